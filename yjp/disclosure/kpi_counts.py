"""Which counts stand behind each measure of the KPIs, by name, and how they add up to each other.

Measures are made of the same cells of the return: children with an order ending stand under most of them. A count is a
set of cells; those children are one count, in whichever table they stand. Totals of orders, ages and rows follow from
the cells; what follows from the rules only is declared in ``PARTS``.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from yjp.indicators.kpi.declared.columns import ABOVE, SCHOOL
from yjp.indicators.kpi.declared.events import BOARD, GRAVE, VIOLENCE_ORDERS
from yjp.indicators.kpi.declared.living import ACCOMMODATION_ROWS, ENDING, PROVISION_ROWS
from yjp.indicators.kpi.declared.needs import STATUS_ROWS
from yjp.indicators.kpi.declared.registry import KPIS_2023
from yjp.indicators.kpi.definition import Measure, Sum

POPULATION = "population"
GROUP = "kpi"
"""Stands as the group of every count that is in no headline: a breakdown, to the profiles."""
ENDED = "kpi:ending"
"""Children with an order ending; those of one order have its name behind a colon."""
IDENTIFIED = "kpi3_identified"
_COHORT_TABLES = (1, 2, 3, 4, 5, 7)
_BASE = ":base"

_Cell = tuple[int, str, str]
_Cells = frozenset[_Cell]


class Behind(NamedTuple):
    """The counts behind a measure; ``below`` is None for a count, ``POPULATION`` for a rate."""

    above: str
    below: str | None


@dataclass(frozen=True)
class Parts:
    """A whole and parts of it, with nobody in two of them; ``all`` says that nobody is left over.

    ``of_people`` says that those left over are children or victims, and so a count to protect.
    """

    whole: str
    parts: tuple[str, ...]
    why: str
    all: bool = False
    of_people: bool = True

    @property
    def rest(self) -> str | None:
        """The name of what is left over."""
        return None if self.all else without(self.whole, *self.parts)


def without(whole: str, *parts: str) -> str:
    """The name of a whole less some parts."""
    return f"{whole} without {', '.join(parts)}"


def _cells(part: Sum) -> _Cells:
    """The cells that are filled: a row is not asked for in every column."""
    table = KPIS_2023.table(part.table)
    point = {column.id: column.point for column in table.columns}
    return frozenset(
        (part.table, row, column)
        for row in part.rows
        for column in part.columns
        if not table.row(row).points or point[column] in table.row(row).points
    )


def _ended(part: Sum) -> str | None:
    """The name of the children with an order ending, all or of one order, where the cells are theirs."""
    table = KPIS_2023.table(part.table)
    if part.table not in _COHORT_TABLES or part.rows != (ENDING,):
        return None
    columns = [column for column in table.columns if column.id in part.columns]
    if not all(column.point.endswith("total") for column in columns):
        return None
    orders = {column.group for column in columns}
    every = {column.group for column in table.columns if not column.unavailable}
    return ENDED if orders == every else f"{ENDED}:{orders.pop()}" if len(orders) == 1 else None


def _named() -> tuple[dict[str, Behind], dict[str, _Cells]]:
    """Counts behind each measure, and the cells of each count."""
    measures = [m for m in KPIS_2023.measures if m.kpi != BOARD.number]
    name: dict[_Cells, str] = {}
    for measure in measures:
        name.setdefault(_cells(measure.numerator), measure.id)
    behind = {}
    for measure in measures:
        below = POPULATION if measure.of_population else None
        if measure.denominator:
            own = f"{measure.id}{_BASE}"
            below = _ended(measure.denominator) or name.setdefault(_cells(measure.denominator), own)
        behind[measure.id] = Behind(name[_cells(measure.numerator)], below)
    return behind, {count: cells for cells, count in name.items()}


BEHIND, _CELLS_OF = _named()
"""Measure to its counts. The board's are not among them: who came to a meeting says nothing of a child."""
SECTORS = frozenset(m.id for m in KPIS_2023.measures if m.kpi == BOARD.number)
HEADLINE_COUNTS = frozenset(
    count
    for m in KPIS_2023.measures
    if m.headline and m.id in BEHIND
    for count in BEHIND[m.id]
    if count and count != POPULATION
)


