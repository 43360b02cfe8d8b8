"""What a mapping is made of. Every part may carry a ``reason``, for whoever reads the mapping after its author."""

from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from yjp.errors import UserError


class MappingError(UserError):
    """A mapping says something that cannot be: names the file, the section, the key and what to do."""

    def __init__(self, file: str, section: str, problem: str) -> None:
        super().__init__(f"{file}: {section}: {problem}.")


@dataclass(frozen=True, kw_only=True)
class Place:
    """Which sheets are meant: a file name or pattern (``*``), a sheet name or pattern, both without regard to case.

    ``header_row`` is the row of the headings (two numbers for headings in two rows), empty for the first row that is
    not blank. ``several`` allows more than one sheet to match; they are read as if pasted under one another.
    """

    file: str | None = None
    sheet: str | None = None
    header_row: tuple[int, ...] = ()
    several: bool = False

    @property
    def label(self) -> str:
        """How messages name it."""
        parts = [f"file {self.file!r}" if self.file else "", f"sheet {self.sheet!r}" if self.sheet else ""]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, kw_only=True)
class CodeWords:
    """Code words of the supplier and what they mean.

    ``by_name`` takes words that are the model's own codes or labels, however they are written. A word that is in
    neither becomes ``default``; without a default its row is quarantined. ``place`` says where they are written.
    """

    name: str
    place: str = "the codes of its line"
    words: Dictionary[str, str] = field(default_factory=dict)
    by_name: bool = False
    default: str | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ColumnMap:
    """Where a column of the model comes from: one heading, several put together, or a constant."""

    column: str
    headings: tuple[str, ...] = ()
    between: str = ""
    constant: str | None = None
    join: str | None = None
    codes: CodeWords | None = None
    dates: tuple[str, ...] | None = None
    part: str | None = None
    optional: bool = False
    reason: str = ""


class Test(StrEnum):
    """What a row filter asks of a cell."""

    IN = "in"
    STARTS = "starts"
    EMPTY = "empty"
    FILLED = "filled"


@dataclass(frozen=True, kw_only=True)
class RowFilter:
    """Rows to keep or to drop, with the reason that is reported beside their number."""

    heading: str
    keep: bool
    test: Test
    reason: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Join:
    """Another sheet that is looked up by a key: ``on`` pairs headings of this sheet with headings of that one.

    ``where`` takes only the lookup's rows that have these values. A key that is not found quarantines the row, unless
    ``missing_is_empty``.
    """

    name: str
    place: Place
    on: tuple[tuple[str, str], ...]
    where: tuple[tuple[str, str], ...] = ()
    missing_is_empty: bool = False
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class TableMap:
    """How one table of the model, or a part of it, is read from one sheet.

    ``distinct`` is the reason why rows that repeat an earlier one in every mapped column are left out, if they are.
    """

    table: str
    place: Place
    columns: tuple[ColumnMap, ...]
    filters: tuple[RowFilter, ...] = ()
    joins: tuple[Join, ...] = ()
    distinct: str | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Mapping:
    """A supplier's export in terms of the model, and which supplier and version it is for.

    ``empty_dates`` and ``empty_words`` are what stands in a date column for no date: 1900-01-01, "n/a".
    """

    name: str
    supplier: str
    version: str
    file: str
    sha256: str
    tables: tuple[TableMap, ...]
    date_formats: tuple[str, ...]
    empty_dates: tuple[date, ...] = ()
    empty_words: tuple[str, ...] = ()
    reason: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The tables of the model that it gives, each once."""
        return tuple(dict.fromkeys(t.table for t in self.tables))
