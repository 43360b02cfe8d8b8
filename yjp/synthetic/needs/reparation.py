"""Sessions of reparation of made-up children. Rough shares, nobody's statistics."""

from collections.abc import Sequence
from datetime import date, timedelta

from yjp.synthetic.chance import Chance, Weighted
from yjp.synthetic.columns import Row, row
from yjp.synthetic.lives import Child, Programme

WITH_REPARATION: dict[str, float] = {
    "youth_conditional_caution": 0.5,
    "referral_order": 0.75,
    "reparation_order": 1.0,
    "youth_rehabilitation_order": 0.4,
}
SESSIONS: Weighted[int] = ((2, 20), (3, 25), (4, 25), (6, 20), (8, 10))
HOURS: Weighted[int] = ((2, 45), (3, 40), (4, 15))
ATTENDED_SHARE = 0.72
IN_PART_SHARE = 0.06
DAYS_BEFORE_FIRST = 10


def rows(
    chance: Chance, children: Sequence[Child], ids: dict[Child, str], since: date, last_day: date
) -> list[Row]:
    """Rows of the table ``reparation``, for programmes begun since that day."""
    return [
        session(ids[child], day, hours, _attended(chance, hours))
        for child in children
        for programme in child.programmes
        if programme.start >= since and chance.yes(WITH_REPARATION.get(programme.disposal_type, 0.0))
        for day in days(chance, programme, chance.weighted(SESSIONS), programme.start, last_day)
        for hours in (chance.weighted(HOURS),)
    ]


def days(chance: Chance, programme: Programme, number: int, first: date, last: date) -> list[date]:
    """Days of so many sessions in the programme and within the bounds; fewer where there are too few days."""
    start = max(programme.start + timedelta(DAYS_BEFORE_FIRST), first)
    end = min(programme.end or last, last)
    found = {chance.day(start, end) for _ in range(number)} if start <= end else set()
    return sorted(found)


def session(child_id: str, day: date, offered: float, attended: float) -> Row:
    """One row."""
    return row("reparation", child_id=child_id, date=day, hours_offered=offered, hours_attended=attended)


def _attended(chance: Chance, hours: int) -> float:
    if chance.yes(ATTENDED_SHARE):
        return float(hours)
    return 1.0 if chance.yes(IN_PART_SHARE) else 0.0
