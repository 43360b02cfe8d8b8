"""How large a gap between a local and a published count may be, and what is said of one."""

from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from yjp.numbers import plain
from yjp.statistics.limits import poisson_limits


class Standing(StrEnum):
    """What is said of a gap."""

    AGREES = "agrees"
    SOFT = "within soft tolerance"
    LOOK = "look into it"
    HARD = "do not publish before it is explained"
    COULD_NOT_RUN = "could not run"


@dataclass(frozen=True, kw_only=True)
class Tolerance:
    """Bounds of a gap, in events and as a percentage of the published count; the wider of the two holds.

    Soft, one event or 5%: what a late entry or a birthday does to any two systems. Hard, three events or 15%: a change
    of that size would be reported as news. More than three events are beyond the hard bound at any percentage if they
    put the published count outside the 95% limits of the local one: a reader would draw another conclusion. Declared,
    from no source.
    """

    soft_count: int = 1
    soft_percent: int = 5
    hard_count: int = 3
    hard_percent: int = 15


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """A standing, and in one sentence why."""

    standing: Standing
    reason: str


def judge(local: int, lowest: int, highest: int, tolerance: Tolerance, confidence: float = 0.95) -> Judgement:
    """Judge a local count against the published counts ``lowest`` to ``highest``, the nearest of which is taken."""
    nearest = min(max(local, lowest), highest)
    gap = abs(nearest - local)
    if not gap:
        words = (
            "the two counts are the same" if lowest == highest else "the local count is one of those possible"
        )
        return Judgement(standing=Standing.AGREES, reason=words)
    percent = 100 * gap / nearest if nearest else None
    share = "" if percent is None else f", {plain(percent, 0)}% of the published count"
    size = f"the gap is {gap}{share}"
    if _within(gap, percent, tolerance.soft_count, tolerance.soft_percent):
        return Judgement(
            standing=Standing.SOFT,
            reason=f"{size}: up to {tolerance.soft_count} or {tolerance.soft_percent}%",
        )
    low, high = _limits(local, confidence)
    if gap > tolerance.hard_count and not low <= nearest <= high:
        reason = (
            f"{size}, and lies outside the limits of the local count ({plain(low, 1)} to {plain(high, 1)})"
        )
        return Judgement(standing=Standing.HARD, reason=reason)
    if not _within(gap, percent, tolerance.hard_count, tolerance.hard_percent):
        return Judgement(
            standing=Standing.HARD,
            reason=f"{size}: more than {tolerance.hard_count} and more than {tolerance.hard_percent}%",
        )
    return Judgement(
        standing=Standing.LOOK,
        reason=f"{size}: more than {tolerance.soft_count} and more than {tolerance.soft_percent}%",
    )


def _within(gap: int, percent: float | None, count: int, most: int) -> bool:
    return gap <= count or (percent is not None and percent <= most)


def _limits(count: int, confidence: float) -> tuple[float, float]:
    lower, upper = poisson_limits(pl.col("n"), confidence)
    return pl.DataFrame({"n": [count]}).select(lower.alias("low"), upper.alias("high")).row(0)
