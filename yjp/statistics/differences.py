"""Is a difference more than chance? Two-sided p-values from plain numbers, exact where there are counts.

The exact tests are mid-P (Lancaster 1961, JASA 56: 223-234; Berry & Armitage 1995, The Statistician 44: 417-423):
half the probability of what was seen and all of what is further out, the smaller tail doubled.
"""

import math
from collections.abc import Callable

from yjp.statistics.quantiles import normal, two_sided_normal_p

_NEGLIGIBLE = 1e-17


def two_counts_p(count1: float, base1: float, count0: float, base0: float) -> float:
    """Are the rates ``count1 / base1`` and ``count0 / base0`` the same?

    Given both counts together, the first is binomial with the first base's share (Przyborowski & Wilenski 1940,
    Biometrika 31: 313-323). 1 where there are no events at all.
    """
    n1, n0 = _events(count1), _events(count0)
    if base1 <= 0 or base0 <= 0:
        raise ValueError("bases of rates must be above nought")
    return _binomial(n1, n1 + n0, base1 / (base1 + base0))


def count_vs_rate_p(count: float, base: float, rate: float, per: float = 1) -> float:
    """Could a count come from ``base`` people at a fixed ``rate`` per so many? Poisson."""
    n = _events(count)
    if base <= 0 or rate < 0:
        raise ValueError("a base must be above nought and a rate not below it")
    expected = base * rate / per
    if expected == 0:
        return 1.0 if n == 0 else 0.0
    log_chance = n * math.log(expected) - expected - math.lgamma(n + 1)
    return _doubled(n, expected, log_chance, lambda j: expected / (j + 1), lambda j: j / expected)


def share_vs_fixed_p(numerator: float, denominator: float, share: float, per: float = 1) -> float:
    """Could a part of a whole come from a fixed ``share`` per so many (100 for a percentage)? Binomial."""
    n, total = _part(numerator, denominator)
    if not 0 <= share <= per:
        raise ValueError("a share lies between nought and the whole")
    return _binomial(n, total, share / per)


def two_shares_p(numerator1: float, denominator1: float, numerator0: float, denominator0: float) -> float:
    """Are two shares the same? Fisher's exact test (hypergeometric), mid-P."""
    n1, total1 = _part(numerator1, denominator1)
    n0, total0 = _part(numerator0, denominator0)
    successes, everyone = n1 + n0, total1 + total0
    spare = everyone - successes - total1
    if successes in (0, everyone) or 0 in (total1, total0):
        return 1.0
    log_chance = _log_choose(total1, n1) + _log_choose(total0, n0) - _log_choose(everyone, successes)
    return _doubled(
        n1,
        successes * total1 / everyone,
        log_chance,
        lambda j: (successes - j) * (total1 - j) / ((j + 1) * (spare + j + 1)),
        lambda j: j * (spare + j) / ((successes - j + 1) * (total1 - j + 1)),
    )


def ratio_vs_fixed_p(
    value: float, lower: float | None, upper: float | None, fixed: float, confidence: float = 0.95
) -> float | None:
    """Is a ratio different from a fixed one? From its own limits, on the log scale.

    The standard error is that of the side that faces the fixed value, so that p is below 0.05 just where the fixed
    value lies outside 95% limits. A value of nought is tested on its own scale. None without limits.
    """
    return two_ratios_p(value, lower, upper, fixed, fixed, fixed, confidence)


def two_ratios_p(
    value1: float,
    lower1: float | None,
    upper1: float | None,
    value0: float,
    lower0: float | None,
    upper0: float | None,
    confidence: float = 0.95,
) -> float | None:
    """Are two ratios the same? From the limits of each, on the log scale (Zou & Donner 2008).

    Where either is nought, on their own scale. None where limits are missing.
    """
    if lower1 is None or upper1 is None or lower0 is None or upper0 is None:
        return None
    if value1 == value0:
        return 1.0
    if value1 < value0:
        value1, lower1, upper1, value0, lower0, upper0 = value0, lower0, upper0, value1, lower1, upper1
    if value0 > 0 and lower1 > 0:
        apart = math.log(value1 / value0)
        reach = math.hypot(math.log(value1 / lower1), math.log(upper0 / value0))
    else:
        apart = value1 - value0
        reach = math.hypot(value1 - lower1, upper0 - value0)
    return two_sided_normal_p(apart / reach * normal(confidence)) if reach else 0.0


def _binomial(n: int, total: int, share: float) -> float:
    if share in (0, 1) or total == 0:
        return 1.0 if n == total * share else 0.0
    odds = share / (1 - share)
    log_chance = _log_choose(total, n) + n * math.log(share) + (total - n) * math.log1p(-share)
    return _doubled(
        n,
        total * share,
        log_chance,
        lambda j: (total - j) / (j + 1) * odds,
        lambda j: j / (total - j + 1) / odds,
    )


def _doubled(
    seen: int,
    expected: float,
    log_chance: float,
    step_up: Callable[[int], float],
    step_down: Callable[[int], float],
) -> float:
    """Twice the smaller mid-P tail of a distribution given as the chance of what was seen and ratios of neighbours.

    The sum runs outwards from what was seen, away from what was expected, where terms only shrink: a few
    standard deviations long whatever the counts.
    """
    step, move = (step_up, 1) if seen >= expected else (step_down, -1)
    total, term, at = 0.5, 1.0, seen
    while (term := term * step(at)) > _NEGLIGIBLE * total:
        total += term
        at += move
    tail = min(1.0, math.exp(log_chance) * total)
    return 2 * min(tail, 1 - tail)


def _log_choose(total: int, part: int) -> float:
    return math.lgamma(total + 1) - math.lgamma(part + 1) - math.lgamma(total - part + 1)


def _events(count: float) -> int:
    if count < 0 or count != int(count):
        raise ValueError(f"{count!r} is not a count of events")
    return int(count)


def _part(numerator: float, denominator: float) -> tuple[int, int]:
    n, total = _events(numerator), _events(denominator)
    if n > total:
        raise ValueError("a part is more than the whole")
    return n, total
