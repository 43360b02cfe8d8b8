"""Rules about what is written in cells: numbers as numbers, shorthand that is known and explained, links with words."""

import re
from collections.abc import Iterator

from yjp.writers.checker.definition import Place
from yjp.writers.checker.document_rules import target_sheet
from yjp.writers.checker.reading import CellRead, SheetRead, TableRead, WorkbookRead, cell_name

KNOWN = frozenset(["b", "c", "e", "f", "k", "low", "ns", "p", "r", "s", "ss", "sss", "t", "u", "w", "x", "z"])
"""The letters that the guidance gives a meaning (its first edition has low where later ones have k)."""
_NUMBER = re.compile(r"[-+\u2212]?[£$€]?(?!0\d)\d[\d,]*(\.\d+)?%?")
_NUMBER_AND_MARK = re.compile(
    r"[-+\u2212]?[£$€]?\d[\d,]*(\.\d+)?%?\s*(\[[\w ]+\]|\*|†|‡|\([a-z]\))+", re.IGNORECASE
)
_MARK = re.compile(r"\[([A-Za-z]{1,5})\d?\]")
_NOTE = re.compile(r"\[note (\d+)\]", re.IGNORECASE)
_SYMBOLS = frozenset(
    {
        "*",
        "**",
        "-",
        "--",
        "\u2013",
        "\u2014",
        ".",
        "..",
        "...",
        ":",
        "~",
        "†",
        "‡",
        "#",
        "?",
        "n/a",
        "na",
        "[na]",
    }
)
_VAGUE = frozenset({"here", "click here", "link", "this link", "more", "read more"})
_FRONT = re.compile(r"cover|note|title|front|read.?me|about|information|shorthand|symbols", re.IGNORECASE)


def numbers_as_text(book: WorkbookRead) -> Iterator[Place]:
    """Numbers are stored as numbers."""
    for sheet, table in _tables(book):
        for column, cells in _columns(sheet, table):
            texts = [(place, c.text.strip()) for place, c in cells if not c.number]
            wrong = [place for place, text in texts if _NUMBER.fullmatch(text)]
            others = [text for _, text in texts if not _NUMBER.fullmatch(text) and not _MARK.fullmatch(text)]
            if wrong and (any(c.number for _, c in cells) or not others):
                yield (
                    sheet.name,
                    cell_name(*wrong[0]),
                    (
                        f"{len(wrong)} numbers in the column {sheet.text(table.area.top, column)!r} are stored as text."
                    ),
                )


def one_thing_a_cell(book: WorkbookRead) -> Iterator[Place]:
    """A mark beside a number stands in a column of its own."""
    for sheet, table in _tables(book):
        for place, cell in _body(sheet, table):
            if not cell.number and _NUMBER_AND_MARK.fullmatch(cell.text.strip()):
                yield (
                    sheet.name,
                    cell_name(*place),
                    ("A number and a mark share the cell, so that nobody can count with it."),
                )
                break


def symbols(book: WorkbookRead) -> Iterator[Place]:
    """Letters in square brackets, never symbols."""
    for sheet, table in _tables(book):
        for place, cell in _body(sheet, table):
            if not cell.number and cell.text.strip().casefold() in _SYMBOLS:
                yield (
                    sheet.name,
                    cell_name(*place),
                    (f"{cell.text.strip()!r} stands for something: write a shorthand in square brackets."),
                )
                break


def unknown_shorthand(book: WorkbookRead) -> Iterator[Place]:
    """Shorthand of the guidance, or shorthand that is explained."""
    for sheet, table, place, letters in _marks(book):
        if letters not in KNOWN and f"[{letters}]" not in _explained(book, sheet, table):
            yield sheet.name, cell_name(*place), f"The shorthand [{letters}] is none of the guidance's."


def explained_shorthand(book: WorkbookRead) -> Iterator[Place]:
    """Every mark explained above its table, on the cover or on the notes."""
    for sheet, table, place, letters in _marks(book):
        if letters in KNOWN and f"[{letters}]" not in _explained(book, sheet, table):
            yield sheet.name, cell_name(*place), f"Nothing says what [{letters}] means."


def note_markers(book: WorkbookRead) -> Iterator[Place]:
    """Every marker of a note leads to a note."""
    listed: set[str] = set()
    for sheet in book.sheets:
        if "note" in sheet.name.casefold():
            for (_, column), cell in sheet.cells.items():
                if column == 1 and (found := re.search(r"(?:note )?(\d+)", cell.text, re.IGNORECASE)):
                    listed.add(found[1])
    for sheet in book.sheets:
        missing: dict[str, str] = {}
        for place, cell in sheet.cells.items():
            for number in _NOTE.findall(cell.text) if not cell.number and "[" in cell.text else ():
                if number not in listed:
                    missing.setdefault(number, cell_name(*place))
        for number, place_name in missing.items():
            yield sheet.name, place_name, f"There is no note {number} on a sheet of notes."


def links(book: WorkbookRead) -> Iterator[Place]:
    """Links say where they lead, and lead there."""
    names = {sheet.name for sheet in book.sheets}
    for sheet in book.sheets:
        texts = {cell_name(*place): cell.text.strip() for place, cell in sheet.cells.items()}
        for reference, target in sheet.links:
            text = texts.get(reference.partition(":")[0], "")
            if not text or text.casefold() in _VAGUE or re.match(r"(https?|mailto|www)\S*$", text):
                yield sheet.name, reference, "The link's words do not say where it leads."
            inside = target_sheet(target) if target.startswith("#") else ""
            if inside and inside not in names:
                yield sheet.name, reference, f"The link leads to {inside!r}, and there is no such sheet."


def _marks(book: WorkbookRead) -> Iterator[tuple[SheetRead, TableRead, tuple[int, int], str]]:
    """Each mark once a table, where it first stands."""
    for sheet, table in _tables(book):
        seen: set[str] = set()
        for place, cell in sheet.cells.items():
            if cell.number or "[" not in cell.text or place not in table.area:
                continue
            for letters in _MARK.findall(cell.text):
                if letters.casefold() != "note" and letters not in seen:
                    seen.add(letters)
                    yield sheet, table, place, letters


def _explained(book: WorkbookRead, sheet: SheetRead, table: TableRead) -> str:
    texts = [c.text for place, c in sheet.cells.items() if place[0] < table.area.top]
    texts += [c.text for s in book.sheets if _FRONT.search(s.name) for c in s.cells.values() if not c.number]
    return "\n".join(texts)


def _tables(book: WorkbookRead) -> Iterator[tuple[SheetRead, TableRead]]:
    return ((sheet, table) for sheet in book.sheets for table in sheet.tables)


def _body(sheet: SheetRead, table: TableRead) -> Iterator[tuple[tuple[int, int], CellRead]]:
    return ((p, c) for p, c in sheet.cells.items() if p in table.area and p[0] > table.area.top)


def _columns(
    sheet: SheetRead, table: TableRead
) -> Iterator[tuple[int, list[tuple[tuple[int, int], CellRead]]]]:
    found: dict[int, list[tuple[tuple[int, int], CellRead]]] = {}
    for place, cell in _body(sheet, table):
        found.setdefault(place[1], []).append((place, cell))
    return iter(found.items())
