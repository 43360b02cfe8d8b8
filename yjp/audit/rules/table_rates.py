"""In a table with numbers and rates, each rate is its number over a population: the one printed, or much the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from yjp.audit.claims.arithmetic import stands
from yjp.audit.claims.based_rates import base_in
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, right, wrong
from yjp.audit.claims.matrix import Entry, Matrix, both
from yjp.audit.finding.numbers import in_flat
from yjp.audit.finding.tokens import Kind, Range
from yjp.audit.result import Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.numbers import plain

_POPULATION = re.compile(
    r"\bpopulation\b|^(?:children\s)?(?:aged\s)?10\s?(?:-|to)\s?17(?:\syear\solds)?$", re.IGNORECASE
)
_RATE = re.compile(r"\brates?\b|\bper\s1", re.IGNORECASE)
_NUMBER = re.compile(
    r"\bnumbers?\b|\bno\.|\bcount\b|\bFTEs?\b|\bentrants\b|\bsentences\b|^children$|^young people$",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\bchange|\bdifference|\btarget|\breoffend|\bbinary|%|\bregion|\bengland|\bfamily|\bnational",
    re.IGNORECASE,
)
_FEWEST, _MOST_OF = 2, 2 / 3
_SMALLEST = 1000
_SERIES, _ONE_SIZE, _JUMP = 4, 0.05, 0.12
"""Lines of a series, how far their populations may lie from the middle, and what none moves by in a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line of the table: its number, its rate and, where the table has it, its population."""

    words: str
    number: Entry
    rate: Entry
    population: Entry | None


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for grid in evidence.grids:
        for matrix in both(grid):
            roles = _roles(matrix)
            if roles is None:
                continue
            lines = _lines(matrix, *roles)
            base = base_in(matrix.places[roles[1]]) or base_in(
                f"{grid.table.caption} {' '.join(grid.columns[: grid.first_value])} {grid.table.heading}"
            )
            if base and all(line.population for line in lines):
                yield from _of_population(lines, base)
            elif all(any(token.period for token in in_flat(line.words)) for line in lines):
                yield from _of_series(lines)


def _roles(matrix: Matrix) -> tuple[int, int, int | None] | None:
    """The places of the number, the rate and the population; None where they are not one each."""
    found: dict[str, list[int]] = {"population": [], "rate": [], "number": []}
    for place in matrix.filled:
        label = matrix.places[place]
        if _APART.search(label):
            continue
        # "10-17 population" is a population, "rate per 100,000 of the 10-17 population" a rate.
        for role, words in (("rate", _RATE), ("population", _POPULATION), ("number", _NUMBER)):
            if words.search(label):
                found[role].append(place)
                break
    if len(found["rate"]) != 1 or len(found["number"]) != 1 or len(found["population"]) > 1:
        return None
    return found["number"][0], found["rate"][0], next(iter(found["population"]), None)


def _lines(matrix: Matrix, number: int, rate: int, population: int | None) -> list[_Line]:
    lines = []
    for line, words in enumerate(matrix.lines):
        count, shown = matrix.at(line, number), matrix.at(line, rate)
        people = matrix.at(line, population) if population is not None else None
        if (
            count is None
            or shown is None
            or count.token.kind is not Kind.COUNT
            or shown.token.kind not in (Kind.COUNT, Kind.DECIMAL)
            or count.token.number <= 0
            or shown.token.number <= 0
            or (people is not None and people.token.number < _SMALLEST)
        ):
            continue
        lines.append(_Line(words=words, number=count, rate=shown, population=people))
    return lines


def _of_population(lines: list[_Line], base: int) -> Iterator[Judgement]:
    """Where most lines are number over population, all of them are."""
    actual = []
    for line in lines:
        assert line.population
        quotient = line.number.token.counted.over(line.population.token.counted)
        actual.append(quotient * base if quotient else None)
    fit = [
        stands(line.rate.token, value) if value else None for line, value in zip(lines, actual, strict=True)
    ]
    sure = sum(verdict is not None for verdict in fit)
    if sure < _FEWEST or sure < _MOST_OF * len(lines):
        return
    for line, value, verdict in zip(lines, actual, fit, strict=True):
        assert line.population
        if value is None:
            continue
        truth = plain((value.low + value.high) / 2, line.rate.token.decimals)
        spans = (line.number.span, line.rate.span, line.population.span)
        follows = f"{line.number.token.text} ÷ {line.population.token.text} × {base:,} = {truth}"
        if verdict:
            yield right("table-rate", "rate", spans, follows, rounding=verdict is Verdict.ROUNDING)
            continue
        yield wrong(
            "table-rate",
            "rate",
            spans,
            quote=f"{line.words}: {line.number.span.text} | {line.rate.span.text} | {line.population.span.text}",
            sentence=f"{line.number.token.text} in a population of {line.population.token.text} is {truth} "
            f"per {base:,}, but {line.rate.token.text} is printed.",
            follows=follows,
            correction=f"{truth} instead of {line.rate.token.text}, if number and population are right.",
        )


def _of_series(lines: list[_Line]) -> Iterator[Judgement]:
    """Number by rate gives nearly one population year after year; one that jumps is a slip."""
    if len(lines) < _SERIES:
        return
    implied = [line.number.token.number / line.rate.token.number for line in lines]
    middle = median(implied)
    ranges = [line.number.token.counted.over(line.rate.token.rounded) for line in lines]
    near = [_within(each, middle, _ONE_SIZE) for each in ranges]
    far = [not _within(each, middle, _JUMP) for each in ranges]
    if sum(far) != 1 or sum(near) != len(lines) - 1:
        return
    line, ratio = next(
        (line, value / middle) for line, value, odd in zip(lines, implied, far, strict=True) if odd
    )
    truth = plain(line.number.token.number / middle, line.rate.token.decimals)
    yield wrong(
        "table-rate",
        "rate",
        (line.number.span, line.rate.span),
        quote=f"{line.words}: {line.number.span.text} | {line.rate.span.text}",
        sentence=f"{line.number.token.text} at a rate of {line.rate.token.text} would mean a population "
        f"{plain(abs(ratio - 1) * 100, 0)}% {'larger' if ratio > 1 else 'smaller'} than in the other years.",
        follows=f"by the population of the other years {line.number.token.text} is a rate of about {truth}",
        correction=f"The rate would be about {truth}, if {line.number.token.text} is right.",
    )


def _within(implied: Range | None, middle: float, room: float) -> bool:
    return implied is not None and implied.low <= middle * (1 + room) and implied.high >= middle * (1 - room)


TABLE_RATE = AuditRule(
    id="table-rate",
    title="A table's rates are those of its numbers",
    checks="Where most rates of a table are number over population they all are, and no year's population jumps.",
    source="Arithmetic; ONS mid-year estimates of children aged 10 to 17 move by a few per cent a year.",
    verdict=Verdict.CONTRADICTED,
    example="83 entrants, a rate of 281 and a population of 38,100, among years whose rates follow",
    says="83 in a population of 38,100 is 218 per 100,000, but 281 is printed.",
    check=_check,
)
