"""How much room a page has, and what may stay together: a piece that does not fit leaves a gap on the page before.

Heights are estimates in centimetres from the house style (``yjp.plan.styles``); Word sets the real ones.
"""

from dataclasses import dataclass
from math import ceil

from docx.document import Document
from docx.shared import Cm, Length

from yjp.charts.spec import Chart, Table

TOGETHER_CM = 6.8
"""What is no higher may stay in one piece: with its caption it then leaves less than a third of a page empty."""
_LOW, _HIGH, _FEW_LINES = Cm(6.0), Cm(7.2), 2
"""A chart of more lines has a legend of several rows, which must not squeeze the lines flat."""
_ROW, _ROW_LINE = 0.615, 0.47
_CELL_CHARACTERS = 5.2
"""Characters to the centimetre in Arial of 11 points."""


@dataclass(frozen=True, kw_only=True)
class Room:
    """The width and height of the text area of a page, in centimetres."""

    width: float
    height: float


def room(document: Document) -> Room:
    """The text area of the document's last section; A4 with our margins where it does not say."""
    section = document.sections[-1]
    edges = (section.page_width, section.left_margin, section.right_margin)
    heights = (section.page_height, section.top_margin, section.bottom_margin)
    width, left, right = (Length(each or 0).cm for each in edges)
    height, top, bottom = (Length(each or 0).cm for each in heights)
    return Room(
        width=width - left - right if width else 17.0, height=height - top - bottom if height else 25.0
    )


def chart_height(chart: Chart) -> Length:
    """How high a chart of lines is."""
    return _LOW if len(chart.series) <= _FEW_LINES else _HIGH


def table_height(table: Table, widths: tuple[float, ...]) -> float:
    """How high a table is, in centimetres, without its caption."""
    rows: list[list[str]] = [list(table.headers), *([cell.text for cell in row] for row in table.rows)]
    return sum(_row(texts, widths) for texts in rows)


def _row(texts: list[str], widths: tuple[float, ...]) -> float:
    lines = (ceil(len(text) / (width * _CELL_CHARACTERS)) for text, width in zip(texts, widths, strict=True))
    return _ROW + (max(lines) - 1) * _ROW_LINE
