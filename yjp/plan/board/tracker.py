"""How far the cohorts are whose follow-up still runs, beside earlier ones at the same age, as a table of the paper."""

from yjp.charts.maturity import Standing, curves_held, standing
from yjp.charts.spec import Cell, Table
from yjp.figures import Facet, Maturity, tag
from yjp.ledger import Ledger
from yjp.narrative.wording import NOT_SHOWN
from yjp.numbers import plain
from yjp.periods import YEAR_MONTHS

TRACKER = tag("tracker_maturity", Facet.TABLE)
COHORT = "substantive"
"""Diversion is followed apart and never mixed in: it is not part of the national measure."""
_STATES = {
    Maturity.DO_NOT_COMPARE: "Do not compare yet",
    Maturity.SAME_AGE_ONLY: "Only at the same age",
    Maturity.FINAL: "Final",
}


def tracker_table(ledger: Ledger) -> Table | None:
    """A line for each year of cohorts that is not final: how far it is, who is known to have reoffended, and earlier.

    None where no cohort is followed, or where the readers may not have it.
    """
    years = [each for each in curves_held(ledger).get(COHORT, []) if each.months == YEAR_MONTHS]
    found = [standing(ledger, COHORT, each.id) for each in years]
    followed = [each for each in found if each is not None and each.state is not Maturity.FINAL]
    if not followed:
        return None
    return Table(
        id=TRACKER,
        caption="Children still being followed: known to have reoffended so far, beside earlier years at the same age",
        headers=(
            "Cautioned, sentenced or released in",
            "Children",
            "Months followed",
            "Reoffended so far",
            "Earlier years at that age",
            "May it be compared?",
        ),
        rows=tuple(
            (
                Cell(text=each.window.label),
                Cell(text=_number(each.denominator, 0)),
                Cell(text=str(each.followed_months)),
                Cell(text=_so_far(each)),
                Cell(text=_earlier(each)),
                Cell(text=_STATES[each.state]),
            )
            for each in followed
        ),
    )


def shows_a_number(table: Table) -> bool:
    """May its readers see how many of any year have reoffended so far?"""
    return any(row[3].text != NOT_SHOWN for row in table.rows)


def _so_far(now: Standing) -> str:
    """The share at the newest month that the readers may see, which is said where it is not the last one followed."""
    month = f" by month {now.counted_months}" if now.counted_months < now.followed_months else ""
    return NOT_SHOWN if now.value is None else f"{_percent(now.value)}{month}"


def _earlier(now: Standing) -> str:
    if now.state is Maturity.DO_NOT_COMPARE:
        return "–"
    return _percent(now.earlier) if now.any_earlier else "None"


def _number(value: float | None, decimals: int) -> str:
    return NOT_SHOWN if value is None else plain(value, decimals)


def _percent(value: float | None) -> str:
    return NOT_SHOWN if value is None else f"{plain(value, 1)}%"
