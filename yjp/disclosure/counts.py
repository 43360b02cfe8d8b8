"""Which counts stand behind a figure: the same children are in a count, a rate, a share and their changes.

A small number is protected as a count, and with it every figure that holds it.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

import polars as pl

from yjp.disclosure.family_counts import FAMILIES
from yjp.disclosure.kpi_counts import BEHIND, GROUP, HEADLINE_COUNTS, POPULATION, SECTORS
from yjp.figures import Unit
from yjp.indicators.definition import Kind
from yjp.indicators.nowcasts import NOWCASTS
from yjp.indicators.registry import REGISTRY
from yjp.periods import Window, parse_window

__all__ = [
    "CHANGE",
    "COHORT",
    "ESTIMATES",
    "FURTHER",
    "NOT_REOFFENDED",
    "POPULATION",
    "REOFFENCES",
    "REOFFENDERS",
    "SIGNED",
    "USUAL_YEAR_END",
    "YEAR_ENDS",
    "Cell",
    "base",
    "cells",
    "counted",
    "counts",
]

CHANGE = "_change"

COHORT, REOFFENDERS, REOFFENCES = "cohort", "reoffenders", "reoffences"
NOT_REOFFENDED, FURTHER = "not_reoffended", "further_reoffences"
"""What is left of a cohort without its reoffenders, and of reoffences without each reoffender's first."""

COUNTED: dict[str, tuple[str, str | None]] = {
    "fte_rate": ("entrants", POPULATION),
    "fte_count": ("entrants", None),
    "custody_rate": ("custodial_sentences", POPULATION),
    "custody_count": ("custodial_sentences", None),
    "binary_reoffending": (REOFFENDERS, COHORT),
    "reoffences_per_reoffender": (REOFFENCES, REOFFENDERS),
    "reoffences_per_child": (REOFFENCES, COHORT),
}
"""Indicator to what its numerator and its denominator count. Others are named after the indicator."""

SIGNED = frozenset({"fte_interim_effect"})
"""Differences of two counts, which may be less than nought."""

ESTIMATES = frozenset(each.id for each in NOWCASTS)
"""Estimates of counts that nobody knows yet: they are no counts, and are hidden by a rule of their own."""

YEAR_ENDS = {"entrants": 12, "custodial_sentences": 3, COHORT: 6, REOFFENDERS: 6, REOFFENCES: 6}
"""The month in which the year ends that is broken down, by what is counted: it must not move between releases."""
USUAL_YEAR_END = 12


class Cell(NamedTuple):
    """One count: what, where, which group (empty: all), and which period."""

    quantity: str
    area: str
    group: str
    value: str
    end: date
    months: int

    @property
    def words(self) -> str:
        """For reports of the attack: ``entrants, rotherham, sex=female, 2018-12-31 (12 months)``."""
        parts = [self.quantity, self.area]
        parts += [f"{self.group}={self.value}"] if self.value else []
        period = f"{self.end} ({self.months} months)" if self.months else str(self.end)
        return ", ".join([*parts, period])


_KINDS = {each.id: each.kind for each in REGISTRY}


@cache
def _window(text: str) -> Window:
    return parse_window(text)


def base(indicator: str) -> str:
    """The indicator whose change an indicator is, or itself."""
    return indicator.removesuffix(CHANGE)


def counted(indicator: str) -> tuple[str, str | None]:
    """What the numerator and the denominator of an indicator count; no denominator for plain counts."""
    if indicator in COUNTED:
        return COUNTED[indicator]
    if indicator in BEHIND:
        return BEHIND[indicator]
    kind = _KINDS.get(indicator)
    stem = indicator.removesuffix("_rate").removesuffix("_count")
    if kind is Kind.RATE:
        return stem, POPULATION
    return stem, None if kind in (Kind.COUNT, None) else f"{stem}:base"


def cells(row: Mapping[str, Any]) -> tuple[Cell | None, Cell | None]:
    """The counts that are the numerator and the denominator of a ledger row, by its indicator, area, window and group.

    A population is no count to protect, and neither are the sectors of a board. Needs, over-representation and the
    wider measures have blocks of their own (``family_blocks``), and no cells. The denominator of a plain count by group
    is the count of all groups.
    """
    indicator = row["indicator"]
    if indicator.endswith(CHANGE) or indicator in SECTORS | ESTIMATES | FAMILIES:
        return None, None
    window = _window(row["window"])
    if indicator in BEHIND:
        both = [
            Cell(name, row["area"], "" if name in HEADLINE_COUNTS else GROUP, "", window.end, window.months)
            if name and name != POPULATION
            else None
            for name in BEHIND[indicator]
        ]
        return both[0], both[1]
    above, below = counted(indicator)
    group, value = row["group"] or "", row["group_value"] or ""
    top = Cell(above, row["area"], group, value, window.end, window.months)
    if below == POPULATION:
        return top, None
    if below is None:
        return top, top._replace(group="", value="") if group and row["unit"] == Unit.COUNT else None
    return top, top._replace(quantity=below)


_READ = ("indicator", "area", "window", "group", "group_value", "unit", "numerator", "denominator")


def counts(figures: pl.DataFrame) -> Iterator[tuple[int, list[tuple[Cell, float | None]]]]:
    """For each row of the caseload's own figures: its place in the frame, and its counts with their numbers."""
    rows = figures.with_row_index("_row").filter(pl.col("source") == "caseload")
    for row in rows.select("_row", *_READ).iter_rows(named=True):
        both = zip(cells(row), (row["numerator"], row["denominator"]), strict=True)
        if found := [(cell, number) for cell, number in both if cell is not None]:
            yield row["_row"], found
