"""Rules about tables: headings, names, empty cells, and nothing said by looks alone."""

import re
from collections.abc import Collection, Iterator

from yjp.writers.checker.definition import Place
from yjp.writers.checker.reading import CellRead, SheetRead, TableRead, WorkbookRead, cell_name

SMALLEST_SIZE = 12.0
_DEFAULT_TABLE = re.compile(r"(table|tabelle|tableau)\d*", re.IGNORECASE)
_DEFAULT_HEADING = re.compile(r"(column|spalte|colonne)\d+", re.IGNORECASE)
_EXPLAINS_BLANKS = re.compile(r"\bblank cells?\b|\bempty cells?\b", re.IGNORECASE)
_DEFAULT_WIDTH = 8.43
_LETTERS_PER_WIDTH = 1.3
"""Letters are narrower than the digits that a width is counted in; narrow ones by a third."""


def header_row(book: WorkbookRead) -> Iterator[Place]:
    """One tagged header row, every heading filled and different."""
    for sheet, table in _tables(book):
        place = cell_name(table.area.top, table.area.left)
        if not table.has_header:
            yield sheet.name, place, f"The table {table.name} has no header row."
            continue
        for offset, heading in enumerate(table.headings):
            column = table.area.left + offset
            shown = sheet.text(table.area.top, column)
            if not shown or _DEFAULT_HEADING.fullmatch(heading):
                yield sheet.name, cell_name(table.area.top, column), "The column has no heading."
        lowered = [heading.casefold() for heading in table.headings]
        for heading in dict.fromkeys(h for h in lowered if lowered.count(h) > 1):
            yield sheet.name, place, f"More than one column is headed {heading!r}."


def table_names(book: WorkbookRead) -> Iterator[Place]:
    """A name that says what the table is."""
    for sheet, table in _tables(book):
        if _DEFAULT_TABLE.fullmatch(table.name):
            place = cell_name(table.area.top, table.area.left)
            yield sheet.name, place, f"The table's name {table.name} says nothing of what it holds."


def blank_cells(book: WorkbookRead) -> Iterator[Place]:
    """No blank cells, unless the text above the table says what they mean."""
    for sheet, table in _tables(book):
        if any(_EXPLAINS_BLANKS.search(text) for text in sheet.above()):
            continue
        blank = [
            (row, column)
            for row in range(table.area.top + 1, table.area.bottom + 1)
            for column in range(table.area.left, table.area.right + 1)
            if (row, column) not in sheet.cells
        ]
        if blank:
            cells = "A cell of the table is" if len(blank) == 1 else f"{len(blank)} cells of the table are"
            yield (
                sheet.name,
                cell_name(*blank[0]),
                (
                    f"{cells} blank: use a shorthand such as [x] or [z], or say above the table what blank cells mean."
                ),
            )


def wrapped(book: WorkbookRead) -> Iterator[Place]:
    """Text that is longer than its column is wide is wrapped, so that none is cut off."""
    for sheet, table in _tables(book):
        for (row, column), cell in _inside(sheet, table):
            room = sheet.widths.get(column, _DEFAULT_WIDTH) * _LETTERS_PER_WIDTH
            if not cell.number and not cell.style.wrapped and len(cell.text) > room:
                yield (
                    sheet.name,
                    cell_name(row, column),
                    "The text is longer than its column and is not wrapped.",
                )
                break


def text_size(book: WorkbookRead) -> Iterator[Place]:
    """Type of 12 points or more."""
    for sheet in book.sheets:
        small = sorted(place for place, cell in sheet.cells.items() if cell.style.size < SMALLEST_SIZE)
        if small:
            points = sheet.cells[small[0]].style.size
            yield (
                sheet.name,
                cell_name(*small[0]),
                (f"Text in {len(small)} cells is smaller than {SMALLEST_SIZE:g} points (here {points:g})."),
            )


def superscript(book: WorkbookRead) -> Iterator[Place]:
    """No superscript, which is small and which screen readers run into the word."""
    for sheet in book.sheets:
        for place, cell in sheet.cells.items():
            if cell.style.superscript:
                yield sheet.name, cell_name(*place), "The text is set as superscript: write [note 1]."
                break


def background(book: WorkbookRead) -> Iterator[Place]:
    """No background fill in the body of a table."""
    for sheet, table in _tables(book):
        filled = sorted(place for place, cell in _inside(sheet, table, body=True) if cell.style.fill)
        filled += sorted(
            p for p, s in sheet.looks.items() if p in table.area and p[0] > table.area.top and s.fill
        )
        if filled:
            yield (
                sheet.name,
                cell_name(*filled[0]),
                f"{len(filled)} cells of the table have a background fill.",
            )


def colour_alone(book: WorkbookRead) -> Iterator[Place]:
    """Nothing is said by colour alone: cells that differ in colour differ in the words of some column too."""
    for sheet in book.sheets:
        for place in sheet.coloured_rules:
            yield sheet.name, place, "Cells are coloured by a rule; say in words what the colour says."
    for sheet, table in _tables(book):
        rows = range(table.area.top + 1, table.area.bottom + 1)
        columns = range(table.area.left, table.area.right + 1)
        linked = {place for place, _ in sheet.links}
        for column in columns:
            colours = [_look(sheet, row, column, linked) for row in rows]
            if len(set(colours)) <= 1:
                continue
            words = [[sheet.text(row, c) for row in rows] for c in columns]
            if not any(_says(texts, colours) for texts in words):
                common = max(set(colours), key=colours.count)
                row = next(r for r, colour in zip(rows, colours, strict=True) if colour != common)
                yield (
                    sheet.name,
                    cell_name(row, column),
                    "The colour of cells says something that no words say.",
                )


def errors(book: WorkbookRead) -> Iterator[Place]:
    """No errors of formulas."""
    for sheet in book.sheets:
        for place, cell in sheet.cells.items():
            if cell.error:
                yield sheet.name, cell_name(*place), f"The cell holds the error {cell.text}."


def _says(texts: list[str], colours: list[str]) -> bool:
    """Whether words stand for the colours: the same words, the same colour, and no word for two colours."""
    if len(set(texts)) == len(texts):
        return False
    pairs = set(zip(texts, colours, strict=True))
    return len({text for text, _ in pairs}) == len(pairs)


def _look(sheet: SheetRead, row: int, column: int, linked: Collection[str]) -> str:
    cell = sheet.cells.get((row, column))
    style = cell.style if cell else sheet.looks.get((row, column))
    if style is None or not (style.fill or style.colour):
        return "|"
    # A link is known by its line below, and the style of links is the program's own.
    colour = "" if linked and cell_name(row, column) in linked else style.colour
    return f"{style.fill}|{colour}"


def _tables(book: WorkbookRead) -> Iterator[tuple[SheetRead, TableRead]]:
    return ((sheet, table) for sheet in book.sheets for table in sheet.tables)


def _inside(
    sheet: SheetRead, table: TableRead, *, body: bool = False
) -> Iterator[tuple[tuple[int, int], CellRead]]:
    first = table.area.top + body
    return ((p, c) for p, c in sheet.cells.items() if p in table.area and p[0] >= first)
