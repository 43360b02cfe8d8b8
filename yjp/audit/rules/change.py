"""A change must fit the two values that it lies between: 30 to 21 is a fall of 30%, not of 45%."""

import re
from collections.abc import Iterator
from dataclasses import replace

from yjp.audit.claims.arithmetic import as_printed, edits, stands
from yjp.audit.claims.changes import Pair, Size, absolute, bracketed, pairs, sizes
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement
from yjp.audit.finding import vocabulary
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Range, Token
from yjp.audit.result import Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.numbers import MINUS, plain

SIGNS = f"+-{MINUS}"

_PEOPLE = re.compile(
    r"^\s(?:[a-z-]+\s){0,3}?(?:children|young|people|girls|boys|offenders|entrants|referrals|sentences|cases|victims|orders|families|reoffenders)\b"
)
_ASIDE = re.compile(
    r"\b(?:compared|against|whereas|while|target|versus|than|nationally|national|"
    r"regional|family|but|of whom|of which|with)\b|;"
)
_NEW_SUBJECT = re.compile(
    r"[.?!]\s|\sand\s(?!(?:so\s|thus\s|has\s|have\s|this\s|that\s)?(?:is|was|represents|equates|reduced|decreased|fell|"
    r"dropped|declined|increased|rose)\b)"
)
_CLOSE = 40
"""A bare signed percentage belongs to the pair right before it."""
_ROUND, _NEARLY = 5, 2.5


def level(sentence: Sentence, token: Token) -> Range:
    """What a value can be as one end of a change: counts of people are exact, other whole numbers may be rates."""
    if (
        token.kind is Kind.COUNT
        and not token.decimals
        and token.number >= 100
        and not _PEOPLE.match(sentence.after(token))
    ):
        wide = token.counted
        return Range(min(wide.low, token.number - 0.5), max(wide.high, token.number + 0.5))
    return token.measured


def relative(before: Range, after: Range) -> Range | None:
    """The percentage change between two ranges; the two ends of a range move apart, never together."""
    quotient = after.over(before)
    return Range(100 * (quotient.low - 1), 100 * (quotient.high - 1)) if quotient else None


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for sentence in evidence.numbered:
        found = pairs(sentence)
        said = sizes(sentence)
        if not found:
            yield from _said_after(evidence, sentence, said)
            continue
        for pair in found:
            token = bracketed(sentence, pair)
            if token is not None and all(size.token is not token for size in said):
                said.append(Size(token=token, word=0, named=False))
        for size in said:
            judgement = _size(sentence, found, size)
            if judgement:
                yield judgement
        for size in absolute(sentence):
            yield from _absolute(sentence, found, size)


def _absolute(sentence: Sentence, found: list[Pair], size: Size) -> Iterator[Judgement]:
    """ "A reduction of 26 young people, from 77 to 51": the difference itself."""
    alike = [pair for pair in found if pair.before.kind is pair.after.kind is size.token.kind]
    for pair in alike:
        difference = level(sentence, pair.after) - level(sentence, pair.before)
        verdict = stands(size.token, difference)
        if verdict:
            yield _judged(
                sentence,
                pair,
                size,
                verdict,
                f"{pair.after.text} less {pair.before.text} is {_difference(pair)}",
            )
            return
    if len(alike) != 1 or not _attached(sentence, alike[0], size, found):
        return
    pair = alike[0]
    truth = _difference(pair).lstrip(SIGNS)
    yield Judgement(
        rule="change",
        type="change",
        spans=tuple(
            sentence.span(each)
            for each in sorted((pair.before, pair.after, size.token), key=lambda t: t.start)
        ),
        verdict=Verdict.SUSPICIOUS
        if size.token.hedge or pair.before.hedge or pair.after.hedge
        else Verdict.CONTRADICTED,
        why=f"{pair.after.text} less {pair.before.text} is {_difference(pair)}",
        quote=sentence.quote,
        sentence=f"{pair.before.text} to {pair.after.text} is a change of {truth}, but {size.token.text} is printed.",
        follows=f"{pair.after.text} less {pair.before.text} is {_difference(pair)}",
        correction=f"{truth} instead of {size.token.text}.",
        strength=4,
    )


