"""Bars and stacks in the browser and in Word: how they lie, what is printed on them, and how they are told apart."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import plotly.graph_objects as go
import pytest
from docx.shared import Cm
from lxml import etree

from tests.unit.charts import made
from tests.unit.charts.test_to_word import DAY, A, C
from yjp.charts.breakdown import breakdown, breakdown_years
from yjp.charts.control import control_chart
from yjp.charts.funnel import funnel_chart
from yjp.charts.palette import WHISKER, contrast, pattern, styles
from yjp.charts.scale import axis_scale
from yjp.charts.spec import Chart, Point, Series, anything_drawn
from yjp.charts.to_plotly import fitting_height as on_screen
from yjp.charts.to_plotly import to_plotly
from yjp.charts.to_word import add_chart
from yjp.charts.to_word import fitting_height as in_word

LEDGER = made.made()


def held(chart: Chart | None) -> Chart:
    assert chart is not None
    return chart


BAR = held(breakdown(LEDGER, "fte_count", "age"))
SHARES = held(breakdown(LEDGER, "binary_reoffending", "sex"))
STACKED = held(breakdown(LEDGER, "fte_count", "outcome_care"))
YEARS = held(breakdown_years(LEDGER, "fte_count", "age"))
CONTROL = held(control_chart(LEDGER, "fte_count"))
FUNNEL = held(funnel_chart(LEDGER, "fte_rate"))


def space(chart: Chart) -> Any:
    document = docx.Document()
    run = add_chart(document, chart, width=Cm(17), height=Cm(7), made_on=DAY)
    document.add_paragraph()._p.append(run)
    target = BytesIO()
    document.save(target)
    with ZipFile(target) as archive:
        return etree.fromstring(archive.read("word/charts/chart1.xml"))


def labels(series: Any) -> dict[int, str]:
    return {
        int(d.find(f"{C}idx").get("val")): d.find(f"{C}dLblPos").get("val") for d in series.iter(f"{C}dLbl")
    }


@pytest.mark.parametrize("chart", [BAR, SHARES, STACKED, YEARS, CONTROL, FUNNEL], ids=lambda c: c.kind)
def test_plotly_takes_every_kind_without_webgl(chart: Chart) -> None:
    figure = to_plotly(chart)
    assert {trace.type for trace in go.Figure(figure).data} <= {"bar", "scatter"}
    assert len(figure["data"]) >= len(chart.series)


def test_lying_bars_in_the_browser() -> None:
    figure = to_plotly(BAR)
    (trace,) = figure["data"]
    assert (trace["orientation"], trace["x"], trace["y"]) == ("h", [16, 22, 0], list(BAR.categories))
    assert trace["text"] == ["16", "22", "0"]
    assert figure["layout"]["yaxis"]["autorange"] == "reversed", "the first group on top"
    assert figure["layout"]["xaxis"]["rangemode"] == "tozero"
    assert figure["layout"]["showlegend"] is False


def test_whiskers_follow_the_bars_and_take_the_numbers_place() -> None:
    (trace,) = to_plotly(SHARES)["data"]
    assert trace["error_x"]["array"] == pytest.approx([40.0 - 100 * 21 / 73, 21.0])
    assert "text" not in trace
    series = space(SHARES).find(f".//{C}ser")
    assert series.find(f"{C}errBars") is not None
    assert series.find(f"{C}errBars/{C}errDir") is None
    assert labels(series) == {}
    assert series.find(f".//{C}errBars//{A}srgbClr").get("val") == WHISKER[1:]


def test_a_whisker_is_seen_on_the_bar_and_beside_it() -> None:
    assert contrast(WHISKER, "#FFFFFF") >= 3
    assert contrast(WHISKER, styles(BAR.series)[0].colour) >= 3


def test_stacks_lie_on_each_other() -> None:
    assert to_plotly(STACKED)["layout"]["barmode"] == "stack"
    assert to_plotly(YEARS)["layout"]["barmode"] == "stack"
    for chart, direction in ((STACKED, "bar"), (YEARS, "col")):
        root = space(chart)
        assert root.find(f".//{C}barDir").get("val") == direction
        assert root.find(f".//{C}grouping").get("val") == "stacked"
        assert root.find(f".//{C}overlap").get("val") == "100"


def test_the_axis_of_a_stack_holds_its_sum() -> None:
    # 20 + 29 + 1 in the year before, 16 + 22 + 0 in this one.
    assert axis_scale(YEARS) == (50.0, 10.0)


def test_counts_of_a_few_children_are_whole() -> None:
    few = Series(name="a", role="local", points=(Point(value=3.0), Point(value=1.0)))
    chart = Chart(
        id="x",
        kind="bar",
        title="",
        alt="",
        caption="",
        categories=("a", "b"),
        series=(few,),
        unit_title="Children",
        decimals=0,
    )
    assert axis_scale(chart) == (3.0, 1.0)
    assert to_plotly(chart)["layout"]["xaxis"]["dtick"] == 1


def test_the_larger_parts_of_a_stack_carry_their_number() -> None:
    first, _, unknown = space(STACKED).findall(f".//{C}ser")
    # The longest stack is 23 of an axis of 25: a twelfth of it is more than two.
    assert labels(first) == {1: "ctr"}
    assert labels(unknown) == {0: "ctr", 1: "ctr"}


def test_word_puts_the_first_bar_on_top_and_the_values_below() -> None:
    root = space(BAR)
    assert root.find(f".//{C}catAx/{C}scaling/{C}orientation").get("val") == "maxMin"
    assert root.find(f".//{C}valAx/{C}crosses").get("val") == "max"
    assert labels(root.find(f".//{C}ser")) == {0: "outEnd", 1: "outEnd", 2: "outEnd"}
    ids = [int(e.get("val")) for e in (*root.iter(f"{C}axId"), *root.iter(f"{C}crossAx"))]
    assert min(ids) > 0


def test_parts_differ_without_colour() -> None:
    given = styles(STACKED.series)
    assert len({pattern(style, n) for n, style in enumerate(given)}) == 3
    assert all(contrast(style.colour, "#FFFFFF") >= 3 or style.colour == "#A285D1" for style in given)
    fills = [s.find(f"{C}spPr") for s in space(STACKED).findall(f".//{C}ser")]
    assert fills[0].find(f"{A}solidFill") is not None
    assert len({f.find(f"{A}pattFill").get("prst") for f in fills[1:]}) == 2


def test_lines_of_a_control_chart_have_no_markers_and_one_name_for_two_limits() -> None:
    root = space(CONTROL)
    by_name = {s.findtext(f"{C}tx//{C}v"): s for s in root.findall(f".//{C}ser")}
    assert by_name["Usual level"].find(f"{C}marker/{C}symbol").get("val") == "none"
    assert by_name["Stands out"].find(f"{C}spPr/{A}ln/{A}noFill") is not None
    deleted = [int(e.find(f"{C}idx").get("val")) for e in root.iter(f"{C}legendEntry")]
    assert [CONTROL.series[i].name for i in deleted] == ["Lower limit"]


def test_the_workbook_of_a_hidden_group_has_no_number_of_it() -> None:
    age = "fte_count.2018-12.12m.rotherham.age"
    chart = held(breakdown(made.hidden(LEDGER, f"{age}=10_14"), "fte_count", "age"))
    points = {int(p.get("idx")): p.findtext(f"{C}v") for p in space(chart).find(f".//{C}val").iter(f"{C}pt")}
    assert points == {1: "22.0", 2: "0.0"}
    assert anything_drawn(chart)
    nothing = made.hidden(LEDGER, *(f"{age}={value}" for value in made.AGES))
    assert not anything_drawn(held(breakdown(nothing, "fte_count", "age")))


def test_a_funnel_is_for_the_screen() -> None:
    with pytest.raises(ValueError, match="nothing to draw"):
        space(FUNNEL)


def test_a_chart_is_as_tall_as_its_bars_need() -> None:
    assert [round(in_word(c).cm, 1) for c in (BAR, STACKED, CONTROL)] == [5.0, 5.4, 7.5]
    assert [on_screen(c) for c in (BAR, STACKED, CONTROL)] == [272, 240, 360]
    hidden = made.hidden(LEDGER, "fte_count.2018-12.12m.rotherham.outcome_care=yc-lac")
    beside = held(breakdown(hidden, "fte_count", "outcome_care"))
    assert in_word(beside).cm > in_word(STACKED).cm, "six bars, not two"
