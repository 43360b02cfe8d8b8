"""Small numbers in needs, over-representation and the wider measures: hidden in blocks, all of a block or none of it.

Years and three-year periods are released only where they cannot overlap: years to March, and three years to March
2019, 2022, 2025 and so on. Subtracted from each other, rolling ones would show single quarters.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import polars as pl

from yjp.disclosure.family_counts import (
    AT_OUTCOMES,
    BLOCK_OF,
    FAMILIES,
    OF_PERIODS,
    STAGE_AFTER,
    STAGE_BLOCK,
    STAGE_BLOCKS,
    STAGE_OF,
    TOTALS,
    UNPLACED,
    Block,
)
from yjp.disclosure.profiles import Applies, Profile
from yjp.indicators.registry import CASELOAD
from yjp.indicators.representation.indicators import GAP, SHARE, STEP
from yjp.indicators.representation.stages import STAGES
from yjp.indicators.representation.windows import RELEASED_MONTH, is_released
from yjp.periods import QUARTER_MONTHS, YEAR_MONTHS, Window, parse_window

Row = Mapping[str, Any]
Key = tuple[str, str, str, str | None, str | None]
_READ = ("indicator", "area", "window", "group", "group_value", "numerator", "denominator", "suppressed")
SERIOUS_IN_KPIS = "kpi9_rate"
_BASES = {s.id: s.base.id for s in STAGES if s.base and s.base.id in {each.id for each in STAGES}}
"""Stage to the stage before, where that has shares of its own."""


def family_rows(figures: pl.DataFrame) -> set[int]:
    """Places of the rows of these families, the caseload's own."""
    return {place for place, _ in _own(figures)}


def not_released(figures: pl.DataFrame, profile: Profile) -> set[int]:
    """Places of the rows whose period overlaps that of others; a board's totals are not among them."""
    if profile.overlapping_groups:
        return set()
    totals = TOTALS if profile.applies is Applies.BREAKDOWNS else frozenset()
    return {
        place
        for place, row in _own(figures)
        if row["indicator"] not in totals and not _may_be_released(row, parse_window(row["window"]))
    }


def hidden_families(
    figures: pl.DataFrame, profile: Profile, gone: set[int], released: Iterable[pl.DataFrame] = ()
) -> set[int]:
    """Places of the rows that are hidden, as they are small or give away what is.

    ``gone`` are the places hidden already, of the caseload's breakdowns and the KPIs too; ``released`` what the same
    readers were given before.
    """
    rows = [(place, row) for place, row in _own(figures) if place not in gone]
    if not rows:
        return set()
    moved = _moved(rows, released, profile)
    elsewhere = [
        row for place, row in enumerate(figures.select(_READ).iter_rows(named=True)) if place in gone
    ]
    tables: dict[tuple[str, str, str | None], list[tuple[int, Row]]] = defaultdict(list)
    for place, row in rows:
        tables[row["area"], row["window"], row["group"]].append((place, row))
    found: set[int] = set()
    for (area, window, group), table in tables.items():
        beside = [row for row in elsewhere if row["area"] == area]
        if group is None:
            blocks = _of_period(table, parse_window(window), beside, moved, profile)
            found |= {p for p, row in table if _goes(row, blocks, profile)}
        else:
            blocks = _of_stages(table, moved, profile)
            found |= {p for p, row in table if STAGE_BLOCK[STAGE_OF[row["indicator"]]] in blocks}
    return found


def _own(figures: pl.DataFrame) -> Iterator[tuple[int, Row]]:
    held = figures.with_row_index("_place").filter(
        pl.col("source") == "caseload", pl.col("indicator").is_in(list(FAMILIES))
    )
    for row in held.select("_place", *_READ).iter_rows(named=True):
        yield row["_place"], row


def _may_be_released(row: Row, window: Window) -> bool:
    if row["indicator"] in AT_OUTCOMES:
        return False
    if row["indicator"] in STAGE_OF:
        return is_released(window)
    return window.months != YEAR_MONTHS or window.end.month == RELEASED_MONTH


def _small(number: float | None, profile: Profile) -> bool:
    return number is not None and (1 if profile.zeros else 0) <= number < profile.threshold


def _between(whole: float | None, part: float | None) -> float | None:
    """What is left of a whole without a part; where nothing is left there is nobody to protect."""
    left = None if whole is None or part is None else whole - part
    return left or None


