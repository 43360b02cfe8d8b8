"""Which return is next, when it is due, and whether a caseload can make it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from yjp.indicators.kpi.availability import lacking
from yjp.indicators.kpi.definition import Table
from yjp.indicators.kpi.quarters import quarter_label
from yjp.model.caseload import Caseload
from yjp.periods import add_months, quarter, quarter_end
from yjp_returns.definition import Part, PeriodKind, Return
from yjp_returns.registry import RETURNS


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


def calendar(on: date, caseload: Caseload | None) -> tuple[Next, ...]:
    """Every return as it stands on a day: the newest period that is over (for plans, the year that it is in)."""
    return tuple(_next(identifier, on, caseload) for identifier in RETURNS)


def _next(identifier: str, on: date, caseload: Caseload | None) -> Next:
    kind = RETURNS[identifier].on(on).period
    by_start = RETURNS[identifier].on(on).deadline.from_start
    label, first, last = _period(kind, on, by_start=by_start)
    declared = RETURNS[identifier].on(first or on)
    ability, missing = _ability(declared, None if by_start else last, caseload)
    return Next(
        declared=declared,
        period=label,
        first=first,
        last=last,
        due=declared.deadline.due(first, last) if first and last else None,
        ability=ability,
        missing=missing,
    )


def _period(kind: PeriodKind, on: date, *, by_start: bool) -> tuple[str, date | None, date | None]:
    if kind is PeriodKind.ON_REQUEST:
        return "on request", None, None
    if kind is PeriodKind.QUARTER:
        last = quarter_end(on) if on == quarter_end(on) else quarter_end(add_months(on, -3))
        return quarter_label(last), quarter(last).start, last
    year = on.year if on.month >= 4 else on.year - 1
    if not by_start:
        year -= 1
    first = date(year, 4, 1)
    return f"{year}/{(year + 1) % 100:02d}", first, add_months(first, 12) - timedelta(days=1)


def _ability(
    declared: Return[Any], last: date | None, caseload: Caseload | None
) -> tuple[Ability, tuple[str, ...]]:
    if not declared.command:
        return Ability.NOT, ("yjp does not make it yet",)
    if caseload is None:
        return Ability.NOT, ("nothing has been imported",)
    if last and caseload.extract_date < last:
        day = caseload.extract_date.isoformat()
        return Ability.NOT, (f"the extract was made on {day}, before the period was over",)
    lacks = {part.id: tuple(_lacks(part, caseload)) for part in declared.tables}
    missing = tuple(dict.fromkeys(why for found in lacks.values() for why in found))
    if all(any(lacking(caseload, [need]) for need in part.needs) for part in declared.tables):
        return Ability.NOT, missing
    return (Ability.IN_PART if missing else Ability.WHOLE), missing


def _lacks(part: Part, caseload: Caseload) -> Iterator[str]:
    needs = list(part.needs)
    if isinstance(part, Table):
        needs += [need for row in part.rows for need in row.needs]
        yield from (row.unavailable for row in part.rows if row.unavailable)
    yield from (why for need in dict.fromkeys(needs) if (why := lacking(caseload, [need])))
