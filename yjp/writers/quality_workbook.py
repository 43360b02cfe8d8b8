"""The data-quality report as an accessible workbook: a table a sheet, one heading row each, words beside every state.

It holds values of children's records. The same report gives the same bytes.
"""

from datetime import date, datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from yjp.ledger import About
from yjp.quality.report import QualityReport
from yjp.writers.quality_sheets import Amount, Cell, Sheet, sheets

MOST_CHARACTERS = 32_000
"""Excel takes 32,767 in a cell."""
CUT = " … (cut here; the whole row is in the workspace)"
_INK, _HEADING, _RULE = "#1F2933", "#12436D", "#D9DEE4"
_PAPER_A4 = 9


def quality_workbook(report: QualityReport) -> bytes:
    """The workbook's bytes: sheets Summary, By rule, By record, Quarantine and Accepted."""
    target = BytesIO()
    # A record may hold "=1+1" or an address: cells are text, never formulas or links.
    book = Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    _describe(book, report.about)
    formats = _formats(book)
    for sheet in sheets(report):
        _write(book.add_worksheet(sheet.name), sheet, formats)
    book.close()
    return target.getvalue()


def _write(sheet: Worksheet, content: Sheet, formats: dict[str | int, Format]) -> None:
    rows = content.rows or [(content.nothing,)]
    for place, column in enumerate(content.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.heading, formats["heading"])
    for line, row in enumerate(rows, start=1):
        for place, (column, cell) in enumerate(zip(content.columns, row, strict=False)):
            _write_cell(sheet, line, place, cell, formats, formats["plain" if column.plain else 0])
    last = len(content.columns) - 1
    sheet.add_table(
        0,
        0,
        len(rows),
        last,
        {
            "name": content.name.replace(" ", "_"),
            "style": "Table Style Light 1",
            "columns": [{"header": c.heading, "header_format": formats["heading"]} for c in content.columns],
        },
    )
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(_PAPER_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer(f"&L{content.name}&RPage &P of &N")


def _write_cell(
    sheet: Worksheet, line: int, place: int, cell: Cell, formats: dict[str | int, Format], whole: Format
) -> None:
    if cell is None:
        sheet.write_blank(line, place, None, formats["text"])
    elif isinstance(cell, date):
        sheet.write_datetime(line, place, datetime(cell.year, cell.month, cell.day), formats["date"])  # noqa: DTZ001
    elif isinstance(cell, str):
        text = cell if len(cell) <= MOST_CHARACTERS else cell[:MOST_CHARACTERS] + CUT
        sheet.write_string(line, place, text, formats["text"])
    elif isinstance(cell, Amount):
        sheet.write_number(line, place, cell.value, formats[cell.decimals])
    else:
        sheet.write_number(line, place, cell, whole)


def _formats(book: Workbook) -> dict[str | int, Format]:
    common = {"valign": "top", "font_color": _INK, "bottom": 1, "bottom_color": _RULE}
    heading = {
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": _HEADING,
        "text_wrap": True,
        "valign": "vcenter",
    }
    return {
        "heading": book.add_format(heading),
        "text": book.add_format(common | {"text_wrap": True}),
        **{n: book.add_format(common | {"num_format": "#,##0" + "." * (n > 0) + "0" * n}) for n in range(4)},
        "plain": book.add_format(common | {"num_format": "0"}),
        "date": book.add_format(common | {"num_format": "yyyy-mm-dd", "align": "left"}),
    }


def _describe(book: Workbook, about: About) -> None:
    # Without a date of its own the workbook would carry the moment of writing, and no two runs would agree.
    day = about.extract_date
    book.set_properties(
        {
            "title": f"{about.service}: data quality of the extract of {day}",
            "subject": about.banner or "Holds values of children's records",
            "author": f"yjp {about.yjp_version}",
            "created": datetime(day.year, day.month, day.day),  # noqa: DTZ001  a day, not a moment
        }
    )
