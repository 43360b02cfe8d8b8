"""Small numbers in the KPIs: measures are hidden in blocks, all or none of a block in a quarter.

A quarter of one service is some dozens of children in three hundred measures, of which most share their children: a
search for what little might stay would keep next to nothing. So a KPI's sub-measures, or all measures by order, go
together where one of their counts, or what two of them leave over, is small. That needs no search and no proof for each
number: whoever reads the rest knows totals that are nought or no small number, and parts that may be anything up to
them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import polars as pl

from yjp.disclosure.counts import Cell, counts
from yjp.disclosure.kpi_counts import (
    BEHIND,
    BLOCKS,
    ENDED,
    HEADLINE_COUNTS,
    IDENTIFIED,
    PARTS,
    headline_block,
)
from yjp.disclosure.profiles import Applies, Profile
from yjp.indicators.kpi.declared.registry import KPIS_2023
from yjp.indicators.kpi.orders import RO

_IN_BLOCKS: dict[str, frozenset[str]] = {
    count: frozenset(BLOCKS[measure] for measure, behind in BEHIND.items() if count in behind)
    for count in {name for behind in BEHIND.values() for name in behind if name}
}
"""Count to the blocks that show it."""
_HEADLINES = {headline_block(table.number): f"kpi{table.number}" for table in KPIS_2023.tables}
_SUITABLE, _WITH_NEED, _UNSUITABLE_WITH_NEED = "kpi2_suitable_end", "kpi3_suitable_ete", "kpi3_unsuitable_ete"
_IN_ETE = "kpi2_in_ete_end"


def kpi_rows(figures: pl.DataFrame) -> set[int]:
    """Places of the rows of the KPIs."""
    found = figures.with_row_index("_row").filter(pl.col("indicator").is_in(list(BEHIND)))
    return set(found.get_column("_row"))


def hidden_kpis(figures: pl.DataFrame, profile: Profile, earlier: Mapping[Cell, int]) -> set[int]:
    """Places of the rows of the KPIs that are hidden; ``earlier`` are counts that the same readers were shown before.

    A profile that hides breakdowns only leaves the headlines and hides blocks of sub-measures.
    """
    own = figures.with_row_index("_place").filter(pl.col("indicator").is_in(list(BEHIND)))
    if own.is_empty():
        return set()
    places, names = own.get_column("_place").to_list(), own.get_column("indicator").to_list()
    tables: dict[tuple[str, date, int], list[tuple[int, str, dict[str, int]]]] = defaultdict(list)
    for row, found in counts(own.drop("_place")):
        numbers = {cell.quantity: int(number) for cell, number in found if number is not None}
        cell = found[0][0]
        if numbers:
            tables[cell.area, cell.end, cell.months].append((places[row], names[row], numbers))
    before: dict[tuple[str, date, int], dict[str, int]] = defaultdict(dict)
    for cell, number in earlier.items():
        before[cell.area, cell.end, cell.months][cell.quantity] = number
    hidden: set[int] = set()
    for key, rows in tables.items():
        hidden |= _hidden(rows, profile, before[key])
    return hidden


def _hidden(
    rows: Iterable[tuple[int, str, dict[str, int]]], profile: Profile, before: Mapping[str, int]
) -> set[int]:
    """The places of one quarter's rows that are hidden."""
    rows = list(rows)
    known = {count: number for *_, numbers in rows for count, number in numbers.items()}
    always = HEADLINE_COUNTS if profile.applies is Applies.BREAKDOWNS else frozenset()
    small = {count for count, n in known.items() if _small(n, profile) and count not in always}
    if not profile.secondary:
        return {place for place, _, numbers in rows if small & numbers.keys()}
    blocks = {block for count in small for block in _IN_BLOCKS[count]}
    for members in (
        *_left_over(known, profile),
        *_overlapping(known, small),
        *_revised(known, before, profile),
    ):
        blocks |= _giving_away(members)
    if profile.applies is Applies.BREAKDOWNS:
        blocks -= _HEADLINES.keys()
    blocks |= {_HEADLINES[block] for block in blocks & _HEADLINES.keys()}
    return {place for place, measure, _ in rows if BLOCKS[measure] in blocks}


def _small(number: int, profile: Profile) -> bool:
    return (1 if profile.zeros else 0) <= number < profile.threshold


def _left_over(known: Mapping[str, int], profile: Profile) -> Iterator[tuple[str, ...]]:
    """Counts between which a small number of children or victims is left over: the parts first, then the whole."""
    for each in PARTS:
        if each.all or not each.of_people or each.whole not in known or not known.keys() >= set(each.parts):
            continue
        if _small(known[each.whole] - sum(known[part] for part in each.parts), profile):
            yield (*each.parts, each.whole)


def _overlapping(known: Mapping[str, int], small: set[str]) -> Iterator[tuple[str, ...]]:
    """Children in suitable ETE, with a need, and with both: of 12 and 10 of 20 children two at least are in both."""
    held = known.keys() >= {IDENTIFIED, _SUITABLE, ENDED}
    if held and _WITH_NEED in small and known[IDENTIFIED] + known[_SUITABLE] > known[ENDED]:
        yield (IDENTIFIED,)
        # The orders add up to it.
        yield (f"{IDENTIFIED}_{RO}",)
    if _UNSUITABLE_WITH_NEED in small:
        yield (_IN_ETE,)


def _revised(
    known: Mapping[str, int], before: Mapping[str, int], profile: Profile
) -> Iterator[tuple[str, ...]]:
    """Sub-measures that moved by a few children since they were released."""
    for count, then in before.items():
        if count not in HEADLINE_COUNTS and 1 <= abs(known.get(count, then) - then) < profile.threshold:
            yield (count,)


def _giving_away(members: tuple[str, ...]) -> set[str]:
    """The blocks to hide so that the members are not all on show: of sub-measures where there are any.

    Otherwise those of the first member, a part: the whole may stand under every KPI.
    """
    of_subs = [member for member in members if member not in HEADLINE_COUNTS]
    return {block for member in of_subs or members[:1] for block in _IN_BLOCKS[member]}
