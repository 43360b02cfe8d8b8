"""Rolling years of one headline measure: a row a year, the service's own figure and every comparator beside it."""

from collections.abc import Sequence

import polars as pl

from yjp.figures import AreaRole
from yjp.indicators.definition import Indicator
from yjp.indicators.registry import HEADLINES, change_of
from yjp.ledger import Ledger
from yjp.narrative.keys import RANGE_MEANING
from yjp.periods import YEAR_MONTHS, parse_window
from yjp.writers.ledger_workbook import cells
from yjp.writers.ledger_workbook.cells import Row
from yjp.writers.ledger_workbook.notes import BLANKS, COLUMN, Notebook
from yjp.writers.ledger_workbook.parts import Parts
from yjp.writers.workbook import Cell, Column, Sheet
from yjp.writers.workbook.shorthand import NOT_AVAILABLE

_NAMES = {
    "fte_rate": "Entrants by year",
    "binary_reoffending": "Reoffending by year",
    "reoffences_per_reoffender": "Reoffences by year",
    "custody_rate": "Custody by year",
}


def years(ledger: Ledger, parts: Parts, notebook: Notebook) -> list[Sheet]:
    """A sheet for each headline measure that the ledger has."""
    found = (_years(ledger, indicator, parts, notebook) for indicator in HEADLINES)
    return [sheet for sheet in found if sheet.rows]


def _years(ledger: Ledger, indicator: Indicator, parts: Parts, notebook: Notebook) -> Sheet:
    own = {row["window"]: row for row in parts.years[indicator.id].iter_rows(named=True)}
    change = change_of(indicator.id)
    changes = _by_window(parts.others, change.id)
    beside = _beside(parts.comparators, indicator, change)
    windows = set(own).union(*(rows for _, rows in beside))
    rows: list[Sequence[Cell]] = []
    for window in sorted(windows, key=lambda w: parse_window(w).end, reverse=True):
        row = own.get(window)
        rows.append(
            (
                cells.period(window),
                *(cells.figure_cells(row) if row else (NOT_AVAILABLE,) * 5),
                _value(changes.get(window)),
                cells.state(row) if row else NOT_AVAILABLE,
                *(_value(figures.get(window)) for _, figures in beside),
                notebook.marker(row["reason"] or row["quality"]) if row else None,
            )
        )
    noted = any(row[-1] for row in rows)
    if not noted:
        rows = [row[:-1] for row in rows]
    unit = cells.unit(indicator.unit)
    columns = (
        Column("Year", 23),
        Column(f"{ledger.about.service}: {unit}", 15, number=True),
        Column("95% range from", 11, number=True),
        Column("95% range to", 11, number=True),
        Column("Counted", 11, number=True),
        Column("Out of", 11, number=True),
        Column(f"Change on the year before, {cells.unit(change.unit)}", 16, number=True),
        Column("State", 16),
        *(column for column, _ in beside),
        *((COLUMN,) if noted else ()),
    )
    return Sheet(
        name=_NAMES.get(indicator.id, f"{indicator.short_title} by year"[:31]),
        title=f"{indicator.title}: {ledger.about.service} and others, rolling years",
        about=f"{indicator.short_title}: rolling years, with 95% ranges and comparators",
        notes=(
            "Each row is twelve months; the rows overlap, as a new year ends with every quarter. Newest first.",
            f"Counted: {_lower(indicator.numerator)}. Out of: {_lower(indicator.denominator)}.",
            RANGE_MEANING,
            *((BLANKS,) if noted else ()),
        ),
        columns=columns,
        rows=rows,
        nothing="There are no yearly figures.",
    )


def _beside(
    comparators: pl.DataFrame, indicator: Indicator, change: Indicator
) -> list[tuple[Column, dict[str, Row]]]:
    """A column for each other area: its figure, or its change where nothing else was ever published."""
    found = []
    roles = list(AreaRole)
    areas = comparators.select("area", "area_name", "area_role").unique().rows()
    for area, name, _ in sorted(areas, key=lambda a: (roles.index(AreaRole(a[2])), a[1], a[0])):
        rows = comparators.filter(pl.col("area") == area)
        levels = _by_window(rows, indicator.id)
        if levels:
            found.append((Column(f"{name}: {cells.unit(indicator.unit)}", 15, number=True), levels))
        elif changes := _by_window(rows, change.id):
            words = f"{name}: change on the year before, {cells.unit(change.unit)}"
            found.append((Column(words, 16, number=True), changes))
    return found


def _by_window(rows: pl.DataFrame, indicator: str) -> dict[str, Row]:
    chosen = rows.filter(pl.col("indicator") == indicator, pl.col("group").is_null())
    return {
        row["window"]: row
        for row in chosen.iter_rows(named=True)
        if parse_window(row["window"]).months == YEAR_MONTHS
    }


def _value(row: Row | None) -> Cell:
    return cells.figure_cells(row)[0] if row else NOT_AVAILABLE


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]
