"""What a new import changes against the last: rows new, changed and gone, and which headline figures move."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from yjp.ledger import Figure, Ledger
from yjp.model.caseload import ROW, Caseload
from yjp.model.registry import TABLES, TableDefinition

_HASH = "_hash"
_KNOWN_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "care_status": ("child_id", "start_date"),
    "send": ("child_id", "start_date"),
    "accommodation": ("child_id", "start_date"),
    "education": ("child_id", "start_date"),
    "health": ("child_id", "strand", "identified_date"),
    "remands": ("child_id", "start_date"),
    "reparation": ("child_id", "date"),
    "board_meetings": ("meeting_date", "sector"),
    "budget": ("year", "agency"),
    "staffing": ("year", "contract_type", "role", "working_hours", "staff_sex", "staff_ethnicity"),
    "actions": ("priority", "action"),
    "population": ("area", "year"),
    "population_groups": ("area", "year", "grouping", "group_value"),
    "police_contacts": ("year", "contact", "grouping", "group_value"),
}
"""Of tables without a key: by what a person would say that two rows are the same one. It need not name only one row."""


@dataclass(frozen=True, kw_only=True)
class TableChange:
    """Rows of a table that are new, changed (same key, other content) or gone.

    In a table without a key those are the same that a person would take for it (an action by its words, a budget line
    by year and agency). ``left_out``: this import has no such table, and the one before had.
    """

    table: str
    new: int
    changed: int
    gone: int
    left_out: bool = False

    @property
    def anything(self) -> bool:
        """Whether the table differs at all."""
        return bool(self.new or self.changed or self.gone)


@dataclass(frozen=True)
class Move:
    """A figure that reads differently than before; none where it was not there."""

    before: Figure | None
    now: Figure | None


def table_changes(before: Caseload, now: Caseload) -> list[TableChange]:
    """Every table's changes, in the model's order; a table that came or went is all new or all gone."""
    return [_table_change(before, now, t) for t in TABLES if before.has(t.name) or now.has(t.name)]


def _table_change(before: Caseload, now: Caseload, table: TableDefinition) -> TableChange:
    old, new = _hashed(before, table), _hashed(now, table)
    left_out = before.has(table.name) and not now.has(table.name)
    if not table.key:
        came, went = _beyond(new, old), _beyond(old, new)
        changed = _pairs(came, went, _KNOWN_BY.get(table.name, ()))
        return TableChange(
            table=table.name,
            new=came.height - changed,
            changed=changed,
            gone=went.height - changed,
            left_out=left_out,
        )
    both = new.join(old, on=table.key, how="inner", suffix="_old")
    return TableChange(
        table=table.name,
        new=new.height - both.height,
        changed=both.filter(pl.col(_HASH) != pl.col(f"{_HASH}_old")).height,
        gone=old.height - both.height,
        left_out=left_out,
    )


def _hashed(caseload: Caseload, table: TableDefinition) -> pl.DataFrame:
    """What a row is known by, as text, and a hash of its content; the row number is no content."""
    known_by = table.key or _KNOWN_BY.get(table.name, ())
    if not caseload.has(table.name):
        return pl.DataFrame(schema={**dict.fromkeys(known_by, pl.String), _HASH: pl.UInt64})
    content = caseload.tables[table.name].drop(ROW)
    names = [pl.col(name).cast(pl.String) for name in known_by]
    return content.select(*names, content.hash_rows().alias(_HASH))


def _beyond(one: pl.DataFrame, other: pl.DataFrame) -> pl.DataFrame:
    """The rows of one that are not matched by as many equal rows of the other."""
    nth = pl.int_range(pl.len()).over(_HASH).alias("nth")
    return one.with_columns(nth).join(other.with_columns(nth), on=[_HASH, "nth"], how="anti")


def _pairs(came: pl.DataFrame, went: pl.DataFrame, known_by: Sequence[str]) -> int:
    """How many of the rows that came and went are the same row with other content."""
    if not known_by:
        return 0
    nth = pl.int_range(pl.len()).over(known_by).alias("nth")
    on = [*known_by, "nth"]
    both = came.with_columns(nth).join(went.with_columns(nth), on=on, how="semi", nulls_equal=True)
    return both.height


def moves(before: Ledger, now: Ledger, identifiers: Sequence[str]) -> list[Move]:
    """Those of the figures that read differently, at the decimals at which they are shown."""
    pairs = [(before.get(i), now.get(i)) for i in identifiers]
    return [Move(b, n) for b, n in pairs if (b.text if b else None) != (n.text if n else None)]
