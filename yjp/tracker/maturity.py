"""How the cohorts come on, month of follow-up by month, each as it was known at that age."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from yjp import statistics
from yjp.figures import CURVES, Maturity
from yjp.indicators.reoffending import INDEX_DATE, QUARTER
from yjp.indicators.rows import Place
from yjp.indicators.windows import END, MONTHS, spread_over_windows
from yjp.periods import Window, add_months
from yjp.tracker.followed import PROOFS, Cohort

ALL_MONTHS = 18
WINDOW_MONTHS = 12
"""Months to reoffend; the other six are for proving."""
SHOWN_YEARS = 7
"""Cohorts that ended in so many years before the extract have curves."""
MOST_EARLIER = 5
"""Earlier cohorts that a curve is compared with, the newest of them that were followed as long."""
FEWEST_MONTHS, FEWEST_EARLIER, FEWEST_ENTRIES = 3, 3, 10
"""Below these a curve is compared with nothing."""

_KNOWN = "_known_after"


@dataclass(frozen=True)
class _Curve:
    """A cohort: its entries, and how many were known to have reoffended after 1, 2, ... months."""

    window: Window
    entries: int
    known: tuple[int, ...]

    @property
    def followed(self) -> int:
        return len(self.known)


def curves(
    followed: pl.DataFrame, cohort: Cohort, ends: Sequence[date], extract_date: date, place: Place
) -> pl.DataFrame:
    """Rows of ``figures.CURVES`` for ``followed.followed``: quarters and years of them, oldest first.

    A curve goes as far as its youngest child has been followed. A cohort nobody entered has none.
    """
    oldest = add_months(extract_date, -12 * SHOWN_YEARS)
    counted = [each for each in _counted(followed, ends, extract_date) if each.window.end > oldest]
    by_window = {(each.window.end, each.window.months): each for each in counted}
    rows = []
    for curve in counted:
        earlier = _earlier(curve, by_window)
        state, reason = _maturity(curve, earlier)
        for month, known in enumerate(curve.known, start=1):
            beside = [each for each in earlier if each.followed >= month]
            shares = [100 * each.known[month - 1] / each.entries for each in beside]
            together = sum(each.entries for each in beside)
            seen = sum(each.known[month - 1] for each in beside)
            rows.append(
                {
                    "cohort": cohort.value,
                    "area": place.area,
                    "window": curve.window.id,
                    "period_start": curve.window.start,
                    "period_end": curve.window.end,
                    "months_followed": month,
                    "numerator": known,
                    "denominator": curve.entries,
                    "earlier_cohorts": len(beside),
                    "earlier_value": 100 * seen / together if together else None,
                    "earlier_lowest": min(shares, default=None),
                    "earlier_highest": max(shares, default=None),
                    "followed_months": curve.followed,
                    "state": state.value,
                    "reason": reason,
                }
            )
    limits = statistics.share(pl.col("numerator"), pl.col("denominator"))
    return (
        pl.DataFrame(rows, schema=CURVES)
        .with_columns(value=limits.value, lower=limits.lower, upper=limits.upper)
        .sort("cohort", "period_end", "window", "months_followed")
    )


def _counted(followed: pl.DataFrame, ends: Sequence[date], extract_date: date) -> list[_Curve]:
    """Every quarter and every four of them that ended at least a month before the extract."""
    known = followed.select(QUARTER, INDEX_DATE, pl.col(PROOFS).list.first().alias("_first")).with_columns(
        _months_until("_first").alias(_KNOWN)
    )
    counts = (
        spread_over_windows(known.select(QUARTER, _KNOWN), QUARTER, ends).group_by(END, MONTHS, _KNOWN).len()
    )
    found: dict[tuple[date, int], Counter[int | None]] = {}
    for end, months, after, number in counts.select(END, MONTHS, _KNOWN, "len").iter_rows():
        found.setdefault((end, months), Counter())[after] += number
    curves = []
    for (end, months), number_after in sorted(found.items()):
        full = [m for m in range(1, ALL_MONTHS + 1) if add_months(end, m) <= extract_date]
        if full:
            days = sorted(m for m, n in number_after.items() if m is not None for _ in range(n))
            reached = tuple(bisect_right(days, month) for month in full)
            curves.append(_Curve(Window(end=end, months=months), sum(number_after.values()), reached))
    return curves


def _months_until(day: str) -> pl.Expr:
    """The least number of whole calendar months after the index date by which the day has come."""
    start, then = pl.col(INDEX_DATE), pl.col(day)
    months = (then.dt.year() - start.dt.year()) * 12 + then.dt.month().cast(pl.Int32) - start.dt.month()
    short = start.dt.offset_by(pl.concat_str(months, pl.lit("mo"))) < then
    return (months + short.cast(pl.Int32)).clip(lower_bound=1)


def _earlier(curve: _Curve, by_window: dict[tuple[date, int], _Curve]) -> list[_Curve]:
    """The cohorts of the same length before this one that share no quarter with it or each other, newest first."""
    length, found = curve.window.months, []
    for back in range(1, MOST_EARLIER + 1):
        before = by_window.get((curve.window.earlier(back * length).end, length))
        if before is not None and before.followed >= min(curve.followed, ALL_MONTHS):
            found.append(before)
    return found


def _maturity(curve: _Curve, earlier: Sequence[_Curve]) -> tuple[Maturity, str]:
    if curve.followed >= ALL_MONTHS:
        return Maturity.FINAL, "Every child has been followed for 12 months, and 6 more for proving."
    if curve.followed < FEWEST_MONTHS:
        return Maturity.DO_NOT_COMPARE, (
            f"Do not compare yet: not every child has been followed for {FEWEST_MONTHS} months."
        )
    if curve.entries < FEWEST_ENTRIES:
        return Maturity.DO_NOT_COMPARE, "Do not compare: the cohort is too small."
    if len(earlier) < FEWEST_EARLIER:
        return Maturity.DO_NOT_COMPARE, (
            f"Do not compare yet: fewer than {FEWEST_EARLIER} earlier cohorts were followed as long."
        )
    still = (
        "the 12 months are not over" if curve.followed < WINDOW_MONTHS else "reoffences may still be proven"
    )
    return Maturity.SAME_AGE_ONLY, (
        f"Compare only with earlier cohorts at the same age of follow-up: {still}."
    )