def _said_after(evidence: Evidence, sentence: Sentence, said: list[Size]) -> Iterator[Judgement]:
    """ "The rate is 38.2% compared to 42.1% the year before. This is a decrease of 3.9%." """
    group = evidence.paragraphs[sentence.order]
    place = group.index(sentence)
    if len(said) != 1 or not place or not _THIS.match(sentence.lower):
        return
    before = group[place - 1]
    found = pairs(before)
    if len(found) != 1 or len(sentence.values) > 1:
        return
    pair, token = found[0], said[0].token
    verdict, why = _fits(before, pair, token)
    spans = (before.span(pair.before), before.span(pair.after), sentence.span(token))
    if verdict:
        yield Judgement(rule="change", type="change", spans=spans, verdict=verdict, why=why)
        return
    wrong = _wrong(before, pair, said[0], found)
    if wrong is not None:
        yield replace(wrong, spans=spans, quote=f"{before.quote} {sentence.quote}"[:300])


_THIS = re.compile(
    r"^\s*(?:this|that|which|it|an?)\s(?:is|was|represents|equates to|equals|shows|"
    r"has been|reduction|decrease|increase|marks|means)\b"
)


def _size(sentence: Sentence, found: list[Pair], size: Size) -> Judgement | None:
    for pair in sorted(found, key=lambda pair: _distance(pair, size.token)):
        verdict, why = _fits(sentence, pair, size.token)
        if verdict:
            return _judged(sentence, pair, size, verdict, why)
    near = min(found, key=lambda pair: _distance(pair, size.token))
    if not _attached(sentence, near, size, found):
        return None
    return _wrong(sentence, near, size, found)


def _distance(pair: Pair, token: Token) -> int:
    return max(pair.start - token.end, token.start - pair.end, 0)


def _fits(sentence: Sentence, pair: Pair, size: Token) -> tuple[Verdict | None, str]:
    before, after = level(sentence, pair.before), level(sentence, pair.after)
    if size.kind is Kind.POINTS:
        verdict = stands(size, after - before)
        return verdict, f"{pair.after.text} less {pair.before.text} is {_difference(pair)}"
    change = relative(before, after)
    verdict = stands(size, change) if change else None
    return verdict, _sum(pair, size)


def _sum(pair: Pair, size: Token) -> str:
    if not pair.before.number:
        return ""
    value = 100 * (pair.after.number - pair.before.number) / pair.before.number
    sign = "+" if value > 0 else MINUS
    return f"{pair.before.text} to {pair.after.text} is {sign}{as_printed(abs(value), _unsigned(size))}"


def _relative_text(pair: Pair, like: Token) -> str:
    value = 100 * abs(pair.after.number - pair.before.number) / pair.before.number
    return as_printed(value, _unsigned(like))


def _unsigned(token: Token) -> Token:
    return Token(start=0, end=0, text="", kind=Kind.PERCENT, value=0.0, decimals=token.decimals)


def _difference(pair: Pair) -> str:
    decimals = max(pair.before.decimals, pair.after.decimals)
    return plain(pair.after.number - pair.before.number, decimals)


def _judged(sentence: Sentence, pair: Pair, size: Size, verdict: Verdict, why: str) -> Judgement:
    spans = tuple(sentence.span(token) for token in (pair.before, pair.after, size.token))
    return Judgement(rule="change", type="change", spans=spans, verdict=verdict, why=why)


