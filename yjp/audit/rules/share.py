"""A part of a whole and its percentage must fit: 25 of 65 is 38.5%, never 44.6%."""

import re
from collections.abc import Iterable, Iterator

from yjp.audit.claims.arithmetic import AVERAGED, as_printed, edits, ratio, stands
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement
from yjp.audit.claims.shares import Share, shares
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Range, Token
from yjp.audit.result import Span, Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.numbers import plain

_NOUN = re.compile(r"^[)\]]?\s(?:out )?of (?:the |all |these |those |our |total )*([a-z-]{5,})")
_OF_OWN = re.compile(r"^[)\]]?\s(?:out )?of\s(?!these\b|those\b|them\b|whom\b)")


def actual_percent(part: Token, whole: Token, *, averaged: bool = False) -> Range | None:
    """The percentage that part and whole leave."""
    quotient = ratio(part, whole, averaged=averaged)
    return quotient * 100 if quotient else None


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for sentence in evidence.numbered:
        found = list(shares(sentence))
        for share in found:
            if share.whole is not None and share.part is not None:
                yield _with_whole(evidence, share, share.part, share.whole)
            elif share.part is not None:
                yield from _without_whole(evidence, share, share.part, found)


def _with_whole(evidence: Evidence, share: Share, part: Token, whole: Token) -> Judgement:
    actual = actual_percent(part, whole, averaged=bool(AVERAGED.search(share.sentence.text)))
    verdict = stands(share.percent, actual) if actual else None
    if verdict is None and not share.sure:
        other = _fitting(evidence, share, part)
        if other is not None:
            return judged(
                share.sentence,
                share.percent,
                part,
                other,
                stands(share.percent, actual_percent(part, other) or Range(0, 0)),
            )
    return judged(share.sentence, share.percent, part, whole, verdict, hedged=bool(part.hedge or whole.hedge))


def judged(
    sentence: Sentence,
    percent: Token,
    part: Token,
    whole: Token,
    verdict: Verdict | None,
    *,
    hedged: bool = False,
) -> Judgement:
    """The judgement on part, whole and percentage."""
    spans = tuple(
        sentence.span(token) for token in sorted((part, whole, percent), key=lambda token: token.start)
    )
    truth = as_printed(100 * part.number / whole.number, percent) if whole.number else "nothing"
    sum_text = f"{part.text} ÷ {whole.text} = {truth}"
    if verdict is not None:
        return Judgement(rule="share", type="share", spans=spans, verdict=verdict, why=sum_text)
    return Judgement(
        rule="share",
        type="share",
        spans=spans,
        verdict=Verdict.SUSPICIOUS if hedged else Verdict.CONTRADICTED,
        why=sum_text,
        quote=sentence.quote,
        sentence=f"{part.text} of {whole.text} is {truth}, but {percent.text} is printed.",
        follows=sum_text,
        correction=correction(part, whole, percent),
        strength=5,
    )


def correction(part: Token, whole: Token, percent: Token) -> str:
    """The change of one number that makes the three fit, with the fewest digits changed."""
    share = abs(percent.number) / 100
    truth = as_printed(100 * part.number / whole.number, percent) if whole.number else "0%"
    options = [(edits(percent.text, truth), 1, f"{part.text} of {whole.text} would be {truth}.")]
    for new in {int(whole.number * share), int(whole.number * share) + 1}:
        if (
            0 <= new <= whole.number
            and abs(100 * new / max(1, whole.number) - abs(percent.number)) <= percent.step / 2
        ):
            text = plain(new, 0)
            options.append((edits(part.text, text), 0, f"{text} of {whole.text} would be {percent.text}."))
    if share:
        for new in {int(part.number / share), int(part.number / share) + 1}:
            if new and abs(100 * part.number / new - abs(percent.number)) <= percent.step / 2:
                text = plain(new, 0)
                options.append(
                    (edits(whole.text, text), 2, f"{part.text} of {text} would be {percent.text}.")
                )
    return min(options)[2]


def _counts(sentences: Iterable[Sentence]) -> Iterator[tuple[Sentence, Token]]:
    for sentence in sentences:
        for token in sentence.values:
            if token.kind is Kind.COUNT and token.number > 0:
                yield sentence, token


def _near(evidence: Evidence, sentence: Sentence) -> list[Sentence]:
    """The paragraph, and the one before."""
    orders = (sentence.order, sentence.order - 1)
    return [each for order in orders for each in evidence.paragraphs.get(order, ())]


def _fitting(evidence: Evidence, share: Share, part: Token) -> Token | None:
    for _, token in _counts(evidence.paragraphs.get(share.sentence.order, ())):
        if token is not part and token.number >= part.number:
            actual = actual_percent(part, token)
            if actual and stands(share.percent, actual):
                return token
    return None


