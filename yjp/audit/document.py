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
    COMMENT = "comment"


class Kind(StrEnum):
    """What a block of text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    CAPTION = "caption"


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where something stands; numbers count from 1, and what the format does not know is None.

    ``block`` is the place in reading order within the part. Rows and columns are those of a table.
    """

    part: Part = Part.BODY
    block: int
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None

    @property
    def words(self) -> str:
        """``page 9, table 3, row 2, column 4``; ``paragraph 12`` where there are no pages."""
        named = [("page", self.page), ("table", self.table), ("row", self.row), ("column", self.column)]
        said = [f"{name} {number}" for name, number in named if number is not None]
        if self.page is None and self.table is None:
            said.insert(0, f"paragraph {self.block}")
        if self.part is not Part.BODY:
            said.insert(0, self.part.value)
        return ", ".join(said)


@dataclass(frozen=True, kw_only=True)
class Block:
    """A piece of running text; ``heading`` is the text of the heading that it stands under."""

    text: str
    place: Place
    kind: Kind = Kind.PARAGRAPH
    level: int | None = None
    heading: str = ""
    bound: tuple[tuple[int, int, str], ...] = ()
    """``(start, end, tag)`` of each part of the text that a content control binds to a figure of the ledger."""


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One cell of a table; an empty one has empty text."""

    text: str
    place: Place
    header: bool = False
    span: int = 1
    bound: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table, row by row; rows may differ in length, and a merged cell stands once with its ``span`` of columns.

    ``sure`` is False where the table was guessed from text, as from a PDF.
    """

    rows: tuple[tuple[Cell, ...], ...]
    place: Place
    caption: str = ""
    heading: str = ""
    sure: bool = True


@dataclass(frozen=True, kw_only=True)
class Series:
    """One series of a chart: what the document shows, and what its embedded workbook holds."""

    name: str
    shown: tuple[float | None, ...]
    workbook: tuple[float | None, ...] | None = None
    workbook_name: str | None = None


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A native chart with its cached values and its workbook's."""

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    place: Place
    description: str = ""
    heading: str = ""


Item = Block | Table | Chart


@dataclass(frozen=True, kw_only=True)
class Document:
    """A whole document in reading order, and what could not be read of it (``notes``, one sentence each)."""

    name: str
    format: str
    items: tuple[Item, ...]
    notes: tuple[str, ...] = field(default=())
