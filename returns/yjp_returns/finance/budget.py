"""The budget of a year as the plan prints it, from the caseload's budget table."""

import polars as pl

from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp_returns.finance.declared import BUDGET
from yjp_returns.finance.grid import Gap, Grid, Sum, Value, exactly, with_totals


def budget_grid(caseload: Caseload, year: int) -> Grid | None:
    """Costs and contributions of the financial year that starts in ``year``; None where the caseload has none of it.

    Lines of one agency are added up. An agency without a line has no number, and so has an amount that is empty:
    neither is nought. The row of the Welsh Government is there only where it has a line.
    """
    if not caseload.has("budget"):
        return None
    lines = caseload["budget"].filter(pl.col(c.YEAR) == year).collect()
    if lines.is_empty():
        return None
    found = lines.get_column(c.AGENCY).to_list()
    agencies = [a for a in BUDGET.rows if a in found or a not in BUDGET.welsh_rows]
    cells: dict[tuple[str, str], Value] = {}
    incomplete: set[tuple[str, str]] = set()
    for agency in agencies:
        own = lines.filter(pl.col(c.AGENCY) == agency)
        for column, heading in BUDGET.columns.items():
            place = (BUDGET.rows[agency], heading)
            cells[place], partly = amount(own.get_column(column))
            if partly:
                incomplete.add(place)
    labels = tuple(BUDGET.rows[a] for a in agencies)
    headings = tuple(BUDGET.columns.values())
    return with_totals(
        Grid(
            title=BUDGET.title,
            first_heading=BUDGET.first_heading,
            columns=(*headings, BUDGET.total_column),
            rows=(*labels, BUDGET.total),
            cells=cells,
            across=(Sum(total=BUDGET.total_column, parts=headings),),
            down=Sum(total=BUDGET.total, parts=labels),
            incomplete=frozenset(incomplete),
            unit="£",
        )
    )


def amount(values: pl.Series) -> tuple[Value, bool]:
    """The sum of a few cells, and whether only a part of them is recorded."""
    if values.is_empty():
        return Gap.NO_LINE, False
    known = values.drop_nulls()
    if known.is_empty():
        return Gap.NOT_RECORDED, False
    return exactly(known), known.len() < values.len()
