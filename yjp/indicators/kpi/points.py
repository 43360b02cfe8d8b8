"""Spells that hold at the start, at the end or on release of a child's order."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from yjp.indicators.kpi.cohort import AT_START, ENDED, ORDER, RELEASED
from yjp.indicators.kpi.members import QUARTER
from yjp.model import columns as c

POINT = "point"
DAY = "day"
START, END, RELEASE = "start", "end", "release"
DAYS = {START: AT_START, END: ENDED, RELEASE: RELEASED}
OPEN_DATE = date(1900, 1, 1)
"""What case systems write for "open" (the YJB's SQL reads it so)."""


def known(column: str) -> pl.Expr:
    """A date, null where it is 1900-01-01."""
    return pl.when(pl.col(column) != OPEN_DATE).then(pl.col(column)).alias(column)


def children_at_points(cohort: pl.LazyFrame) -> pl.LazyFrame:
    """One row a child, quarter and time point that the order has: adds ``point`` and its ``day``."""
    kept = (QUARTER, c.CHILD_ID, c.PROGRAMME_ID, ORDER, c.DATE_OF_BIRTH)
    return (
        cohort.select(*kept, **{point: pl.col(column) for point, column in DAYS.items()})
        .unpivot(on=list(DAYS), index=list(kept), variable_name=POINT, value_name=DAY)
        .drop_nulls(DAY)
    )


def held(at_points: pl.LazyFrame, spells: pl.LazyFrame, columns: Sequence[str]) -> pl.LazyFrame:
    """The spells that hold on the day of each row: first and last day included, an open end open."""
    wanted = spells.select(c.CHILD_ID, c.START_DATE, known(c.END_DATE), *columns)
    return at_points.join(wanted, on=c.CHILD_ID).filter(
        pl.col(c.START_DATE) <= pl.col(DAY), pl.col(c.END_DATE).fill_null(date.max) >= pl.col(DAY)
    )
