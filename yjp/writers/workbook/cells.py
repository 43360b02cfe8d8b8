"""Writing one sheet: a page of text, or a table under its title."""

import re
from datetime import date, datetime
from textwrap import wrap

from xlsxwriter.worksheet import Worksheet

from yjp.numbers import rounded
from yjp.writers.workbook.formats import Formats, amount
from yjp.writers.workbook.shapes import Amount, Cell, Column, Link, Page, Sheet
from yjp.writers.workbook.shorthand import Shorthand

MOST_CHARACTERS = 32_000
"""Excel takes 32,767 in a cell."""
CUT = " … (cut here; the whole row is in the workspace)"
PAGE_WIDTH = 76
LINE_POINTS, MOST_POINTS = 15.75, 409.0
"""Height of a line of 12 points, and the tallest row that Excel has."""
LETTERS_PER_WIDTH = 1.15
"""A column's width is counted in digits; a letter of the same face is narrower on average."""
_PAPER_A4 = 9
_ENOUGH = 4_000
"""Characters that fill the tallest row whatever its width."""
_NOT_IN_A_NAME = re.compile(r"\W+")


def write_page(sheet: Worksheet, page: Page, formats: Formats) -> None:
    """A page of text in column A, wrapped."""
    sheet.set_column(0, 0, PAGE_WIDTH)
    sheet.write_string(0, 0, page.title, formats["title"])
    row = 1
    for heading, lines in page.parts:
        if heading:
            # Space comes from the height of a row: an empty row stops a screen reader.
            sheet.set_row(row, 32)
            sheet.write_string(row, 0, heading, formats["part"])
            row += 1
        for line in lines:
            sheet.set_row(row, _height(_lines(line, PAGE_WIDTH)))
            sheet.write_string(row, 0, line, formats["wrapped"])
            row += 1
    _print(sheet, landscape=False)


def write_table(
    sheet: Worksheet, content: Sheet, formats: Formats, *, top: int = 0, filters: bool = False
) -> None:
    """The table from row ``top`` (counted from 0) and column A on, marked up with its headings and a name."""
    columns, last = content.columns, len(content.columns) - 1
    rows = content.rows or [(content.nothing,)]
    headings = [
        {"header": c.heading, "header_format": _heading(p, c, formats)} for p, c in enumerate(columns)
    ]
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
    sheet.set_row(top, _height(max(_lines(c.heading, c.width - 3) for c in columns)))
    for line, row in enumerate(rows, start=top + 1):
        tallest = max(_lines(cell, column.width) for column, cell in zip(columns, row, strict=False))
        if tallest > 1:
            sheet.set_row(line, _height(tallest))
        for place, (column, cell) in enumerate(zip(columns, row, strict=False)):
            write_cell(sheet, line, place, cell, column, formats)
    named = content.title or content.name
    sheet.add_table(
        top,
        0,
        top + len(rows),
        last,
        {
            "name": _NOT_IN_A_NAME.sub("_", content.name),
            "title": named,
            "description": content.about or named,
            "style": "Table Style Light 1" if filters else None,
            "autofilter": filters,
            "columns": headings,
        },
    )
    _print(sheet, landscape=True, across=content.pages_across)
    sheet.repeat_rows(top)
    if content.printed is not None:
        sheet.print_area(0, 0, top + len(rows), content.printed - 1)
    if content.pages_across > 1:
        sheet.repeat_columns(0)


def write_cell(sheet: Worksheet, line: int, place: int, cell: Cell, column: Column, formats: Formats) -> None:
    """One cell; text is never a formula, whatever it begins with."""
    match cell:
        case None:
            sheet.write_blank(line, place, None, formats[_text(place)])
        case Amount():
            nought = bool(cell.value) and not rounded(cell.value, cell.decimals)
            name = amount(cell.decimals, signed=cell.signed, nought=nought)
            sheet.write_number(line, place, cell.value, formats[name])
        case Shorthand():
            sheet.write_string(line, place, cell.mark, formats["mark" if column.number else _text(place)])
        case Link():
            sheet.write_url(
                line,
                place,
                f"internal:'{cell.sheet}'!A1",
                formats["cell_link"],
                cell.words,
                f"Go to the sheet {cell.sheet}",
            )
        case date():
            day = datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001  a day, not a moment
            sheet.write_datetime(line, place, day, formats["date"])
        case str():
            text = cell if len(cell) <= MOST_CHARACTERS else cell[:MOST_CHARACTERS] + CUT
            sheet.write_string(line, place, text, formats[_text(place)])
        case _:
            name = "plain" if column.plain else amount(0, signed=False)
            sheet.write_number(line, place, cell, formats[name])


def _lines(cell: Cell, width: int) -> int:
    """How many lines a cell's text takes, wrapped at its width. Excel would find out; LibreOffice does not."""
    text = cell.words if isinstance(cell, Link) else cell
    width = int(width * LETTERS_PER_WIDTH)
    if not isinstance(text, str) or (len(text) <= width and "\n" not in text):
        return 1
    return sum(max(1, len(wrap(line, width))) for line in text[:_ENOUGH].split("\n"))


def _height(lines: int) -> float:
    return min(LINE_POINTS * max(1, lines), MOST_POINTS)


def _heading(place: int, column: Column, formats: Formats) -> object:
    if column.number:
        return formats["heading_number"]
    return formats["heading_inset" if place else "heading"]


def _text(place: int) -> str:
    """Text stands a little in, so that it does not run into a number on its left; the first column stays flush."""
    return "text_inset" if place else "text"


def _print(sheet: Worksheet, *, landscape: bool, across: int = 1) -> None:
    if landscape:
        sheet.set_landscape()
    sheet.set_paper(_PAPER_A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.fit_to_pages(across, 0)