def _of_period(
    table: Sequence[tuple[int, Row]],
    window: Window,
    beside: Sequence[Row],
    moved: set[Key],
    profile: Profile,
) -> set[str]:
    """The blocks of one period that are hidden, in the order in which one leads to another."""
    rows = {row["indicator"]: row for _, row in table}
    same = [row for row in beside if row["window"] == window.id and row["indicator"] == CASELOAD.id]
    groups = {row["group"] for row in same}
    hidden: set[str] = set()
    for name, block in OF_PERIODS.items():
        if (
            _gives_away(block, rows, profile)
            or groups.intersection((*block.with_, *([None] if block.members[0].startswith("needs_") else [])))
            or hidden.intersection(block.after)
            or any(_key(rows[m]) in moved for m in block.members if m in rows)
        ):
            hidden.add(name)
    quarters = {
        row["window"]
        for row in beside
        if row["indicator"] == SERIOUS_IN_KPIS and _inside(row["window"], window)
    }
    return hidden | ({"violence"} if quarters else set())


def _inside(quarter: str, year: Window) -> bool:
    inner = parse_window(quarter)
    return inner.months == QUARTER_MONTHS and year.start <= inner.start and inner.end <= year.end


def _gives_away(block: Block, rows: Mapping[str, Row], profile: Profile) -> bool:
    numbers: list[float | None] = [rows[m]["numerator"] for m in block.people if m in rows]
    for member in block.bases:
        if member in rows:
            row = rows[member]
            numbers += [row["denominator"] or None, _between(row["denominator"], row["numerator"])]
    numbers += [
        _between(rows[whole]["numerator"], rows[part]["numerator"])
        for whole, part in block.between
        if whole in rows and part in rows
    ]
    return any(_small(number, profile) for number in numbers)


def _goes(row: Row, blocks: set[str], profile: Profile) -> bool:
    """Whether a row goes with its block, or as it has none; a board keeps the totals."""
    if row["indicator"] in UNPLACED:
        return True
    if profile.applies is Applies.BREAKDOWNS and row["indicator"] in TOTALS:
        return False
    return BLOCK_OF.get(row["indicator"]) in blocks


def _of_stages(table: Sequence[tuple[int, Row]], moved: set[Key], profile: Profile) -> set[str]:
    """The blocks of stages, of one grouping and period, that are hidden."""
    hidden: set[str] = set()
    for _, row in table:
        indicator = row["indicator"]
        if indicator.endswith(f"_{GAP}"):
            continue
        numbers: list[float | None] = [row["numerator"]]
        if indicator.endswith(f"_{STEP}"):
            numbers += [row["denominator"] or None, _between(row["denominator"], row["numerator"])]
        if indicator.endswith(f"_{SHARE}"):
            numbers.append(row["denominator"] or None)
        if any(_small(number, profile) for number in numbers) or _key(row) in moved:
            hidden.add(STAGE_BLOCK[STAGE_OF[indicator]])
    # The group that the others are compared with has no index, and its base is in the indexes of the others.
    hidden |= {STAGE_BLOCK[stage] for stage in _small_references(table, profile)}
    for block in STAGE_BLOCKS:
        if hidden.intersection(STAGE_AFTER.get(block, ())):
            hidden.add(block)
    return hidden


def _small_references(table: Sequence[tuple[int, Row]], profile: Profile) -> Iterator[str]:
    """Stages of which a group, in no index, has a small number left at the stage before."""
    shares: dict[tuple[str, str], float] = {
        (STAGE_OF[row["indicator"]], row["group_value"]): row["numerator"]
        for _, row in table
        if row["indicator"].endswith(f"_{SHARE}") and row["numerator"] is not None
    }
    for (stage, value), n in shares.items():
        base = _BASES.get(stage)
        if base is not None and _small(_between(shares.get((base, value)), n), profile):
            yield stage


def _moved(rows: Sequence[tuple[int, Row]], released: Iterable[pl.DataFrame], profile: Profile) -> set[Key]:
    """Rows whose numbers moved by a few people since they were released."""
    before: dict[Key, Row] = {}
    for figures in released:
        before |= {_key(row): row for _, row in _own(figures) if not row["suppressed"]}
    found = set()
    for _, row in rows:
        then = before.get(_key(row))
        if then is None:
            continue
        for name in ("numerator", "denominator"):
            if then[name] is not None and row[name] is not None:
                apart = abs(then[name] - row[name])
                if 1 <= apart < profile.threshold:
                    found.add(_key(row))
    return found


def _key(row: Row) -> Key:
    return row["indicator"], row["area"], row["window"], row["group"], row["group_value"]
