"""Limits of a change between two figures, as polars expressions, and what chance alone does to a count."""

import math

import polars as pl

from yjp.statistics.estimates import Estimate, Method, as_float, where_limits
from yjp.statistics.limits import wilson_odds
from yjp.statistics.quantiles import normal


def rate_change_limits(
    count1: pl.Expr,
    population1: pl.Expr,
    count0: pl.Expr,
    population0: pl.Expr,
    confidence: float = 0.95,
) -> Estimate:
    """Percentage change of a rate from period 0 to period 1.

    Given the two counts together, the newer one is binomial; Wilson's limits of its share become limits of the
    ratio of rates (Graham, Mengersen & Morton 2003, Statistics in Medicine 22: 2071-2083). Nought events in the
    newer period are -100%; in the older one the change is null, as it is where a population is null or nought.
    """
    count1, population1, count0, population0 = as_float(count1, population1, count0, population0)
    known = (count0 > 0) & (count1 >= 0) & (population1 > 0) & (population0 > 0)
    scale = population0 / population1
    low_odds, high_odds = wilson_odds(count1, count0, confidence)
    low = pl.when(known).then((low_odds * scale - 1) * 100)
    return Estimate(
        value=pl.when(known).then((count1 * population0 / (count0 * population1) - 1) * 100),
        lower=low,
        upper=pl.when(known).then((high_odds * scale - 1) * 100),
        method=where_limits(low, Method.TWO_COUNTS),
    )


def difference_limits(
    value1: pl.Expr, lower1: pl.Expr, upper1: pl.Expr, value0: pl.Expr, lower0: pl.Expr, upper0: pl.Expr
) -> Estimate:
    """Figure 1 less figure 0 (points for shares, the rate's own unit for rates), from the limits of each.

    Zou & Donner 2008 (Statistics in Medicine 27: 1693-1702); for two Wilson shares it is Newcombe 1998, method 10.
    Takes the two as independent: a child in both makes the limits a little wide.
    """
    value = value1 - value0
    low = value - ((value1 - lower1).pow(2) + (upper0 - value0).pow(2)).sqrt()
    high = value + ((upper1 - value1).pow(2) + (value0 - lower0).pow(2)).sqrt()
    return Estimate(
        value=value,
        lower=pl.when(high.is_not_null()).then(low),
        upper=pl.when(low.is_not_null()).then(high),
        method=where_limits(low + high, Method.COMBINED),
    )


def ratio_change_limits(
    value1: pl.Expr, lower1: pl.Expr, upper1: pl.Expr, value0: pl.Expr, lower0: pl.Expr, upper0: pl.Expr
) -> Estimate:
    """Percentage change from figure 0 to figure 1, from the limits of each on the log scale.

    Zou & Donner 2008, as ``difference_limits``. Null where the older figure is nought; no limits where any is nought.
    """
    given = (value0 > 0) & (value1 >= 0)
    bounded = given & (value1 > 0) & (lower1 > 0) & (lower0 > 0) & (upper1 > 0) & (upper0 > 0)
    ratio = value1 / value0
    down = ((value1 / lower1).log().pow(2) + (upper0 / value0).log().pow(2)).sqrt()
    up = ((upper1 / value1).log().pow(2) + (value0 / lower0).log().pow(2)).sqrt()
    low = pl.when(bounded).then((ratio * (-down).exp() - 1) * 100)
    return Estimate(
        value=pl.when(given).then((ratio - 1) * 100),
        lower=low,
        upper=pl.when(bounded).then((ratio * up.exp() - 1) * 100),
        method=where_limits(low, Method.COMBINED),
    )


def chance_span(expected: float) -> int:
    """By how many whole events chance alone moves a count up or down, 19 times in 20: 1.96 times its square root.

    For sentences; a test decides. At least 1 for any count that is expected at all.
    """
    if expected < 0:
        raise ValueError("an expected count cannot be below nought")
    return max(1, round(normal(0.95) * math.sqrt(expected))) if expected else 0
