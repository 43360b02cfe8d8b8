"""A plain extract to a validated caseload and a quarantine: read = accepted + quarantined, for every table."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import polars as pl

from yjp.errors import UnreadableInput
from yjp.ingest.mapping.apply import apply
from yjp.ingest.mapping.catalogue import NATIONAL_XML, find_mapping
from yjp.ingest.mapping.definition import Mapping
from yjp.ingest.parse import parse
from yjp.ingest.raw import FAULTS, Filtered, Origin, RawTable
from yjp.ingest.sheets import read_sheets
from yjp.ingest.source import Source, plain
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
"""One row a quarantined row and reason; ``record`` is the row as JSON and stays in the workspace.

It has the columns of a plain extract; where a mapping translated the row, the supplier's own cells are in it too,
under ``as it came``.
"""


EXPERIMENTAL = (
    "The national case-level XML is read by its element names alone, for its schema is not public: "
    "this is experimental. Compare the counts with your case system before you use a figure."
)


@dataclass(frozen=True, kw_only=True)
class Count:
    """How many rows of a table were read, accepted, left out by a rule of the mapping, and quarantined."""

    table: str
    file: str
    read: int
    accepted: int
    filtered: int = 0

    @property
    def quarantined(self) -> int:
        """Rows set aside."""
        return self.read - self.accepted - self.filtered


@dataclass(frozen=True, kw_only=True)
class Import:
    """The result of reading an extract; ``missing`` as in ``Source``."""

    caseload: Caseload
    quarantine: pl.DataFrame
    counts: tuple[Count, ...]
    notices: tuple[str, ...]
    hashes: dict[str, str]
    filtered: tuple[Filtered, ...] = ()
    missing: tuple[str, ...] = ()


def read_extract(paths: Sequence[Path], extract_date: date, mapping: Mapping | None = None) -> Import:
    """Read, parse and validate an extract as of a day; a mapping translates a supplier's export first.

    Without a mapping, XML files are read with the packaged one for the national case-level XML. ``UnreadableInput`` for
    what stops an import: a required table missing or empty, a required column missing, or a required table of which no
    row could be accepted. All other faults quarantine rows.
    """
    source = _source(paths, extract_date, mapping)
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
                    f"Add {definition.name}.csv, or a sheet of that name. If it is an export of your case system, say "
                    "--mapping suggest first.",
                )
            continue
        table = raw[definition.name]
        parsed = parse(table, definition, extract_date)
        if definition.required and not parsed.read:
            raise UnreadableInput(table.file, "has a header but no rows", "Export it again, with its rows.")
        good, orphans = _without_orphans(parsed.good, definition, tables)
        faults = pl.concat([parsed.faults, orphans])
        if definition.required and not good.height:
            raise UnreadableInput(table.file, *_nothing_accepted(table, parsed.read, faults))
        tables[definition.name] = good
        quarantined.append(_records(table, definition, faults))
        left_out = sum(f.rows for f in table.filtered)
        counts.append(
            Count(
                table=definition.name,
                file=table.file,
                read=parsed.read + left_out,
                accepted=good.height,
                filtered=left_out,
            )
        )
        notices += parsed.notices
    return Import(
        caseload=Caseload(tables, extract_date),
        quarantine=pl.concat(quarantined),
        counts=tuple(counts),
        notices=tuple(notices),
        hashes=source.hashes,
        filtered=tuple(f for t in source.tables for f in t.filtered),
        missing=source.missing,
    )


def _source(paths: Sequence[Path], extract_date: date, mapping: Mapping | None) -> Source:
    found = read_sheets(paths)
    if mapping is None and found.has_xml:
        mapping = find_mapping(NATIONAL_XML)
    source = plain(found) if mapping is None else apply(mapping, found, extract_date)
    return replace(source, notices=(EXPERIMENTAL, *source.notices)) if found.has_xml else source


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


def _nothing_accepted(table: RawTable, read: int, faults: pl.DataFrame) -> tuple[str, str]:
    most = (
        faults.group_by("column", "reason")
        .len()
        .sort("len", "column", "reason", descending=[True, False, False])
        .row(0, named=True)
    )
    return (
        f"none of its {read} rows could be accepted; in {most['len']} of them {most['column']} {most['reason']}",
        f"Nothing was imported. Mend the {'mapping, or the file,' if table.mapped else 'file'} and try again.",
    )


def _records(table: RawTable, definition: TableDefinition, faults: pl.DataFrame) -> pl.DataFrame:
    """The quarantine's rows: each fault with its place in its file and the row as it came."""
    found = []
    for origin in table.origins:
        here = faults.join(_as_json(table, origin, faults), on="row", how="inner").with_columns(
            pl.col("row") - origin.ahead,
            table=pl.lit(definition.name),
            file=pl.lit(origin.file),
        )
        found.append(here.select(*QUARANTINE).sort("row", "column", "rule"))
    return pl.concat(found)


def _as_json(table: RawTable, origin: Origin, faults: pl.DataFrame) -> pl.DataFrame:
    """The faulty rows of a file as JSON, under the table's row numbers."""
    wanted = faults.select(pl.col("row").alias(ROW)).unique()
    cells = origin.frame.with_columns(pl.col(ROW) + origin.ahead).join(wanted, on=ROW, how="semi")
    record = pl.struct(pl.exclude(ROW))
    if table.mapped:
        came = cells.select(ROW, record.alias("as it came"))
        cells = table.frame.join(came, on=ROW, how="inner")
    whole = cells.select(row=pl.col(ROW), record=record.struct.json_encode())
    wide = [(r.row + origin.ahead, json.dumps(list(r.cells), ensure_ascii=False)) for r in origin.ragged]
    return pl.concat([whole, pl.DataFrame(wide, schema=whole.schema, orient="row")])
