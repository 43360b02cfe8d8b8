"""An example as it stood on an earlier day, worked out by hand on four made-up children."""

from datetime import date

import pytest

from yjp.synthetic import tables
from yjp.synthetic.as_of import DayNotReached, as_of
from yjp.synthetic.columns import COLUMNS, Row, Tables

DAY, LAST = date(2025, 3, 31), date(2025, 6, 30)


def row(table: str, **cells: str) -> Row:
    return {name: cells.get(name, "") for name in COLUMNS[table]}


def four_children() -> Tables:
    return {
        "children": [
            row("children", child_id=c, date_of_birth="2010-01-01") for c in ("C1", "C2", "C3", "C4")
        ],
        "offences": [
            row(
                "offences",
                offence_id="F1",
                child_id="C1",
                offence_date="2025-01-10",
                arrest_date="2025-01-11",
            ),
            # Known by the day, but the arrest comes after it.
            row(
                "offences",
                offence_id="F2",
                child_id="C2",
                offence_date="2025-03-31",
                arrest_date="2025-04-02",
            ),
            row("offences", offence_id="F3", child_id="C3", offence_date="2025-04-01"),
        ],
        "outcomes": [
            row(
                "outcomes",
                outcome_id="O1",
                offence_id="F1",
                child_id="C1",
                outcome_date="2025-02-01",
                end_date="2026-02-01",
            ),
            row("outcomes", outcome_id="O2", offence_id="F2", child_id="C2", outcome_date="2025-05-01"),
        ],
        "programmes": [
            row("programmes", programme_id="P1", child_id="C1", start_date="2025-02-01", outcome_id="O1"),
        ],
        "care_status": [
            row(
                "care_status",
                child_id="C1",
                start_date="2020-01-01",
                end_date="2025-05-01",
                status="looked_after",
            ),
            # Nobody has met this child: a spell alone makes no child known to the service.
            row("care_status", child_id="C4", start_date="2020-01-01", status="looked_after"),
        ],
        "population": [row("population", area="x", year="2024", population="100")],
    }


def test_what_had_not_come_yet_is_not_there() -> None:
    then = as_of(four_children(), DAY, LAST)
    assert [r["child_id"] for r in then["children"]] == ["C1", "C2"]
    assert [(r["offence_id"], r["arrest_date"]) for r in then["offences"]] == [
        ("F1", "2025-01-11"),
        ("F2", ""),
    ]
    assert [(r["outcome_id"], r["end_date"]) for r in then["outcomes"]] == [("O1", "2026-02-01")]
    assert [r["programme_id"] for r in then["programmes"]] == ["P1"]
    assert [(r["child_id"], r["end_date"]) for r in then["care_status"]] == [("C1", "")]
    assert len(then["population"]) == 1


def test_an_action_keeps_its_day_and_not_how_far_it_has_come() -> None:
    made = four_children()
    made["actions"] = [
        row(
            "actions", action="Count", due="2025-09-30", status="on_track", progress="First report of 18 June"
        )
    ]
    (action,) = as_of(made, DAY, LAST)["actions"]
    assert (action["due"], action["status"], action["progress"]) == ("2025-09-30", "on_track", "")


def test_a_row_goes_with_the_row_that_it_names() -> None:
    made = four_children()
    made["programmes"].append(
        row("programmes", programme_id="P2", child_id="C2", start_date="2025-03-01", outcome_id="O2")
    )
    assert [r["programme_id"] for r in as_of(made, DAY, LAST)["programmes"]] == ["P1"]


def test_on_its_own_day_an_example_is_as_it_is() -> None:
    made = tables("rotherham_2019")
    assert as_of(made, date(2019, 6, 18), date(2019, 6, 18)) == made


def test_a_day_that_has_not_come_is_refused() -> None:
    with pytest.raises(DayNotReached, match="ends on 2025-06-30, so there is no 2025-07-01"):
        as_of(four_children(), date(2025, 7, 1), LAST)
