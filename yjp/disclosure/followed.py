"""Cohorts whose follow-up still runs: what of their curves and estimates may leave.

The points of a curve are one count after another, and so is the difference of any two of them.
"""

from collections.abc import Iterable

import polars as pl

from yjp.disclosure.counts import ESTIMATES
from yjp.disclosure.profiles import Applies, Profile
from yjp.periods import YEAR_MONTHS

ESTIMATE_REASON = "an estimate of children still being followed is for the service and its board"
_OF_POINT = ("numerator", "value", "lower", "upper")
_OF_EARLIER = ("earlier_value", "earlier_lowest", "earlier_highest")


def hidden_estimates(figures: pl.DataFrame, profile: Profile) -> list[int]:
    """Places of the estimates, where every count is protected.

    The lower limit of an estimate is what is known already, and the estimate itself little more where a cohort is old.
    """
    if profile.applies is not Applies.EVERY_COUNT:
        return []
    rows = figures.with_row_index("_row").filter(pl.col("indicator").is_in(list(ESTIMATES)))
    return rows.get_column("_row").to_list()


def safe_curves(curves: pl.DataFrame, figures: pl.DataFrame, profile: Profile) -> pl.DataFrame:
    """The curves as the readers of a profile may have them, in the same schema and order.

    None where every count is protected. Else years that share no quarter with each other, as differences of those
    that do would be quarters: of each, the points that lie at least the threshold apart from each other, from nought,
    from all children and from those of ``figures`` who are known by now; the others have no numbers. What is said of
    earlier cohorts goes where a point of theirs has gone. A cohort smaller than the threshold has no numbers at all.
    """
    if not profile.hides or curves.is_empty():
        return curves
    if profile.applies is Applies.EVERY_COUNT:
        return curves.clear()
    kept = curves.filter(
        pl.col("window").str.ends_with(f".{YEAR_MONTHS}m"),
        pl.col("period_end").dt.month() == pl.col("period_end").max().over("cohort").dt.month(),
    )
    by_now = {
        ("substantive", window): known
        for window, known in figures.filter(
            pl.col("indicator") == "binary_reoffending",
            pl.col("source") == "caseload",
            pl.col("group").is_null(),
        )
        .select("window", "numerator")
        .iter_rows()
    }
    hidden = {
        (*key, month)
        for key, points in kept.group_by("cohort", "window")
        for month in _too_near(
            points.select("months_followed", "numerator", "denominator").rows(), by_now.get(key), profile
        )
    }
    keys = ("cohort", "window", "months_followed")
    gone = pl.Series([row in hidden for row in kept.select(keys).rows()], dtype=pl.Boolean)
    found = kept.with_columns(_gone=gone)
    # A cohort is compared with those before it: any of them that has lost the point takes the comparison with it.
    before = pl.col("_gone").cast(pl.Int32).cum_sum().over("cohort", "months_followed", order_by="period_end")
    lost = (before - pl.col("_gone").cast(pl.Int32)) > 0
    return found.with_columns(
        *(pl.when(~pl.col("_gone")).then(pl.col(name)).alias(name) for name in _OF_POINT),
        *(pl.when(~lost).then(pl.col(name)).alias(name) for name in _OF_EARLIER),
        denominator=pl.when(pl.col("denominator") >= profile.threshold).then("denominator"),
    ).drop("_gone")


def _too_near(
    points: Iterable[tuple[int, float, float]], by_now: float | None, profile: Profile
) -> list[int]:
    """Months whose point must go, looked at from the last: the newest count is the one that readers need."""
    after = by_now
    gone = []
    for month, known, entries in sorted(points, reverse=True):
        steps = [known, entries - known] + ([after - known] if after is not None else [])
        if any(0 < step < profile.threshold for step in steps):
            gone.append(month)
        else:
            after = known
    return gone
