"""Control charts of quarterly counts: is the service's own process as it was?

The last five years of quarters are shown; the first three of them are the baseline that centre and limits come from,
and the quarters after it are judged by them. Rolling years are never charted: neighbours share three quarters.
"""

import math

import polars as pl

from yjp.comparators.compare import COUNTS
from yjp.figures import CONTROL, AreaRole, State
from yjp.statistics import ProcessLimits, signals, xmr_limits

SHOWN, BASELINE, FEWEST = 20, 12, 8
"""Quarters shown, in the baseline, and without which there are no limits."""
FEWEST_EVENTS = 1.0
"""Events a quarter in the baseline: with fewer most quarters are nought, and any event would be a signal."""

METHOD = (
    "individuals and moving range (XmR): centre ± 2.66 mean moving ranges, or ± 3 roots of the centre where that is "
    "wider, not below 0"
)
_FEW_QUARTERS = f"no limits: fewer than {FEWEST} quarters"
_FEW_EVENTS = "no limits: fewer than one event a quarter in the baseline"


def control(ledger: pl.DataFrame) -> pl.DataFrame:
    """Rows of ``figures.CONTROL`` for the local quarterly counts of entrants and of custodial sentences, oldest first.

    Provisional quarters are left out. With fewer than ``FEWEST`` quarters, or fewer than ``FEWEST_EVENTS`` events a
    quarter in the baseline, centre, limits and signal are null and ``method`` says why.
    """
    own = ledger.filter(
        pl.col("indicator").is_in([indicator.id for indicator in COUNTS]),
        pl.col("area_role") == AreaRole.LOCAL.value,
        pl.col("group").is_null(),
        pl.col("window").str.ends_with(".3m"),
        pl.col("state") != State.PROVISIONAL.value,
        pl.col("value").is_not_null(),
    ).sort("period_end")
    charts = [_chart(own.filter(pl.col("indicator") == indicator.id).tail(SHOWN)) for indicator in COUNTS]
    return pl.concat(charts).sort("indicator", "area", "period_end")


def _chart(quarters: pl.DataFrame) -> pl.DataFrame:
    baseline = quarters.head(BASELINE)
    values = [float(value) for value in quarters.get_column("value")]
    limits, method = _limits(values[:BASELINE])
    said = signals(values, limits) if limits else []
    return quarters.with_columns(
        centre=pl.lit(limits.centre if limits else None),
        lower=pl.lit(limits.lower if limits else None),
        upper=pl.lit(limits.upper if limits else None),
        baseline_start=pl.lit(baseline.get_column("period_start").min() if limits else None),
        baseline_end=pl.lit(baseline.get_column("period_end").max() if limits else None),
        signal=pl.Series([each.value for each in said] or [None] * len(values), dtype=pl.String),
        method=pl.lit(method),
    ).select(pl.col(name).cast(kind) for name, kind in CONTROL.items())


def _limits(baseline: list[float]) -> tuple[ProcessLimits | None, str]:
    if len(baseline) < FEWEST:
        return None, _FEW_QUARTERS
    if sum(baseline) < FEWEST_EVENTS * len(baseline):
        return None, _FEW_EVENTS
    xmr = xmr_limits(baseline, floor=0)
    # A smooth baseline of small counts gives limits that chance alone breaks: never narrower than a count's own chart.
    chance = 3 * math.sqrt(xmr.centre)
    return ProcessLimits(
        xmr.centre, max(0.0, min(xmr.lower, xmr.centre - chance)), max(xmr.upper, xmr.centre + chance)
    ), METHOD
