"""The finance and staffing return as frames, plain CSV and JSON."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from yjp_returns.finance.casting import Check
from yjp_returns.finance.grid import Gap, Grid
from yjp_returns.finance.make import FinanceReturn

SCHEMA_NAME = "yjp.return.finance/1"
AS_PRINTED = "as_printed"
CELL_COLUMNS: dict[str, pl.DataType] = {
    "return": pl.String(),
    "period": pl.String(),
    "service": pl.String(),
    "made_up": pl.Boolean(),
    "table": pl.String(),
    "row": pl.String(),
    "column": pl.String(),
    "value": pl.Float64(),
    "why_empty": pl.String(),
    "in_full": pl.Boolean(),
}
"""``why_empty``: ``no line``, or ``not recorded``. ``in_full`` is false where only a part of a sum is recorded."""
CHECK_COLUMNS = ("table", "line", "outcome", "sentence", "printed", "summed", "difference")


def frame(grid: Grid) -> pl.DataFrame:
    """A table as a frame: labels, then the numbers; null where there is none, whatever the reason."""
    schema = {grid.first_heading: pl.String, **dict.fromkeys(grid.columns, pl.Float64)}
    rows = [
        (row, *(None if isinstance(v := grid[row, column], Gap) else float(v) for column in grid.columns))
        for row in grid.rows
    ]
    return pl.DataFrame(rows, schema=schema, orient="row")


def checks_frame(found: Sequence[Check]) -> pl.DataFrame:
    """Checks as a frame (columns ``CHECK_COLUMNS``)."""
    texts, numbers = CHECK_COLUMNS[:4], CHECK_COLUMNS[4:]
    schema = dict.fromkeys(texts, pl.String) | dict.fromkeys(numbers, pl.Float64)
    rows = [(c.table, c.line, c.outcome.value, c.sentence, c.printed, c.summed, c.difference) for c in found]
    return pl.DataFrame(rows, schema=schema, orient="row")


def cell_frame(made: FinanceReturn) -> pl.DataFrame:
    """Every cell of every table (``CELL_COLUMNS``), a plan's own table last."""
    start = (made.declared.id, made.period, made.about.service, made.about.made_up)
    rows = [
        (
            *start,
            name,
            row,
            column,
            None if isinstance(value, Gap) else float(value),
            value.value if isinstance(value, Gap) else None,
            (row, column) not in grid.incomplete and value is not Gap.NOT_RECORDED,
        )
        for name, grid in _tables(made).items()
        for row in grid.rows
        for column in grid.columns
        for value in (grid[row, column],)
    ]
    return pl.DataFrame(rows, schema=CELL_COLUMNS, orient="row")


def to_csv(made: FinanceReturn) -> bytes:
    """The cells as CSV."""
    return cell_frame(made).write_csv().encode()


def checks_csv(made: FinanceReturn) -> bytes:
    """The checks as CSV."""
    return checks_frame(made.checks).write_csv().encode()


def to_json(made: FinanceReturn) -> bytes:
    """Everything as JSON."""
    about, declared = made.about, made.declared
    plain: dict[str, Any] = {
        "schema": SCHEMA_NAME,
        **made.stamp,
        "title": declared.title,
        "banner": about.banner,
        "recipient": declared.recipient.words,
        "missing": [name for name, grid in made.grids.items() if grid is None],
        "checks": checks_frame(made.checks).to_dicts(),
        "cells": cell_frame(made)
        .select("table", "row", "column", "value", "why_empty", "in_full")
        .to_dicts(),
    }
    return (json.dumps(plain, indent=1, ensure_ascii=False) + "\n").encode()


def _tables(made: FinanceReturn) -> Mapping[str, Grid]:
    return made.made | ({AS_PRINTED: made.as_printed} if made.as_printed else {})
