"""A validated caseload: typed tables, and the day they were extracted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from yjp.errors import UserError
from yjp.model.registry import table as definition

ROW = "_row"
"""Row number in the file that the row came from; the header is row 1."""


class MissingTable(UserError):
    """A figure needs a table that the extract does not have; it could not be computed, which is not zero."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"could not be computed: no {name!r} table in the extract")


@dataclass(frozen=True)
class Caseload:
    """The accepted rows of every table of an extract, each with its row number (``_row``)."""

    tables: Mapping[str, pl.DataFrame]
    extract_date: date

    def has(self, name: str) -> bool:
        """Whether the extract had the table."""
        return name in self.tables

    def __getitem__(self, name: str) -> pl.LazyFrame:
        """A table as a lazy query; ``MissingTable`` where the extract has none."""
        return self.rows(name).drop(ROW)

    def rows(self, name: str) -> pl.LazyFrame:
        """A table with ``_row``, the row number in the file it came from, so that a row can be found again."""
        if name not in self.tables:
            raise MissingTable(name)
        return self.tables[name].lazy()


def from_rows(extract_date: date, **rows: list[dict[str, object]]) -> Caseload:
    """A caseload from rows already typed, absent columns empty: for the generator of countries, and for tests."""
    frames = {name: pl.DataFrame(found, schema=dict(definition(name).dtypes)) for name, found in rows.items()}
    return Caseload({name: numbered(frame) for name, frame in frames.items()}, extract_date)


def numbered(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with ``_row`` before it: 2 for the first row, as in a file whose header is row 1."""
    return frame.with_row_index(ROW, offset=2).with_columns(pl.col(ROW).cast(pl.Int64))
