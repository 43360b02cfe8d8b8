"""Every cell of the ten tables, and who stands in it."""

from collections.abc import Callable, Sequence
from datetime import date

import polars as pl

from yjp.indicators.kpi import (
    accommodation,
    board,
    disposals,
    education,
    health,
    send,
    victims,
    violence,
    wider_services,
)
from yjp.indicators.kpi.availability import lacking
from yjp.indicators.kpi.cohort import cohort
from yjp.indicators.kpi.declared.registry import KPIS_2023
from yjp.indicators.kpi.definition import CellState, Column, Row, Table, Version
from yjp.indicators.kpi.members import COLUMN, KEYS, MEMBER, QUARTER, ROW_ID, SCHEMA, TABLE
from yjp.indicators.kpi.quarters import first_day, quarter_label
from yjp.model.caseload import Caseload

CELLS: dict[str, pl.DataType] = {
    QUARTER: pl.String(),
    "period_start": pl.Date(),
    "period_end": pl.Date(),
    "version": pl.Int64(),
    TABLE: pl.Int64(),
    ROW_ID: pl.String(),
    COLUMN: pl.String(),
    "in_template": pl.Boolean(),
    "value": pl.Int64(),
    "state": pl.String(),
    "reason": pl.String(),
}
"""One row a quarter, table, row and column, in the declaration's order. ``value`` is null unless ``state`` is
``counted``; ``reason`` then says why, as a phrase that goes on a sentence."""

_OF_COHORT: dict[int, Callable[[Caseload, pl.LazyFrame], pl.LazyFrame]] = {
    1: accommodation.members,
    2: education.members,
    3: send.members,
    4: health.mental_health,
    5: health.substance_misuse,
    7: wider_services.members,
}
_OF_EVENTS: dict[int, Callable[[Caseload, Sequence[date]], pl.LazyFrame]] = {
    6: disposals.members,
    8: board.members,
    9: violence.members,
    10: victims.members,
}


def kpi_members(caseload: Caseload, quarters: Sequence[date], version: Version = KPIS_2023) -> pl.DataFrame:
    """Who stands in which cell (``members.SCHEMA``): children, programmes, offences, victims, sectors, by their ids.

    ``quarters`` are last days of quarters. Only cells that are counted have members; nothing is there of a table that
    cannot be counted at all.
    """
    return _counted(caseload, _in_time(caseload, quarters, version), version)


def kpi_cells(caseload: Caseload, quarters: Sequence[date], version: Version = KPIS_2023) -> pl.DataFrame:
    """Every cell of every table and quarter (``CELLS``); ``quarters`` are last days of quarters."""
    return cells_of(caseload, quarters, kpi_members(caseload, quarters, version), version)


def cells_of(
    caseload: Caseload, quarters: Sequence[date], members: pl.DataFrame, version: Version = KPIS_2023
) -> pl.DataFrame:
    """``kpi_cells`` from members already counted, so that a return that needs both counts once."""
    grid = _grid(caseload, quarters, version)
    values = members.group_by(*KEYS).agg(pl.col(MEMBER).n_unique().cast(pl.Int64).alias("value"))
    counted = grid.join(values, on=list(KEYS), how="left", maintain_order="left").with_columns(
        pl.when(pl.col("state") == CellState.COUNTED.value).then(pl.col("value").fill_null(0)).alias("value")
    )
    return _board_known(caseload, quarters, counted).select(*CELLS)


def _in_time(caseload: Caseload, quarters: Sequence[date], version: Version) -> list[date]:
    return [end for end in quarters if not _out_of_time(caseload, end, version)]


def _out_of_time(caseload: Caseload, end: date, version: Version) -> str:
    if end < version.starts:
        return f"the KPIs began on {version.starts.isoformat()}"
    if end > caseload.extract_date:
        return f"the quarter was not over when the extract was made, on {caseload.extract_date.isoformat()}"
    return ""


