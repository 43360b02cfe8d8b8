"""Comparisons with a verdict: each local figure against its own past and against every comparator of its window.

Own past: both counts are known, so both vary. Comparators of which only a rate is published are taken as fixed. A
cohort that is still provisional is not compared: an immature cohort always looks good.
"""

from collections.abc import Mapping
from typing import Any

import polars as pl

from yjp import statistics
from yjp.comparators.change import pairs
from yjp.figures import COMPARISONS, AreaRole, State, Unit, Verdict, figure_id
from yjp.indicators.definition import Indicator, Kind, Polarity
from yjp.indicators.registry import HEADLINES, change_of

OWN_PAST = "own_past"
_ORDER = [OWN_PAST, *(role.value for role in AreaRole)]
_COMPARED_WITH = (AreaRole.FAMILY, AreaRole.PCC, AreaRole.REGION, AreaRole.NATIONAL)
_LEVEL_UNIT = {Unit.PERCENT: Unit.POINTS}
"""Differences of levels: percentage points for percentages, a plain difference for the rest."""

Row = Mapping[str, Any]


def comparisons(ledger: pl.DataFrame, *, min_events: int = 5, confidence: float = 0.95) -> pl.DataFrame:
    """Every comparison, in the schema of ``figures.COMPARISONS``: own past first, then nearest area to widest."""
    rows = []
    for indicator in HEADLINES:
        alpha = 1 - confidence
        changed = ledger.filter(pl.col("indicator") == change_of(indicator.id).id)
        change = {row["figure_id"]: row for row in changed.iter_rows(named=True)}
        for both in pairs(ledger, indicator).iter_rows(named=True):
            if State.PROVISIONAL.value not in (both["state"], both["state_past"]):
                rows.append(_with_past(indicator, both, change, min_events, alpha))
        rows += [_with_area(indicator, both, min_events, alpha) for both in _beside(ledger, indicator)]
    order = {kind: place for place, kind in enumerate(_ORDER)}
    return (
        pl.DataFrame(rows, schema=COMPARISONS)
        .with_columns(_place=pl.col("kind").replace_strict(order, return_dtype=pl.Int32))
        .sort("figure_id", "_place", "comparator_id")
        .drop("_place")
    )


def _beside(ledger: pl.DataFrame, indicator: Indicator) -> list[Row]:
    """Local figures beside the comparators' of the same window (columns suffixed ``_other``)."""
    levels = ledger.filter(
        pl.col("indicator") == indicator.id, pl.col("group").is_null(), pl.col("value").is_not_null()
    )
    own = levels.filter(
        pl.col("area_role") == AreaRole.LOCAL.value, pl.col("state") != State.PROVISIONAL.value
    )
    others = levels.filter(pl.col("area_role").is_in([role.value for role in _COMPARED_WITH]))
    return list(own.join(others, on="window", suffix="_other").iter_rows(named=True))


def _with_past(
    indicator: Indicator, both: Row, change: Mapping[str, Row], min_events: int, alpha: float
) -> Row:
    change_id = figure_id(change_of(indicator.id).id, both["window"], both["area"])
    held = change[change_id]
    p_value, test = _past_p(indicator, both)
    few = max(_events(indicator, both, ""), _events(indicator, both, "_past")) < min_events
    return {
        "figure_id": both["figure_id"],
        "comparator_id": both["figure_id_past"],
        "kind": OWN_PAST,
        "change_id": change_id,
        "change": held["value"],
        "change_unit": held["unit"],
        "decimals": held["decimals"],
        **_judged(indicator, both["value"], both["value_past"], p_value, test, few, alpha),
    }


def _with_area(indicator: Indicator, both: Row, min_events: int, alpha: float) -> Row:
    own, other = both["value"], both["value_other"]
    p_value, test, expected = _fixed_p(indicator, both)
    few = max(_events(indicator, both, ""), expected) < min_events
    return {
        "figure_id": both["figure_id"],
        "comparator_id": both["figure_id_other"],
        "kind": both["area_role_other"],
        "change_id": None,
        "change": own - other,
        "change_unit": _LEVEL_UNIT.get(indicator.unit, Unit.RATE_CHANGE).value,
        "decimals": indicator.decimals,
        **_judged(indicator, own, other, p_value, test, few, alpha),
    }


def _events(indicator: Indicator, both: Row, suffix: str) -> float:
    """How many children or sentences stand behind a figure: the reoffenders, for reoffences per reoffender."""
    return float(both[("denominator" if indicator.kind is Kind.RATIO else "numerator") + suffix] or 0)


def _past_p(indicator: Indicator, both: Row) -> tuple[float | None, str]:
    n1, d1, n0, d0 = (both[k] for k in ("numerator", "denominator", "numerator_past", "denominator_past"))
    if not d1 or not d0:
        return None, "none: no population or no cohort"
    if indicator.kind is Kind.RATE:
        return statistics.two_counts_p(
            n1, d1, n0, d0
        ), "two counts, exact mid-P (Przyborowski and Wilenski 1940)"
    if indicator.kind is Kind.SHARE:
        return statistics.two_shares_p(n1, d1, n0, d0), "two shares, Fisher's exact mid-P"
    return (
        statistics.two_ratios_p(
            *(both[k] for k in ("value", "lower", "upper", "value_past", "lower_past", "upper_past"))
        ),
        "two ratios, on the log scale, children as clusters",
    )


def _fixed_p(indicator: Indicator, both: Row) -> tuple[float | None, str, float]:
    """p-value, test, and how many events the comparator's rate would have given here."""
    n, d, rate = both["numerator"], both["denominator"], both["value_other"] / indicator.per
    if not d:
        return None, "none: no population or no cohort", 0.0
    if indicator.kind is Kind.RATE:
        return (
            statistics.count_vs_rate_p(n, d, rate),
            "count against a fixed rate, exact mid-P (Poisson)",
            d * rate,
        )
    if indicator.kind is Kind.SHARE:
        return (
            statistics.share_vs_fixed_p(n, d, rate),
            "share against a fixed one, exact mid-P (binomial)",
            d * rate,
        )
    p_value = statistics.ratio_vs_fixed_p(both["value"], both["lower"], both["upper"], rate)
    return p_value, "ratio against a fixed one, on the log scale, children as clusters", 0.0


def _judged(
    indicator: Indicator,
    own: float | None,
    other: float | None,
    p_value: float | None,
    test: str,
    few: bool,
    alpha: float,
) -> Row:
    direction = None
    if own is not None and other is not None:
        direction = "same" if own == other else "higher" if own > other else "lower"
    return {
        "direction": direction,
        "test": test,
        "p_value": p_value,
        "verdict": _verdict(indicator.polarity, direction, p_value, few, alpha).value,
    }


def _verdict(
    polarity: Polarity, direction: str | None, p_value: float | None, few: bool, alpha: float
) -> Verdict:
    if few or p_value is None or direction is None:
        return Verdict.TOO_FEW
    if p_value >= alpha or direction == "same" or polarity is Polarity.NEITHER:
        return Verdict.SIMILAR
    good = "lower" if polarity is Polarity.LOWER else "higher"
    return Verdict.BETTER if direction == good else Verdict.WORSE
