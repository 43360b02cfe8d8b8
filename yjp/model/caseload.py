"""A validated caseload: typed tables, and the day they were extracted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from yjp.errors import UserError
from yjp.model.registry import table as definition


class MissingTable(UserError):
    """A figure needs a table that the extract does not have; it could not be computed, which is not zero."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"could not be computed: no {name!r} table in the extract")


@dataclass(frozen=True)
class Caseload:
    """The accepted rows of every table of an extract."""

    tables: Mapping[str, pl.DataFrame]
    extract_date: date

    def has(self, name: str) -> bool:
        """Whether the extract had the table."""
        return name in self.tables

    def __getitem__(self, name: str) -> pl.LazyFrame:
        """A table as a lazy query; ``MissingTable`` where the extract has none."""
        if name not in self.tables:
            raise MissingTable(name)
        return self.tables[name].lazy()


def from_rows(extract_date: date, **rows: list[dict[str, object]]) -> Caseload:
    """A caseload from rows already typed, absent columns empty: for the generator of countries, and for tests."""
    return Caseload(
        {name: pl.DataFrame(found, schema=dict(definition(name).dtypes)) for name, found in rows.items()},
        extract_date,
    )
