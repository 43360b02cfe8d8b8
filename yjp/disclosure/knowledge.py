"""What an attacker knows before the release: the same counts as published, and what was released earlier."""

import math
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import polars as pl

from yjp.disclosure.counts import CHANGE, POPULATION, Cell, cells, counted
from yjp.figures import AreaRole
from yjp.numbers import rounded


class Range(NamedTuple):
    """A count lies between these, both included."""

    lowest: int
    highest: int


def published(figures: pl.DataFrame, area: str) -> dict[Cell, Range]:
    """Counts of the service that its published figures give: a count itself, or a rate times a known population.

    A rate is taken as printed, to within half of its last digit. Populations are those of the service's own rates.
    """
    population = populations(figures, area)
    found: dict[Cell, Range] = {}
    local = figures.filter(
        pl.col("source") == "published", pl.col("area_role") == AreaRole.PUBLISHED_LOCAL.value
    )
    for row in local.iter_rows(named=True):
        if row["indicator"].endswith(CHANGE):
            continue
        top, _ = cells({**row, "area": area})
        if top is None:
            continue
        known = _range(row, population.get(row["window"]))
        if known is not None:
            before = found.get(top, known)
            both = Range(max(before.lowest, known.lowest), min(before.highest, known.highest))
            # Two publications can disagree: then the one that leaves less in doubt is kept.
            found[top] = both if both.lowest <= both.highest else min(before, known, key=_width)
    return found


def _width(known: Range) -> int:
    return known.highest - known.lowest


def _range(row: Mapping[str, Any], population: float | None) -> Range | None:
    if row["numerator"] is not None:
        return Range(round(row["numerator"]), round(row["numerator"]))
    if row["value"] is None:
        return None
    if counted(row["indicator"])[1] is None:
        return Range(round(row["value"]), round(row["value"]))
    if counted(row["indicator"])[1] != POPULATION or not population:
        return None
    half = 0.5 * 10.0 ** -row["decimals"]
    lowest, highest = ((row["value"] + d) * population / row["per"] for d in (-half, half))
    return Range(max(0, math.ceil(lowest)), max(0, math.floor(highest)))


def populations(figures: pl.DataFrame, area: str) -> dict[str, float]:
    """Window to the population behind the service's rates in it, wherever a row still says it."""
    rates = figures.filter(
        pl.col("area") == area,
        pl.col("source") == "caseload",
        pl.col("denominator").is_not_null(),
        # The rate of a group has the population of the group.
        pl.col("group").is_null(),
    )
    rows = rates.select("indicator", "window", "denominator").iter_rows()
    return {
        window: number
        for indicator, window, number in rows
        if not indicator.endswith(CHANGE) and counted(indicator)[1] == POPULATION
    }


def shown(releases: Iterable[pl.DataFrame], area: str) -> dict[Cell, int]:
    """Counts that earlier releases showed; of two that differ, the later one's."""
    found: dict[Cell, int] = {}
    for figures in releases:
        own = figures.filter(pl.col("source") == "caseload", ~pl.col("suppressed"))
        for row in own.iter_rows(named=True):
            for cell, number in zip(cells(row), (row["numerator"], row["denominator"]), strict=True):
                if cell is not None and number is not None and number == rounded(number, 0):
                    found[cell] = int(number)
    return found
