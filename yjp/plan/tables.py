"""A table spec as a Word table: marked header row, no merged cells, bound numbers, right-aligned."""

from dataclasses import dataclass

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from yjp.charts.spec import Cell, Table
from yjp.plan.controls import Controls, text_run
from yjp.plan.styles import TABLE_STYLE, TINT

TWIPS_PER_CM = 1440 / 2.54


@dataclass(frozen=True, kw_only=True)
class Columns:
    """How the columns of a table are set: widths in centimetres, and which hold numbers."""

    widths: tuple[float, ...]
    numbers: frozenset[int]

    def fitted(self, width: float) -> "Columns":
        """The same proportions at another full width."""
        return Columns(
            widths=tuple(each * width / sum(self.widths) for each in self.widths), numbers=self.numbers
        )


def table_element(
    table: Table, columns: Columns, controls: Controls, *, first_row_stands_out: bool
) -> BaseOxmlElement:
    """The ``w:tbl``. Its header row repeats on every page, no row splits, and the rows stay together."""
    element = OxmlElement("w:tbl")
    element.append(_properties(table, columns))
    grid = OxmlElement("w:tblGrid")
    for width in columns.widths:
        grid.append(_with("w:gridCol", w=str(_twips(width))))
    element.append(grid)
    element.append(_row([Cell(text=h) for h in table.headers], columns, controls, header=True, strong=False))
    for index, cells in enumerate(table.rows):
        stands_out = first_row_stands_out and index == 0
        last = index == len(table.rows) - 1
        element.append(_row(list(cells), columns, controls, strong=stands_out, last=last))
    return element


def _properties(table: Table, columns: Columns) -> BaseOxmlElement:
    properties = OxmlElement("w:tblPr")
    properties.append(_with("w:tblStyle", val=TABLE_STYLE))
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
    last: bool = False,
) -> BaseOxmlElement:
    row, properties = OxmlElement("w:tr"), OxmlElement("w:trPr")
    properties.append(OxmlElement("w:cantSplit"))
    if header:
        properties.append(OxmlElement("w:tblHeader"))
    row.append(properties)
    for index, (cell, width) in enumerate(zip(cells, columns.widths, strict=True)):
        style = _STYLES[header, index in columns.numbers]
        row.append(_cell(cell, _twips(width), style, controls, strong=strong, keep_next=not last))
    return row


_STYLES = {
    (True, True): "TableNumberHeading",
    (True, False): "TableHeading",
    (False, True): "TableNumber",
    (False, False): "TableText",
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
        # A table of a few rows reads as one thing: every row but the last holds on to the next.
        paragraph_properties.append(OxmlElement("w:keepNext"))
    paragraph.append(paragraph_properties)
    bound = controls.inline(cell.tag, cell.text, strong=strong) if cell.tag else None
    paragraph.append(text_run(cell.text, strong=strong) if bound is None else bound)
    element.append(paragraph)
    return element


def _with(name: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _twips(centimetres: float) -> int:
    return round(centimetres * TWIPS_PER_CM)
