"""Counts by group: every grouping of an indicator in one pass, with the noughts that make its tables complete.

A group is nought, not missing, in a window (or on a day) without a child, where the group occurs in any window of the
same figures; a group that never occurs has no row. A crossed grouping has every pair of values of its parts that occur.
Only years are broken down: a quarter's groups would be one or two children each.
"""

from collections.abc import Sequence
from datetime import date

import polars as pl

from yjp.indicators.estimates import D
from yjp.indicators.groupings import BETWEEN, Grouping
from yjp.indicators.windows import END, MONTHS, QUARTERS_IN_A_YEAR, N, quarter_end

GROUP = "group"
VALUE = "group_value"


def groups_of_years(
    events: pl.DataFrame, day: str, ends: Sequence[date], groupings: Sequence[Grouping]
) -> pl.DataFrame:
    """Events by group in every rolling year of complete quarters (``windows.count_windows``).

    ``events`` has a column for each grouping. Returns ``period_end``, ``months`` (12), ``group``, ``group_value``,
    ``numerator`` and, the same for every value of a grouping, the year's total as ``denominator``.
    """
    quarters = pl.DataFrame({END: list(ends)}, schema={END: pl.Date})
    dated = events.with_columns(quarter_end(day).alias(END)).join(quarters, on=END)
    yearly = (
        completed(_tally(dated, groupings), quarters, groupings)
        .sort(GROUP, VALUE, END)
        .with_columns(pl.col(N).rolling_sum(QUARTERS_IN_A_YEAR).over(GROUP, VALUE))
        .drop_nulls(N)
    )
    return _with_total(yearly).with_columns(pl.lit(12, dtype=pl.Int64).alias(MONTHS))


def groups_of_days(
    children: pl.DataFrame, days: Sequence[date], groupings: Sequence[Grouping]
) -> pl.DataFrame:
    """Children by group on every day; ``children`` has ``period_end`` and a column for each grouping.

    Returns ``period_end``, ``months`` (0), ``group``, ``group_value``, ``numerator``, ``denominator``.
    """
    snapshots = pl.DataFrame({END: list(days)}, schema={END: pl.Date})
    return _with_total(completed(_tally(children, groupings), snapshots, groupings)).with_columns(
        pl.lit(0, dtype=pl.Int64).alias(MONTHS)
    )


def completed(found: pl.DataFrame, windows: pl.DataFrame, groupings: Sequence[Grouping]) -> pl.DataFrame:
    """Every window of ``windows`` with every value that occurs in ``found``; what was not counted is nought."""
    grid = windows.join(_occurring(found, groupings), how="cross")
    keys = [*windows.columns, GROUP, VALUE]
    return grid.join(found, on=keys, how="left").with_columns(pl.exclude(keys).fill_null(0))


def _occurring(found: pl.DataFrame, groupings: Sequence[Grouping]) -> pl.DataFrame:
    single = found.select(GROUP, VALUE).unique()
    crossed = [
        single.filter(pl.col(GROUP) == first)
        .join(single.filter(pl.col(GROUP) == second), how="cross", suffix="_second")
        .select(
            pl.lit(name).alias(GROUP), pl.concat_str(VALUE, f"{VALUE}_second", separator=BETWEEN).alias(VALUE)
        )
        for name, (first, second) in {each.id: each.parts for each in groupings if each.parts}.items()
    ]
    return pl.concat([single, *crossed]).unique()


def by_group(rows: pl.DataFrame, kept: Sequence[str], groupings: Sequence[Grouping]) -> pl.DataFrame:
    """Each row once a grouping: the columns ``kept``, ``group`` and ``group_value``."""
    return rows.unpivot(
        on=[each.id for each in groupings], index=list(kept), variable_name=GROUP, value_name=VALUE
    )


def _tally(rows: pl.DataFrame, groupings: Sequence[Grouping]) -> pl.DataFrame:
    return by_group(rows, [END], groupings).group_by(END, GROUP, VALUE).agg(pl.len().cast(pl.Int64).alias(N))


def _with_total(groups: pl.DataFrame) -> pl.DataFrame:
    return groups.with_columns(pl.col(N).sum().over(END, GROUP).alias(D))
