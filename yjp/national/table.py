"""From counts of services and quarters to every indicator of every area and window: counts are added, never rates."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from yjp.indicators import registry
from yjp.indicators.definition import Indicator, Kind
from yjp.indicators.windows import END, MONTHS, QUARTERS_IN_A_YEAR, N
from yjp.model import columns as c
from yjp.national.count import COHORT, COUNTS, ENTRANTS, QUARTER, REOFFENCES, REOFFENDERS, SENTENCES
from yjp.national.store import AREA, AREA_ROLE, SERVICE

D = "denominator"
_NUMBER = "_area"
_POPULATION = c.POPULATION_10_17
MEASURES: tuple[tuple[Indicator, str, str | None], ...] = (
    (registry.FTE_COUNT, ENTRANTS, None),
    (registry.FTE_RATE, ENTRANTS, _POPULATION),
    (registry.CUSTODY_COUNT, SENTENCES, None),
    (registry.CUSTODY_RATE, SENTENCES, _POPULATION),
    (registry.BINARY_REOFFENDING, REOFFENDERS, COHORT),
    (registry.REOFFENCES_PER_REOFFENDER, REOFFENCES, REOFFENDERS),
    (registry.REOFFENCES_PER_CHILD, REOFFENCES, COHORT),
)
"""Each indicator with the counts that are its numerator and denominator."""
COLUMNS = ("indicator", AREA_ROLE, AREA, END, MONTHS, N, D, "value")


def indicator_table(
    counts: pl.DataFrame, areas: pl.DataFrame, populations: pl.DataFrame, ends: Sequence[date]
) -> pl.DataFrame:
    """Every indicator for every area, quarter and rolling year: ``COLUMNS``, by indicator and area.

    ``counts`` has a row for a service and quarter (``count.total``), ``areas`` one for a service of an area,
    ``populations`` one for a service and mid-year, ``ends`` are consecutive quarter ends. A count has no denominator; a
    rate is of rolling years only. An area is pooled: "sum of the members' numerators over sum of their denominators,
    never a mean of rates". The value is null where the denominator is null or 0.
    """
    named = areas.select(AREA_ROLE, AREA).unique().sort(AREA_ROLE, AREA).with_row_index(_NUMBER)
    members = areas.join(named, on=[AREA_ROLE, AREA]).select(_NUMBER, SERVICE)
    quarters = _quarters(counts, members, ends).with_columns(
        pl.lit(3, dtype=pl.Int64).alias(MONTHS), pl.lit(None, dtype=pl.Int64).alias(_POPULATION)
    )
    years = (
        quarters.with_columns(pl.col(COUNTS).rolling_sum(QUARTERS_IN_A_YEAR))
        # Those that reach back into the area before have no year yet.
        .filter(pl.col(END).is_in(list(ends[QUARTERS_IN_A_YEAR - 1 :])))
        .drop(_POPULATION)
        .join(_populations(members, populations, ends), on=[_NUMBER, END], how="left", maintain_order="left")
        .with_columns(pl.lit(12, dtype=pl.Int64).alias(MONTHS))
    )
    windows = pl.concat([quarters, years.select(quarters.columns)])
    names = (named[name].gather(windows[_NUMBER]) for name in (AREA_ROLE, AREA))
    windows = windows.with_columns(*names)
    parts = []
    for indicator, numerator, denominator in MEASURES:
        rows = windows.filter(pl.col(MONTHS) == 12) if indicator.kind is Kind.RATE else windows
        below = pl.col(denominator) if denominator else pl.lit(None, dtype=pl.Int64)
        parts.append(
            rows.select(
                pl.lit(indicator.id).alias("indicator"),
                *(AREA_ROLE, AREA, END, MONTHS),
                pl.col(numerator).alias(N),
                below.alias(D),
                _value(indicator, pl.col(numerator), below),
            )
        )
    return pl.concat(parts)


def _value(indicator: Indicator, numerator: pl.Expr, denominator: pl.Expr) -> pl.Expr:
    if indicator.kind is Kind.COUNT:
        return numerator.cast(pl.Float64).alias("value")
    rate = numerator.cast(pl.Float64) * indicator.per / denominator
    return pl.when(denominator > 0).then(rate).alias("value")


def _quarters(counts: pl.DataFrame, members: pl.DataFrame, ends: Sequence[date]) -> pl.DataFrame:
    """Counts by area's number and quarter, complete and in order: a quarter without any is zero."""
    days = pl.DataFrame({END: list(ends)}, schema={END: pl.Date})
    number = (pl.col(END).dt.year() * 4 + pl.col(END).dt.quarter() - 1).alias(QUARTER)
    counted = counts.join(days.select(END, number), on=QUARTER).drop(QUARTER)
    pooled = members.join(counted, on=SERVICE).group_by(_NUMBER, END).agg(pl.col(COUNTS).sum())
    return (
        members.select(pl.col(_NUMBER).unique().sort())
        .join(days, how="cross", maintain_order="left_right")
        .join(pooled, on=[_NUMBER, END], how="left", maintain_order="left")
        .with_columns(pl.col(COUNTS).fill_null(0))
    )


def _populations(members: pl.DataFrame, populations: pl.DataFrame, ends: Sequence[date]) -> pl.DataFrame:
    """``population_10_17`` by area's number and window's end: null where a member's is not held in any year.

    "The mid-year estimate of the year before the window's last day, or the latest year held before that, or, if none,
    the earliest held."
    """
    days = pl.DataFrame({END: list(ends)}, schema={END: pl.Date})
    wanted = days.with_columns((pl.col(END).dt.year().cast(pl.Int64) - 1).alias(c.YEAR))
    held = populations.sort(c.YEAR)
    earliest = held.group_by(SERVICE).agg(pl.col(_POPULATION).first().alias("earliest"))
    chosen = (
        members.select(pl.col(SERVICE).unique())
        .join(wanted, how="cross")
        .sort(c.YEAR)
        .join_asof(held, on=c.YEAR, by=SERVICE, strategy="backward", check_sortedness=False)
        .join(earliest, on=SERVICE, how="left")
        .select(SERVICE, END, pl.coalesce(_POPULATION, "earliest").alias(_POPULATION))
    )
    found = pl.col(_POPULATION)
    return (
        members.join(chosen, on=SERVICE)
        .group_by(_NUMBER, END)
        .agg(found.sum(), found.null_count().alias("unknown"))
        .select(_NUMBER, END, pl.when(pl.col("unknown") == 0).then(found).alias(_POPULATION))
    )
