"""Curves of cohorts still followed: twelve months and six, compared only where that is fair."""

from dataclasses import replace
from datetime import date

import polars as pl

from tests.sample import sample
from yjp.charts.maturity import curves_held, maturity_chart, maturity_table, standing
from yjp.charts.to_plotly import to_plotly
from yjp.figures import CURVES, Maturity
from yjp.ledger import Ledger

REASON = "Compare only with earlier cohorts at the same age of follow-up: the 12 months are not over."


def ledger(state: str = "same_age_only") -> Ledger:
    """Two months of a cohort of 40: 1 and then 5 known, beside three earlier cohorts of 2%, 4% and 6% in month 2."""
    row = {
        "cohort": "substantive",
        "area": "rotherham",
        "window": "2019-03.12m",
        "period_start": date(2018, 4, 1),
        "period_end": date(2019, 3, 31),
        "denominator": 40.0,
        "earlier_cohorts": 3,
        "followed_months": 2,
        "state": state,
        "reason": REASON if state == "same_age_only" else "Do not compare yet.",
    }
    months = [
        {"months_followed": 1, "numerator": 1.0, "value": 2.5, "lower": 0.4, "upper": 12.9},
        {"months_followed": 2, "numerator": 5.0, "value": 12.5, "lower": 5.5, "upper": 26.1},
    ]
    earlier = {"earlier_value": 4.0, "earlier_lowest": 2.0, "earlier_highest": 6.0}
    return replace(sample(), curves=pl.DataFrame([row | earlier | month for month in months], schema=CURVES))


def test_the_axis_is_always_eighteen_months_with_both_ends_marked() -> None:
    chart = maturity_chart(ledger(), "substantive", "2019-03.12m")
    assert chart is not None
    assert chart.categories == tuple(str(month) for month in range(1, 19))
    own = chart.series[0]
    assert [point.value for point in own.points] == [2.5, 12.5, *[None] * 16]
    layout = to_plotly(chart)["layout"]
    # The twelfth and the eighteenth place: a category called 12 must not be taken for a number.
    assert [line["x0"] for line in layout["shapes"]] == [11.0, 17.0]
    assert [each["text"] for each in layout["annotations"]] == ["12 months to reoffend", "6 more for proving"]
    assert layout["xaxis"]["tickvals"] == ["1", "6", "12", "18"]


def test_earlier_cohorts_stand_beside_one_that_may_be_compared() -> None:
    chart, table = (make(ledger(), "substantive", "2019-03.12m") for make in (maturity_chart, maturity_table))
    assert chart is not None
    assert table is not None
    assert [series.points[1].value for series in chart.series] == [12.5, 4.0, 6.0, 2.0]  # type: ignore[union-attr]
    assert [cell.text for cell in table.rows[1]] == [  # type: ignore[union-attr]
        "2",
        "5",
        "40",
        "12.5%",
        "5.5% to 26.1%",
        "4.0%",
        "2.0% to 6.0%",
    ]


def test_a_cohort_that_may_not_be_compared_stands_alone() -> None:
    young = ledger("do_not_compare")
    chart, table = (make(young, "substantive", "2019-03.12m") for make in (maturity_chart, maturity_table))
    assert chart is not None
    assert table is not None
    assert [series.name for series in chart.series] == ["Apr 2018 to Mar 2019"]  # type: ignore[union-attr]
    assert len(table.headers) == 5  # type: ignore[union-attr]
    assert chart.alt.endswith("5 of 40 were known to have reoffended (12.5%). Do not compare yet.")  # type: ignore[union-attr]
    found = standing(young, "substantive", "2019-03.12m")
    assert found is not None
    assert (found.state, found.followed_months) == (Maturity.DO_NOT_COMPARE, 2)


def test_what_is_not_held_is_none() -> None:
    assert curves_held(sample()) == {}
    assert maturity_chart(sample(), "substantive", "2019-03.12m") is None
    assert maturity_table(ledger(), "diversion", "2019-03.12m") is None