def _without_whole(evidence: Evidence, share: Share, part: Token, found: list[Share]) -> Iterator[Judgement]:
    sentence, percent = share.sentence, share.percent
    for other, token in _counts(_near(evidence, sentence)):
        if token.number >= part.number and (other, token) != (sentence, part):
            actual = actual_percent(part, token)
            if actual and stands(percent, actual) is Verdict.VERIFIED:
                spans = (sentence.span(part), sentence.span(percent), other.span(token))
                why = f"{part.text} ÷ {token.text} = {as_printed(100 * part.number / token.number, percent)}"
                yield Judgement(rule="share", type="share", spans=spans, verdict=Verdict.VERIFIED, why=why)
                return
    if whole := _by_noun(evidence, sentence, max(part, percent, key=lambda token: token.end), part):
        yield judged(sentence, percent, part, whole, None)
        return
    pairs = [(each.part, each.percent) for each in found if each.part is not None and each.whole is None]
    yield from _complements(sentence, pairs, share, part)


def _by_noun(evidence: Evidence, sentence: Sentence, last: Token, part: Token) -> Token | None:
    """The one count of the same noun in the same paragraph: "45% (172) of the reoffences" and "408 reoffences"."""
    match = _NOUN.match(sentence.text[last.end :].lower())
    if not match or match[1] in ("whole", "children", "young", "cases", "these", "those", "total"):
        return None
    noun = re.compile(rf"\s(?:\w+\s)?{re.escape(match[1])}")
    found = {
        token.number: (other, token)
        for other, token in _counts(evidence.paragraphs.get(sentence.order, ()))
        if token.number > part.number and noun.match(other.text[token.end :].lower())
    }
    if len(found) != 1:
        return None
    other, token = next(iter(found.values()))
    periods = {each.period for each in sentence.tokens if each.period}
    others = {each.period for each in other.tokens if each.period}
    return (
        token
        if other is sentence or (other.order == sentence.order and (not periods or periods == others))
        else None
    )


def _complements(
    sentence: Sentence, pairs: list[tuple[Token, Token]], share: Share, part: Token
) -> Iterator[Judgement]:
    """Parts whose percentages make a hundred are parts of their sum; one that breaks the others' base is wrong."""
    percent = share.percent
    if len(pairs) < 2:
        return
    total = sum(each.number for _, each in pairs)
    slack = sum(each.step for _, each in pairs) / 2 + 1e-9
    whole = sum(each.number for each, _ in pairs)
    if sum(bool(_OF_OWN.match(sentence.text[max(p.end, q.end) :].lower())) for p, q in pairs) > 1:
        return  # "60% (12) of girls and 40% (20) of boys": each of its own whole
    others = [(p, q) for p, q in pairs if q is not percent]
    spans = tuple(sentence.span(token) for pair in pairs for token in pair)
    if abs(total - 100) <= slack and whole > 0:
        actual = Range(100 * part.number / whole, 100 * part.number / whole)
        verdict = stands(percent, actual)
        truth = as_printed(actual.low, percent)
        why = f"{part.text} of {plain(whole, 0)} = {truth}"
        if verdict:
            yield Judgement(rule="share", type="share", spans=spans, verdict=verdict, why=why)
            return
        yield Judgement(
            rule="share",
            type="share",
            spans=spans,
            verdict=Verdict.CONTRADICTED,
            why=why,
            quote=sentence.quote,
            sentence=f"The parts add up to {plain(whole, 0)}, of which {part.text} is {truth}, but "
            f"{percent.text} is printed.",
            follows=" + ".join(p.text for p, _ in pairs) + f" = {plain(whole, 0)}; {why}",
            correction=f"{part.text} of {plain(whole, 0)} would be {truth}.",
            strength=4,
        )
        return
    yield from _odd_one(sentence, percent, part, others, spans)


def _odd_one(
    sentence: Sentence,
    percent: Token,
    part: Token,
    others: list[tuple[Token, Token]],
    spans: tuple[Span, ...],
) -> Iterator[Judgement]:
    """One slip of a digit away from what the base of its neighbours gives."""
    for p, q in others:
        base = Range(
            p.number / (q.number + q.step / 2) * 100, p.number / max(q.number - q.step / 2, 1e-9) * 100
        )
        wholes = range(int(base.low) + (base.low > int(base.low)), int(base.high) + 1)
        if not 0 < len(wholes) <= 3 or part.number > wholes[0]:
            continue
        for whole in wholes:
            truth = as_printed(100 * part.number / whole, percent)
            if stands(percent, Range(*[100 * part.number / whole] * 2)):
                return
            if edits(percent.text, truth) == 1 and len(truth) > 3 and len(wholes) == 1:
                yield Judgement(
                    rule="share",
                    type="share",
                    spans=spans,
                    verdict=Verdict.CONTRADICTED,
                    why=f"{p.text} being {q.text} makes the whole {whole}",
                    quote=sentence.quote,
                    sentence=(
                        f"If {p.text} is {q.text}, there are {whole} in all; {part.text} of {whole} is {truth}, "
                        f"but {percent.text} is printed."
                    ),
                    follows=f"{p.text} ÷ {q.text} = {whole}; {part.text} ÷ {whole} = {truth}",
                    correction=f"{part.text} of {whole} would be {truth}.",
                    strength=4,
                )
                return


SHARE = AuditRule(
    id="share",
    title="A percentage is its part of its whole",
    checks="Part divided by whole, with what rounding leaves open, is the percentage printed with them.",
    source="Arithmetic. Parts and wholes are those that the sentence names.",
    verdict=Verdict.CONTRADICTED,
    example="83 RJDs of 230 new referrals (33.3%)",
    says="83 of 230 is 36.1%, but 33.3% is printed.",
    check=_check,
)
