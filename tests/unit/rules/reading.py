"""Small readable tables to a caseload, and what an example of a rule is.

A block is ``table: column | column`` and its rows; blocks are parted by an empty line. Columns that are not named are
empty. The first row of a table is row 2, as in a file.
"""

from dataclasses import dataclass
from datetime import date

import polars as pl

from yjp.model.caseload import Caseload, from_rows
from yjp.model.registry import table

EXTRACT_DATE = date(2026, 6, 30)


@dataclass(frozen=True)
class Example:
    """Tables on which a rule fails on exactly these rows of its first table, and tables on which it passes."""

    fails: str
    rows: tuple[int, ...]
    passes: str


def read(text: str, extract_date: date = EXTRACT_DATE) -> Caseload:
    """The caseload of blocks of text."""
    found: dict[str, list[dict[str, object]]] = {}
    for block in text.strip().split("\n\n"):
        head, *lines = block.strip().splitlines()
        name, columns = head.split(":")
        kinds = table(name.strip()).dtypes
        names = _cells(columns)
        assert set(names) <= set(kinds), f"{name}: {names}"
        assert name.strip() not in found, f"{name} is there twice"
        found[name.strip()] = [
            {column: _typed(kinds[column], cell) for column, cell in zip(names, _cells(line), strict=True)}
            for line in lines
        ]
    return from_rows(extract_date, **found)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


def _typed(kind: pl.DataType, cell: str) -> object:
    if not cell:
        return None
    if kind == pl.Date:
        return date.fromisoformat(cell)
    if kind == pl.Int64:
        return int(cell)
    return float(cell) if kind == pl.Float64 else cell
