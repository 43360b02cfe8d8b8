"""Groups at decision points: shares, indexes with what they say, and refusals with their reason."""

from dataclasses import replace

import polars as pl

from tests.sample import sample
from yjp.charts.representation import (
    groupings_held,
    index_chart,
    index_table,
    shares_chart,
    windows_held,
)
from yjp.figures import SCHEMA, figure_id
from yjp.indicators.representation.standing import FEW_EVENTS, Standing
from yjp.ledger import Ledger
from yjp.narrative.wording import NOT_SHOWN

WINDOW = "2025-03.36m"


def row(measure: str, group: str, **more: object) -> dict[str, object]:
    indicator = f"rep_court_{measure}"
    filled = {
        "figure_id": figure_id(indicator, WINDOW, "rotherham", "sex", group),
        "indicator": indicator,
        "area": "rotherham",
        "area_name": "Rotherham",
        "area_role": "local",
        "window": WINDOW,
        "group": "sex",
        "group_value": group,
        "unit": "percent" if measure == "share" else "times",
        "decimals": 1 if measure == "share" else 2,
        "state": "estimate",
        "source": "caseload",
        "suppressed": False,
    }
    return filled | more


def ledger(**of_girls: object) -> Ledger:
    """60 of 80 boys and 5 of 20 girls were sentenced: 25% over 75% is a third."""
    given = {
        "numerator": 5.0,
        "denominator": 20.0,
        "value": 1 / 3,
        "lower": 0.15,
        "upper": 0.72,
        "quality": Standing.LESS.value,
    }
    rows = [
        row("share", "male", numerator=60.0, denominator=65.0, value=100 * 60 / 65),
        row("share", "female", numerator=5.0, denominator=65.0, value=100 * 5 / 65),
        row("step", "male", numerator=60.0, denominator=80.0, value=1.0),
        row("step", "female", **(given | of_girls)),
    ]
    return replace(sample(), figures=pl.DataFrame(rows, schema=SCHEMA))


def test_shares_of_known_children_are_a_stack_for_each_decision_point() -> None:
    chart = shares_chart(ledger(), "sex", WINDOW)
    assert chart is not None
    assert (chart.kind, chart.categories) == ("stacked_bar", ("Court",))
    assert [round(series.points[0].value or 0, 1) for series in chart.series] == [92.3, 7.7]
    assert groupings_held(ledger()) == ["sex"]
    assert [each.id for each in windows_held(ledger())] == [WINDOW]


def test_an_index_stands_with_its_range_and_what_it_says() -> None:
    table = index_table(ledger(), "step", "sex", WINDOW)
    assert table is not None
    assert [[cell.text for cell in line] for line in table.rows] == [
        ["Court: Male", "60", "80", "1.00", "not available", "The group compared with"],
        ["Court: Female", "5", "20", "0.33", "0.15 to 0.72", "Less often, by more than chance would explain"],
    ]
    chart = index_chart(ledger(), "step", "sex", WINDOW)
    assert chart is not None
    assert [(mark.at, mark.words) for mark in chart.marks] == [(1.0, "As often")]


def test_a_refusal_says_why_and_is_not_drawn() -> None:
    few = ledger(
        numerator=3.0, value=None, lower=None, upper=None, quality=Standing.REFUSED.value, reason=FEW_EVENTS
    )
    table = index_table(few, "step", "sex", WINDOW)
    assert table is not None
    assert table.rows[1][-1].text == "Not given: fewer than 5 in the group or in the group compared with"
    assert index_chart(few, "step", "sex", WINDOW) is None


def test_a_hidden_index_says_nothing_at_all() -> None:
    hidden = ledger(suppressed=True)
    table = index_table(hidden, "step", "sex", WINDOW)
    assert table is not None
    assert {cell.text for cell in table.rows[1][1:]} == {NOT_SHOWN}
    assert index_chart(hidden, "step", "sex", WINDOW) is None


def test_a_decision_point_that_is_hidden_is_not_drawn_as_nobody() -> None:
    shown = [row("share", "male", numerator=60.0, denominator=65.0, value=92.3)]
    hidden = [
        row("share", each, suppressed=True)
        | {
            "indicator": "rep_custody_share",
            "figure_id": figure_id("rep_custody_share", WINDOW, "rotherham", "sex", each),
        }
        for each in ("male", "female")
    ]
    chart = shares_chart(
        replace(sample(), figures=pl.DataFrame(shown + hidden, schema=SCHEMA)), "sex", WINDOW
    )
    assert chart is not None
    assert chart.categories == ("Court", "Custody (not shown)")
