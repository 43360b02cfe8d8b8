"""What ``suggest`` gives: lines of a mapping with their confidence, and what could not be placed."""

from dataclasses import dataclass
from datetime import date

from yjp.ingest.mapping.suggest.codes import Match
from yjp.ingest.mapping.suggest.layout import Layout
from yjp.ingest.sheets import Sheet

SURE = 0.8
"""A line with less confidence is marked as unsure."""


@dataclass(frozen=True, kw_only=True)
class Unplaced:
    """A code word without a code: its shape, its first row and how many rows have it; the word itself is not shown."""

    shape: str
    row: int
    rows: int


@dataclass(frozen=True, kw_only=True)
class LineGuess:
    """A column of the model and the heading it seems to stand under (in the lookup ``join``, if there is one)."""

    column: str
    heading: str
    confidence: float
    shapes: tuple[str, ...] = ()
    join: str | None = None
    words: tuple[Match, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    dates: tuple[str, ...] = ()
    open_dates: tuple[date, ...] = ()
    part: str | None = None
    listed: tuple[Match, ...] = ()
    """Words of the export's own list that no row uses yet."""
    american: tuple[int, int] | None = None
    """Of its dates, where the month seems to come first: how many are no British date, and of how many."""

    @property
    def sure(self) -> bool:
        """Whether there is little doubt about the line."""
        return self.confidence >= SURE and self.american is None


@dataclass(frozen=True, kw_only=True)
class JoinGuess:
    """A lookup on another sheet."""

    name: str
    sheet: Sheet
    header_row: tuple[int, ...]
    on: tuple[str, str]
    where: tuple[str, str] | None = None


@dataclass(frozen=True, kw_only=True)
class TableGuess:
    """A table of the model and the sheet that seems to hold it.

    ``totals`` is the heading under which a line of totals says so; ``deleted`` the heading of a mark on deleted rows;
    ``spare`` are headings that no column was found for, each with the shapes of its values.
    """

    table: str
    sheet: Sheet
    layout: Layout
    confidence: float
    lines: tuple[LineGuess, ...]
    joins: tuple[JoinGuess, ...]
    missing: tuple[str, ...]
    spare: tuple[tuple[str, tuple[str, ...]], ...]
    totals: str | None
    deleted: str | None


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """A first mapping: tables found, sheets that are plain tables already, and sheets that are of no use, with why."""

    tables: tuple[TableGuess, ...]
    plain: tuple[Sheet, ...]
    left: tuple[tuple[Sheet, str], ...]
    files: tuple[str, ...]
    has_xml: bool

    @property
    def unsure(self) -> int:
        """How many lines are marked as unsure."""
        return sum(not line.sure for guess in self.tables for line in guess.lines)

    @property
    def american(self) -> tuple[str, ...]:
        """Columns of which the dates seem to have the month first."""
        return tuple(f"{g.table}.{line.column}" for g in self.tables for line in g.lines if line.american)
