"""How much room a page has: so that an indicator's sentences, table and chart come to one page.

Heights are estimates in centimetres from the house style (``yjp.plan.styles``); Word sets the real ones. Too low an
estimate moves the chart to the next page, too high a one leaves a little white: neither loses anything.
"""

from dataclasses import dataclass
from math import ceil
from typing import TypedDict

from docx.document import Document
from docx.shared import Cm, Length

from yjp.charts.spec import Table

LOWEST, HIGHEST = 5.8, 8.6
"""A chart is never flatter than the first nor taller than the second, in centimetres."""
_HEADING = 1.1
_TEXT_LINE, _TEXT_GAP = 0.585, 0.28
_CAPTION_LINE, _CAPTION_GAP = 0.49, 0.49
_NOTE_LINE, _NOTE_GAP = 0.466, 0.35
_ROW, _ROW_LINE = 0.615, 0.47
_SPARE = 0.3
_SLACK = 1.5
"""By how much the estimates are too high at times: what is short of room by no more still fits."""
# Characters to the centimetre in Arial of 12, 11 (bold), 10 and 11 points.
_TEXT_CHARACTERS, _CAPTION_CHARACTERS, _NOTE_CHARACTERS, _CELL_CHARACTERS = 5.0, 5.1, 5.9, 5.2


class Around(TypedDict):
    """What stands around a chart on its page, besides heading and paragraphs."""

    table: Table
    widths: tuple[float, ...]
    caption: str
    note: str


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


def chart_height(
    place: Room, *, paragraphs: list[str], table: Table, widths: tuple[float, ...], caption: str, note: str
) -> Length:
    """What is left for a chart on a page that also holds a heading, paragraphs, a table with caption, and a note."""
    left = room_for_chart(
        place, paragraphs=paragraphs, table=table, widths=widths, caption=caption, note=note
    )
    # What does not fit has the next page to itself: there is no need to be flat on it.
    if left < LOWEST - _SLACK:
        return Cm(HIGHEST)
    return Cm(min(max(left, LOWEST), HIGHEST))


def room_for_chart(
    place: Room, *, paragraphs: list[str], table: Table, widths: tuple[float, ...], caption: str, note: str
) -> float:
    """The same in centimetres, however little it is."""
    used = _HEADING + _SPARE
    used += sum(_block(text, place.width * _TEXT_CHARACTERS, _TEXT_LINE, _TEXT_GAP) for text in paragraphs)
    for text in (table.brief_caption, caption):
        # Word adds the number ("Figure 1: ") in front.
        used += _block(f"Figure 1: {text}", place.width * _CAPTION_CHARACTERS, _CAPTION_LINE, _CAPTION_GAP)
    used += _block(note, place.width * _NOTE_CHARACTERS, _NOTE_LINE, _NOTE_GAP)
    used += table_height(table, widths)
    return place.height - used


def table_height(table: Table, widths: tuple[float, ...]) -> float:
    """How high a table is, in centimetres, without its caption."""
    rows: list[list[str]] = [list(table.headers), *([cell.text for cell in row] for row in table.rows)]
    return sum(_row(texts, widths) for texts in rows)


def _block(text: str, characters: float, line: float, gap: float) -> float:
    return ceil(len(text) / characters) * line + gap


def _row(texts: list[str], widths: tuple[float, ...]) -> float:
    lines = (ceil(len(text) / (width * _CELL_CHARACTERS)) for text, width in zip(texts, widths, strict=True))
    return _ROW + (max(lines) - 1) * _ROW_LINE
