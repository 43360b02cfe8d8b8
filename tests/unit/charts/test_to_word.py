"""Native Word charts: what is in the chart, in its workbook and around it."""

from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import fastexcel
import pytest
from docx.document import Document
from docx.shared import Cm
from lxml import etree

from yjp.charts.scale import axis_scale, number_format
from yjp.charts.spec import Chart, Point, Series
from yjp.charts.to_word import add_chart

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DAY = date(2019, 6, 18)


def chart(kind: str = "line", name: str = "Rotherham", decimals: int = 2) -> Chart:
    return Chart(
        id=f"{name}#chart",
        kind=kind,
        title="Use of custody fell",
        alt="Rotherham went from 0.41 to 0.12.",
        caption="Custody",
        categories=("2017", "2018", "2019"),
        series=(
            Series(
                name=name,
                role="local",
                points=(
                    Point(value=0.25, lower=0.09, upper=0.54),
                    Point(value=0.41, lower=0.2, upper=0.76),
                    Point(value=0.12, lower=0.03, upper=0.36),
                ),
            ),
            Series(
                name="Family", role="family", points=(Point(value=0.39), Point(value=None), Point(value=0.2))
            ),
            Series(
                name="Published",
                role="published_local",
                points=(Point(value=None),) * 2 + (Point(value=0.12),),
            ),
        ),
        unit_title="Rate per 1,000",
        decimals=decimals,
    )


def saved(*charts: Chart) -> dict[str, bytes]:
    document = docx.Document()
    for each in charts:
        put(document, each)
    target = BytesIO()
    document.save(target)
    with ZipFile(target) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def put(document: Document, each: Chart) -> None:
    paragraph = document.add_paragraph()
    paragraph._p.append(add_chart(document, each, width=Cm(17), height=Cm(7), made_on=DAY))


def space(parts: dict[str, bytes], number: int = 1) -> Any:
    return etree.fromstring(parts[f"word/charts/chart{number}.xml"])


def cached(series: Any, path: str) -> dict[int, float]:
    return {int(p.get("idx")): float(p.findtext(f"{C}v")) for p in series.findall(f"{path}//{C}pt")}


def test_the_chart_holds_the_series_with_their_gaps() -> None:
    series = space(saved(chart())).findall(f".//{C}ser")
    names = [each.findtext(f"{C}tx//{C}v") for each in series]
    assert names == ["Rotherham", "Family", "Published"]
    assert [cached(each, f"{C}val") for each in series] == [
        {0: 0.25, 1: 0.41, 2: 0.12},
        {0: 0.39, 2: 0.2},
        {2: 0.12},
    ]
    assert space(saved(chart())).find(f".//{C}dispBlanksAs").get("val") == "gap"


def test_the_workbook_holds_what_is_shown_and_nothing_else() -> None:
    parts = saved(chart())
    book = fastexcel.read_excel(parts["word/embeddings/Microsoft_Excel_Sheet1.xlsx"])
    assert book.sheet_names == ["Sheet1"]
    frame = book.load_sheet("Sheet1", header_row=0).to_polars()
    assert frame.columns[1:] == [
        "Rotherham",
        "Family",
        "Published",
        "Rotherham: range above",
        "Rotherham: range below",
    ]
    assert frame.columns[0].startswith("__UNNAMED")
    assert frame.to_series(0).to_list() == ["2017", "2018", "2019"]
    assert frame["Rotherham"].to_list() == [0.25, 0.41, 0.12]
    assert frame["Family"].to_list() == [0.39, None, 0.2]
    assert frame["Published"].to_list() == [None, None, 0.12]
    assert frame["Rotherham: range above"].to_list() == pytest.approx([0.29, 0.35, 0.24])
    assert frame["Rotherham: range below"].to_list() == pytest.approx([0.16, 0.21, 0.09])


def test_the_chart_is_tied_to_its_workbook() -> None:
    parts = saved(chart(), chart(name="Second"))
    for number in (1, 2):
        external = space(parts, number).find(f"{C}externalData")
        relations = etree.fromstring(parts[f"word/charts/_rels/chart{number}.xml.rels"])
        (relation,) = relations
        assert relation.get("Id") in external.values()
        assert relation.get("Target") == f"../embeddings/Microsoft_Excel_Sheet{number}.xlsx"
        assert external.find(f"{C}autoUpdate").get("val") == "0"


def test_whiskers_are_the_distances_to_the_limits() -> None:
    local, family, published = space(saved(chart())).findall(f".//{C}ser")
    bars = local.find(f"{C}errBars")
    assert cached(bars, f"{C}plus") == pytest.approx({0: 0.29, 1: 0.35, 2: 0.24})
    assert cached(bars, f"{C}minus") == pytest.approx({0: 0.16, 1: 0.21, 2: 0.09})
    assert [each.text for each in bars.iter(f"{C}f")] == ["Sheet1!$E$2:$E$4", "Sheet1!$F$2:$F$4"]
    assert bars.find(f"{C}errDir").get("val") == "y"
    assert family.find(f"{C}errBars") is None
    assert published.find(f"{C}errBars") is None


def test_columns_have_whiskers_without_a_direction() -> None:
    local = space(saved(chart("column"))).find(f".//{C}ser")
    assert local.find(f"{C}errBars/{C}errDir") is None
    assert local.find(f"{C}errBars/{C}errBarType").get("val") == "both"