def _attached(sentence: Sentence, pair: Pair, size: Size, found: list[Pair]) -> bool:
    """Is there nothing between the pair and the size that could make it the change of something else?"""
    if size.token.start >= pair.end:
        between = sentence.text[pair.end : size.token.start]
    elif size.token.end <= pair.start:
        between = sentence.text[size.token.end : pair.start]
        if re.search(r"\sand\s", between):
            return False
    else:
        between = ""
    plain_text = re.sub(r"[(\[][^()\[\]]*[)\]]", " ", between.lower())
    if len(between) > 90 or _ASIDE.search(plain_text) or _NEW_SUBJECT.search(plain_text):
        return False
    if vocabulary.areas(plain_text):
        return False
    if not size.word and (len(plain_text) > _CLOSE or " and " in plain_text):
        return False
    inside = [
        token
        for token in sentence.values
        if min(size.token.end, pair.end) <= token.start < max(size.token.start, pair.start)
        and token not in (pair.before, pair.after, size.token)
        and not any(token in (other.before, other.after) for other in found)
        and not re.search(r"[(\[][^)\]]*$", sentence.text[: token.start])
    ]
    return not inside


def _wrong(sentence: Sentence, pair: Pair, size: Size, found: list[Pair]) -> Judgement | None:
    token = size.token
    shown = abs(token.number)
    gap = abs(pair.after.number - pair.before.number)
    levels = f"{pair.before.text} to {pair.after.text}"
    both_percent = pair.before.kind is Kind.PERCENT
    if (
        token.kind is Kind.PERCENT
        and both_percent
        and stands(token, level(sentence, pair.after) - level(sentence, pair.before))
    ):
        return _points(sentence, pair, token)
    if token.kind is Kind.POINTS and not both_percent:
        return None
    if pair.before.number == 0:
        return None
    value = gap if token.kind is Kind.POINTS else 100 * gap / pair.before.number
    truth = as_printed(value, _unsigned(token)) + (" points" if token.kind is Kind.POINTS else "")
    truth = truth.replace("% points", " points")
    follows = (
        _sum(pair, token)
        if token.kind is Kind.PERCENT
        else f"{pair.after.text} less {pair.before.text} is {_difference(pair)}"
    )
    sentence_text = f"{levels} is a change of {truth}, but {token.text} is printed."
    for other in found:
        backward = relative(level(sentence, other.after), level(sentence, other.before))
        if token.kind is Kind.PERCENT and backward and stands(token, backward):
            sentence_text = (
                f"{other.before.text} to {other.after.text} is a change of "
                f"{_relative_text(other, token)}; "
                f"{token.text} is the change relative to the later value."
            )
            break
    rounded_figure = (
        token.decimals == 0
        and shown % _ROUND == 0
        and abs(value - shown) <= _NEARLY
        and token.kind is Kind.PERCENT
    )
    soft = bool(token.hedge) or rounded_figure or bool(pair.before.hedge or pair.after.hedge)
    spans = tuple(
        sentence.span(each) for each in sorted((pair.before, pair.after, token), key=lambda each: each.start)
    )
    return Judgement(
        rule="change",
        type="change",
        spans=spans,
        verdict=Verdict.SUSPICIOUS if soft else Verdict.CONTRADICTED,
        why=follows,
        quote=sentence.quote,
        sentence=sentence_text,
        follows=follows,
        correction=_correction(sentence, pair, token, truth),
        strength=5,
    )


def _points(sentence: Sentence, pair: Pair, token: Token) -> Judgement:
    value = as_printed(abs(token.number), _unsigned(token)).rstrip("%")
    spans = tuple(
        sentence.span(each) for each in sorted((pair.before, pair.after, token), key=lambda each: each.start)
    )
    truth = (
        as_printed(100 * abs(pair.after.number - pair.before.number) / pair.before.number, token)
        if pair.before.number
        else ""
    )
    return Judgement(
        rule="points",
        type="change",
        spans=spans,
        verdict=Verdict.CONTRADICTED,
        why=f"{pair.before.text} to {pair.after.text} differ by {value} percentage points",
        quote=sentence.quote,
        sentence=(
            f"{pair.before.text} and {pair.after.text} differ by {value} percentage points; "
            f"as a percentage the change is {truth.lstrip(SIGNS)}, not {token.text.strip()}."
        ),
        follows=f"{pair.after.text} less {pair.before.text} is {_difference(pair)} points",
        correction=f"Write {value} percentage points.",
        strength=4,
    )


