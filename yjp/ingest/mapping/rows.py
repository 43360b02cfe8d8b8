"""One sheet to rows of one table: filters, lookups, then every column; each row kept, left out by rule, or faulty."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from yjp.ingest.mapping.definition import Mapping, RowFilter, TableMap, Test
from yjp.ingest.mapping.headings import Headings
from yjp.ingest.mapping.lookups import Lookup
from yjp.ingest.mapping.targets import word
from yjp.ingest.mapping.values import Value, value
from yjp.ingest.raw import FAULTS, Cells, Filtered
from yjp.model.caseload import ROW

_WORD, _FAILS = "the word", "it fails"


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Rows of a table from one sheet, with the sheet as it came."""

    cells: Cells
    frame: pl.DataFrame
    faults: pl.DataFrame
    filtered: tuple[Filtered, ...]
    notices: tuple[str, ...]


def piece(mapping: Mapping, part: TableMap, cells: Cells, lookups: Sequence[Lookup], day: date) -> Piece:
    """Translate one sheet; ``UnreadableInput`` where a heading of the mapping is not in it."""
    headings = Headings(cells)
    stripped = pl.col(pl.String).str.strip_chars()
    frame = cells.frame.with_columns(pl.when(stripped != "").then(stripped))
    used = {headings.column(f.heading) for f in part.filters}
    filtered = []
    for rule in part.filters:
        left = frame.filter(_kept(rule, headings.column(rule.heading)))
        filtered.append(_left_out(part, cells, frame.height - left.height, rule.reason))
        frame = left
    faults = []
    for lookup in lookups:
        frame, missed = lookup.join(frame, headings)
        used |= {headings.column(heading) for heading, _ in lookup.join_on}
        faults.append(missed)
    values = []
    for line in part.columns:
        sources = _sources(line.headings, line.join, line.optional, headings, lookups)
        used.update(sources)
        values.append(value(mapping, part.table, line, sources, day))
    rows = frame.select(ROW)
    for v in values:
        made = _translated(frame, v)
        rows = rows.hstack([made.get_column(v.column)])
        faults.append(_faults(made, v))
    found = pl.concat([pl.DataFrame(schema=FAULTS), *faults])
    if part.distinct is not None:
        repeats = _repeats(rows, found)
        filtered.append(_left_out(part, cells, repeats.height, part.distinct))
        rows = rows.join(repeats, on=ROW, how="anti", maintain_order="left")
    return Piece(
        cells=cells,
        frame=rows,
        faults=found,
        filtered=tuple(f for f in filtered if f.rows),
        notices=(
            *cells.notices,
            *_unused(cells, used),
            *_absent(part, cells, headings),
            *_lost(cells, frame, values),
        ),
    )


def _sources(
    wanted: Sequence[str], join: str | None, optional: bool, headings: Headings, lookups: Sequence[Lookup]
) -> list[str]:
    """The columns of the sheet, or of its lookup, under the headings; none where they may be absent and are."""
    if join is not None:
        lookup = next(found for found in lookups if found.name == join)
        return [lookup.column(heading) for heading in wanted]
    if optional and any(headings.find(heading) is None for heading in wanted):
        return []
    return [headings.column(heading) for heading in wanted]


def _kept(rule: RowFilter, column: str) -> pl.Expr:
    """Rows that the filter keeps. An empty cell equals nothing and begins with nothing."""
    cell = pl.col(column).str.replace_all(r"\s+", " ").str.to_lowercase()
    values = [word(v) for v in rule.values]
    if rule.test is Test.EMPTY:
        met = cell.is_null()
    elif rule.test is Test.FILLED:
        met = cell.is_not_null()
    elif rule.test is Test.STARTS:
        met = pl.any_horizontal(cell.str.starts_with(v) for v in values)
    else:
        met = cell.is_in(values)
    met = met.fill_null(False)
    return met if rule.keep else ~met


def _repeats(rows: pl.DataFrame, faults: pl.DataFrame) -> pl.DataFrame:
    """Row numbers of those that repeat an earlier one; what could not be translated repeats nothing."""
    sound = rows.join(faults.select(pl.col("row").alias(ROW)), on=ROW, how="anti")
    once = sound.unique(subset=[c for c in rows.columns if c != ROW], keep="first")
    return sound.join(once, on=ROW, how="anti").select(ROW)


def _left_out(part: TableMap, cells: Cells, rows: int, reason: str) -> Filtered:
    return Filtered(table=part.table, file=cells.file, rows=rows, reason=reason)


def _translated(frame: pl.DataFrame, v: Value) -> pl.DataFrame:
    """``_row``, the column, and whether it fails. Words and dates repeat, so each different one is translated once."""
    fails = pl.lit(False) if v.fails is None else v.fails
    made = (v.text.cast(pl.String).alias(v.column), fails.alias(_FAILS))
    if v.of is None or v.fails is None:
        return frame.select(ROW, *made)
    words = frame.select(pl.col(v.of).unique()).select(pl.col(v.of).alias(_WORD), *made)
    # What could not be translated stays as it came, for whoever looks at the row that is set aside.
    words = words.with_columns(pl.when(_FAILS).then(_WORD).otherwise(v.column).alias(v.column))
    cells = frame.select(ROW, pl.col(v.of).alias(_WORD))
    return cells.join(words, on=_WORD, how="left", nulls_equal=True, maintain_order="left")


def _faults(made: pl.DataFrame, v: Value) -> pl.DataFrame:
    reason = pl.lit(v.reason)
    for holds, hint in v.hints:
        reason = pl.when(holds).then(pl.lit(f"{v.reason}{hint}")).otherwise(reason)
    return made.filter(pl.col(_FAILS)).select(
        row=pl.col(ROW), column=pl.lit(v.column), rule=pl.lit(v.rule), reason=reason
    )


def _unused(cells: Cells, used: set[str]) -> list[str]:
    spare = [name for name in cells.frame.columns if name != ROW and name not in used]
    return [f"{cells.file}: columns that the mapping does not use: {', '.join(spare)}."] if spare else []


def _lost(cells: Cells, frame: pl.DataFrame, values: Sequence[Value]) -> list[str]:
    """Columns of which cells were left empty because they have no such part as the mapping takes."""
    counted = {v.column: frame.select(v.lost.sum()).item() for v in values if v.lost is not None}
    return [
        f"{cells.file}: cells with nothing that could be the {column}, left empty: {rows:,}."
        for column, rows in counted.items()
        if rows
    ]


def _absent(part: TableMap, cells: Cells, headings: Headings) -> list[str]:
    """Optional columns that the sheet does not have."""
    absent = [
        heading
        for line in part.columns
        if line.optional and line.join is None
        for heading in line.headings
        if headings.find(heading) is None
    ]
    return [f"{cells.file}: not there, left empty: {', '.join(absent)}."] if absent else []
