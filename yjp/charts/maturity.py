"""How a cohort of children comes on while it is followed, beside earlier cohorts at the same age."""

from dataclasses import dataclass
from typing import Any

import polars as pl

from yjp.charts.spec import CENTRE, LIMIT, Cell, Chart, Mark, Point, Series, Table
from yjp.figures import AreaRole, Facet, Maturity, figure_id, tag
from yjp.ledger import Ledger
from yjp.narrative.wording import NOT_AVAILABLE, NOT_SHOWN
from yjp.numbers import plain
from yjp.periods import Window, parse_window

WINDOW_MONTHS, ALL_MONTHS = 12, 18
"""Months in which a reoffence counts, and with the six more in which it may be proven."""
COHORTS = {
    "substantive": "Cautions, sentences and releases (the national cohort)",
    "diversion": "Diversion and out-of-court disposals that do not count nationally",
}
_DECIMALS = 1
Row = dict[str, Any]
"""One row of ``figures.CURVES`` by column."""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How far a cohort is: its state, why, how many months every child has been followed, and what is known so far.

    The counts and their share (``value``) are of month ``counted_months``, the newest that these readers may see; none
    where they see no month. ``earlier`` is the share of the earlier cohorts together at that month, where it is shown;
    ``any_earlier`` whether there are such cohorts.
    """

    window: Window
    state: Maturity
    reason: str
    followed_months: int
    counted_months: int
    numerator: float | None
    denominator: float | None
    value: float | None
    earlier: float | None
    any_earlier: bool


def curves_held(ledger: Ledger) -> dict[str, list[Window]]:
    """The cohorts that there are curves of, with their windows, newest first."""
    held = ledger.curves.select("cohort", "window").unique().rows()
    return {
        cohort: sorted({parse_window(window) for of, window in held if of == cohort}, reverse=True)
        for cohort in COHORTS
        if any(of == cohort for of, _ in held)
    }


def standing(ledger: Ledger, cohort: str, window: str) -> Standing | None:
    """Where a curve has come to; None where there is no such curve."""
    rows = _rows(ledger, cohort, window)
    if not rows:
        return None
    # Where later months are hidden a nought of an early one is no news, and would read as good news.
    last = next((row for row in reversed(rows) if row["value"]), rows[-1])
    return Standing(
        window=parse_window(window),
        state=Maturity(last["state"]),
        reason=last["reason"],
        followed_months=last["followed_months"],
        counted_months=last["months_followed"],
        numerator=last["numerator"],
        denominator=last["denominator"],
        value=last["value"],
        earlier=last["earlier_value"],
        any_earlier=bool(last["earlier_cohorts"]),
    )


def maturity_chart(ledger: Ledger, cohort: str, window: str) -> Chart | None:
    """The share known to have reoffended, month of follow-up by month, and the earlier cohorts at the same age.

    The axis is always 18 months long: 12 to reoffend, and 6 more for proving. Earlier cohorts are left out where the
    cohort may not be compared.
    """
    rows = _rows(ledger, cohort, window)
    if not rows:
        return None
    now = standing(ledger, cohort, window)
    assert now is not None
    by_month = {row["months_followed"]: row for row in rows}
    months = range(1, ALL_MONTHS + 1)
    name = now.window.label
    series = [
        Series(name=name, role=AreaRole.LOCAL, points=tuple(_own(by_month.get(month)) for month in months)),
    ]
    if now.state is not Maturity.DO_NOT_COMPARE:
        earlier = {
            "Earlier cohorts together": (CENTRE, "earlier_value"),
            "Highest and lowest of them": (LIMIT, "earlier_highest"),
            "Lowest of them": (LIMIT, "earlier_lowest"),
        }
        series += [
            Series(name=said, role=role, points=tuple(_earlier(by_month.get(m), column) for m in months))
            for said, (role, column) in earlier.items()
        ]
    return Chart(
        id=_tag(ledger, cohort, window, Facet.CHART),
        kind="line",
        title="Known to have reoffended, month by month",
        alt=_alt(now, rows),
        caption=f"Children known to have reoffended, by months followed, {ledger.about.service}, {name}, "
        f"{COHORTS[cohort][0].lower()}{COHORTS[cohort][1:]} (source: the service's own records)",
        categories=tuple(str(month) for month in months),
        series=tuple(series),
        unit_title="Percentage of the cohort",
        decimals=_DECIMALS,
        category_title="Months followed (12 to reoffend, 6 more for proving)",
        marks=(
            Mark(at="6"),
            Mark(at=str(WINDOW_MONTHS), words="12 months to reoffend"),
            Mark(at=str(ALL_MONTHS), words="6 more for proving"),
        ),
    )


def maturity_table(ledger: Ledger, cohort: str, window: str) -> Table | None:
    """The same by month: how many of how many, the share with its range, and the earlier cohorts."""
    rows = _rows(ledger, cohort, window)
    now = standing(ledger, cohort, window)
    if now is None:
        return None
    compared = now.state is not Maturity.DO_NOT_COMPARE
    beside = ("Earlier cohorts together", "Lowest to highest of them") if compared else ()
    return Table(
        id=_tag(ledger, cohort, window, Facet.TABLE),
        caption=f"Known to have reoffended, {ledger.about.service}, {now.window.label}, by months followed",
        headers=("Months followed", "Reoffended", "Of", "Share", "95% range", *beside),
        rows=tuple(_line(row, compared=compared) for row in rows),
    )


def _rows(ledger: Ledger, cohort: str, window: str) -> list[Row]:
    found = ledger.curves.filter(
        pl.col("cohort") == cohort, pl.col("window") == window, pl.col("area") == ledger.about.area
    )
    return found.sort("months_followed").to_dicts()


def _line(row: Row, *, compared: bool) -> tuple[Cell, ...]:
    cells = [
        str(row["months_followed"]),
        _count(row["numerator"]),
        _count(row["denominator"]),
        _percent(row["value"], NOT_SHOWN),
        _span(row["lower"], row["upper"], NOT_SHOWN if row["value"] is None else NOT_AVAILABLE),
    ]
    if compared:
        cells += [_percent(row["earlier_value"]), _span(row["earlier_lowest"], row["earlier_highest"])]
    return tuple(Cell(text=text) for text in cells)


def _count(value: float | None) -> str:
    # Every point that was followed has a count: one without is hidden from these readers.
    return NOT_SHOWN if value is None else plain(value, 0)


def _percent(value: float | None, missing: str = NOT_AVAILABLE) -> str:
    return missing if value is None else f"{plain(value, _DECIMALS)}%"


def _span(lowest: float | None, highest: float | None, missing: str = NOT_AVAILABLE) -> str:
    if lowest is None or highest is None:
        return missing
    return f"{plain(lowest, _DECIMALS)}% to {plain(highest, _DECIMALS)}%"


def _own(row: Row | None) -> Point:
    if row is None:
        return Point(value=None, text="not followed so long yet")
    text = _percent(row["value"], NOT_SHOWN)
    return Point(value=row["value"], lower=row["lower"], upper=row["upper"], text=text)


def _earlier(row: Row | None, column: str) -> Point:
    if row is None or row[column] is None:
        return Point(value=None, text=NOT_AVAILABLE)
    return Point(value=row[column], text=_percent(row[column]))


def _alt(now: Standing, rows: list[Row]) -> str:
    shown = [row for row in rows if row["value"] is not None]
    if not shown:
        return f"Line chart over 18 months of follow-up; its numbers are not shown. {now.reason}"
    last = shown[-1]
    said = (
        f"Line chart over 18 months of follow-up. After {last['months_followed']} months {_count(last['numerator'])} "
        f"of {_count(last['denominator'])} were known to have reoffended ({_percent(last['value'])})"
    )
    if now.state is Maturity.DO_NOT_COMPARE or last["earlier_value"] is None:
        return f"{said}. {now.reason}"
    return (
        f"{said}; of the earlier cohorts at the same age {_percent(last['earlier_value'])}, from "
        f"{_span(last['earlier_lowest'], last['earlier_highest'])}. {now.reason}"
    )


def _tag(ledger: Ledger, cohort: str, window: str, facet: Facet) -> str:
    return tag(figure_id(f"maturity_{cohort}", window, ledger.about.area), facet)