def _of_living() -> Iterator[Parts]:
    """KPI 1 to 3, by the rules of the rows."""
    for at in ("end", "start"):
        words = ("suitable", "unsuitable")
        for where in (f"kpi1_{word}_{at}" for word in words):
            rows = tuple(f"{where}_{row}" for row in ACCOMMODATION_ROWS)
            yield Parts(where, rows, "each child stands in one row of accommodation", all=True)
        for order in ("", *_orders()):
            both = tuple(f"kpi1_{word}_{at}" + (f"_{order}" if order else "") for word in words)
            yield Parts(ENDED + (f":{order}" if order else ""), both, "suitable or not")
        inside = f"kpi2_in_ete_{at}"
        yield Parts(ENDED, (inside, f"kpi2_not_in_ete_{at}"), "in ETE or not")
        for parts in (
            ("suitable",),
            ("full_time", "part_time"),
            *(
                tuple(f"{done}_{band}" for band in ("1_15", "16_24", "25"))
                for done in ("offered", "attended")
            ),
            *((row,) for row in PROVISION_ROWS),
        ):
            yield Parts(inside, tuple(f"kpi2_{part}_{at}" for part in parts), "a part of the children in ETE")
        ages = tuple(f"kpi2_suitable_{at}_{age}{_BASE}" for age in (SCHOOL, ABOVE))
        yield Parts(ENDED, ages, "a child is of school age or above it", all=True)
    yield Parts(IDENTIFIED, ("kpi3_suitable_ete", "kpi3_unsuitable_ete"), "in suitable ETE or not")
    # Who is in suitable ETE has a need or has none, and so have those without: the overlap has a least size.
    yield Parts(
        "kpi2_suitable_end", ("kpi3_suitable_ete",), "suitable ETE with a need or without", of_people=False
    )
    suitable_without = without("kpi2_suitable_end", "kpi3_suitable_ete")
    yield Parts(without(ENDED, IDENTIFIED), (suitable_without,), "without a need", of_people=False)


def _of_others() -> Iterator[Parts]:
    """KPI 4 to 10, by the rules of the rows."""
    for kpi in (4, 5):
        treated = f"kpi{kpi}_treated_before"
        yield Parts(
            f"kpi{kpi}_offered_given_need", (treated,), "whoever was in treatment already counts as offered"
        )
    for status in STATUS_ROWS:
        yield Parts(f"kpi7_{status}_during", (f"kpi7_{status}_start",), "at the start is during")
        yield Parts("kpi7_supported", (f"kpi7_{status}_during",), "a status is support")
    for rows in ([f"score_{n}" for n in GRAVE], [f"order_{order.id}" for order in VIOLENCE_ORDERS]):
        yield Parts("kpi9_rate", tuple(f"kpi9_{row}" for row in rows), "each offence is in one row", all=True)
    each = "each child has an offence"
    yield Parts("kpi9_rate", ("kpi9_children",), each, of_people=False)
    yield Parts("kpi9_serious_of_all:base", ("kpi9_children:base",), each, of_people=False)
    for part in ("engaged", "progress", "support"):
        yield Parts("kpi10_victims", (f"kpi10_{part}{_BASE}",), "a part of the victims")


def _orders() -> list[str]:
    return list(dict.fromkeys(c.group for c in KPIS_2023.table(1).columns if not c.unavailable))


def _of_measures() -> Iterator[Parts]:
    """A numerator is a part of its denominator, where the rules make it one."""
    for measure in KPIS_2023.measures:
        found = BEHIND.get(measure.id)
        if found and measure.within and found.below not in (None, POPULATION) and measure.denominator:
            yield Parts(str(found.below), (found.above,), "a part of the base")


def _of_cells() -> Iterator[Parts]:
    """Totals over orders, disposals, ages and rows: what the cells of a count are made of."""
    by_cells = {cells: name for name, cells in _CELLS_OF.items()}
    for name, cells in _CELLS_OF.items():
        columns = {column.id: column for column in KPIS_2023.table(next(iter(cells))[0]).columns}
        by_group, by_age, by_row = (defaultdict[str, set[_Cell]](set) for _ in range(3))
        for cell in cells:
            by_group[columns[cell[2]].group].add(cell)
            by_age[columns[cell[2]].point.split("_")[0]].add(cell)
            by_row[cell[1]].add(cell)
        for divided in (by_group, by_age, by_row):
            found = [by_cells.get(frozenset(each)) for each in divided.values()]
            parts = tuple(sorted(part for part in found if part))
            if len(divided) > 1 and parts:
                yield Parts(name, parts, "a total is the sum of its rows", all=len(parts) == len(divided))
    orders = tuple(f"{ENDED}:{order}" for order in _orders())
    yield Parts(ENDED, orders, "a total is the sum of its orders", all=True)


PARTS: tuple[Parts, ...] = tuple(
    dict.fromkeys(
        each for found in (_of_measures(), _of_cells(), _of_living(), _of_others()) for each in found
    )
)


BY_ORDER = "by order"


def _block(measure: Measure) -> str:
    if measure.headline:
        return headline_block(measure.kpi)
    if BEHIND[measure.id].below in {f"{ENDED}:{order}" for order in _orders()}:
        return BY_ORDER
    return f"kpi{measure.kpi}"


def headline_block(kpi: int) -> str:
    """The name of the block of a KPI's headlines; that of its sub-measures is ``kpi`` and the number."""
    return f"kpi{kpi} headline"


BLOCKS: Mapping[str, str] = {m.id: _block(m) for m in KPIS_2023.measures if m.id in BEHIND}
"""Measure to the measures that are hidden together: a KPI's headlines, its sub-measures, and all measures by order.

Those by order are one block over all KPIs: they share the children with each order ending.
"""
