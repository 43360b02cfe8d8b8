"""Is a difference more than chance, is it good, and how many children is it? For one pair of figures at a time.

A pair is two ledger rows side by side: the local figure's columns by their own names, the other's with a suffix. Both
counts vary where both are known; of a published rate without counts only the local figure varies. A PCC area, region or
country holds the service itself: where its counts are known the test is against the rest of it.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from yjp import statistics
from yjp.figures import AreaRole, Verdict
from yjp.indicators.definition import Indicator, Kind, Polarity

Row = Mapping[str, Any]

NO_BASE = "none: no population or no cohort"
_HOLDS_THE_SERVICE = (AreaRole.PCC, AreaRole.REGION, AreaRole.NATIONAL)
_REST = ", against the rest of the area"


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What a test says: ``few`` events on both sides, ``over`` more events here than the other's level would give.

    ``chance`` is how many events chance alone moves that difference up or down, 19 times in 20.
    """

    test: str
    p_value: float | None = None
    few: bool = True
    over: float | None = None
    chance: int | None = None


@dataclass(frozen=True, kw_only=True)
class _Counts:
    """Two counts with their bases: local, and the other."""

    n1: float
    d1: float
    n0: float
    d0: float


def difference(indicator: Indicator, pair: Row, suffix: str, min_events: int) -> Difference:
    """Test the local figure of a pair against the other one."""
    n1, d1 = pair["numerator"], pair["denominator"]
    n0, d0 = pair[f"numerator{suffix}"], pair[f"denominator{suffix}"]
    if indicator.kind is Kind.COUNT:
        d1 = d0 = 1.0
    if n1 is None or not d1:
        return Difference(test=NO_BASE)
    if indicator.kind is Kind.RATIO:
        return _ratios(pair, suffix, min_events)
    if n0 is None or d0 is None or n0 != int(n0):
        return _against_fixed(indicator, n1, d1, pair[f"value{suffix}"] / indicator.per, min_events)
    if not d0:
        return Difference(test=NO_BASE)
    counts = _Counts(n1=n1, d1=d1, n0=n0, d0=d0)
    rest = pair.get(f"area_role{suffix}") in _HOLDS_THE_SERVICE and d0 > d1 and 0 <= n0 - n1 <= d0 - d1
    tested = _Counts(n1=n1, d1=d1, n0=n0 - n1, d0=d0 - d1) if rest else counts
    expected = d1 * n0 / d0
    own_past = suffix == "_past"
    few = max(n1, n0 if own_past else expected) < min_events
    p_value, test, variance = _two_shares(tested) if indicator.kind is Kind.SHARE else _two_counts(tested)
    return Difference(
        test=test + (_REST if rest else ""),
        p_value=p_value,
        few=few,
        over=n1 - expected,
        chance=statistics.chance_span(variance),
    )


def verdict(polarity: Polarity, direction: str | None, found: Difference, alpha: float) -> Verdict:
    """Better or worse only where chance does not explain it; too few where neither side has enough events."""
    if found.few or found.p_value is None or direction is None:
        return Verdict.TOO_FEW
    if found.p_value >= alpha or direction == "same" or polarity is Polarity.NEITHER:
        return Verdict.SIMILAR
    return Verdict.BETTER if direction == good(polarity) else Verdict.WORSE


def good(polarity: Polarity) -> str:
    """The direction that is good."""
    return "lower" if polarity is Polarity.LOWER else "higher"


def _two_counts(c: _Counts) -> tuple[float, str, float]:
    """p-value, test, and the variance of the local count less what the other's rate would give."""
    p_value = statistics.two_counts_p(c.n1, c.d1, c.n0, c.d0)
    # Given both counts together the local one is binomial; scaled to the local base its spread is this.
    return p_value, "two counts, exact mid-P (Przyborowski and Wilenski 1940)", (c.n1 + c.n0) * c.d1 / c.d0


def _two_shares(c: _Counts) -> tuple[float, str, float]:
    p_value = statistics.two_shares_p(c.n1, c.d1, c.n0, c.d0)
    share = (c.n1 + c.n0) / (c.d1 + c.d0)
    variance = c.d1 * share * (1 - share) * (1 + c.d1 / c.d0)
    return p_value, "two shares, Fisher's exact mid-P", variance


def _against_fixed(indicator: Indicator, n: float, d: float, level: float, min_events: int) -> Difference:
    expected = d * level
    if indicator.kind is Kind.SHARE:
        test = "share against a fixed one, exact mid-P (binomial)"
        p_value, variance = statistics.share_vs_fixed_p(n, d, level), expected * (1 - level)
    else:
        test = "count against a fixed rate, exact mid-P (Poisson)"
        p_value, variance = statistics.count_vs_rate_p(n, d, level), expected
    return Difference(
        test=test,
        p_value=p_value,
        few=max(n, expected) < min_events,
        over=n - expected,
        chance=statistics.chance_span(variance),
    )


def _ratios(pair: Row, suffix: str, min_events: int) -> Difference:
    """Reoffences for each child: tested on the limits, in which every child is one cluster."""
    value, lower, upper = (pair[k] for k in ("value", "lower", "upper"))
    other, low, high = (pair[f"{k}{suffix}"] for k in ("value", "lower", "upper"))
    if value is None or other is None:
        return Difference(test=NO_BASE)
    d1, d0 = pair["denominator"], pair[f"denominator{suffix}"]
    own_past = suffix == "_past"
    half = None if lower is None or upper is None else (upper - lower) / 2
    if not own_past and (d0 is None or low is None):
        p_value = statistics.ratio_vs_fixed_p(value, lower, upper, other)
        test = "ratio against a fixed one, on the log scale, children as clusters"
    else:
        p_value = statistics.two_ratios_p(value, lower, upper, other, low, high)
        test = "two ratios, on the log scale, children as clusters"
        half = None if half is None or low is None or high is None else math.hypot(half, (high - low) / 2)
    return Difference(
        test=test,
        p_value=p_value,
        few=max(d1, (d0 or 0.0) if own_past else 0.0) < min_events,
        over=d1 * (value - other),
        chance=None if half is None else max(1, round(d1 * half)),
    )
