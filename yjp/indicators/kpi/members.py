"""Who stands in which cell: the one shape that every table's counting gives."""

from collections.abc import Mapping, Sequence

import polars as pl

from yjp.model import columns as c

QUARTER = "quarter"
TABLE = "table"
ROW_ID = "row"
COLUMN = "column"
KIND = "member_kind"
MEMBER = "member_id"
KEYS = (QUARTER, TABLE, ROW_ID, COLUMN)
SCHEMA: dict[str, pl.DataType] = {
    QUARTER: pl.String(),
    TABLE: pl.Int64(),
    ROW_ID: pl.String(),
    COLUMN: pl.String(),
    KIND: pl.String(),
    MEMBER: pl.String(),
    c.CHILD_ID: pl.String(),
    c.PROGRAMME_ID: pl.String(),
}
"""``member_kind`` is child, programme, offence, victim or sector. A cell's value is its number of distinct members: a
member has a row for each child or programme through which it is in the cell."""
CHILD = "child"
BETWEEN = "|"


def by_row(frame: pl.LazyFrame, flags: Mapping[str, pl.Expr], kept: Sequence[str]) -> pl.LazyFrame:
    """The columns ``kept``, once for each flag that holds, with the flag's name as the row."""
    # Flags get names of their own: some rows are called as the columns they are read from.
    named = {f"_{row}": flag for row, flag in flags.items()}
    return (
        frame.select(*kept, **named)
        .unpivot(on=list(named), index=list(kept), variable_name=ROW_ID, value_name="_holds")
        .filter(pl.col("_holds"))
        .with_columns(pl.col(ROW_ID).str.strip_prefix("_"))
    )


def flagged(
    frame: pl.LazyFrame, table: int, group: str, flags: Mapping[tuple[str, str], pl.Expr]
) -> pl.LazyFrame:
    """Members from one row a child: each flag (row, point) that holds puts the child into that cell.

    ``frame`` has ``quarter``, ``child_id``, ``programme_id`` and the column ``group``, the first part of the column id.
    """
    named = {BETWEEN.join(key): expression.fill_null(False) for key, expression in flags.items()}
    kept = (QUARTER, c.CHILD_ID, c.PROGRAMME_ID, group)
    long = (
        frame.select(*kept, **named)
        .unpivot(on=list(named), index=list(kept), variable_name="_flag", value_name="_holds")
        .filter(pl.col("_holds"))
        .with_columns(pl.col("_flag").str.split_exact(BETWEEN, 1).struct.rename_fields([ROW_ID, "_point"]))
        .unnest("_flag")
        .with_columns(pl.concat_str(group, "_point", separator="_").alias(COLUMN))
    )
    return of_children(long, table)


def of_children(frame: pl.LazyFrame, table: int) -> pl.LazyFrame:
    """Complete a frame of children in cells to the schema."""
    return complete(frame.with_columns(pl.col(c.CHILD_ID).alias(MEMBER)), table, CHILD)


def complete(frame: pl.LazyFrame, table: int, kind: str) -> pl.LazyFrame:
    """Add the table's number and the kind of member, and put the columns in order."""
    return (
        frame.with_columns(pl.lit(table, dtype=pl.Int64).alias(TABLE), pl.lit(kind).alias(KIND))
        .select(*SCHEMA)
        .unique()
    )
