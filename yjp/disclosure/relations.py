"""How counts add up to each other: what an attacker can subtract.

Years are sums of quarters, totals sums of groups, margins sums of crossed groups, tiers sums of kinds of outcome,
cohorts children who reoffended and those who did not. The groups are those of the registry of groupings.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from yjp.disclosure.counts import COHORT, FURTHER, NOT_REOFFENDED, REOFFENCES, REOFFENDERS, Cell
from yjp.disclosure.kpi_counts import BEHIND, GROUP, PARTS
from yjp.errors import UnknownName
from yjp.indicators.groupings import BETWEEN, grouping
from yjp.periods import QUARTER_MONTHS, YEAR_MONTHS, add_months, month_end

YEARS = "a year is the sum of its quarters"


class Relation(NamedTuple):
    """``total`` is the sum of ``parts``, always."""

    total: Cell
    parts: tuple[Cell, ...]
    why: str


NESTED: tuple[tuple[str, str, dict[str, tuple[str, ...]]], ...] = (
    (
        "tier",
        "outcome",
        {
            "diversion": ("diversion",),
            "pre_court": ("yc", "ycc", "rep_fw"),
            "first_tier": ("ro", "other_ft"),
            "community": ("yro", "other_com"),
            "custody": ("dto", "long_det"),
            "no_outcome": ("no_outcome",),
        },
    ),
    ("gravity", "offence", {"no_offence": ("no_offence",)}),
)
"""Groups of one grouping that are sums of groups of another one."""

DIFFERENCES = ((COHORT, REOFFENDERS, NOT_REOFFENDED), (REOFFENCES, REOFFENDERS, FURTHER))
"""A whole, a part of it, and what is left: each at least nought."""


def relations(held: Iterable[Cell], pools: Mapping[str, Sequence[str]] | None = None) -> list[Relation]:
    """Every sum among the cells; a group of which the ledger has no row is nought.

    Cells of ``NOT_REOFFENDED`` and ``FURTHER``, and of what is left of a KPI's whole, come into being here: no row
    shows them, but two rows give them away.
    ``pools`` are areas that are the sum of other areas.
    """
    # In the order given, so that two runs hide the same.
    cells = dict.fromkeys(held)
    found = [*_years(cells), *_groups(cells), *_nested(cells), *_differences(cells), *_kpis(cells)]
    return [*found, *_pooled(cells, pools or {})]


def yearly(held: Iterable[Cell]) -> list[Relation]:
    """Years as sums of quarters, for cells that follow from others: it makes what follows from both plainer to see."""
    return list(_years(dict.fromkeys(held)))


def _years(cells: Mapping[Cell, object]) -> Iterator[Relation]:
    for cell in cells:
        if cell.months != YEAR_MONTHS:
            continue
        quarters = tuple(
            cell._replace(end=month_end(add_months(cell.end.replace(day=1), -back)), months=QUARTER_MONTHS)
            for back in (9, 6, 3, 0)
        )
        if all(each in cells for each in quarters):
            yield Relation(cell, quarters, YEARS)


def _groups(cells: Mapping[Cell, object]) -> Iterator[Relation]:
    tables: dict[Cell, dict[str, list[Cell]]] = defaultdict(lambda: defaultdict(list))
    for cell in cells:
        if cell.group:
            tables[cell._replace(group="", value="")][cell.group].append(cell)
    for total, by_group in tables.items():
        for group, members in by_group.items():
            margins = [part for part in _parts(group) if part in by_group]
            if total in cells and not margins:
                yield Relation(total, tuple(sorted(members)), f"a total is the sum of its groups ({group})")
            for place, part in enumerate(_parts(group)):
                if part not in by_group:
                    continue
                inside: dict[str, list[Cell]] = defaultdict(list)
                for cell in members:
                    inside[cell.value.split(BETWEEN)[place]].append(cell)
                for margin in by_group[part]:
                    yield Relation(
                        margin,
                        tuple(sorted(inside[margin.value])),
                        f"a margin is the sum of its cells ({group})",
                    )


def _parts(group: str) -> tuple[str, ...]:
    try:
        return grouping(group).parts
    except UnknownName:
        return ()


def _nested(cells: Mapping[Cell, object]) -> Iterator[Relation]:
    having: dict[str, dict[Cell, None]] = defaultdict(dict)
    for cell in cells:
        having[cell.group][cell._replace(group="", value="")] = None
    for coarse, fine, inside in NESTED:
        for table in (each for each in having[coarse] if each in having[fine]):
            for value, parts in inside.items():
                total = table._replace(group=coarse, value=value)
                members = tuple(cell for p in parts if (cell := table._replace(group=fine, value=p)) in cells)
                if total in cells:
                    yield Relation(total, members, f"a {coarse} is the sum of its groups of {fine}")


def _differences(cells: Mapping[Cell, object]) -> Iterator[Relation]:
    for cell in cells:
        for whole, part, rest in DIFFERENCES:
            if cell.quantity == whole and (other := cell._replace(quantity=part)) in cells:
                yield Relation(cell, (other, cell._replace(quantity=rest)), f"{whole} without {part}")


_OF_KPIS = frozenset(name for behind in BEHIND.values() for name in behind)


def _kpis(cells: Mapping[Cell, object]) -> Iterator[Relation]:
    """What of the KPIs adds up to what (``kpi_counts.PARTS``), in each area and quarter."""
    tables: dict[Cell, dict[str, Cell]] = defaultdict(dict)
    for cell in cells:
        if cell.quantity in _OF_KPIS:
            tables[cell._replace(quantity="", group=GROUP)][cell.quantity] = cell
    for table, held in tables.items():
        for each in PARTS:
            total = held.get(each.whole)
            parts = tuple(held[name] for name in each.parts if name in held)
            if total is None or len(parts) < len(each.parts):
                continue
            if each.rest is not None:
                held[each.rest] = table._replace(quantity=each.rest)
                parts = (*parts, held[each.rest])
            yield Relation(total, parts, each.why)


def _pooled(cells: Mapping[Cell, object], pools: Mapping[str, Sequence[str]]) -> Iterator[Relation]:
    for cell in cells:
        members = tuple(cell._replace(area=area) for area in pools.get(cell.area, ()))
        if members and all(each in cells for each in members):
            yield Relation(cell, members, f"{cell.area} is the sum of its services")
