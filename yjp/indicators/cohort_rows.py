"""Reoffending as ledger rows: every cohort, every sum of four, and the sums of four by group."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from yjp import statistics
from yjp.indicators import registry
from yjp.indicators.breakdowns import GROUP, VALUE, by_group, completed
from yjp.indicators.estimates import D, estimated
from yjp.indicators.first_time_entrants import DATE
from yjp.indicators.groupings import Grouping
from yjp.indicators.reoffending import QUARTER, REOFFENCES
from yjp.indicators.rows import Place, cohort_state, ledger_rows
from yjp.indicators.windows import END, MONTHS, N, count_windows, spread_over_windows
from yjp.model import columns as c

_YEAR = 12


def reoffending(
    followed: pl.DataFrame,
    groupings: Sequence[Grouping],
    ends: Sequence[date],
    extract_date: date,
    place: Place,
    quality: str,
    confidence: float,
) -> list[pl.DataFrame]:
    """Binary rate, reoffences per reoffender and per child: one ledger frame each.

    ``followed`` is a child and quarter a row (``reoffending.cohorts``), with a column for each grouping.
    """
    spread = spread_over_windows(followed, QUARTER, ends)
    every = count_windows(pl.DataFrame(schema={DATE: pl.Date}), DATE, ends).drop(N)
    whole = every.join(_sums(spread, [END, MONTHS]), on=[END, MONTHS], how="left").with_columns(
        pl.exclude(END, MONTHS).fill_null(0),
        *(pl.lit(None, dtype=pl.String).alias(name) for name in (GROUP, VALUE)),
    )
    years = by_group(spread.filter(pl.col(MONTHS) == _YEAR), [END, MONTHS, c.CHILD_ID, REOFFENCES], groupings)
    grouped = completed(
        _sums(years, [END, MONTHS, GROUP, VALUE]), every.filter(pl.col(MONTHS) == _YEAR), groupings
    )
    windows = pl.concat([whole, grouped.select(whole.columns)]).with_columns(
        cohort_state(extract_date), quality=pl.lit(quality)
    )
    return [_binary(windows, place, confidence), *_ratios(windows, place, confidence)]


def _sums(rows: pl.DataFrame, by: Sequence[str]) -> pl.DataFrame:
    """Sums over children, of each group of a window.

    A child is one cluster: in a year the child may enter up to four cohorts, and the same reoffence may follow each.
    """
    x, r, n = pl.col("x"), pl.col("r"), pl.col("n")
    children = rows.group_by(*by, c.CHILD_ID).agg(
        pl.col(REOFFENCES).sum().alias("x"),
        (pl.col(REOFFENCES) > 0).sum().cast(pl.Int64).alias("r"),
        pl.len().cast(pl.Int64).alias("n"),
    )
    return children.group_by(by).agg(
        n.sum(),
        r.sum(),
        x.sum(),
        xx=(x * x).sum(),
        xr=(x * r).sum(),
        rr=(r * r).sum(),
        xn=(x * n).sum(),
        nn=(n * n).sum(),
        children=pl.len().cast(pl.Int64),
        reoffending_children=(r > 0).sum().cast(pl.Int64),
    )


def _binary(windows: pl.DataFrame, place: Place, confidence: float) -> pl.DataFrame:
    share = statistics.share(pl.col("r"), pl.col("n"), registry.BINARY_REOFFENDING.per, confidence)
    named = windows.with_columns(pl.col("r").alias(N), pl.col("n").alias(D))
    return ledger_rows(estimated(named, share), registry.BINARY_REOFFENDING, place)


def _ratios(windows: pl.DataFrame, place: Place, confidence: float) -> list[pl.DataFrame]:
    frames = []
    for indicator, base, xb, bb, clusters, floor in (
        (registry.REOFFENCES_PER_REOFFENDER, "r", "xr", "rr", "reoffending_children", 1.0),
        (registry.REOFFENCES_PER_CHILD, "n", "xn", "nn", "children", 0.0),
    ):
        ratio = statistics.clustered_ratio(
            sum_x=pl.col("x"),
            sum_r=pl.col(base),
            sum_xx=pl.col("xx"),
            sum_xr=pl.col(xb),
            sum_rr=pl.col(bb),
            clusters=pl.col(clusters),
            floor=floor,
            confidence=confidence,
        )
        named = windows.with_columns(pl.col("x").alias(N), pl.col(base).alias(D))
        frames.append(ledger_rows(estimated(named, ratio), indicator, place))
    return frames
