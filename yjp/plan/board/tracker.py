"""How far the cohorts are whose follow-up still runs, beside earlier ones at the same age, as a table of the paper."""

import polars as pl

from yjp.charts.spec import Cell, Table
from yjp.figures import Facet, Maturity, tag
from yjp.ledger import Ledger
from yjp.narrative.wording import NOT_SHOWN
from yjp.numbers import plain
from yjp.periods import YEAR_MONTHS, parse_window

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
    newest = (
        ledger.curves.filter(
            pl.col("cohort") == COHORT,
            pl.col("window").str.ends_with(f".{YEAR_MONTHS}m"),
            pl.col("months_followed") == pl.col("followed_months"),
            pl.col("state") != Maturity.FINAL.value,
        )
        .sort("period_end", descending=True)
        .to_dicts()
    )
    if not newest:
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
                Cell(text=parse_window(row["window"]).label),
                Cell(text=_number(row["denominator"], 0)),
                Cell(text=str(row["months_followed"])),
                Cell(text=_percent(row["value"])),
                Cell(text=_percent(row["earlier_value"]) if row["earlier_cohorts"] else "None"),
                Cell(text=_STATES[Maturity(row["state"])]),
            )
            for row in newest
        ),
    )


def shows_a_number(table: Table) -> bool:
    """May its readers see how many of any year have reoffended so far?"""
    return any(row[3].text != NOT_SHOWN for row in table.rows)


def _number(value: float | None, decimals: int) -> str:
    return NOT_SHOWN if value is None else plain(value, decimals)


def _percent(value: float | None) -> str:
    return NOT_SHOWN if value is None else f"{plain(value, 1)}%"
