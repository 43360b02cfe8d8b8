"""A plain extract to a validated caseload and a quarantine: read = accepted + quarantined, for every table."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from yjp.errors import UnreadableInput
from yjp.ingest.parse import FAULTS, parse
from yjp.ingest.source import RawTable, read_source
from yjp.model.caseload import ROW, Caseload
from yjp.model.registry import TABLES, TableDefinition

QUARANTINE = {
    "table": pl.String,
    "file": pl.String,
    "row": pl.Int64,
    "column": pl.String,
    "rule": pl.String,
    "reason": pl.String,
    "record": pl.String,
}
"""One row a quarantined row and reason; ``record`` is the row as it came, as JSON. It stays in the workspace."""


@dataclass(frozen=True, kw_only=True)
class Count:
    """How many rows of a table were read, accepted and quarantined."""

    table: str
    file: str
    read: int
    accepted: int

    @property
    def quarantined(self) -> int:
        """Rows set aside."""
        return self.read - self.accepted


@dataclass(frozen=True, kw_only=True)
class Import:
    """The result of reading an extract."""

    caseload: Caseload
    quarantine: pl.DataFrame
    counts: tuple[Count, ...]
    notices: tuple[str, ...]
    hashes: dict[str, str]


def read_extract(paths: Sequence[Path], extract_date: date) -> Import:
    """Read, parse and validate an extract as of a day.

    ``UnreadableInput`` for what stops an import: a required table missing or empty, a required column missing, or a
    required table of which no row could be accepted. All other faults quarantine rows.
    """
    source = read_source(paths)
    raw = {t.name: t for t in source.tables}
    where = ", ".join(str(p) for p in paths)
    tables: dict[str, pl.DataFrame] = {}
    quarantined: list[pl.DataFrame] = []
    counts: list[Count] = []
    notices = list(source.notices)
    for definition in TABLES:
        if definition.name not in raw:
            if definition.required:
                raise UnreadableInput(
                    where,
                    f"there is no table {definition.name!r}",
                    f"Add {definition.name}.csv, or a sheet of that name.",
                )
            continue
        table = raw[definition.name]
        parsed = parse(table, definition, extract_date)
        if definition.required and not parsed.read:
            raise UnreadableInput(table.file, "has a header but no rows", "Export it again, with its rows.")
        good, orphans = _without_orphans(parsed.good, definition, tables)
        faults = pl.concat([parsed.faults, orphans])
        if definition.required and not good.height:
            raise UnreadableInput(table.file, *_nothing_accepted(parsed.read, faults))
        tables[definition.name] = good
        quarantined.append(_records(table, definition, faults))
        counts.append(Count(table=definition.name, file=table.file, read=parsed.read, accepted=good.height))
        notices += parsed.notices
    return Import(
        caseload=Caseload(tables, extract_date),
        quarantine=pl.concat(quarantined),
        counts=tuple(counts),
        notices=tuple(notices),
        hashes=source.hashes,
    )


def _without_orphans(
    good: pl.DataFrame, definition: TableDefinition, tables: dict[str, pl.DataFrame]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Rows whose child, offence or programme is not among the accepted ones."""
    faults = []
    for reference in definition.references:
        filled = good.filter(pl.col(reference.columns[0]).is_not_null())
        parents = tables.get(reference.table)
        orphans = filled if parents is None else filled.join(parents, on=list(reference.columns), how="anti")
        faults.append(
            orphans.select(
                row=pl.col(ROW),
                column=pl.lit(reference.columns[0]),
                rule=pl.lit("orphan"),
                reason=pl.lit(
                    f"names no accepted row of {reference.table}"
                    + (" of the same child" if "child_id" in reference.columns[1:] else "")
                ),
            )
        )
    found = pl.concat([pl.DataFrame(schema=FAULTS), *faults])
    return good.filter(~pl.col(ROW).is_in(found.get_column("row").implode())), found


def _nothing_accepted(read: int, faults: pl.DataFrame) -> tuple[str, str]:
    most = (
        faults.group_by("column", "reason")
        .len()
        .sort("len", "column", "reason", descending=[True, False, False])
        .row(0, named=True)
    )
    return (
        f"none of its {read} rows could be accepted; in {most['len']} of them {most['column']} {most['reason']}",
        "Nothing was imported. Mend the file and try again.",
    )


def _records(table: RawTable, definition: TableDefinition, faults: pl.DataFrame) -> pl.DataFrame:
    """The quarantine's rows: each fault with the row as it came."""
    ragged = {r.row: json.dumps(list(r.cells), ensure_ascii=False) for r in table.ragged}
    records = table.frame.select(record=pl.struct(pl.all()).struct.json_encode()).with_row_index(
        "row", offset=2
    )
    return (
        faults.join(records.with_columns(pl.col("row").cast(pl.Int64)), on="row", how="left")
        .with_columns(
            table=pl.lit(definition.name),
            file=pl.lit(table.file),
            record=pl.col("row").replace_strict(ragged, default=pl.col("record"), return_dtype=pl.String)
            if ragged
            else pl.col("record"),
        )
        .select(*QUARANTINE)
        .sort("row", "column", "rule")
    )
