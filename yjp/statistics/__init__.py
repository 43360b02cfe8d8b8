"""Rates, shares and ratios with their limits, limits of changes, and tests of difference.

Everything that computes limits takes and gives polars expressions; tests of difference take and give plain
numbers. Nothing here knows what an indicator is. Each function names the paper that it follows.
"""

from yjp.statistics.changes import (
    chance_span,
    difference_limits,
    rate_change_limits,
    ratio_change_limits,
)
from yjp.statistics.differences import (
    count_vs_rate_p,
    ratio_vs_fixed_p,
    share_vs_fixed_p,
    two_counts_p,
    two_ratios_p,
    two_shares_p,
)
from yjp.statistics.estimates import Estimate, Method
from yjp.statistics.funnel import funnel_counts, funnel_parts
from yjp.statistics.limits import FEWEST_CLUSTERS, clustered_ratio, poisson_limits, rate, share
from yjp.statistics.process import RUN, XMR_FACTOR, ProcessLimits, signals, xmr_limits
from yjp.statistics.relative_rate import relative_rate

__all__ = [
    "FEWEST_CLUSTERS",
    "RUN",
    "XMR_FACTOR",
    "Estimate",
    "Method",
    "ProcessLimits",
    "chance_span",
    "clustered_ratio",
    "count_vs_rate_p",
    "difference_limits",
    "funnel_counts",
    "funnel_parts",
    "poisson_limits",
    "rate",
    "rate_change_limits",
    "ratio_change_limits",
    "ratio_vs_fixed_p",
    "relative_rate",
    "share",
    "share_vs_fixed_p",
    "signals",
    "two_counts_p",
    "two_ratios_p",
    "two_shares_p",
    "xmr_limits",
]
