"""Which return is next, when it is due, and whether a caseload can make it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from yjp.indicators.kpi.quarters import quarter_label
from yjp.model.caseload import Caseload
from yjp.periods import add_months, quarter, quarter_end
from yjp_returns.definition import PeriodKind, Return
from yjp_returns.financial_year import bounds, label, year_of
from yjp_returns.lacks import by_hand, lacks, lacks_whole
from yjp_returns.registry import RETURNS

FEW_CELLS = 3
"""Cells that are named where they are still to be entered."""


class Ability(StrEnum):
    """Whether the workspace can make a return now."""

    WHOLE = "yes"
    IN_PART = "in part"
    NOT = "no"


@dataclass(frozen=True, kw_only=True)
class Next:
    """A return and its newest period; ``first`` and ``due`` are None where there is no such day."""

    declared: Return[Any]
    period: str
    first: date | None
    last: date | None
    due: date | None
    ability: Ability
    missing: tuple[str, ...]
    by_hand: tuple[str, ...] = ()
    newest: "Next | None" = None
    """Where this one cannot be made: the newest that can, from the extract there is."""

    @property
    def command(self) -> str:
        """What makes it for this period; empty where yjp does not."""
        return self.declared.command.format(period=self.period)


Entered = Callable[[str, str], Collection[str]]
"""Return and period to the names of the cells that were entered by hand."""


def calendar(on: date, caseload: Caseload | None, entered: Entered = lambda *_: ()) -> tuple[Next, ...]:
    """Every return as it stands on a day: the newest period that is over (for plans, the year that it is in)."""
    return tuple(_next(identifier, on, caseload, entered) for identifier in RETURNS)


def _next(identifier: str, on: date, caseload: Caseload | None, entered: Entered) -> Next:
    now = RETURNS[identifier].on(on)
    period, first, last = _period(now.period, on, by_start=now.deadline.from_start)
    declared = RETURNS[identifier].on(first or on)
    cells = set(entered(identifier, period))
    ability, missing, by_hand = _ability(declared, first, last, caseload, cells)
    newest: Next | None = None
    if ability is Ability.NOT and caseload is not None and caseload.extract_date < on:
        newest = _next(identifier, caseload.extract_date, caseload, entered)
    return Next(
        declared=declared,
        period=period,
        first=first,
        last=last,
        due=declared.deadline.due(first, last) if first and last else None,
        ability=ability,
        missing=missing,
        by_hand=by_hand,
        newest=newest if newest is not None and newest.ability is not Ability.NOT else None,
    )


def _period(kind: PeriodKind, on: date, *, by_start: bool) -> tuple[str, date | None, date | None]:
    if kind is PeriodKind.ON_REQUEST:
        return "on request", None, None
    if kind is PeriodKind.QUARTER:
        last = quarter_end(on) if on == quarter_end(on) else quarter_end(add_months(on, -3))
        return quarter_label(last), quarter(last).start, last
    year = year_of(on) if by_start else year_of(on) - 1
    return (label(year), *bounds(year))


def _ability(
    declared: Return[Any],
    first: date | None,
    last: date | None,
    caseload: Caseload | None,
    entered: Collection[str],
) -> tuple[Ability, tuple[str, ...], tuple[str, ...]]:
    """Whether it can be made, what is missing, and how far what only people know was entered by hand."""
    if not declared.command:
        return Ability.NOT, ("yjp does not make it yet",), ()
    if caseload is None:
        return Ability.NOT, ("nothing has been imported",), ()
    if why := _too_early(declared, first, last, caseload.extract_date):
        return Ability.NOT, (why,), ()
    year = year_of(first or caseload.extract_date)
    if all(any(lacks_whole(part, caseload, year)) for part in declared.tables):
        return Ability.NOT, tuple(lacks(declared.tables, caseload, year)), ()
    wanted = by_hand(declared.tables)
    missing = tuple(why for why in lacks(declared.tables, caseload, year) if why not in wanted)
    said = tuple(_entered(why, cells, entered) for why, cells in wanted.items())
    whole = not missing and all(set(cells) <= set(entered) for cells in wanted.values())
    return (Ability.WHOLE if whole else Ability.IN_PART), missing, said


def _too_early(declared: Return[Any], first: date | None, last: date | None, made: date) -> str:
    """Why no extract of that day can make the return of this period; empty where one can."""
    if declared.none_before and first and first < declared.none_before:
        return f"there was none before {declared.none_before}"
    # A plan looks back: it is made in its own year or in the one before.
    if declared.deadline.from_start and first:
        far = made < add_months(first, -12)
        return f"the extract was made on {made}, more than a year before the period" if far else ""
    return f"the extract was made on {made}, before the period was over" if last and made < last else ""


def _entered(why: str, cells: Sequence[str], entered: Collection[str]) -> str:
    """``...: 2 of 12 cells are entered; still open: 7/early_help_before/ro_start, ... and 7 more``"""
    because = why.rpartition(":")[0] or why
    left = [cell for cell in cells if cell not in entered]
    if not left:
        return f"{because}: all {len(cells)} cells are entered by hand"
    more = f" and {len(left) - FEW_CELLS:,} more" if len(left) > FEW_CELLS else ""
    return (
        f"{because}: {len(cells) - len(left)} of {len(cells)} cells are entered by hand; still open: "
        f"{', '.join(left[:FEW_CELLS])}{more}"
    )
