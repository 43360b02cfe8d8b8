"""The trend of an indicator: chart, words and tables say the same, in the ledger's own text."""

import pytest

from tests.sample import sample
from tests.unit.dashboards.reading import found, words
from yjp.charts.trend import trend
from yjp.ledger import Figure, Ledger
from yjp.narrative.headline import headline, plain_text
from yjp_dashboards.components.trend import numbers, shown


def cells(table: object) -> list[list[str]]:
    return [
        [words(cell) for cell in found(row, "Th") + found(row, "Td")]
        for row in found(table, "Tr")
        if found(row, "Td")
    ]


def test_the_table_holds_the_chart_in_the_ledgers_text() -> None:
    ledger = sample()
    now = headline(ledger, "custody_rate")
    assert now is not None
    table = shown(ledger, now).tables[0]
    headers = [words(cell) for cell in found(found(table, "Thead"), "Th")]
    assert headers == [
        "Twelve months to the end of",
        "Rotherham",
        "Rotherham: range for chance",
        "YOT family",
        "South Yorkshire PCC area",
        "National",
    ]
    # Printed in Rotherham's plan 2019-21, use of custody; the limits are the sample's.
    assert cells(table)[-1] == ["Mar 2015", "0.45", "0.23 to 0.81", "0.43", "0.52", "0.44"]
    assert cells(table)[0] == ["Mar 2019", "0.12", "0.03 to 0.36", "0.20", "0.23", "0.31"]


@pytest.mark.parametrize(
    "indicator", ["fte_rate", "binary_reoffending", "reoffences_per_reoffender", "custody_rate"]
)
def test_every_point_drawn_is_in_the_table(indicator: str) -> None:
    ledger = sample()
    now = headline(ledger, indicator)
    assert now is not None
    chart = trend(ledger, now)
    spec = numbers(ledger, chart)
    cell = {
        (row[0].text, header): each.text
        for row in spec.rows
        for header, each in zip(spec.headers, row, strict=True)
    }
    for series in chart.series:
        for period, point in zip(chart.categories, series.points, strict=True):
            if point.value is not None:
                assert point.text.startswith(cell[period, series.name])
    # Periods that nobody has a figure for are axis, not numbers.
    assert len(spec.rows) == len({f.window for f in _figures(ledger, indicator)})
    figure = shown(ledger, now).figure
    drawn = {trace["name"]: trace["y"] for trace in figure["data"]}
    for series in chart.series:
        assert [v for v in drawn[series.name] if v is not None] == [
            p.value for p in series.points if p.value is not None
        ]


def _figures(ledger: Ledger, indicator: str) -> list[Figure]:
    return [f for area, _, _ in ledger.areas(indicator) for f in ledger.series(indicator, area, 12)]


def test_the_heading_is_the_takeaway_and_the_words_are_the_narratives() -> None:
    ledger = sample()
    now = headline(ledger, "fte_rate")
    assert now is not None
    parts = shown(ledger, now)
    assert parts.takeaway == "First time entrants fell, within what chance explains"
    assert [words(each) for each in parts.words] == [plain_text(sentence) for sentence in now.sentences]
    # The first and the last local rate of the sample, 88/24,300 and 38/24,260: 362 and 157.
    assert "362 per 100,000" in parts.summary
    assert "157 per 100,000" in parts.summary


def test_the_chart_cannot_be_dragged_out_of_sight() -> None:
    ledger = sample()
    now = headline(ledger, "fte_rate")
    assert now is not None
    layout = shown(ledger, now).figure["layout"]
    assert layout["dragmode"] is False
    assert layout["xaxis"]["fixedrange"] is True
    assert layout["yaxis"]["fixedrange"] is True


def test_the_method_names_what_counts_and_what_does_not() -> None:
    ledger = sample()
    now = headline(ledger, "custody_rate")
    assert now is not None
    method = words(shown(ledger, now).method)
    assert "Remands to youth detention accommodation." in method
    assert "Sentences, not children." in method
    assert "Byar (exact Poisson under 10)" in method
    assert "custody_rate.2019-03.12m.rotherham" in method
