"""What a caseload lacks of what the tables of a return need: the calendar and the return say the same."""

from collections.abc import Iterator, Sequence

import polars as pl

from yjp.indicators.kpi.availability import lacking
from yjp.indicators.kpi.definition import Table
from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp_returns.definition import Part, PlainPart
from yjp_returns.financial_year import label
from yjp_returns.kpi.address import Address, asked


def lacks(parts: Sequence[Part], caseload: Caseload, year: int | None = None) -> list[str]:
    """Everything that is missing, each once: of whole tables first, then of single rows. ``year`` is the return's."""
    whole = [why for part in parts for why in lacks_whole(part, caseload, year)]
    return list(dict.fromkeys([*whole, *(why for part in parts for why in _of_rows(part, caseload))]))


def by_hand(parts: Sequence[Part]) -> dict[str, tuple[str, ...]]:
    """What only people know: why, and the names of the cells that it leaves to be entered."""
    found: dict[str, tuple[str, ...]] = {}
    for table in (part for part in parts if isinstance(part, Table)):
        for row in (each for each in table.rows if each.unavailable and each.in_template):
            cells = tuple(
                Address(table.number, row.id, column.id).name
                for column in table.columns
                if asked(row, column) and not column.unavailable
            )
            found[row.unavailable] = found.get(row.unavailable, ()) + cells
    return found


def lacks_whole(part: Part, caseload: Caseload, year: int | None) -> Iterator[str]:
    """Why a table cannot be made at all."""
    yield from filter(None, (lacking(caseload, [need]) for need in part.needs))
    yearly = part.yearly if isinstance(part, PlainPart) else ""
    if year is None or not yearly or not caseload.has(yearly):
        return
    if not caseload[yearly].select((pl.col(c.YEAR) == year).any()).collect().item():
        yield f"the extract has no {yearly} of {label(year)}"


def _of_rows(part: Part, caseload: Caseload) -> Iterator[str]:
    """Why rows of a table stay empty."""
    if isinstance(part, Table):
        yield from (row.unavailable for row in part.rows if row.unavailable)
        needs = dict.fromkeys(need for row in part.rows for need in row.needs)
        yield from filter(None, (lacking(caseload, [need]) for need in needs))
