"""Rules about one sheet: its title, its one table, and nothing that hides, floats or stands about."""

from collections import Counter
from collections.abc import Iterator

from yjp.writers.checker.definition import Place
from yjp.writers.checker.reading import SheetRead, WorkbookRead, cell_name

_MOST_NAMED = 3


def title_in_a1(book: WorkbookRead) -> Iterator[Place]:
    """A title in A1, outside the table."""
    for sheet in _filled(book):
        if not sheet.text(1, 1) or any((1, 1) in t.area for t in sheet.tables):
            yield sheet.name, "A1", "There is no title in cell A1, above the table."


def title_tagged(book: WorkbookRead) -> Iterator[Place]:
    """The title tagged as a heading, not only made to look like one."""
    for sheet in _filled(book):
        cell = sheet.cells.get((1, 1))
        in_table = any((1, 1) in t.area for t in sheet.tables)
        if cell and not in_table and not cell.style.heading:
            yield sheet.name, "A1", "The title is not tagged: give the cell the style Heading 1."


def merged(book: WorkbookRead) -> Iterator[Place]:
    """No merged cells."""
    for sheet in book.sheets:
        for place in sheet.merged:
            yield sheet.name, place, "The cells are merged."


def hidden_rows_or_columns(book: WorkbookRead) -> Iterator[Place]:
    """No hidden rows or columns."""
    for sheet in book.sheets:
        if sheet.hidden_rows:
            yield sheet.name, f"row {sheet.hidden_rows[0]}", f"{len(sheet.hidden_rows)} rows are hidden."
        if sheet.hidden_columns:
            place = cell_name(1, sheet.hidden_columns[0]).rstrip("1")
            yield sheet.name, f"column {place}", f"{len(sheet.hidden_columns)} columns are hidden."


def frozen_panes(book: WorkbookRead) -> Iterator[Place]:
    """No frozen panes: they take the room of who enlarges the page."""
    for sheet in book.sheets:
        if sheet.frozen:
            yield sheet.name, None, "Panes are frozen."


def filters(book: WorkbookRead) -> Iterator[Place]:
    """No filters: their buttons cover the headings."""
    for sheet in book.sheets:
        if sheet.filters or any(t.filters for t in sheet.tables):
            yield sheet.name, None, "Filters are switched on."


def floating(book: WorkbookRead) -> Iterator[Place]:
    """No pictures, charts, text boxes or comments."""
    for sheet in book.sheets:
        if sheet.drawings:
            yield sheet.name, None, "There is a picture, chart, text box or comment on the sheet."


def headers_and_footers(book: WorkbookRead) -> Iterator[Place]:
    """Nothing in headers and footers, which screen readers pass over."""
    for sheet in book.sheets:
        if sheet.header_footer:
            yield sheet.name, None, "The sheet has a page header or footer."


def one_table(book: WorkbookRead) -> Iterator[Place]:
    """One table a sheet."""
    for sheet in book.sheets:
        for table in sheet.tables[1:]:
            place = cell_name(table.area.top, table.area.left)
            yield (
                sheet.name,
                place,
                f"There is another table on the sheet, {table.name}: give it a sheet of its own.",
            )


def marked_up(book: WorkbookRead) -> Iterator[Place]:
    """Every table marked up as one."""
    for sheet in book.sheets:
        loose: Counter[int] = Counter()
        first: dict[int, int] = {}
        for row, column in sheet.cells:
            if not any((row, column) in t.area for t in sheet.tables):
                loose[row] += 1
                first[row] = min(column, first.get(row, column))
        rows = sorted(row for row, cells in loose.items() if cells > 1)
        if len(rows) > 1:
            place = cell_name(rows[0], first[rows[0]])
            yield (
                sheet.name,
                place,
                f"{len(rows)} rows of cells here look like a table and are not marked up as one.",
            )


def at_the_left(book: WorkbookRead) -> Iterator[Place]:
    """Tables begin in column A."""
    for sheet in book.sheets:
        for table in sheet.tables:
            if table.area.left > 1:
                place = cell_name(table.area.top, table.area.left)
                yield sheet.name, place, f"The table {table.name} does not begin in column A."


def nothing_below(book: WorkbookRead) -> Iterator[Place]:
    """Nothing below or beside a table, where it is missed."""
    for sheet in book.sheets:
        if not sheet.tables:
            continue
        top = min(t.area.top for t in sheet.tables)
        stray = sorted(p for p in sheet.cells if p[0] >= top and not any(p in t.area for t in sheet.tables))
        if stray:
            yield sheet.name, cell_name(*stray[0]), "There is text below or beside the table: put it above."


def blank_rows(book: WorkbookRead) -> Iterator[Place]:
    """No blank rows: a screen reader takes one for the end."""
    for sheet in _filled(book):
        filled = {row for row, _ in sheet.cells}
        blank = [row for row in range(1, max(filled)) if row not in filled] if filled else []
        if blank:
            yield sheet.name, f"row {blank[0]}", f"{_rows(blank)} blank: use the height of a row for space."


def blank_columns(book: WorkbookRead) -> Iterator[Place]:
    """No blank columns, in a table or before it."""
    for sheet in _filled(book):
        # A heading alone does not fill a column.
        headings = {(t.area.top, c) for t in sheet.tables for c in range(t.area.left, t.area.right + 1)}
        body = {column for place, column in ((p, p[1]) for p in sheet.cells) if place not in headings}
        last = max((t.area.right for t in sheet.tables), default=max(c for _, c in sheet.cells))
        rows = any(t.area.bottom > t.area.top for t in sheet.tables) or not sheet.tables
        for column in (c for c in range(1, last + 1) if c not in body and rows):
            place = cell_name(1, column).rstrip("1")
            yield sheet.name, f"column {place}", "The column is blank."


def _filled(book: WorkbookRead) -> list[SheetRead]:
    return [sheet for sheet in book.sheets if sheet.cells]


def _rows(numbers: list[int]) -> str:
    named = ", ".join(str(n) for n in numbers[:_MOST_NAMED])
    more = f" and {len(numbers) - _MOST_NAMED} more" if len(numbers) > _MOST_NAMED else ""
    return f"Row {named} is" if len(numbers) == 1 else f"Rows {named}{more} are"
