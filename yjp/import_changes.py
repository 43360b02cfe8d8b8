"""What a new import changes against the last: rows new, changed and gone, and which headline figures move."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from yjp.ledger import Figure, Ledger
from yjp.model.caseload import ROW, Caseload
from yjp.model.registry import TABLES, TableDefinition

_HASH = "_hash"


@dataclass(frozen=True, kw_only=True)
class TableChange:
    """Rows of a table that are new, changed (same key, other content) or gone; without a key nothing is "changed"."""

    table: str
    new: int
    changed: int
    gone: int

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
    if not table.key:
        return TableChange(table=table.name, new=_beyond(new, old), changed=0, gone=_beyond(old, new))
    both = new.join(old, on=table.key, how="inner", suffix="_old")
    return TableChange(
        table=table.name,
        new=new.height - both.height,
        changed=both.filter(pl.col(_HASH) != pl.col(f"{_HASH}_old")).height,
        gone=old.height - both.height,
    )


def _hashed(caseload: Caseload, table: TableDefinition) -> pl.DataFrame:
    """The key, if any, and a hash of each row's content; the row number is no content."""
    if not caseload.has(table.name):
        return pl.DataFrame(schema={**dict.fromkeys(table.key, pl.String), _HASH: pl.UInt64})
    content = caseload.tables[table.name].drop(ROW)
    return content.select(*table.key, content.hash_rows().alias(_HASH))


def _beyond(one: pl.DataFrame, other: pl.DataFrame) -> int:
    """How many rows of one are not matched by as many equal rows of the other."""
    counts = (
        one.group_by(_HASH).len().join(other.group_by(_HASH).len(), on=_HASH, how="left", suffix="_other")
    )
    more = pl.col("len").cast(pl.Int64) - pl.col("len_other").fill_null(0).cast(pl.Int64)
    return int(counts.select(more.clip(lower_bound=0).sum()).item())


def moves(before: Ledger, now: Ledger, identifiers: Sequence[str]) -> list[Move]:
    """Those of the figures that read differently, at the decimals at which they are shown."""
    pairs = [(before.get(i), now.get(i)) for i in identifiers]
    return [Move(b, n) for b, n in pairs if (b.text if b else None) != (n.text if n else None)]
