"""Fills the reoffenders and reoffences that are left, with reoffences that lead to no new place in a cohort.

Such reoffences are common in life: decided after the 18th birthday, decided elsewhere after a move, or decided in the
same quarter as the event before. They count in one cohort only, so each cohort can be closed for itself.
"""

from datetime import date, timedelta

from yjp.synthetic import orders
from yjp.synthetic.chance import Chance, Weighted
from yjp.synthetic.courses import LEAST_DAYS_TO_CAUTION, LEAST_DAYS_TO_COURT, decide, offend
from yjp.synthetic.lives import Child
from yjp.synthetic.places import Places

MOST_AT_ONCE = 11
"""Most reoffences that one closing decision is about."""
PROLIFIC_SHARE = 0.55
"""How much of what is left goes to one child: a few children commit many of the reoffences."""
AFTER_BIRTHDAY, SAME_QUARTER, ELSEWHERE = range(3)
WAYS: Weighted[int] = ((AFTER_BIRTHDAY, 60), (SAME_QUARTER, 22), (ELSEWHERE, 18))


def close(chance: Chance, children: list[Child], places: Places) -> None:
    """Take every place that is left; ``ValueError`` if there are too few children to do so."""
    for quarter, end in enumerate(places.ends):
        settled = chance.shuffled([child for child in children if _settled(child, quarter)])
        for number in _parts(chance, places.reoffenders[quarter], places.reoffences[quarter]):
            ways = chance.by_weight(WAYS)
            found = (
                (child, way, window)
                for way in ways
                for child in settled
                if (window := _window(places, child, quarter, way))
            )
            child, way, window = next(found, (None, 0, None))
            if child is None or window is None:
                raise ValueError(f"no child is left to reoffend in the cohort of the quarter to {end}")
            settled.remove(child)
            _reoffend(chance, places, child, quarter, number, way, window)


def _parts(chance: Chance, reoffenders: int, reoffences: int) -> list[int]:
    """The reoffences left, one at least for each reoffender left, most of the rest for the last one."""
    parts = [1] * reoffenders
    for _ in range(reoffences - reoffenders):
        open_parts = [place for place, number in enumerate(parts) if number < MOST_AT_ONCE]
        place = open_parts[-1] if chance.yes(PROLIFIC_SHARE) else chance.one_of(open_parts)
        parts[place] += 1
    return parts


def _settled(child: Child, quarter: int) -> bool:
    """In the cohort without a reoffence, nothing decided since, and no other cohort that could count one."""
    entry = child.entries.get(quarter)
    if entry is None or entry.reoffences or child.last_day > entry.index or child.free_from > entry.index:
        return False
    return all(other is entry or other.offence_limit < entry.index for other in child.entries.values())


def _window(places: Places, child: Child, quarter: int, way: int) -> tuple[date, date] | None:
    """First and last day on which the reoffences can be decided that way."""
    entry = child.entries[quarter]
    first, last = entry.index + timedelta(LEAST_DAYS_TO_COURT + 10), min(entry.proof_limit, places.last_day)
    if way == AFTER_BIRTHDAY:
        first = max(first, child.eighteenth_birthday)
    elif way == SAME_QUARTER:
        first = entry.index + timedelta(LEAST_DAYS_TO_CAUTION + 5)
        last = min(places.bounds(quarter)[1], child.eighteenth_birthday - timedelta(1))
    return (first, last) if first <= last else None


def _reoffend(
    chance: Chance,
    places: Places,
    child: Child,
    quarter: int,
    number: int,
    way: int,
    window: tuple[date, date],
) -> None:
    first, latest = window
    entry = child.entries[quarter]
    day = chance.working_day(first, latest)
    least = LEAST_DAYS_TO_CAUTION if way == SAME_QUARTER else LEAST_DAYS_TO_COURT
    last = min(entry.offence_limit, day - timedelta(least))
    offences = offend(chance, entry.index + timedelta(1), last, number)
    grown_up = way == AFTER_BIRTHDAY
    kind = orders.grown_up_kind(chance, day) if grown_up else orders.next_kind(chance, child, day)
    decision = decide(chance, day, kind, offences)
    decision.elsewhere = way == ELSEWHERE
    places.take(places.counted(child, day, offences))
    child.decisions.append(decision)
    child.free_from = day
