"""Rules about the workbook as a whole: its properties, sheets and how a reader finds the way."""

import re
from collections import Counter
from collections.abc import Iterator

from yjp.writers.checker.definition import Place
from yjp.writers.checker.reading import SheetRead, WorkbookRead

LONGEST_NAME = 31
_COVER = re.compile(r"cover|title|front|information|read.?me|about|intro", re.IGNORECASE)
_DEFAULT_NAME = re.compile(r"(sheet|table|blad|feuil|tabelle)\s*\d*", re.IGNORECASE)
_PLAIN_NAME = re.compile(r"[\w ,.&'()-]+")
MANY_TABLES = 2


def document_title(book: WorkbookRead) -> Iterator[Place]:
    """The title among the document's properties."""
    if not book.properties.get("title"):
        yield None, None, "The document's properties have no title."


def document_language(book: WorkbookRead) -> Iterator[Place]:
    """The language among the document's properties."""
    if not book.properties.get("language"):
        yield None, None, "The document's properties do not say its language."


def document_author(book: WorkbookRead) -> Iterator[Place]:
    """The organisation among the document's properties."""
    if not book.properties.get("author"):
        yield None, None, "The document's properties name no author: give the organisation."


def cover(book: WorkbookRead) -> Iterator[Place]:
    """A first sheet of text."""
    if not book.sheets:
        return
    first = book.sheets[0]
    only_text = not first.tables and all(column == 1 for _, column in first.cells)
    if not (only_text or _COVER.search(first.name)):
        yield (
            first.name,
            None,
            "The first sheet is no cover: it should say what the workbook is, and for whom.",
        )


def contents(book: WorkbookRead) -> Iterator[Place]:
    """A list of links to every sheet with a table, where there are several."""
    tables = [s.name for s in book.sheets if s.tables]
    best = max((_linked(s) for s in book.sheets), key=len, default=set())
    lister = next((s.name for s in book.sheets if _linked(s) == best and best), None)
    missing = [name for name in tables if name not in best and name != lister]
    if len(tables) > MANY_TABLES and missing:
        names = ", ".join(missing[:3]) + (" and others" if len(missing) > 3 else "")
        yield lister, None, f"No sheet has a list of links that leads to {names}."


def opens_at_start(book: WorkbookRead) -> Iterator[Place]:
    """The cursor in A1 of the first sheet."""
    if book.active:
        yield (
            book.sheets[book.active].name if book.active < len(book.sheets) else None,
            None,
            ("The workbook opens on this sheet and not on its first."),
        )
    elif book.sheets and book.sheets[0].cursor != "A1":
        yield book.sheets[0].name, book.sheets[0].cursor, "The cursor is not in cell A1 of the first sheet."


def macros(book: WorkbookRead) -> Iterator[Place]:
    """No macros."""
    if book.macros:
        yield None, None, "The workbook has macros."


def sheet_names(book: WorkbookRead) -> Iterator[Place]:
    """Names that say something, and that every program takes."""
    seen = Counter(sheet.name.casefold() for sheet in book.sheets)
    for sheet in book.sheets:
        name = sheet.name
        if _DEFAULT_NAME.fullmatch(name.strip()):
            yield name, None, f"The sheet's name {name!r} says nothing of what is on it."
        elif len(name) > LONGEST_NAME:
            yield name, None, f"The sheet's name has {len(name)} characters; the most is {LONGEST_NAME}."
        elif name != name.strip() or not _PLAIN_NAME.fullmatch(name):
            yield name, None, f"The sheet's name {name!r} begins or ends with a space, or has a symbol in it."
        elif seen[name.casefold()] > 1:
            yield name, None, f"More than one sheet is called {name!r}."


def hidden_sheets(book: WorkbookRead) -> Iterator[Place]:
    """No hidden sheets."""
    for sheet in book.sheets:
        if sheet.hidden:
            yield sheet.name, None, "The sheet is hidden."


def blank_sheets(book: WorkbookRead) -> Iterator[Place]:
    """No blank sheets."""
    for sheet in book.sheets:
        if not sheet.cells:
            yield sheet.name, None, "The sheet is blank."


def _linked(sheet: SheetRead) -> set[str]:
    return {target_sheet(target) for _, target in sheet.links if target.startswith("#")}


def target_sheet(target: str) -> str:
    """The sheet that ``#'By year'!A1`` leads to."""
    name = target.removeprefix("#").rpartition("!")[0]
    return name[1:-1].replace("''", "'") if name.startswith("'") else name
