"""The population behind a series of rates and counts does not jump."""

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, wrong
from yjp.audit.finding.grid import Grid
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Token
from yjp.audit.result import Span, Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.numbers import plain

_ONE_SERIES = 1.05
_JUMP, _JUMP_LARGE, _LARGE = 0.10, 0.035, 1_000_000

Pair = tuple[Token, Token, Span, Span]
"""Rate, count, and their places."""


def _implied(evidence: Evidence) -> Iterator[Judgement]:
    for grid in evidence.grids:
        for name, pairs in _series(grid):
            yield from _smooth(name, pairs, f"{grid.about[:100]} {name}".strip())
    for sentence in evidence.numbered:
        pairs = list(_text_pairs(sentence))
        if len(pairs) >= 3:
            yield from _smooth("the series", pairs, sentence.quote)


def _series(grid: Grid) -> Iterator[tuple[str, list[Pair]]]:
    """Rows of cells that hold a rate and a count: ``0.06(1)``, ``15/0.81``."""
    for row, cells in enumerate(grid.body):
        found = []
        for cell in cells.values():
            values = cell.values
            kinds = [token.kind for token in values]
            if sorted(kinds) == [Kind.COUNT, Kind.DECIMAL]:
                rate, count = (values[0], values[1]) if kinds[0] is Kind.DECIMAL else (values[1], values[0])
                found.append((rate, count, cell.span(rate), cell.span(count)))
        if len(found) >= 3:
            yield grid.labels[row] or "the row", found


def _text_pairs(sentence: Sentence) -> Iterator[Pair]:
    for one, other in pairwise(sentence.values):
        between = sentence.gap(one, other)
        if one.kind is Kind.DECIMAL and other.kind is Kind.COUNT and re.fullmatch(r"\s?\(\s?", between):
            yield one, other, sentence.span(one), sentence.span(other)
        elif one.kind is Kind.COUNT and other.kind is Kind.DECIMAL and re.fullmatch(r"\s?[/(]\s?", between):
            yield other, one, sentence.span(other), sentence.span(one)


def _smooth(name: str, pairs: list[Pair], quote: str) -> Iterator[Judgement]:
    ranges = [
        (pair, population)
        for pair in pairs
        if pair[1].number > 0 and (population := pair[1].counted.over(pair[0].rounded))
    ]
    if len(ranges) < 3:
        return
    middles = [pair[1].number / pair[0].number for pair, _ in ranges]
    centre = median(middles)
    large = centre * 1000 > _LARGE
    limit = _JUMP_LARGE if large else _JUMP
    odd = [
        (pair, population)
        for pair, population in ranges
        if population.low > centre * (1 + limit) or population.high < centre * (1 - limit)
    ]
    highest = max(ranges, key=lambda each: each[1].low)
    lowest = min(ranges, key=lambda each: each[1].high)
    if large and highest[1].low > _ONE_SERIES * lowest[1].high:
        yield _two_series(name, highest[0], lowest[0], quote)
        return
    if not odd or (len(odd) * 2 > len(ranges)):
        return
    for (rate, count, rate_span, count_span), _ in odd:
        ratio = count.number / rate.number / centre
        yield wrong(
            "implied-population",
            "rate",
            (rate_span, count_span),
            quote=quote,
            sentence=(
                f"{rate.text} with {count.text} implies a population {plain(abs(ratio - 1) * 100, 0)}% "
                f"{'larger' if ratio > 1 else 'smaller'} "
                f"than the others of {name} do."
            ),
            follows=f"{count.text} ÷ {rate.text} = {count.number / rate.number:.4g}, the others about {centre:.4g}",
            correction=f"{count.text} would be a rate of about {plain(count.number / centre, rate.decimals)}.",
            verdict=Verdict.SUSPICIOUS,
        )


def _two_series(name: str, high: Pair, low: Pair, quote: str) -> Judgement:
    implied = [plain(count.number / rate.number, 0) for rate, count, _, _ in (low, high)]
    return wrong(
        "implied-population",
        "rate",
        (*low[2:], *high[2:]),
        quote=quote,
        sentence=(
            f"{low[1].text} at {low[0].text} implies {implied[0]} thousand children and "
            f"{high[1].text} at {high[0].text} "
            f"implies {implied[1]} thousand: the values of {name} are not one series."
        ),
        follows=f"{low[1].text} ÷ {low[0].text} = {implied[0]}; {high[1].text} ÷ {high[0].text} = {implied[1]}",
        correction="Look the counts and rates up again: they seem to be of different areas or ages.",
        verdict=Verdict.SUSPICIOUS,
    )


IMPLIED_POPULATION = AuditRule(
    id="implied-population",
    title="The population behind a series does not jump",
    checks="Count divided by rate gives much the same population in every year of a series.",
    source="ONS mid-year estimates move by a few per cent a year.",
    verdict=Verdict.SUSPICIOUS,
    example="0.24 (4), 0.66 (11), 0.38 (5), 0.88 (14)",
    says="0.38 with 5 implies a population 21% smaller than the others of the series do.",
    check=_implied,
)
