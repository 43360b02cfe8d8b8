"""Control charts and funnels: lines, marks and words from the ledger's rows, nothing from hidden ones."""

import plotly.graph_objects as go
import pytest

from tests.unit.charts import made
from yjp.charts.control import control_chart, control_table
from yjp.charts.funnel import funnel_chart, funnel_table
from yjp.charts.spec import Chart, quiet_twins
from yjp.charts.to_plotly import to_plotly

LEDGER = made.made()
NEWEST = "fte_count.2019-03.3m.rotherham"


def control(window: str | None = None) -> Chart:
    found = control_chart(LEDGER, "fte_count", window)
    assert found is not None
    return found


def test_counts_centre_limits_and_what_stands_out() -> None:
    drawn = control()
    assert drawn.id == f"{NEWEST}#chart"
    roles = {s.role: s for s in drawn.series}
    assert [p.value for p in roles["local"].points] == list(made.QUARTERS)
    assert {p.value for p in roles["centre"].points} == {6.0}
    assert [(i, p.value) for i, p in enumerate(roles["signal"].points) if p.value is not None] == [(12, 19.0)]
    assert (drawn.categories[0], drawn.categories[-1]) == ("Dec 2015", "Mar 2019")
    assert drawn.title == "First time entrants: the newest quarter is as expected"
    assert "Beyond the limits: Oct 2018 to Dec 2018 (above the limits)" in drawn.alt
    assert "The usual level is 6.0, the limits are 0.0 to 13.3" in drawn.alt


def test_an_earlier_window_ends_the_chart_there() -> None:
    drawn = control("2018-12.3m")
    assert drawn.categories[-1] == "Dec 2018"
    assert drawn.title == "First time entrants: the newest quarter is above the limits"
    assert control_chart(LEDGER, "fte_count", "2010-03.3m") is None
    assert control_chart(LEDGER, "custody_count") is None


def test_one_quarter_is_a_point_without_limits() -> None:
    ledger = made.hidden(LEDGER, "fte_count.2018-12.3m.rotherham")
    found = control_chart(ledger, "fte_count", made.quarter_ids()[0])
    assert found is not None
    assert len(found.categories) == 1
    figure = to_plotly(found)
    go.Figure(figure)
    assert figure["data"][0]["mode"] == "lines+markers"


def test_a_hidden_quarter_is_a_gap_and_takes_the_limits_with_it() -> None:
    ledger = made.hidden(LEDGER, NEWEST)
    drawn, found = control_chart(ledger, "fte_count"), control_table(ledger, "fte_count")
    assert drawn is not None
    assert found is not None
    assert drawn.series[0].points[-1].value is None
    assert [s.role for s in drawn.series] == ["local"]
    assert "1 quarter is not shown" in drawn.alt
    assert [cell.text for cell in found.rows[0]] == [
        "Jan 2019 to Mar 2019",
        "not shown",
        "not available",
        "not available",
        "not shown",
    ]


def test_the_table_says_the_same_newest_first() -> None:
    found = control_table(LEDGER, "fte_count")
    assert found is not None
    assert [cell.text for cell in found.rows[1]] == [
        "Oct 2018 to Dec 2018",
        "19",
        "6.0",
        "0.0 to 13.3",
        "Above the limits",
    ]
    assert [row[1].text for row in found.rows] == [str(n) for n in reversed(made.QUARTERS)]


def test_the_legend_names_two_limits_once_and_every_quarter_is_marked() -> None:
    drawn = control()
    assert [drawn.series[i].name for i in quiet_twins(drawn)] == ["Lower limit"]
    figure = to_plotly(drawn)
    shown = [t["name"] for t in figure["data"] if t.get("showlegend", True)]
    assert sorted(shown) == ["First time entrants a quarter", "Limits", "Stands out", "Usual level"]
    own = next(t for t in figure["data"] if t["name"] == "First time entrants a quarter")
    assert own["mode"] == "lines+markers"
    assert figure["data"][-1]["name"] == "Stands out", "the ring lies on the point"


def test_a_funnel_places_services_by_size() -> None:
    drawn = funnel_chart(LEDGER, "fte_rate")
    assert drawn is not None
    assert drawn.id == "fte_rate.2018-12.12m.rotherham.funnel=*#chart"
    by_name = {s.name: s for s in drawn.series}
    assert [(p.x, p.value) for p in by_name["Rotherham"].points] == [(24260.0, 169.0)]
    assert len(by_name["Other services"].points) == 10
    assert [p.text for p in by_name["YOT family"].points] == [
        "Kingston upon Hull: 300 per 100,000, within the 95% limits"
    ]
    line = by_name["95% limits"].points
    assert [p.x for p in line] == sorted(p.x or 0 for p in line)
    assert drawn.title == "First time entrants: below the 95% limits"
    figure = to_plotly(drawn)
    assert {t.type for t in go.Figure(figure).data} == {"scatter"}


def test_the_funnels_table_starts_with_the_service_and_its_family() -> None:
    found = funnel_table(LEDGER, "fte_rate")
    assert found is not None
    assert [[c.text for c in row] for row in found.rows[:3]] == [
        ["Rotherham", "–", "24,260", "169", "Below the 95% limits"],
        ["Kingston upon Hull", "Yes", "26,000", "300", "Within the 95% limits"],
        ["Service 1", "No", "10,000", "210", "Within the 95% limits"],
    ]


@pytest.mark.parametrize("indicator", ["custody_rate", "caseload"])
def test_there_is_no_funnel_of_others(indicator: str) -> None:
    assert funnel_chart(LEDGER, indicator) is None
    assert funnel_table(LEDGER, indicator) is None
