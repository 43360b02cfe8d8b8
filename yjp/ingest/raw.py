"""What reading hands on to parsing: text cells with their row numbers, and where each row came from."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl

from yjp.model.caseload import ROW

FAULTS = {"row": pl.Int64, "column": pl.String, "rule": pl.String, "reason": pl.String}
"""One row a faulty row and reason; ``row`` is the raw table's ``_row``."""


@dataclass(frozen=True)
class RaggedRow:
    """A row with more cells than the heading row; its cells are kept as they came."""

    row: int
    cells: tuple[str, ...]
    reason: str


@dataclass(frozen=True, kw_only=True)
class Cells:
    """A sheet or file under its heading row.

    ``frame`` has ``_row`` (the row number in the file) and one column of text a heading, named by the heading or, where
    headings repeat or are blank, by a name of ``unique``. ``headings`` are as written, in the same order. Blank rows
    are left out; rows of the wrong width stand apart in ``ragged``.
    """

    file: str
    headings: tuple[str, ...]
    frame: pl.DataFrame
    ragged: tuple[RaggedRow, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Origin:
    """One file or sheet that rows of a table came from, as it came.

    ``ahead`` is how much the table's ``_row`` is ahead of the row number in this file: 0 unless the table is made of
    several files, which are counted on as if they were pasted under one another.
    """

    file: str
    frame: pl.DataFrame
    ragged: tuple[RaggedRow, ...] = ()
    ahead: int = 0


@dataclass(frozen=True, kw_only=True)
class Filtered:
    """Rows that a rule of the mapping leaves out on purpose: how many, and the reason it gives."""

    table: str
    file: str
    rows: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class RawTable:
    """A table under its own column names: text cells and ``_row``, blank rows left out.

    Where it is ``mapped``, ``faults`` (columns as ``FAULTS``) are what the mapping could not translate, and
    ``filtered`` is what it leaves out on purpose.
    """

    name: str
    frame: pl.DataFrame
    origins: tuple[Origin, ...]
    notices: tuple[str, ...] = ()
    faults: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=FAULTS))
    filtered: tuple[Filtered, ...] = ()
    mapped: bool = False

    @property
    def file(self) -> str:
        """The file or files, as a person would look for them."""
        return " and ".join(origin.file for origin in self.origins)

    @property
    def ragged(self) -> tuple[RaggedRow, ...]:
        """Rows of the wrong width, numbered as in ``frame``."""
        return tuple(
            RaggedRow(r.row + origin.ahead, r.cells, r.reason)
            for origin in self.origins
            for r in origin.ragged
        )


def unique(headings: Sequence[str]) -> list[str]:
    """Column names from headings: a repeated one gets `` (2)`` and so on, a blank one is named by its place."""
    names: list[str] = []
    for place, heading in enumerate(headings, start=1):
        base = heading or f"column {place}"
        name, count = base, 1
        while name in names or name == ROW:
            count += 1
            name = f"{base} ({count})"
        names.append(name)
    return names


def two_storeys(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Headings of two heading rows: the upper one, filled to the right as merged cells look, put before the lower one.

    Where the lower cell is blank the upper one stands alone.
    """
    headings, above = [], ""
    for top, below in zip(upper, lower, strict=True):
        above = top or above
        headings.append(f"{above} {below}".strip() if below else top)
    return headings


def without_blank_rows(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame without rows of which every cell is empty or spaces."""
    names = [name for name in frame.columns if name != ROW]
    if not names:
        return frame.clear()
    # The first cell of a blank row is blank: where each has a value, as ids have, the others need no look.
    if not frame.select(_blank(names[0]).any()).item():
        return frame
    return frame.filter(~pl.all_horizontal(map(_blank, names)))


def _blank(name: str) -> pl.Expr:
    return pl.col(name).is_null() | (pl.col(name).str.strip_chars() == "")


def without_blank_columns(cells: Cells) -> Cells:
    """The cells without columns that have neither a heading nor a single value."""
    names = [n for n in cells.frame.columns if n != ROW]
    kept = [
        (heading, name)
        for heading, name in zip(cells.headings, names, strict=True)
        if heading or cells.frame.get_column(name).null_count() < cells.frame.height
    ]
    return Cells(
        file=cells.file,
        headings=tuple(heading for heading, _ in kept),
        frame=cells.frame.select(ROW, *(name for _, name in kept)),
        ragged=cells.ragged,
        notices=cells.notices,
    )
