"""From counts to values with limits, as columns of a frame (``value``, ``lower``, ``upper``, ``interval_method``)."""

import polars as pl

from yjp import statistics
from yjp.indicators.windows import N

D = "denominator"


def estimated(frame: pl.DataFrame, estimate: statistics.Estimate) -> pl.DataFrame:
    """The frame with an estimate's value, limits and method."""
    return frame.with_columns(
        value=estimate.value, lower=estimate.lower, upper=estimate.upper, interval_method=estimate.method
    )


def plain(frame: pl.DataFrame) -> pl.DataFrame:
    """A count that is shown as it is: no population stands behind it, so it has no limits."""
    nothing = pl.lit(None, dtype=pl.Float64)
    return _based(frame).with_columns(
        value=pl.col(N).cast(pl.Float64),
        lower=nothing,
        upper=nothing,
        interval_method=pl.lit(None, dtype=pl.String),
    )


def counted(frame: pl.DataFrame, confidence: float) -> pl.DataFrame:
    """A count with the limits of the mean behind it.

    A denominator that the frame has is kept: it is the total that a group is a part of, and no base of the value.
    """
    return estimated(_based(frame), statistics.rate(pl.col(N), pl.lit(1), 1, confidence))


def _based(frame: pl.DataFrame) -> pl.DataFrame:
    return frame if D in frame.columns else frame.with_columns(pl.lit(None, dtype=pl.Float64).alias(D))