@pytest.mark.parametrize("kind", ["line", "column"])
def test_the_known_traps_are_closed(kind: str) -> None:
    root = space(saved(chart(kind)))
    ids = [int(e.get("val")) for e in (*root.iter(f"{C}axId"), *root.iter(f"{C}crossAx"))]
    assert len(ids) == 6
    assert min(ids) > 0
    children = [etree.QName(child).localname for child in root]
    assert children[:3] == ["date1904", "lang", "roundedCorners"]
    assert root.find(f"{C}roundedCorners").get("val") == "0"
    assert root.find(f"{C}lang").get("val") == "en-GB"
    assert {e.get("lang") for e in root.iter(f"{A}rPr", f"{A}endParaRPr")} == {"en-GB"}


def test_lines_differ_in_dash_and_marker() -> None:
    series = space(saved(chart())).findall(f".//{C}ser")
    local, family, published = (each.find(f"{C}spPr/{A}ln") for each in series)
    assert local.find(f"{A}prstDash").get("val") == "solid"
    assert family.find(f"{A}prstDash").get("val") == "dash"
    assert published.find(f"{A}noFill") is not None
    markers = [each.find(f"{C}marker/{C}symbol").get("val") for each in series]
    assert markers == ["circle", "square", "diamond"]
    assert {each.find(f"{C}smooth").get("val") for each in series} == {"0"}


def test_columns_differ_in_pattern() -> None:
    series = space(saved(chart("column"))).findall(f".//{C}ser")
    fills = [each.find(f"{C}spPr") for each in series]
    assert fills[0].find(f"{A}solidFill") is not None
    patterns = [each.find(f"{A}pattFill").get("prst") for each in fills[1:]]
    assert len(set(patterns)) == 2


def test_first_and_last_value_are_printed_beside_the_line() -> None:
    local, family, _ = space(saved(chart())).findall(f".//{C}ser")
    labels = {
        each.find(f"{C}idx").get("val"): each.find(f"{C}dLblPos").get("val")
        for each in local.iter(f"{C}dLbl")
    }
    assert labels == {"0": "l", "2": "r"}
    assert local.find(f"{C}dLbls/{C}showVal").get("val") == "0"
    assert family.find(f"{C}dLbls") is None


def test_alternative_text_and_size() -> None:
    body = etree.fromstring(saved(chart())["word/document.xml"])
    properties = body.find(f".//{WP}docPr")
    assert properties.get("descr") == "Rotherham went from 0.41 to 0.12."
    assert properties.get("name") == "Chart: Use of custody fell"
    assert body.find(f".//{WP}anchor") is None
    extent = body.find(f".//{WP}inline/{WP}extent")
    assert (extent.get("cx"), extent.get("cy")) == ("6120000", "2520000")


def test_charts_of_one_document_share_nothing() -> None:
    parts = saved(chart(), chart("column", name="Other"), chart())
    body = etree.fromstring(parts["word/document.xml"])
    ids = [each.get("id") for each in body.iter(f"{WP}docPr")]
    assert len(set(ids)) == 3
    assert {name for name in parts if name.startswith("word/charts/chart")} == {
        f"word/charts/chart{n}.xml" for n in (1, 2, 3)
    }


def test_the_same_chart_gives_the_same_bytes() -> None:
    once, again = saved(chart()), saved(chart())
    for name in ("word/charts/chart1.xml", "word/embeddings/Microsoft_Excel_Sheet1.xlsx"):
        assert once[name] == again[name]


def test_a_name_is_text_whatever_it_looks_like() -> None:
    parts = saved(chart(name='=HYPERLINK("http://example","b")&<c>'))
    sheet = fastexcel.read_excel(parts["word/embeddings/Microsoft_Excel_Sheet1.xlsx"]).load_sheet(
        0, header_row=0
    )
    assert sheet.to_polars().columns[1] == '=HYPERLINK("http://example","b")&<c>'
    with ZipFile(BytesIO(parts["word/embeddings/Microsoft_Excel_Sheet1.xlsx"])) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_nothing_to_draw_is_refused() -> None:
    empty = Chart(
        id="x", kind="line", title="", alt="", caption="", categories=(), series=(), unit_title="", decimals=0
    )
    with pytest.raises(ValueError, match="nothing to draw"):
        saved(empty)


@pytest.mark.parametrize(
    ("highest", "scale"),
    [
        (0.0, (1.0, 0.2)),
        (0.11, (0.12, 0.02)),
        (0.9, (1.0, 0.2)),
        (1.0, (1.0, 0.2)),
        (4.62, (5.0, 1.0)),
        (43.1, (50.0, 10.0)),
        (446.2, (500.0, 100.0)),
        (1300.0, (1600.0, 400.0)),
    ],
)
def test_the_axis_ends_above_the_highest_limit(highest: float, scale: tuple[float, float]) -> None:
    series = Series(name="a", role="local", points=(Point(value=highest / 2, lower=0, upper=highest),))
    drawn = Chart(
        id="x",
        kind="line",
        title="",
        alt="",
        caption="",
        categories=("a",),
        series=(series,),
        unit_title="",
        decimals=2,
    )
    assert axis_scale(drawn) == scale


def test_number_formats() -> None:
    assert [number_format(decimals) for decimals in (0, 1, 2)] == ["#,##0", "#,##0.0", "#,##0.00"]
