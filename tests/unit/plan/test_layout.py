"""Room on a page: the chart takes what is left, within reason."""

import docx
import pytest
from docx.shared import Cm

from yjp.charts.spec import Cell, Table
from yjp.plan.layout import HIGHEST, LOWEST, Room, chart_height, room


def height(rows: int, place: Room = Room(width=17.0, height=25.0)) -> float:  # noqa: B008  frozen
    table = Table(
        id="t", caption="Table", headers=("A", "B"), rows=((Cell(text="x"), Cell(text="1")),) * rows
    )
    made = chart_height(
        place, paragraphs=["word " * 60], table=table, widths=(10.0, 7.0), caption="Figure", note="Note"
    )
    return made.cm


def test_a_long_table_makes_the_chart_flatter_until_it_has_the_next_page_to_itself() -> None:
    heights = [height(rows) for rows in range(4, 40)]
    flattest = heights.index(min(heights))
    assert heights[:flattest] == sorted(heights[:flattest], reverse=True)
    assert heights[0] == pytest.approx(HIGHEST, abs=0.01)
    assert heights[flattest] == pytest.approx(LOWEST, abs=0.01)
    assert any(LOWEST < each < HIGHEST for each in heights)
    moved = next(number for number in range(flattest, len(heights)) if heights[number] > LOWEST + 0.01)
    assert {round(each, 2) for each in heights[moved:]} == {round(HIGHEST, 2)}


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
