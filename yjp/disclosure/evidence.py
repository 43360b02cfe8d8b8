"""What a release says of each count, put as facts: every frame of the ledger is read for it.

A count may stand there as it is, or in a rate times a known population, a percentage of a known base, a change from a
known year, a difference from a published rate, or the mean of a control chart.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

import polars as pl

from yjp.disclosure.bounds import INFINITE, Fact
from yjp.disclosure.counts import CHANGE, POPULATION, Cell, base, cells, counted
from yjp.disclosure.knowledge import populations
from yjp.figures import Unit, Verdict
from yjp.ledger import Ledger
from yjp.periods import QUARTER_MONTHS, YEAR_MONTHS, parse_window

Row = Mapping[str, Any]
_NEAR = 1e-6
LARGEST_BASE = 2_000
"""A percentage is taken for a fraction of a base no larger than this."""


class Level(NamedTuple):
    """A figure's value as ``times * count``, or as a plain number where there is no count."""

    of: Cell | None
    number: float


class Evidence:
    """The facts of one release; ``min_events`` is what its verdicts call too few."""

    def __init__(
        self, release: Ledger, *, min_events: int = 5, population: Mapping[str, float] | None = None
    ) -> None:
        self._release = release
        self._min_events = min_events
        self._population = {**populations(release.figures, release.about.area), **(population or {})}

    def facts(self) -> list[Fact]:
        """Every fact, the plainest first."""
        found: list[Fact] = []
        for row in self._own:
            found += self._counts(row)
            if row["indicator"].endswith(CHANGE):
                found += self._change(row)
        for row in self._release.comparisons.iter_rows(named=True):
            found += self._comparison(row)
        return [*found, *self._control(), *self._funnel()]

    @cached_property
    def _own(self) -> list[Row]:
        return list(self._release.figures.filter(pl.col("source") == "caseload").iter_rows(named=True))

    @cached_property
    def _by_id(self) -> dict[str, Row]:
        return {row["figure_id"]: row for row in self._release.figures.iter_rows(named=True)}

    @cached_property
    def _by_key(self) -> dict[tuple[Any, ...], Row]:
        return {_key(row): row for row in self._own}

    @cached_property
    def _shown(self) -> dict[Cell, float]:
        return {
            cell: number
            for row in self._own
            for cell, number in zip(cells(row), (row["numerator"], row["denominator"]), strict=True)
            if cell is not None and number is not None
        }

    def _counts(self, row: Row) -> Iterator[Fact]:
        top, below = cells(row)
        for cell, number in ((top, row["numerator"]), (below, row["denominator"])):
            if cell is not None and number is not None:
                yield _is(cell, number, "shown")
        if top is None or row["value"] is None or row["numerator"] is not None:
            return
        if below is None or row["unit"] == Unit.COUNT:
            level = self._level(row, even_shown=True)
            if level is not None and level.of is not None:
                yield _is(level.of, row["value"] / level.number, "a rate times the population")
            return
        part = Fraction(row["value"] / row["per"]).limit_denominator(LARGEST_BASE)
        if abs(float(part) - row["value"] / row["per"]) < _NEAR:
            why = "a share is a fraction of whole numbers"
            yield Fact(((top, float(part.denominator)), (below, -float(part.numerator))), 0.0, 0.0, why)
            yield Fact(((below, 1.0),), float(part.denominator), INFINITE, why)

    def _level(self, row: Row | None, *, even_shown: bool = False) -> Level | None:
        """The value of a figure, or what it is of its count; None where too little is known of it."""
        if row is None:
            return None
        if row["value"] is not None and not even_shown:
            return Level(None, row["value"])
        if row["source"] != "caseload" or row["indicator"].endswith(CHANGE):
            return None
        top, below = cells(row)
        if counted(row["indicator"])[1] == POPULATION:
            under: float | None = self._population.get(row["window"])
        elif row["unit"] == Unit.COUNT or below is None:
            under = 1.0
        else:
            under = self._shown.get(below)
        return Level(top, row["per"] / under) if under else None

    def _change(self, row: Row) -> Iterator[Fact]:
        if row["value"] is None:
            return
        key = _key(row)
        before = parse_window(row["window"]).earlier(YEAR_MONTHS).id
        now = self._by_key.get((base(key[0]), *key[1:]))
        past = self._by_key.get((base(key[0]), before, *key[2:]))
        yield from self._between(now, past, row["value"], row["unit"], "the change from a known year")

    def _between(
        self, row: Row | None, other: Row | None, change: float | None, unit: str, why: str
    ) -> Iterator[Fact]:
        now, then = self._level(row), self._level(other)
        if now is None or then is None or change is None or (now.of is None and then.of is None):
            return
        times, apart = (1 + change / 100, 0.0) if unit == Unit.PERCENT_CHANGE else (1.0, change)
        yield from _equal(now, times, then, apart, apart, why)

    def _comparison(self, row: Row) -> Iterator[Fact]:
        own, other = self._by_id.get(row["figure_id"]), self._by_id.get(row["comparator_id"])
        if own is None or other is None:
            return
        why = f"a comparison with {other['area_name']}, {other['window']}"
        yield from self._between(own, other, row["change"], row["change_unit"], why)
        yield from self._between(own, other, row["difference"], Unit.RATE_CHANGE, why)
        yield from self._between(own, other, row["percent"], Unit.PERCENT_CHANGE, why)
        now, then = self._level(own), self._level(other)
        if now is not None and then is not None and (now.of or then.of):
            low = {"higher": 0.0, "same": 0.0}.get(row["direction"], -INFINITE)
            high = {"lower": 0.0, "same": 0.0}.get(row["direction"], INFINITE)
            yield from _equal(now, 1.0, then, low, high, f"higher or lower in {why}")
        top, _ = cells(own)
        if top is None or now is None or now.of is None:
            return
        if row["events_over"] is not None and then is not None and then.of is None:
            yield _is(top, row["events_over"] + then.number / now.number, f"children over in {why}")
        if row["verdict"] == Verdict.TOO_FEW and row["p_value"] is not None:
            yield Fact(((top, 1.0),), 0.0, self._min_events - 1.0, f"too few in {why}")

    def _control(self) -> Iterator[Fact]:
        if self._release.control.is_empty():
            return
        quarters = sorted(
            {
                cell
                for row in self._own
                if row["group"] is None and row["window"].endswith(".3m")
                if (cell := cells(row)[0]) is not None
            }
        )
        for row in self._release.control.iter_rows(named=True):
            what = (counted(row["indicator"])[0], row["area"])
            if row["value"] is not None:
                yield _is(
                    Cell(*what, "", "", row["period_end"], QUARTER_MONTHS), row["value"], "a control chart"
                )
            first, last = row["baseline_start"], row["baseline_end"]
            if row["centre"] is None or first is None:
                continue
            inside = [c for c in quarters if c[:2] == what and first <= c.end <= last]
            together = row["centre"] * len(inside)
            months = (last.year - first.year) * 12 + last.month - first.month + 1
            if len(inside) * QUARTER_MONTHS == months and abs(together - round(together)) < 0.01:
                terms = tuple((cell, 1.0) for cell in inside)
                yield Fact(terms, round(together), round(together), "the mean of a control chart")

    def _funnel(self) -> Iterator[Fact]:
        for row in self._release.funnel.filter(pl.col("local")).iter_rows(named=True):
            own = self._by_key.get((row["indicator"], row["window"], row["area"], None, None))
            if own is None:
                continue
            top, _ = cells(own)
            if top is not None and row["numerator"] is not None:
                yield _is(top, row["numerator"], "a funnel")
            level = self._level(own, even_shown=True)
            if level is not None and level.of is not None and row["value"] is not None:
                yield _is(level.of, row["value"] / level.number, "a funnel")


def _key(row: Row) -> tuple[Any, ...]:
    return tuple(row[name] for name in ("indicator", "window", "area", "group", "group_value"))


def _is(cell: Cell, number: float, why: str) -> Fact:
    """A count is that number; a number that is not quite whole leaves the two whole ones beside it."""
    near = round(number)
    if abs(number - near) < 0.01:
        return Fact(((cell, 1.0),), float(near), float(near), why)
    return Fact(((cell, 1.0),), number - 1, number + 1, why)


def _equal(now: Level, times: float, then: Level, low: float, high: float, why: str) -> Iterator[Fact]:
    """``now - times * then`` lies between ``low`` and ``high``, in counts as far as there are counts."""
    terms = []
    if now.of is not None:
        terms.append((now.of, now.number))
    else:
        low, high = low - now.number, high - now.number
    if then.of is not None and times:
        terms.append((then.of, -times * then.number))
    else:
        low, high = low + times * then.number, high + times * then.number
    if terms:
        slack = _NEAR * max(1.0, *(abs(t) for _, t in terms))
        yield Fact(tuple(terms), low - slack, high + slack, why)