def _correction(sentence: Sentence, pair: Pair, token: Token, truth: str) -> str:
    options = [(edits(token.text, truth), 0, f"{pair.before.text} to {pair.after.text} would be {truth}.")]
    if (
        token.kind is Kind.PERCENT
        and pair.before.kind is Kind.COUNT
        and pair.after.number != pair.before.number
    ):
        sign = 1 if pair.after.number > pair.before.number else -1
        factor = 1 + sign * abs(token.number) / 100
        for which, new in (
            ("after", pair.before.number * factor),
            ("before", pair.after.number / factor if factor > 0 else 0),
        ):
            before, after = (
                (pair.before.number, round(new)) if which == "after" else (round(new), pair.after.number)
            )
            if before and stands(token, Range(*[100 * abs(after - before) / before] * 2)) is Verdict.VERIFIED:
                old = pair.after.text if which == "after" else pair.before.text
                fixed = plain(round(new), 0)
                text = (
                    f"{pair.before.text} to {fixed}" if which == "after" else f"{fixed} to {pair.after.text}"
                )
                options.append((edits(old, fixed), 1, f"{text} would be {token.text}."))
    return min(options)[2]


def _two(evidence: Evidence) -> Iterator[Judgement]:
    for sentence in evidence.numbered:
        for match in _TWICE.finditer(sentence.lower):
            inside = [
                t
                for t in sentence.values
                if t.kind is Kind.PERCENT and match.start() <= t.start and t.end <= match.end()
            ]
            if (
                len(inside) == 2
                and abs(inside[0].number - inside[1].number) > inside[0].step + inside[1].step
            ):
                one, other = inside
                yield Judgement(
                    rule="two-percentages",
                    type="change",
                    spans=(sentence.span(one), sentence.span(other)),
                    verdict=Verdict.CONTRADICTED,
                    why="one change has two sizes",
                    quote=sentence.quote,
                    sentence=f"One change is given two sizes, {one.text} and {other.text}.",
                    follows=f"{one.text} and {other.text} cannot both be the change",
                    correction=None,
                    strength=5,
                )


_TWICE = re.compile(
    r"[\d.,]+\s?%\s(?:reduction|decrease|fall|drop|increase|rise|decline)\sin\s[a-z\s()-]{0,60}?\sby\s(?:[a-z]+\s)?[\d.,]+\s?%"
    r"|\b(?:reduced|decreased|fell|fallen|dropped|increased|rose|risen)\s(?:by\s)[\d.,]+\s?%\sby\s[\d.,]+\s?%"
)

CHANGE = AuditRule(
    id="change",
    title="A percentage change lies between its two values",
    checks="Later less earlier, divided by the earlier value, is the change printed, with what rounding leaves open.",
    source="Arithmetic; a change computed on the later value is named as such.",
    verdict=Verdict.CONTRADICTED,
    example="custody fell from 30 to 21, a reduction of 45%",
    says="30 to 21 is a change of 30%, but 45% is printed.",
    check=lambda evidence: (each for each in _check(evidence) if each.rule == "change"),
)
POINTS = AuditRule(
    id="points",
    title="Percentage points are not per cent",
    checks="A change between two percentages that is printed with a per cent sign is relative, not their difference.",
    source="ONS and Government Statistical Service guidance: a difference of percentages is in percentage points.",
    verdict=Verdict.CONTRADICTED,
    example="reoffending fell from 30.4% to 18.8%, an 11.6% reduction",
    says="30.4% and 18.8% differ by 11.6 percentage points; as a percentage the change is 38.2%, not 11.6%.",
    check=lambda evidence: (each for each in _check(evidence) if each.rule == "points"),
)
TWO_PERCENTAGES = AuditRule(
    id="two-percentages",
    title="One change has one size",
    checks="A sentence does not give one change two different percentages.",
    source="Arithmetic.",
    verdict=Verdict.CONTRADICTED,
    example="a 45.6% reduction in first time entrants by 6%",
    says="One change is given two sizes, 45.6% and 6%.",
    check=_two,
)
