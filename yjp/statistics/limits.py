"""Limits of counts, rates, shares and ratios, as polars expressions."""

import polars as pl

from yjp.statistics.estimates import Estimate, Method, as_float, where_limits
from yjp.statistics.quantiles import EXACT_BELOW, exact_poisson, normal, student

FEWEST_CLUSTERS = 3
"""With two children Student's t has one degree of freedom, and limits run from nought to many thousands."""

_NO_SPREAD = 1e-9
"""Squared residuals below this part of the squares they come from are rounding, not spread."""


def poisson_limits(count: pl.Expr, confidence: float = 0.95) -> tuple[pl.Expr, pl.Expr]:
    """Lower and upper limit of the mean behind a count of events.

    Exact below 10 events (Garwood 1936, Biometrika 28: 437-442), Byar's approximation from 10 (Breslow & Day
    1987, Statistical Methods in Cancer Research II, p. 69), as the Office for Health Improvement and Disparities
    does for published rates. Null for null, negative and, below 10, broken counts.
    """
    z = normal(confidence)
    (count,) = as_float(count)
    exact_lower, exact_upper = exact_poisson(count, confidence)
    more = count + 1
    lower = count * (1 - 1 / (9 * count) - z / (3 * count.sqrt())).pow(3)
    upper = more * (1 - 1 / (9 * more) + z / (3 * more.sqrt())).pow(3)
    few = count < EXACT_BELOW
    return (
        pl.when(few).then(exact_lower).otherwise(lower),
        pl.when(few).then(exact_upper).otherwise(upper),
    )


def rate(count: pl.Expr, population: pl.Expr, per: float, confidence: float = 0.95) -> Estimate:
    """Events per so many people, with Poisson limits (see ``poisson_limits``).

    Null where the population is null or not above nought.
    """
    count, population = as_float(count, population)
    known = population > 0
    lower, upper = poisson_limits(count, confidence)
    method = (
        pl.when(count < EXACT_BELOW)
        .then(pl.lit(Method.EXACT_POISSON.value))
        .otherwise(pl.lit(Method.BYAR.value))
    )
    low = pl.when(known).then(lower * per / population)
    return Estimate(
        value=pl.when(known & (count >= 0)).then(count * per / population),
        lower=low,
        upper=pl.when(known).then(upper * per / population),
        method=where_limits(low, method),
    )


def share(numerator: pl.Expr, denominator: pl.Expr, per: float = 100, confidence: float = 0.95) -> Estimate:
    """A part of a whole, as a percentage unless ``per`` says otherwise, with score limits.

    Wilson 1927 (JASA 22: 209-212). Null where the denominator is null or nought, or the numerator is not between
    nought and the denominator.
    """
    numerator, denominator = as_float(numerator, denominator)
    whole = (denominator > 0) & (numerator >= 0) & (numerator <= denominator)
    lower, upper = wilson(numerator, denominator, confidence)
    low = pl.when(whole).then(lower * per)
    return Estimate(
        value=pl.when(whole).then(numerator * per / denominator),
        lower=low,
        upper=pl.when(whole).then(upper * per),
        method=where_limits(low, Method.WILSON),
    )


def wilson(numerator: pl.Expr, denominator: pl.Expr, confidence: float) -> tuple[pl.Expr, pl.Expr]:
    """Wilson's score limits of a proportion, from 0 to 1; exactly 0 and 1 at the ends."""
    rest = denominator - numerator
    low, _ = _score_roots(numerator, rest, confidence)
    low_of_rest, _ = _score_roots(rest, numerator, confidence)
    return low, 1 - low_of_rest


def wilson_odds(numerator: pl.Expr, rest: pl.Expr, confidence: float) -> tuple[pl.Expr, pl.Expr]:
    """Wilson's limits as odds of the numerator to the rest; infinite above where there is no rest."""
    low, high = _score_roots(numerator, rest, confidence)
    low_of_rest, high_of_rest = _score_roots(rest, numerator, confidence)
    return low / high_of_rest, high / low_of_rest


def _score_roots(part: pl.Expr, rest: pl.Expr, confidence: float) -> tuple[pl.Expr, pl.Expr]:
    """Both roots of the score equation for a part; sums only, so that no digits cancel near 0 and 1."""
    z = normal(confidence)
    whole = part + rest
    reach = part + z**2 / 2 + z * (part * rest / whole + z**2 / 4).sqrt()
    return part.pow(2) / whole / reach, reach / (whole + z**2)


def clustered_ratio(
    *,
    sum_x: pl.Expr,
    sum_r: pl.Expr,
    sum_xx: pl.Expr,
    sum_xr: pl.Expr,
    sum_rr: pl.Expr,
    clusters: pl.Expr,
    floor: float = 0.0,
    confidence: float = 0.95,
) -> Estimate:
    """A ratio of two sums over children, with limits that let a few children make most of the events.

    Each child is a cluster with ``x`` (say, reoffences) and ``r`` (say, the quarterly cohorts of the year in which
    the child reoffended); the arguments are sums over children of x, r, their squares and product, and the number of
    children with anything in either. The variance is that of a ratio of sample totals by linearisation (Cochran
    1977, Sampling Techniques, 3rd ed., ch. 6). ``floor`` is the least that the ratio can be (1 for reoffences per
    reoffender, since each has one at least); limits are symmetric on the log scale of what lies above it, with
    Student's t on ``clusters - 1`` degrees of freedom. With reoffences as uneven as they are, 95% limits then hold
    the truth in 90% to 95% of samples of 5 to 90 children, and with a tail heavier still (lognormal) in 87% to 95%
    (tests/methods): err on the side of doubt when children are few.

    No events: from nought (or the floor) to the exact Poisson limit. Children all alike: their spread is
    nought, which would make limits a point, so limits are those of a Poisson count of x. Fewer than
    ``FEWEST_CLUSTERS`` children: a value without limits. Null where ``sum_r`` is null or nought.
    """
    sum_x, sum_r, sum_xx, sum_xr, sum_rr, clusters = as_float(sum_x, sum_r, sum_xx, sum_xr, sum_rr, clusters)
    ratio = sum_x / sum_r
    residuals = sum_xx - 2 * ratio * sum_xr + ratio.pow(2) * sum_rr
    variance = clusters / (clusters - 1) * residuals / sum_r.pow(2)
    above = ratio - floor
    half = student(clusters - 1, confidence) * variance.sqrt() / above
    poisson_lower, poisson_upper = poisson_limits(sum_x, confidence)

    given = (sum_r > 0) & (sum_x >= 0)
    enough = given & (clusters >= FEWEST_CLUSTERS)
    alike = (residuals <= _NO_SPREAD * sum_xx) | (above <= 0)
    lowest = pl.min_horizontal(pl.max_horizontal(poisson_lower / sum_r, pl.lit(floor)), ratio)
    lower = pl.when(alike).then(lowest).otherwise(floor + above * (-half).exp())
    upper = pl.when(alike).then(poisson_upper / sum_r).otherwise(floor + above * half.exp())
    low = pl.when(enough).then(lower)
    method = (
        pl.when(sum_x == 0)
        .then(pl.lit(Method.EXACT_POISSON.value))
        .when(alike)
        .then(pl.lit(Method.POISSON_RATIO.value))
        .otherwise(pl.lit(Method.CLUSTERED.value))
    )
    return Estimate(
        value=pl.when(given).then(ratio),
        lower=low,
        upper=pl.when(enough).then(upper),
        method=where_limits(low, method),
    )
