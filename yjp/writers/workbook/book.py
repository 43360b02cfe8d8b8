"""Writing a workbook whole: as a publication, or as a working list for one desk.

A publication follows the guidance to the letter: a title in A1, notes above the table, no filters, no frozen panes, no
headers or footers. A working list of thousands of records is filtered and scrolled all day by the analyst who made it,
so there the headings are frozen, the filters on and the pages numbered; it is no publication.
"""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from yjp.ledger import About
from yjp.writers.workbook.cells import write_page, write_table
from yjp.writers.workbook.finish import finish
from yjp.writers.workbook.formats import DEFAULTS, Formats, formats
from yjp.writers.workbook.shapes import CONTENTS, Book, Page, Sheet

BACK = "Back to the list of contents"
# A record may hold "=1+1" or an address: cells are text, never formulas or links.
_SAFE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def publication(book: Book) -> bytes:
    """The workbook's bytes, as the guidance has it: tables under their titles and notes."""
    names = {sheet.name for sheet in book.sheets}

    def write(sheet: Worksheet, content: Sheet, made: Formats) -> None:
        sheet.write_string(0, 0, content.title or content.name, made["title"])
        lines = ("This worksheet contains one table.", *content.notes, *_explained(content))
        for row, line in enumerate(lines, start=1):
            sheet.write_string(row, 0, line, made["line"])
        top = len(lines) + 1
        if CONTENTS in names and content.name != CONTENTS:
            sheet.write_url(top, 0, f"internal:'{CONTENTS}'!A1", made["link"], BACK)
            top += 1
        write_table(sheet, content, made, top=top)

    return _written(book, write, filled=False)


def publication_of(
    about: About, *, title: str, subject: str, sheets: tuple[Sheet | Page, ...], keywords: str = ""
) -> bytes:
    """A publication of the service whose run that is; of a made-up caseload the ``subject`` says that it is one."""
    return publication(
        Book(
            title=title,
            subject=about.banner or subject,
            author=f"{about.service} Youth Justice Service, with yjp {about.yjp_version}",
            keywords=", ".join(filter(None, ("youth justice", about.service, keywords))),
            day=about.extract_date,
            sheets=sheets,
        )
    )


def working_list(book: Book) -> bytes:
    """The workbook's bytes: each table from A1 on, with frozen headings, filters and page numbers."""

    def write(sheet: Worksheet, content: Sheet, made: Formats) -> None:
        write_table(sheet, content, made, filters=True)
        sheet.freeze_panes(1, 1)
        sheet.set_footer(f"&L{content.name}&RPage &P of &N")

    return _written(book, write, filled=True)


def _written(book: Book, write: Callable[[Worksheet, Sheet, Formats], None], *, filled: bool) -> bytes:
    target = BytesIO()
    made = Workbook(target, _SAFE | DEFAULTS)
    made.set_properties(
        {
            "title": book.title,
            "subject": book.subject,
            "author": book.author,
            "keywords": book.keywords,
            # Without a date of its own the workbook would carry the moment of writing, and no two runs would agree.
            "created": datetime(book.day.year, book.day.month, book.day.day),  # noqa: DTZ001  a day, not a moment
        }
    )
    found = formats(made, filled=filled)
    for content in book.sheets:
        sheet = made.add_worksheet(content.name)
        if isinstance(content, Page):
            write_page(sheet, content, found)
        else:
            write(sheet, content, found)
    made.close()
    return finish(target.getvalue())


def _explained(content: Sheet) -> tuple[str, ...]:
    marks = content.shorthand
    if not marks:
        return ()
    return ("Shorthand in this table: " + "; ".join(f"{s.mark} {s.meaning}" for s in marks) + ".",)
