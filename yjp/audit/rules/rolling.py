"""Overlapping twelve-month windows share their months, so their counts bind each other."""

import re
from collections.abc import Iterator
from itertools import pairwise, permutations

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, wrong
from yjp.audit.claims.matrix import Entry, Matrix, both
from yjp.audit.finding.numbers import in_flat
from yjp.audit.finding.periods import Period
from yjp.audit.finding.tokens import Kind
from yjp.audit.result import Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.numbers import plain

_WINDOWS = 3
_MOST = 12
_NOT_COUNTED = re.compile(
    r"%|\brates?\b|\bper\b|\baverage|\bcaseload\b|\bsnapshot\b|\bpopulation\b", re.IGNORECASE
)


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for grid in evidence.grids:
        for matrix in both(grid):
            for places in _windows(matrix):
                for line in range(len(matrix.lines)):
                    if not _NOT_COUNTED.search(matrix.lines[line]):
                        yield from _line(matrix, line, places)


def _windows(matrix: Matrix) -> list[list[tuple[int, Period]]]:
    """Places with windows of one length that overlap, grouped by what else their headers say ("Total", "LAC")."""
    groups: dict[str, list[tuple[int, Period]]] = {}
    for place in matrix.filled:
        tokens = [
            token for token in in_flat(matrix.places[place]) if token.period and token.period.months > 3
        ]
        if len(tokens) == 1 and not _NOT_COUNTED.search(matrix.places[place]):
            rest = matrix.places[place].replace(tokens[0].text, "")
            rest = re.sub(r"\bQ\s?\d\b|[^a-z ]", "", rest.lower(), flags=re.IGNORECASE).strip()
            if tokens[0].period:
                groups.setdefault(" ".join(rest.split()), []).append((place, tokens[0].period))
    found = []
    for members in groups.values():
        lengths = {period.months for _, period in members}
        firsts = sorted(period.first for _, period in members)
        overlapping = len(lengths) == 1 and any(b - a < lengths.copy().pop() for a, b in pairwise(firsts))
        if len(members) >= _WINDOWS and len(set(firsts)) == len(firsts) and overlapping:
            found.append(members[:_MOST])
    return found


def _line(matrix: Matrix, line: int, places: list[tuple[int, Period]]) -> Iterator[Judgement]:
    found = [
        (entry, period)
        for place, period in places
        if (entry := matrix.at(line, place)) and entry.token.kind is Kind.COUNT
    ]
    if len(found) < _WINDOWS:
        return
    worst: tuple[float, tuple[tuple[Entry, Period], ...]] = (0.0, ())
    for one, two, three in permutations(found, 3):
        new = _outside(two[1], one[1])
        if new and _within(new, three[1]):
            short = two[0].token.number - one[0].token.number - three[0].token.number
            if short > worst[0]:
                worst = (short, (one, two, three))
    if worst[0] > 0:
        yield _broken(matrix, line, worst[1], worst[0])


def _outside(window: Period, other: Period) -> tuple[int, int] | None:
    """The months of a window that are not in the other, where they are one stretch."""
    if other.first <= window.first <= other.last < window.last:
        return other.last + 1, window.last
    if window.first < other.first <= window.last <= other.last:
        return window.first, other.first - 1
    return None


def _within(months: tuple[int, int], window: Period) -> bool:
    return window.first <= months[0] and months[1] <= window.last


def _broken(matrix: Matrix, line: int, trio: tuple[tuple[Entry, Period], ...], short: float) -> Judgement:
    (one, first), (two, second), (three, third) = trio
    at_least = two.token.number - one.token.number
    sure = short >= max(2, 0.05 * two.token.number) or one.token.number == 0
    label = matrix.lines[line]
    months = _outside(second, first) or (second.first, second.last)
    stretch = Period(*months, "months").words
    return wrong(
        "rolling-window",
        "count",
        (one.span, two.span, three.span),
        quote=f"{label}: {first.words} {one.token.text}; {second.words} {two.token.text}; "
        f"{third.words} {three.token.text}",
        sentence=(
            f"{label}: {two.token.text} in {second.words} but {one.token.text} in {first.words} puts at least "
            f"{plain(at_least, 0)} in {stretch}; {third.words} holds those months but has only {three.token.text}."
        ),
        follows=f"{two.token.text} less {one.token.text} is {plain(at_least, 0)}, more than {three.token.text}",
        correction=f"{third.words} must be at least {plain(at_least, 0)}, or {second.words} is too high.",
        verdict=Verdict.CONTRADICTED if sure else Verdict.SUSPICIOUS,
        strength=4,
    )


ROLLING_WINDOW = AuditRule(
    id="rolling-window",
    title="Overlapping windows agree",
    checks="What enters one rolling window stays in every later window that holds the same months.",
    source="Arithmetic of overlapping periods; a shortfall of one may be a revised record and is only suspicious.",
    verdict=Verdict.CONTRADICTED,
    example="Oct 17-Sep 18: 0; Jan-Dec 18: 9; Apr 18-Mar 19: 0",
    says="9 in Jan 2018 to Dec 2018 but 0 in Oct 2017 to Sep 2018 puts at least 9 in Oct 2018 to Dec 2018.",
    check=_check,
)
