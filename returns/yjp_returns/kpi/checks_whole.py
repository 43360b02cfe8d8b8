"""Checks of the whole return: every cell filled, and entries by hand that still stand."""

from collections.abc import Iterator

from yjp_returns.kpi.address import Address, asked
from yjp_returns.kpi.checking import Outcome
from yjp_returns.kpi.held import Cells


def filled(cells: Cells) -> Iterator[Outcome]:
    """Columns whose meaning is not public are nobody's to fill, so they are left out here."""
    for table in cells.version.tables:
        empty: dict[str, int] = {}
        asked_for = 0
        for row in table.rows:
            for column in table.columns:
                if row.in_template and asked(row, column) and not column.unavailable:
                    asked_for += 1
                    held = cells.held[Address(table.number, row.id, column.id)]
                    if held.value is None:
                        empty[held.reason] = empty.get(held.reason, 0) + 1
        said = (
            "; ".join(f"{n:,} because {reason}" for reason, n in empty.items()) or "every cell has a number"
        )
        missing = f"{sum(empty.values()):,} of {asked_for:,} cells are empty: " if empty else ""
        yield Outcome(
            place=f"KPI {table.number}", holds=not empty, sentence=f"KPI {table.number}: {missing}{said}."
        )


def stale(cells: Cells) -> Iterator[Outcome]:
    """A correction of what has changed since may correct nothing any more."""
    found = [(a, h) for a, h in cells.held.items() if h.entry]
    for address, held in found:
        assert held.entry
        same = held.entry.computed == held.computed
        then, now = (_counted(n) for n in (held.entry.computed, held.computed))
        yield Outcome(
            place=address.name,
            holds=same,
            sentence=f"{address.name}: counted when it was entered: {then}; counted now: {now}.",
        )
    if not found:
        yield Outcome(place="All", holds=True, sentence="Nothing was entered by hand.")


def _counted(number: int | None) -> str:
    return "nothing" if number is None else f"{number:,}"
