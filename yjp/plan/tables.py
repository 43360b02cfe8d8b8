"""A table spec as a Word table: marked header row, no merged cells, bound numbers, right-aligned."""

import re
from dataclasses import dataclass, replace

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from yjp.charts.spec import Cell, Table
from yjp.narrative.wording import NOT_AVAILABLE, NOT_SHOWN
from yjp.plan.controls import Controls, text_run
from yjp.plan.layout import TOGETHER_CM, table_height
from yjp.plan.prompts import place_of
from yjp.plan.styles import TABLE_STYLE, TINT

TWIPS_PER_CM = 1440 / 2.54
EDGE_ROWS = 2
"""So many rows of a table that breaks stay with its headings, and so many with its last one."""


@dataclass(frozen=True, kw_only=True)
class Columns:
    """How the columns of a table are set: widths in centimetres, and which hold numbers.

    ``turned`` sets the headers of the numbers upright, where they are too many for the page.
    """

    widths: tuple[float, ...]
    numbers: frozenset[int]
    turned: bool = False

    def fitted(self, width: float) -> "Columns":
        """The same proportions at another full width."""
        return replace(self, widths=tuple(each * width / sum(self.widths) for each in self.widths))


_NUMBER = re.compile(r"[−+£]?[\d,.]+%?|–|")
_ROOM_CM, _TURNED_CM, _TURNED_MOST_CM = 18.5, 0.5, 7.6
"""A table that wants more than the first turns its headers; then what is around a number, and how high it may get."""
_CHARACTER_CM, _PADDING_CM, _NARROWEST_CM, _WIDEST_CM = 0.22, 0.35, 1.4, 6.5
_UPRIGHT_CM = 0.19
"""A character of an upright header: its size is smaller than that of the cells."""


def columns_of(table: Table) -> Columns:
    """Widths from the longest words and texts of each column; numbers are columns with nothing else in them."""
    texts = [[row[index].text for row in table.rows] for index in range(len(table.headers))]
    numbers = frozenset(
        index for index, column in enumerate(texts) if index and any(column) and all(map(_is_number, column))
    )
    widths = tuple(_width(header, column) for header, column in zip(table.headers, texts, strict=True))
    if sum(widths) <= _ROOM_CM:
        return Columns(widths=widths, numbers=numbers)
    narrow = tuple(
        max(len(text) for text in texts[index]) * _CHARACTER_CM + _TURNED_CM if index in numbers else width
        for index, width in enumerate(widths)
    )
    return Columns(widths=narrow, numbers=numbers, turned=bool(numbers))


def _turned_height(headers: list[str]) -> float:
    return min(max(len(text) for text in headers) * _UPRIGHT_CM + _PADDING_CM, _TURNED_MOST_CM)


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None or text in (NOT_SHOWN, NOT_AVAILABLE)


def _width(header: str, column: list[str]) -> float:
    words = [word for text in (header, *column) for word in text.split()]
    longest = max((len(text) for text in column), default=0)
    # A header may take three lines, a text two; no word is broken.
    wanted = max(len(header) / 3, longest / 2, *(len(word) for word in words)) if words else 0
    return min(max(wanted * _CHARACTER_CM + _PADDING_CM, _NARROWEST_CM), _WIDEST_CM)


def table_element(
    table: Table, columns: Columns, controls: Controls, *, first_row_stands_out: bool
) -> BaseOxmlElement:
    """The ``w:tbl``. Its header row repeats on every page, no row splits, and the rows of a short one stay together.

    A longer one breaks, but never just below its headings or above its last row.
    """
    element = OxmlElement("w:tbl")
    element.append(_properties(table, columns, controls.style_id(TABLE_STYLE)))
    grid = OxmlElement("w:tblGrid")
    for width in columns.widths:
        grid.append(_with("w:gridCol", w=str(_twips(width))))
    element.append(grid)
    breaks = _height(table, columns) > TOGETHER_CM
    head = [Cell(text=text) for text in table.headers]
    element.append(_row(head, columns, controls, header=True, keep_next=bool(table.rows)))
    for index, cells in enumerate(table.rows):
        below = len(table.rows) - 1 - index
        edge = index < EDGE_ROWS - 1 or below < EDGE_ROWS
        element.append(
            _row(
                list(cells),
                columns,
                controls,
                strong=first_row_stands_out and index == 0,
                keep_next=bool(below) and (edge or not breaks),
            )
        )
    return element


