"""A document as the auditor sees it: text and tables in reading order, each with its place."""

from dataclasses import dataclass, field
from enum import StrEnum


class Part(StrEnum):
    """Which part of a document something stands in."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    TEXT_BOX = "text box"
    CHART = "chart"


class Kind(StrEnum):
    """What a block of text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    CAPTION = "caption"
    CONTENTS = "line of contents"
    """An entry of a table of contents: its number at the end is a page."""
    DESCRIPTION = "description"
    """The alternative text of a picture: read aloud, not shown."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where something stands; numbers count from 1, and what the format does not know is None.

    ``block`` is the place in reading order within the part. Rows and columns are those of a table: ``column`` is
    that of the grid, so a cell after a merged one keeps its column. ``line`` is the line of a text file.
    """

    part: Part = Part.BODY
    block: int
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None

    @property
    def words(self) -> str:
        """``page 9, table 3, row 2, column 4``; ``line 120`` of a text, else ``paragraph 12``, without pages."""
        named = [("page", self.page), ("table", self.table), ("row", self.row), ("column", self.column)]
        said = [f"{name} {number}" for name, number in named if number is not None]
        if self.part is Part.CHART:
            return ", ".join([f"chart {self.block}", *said])
        if self.page is None and self.table is None:
            said.insert(0, f"paragraph {self.block}" if self.line is None else f"line {self.line}")
        if self.part is not Part.BODY:
            said.insert(0, self.part.value)
        return ", ".join(said)


Bound = tuple[tuple[int, int, str], ...]
"""``(start, end, tag)`` of each part of a text that a content control binds to a figure of the ledger."""


@dataclass(frozen=True, kw_only=True)
class Block:
    """A piece of running text; ``heading`` is the text of the heading that it stands under."""

    text: str
    place: Place
    kind: Kind = Kind.PARAGRAPH
    level: int | None = None
    heading: str = ""
    bound: Bound = ()


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One cell of a table; an empty one has empty text. It covers ``span`` columns and ``down`` rows."""

    text: str
    place: Place
    header: bool = False
    span: int = 1
    down: int = 1
    bound: Bound = ()


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table, row by row; rows may differ in length, and a merged cell stands once, at its top left.

    ``sure`` is False where the table was guessed from text, as from a PDF. ``caption`` also stands as a block.
    """

    rows: tuple[tuple[Cell, ...], ...]
    place: Place
    caption: str = ""
    heading: str = ""
    sure: bool = True
    tag: str = ""
    """The tag of the content control around the table."""

    def grid(self) -> tuple[tuple[Cell | None, ...], ...]:
        """The same rows as a rectangle: at each place the cell that covers it, None where there is none."""
        placed = [
            (row, column, cell)
            for top, cells in enumerate(self.rows)
            for cell in cells
            for row in range(top, min(top + cell.down, len(self.rows)))
            for column in range((cell.place.column or 1) - 1, (cell.place.column or 1) - 1 + cell.span)
        ]
        width = max((column + 1 for _, column, _ in placed), default=0)
        found: list[list[Cell | None]] = [[None] * width for _ in self.rows]
        for row, column, cell in placed:
            found[row][column] = cell
        return tuple(map(tuple, found))


@dataclass(frozen=True, kw_only=True)
class Series:
    """One series of a chart: what the document shows, and what its embedded workbook holds."""

    name: str
    shown: tuple[float | None, ...]
    workbook: tuple[float | None, ...] | None = None
    workbook_name: str | None = None
    format: str | None = None
    """The number format of the values, such as ``0.0%``: 0.25 is then shown as 25.0%."""


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A native chart with its cached values and its workbook's."""

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    place: Place
    description: str = ""
    heading: str = ""
    tag: str = ""
    """The tag of the content control around the chart."""


Item = Block | Table | Chart


@dataclass(frozen=True, kw_only=True)
class Document:
    """A whole document in reading order, and what could not be read of it (``notes``, one sentence each)."""

    name: str
    format: str
    items: tuple[Item, ...]
    notes: tuple[str, ...] = field(default=())
