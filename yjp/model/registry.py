"""Which tables a caseload has, in the order in which they depend on one another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl

from yjp.errors import UnknownName

if TYPE_CHECKING:
    from pandera.polars import DataFrameSchema


@dataclass(frozen=True)
class Reference:
    """These columns together must name a row of another table, wherever the first of them is filled."""

    columns: tuple[str, ...]
    table: str


@dataclass(frozen=True, kw_only=True)
class TableDefinition:
    """A table of the caseload: whether an extract must have it, its key and what it refers to; ``schema`` is its model.

    ``key``: the columns that together stand on one row only; none where rows have no name of their own.
    """

    name: str
    required: bool = False
    key: tuple[str, ...] = ()
    references: tuple[Reference, ...] = field(default=())

    @property
    def own_id(self) -> str | None:
        """The column that names a row by itself, if one does."""
        return self.key[0] if len(self.key) == 1 else None

    @cached_property
    def schema(self) -> DataFrameSchema:
        """The model (``tables.MODELS``) as a pandera schema."""
        # Here, because pandera takes long to load and of all commands only those that read an extract need it.
        from yjp.model.tables import MODELS

        return MODELS[self.name].to_schema()

    @cached_property
    def dtypes(self) -> Mapping[str, pl.DataType]:
        """Column names and polars types, in the model's order."""
        return {name: column.dtype.type for name, column in self.schema.columns.items()}

    @cached_property
    def required_columns(self) -> tuple[str, ...]:
        """Columns that may not be empty, and so must be there."""
        return tuple(name for name, column in self.schema.columns.items() if not column.nullable)

    @cached_property
    def past_dates(self) -> tuple[str, ...]:
        """Date columns that cannot lie after the day of the extract."""
        return tuple(
            name
            for name, column in self.schema.columns.items()
            if self.dtypes[name] == pl.Date and not (column.metadata or {}).get("future")
        )


_CHILD = Reference(("child_id",), "children")

TABLES: tuple[TableDefinition, ...] = (
    TableDefinition(name="children", required=True, key=("child_id",)),
    TableDefinition(name="offences", required=True, key=("offence_id",), references=(_CHILD,)),
    TableDefinition(
        name="outcomes",
        required=True,
        key=("outcome_id",),
        references=(_CHILD, Reference(("offence_id", "child_id"), "offences")),
    ),
    TableDefinition(
        name="programmes",
        key=("programme_id",),
        references=(_CHILD, Reference(("outcome_id", "child_id"), "outcomes")),
    ),
    TableDefinition(
        name="programme_offences",
        references=(Reference(("programme_id",), "programmes"), Reference(("offence_id",), "offences")),
    ),
    TableDefinition(name="care_status", references=(_CHILD,)),
    TableDefinition(name="send", references=(_CHILD,)),
    TableDefinition(name="accommodation", references=(_CHILD,)),
    TableDefinition(name="education", references=(_CHILD,)),
    TableDefinition(name="health", references=(_CHILD,)),
    TableDefinition(name="remands", references=(_CHILD,)),
    TableDefinition(
        name="victims",
        key=("victim_id", "child_id"),
        references=(_CHILD, Reference(("programme_id", "child_id"), "programmes")),
    ),
    TableDefinition(name="reparation", references=(_CHILD,)),
    TableDefinition(name="board_meetings"),
    TableDefinition(name="budget"),
    TableDefinition(name="staffing"),
    TableDefinition(name="actions"),
    TableDefinition(name="population"),
    TableDefinition(name="population_groups"),
    TableDefinition(name="police_contacts"),
)
NAMES = tuple(t.name for t in TABLES)


def table(name: str) -> TableDefinition:
    """The definition of a table."""
    for candidate in TABLES:
        if candidate.name == name:
            return candidate
    raise UnknownName("table", name, list(NAMES))
