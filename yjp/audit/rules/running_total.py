"""Cumulative rows and columns must be what has come together so far."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, right, wrong
from yjp.audit.claims.matrix import Entry, Matrix, both, common_step
from yjp.audit.claims.quarters import quarter
from yjp.audit.finding.numbers import in_flat
from yjp.audit.finding.tokens import Kind
from yjp.audit.result import Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.numbers import plain

_RUNNING = re.compile(
    r"\byear[ -]to[ -]date\b|\bytd\b|\bcumulative\w*|\brunning total\b|\bso far\b|\bto date\b|\bsince (?:1 )?april\b",
    re.IGNORECASE,
)
_NO_COUNT = re.compile(
    r"\brates?\b|\bper\b|%|\baverage\b|\bmean\b|\btarget\b|\bchange\b|\bdifference\b|\bforecast\b|\bprofile\b|\bremaining\b",
    re.IGNORECASE,
)
_FEWEST = 3
_COUNTS = (Kind.COUNT, Kind.MONEY, Kind.DECIMAL)


@dataclass(frozen=True)
class _Pair:
    """Values of one line, those of the running total of another, and where both have one."""

    single: tuple[Entry, ...]
    running: tuple[Entry, ...]
    label: str


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for grid in evidence.grids:
        for matrix in both(grid):
            corner = f"{grid.table.caption} {' '.join(grid.columns[: grid.first_value])}"
            if _is_running(corner):
                for line in range(len(matrix.lines)):
                    yield from _falling(matrix, line)
                continue
            running = [line for line, label in enumerate(matrix.lines) if _is_running(label)]
            for line in running:
                pairs = [
                    pair for other in _singles(matrix, line, running) if (pair := _pair(matrix, other, line))
                ]
                fitting = [pair for pair in pairs if _misfits(pair) is not None]
                if len(fitting) == 1 or (fitting and len(pairs) == 1):
                    yield from _held(fitting[0])
                elif not fitting:
                    yield from _falling(matrix, line)


def _is_running(label: str) -> bool:
    return bool(_RUNNING.search(label)) and not _NO_COUNT.search(label)


def _singles(matrix: Matrix, running: int, others: list[int]) -> Iterator[int]:
    """The lines that a running total can be of: counts, and not of another year."""
    for line, name in enumerate(matrix.lines):
        if line not in others and not _NO_COUNT.search(name):
            years = {_years(name), _years(matrix.lines[running])} - {frozenset()}
            if len(years) < 2:
                yield line


def _years(label: str) -> frozenset[str]:
    return frozenset(token.text for token in in_flat(label) if token.period)


def _pair(matrix: Matrix, single: int, running: int) -> _Pair | None:
    """The two lines side by side, from the first place; None where one has a gap or they are no counts."""
    places = [
        place
        for place in matrix.filled
        if matrix.at(single, place) and matrix.at(running, place) and not _whole(matrix, place)
    ]
    places = [place for place in places if not _sum_of(matrix, single, places[: places.index(place)], place)]
    ones = tuple(entry for place in places if (entry := matrix.at(single, place)))
    totals = tuple(entry for place in places if (entry := matrix.at(running, place)))
    gaps = any(
        (matrix.at(single, place) is None) != (matrix.at(running, place) is None)
        for place in range(places[0] if places else 0, places[-1] + 1 if places else 0)
    )
    if len(places) < _FEWEST or gaps or any(entry.token.kind not in _COUNTS for entry in (*ones, *totals)):
        return None
    return _Pair(ones, totals, matrix.lines[running].strip())


def _sum_of(matrix: Matrix, line: int, before: list[int], place: int) -> bool:
    """A quarter after its months is their sum, and no further step."""
    entry = matrix.at(line, place)
    numbers = [each.token.number for at in before if (each := matrix.at(line, at))]
    return entry is not None and len(numbers) > 1 and abs(entry.token.number - sum(numbers)) < 1e-6


def _whole(matrix: Matrix, place: int) -> bool:
    """A total or a year behind the quarters is no further step."""
    return place in matrix.totals or (
        quarter(matrix.places[place]) is None and place in matrix.years_of_quarters
    )


def _misfits(pair: _Pair) -> list[int] | None:
    """Where the running total does not go on by the single value; None where the two are of different things.

    A slip in the running total shows as two steps that are out by as much in opposite ways, or as the last step.
    """
    step = common_step([entry.token for entry in (*pair.single, *pair.running)])
    room = 1.5 * step if step != 1 else 0.0
    before = [0.0, *(entry.token.number for entry in pair.running[:-1])]
    out = [
        place
        for place, (single, running, last) in enumerate(zip(pair.single, pair.running, before, strict=True))
        if abs(last + single.token.number - running.token.number) > room + 1e-6
    ]
    good = sum(
        1 for place in range(len(pair.single)) if place not in out and (place or pair.single[0].token.number)
    )
    return out if good >= max(2, len(out)) else None


def _held(pair: _Pair) -> Iterator[Judgement]:
    out = _misfits(pair) or []
    sums = list(accumulate(entry.token.number for entry in pair.single))
    decimals = max(entry.token.decimals for entry in (*pair.single, *pair.running))
    for place, (entry, total) in enumerate(zip(pair.running, sums, strict=True)):
        if place not in out and abs(total - entry.token.number) < 1e-6 and place:
            spans = (*(each.span for each in pair.single[: place + 1]), entry.span)
            yield right("running-total", "total", spans, f"adds up to {entry.token.text}")
    if not out:
        return
    first = out[0]
    entry = pair.running[first]
    before = pair.running[first - 1].token if first else None
    added = f"{before.text} + {pair.single[first].token.text}" if before else pair.single[first].token.text
    value = (before.number if before else 0.0) + pair.single[first].token.number
    truth = plain(value, decimals)
    yield wrong(
        "running-total",
        "total",
        (*((pair.running[first - 1].span,) if first else ()), pair.single[first].span, entry.span),
        quote=f"{pair.label}: {' | '.join(each.span.text for each in pair.running)}",
        sentence=f"{pair.label}: {added} is {truth}, but {entry.token.text} is printed.",
        follows=f"in the single periods: {' | '.join(each.span.text for each in pair.single)}",
        correction=f"{truth} instead of {entry.token.text} would follow, if the single values are right.",
        strength=6,
    )


def _falling(matrix: Matrix, line: int) -> Iterator[Judgement]:
    """A running total of counts alone: it can stand still but not fall."""
    if _NO_COUNT.search(matrix.lines[line]):
        return
    entries = [
        entry for place in matrix.filled if not _whole(matrix, place) and (entry := matrix.at(line, place))
    ]
    quarters = [quarter(matrix.places[place]) for place in matrix.filled if matrix.at(line, place)]
    if (
        len(entries) < _FEWEST
        or any(entry.token.kind is not Kind.COUNT for entry in entries)
        or None in quarters
    ):
        return
    for one, other in pairwise(entries):
        if other.token.number < one.token.number:
            label = matrix.lines[line].strip()
            yield wrong(
                "running-total",
                "total",
                (one.span, other.span),
                quote=f"{label}: {' | '.join(entry.span.text for entry in entries)}",
                sentence=f"{label}: a running total goes down from {one.token.text} to {other.token.text}.",
                follows=f"{other.token.text} is less than {one.token.text}",
                verdict=Verdict.SUSPICIOUS,
            )
            return


RUNNING_TOTAL = AuditRule(
    id="running-total",
    title="A running total goes on by what is added",
    checks="A year to date or cumulative row is the one before it plus the value of the period, and does not fall.",
    source="Arithmetic; the row of single values is the one of the same table with which most steps fit.",
    verdict=Verdict.CONTRADICTED,
    example="In the quarter 9 | 6 | 11 | 8, year to date 9 | 15 | 28 | 34",
    says="Year to date: 15 + 11 is 26, but 28 is printed.",
    check=_check,
)
