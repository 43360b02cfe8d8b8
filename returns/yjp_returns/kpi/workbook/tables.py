"""The ten tables with the template's own row labels and column names."""

from collections.abc import Sequence
from math import ceil

from yjp.indicators.kpi.definition import CellState, Row, Table
from yjp.indicators.kpi.definition import Column as TableColumn
from yjp.writers.workbook import Cell, Column, Sheet
from yjp.writers.workbook.shorthand import NOT_APPLICABLE, NOT_AVAILABLE
from yjp_returns.kpi.address import Address, asked
from yjp_returns.kpi.held import Held
from yjp_returns.kpi.make import KpiReturn

DESCRIPTION = "description"
SECTION = "section"
BY_HAND = "entered by hand"
WHY_EMPTY = "why cells are empty"
MARKS = f"[x] is never nought: the column {WHY_EMPTY} says why there is no number."
PAGE_WIDTH = 210
"""Characters that are still read on paper across a page."""
_FEW = 4


def table_sheet(made: KpiReturn, table: Table) -> Sheet:
    """One table. The rows that only measures need are on the sheet Cells."""
    rows = [row for row in table.rows if row.in_template]
    sectioned = any(row.heading for row in rows)
    lines = [_cells(made, table, row, sectioned=sectioned) for row in rows]
    said = [place for place in (-2, -1) if any(line[place] for line in lines)]
    columns = (
        Column(DESCRIPTION, 60),
        *((Column(SECTION, 24),) if sectioned else ()),
        *(Column(c.template, max(9, len(c.template) + 4), number=True) for c in table.columns),
        # A column without anything in it stops a screen reader.
        *((Column(BY_HAND, 34), Column(WHY_EMPTY, 60))[place] for place in said),
    )
    texts = [*([SECTION] if sectioned else []), *([BY_HAND, WHY_EMPTY][place] for place in said)]
    notes = (
        f"Template table {table.id}. The KPIs are {made.version.quality}.",
        *((MARKS,) if -1 in said else ()),
        *_never_filled(table),
        *((f"Blank cells in {' and '.join(texts)}: there is nothing to say.",) if texts else ()),
    )
    return Sheet(
        name=f"KPI {table.number}",
        title=f"KPI {table.number}: {table.title}, {made.label}",
        about=f"Template table {table.id}: {table.title}",
        notes=notes,
        columns=columns,
        rows=[(*line[:-2], *(line[place] for place in said)) for line in lines],
        nothing="The table has no rows.",
        pages_across=ceil(sum(column.width for column in columns) / PAGE_WIDTH),
    )


def _cells(made: KpiReturn, table: Table, row: Row, *, sectioned: bool) -> Sequence[Cell]:
    held = {c.template: made.cells.held[Address(table.number, row.id, c.id)] for c in table.columns}
    entered = [name for name, cell in held.items() if cell.entry]
    return (
        row.label,
        *((row.heading or None,) if sectioned else ()),
        *(_number(cell) for cell in held.values()),
        ", ".join(entered) or None,
        _why_empty(made, table, row),
    )


def _number(held: Held) -> Cell:
    if held.value is not None:
        return held.value
    return NOT_APPLICABLE if held.state == CellState.NOT_ASKED.value else NOT_AVAILABLE


def _why_empty(made: KpiReturn, table: Table, row: Row) -> str | None:
    """Each reason with the columns that it is of; what the row is not filled in needs none."""
    reasons: dict[str, list[TableColumn]] = {}
    wanted = [column for column in table.columns if asked(row, column) and not column.unavailable]
    for column in wanted:
        held = made.cells.held[Address(table.number, row.id, column.id)]
        if held.value is None:
            reasons.setdefault(held.reason, []).append(column)
    said = [f"{_named(columns, wanted)}: {reason}." for reason, columns in reasons.items()]
    return " ".join(said) or None


def _never_filled(table: Table) -> list[str]:
    """Columns that nobody can fill, said once above the table."""
    reasons: dict[str, list[TableColumn]] = {}
    for column in table.columns:
        if column.unavailable:
            reasons.setdefault(column.unavailable, []).append(column)
    return [f"Never filled, {_named(found, table.columns)}: {reason}." for reason, found in reasons.items()]


def _named(columns: Sequence[TableColumn], wanted: Sequence[TableColumn]) -> str:
    if len(columns) == len(wanted):
        return "All columns" if len(columns) > 1 else columns[0].template
    if len(columns) <= _FEW:
        return ", ".join(column.template for column in columns)
    places = [wanted.index(column) for column in columns]
    if places == list(range(places[0], places[-1] + 1)):
        return f"{columns[0].template} to {columns[-1].template}"
    return ", ".join(column.template for column in columns)