def _height(table: Table, columns: Columns) -> float:
    """How high the table comes, upright headings and all."""
    if not columns.turned:
        return table_height(table, columns.widths)
    flat = replace(table, headers=tuple("" for _ in table.headers))
    return table_height(flat, columns.widths) + _turned_height([table.headers[i] for i in columns.numbers])


def _properties(table: Table, columns: Columns, style: str) -> BaseOxmlElement:
    properties = OxmlElement("w:tblPr")
    properties.append(_with("w:tblStyle", val=style))
    properties.append(_with("w:tblW", w=str(sum(map(_twips, columns.widths))), type="dxa"))
    properties.append(_with("w:tblLayout", type="fixed"))
    look = {
        "firstRow": "1",
        "lastRow": "0",
        "firstColumn": "1",
        "lastColumn": "0",
        "noHBand": "0",
        "noVBand": "1",
    }
    properties.append(_with("w:tblLook", val="04A0", **look))
    properties.append(_with("w:tblCaption", val=table.caption))
    properties.append(_with("w:tblDescription", val=f"Columns: {'; '.join(table.headers)}."))
    return properties


def _row(
    cells: list[Cell],
    columns: Columns,
    controls: Controls,
    *,
    header: bool = False,
    strong: bool = False,
    keep_next: bool,
) -> BaseOxmlElement:
    row, properties = OxmlElement("w:tr"), OxmlElement("w:trPr")
    properties.append(OxmlElement("w:cantSplit"))
    turned = columns.numbers if header and columns.turned else frozenset[int]()
    if turned:
        height = _twips(_turned_height([cells[index].text for index in turned]))
        properties.append(_with("w:trHeight", val=str(height), hRule="atLeast"))
    if header:
        properties.append(OxmlElement("w:tblHeader"))
    row.append(properties)
    for index, (cell, width) in enumerate(zip(cells, columns.widths, strict=True)):
        style = controls.style_id(_STYLES[header, index in columns.numbers and index not in turned])
        made = _cell(cell, _twips(width), style, controls, strong=strong, keep_next=keep_next)
        if index in turned:
            made[0].append(_with("w:textDirection", val="btLr"))
        row.append(made)
    return row


_STYLES = {
    (True, True): "Table Number Heading",
    (True, False): "Table Heading",
    (False, True): "Table Number",
    (False, False): "Table Text",
}
"""By: is it the header row, does the column hold numbers."""


def _cell(
    cell: Cell, width: int, style: str, controls: Controls, *, strong: bool, keep_next: bool
) -> BaseOxmlElement:
    element, properties = OxmlElement("w:tc"), OxmlElement("w:tcPr")
    properties.append(_with("w:tcW", w=str(width), type="dxa"))
    if strong:
        properties.append(_with("w:shd", val="clear", color="auto", fill=TINT))
    element.append(properties)
    paragraph, paragraph_properties = OxmlElement("w:p"), OxmlElement("w:pPr")
    paragraph_properties.append(_with("w:pStyle", val=style))
    if keep_next:
        # What reads as one thing holds on to the next row.
        paragraph_properties.append(OxmlElement("w:keepNext"))
    paragraph.append(paragraph_properties)
    paragraph.append(_content(cell, controls, strong=strong))
    element.append(paragraph)
    return element


def _content(cell: Cell, controls: Controls, *, strong: bool) -> BaseOxmlElement:
    if cell.tag is None:
        return text_run(cell.text, strong=strong)
    if place_of(cell.tag):
        # Not as plain text: LibreOffice then shows neither the placeholder's style nor its shading.
        return controls.prompt(cell.tag, cell.text, plain_text=False)
    return controls.inline(cell.tag, cell.text, strong=strong)


def _with(name: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _twips(centimetres: float) -> int:
    return round(centimetres * TWIPS_PER_CM)
