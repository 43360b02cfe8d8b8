"""Figures for the browser: valid for plotly, without WebGL, honest about gaps and limits."""

import json

import plotly.graph_objects as go
import pytest

from tests.unit.narrative import edited
from yjp.charts.spec import Chart, Point, Series
from yjp.charts.to_plotly import BAND_NAME, to_plotly
from yjp.charts.trend import trend
from yjp.narrative.headline import headlines


def line(points: list[float | None], *, role: str = "local", bridge: int = 0, limits: bool = False) -> Chart:
    made = tuple(
        Point(
            value=v,
            lower=v - 1 if limits and v is not None else None,
            upper=v + 1 if limits and v is not None else None,
            text="none" if v is None else f"{v:g} per 1,000",
        )
        for v in points
    )
    return Chart(
        id="x#chart",
        kind="line",
        title="t",
        alt="a",
        caption="c",
        categories=tuple(f"Q{i}" for i in range(len(points))),
        series=(Series(name="A <b>&", role=role, points=made, bridge=bridge),),
        unit_title="Rate",
        decimals=1,
        category_title="Twelve months to the end of",
    )


@pytest.mark.parametrize("yearly", [False, True])
def test_plotly_takes_every_figure(yearly: bool) -> None:
    ledger = edited.base()
    for found in headlines(ledger):
        figure = to_plotly(trend(ledger, found, yearly=yearly))
        rebuilt = go.Figure(figure)
        assert {trace.type for trace in rebuilt.data} == {"scatter"}
        assert json.loads(rebuilt.to_json())["layout"]["xaxis"]["type"] == "category"


def test_no_trace_needs_webgl() -> None:
    ledger = edited.base()
    for found in headlines(ledger):
        assert "gl" not in {trace["type"][-2:] for trace in to_plotly(trend(ledger, found))["data"]}


def test_a_gap_stays_a_gap() -> None:
    (trace,) = to_plotly(line([1.0, None, 3.0]))["data"]
    assert trace["y"] == [1.0, None, 3.0]
    assert trace["connectgaps"] is False


def test_a_bridge_crosses_short_gaps_only() -> None:
    (trace,) = to_plotly(line([1.0, None, None, 3.0, None, None, None, 5.0], role="family", bridge=2))["data"]
    assert (trace["x"], trace["y"]) == (
        ["Q0", "Q3", "Q4", "Q5", "Q6", "Q7"],
        [1.0, 3.0, None, None, None, 5.0],
    )


def test_the_band_follows_each_unbroken_stretch() -> None:
    *bands, _ = to_plotly(line([2.0, 3.0, None, 4.0], limits=True))["data"]
    first, lone = bands
    assert (first["x"], first["y"]) == (["Q0", "Q1", "Q1", "Q0"], [3.0, 4.0, 2.0, 1.0])
    assert first["fill"] == "toself"
    assert (lone["x"], lone["y"]) == (["Q3", "Q3"], [5.0, 3.0])
    assert (lone["fill"], lone["line"]["width"]) == ("none", 10)
    assert [band["showlegend"] for band in bands] == [True, False]
    assert {band["name"] for band in bands} == {BAND_NAME}


def test_the_service_is_drawn_last_and_named_first() -> None:
    ledger = edited.base()
    for found in headlines(ledger):
        lines = [t for t in to_plotly(trend(ledger, found))["data"] if t["name"] != BAND_NAME]
        assert lines[-1]["name"] == "Rotherham"
        assert min(lines, key=lambda t: t["legendrank"])["name"] == "Rotherham"


def test_the_official_figure_is_a_mark_without_a_line() -> None:
    found = headlines(edited.base())[0]
    traces = {t["name"]: t for t in to_plotly(trend(edited.base(), found))["data"]}
    official = traces["Rotherham, official (as published)"]
    assert official["mode"] == "markers"
    assert "line" not in official
    assert traces["England"]["mode"] == "lines+markers"


def test_hover_is_a_sentence_and_names_are_escaped() -> None:
    *_, trace = to_plotly(line([2.0], limits=True))["data"]
    assert trace["hovertext"] == [
        "<b>A &lt;b&gt;&amp;</b>, twelve months to the end of Q0: 2 per 1,000"
        "<br>Chance alone could put it between 1.0 and 3.0"
    ]
    assert trace["name"] == "A &lt;b&gt;&amp;"
    *_, bare = to_plotly(line([2.0], role="family"))["data"]
    assert bare["hovertext"] == ["<b>A &lt;b&gt;&amp;</b>, twelve months to the end of Q0: 2 per 1,000"]


def test_a_long_line_of_the_service_drops_its_markers() -> None:
    assert to_plotly(line([1.0] * 12))["data"][0]["mode"] == "lines+markers"
    assert to_plotly(line([1.0] * 13))["data"][0]["mode"] == "lines"


def test_a_point_between_two_gaps_keeps_its_marker() -> None:
    points = [1.0] * 13
    assert to_plotly(line([*points, None, 2.0, None, *points]))["data"][0]["mode"] == "lines+markers"
    assert to_plotly(line([*points, None, *points]))["data"][0]["mode"] == "lines"


def test_columns() -> None:
    chart = Chart(
        id="x#chart",
        kind="column",
        title="t",
        alt="a",
        caption="c",
        categories=("2017", "2018"),
        series=(
            Series(
                name="Rotherham",
                role="local",
                points=(Point(value=3.0, lower=1.0, upper=6.0, text="3"), Point(value=None)),
            ),
            Series(name="Family", role="family", points=(Point(value=2.0), Point(value=1.0))),
        ),
        unit_title="Rate",
        decimals=0,
    )
    figure = to_plotly(chart)
    go.Figure(figure)
    local, family = figure["data"]
    assert (local["type"], local["y"]) == ("bar", [3.0, None])
    assert (local["error_y"]["array"], local["error_y"]["arrayminus"]) == ([3.0, 0.0], [2.0, 0.0])
    assert "error_y" not in family
    assert local["marker"]["pattern"]["shape"] != family["marker"]["pattern"]["shape"]
    assert local["hovertext"][0] == "<b>Rotherham</b>, 2017: 3<br>Chance alone could put it between 1 and 6"
    assert figure["layout"]["yaxis"]["rangemode"] == "tozero"
