"""Breakdowns of periods that overlap are not released: subtracted from each other they show single quarters.

By group a quarter holds a child or two. Rolling years that share three quarters give the difference of two quarters,
and a few years of them the quarters themselves. So a breakdown is released once a year, always to the same month.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

import polars as pl

from yjp.disclosure.counts import USUAL_YEAR_END, YEAR_ENDS, Cell, counts
from yjp.disclosure.kpi_counts import GROUP
from yjp.disclosure.profiles import Profile
from yjp.periods import QUARTER_MONTHS, YEAR_MONTHS


def thinned(figures: pl.DataFrame, profile: Profile, earlier: Mapping[Cell, int]) -> set[int]:
    """Places of the rows of breakdowns that are not released, because their period overlaps another's.

    Where every quarter of every group is known and none is small there is nothing to find, and all are kept.
    """
    rows: list[tuple[int, Cell]] = []
    small: set[Cell] = set()
    quarterly: set[Cell] = set()
    for row, found in counts(figures):
        cell, number = found[0]
        # The KPIs have single quarters only, which do not overlap, and blocks of their own.
        if not cell.group or cell.group == GROUP or cell.months == 0:
            continue
        rows.append((row, cell))
        table = _table(cell)
        if cell.months == QUARTER_MONTHS:
            quarterly.add(table)
        for _, n in found:
            if n is not None and 1 <= n < profile.threshold:
                small.add(table)
        rest = None if len(found) < 2 or number is None else (found[1][1] or 0) - number
        if rest is not None and 1 <= rest < profile.threshold:
            small.add(table)
    before = defaultdict(set)
    for cell in earlier:
        if cell.group and cell.months == YEAR_MONTHS:
            before[cell._replace(end=_ANY)].add(cell.end)
    return {
        row
        for row, cell in rows
        if (_table(cell) in small or _table(cell) not in quarterly)
        and (not _yearly(cell) or _overlaps(cell, before))
    }


_ANY = date.min


def _table(cell: Cell) -> Cell:
    return cell._replace(value="", end=_ANY, months=0)


def _yearly(cell: Cell) -> bool:
    return cell.months == YEAR_MONTHS and cell.end.month == YEAR_ENDS.get(cell.quantity, USUAL_YEAR_END)


def _overlaps(cell: Cell, before: Mapping[Cell, set[date]]) -> bool:
    ends = before.get(cell._replace(end=_ANY), set())
    return any(end != cell.end and abs((end - cell.end).days) < 360 for end in ends)
