"""Which rows of a caseload and its quarantine are a child's."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp.model.registry import TABLES, Reference, TableDefinition


@dataclass(frozen=True, kw_only=True)
class Parted:
    """A caseload without a child, and the child's rows by table (tables without any are left out)."""

    kept: Caseload
    removed: Mapping[str, pl.DataFrame]

    @property
    def rows(self) -> int:
        """How many rows were the child's."""
        return sum(frame.height for frame in self.removed.values())


def part(caseload: Caseload, child_id: str) -> Parted:
    """Part a child's rows from the others: those with the child's id, and those that name one of these."""
    kept: dict[str, pl.DataFrame] = {}
    removed: dict[str, pl.DataFrame] = {}
    for defined in TABLES:
        if defined.name not in caseload.tables:
            continue
        frame = caseload.tables[defined.name]
        theirs = frame.select(_is_theirs(defined, child_id, removed).alias("theirs")).get_column("theirs")
        kept[defined.name] = frame.filter(~theirs)
        if theirs.any():
            removed[defined.name] = frame.filter(theirs)
    return Parted(kept=Caseload(kept, caseload.extract_date), removed=removed)


def _is_theirs(defined: TableDefinition, child_id: str, removed: Mapping[str, pl.DataFrame]) -> pl.Expr:
    parts = [pl.col(c.CHILD_ID) == child_id] if c.CHILD_ID in defined.dtypes else []
    parts += [_names_one(each, removed[each.table]) for each in defined.references if each.table in removed]
    return pl.any_horizontal(parts).fill_null(False) if parts else pl.lit(False).repeat_by(pl.len()).explode()


def _names_one(reference: Reference, gone: pl.DataFrame) -> pl.Expr:
    # Ids of offences and programmes are unique by themselves: that a table keeps the child's id beside them is a check.
    column = reference.columns[0]
    return pl.col(column).is_in(gone.get_column(column).implode())


def without_child(
    quarantine: pl.DataFrame, child_id: str, removed: Mapping[str, pl.DataFrame]
) -> pl.DataFrame:
    """The rows that an import set aside (``yjp.ingest.extract.QUARANTINE``) without those of a child.

    Theirs are rows with the child's id or the id of one of their offences, outcomes or programmes, and rows without a
    child's id of which any cell, as it came, is the child's id.
    """
    ids = {
        defined.own_id: set(removed[defined.name].get_column(defined.own_id))
        for defined in TABLES
        if defined.own_id and defined.name in removed
    }
    theirs = [_record_is_theirs(record, child_id, ids) for record in quarantine.get_column("record")]
    return quarantine.filter(~pl.Series(theirs, dtype=pl.Boolean))


def _record_is_theirs(record: str | None, child_id: str, ids: Mapping[str, set[object]]) -> bool:
    found = json.loads(record) if record else None
    named = found if isinstance(found, dict) else {}
    if _text(named.get(c.CHILD_ID)):
        return _text(named[c.CHILD_ID]) == child_id
    if any(_text(named.get(column)) in known for column, known in ids.items()):
        return True
    return child_id in (_text(value) for value in _leaves(found))


def _leaves(found: object) -> Sequence[object]:
    if isinstance(found, dict):
        return [leaf for value in found.values() for leaf in _leaves(value)]
    if isinstance(found, list):
        return [leaf for value in found for leaf in _leaves(value)]
    return [found]


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()
