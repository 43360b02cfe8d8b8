"""Which tables a caseload has, in the order in which they depend on one another."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import polars as pl
from pandera.polars import DataFrameModel, DataFrameSchema

from yjp.errors import UnknownName
from yjp.model import tables


@dataclass(frozen=True)
class Reference:
    """These columns together must name a row of another table, wherever the first of them is filled."""

    columns: tuple[str, ...]
    table: str


@dataclass(frozen=True, kw_only=True)
class TableDefinition:
    """A table of the caseload: its model, whether an extract must have it, its key and what it refers to.

    ``key``: the columns that together stand on one row only; none where rows have no name of their own.
    """

    name: str
    model: type[DataFrameModel]
    required: bool = False
    key: tuple[str, ...] = ()
    references: tuple[Reference, ...] = field(default=())

    @property
    def own_id(self) -> str | None:
        """The column that names a row by itself, if one does."""
        return self.key[0] if len(self.key) == 1 else None

    @cached_property
    def schema(self) -> DataFrameSchema:
        """The model as a pandera schema."""
        return self.model.to_schema()

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
    TableDefinition(name="children", model=tables.Children, required=True, key=("child_id",)),
    TableDefinition(
        name="offences", model=tables.Offences, required=True, key=("offence_id",), references=(_CHILD,)
    ),
    TableDefinition(
        name="outcomes",
        model=tables.Outcomes,
        required=True,
        key=("outcome_id",),
        references=(_CHILD, Reference(("offence_id", "child_id"), "offences")),
    ),
    TableDefinition(
        name="programmes",
        model=tables.Programmes,
        key=("programme_id",),
        references=(_CHILD, Reference(("outcome_id", "child_id"), "outcomes")),
    ),
    TableDefinition(
        name="programme_offences",
        model=tables.ProgrammeOffences,
        references=(Reference(("programme_id",), "programmes"), Reference(("offence_id",), "offences")),
    ),
    TableDefinition(name="care_status", model=tables.CareStatus, references=(_CHILD,)),
    TableDefinition(name="send", model=tables.Send, references=(_CHILD,)),
    TableDefinition(name="accommodation", model=tables.Accommodation, references=(_CHILD,)),
    TableDefinition(name="education", model=tables.Education, references=(_CHILD,)),
    TableDefinition(name="health", model=tables.Health, references=(_CHILD,)),
    TableDefinition(name="remands", model=tables.Remands, references=(_CHILD,)),
    TableDefinition(
        name="victims",
        model=tables.Victims,
        key=("victim_id", "child_id"),
        references=(_CHILD, Reference(("programme_id", "child_id"), "programmes")),
    ),
    TableDefinition(name="reparation", model=tables.Reparation, references=(_CHILD,)),
    TableDefinition(name="board_meetings", model=tables.BoardMeetings),
    TableDefinition(name="budget", model=tables.Budget),
    TableDefinition(name="staffing", model=tables.Staffing),
    TableDefinition(name="actions", model=tables.Actions),
    TableDefinition(name="population", model=tables.Population),
    TableDefinition(name="population_groups", model=tables.PopulationGroups),
    TableDefinition(name="police_contacts", model=tables.PoliceContacts),
)
NAMES = tuple(t.name for t in TABLES)


def table(name: str) -> TableDefinition:
    """The definition of a table."""
    for candidate in TABLES:
        if candidate.name == name:
            return candidate
    raise UnknownName("table", name, list(NAMES))
