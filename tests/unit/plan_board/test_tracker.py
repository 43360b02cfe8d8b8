"""The paper's table of children still followed shows what the board's tracker shows: the newest month it may see."""

from dataclasses import replace
from datetime import date

import polars as pl

from tests.sample import sample
from yjp.disclosure import PROFILES, protect
from yjp.figures import CURVES
from yjp.ledger import Ledger
from yjp.plan.board.tracker import shows_a_number, tracker_table


def followed(known: list[int], state: str = "same_age_only") -> Ledger:
    """A year of 60 children, of whom so many were known after one month of follow-up, two, and so on."""
    rows = [
        {
            "cohort": "substantive",
            "area": "rotherham",
            "window": "2018-03.12m",
            "period_start": date(2017, 4, 1),
            "period_end": date(2018, 3, 31),
            "months_followed": month,
            "numerator": float(n),
            "denominator": 60.0,
            "value": 100 * n / 60,
            "earlier_cohorts": 3,
            "earlier_value": 20.0,
            "followed_months": len(known),
            "state": state,
            "reason": "",
        }
        for month, n in enumerate(known, start=1)
    ]
    return replace(sample(), curves=pl.DataFrame(rows, schema=CURVES))


def line(ledger: Ledger) -> list[str]:
    table = tracker_table(ledger)
    assert table is not None
    assert shows_a_number(table) is (table.rows[0][3].text != "not shown")
    return [cell.text for cell in table.rows[0]]


def test_the_last_month_where_it_may_be_seen() -> None:
    assert line(followed([0, 6, 12])) == [
        "Apr 2017 to Mar 2018",
        "60",
        "3",
        "20.0%",
        "20.0%",
        "Only at the same age",
    ]


def test_an_earlier_month_is_named_where_a_board_may_not_see_the_last() -> None:
    # 58 of 60 leave two who have not reoffended; 30 may be seen.
    found = line(protect(followed([6, 30, 58]), PROFILES["board"]))
    assert found[2:5] == ["3", "50.0% by month 2", "20.0%"]


def test_nobody_in_an_early_month_is_no_news() -> None:
    found = line(protect(followed([0, 0, 3]), PROFILES["board"]))
    assert found[2:4] == ["3", "not shown"]
    assert line(followed([0, 0, 0]))[3] == "0.0%"


def test_nothing_stands_beside_a_cohort_that_must_not_be_compared() -> None:
    assert line(followed([0, 6], state="do_not_compare"))[3:] == ["10.0%", "–", "Do not compare yet"]


def test_the_public_has_no_table() -> None:
    assert tracker_table(protect(followed([0, 6]), PROFILES["public"])) is None
