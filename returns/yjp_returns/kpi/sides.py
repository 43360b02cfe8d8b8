"""Naming the cells that a check adds up."""

from collections.abc import Iterable
from typing import Final

from yjp.indicators.kpi.definition import Table, Version
from yjp_returns.kpi.address import Address
from yjp_returns.kpi.checking import Side
from yjp_returns.kpi.held import Cells

POINTS: Final = ("start", "end", "release")


def has(cells: Cells, address: Address) -> bool:
    """Whether the year's tables have the cell."""
    return address in cells.held


def side_of(table: int, words: str, rows: Iterable[str], *columns: str) -> Side:
    """Every one of the rows in every one of the columns."""
    return Side(words, tuple(Address(table, row, column) for row in rows for column in columns))


def table_of(version: Version, number: int) -> Table | None:
    """The table, or None in a year that has none of that number."""
    return next((table for table in version.tables if table.number == number), None)
