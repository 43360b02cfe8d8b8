"""A failing record's name, its content as a digest, where to find it, and the values to look at."""

import hashlib
import json
from collections.abc import Mapping, Sequence

import polars as pl

from yjp.model import columns as c
from yjp.model.caseload import ROW, Caseload
from yjp.model.registry import table as definition

NAME_LENGTH = 16
LOCATED = {
    ROW: pl.Int64,
    "record": pl.String,
    c.CHILD_ID: pl.String,
    "other_ids": pl.String,
    "first_date": pl.Date,
    "values": pl.String,
}
EMPTY = "empty"
BETWEEN_IDS = "/"


def content(row: Mapping[str, object]) -> str:
    """Digest of a record: it changes with any of its values, not with its place in the file.

    Empty columns are left out, so that a column added to the model does not change the records that lack it.
    """
    filled = {name: value for name, value in row.items() if value is not None and name != ROW}
    return hashlib.sha256(json.dumps(filled, sort_keys=True, default=str).encode()).hexdigest()


def rows_of(caseload: Caseload, table: str, rows: pl.Series) -> pl.DataFrame:
    """The rows of a table with these row numbers, in the order of the file."""
    return caseload.tables[table].filter(pl.col(ROW).is_in(rows.implode())).sort(ROW)


def with_beside(frame: pl.DataFrame, caseload: Caseload, beside: Sequence[str]) -> pl.DataFrame:
    """The rows with columns (``table.column``) of the one row of another table that each names by its id."""
    for name in beside:
        other, _, column = name.partition(".")
        key = definition(other).own_id
        if key is None or key not in frame.columns or not caseload.has(other) or column in frame.columns:
            continue
        there = caseload.tables[other]
        if column in there.columns:
            once = there.select(key, column).unique(key, keep="first")
            frame = frame.join(once, on=key, how="left", maintain_order="left")
    return frame


def names(frame: pl.DataFrame, table: str) -> list[str]:
    """What each record is called: its id, two ids as ``V1/C1`` or, without any, the first digits of its content."""
    key = definition(table).key
    if key:
        return frame.select(pl.concat_str(key, separator=BETWEEN_IDS)).to_series().to_list()
    return [content(row)[:NAME_LENGTH] for row in frame.iter_rows(named=True)]


def located(
    frame: pl.DataFrame, table: str, columns: Sequence[str], beside: pl.DataFrame | None = None
) -> pl.DataFrame:
    """Rows of a table with what finds them again in a case system, and the values to look at (columns ``LOCATED``).

    ``beside`` are the same rows in the same order with further columns to look at, those of other tables.
    """
    seen = frame if beside is None else beside
    looked_at = [*columns, *(name for name in seen.columns if name not in frame.columns)]
    return frame.select(
        ROW,
        pl.Series("record", names(frame, table), dtype=pl.String),
        _child(frame),
        _together(_other_ids(frame, definition(table).key), "; ", keep_empty=False).alias("other_ids"),
        _first_date(frame).alias("first_date"),
        seen.select(_together(looked_at, "; ", keep_empty=True).alias("values")).to_series(),
    )


def _other_ids(frame: pl.DataFrame, key: Sequence[str]) -> list[str]:
    return [n for n in frame.columns if n.endswith("_id") and n not in (*key, c.CHILD_ID, c.PNC_ID)]


def _child(frame: pl.DataFrame) -> pl.Expr:
    held = c.CHILD_ID in frame.columns
    return pl.col(c.CHILD_ID) if held else pl.lit(None, dtype=pl.String).alias(c.CHILD_ID)


def _first_date(frame: pl.DataFrame) -> pl.Expr:
    dates = [pl.col(name) for name, dtype in frame.schema.items() if dtype == pl.Date]
    return pl.coalesce(dates) if dates else pl.lit(None, dtype=pl.Date)


def _together(columns: Sequence[str], separator: str, *, keep_empty: bool) -> pl.Expr:
    """``outcome_date 2024-02-01; release_date empty``; null where there is nothing to say."""
    if not columns:
        return pl.lit(None, dtype=pl.String)
    cells = [_said(name, keep_empty=keep_empty) for name in columns]
    text = pl.concat_str(cells, separator=separator, ignore_nulls=True)
    return pl.when(text != "").then(text)


def _said(name: str, *, keep_empty: bool) -> pl.Expr:
    value = pl.col(name).cast(pl.String)
    # Not pl.format: in polars 2 it panics on a column in several chunks of which one is empty.
    return pl.lit(f"{name} ") + (value.fill_null(EMPTY) if keep_empty else value)
