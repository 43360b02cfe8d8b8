"""Room on a page, and what stays together on one."""

from dataclasses import replace

import docx
from docx.oxml.ns import qn
from docx.shared import Cm

from yjp.charts.spec import Cell, Chart, Point, Series, Table
from yjp.plan.controls import Controls
from yjp.plan.document import opened
from yjp.plan.layout import Room, chart_height, room
from yjp.plan.tables import Columns, table_element


def lines(number: int) -> Chart:
    return Chart(
        id="c",
        kind="line",
        title="Title",
        alt="Alt.",
        caption="Caption",
        categories=("2018", "2019"),
        series=(Series(name="Area", role="local", points=(Point(value=1.0), Point(value=2.0))),) * number,
        unit_title="Rate",
        decimals=0,
    )


def test_a_chart_with_its_caption_leaves_less_than_a_third_of_a_page_empty() -> None:
    caption = 1.0  # a line of 11 points with the room around it
    heights = [chart_height(lines(number)).cm for number in range(1, 8)]
    assert heights == sorted(heights)
    assert heights[0] < heights[-1]
    assert (
        heights[-1] + caption <= 26.1 / 3
    )  # what is left of A4 between margins, and the headings of our style


def holds(rows: int, *, text: str = "x") -> list[bool]:
    """For each row of a table, the headings first: does it stay on the page of the next?"""
    table = Table(
        id="t", caption="Table", headers=("A", "B"), rows=((Cell(text=text), Cell(text="1")),) * rows
    )
    columns = Columns(widths=(10.0, 7.0), numbers=frozenset({1}))
    element = table_element(table, columns, Controls(opened()), first_row_stands_out=False)
    return [row.find(f".//{qn('w:keepNext')}") is not None for row in element.iter(qn("w:tr"))]


def test_a_short_table_stays_on_one_page() -> None:
    assert holds(5) == [True] * 5 + [False]


def test_a_long_table_breaks_but_not_below_its_headings_nor_above_its_last_row() -> None:
    assert holds(20) == [True, True, *[False] * 17, True, False]
    assert holds(6, text="word " * 40) == [True, True, False, False, False, True, False]


def test_upright_headings_count_with_their_height() -> None:
    table = Table(
        id="t",
        caption="Table",
        headers=("Post", "Restorative justice co-ordinators, full time"),
        rows=((Cell(text="x"), Cell(text="1")),) * 6,
    )
    flat = Columns(widths=(10.0, 7.0), numbers=frozenset({1}))
    found = []
    for columns in (flat, replace(flat, turned=True)):
        element = table_element(table, columns, Controls(opened()), first_row_stands_out=False)
        rows = list(element.iter(qn("w:tr")))
        found.append(all(row.find(f".//{qn('w:keepNext')}") is not None for row in rows[:-1]))
    assert found == [True, False]


def test_the_room_of_a_page() -> None:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2)
    found = room(document)
    assert (round(found.width, 2), round(found.height, 2)) == (16.0, 25.7)


def test_a_document_without_a_page_size_counts_as_ours() -> None:
    document = docx.Document()
    section = document.sections[0]
    for child in list(section._sectPr):
        section._sectPr.remove(child)
    assert room(document) == Room(width=17.0, height=25.0)
