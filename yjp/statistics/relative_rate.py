"""How many times the rate of one group is that of another: the relative rate index, with limits and a refusal."""

import polars as pl

from yjp.statistics.estimates import Estimate, Method, as_float, where_limits
from yjp.statistics.quantiles import normal


def relative_rate(
    events: pl.Expr,
    base: pl.Expr,
    reference_events: pl.Expr,
    reference_base: pl.Expr,
    confidence: float = 0.95,
) -> Estimate:
    """The rate ``events / base`` over the rate ``reference_events / reference_base``, with limits by the log method.

    The variance of the logarithm is 1/a - 1/A + 1/b - 1/B (Katz, Baptista, Azen and Pike 1978, Biometrics 34:
    469-474): events are parts of their bases, so where nearly all of a base has the event chance has little room. Null
    where a base is not above nought, where events are more than their base, or where the reference has no events;
    without events in the group the index is nought and has no limits. Limits are null too where both rates are 1.
    """
    a, whole_a, b, whole_b = as_float(events, base, reference_events, reference_base)
    known = (whole_a > 0) & (whole_b > 0) & (b > 0) & (a >= 0) & (a <= whole_a) & (b <= whole_b)
    index = (a / whole_a) / (b / whole_b)
    variance = 1 / a - 1 / whole_a + 1 / b - 1 / whole_b
    half = normal(confidence) * variance.sqrt()
    limited = known & (a > 0) & (variance > 0)
    lower = pl.when(limited).then(index * (-half).exp())
    return Estimate(
        value=pl.when(known).then(index),
        lower=lower,
        upper=pl.when(limited).then(index * half.exp()),
        method=where_limits(lower, Method.LOG_RATIO),
    )
