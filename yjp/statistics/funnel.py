"""Limits of a funnel plot: how far chance puts a service of a size from a target, in plain numbers.

Spiegelhalter 2005, Funnel plots for comparing institutional performance, Statistics in Medicine 24: 1185-1202, appendix
A.1: quantiles of the exact distribution, interpolated between whole numbers so that limits are smooth in size.
"""

import itertools
import math
from collections.abc import Iterator

_REACH = 9
"""Standard deviations below which nothing is summed: far less than a thousandth of a thousandth."""


def funnel_counts(expected: float, level: float) -> tuple[float, float]:
    """Between how many events a Poisson count lies with that probability; the lower limit is at least 0."""
    if expected < 0:
        raise ValueError("an expected count cannot be below nought")
    return _limits(_poisson(expected), level) if expected else (0.0, 0.0)


def funnel_parts(total: int, share: float, level: float) -> tuple[float, float]:
    """Between how many of ``total`` a binomial count lies with that probability; at least 0 and at most all."""
    if total < 1 or not 0 <= share <= 1:
        raise ValueError("a share of somebody lies between nought and one")
    if share in (0, 1):
        return total * share, total * share
    return _limits(_binomial(total, share), level)


def _limits(chances: Iterator[tuple[int, float]], level: float) -> tuple[float, float]:
    """Both quantiles in one pass over the chances of 0, 1, 2 …"""
    low, high = (1 - level) / 2, (1 + level) / 2
    lower, below = None, 0.0
    for count, chance in chances:
        reached = below + chance
        if lower is None and reached > low:
            lower = max(0.0, count - (reached - low) / chance)
        if reached > high:
            return lower or 0.0, count - (reached - high) / chance
        below = reached
    return lower or 0.0, float(count)


def _poisson(expected: float) -> Iterator[tuple[int, float]]:
    # Below this no chance counts; starting there keeps large counts quick and their first chance above nought.
    first = max(0, math.floor(expected - _REACH * math.sqrt(expected)))
    chance = math.exp(first * math.log(expected) - expected - math.lgamma(first + 1))
    for count in itertools.count(first):
        yield count, chance
        chance *= expected / (count + 1)


def _binomial(total: int, share: float) -> Iterator[tuple[int, float]]:
    spread = math.sqrt(total * share * (1 - share))
    first = max(0, math.floor(total * share - _REACH * spread))
    log_ways = math.lgamma(total + 1) - math.lgamma(first + 1) - math.lgamma(total - first + 1)
    chance = math.exp(log_ways + first * math.log(share) + (total - first) * math.log1p(-share))
    for count in range(first, total + 1):
        yield count, chance
        chance *= (total - count) / (count + 1) * share / (1 - share)
