"""From dated events to counts by quarter and by rolling year."""

from collections.abc import Sequence
from datetime import date

import polars as pl

END = "period_end"
MONTHS = "months"
N = "numerator"
QUARTERS_IN_A_YEAR = 4


def quarter_end(day: str) -> pl.Expr:
    """Last day of the calendar quarter that holds the day."""
    return pl.col(day).dt.truncate("1q").dt.offset_by("3mo").dt.offset_by("-1d")


def count_windows(events: pl.DataFrame, day: str, ends: Sequence[date]) -> pl.DataFrame:
    """Count events in every quarter and in every rolling year of complete quarters.

    ``ends`` are consecutive quarter ends. Returns ``period_end``, ``months`` (3 or 12), ``numerator``; a quarter
    without an event is zero, and the first rolling year ends with the fourth quarter.
    """
    quarters = (
        pl.DataFrame({END: list(ends)}, schema={END: pl.Date})
        .join(events.group_by(quarter_end(day).alias(END)).agg(pl.len().alias(N)), on=END, how="left")
        .sort(END)
        .with_columns(pl.col(N).fill_null(0).cast(pl.Int64))
    )
    years = quarters.with_columns(pl.col(N).rolling_sum(QUARTERS_IN_A_YEAR)).drop_nulls(N)
    return pl.concat(
        [
            quarters.with_columns(pl.lit(3, dtype=pl.Int64).alias(MONTHS)),
            years.with_columns(pl.lit(12, dtype=pl.Int64).alias(MONTHS)),
        ]
    )


def spread_over_windows(cohorts: pl.DataFrame, quarter_start: str, ends: Sequence[date]) -> pl.DataFrame:
    """Give each cohort row the windows that it belongs to: its own quarter, and the four years that hold the quarter.

    Adds ``period_end`` and ``months``; a year is kept only where all its four quarters are among ``ends``.
    """
    place = (
        pl.DataFrame({END: list(ends)}, schema={END: pl.Date})
        .with_row_index("_place")
        .cast({"_place": pl.Int64})
    )
    own = cohorts.with_columns(quarter_end(quarter_start).alias(END)).join(place, on=END)
    years = (
        own.drop(END)
        .join(pl.DataFrame({"_later": list(range(QUARTERS_IN_A_YEAR))}), how="cross")
        .with_columns(pl.col("_place") + pl.col("_later"))
        .filter(pl.col("_place") >= QUARTERS_IN_A_YEAR - 1)
        .join(place, on="_place")
    )
    return pl.concat(
        [
            own.with_columns(pl.lit(3, dtype=pl.Int64).alias(MONTHS)),
            years.select(own.columns).with_columns(pl.lit(12, dtype=pl.Int64).alias(MONTHS)),
        ]
    ).drop("_place")
