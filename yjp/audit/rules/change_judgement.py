"""Does a size of change fit a pair of values, and what is said where it does not?"""

import re

from yjp.audit.claims.arithmetic import as_printed, edits, stands
from yjp.audit.claims.changes import Pair
from yjp.audit.claims.judgement import Judgement
from yjp.audit.claims.sizes import Size
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Range, Token
from yjp.audit.result import Verdict
from yjp.numbers import MINUS, plain

SIGNS = f"+-{MINUS}"
_PEOPLE = re.compile(
    r"^\s(?:[a-z-]+\s){0,3}?(?:children|young|people|girls|boys|offenders|entrants|referrals|sentences|cases|victims|orders|families|reoffenders)\b"
)
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


def fits(sentence: Sentence, pair: Pair, size: Token) -> tuple[Verdict | None, str]:
    """The verdict that the size of change stands between the two values, if it does; and the sum behind that."""
    before, after = level(sentence, pair.before), level(sentence, pair.after)
    if size.kind is Kind.POINTS:
        verdict = stands(size, after - before)
        return verdict, f"{pair.after.text} less {pair.before.text} is {difference_text(pair)}"
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


def difference_text(pair: Pair) -> str:
    """The later value less the earlier, with their decimals."""
    decimals = max(pair.before.decimals, pair.after.decimals)
    return plain(pair.after.number - pair.before.number, decimals)


def judged(sentence: Sentence, pair: Pair, size: Size, verdict: Verdict, why: str) -> Judgement:
    """A size that fits its pair."""
    spans = tuple(sentence.span(token) for token in (pair.before, pair.after, size.token))
    return Judgement(rule="change", type="change", spans=spans, verdict=verdict, why=why)


def misfit(sentence: Sentence, pair: Pair, size: Size, found: list[Pair]) -> Judgement | None:
    """What is said of a size that does not fit; nothing where it may be the size of something else."""
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
        else f"{pair.after.text} less {pair.before.text} is {difference_text(pair)}"
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
        follows=f"{pair.after.text} less {pair.before.text} is {difference_text(pair)} points",
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
