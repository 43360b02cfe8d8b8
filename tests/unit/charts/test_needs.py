"""The chart of needs: where too few children are recorded for a share, nobody may read that there are none."""

from dataclasses import replace

import polars as pl

from tests.sample import row, sample
from yjp import figures
from yjp.charts.needs import moment, needs_chart
from yjp.indicators.needs.indicators import identifier
from yjp.ledger import Ledger

DAY = "2019-06-18"


def held(**parts: object) -> Ledger:
    """One need on the day of the extract."""
    whole, of = sample(), identifier(moment("needs"), "care")
    added = pl.DataFrame([row(of, DAY, "rotherham", **parts)], schema=figures.SCHEMA)
    return replace(whole, figures=pl.concat([whole.figures, added]))


def test_a_need_without_a_share_is_not_said_to_be_nobodys() -> None:
    chart = needs_chart(held(numerator=12.0, denominator=17.0, value=None), moment("needs"), DAY)
    assert chart is not None
    assert chart.alt.replace("\N{NO-BREAK SPACE}", " ").endswith("Looked after (12 of 17): no share given.")
    assert "none" not in chart.alt
    (label,) = chart.categories
    assert label.replace("\N{NO-BREAK SPACE}", " ") == "Looked after (12 of 17, no share given)"
    assert chart.series[0].points[0].text == "no share given"


def test_a_share_stands_at_its_bar() -> None:
    parts = {"numerator": 12.0, "denominator": 17.0, "value": 70.6, "unit": "percent"}
    chart = needs_chart(held(**parts), moment("needs"), DAY)
    assert chart is not None
    assert chart.categories[0].replace("\N{NO-BREAK SPACE}", " ") == "Looked after (12 of 17)"
    assert chart.series[0].points[0].value == 70.6
