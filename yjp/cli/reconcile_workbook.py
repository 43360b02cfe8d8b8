"""Bridges as a workbook: a row a line, and the children behind them only where they are asked for."""

from collections.abc import Mapping, Sequence

import polars as pl

from yjp.ledger import About
from yjp.reconcile import tidy
from yjp.reconcile.assemble import Reconciliation
from yjp.reconcile.wording import PRIVATE
from yjp.writers.workbook import Book, Cell, Column, Sheet, working_list

_LINES: Mapping[str, Column] = {
    "indicator": Column("Indicator", 24),
    "window": Column("Window", 14),
    "measure": Column("Measure", 20),
    "published": Column("Published", 26),
    "line": Column("Line", 24),
    "title": Column("What", 34),
    "lowest": Column("Lowest", 10, number=True),
    "highest": Column("Highest", 10, number=True),
    "known": Column("Size known", 12),
    "children": Column("Children", 10, number=True),
    "words": Column("In words", 80),
}
_CASES: Mapping[str, Column] = {
    "indicator": Column("Indicator", 24),
    "window": Column("Window", 14),
    "measure": Column("Measure", 20),
    "published": Column("Published", 26),
    "reason": Column("Reason", 20),
    "child_id": Column("Child", 16),
    "reading": Column("How the records are read", 60),
    "change": Column("Change", 10, number=True),
    "outcome_ids": Column("Outcomes", 24),
}
_WORDS = {True: "yes", False: "no"}


def reconcile_workbook(about: About, found: Sequence[Reconciliation], *, with_cases: bool) -> bytes:
    """The workbook's bytes: sheets Bridges and, with the cases, Children."""
    sheets = [_sheet("Bridges", tidy.lines(found), _LINES)]
    if with_cases:
        sheets.append(_sheet("Children", tidy.cases(found), _CASES))
    return working_list(
        Book(
            title=f"{about.service}: our counts and the published ones, extract of {about.extract_date}",
            subject=about.banner or (PRIVATE if with_cases else "A working paper, not for publication"),
            author=f"yjp {about.yjp_version}",
            keywords="reconciliation, youth justice",
            day=about.extract_date,
            sheets=tuple(sheets),
        )
    )


def _sheet(name: str, frame: pl.DataFrame, columns: Mapping[str, Column]) -> Sheet:
    rows: list[Sequence[Cell]] = [
        [_WORDS[cell] if isinstance(cell, bool) else cell for cell in row]
        for row in frame.select(*columns).iter_rows()
    ]
    return Sheet(name, tuple(columns.values()), rows, "There is nothing to show.")