def _counted(caseload: Caseload, ends: Sequence[date], version: Version) -> pl.DataFrame:
    able = [t.number for t in version.tables if not lacking(caseload, t.needs)]
    frames = [_OF_EVENTS[number](caseload, ends) for number in able if number in _OF_EVENTS]
    of_cohort = [number for number in able if number in _OF_COHORT]
    if of_cohort:
        # Found once: six tables are of the same children.
        children = cohort(caseload, ends).collect().lazy()
        frames += [_OF_COHORT[number](caseload, children) for number in of_cohort]
    if not frames:
        return pl.DataFrame(schema=SCHEMA)
    found = pl.concat(pl.collect_all(frames))
    grid = _grid(caseload, ends, version).filter(pl.col("state") == CellState.COUNTED.value)
    return found.join(grid.select(*KEYS), on=list(KEYS), how="semi").sort(*SCHEMA)


def _grid(caseload: Caseload, quarters: Sequence[date], version: Version) -> pl.DataFrame:
    """Every cell with its state and reason, without a value."""
    cells = [
        (table.number, row.id, column.id, row.in_template, state.value, reason or None)
        for table in version.tables
        for row, column, state, reason in _states(caseload, table)
    ]
    schema = {k: CELLS[k] for k in (TABLE, ROW_ID, COLUMN, "in_template", "state", "reason")}
    periods = [
        (quarter_label(end), first_day(end), end, _out_of_time(caseload, end, version) or None)
        for end in quarters
    ]
    times = {QUARTER: pl.String(), "period_start": pl.Date(), "period_end": pl.Date(), "_time": pl.String()}
    late = pl.col("_time").is_not_null()
    return (
        pl.DataFrame(periods, schema=times, orient="row")
        .join(pl.DataFrame(cells, schema=schema, orient="row"), how="cross", maintain_order="left_right")
        .with_columns(
            pl.when(late).then(pl.lit(CellState.OUT_OF_TIME.value)).otherwise("state").alias("state"),
            pl.coalesce("_time", "reason").alias("reason"),
            pl.lit(version.year, dtype=pl.Int64).alias("version"),
        )
        .drop("_time")
    )


def _states(caseload: Caseload, table: Table) -> list[tuple[Row, Column, CellState, str]]:
    of_table = lacking(caseload, table.needs)
    found = []
    for row in table.rows:
        of_row = of_table or lacking(caseload, row.needs)
        for column in table.columns:
            found.append((row, column, *_state(row, column, of_row)))
    return found


def _state(row: Row, column: Column, missing: str) -> tuple[CellState, str]:
    if column.unavailable:
        return CellState.NOT_PUBLIC, column.unavailable
    if row.points and column.point not in row.points:
        return CellState.NOT_ASKED, "this row is not filled in this column"
    if row.unavailable:
        return CellState.NOT_HELD, row.unavailable
    if missing:
        return CellState.NO_DATA, missing
    return CellState.COUNTED, ""


def _board_known(caseload: Caseload, quarters: Sequence[date], cells: pl.DataFrame) -> pl.DataFrame:
    """Empty the cells of the board of which nothing is recorded: that nobody came is something recorded."""
    if not caseload.has("board_meetings"):
        return cells
    known = board.recorded(caseload, quarters).unique().with_columns(pl.lit(True).alias("_known"))
    of_board = (pl.col(TABLE) == 8) & (pl.col("state") == CellState.COUNTED.value)
    unknown = of_board & pl.col("_known").is_null()
    reason = "nothing is recorded of this sector at the meetings of the quarter"
    return (
        cells.join(known.collect(), on=list(KEYS), how="left", maintain_order="left")
        .with_columns(
            pl.when(unknown).then(None).otherwise("value").alias("value"),
            pl.when(unknown).then(pl.lit(reason)).otherwise("reason").alias("reason"),
            pl.when(unknown).then(pl.lit(CellState.NO_DATA.value)).otherwise("state").alias("state"),
        )
        .drop("_known")
    )
