"""A small sound workbook made with xlsxwriter alone, and a place to break it."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from yjp.writers.workbook.finish import finish

ROWS = (("Rotherham", 41, "Estimate [e]"), ("Barnsley", 52, "Final"), ("Leeds", "[x]", "Final"))
HEADINGS = ("Area", "Entrants", "State")
TOP = 3


@dataclass
class Made:
    """The workbook while it is made: its cover, its sheet of figures, and what the table is called with."""

    book: Workbook
    cover: Worksheet
    figures: Worksheet
    table: dict[str, object]

    def style(self, **properties: object) -> object:
        return self.book.add_format({"font_size": 12, **properties})


Fault = Callable[[Made], None]


def made(
    fault: Fault | None = None,
    *,
    rows: tuple[tuple[object, ...], ...] = ROWS,
    headings: tuple[str, ...] = HEADINGS,
    marked_up: bool = True,
    left: int = 0,
    title: str = "Children who entered the system",
    names: tuple[str, str] = ("Cover", "Entrants by area"),
    properties: dict[str, object] | None = None,
    language: bool = True,
) -> bytes:
    """The workbook's bytes, sound unless told otherwise; ``fault`` is called when all is written but the table."""
    target = io.BytesIO()
    book = Workbook(target, {"default_format_properties": {"font_name": "Arial", "font_size": 12}})
    book.set_properties(
        {"title": "Figures", "author": "A service", "created": datetime(2026, 6, 30, tzinfo=UTC)}
        if properties is None
        else properties
    )
    heading = book.add_format({"font_size": 16, "bold": True})
    wrap = book.add_format({"text_wrap": True})
    cover, figures = (book.add_worksheet(name) for name in names)
    for row, text in enumerate(("Figures of a service", "What this is and for whom.")):
        cover.write_string(row, 0, text, heading if not row else None)
    if title:
        figures.write_string(0, 0, title, heading)
    figures.write_string(
        1 if title else 0, 0, "This worksheet contains one table.", None if title else heading
    )
    figures.write_string(2 if title else 1, 0, "[e] means estimate; [x] means not available.")
    top = TOP if title else TOP - 1
    figures.set_column(left, left + len(headings) - 1, 20)
    figures.write_row(top, left, headings, wrap)
    for line, cells in enumerate(rows, start=top + 1):
        for place, value in enumerate(cells, start=left):
            if value is not None:
                figures.write(line, place, value, wrap)
    table: dict[str, object] = {
        "name": "Entrants_by_area",
        "autofilter": False,
        "style": None,
        "columns": [{"header": h, "header_format": wrap} for h in headings],
    }
    if fault:
        fault(Made(book, cover, figures, table))
    if marked_up:
        figures.add_table(top, left, top + len(rows), left + len(headings) - 1, table)
    book.close()
    content = target.getvalue()
    return finish(content) if language else content
