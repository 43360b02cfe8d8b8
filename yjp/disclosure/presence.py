"""Breakdowns that list only the groups that have anybody: there, a row in itself says that the count is not nought."""

from collections import defaultdict
from collections.abc import Mapping

from yjp.disclosure.counts import Cell
from yjp.errors import UnknownName
from yjp.indicators.groupings import grouping


def only_present(shown: Mapping[Cell, int]) -> set[Cell]:
    """Cells of breakdowns with no row for some group and none that is nought."""
    tables: dict[Cell, list[Cell]] = defaultdict(list)
    for cell in shown:
        if cell.group:
            tables[cell._replace(value="")].append(cell)
    found: set[Cell] = set()
    for table, members in tables.items():
        if len(members) < _values(table.group) and all(shown[cell] != 0 for cell in members):
            found.update(members)
    return found


def _values(group: str) -> int:
    try:
        return len(grouping(group).values)
    except UnknownName:
        # Nothing is known of the grouping: its list may well be complete.
        return 0
