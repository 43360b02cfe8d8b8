"""Deals life courses, quarter after quarter: who enters, who comes back, who is sentenced to custody.

First the quarter's first time entrants, as declared; then its custodial sentences; then the rest of its cohort comes
from children who are known already and whose new offences still find places in their earlier cohorts.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from yjp.model.codes import Tier
from yjp.synthetic import orders, people
from yjp.synthetic.chance import Chance, Weighted
from yjp.synthetic.lives import Child, Decision, Offence
from yjp.synthetic.places import Places
from yjp.synthetic.targets import FIRST_DAY, FirstOutcomes, QuarterTarget

DRIVE: Weighted[float] = ((0.1, 70), (1.0, 20), (5.0, 8), (20.0, 2))
FIRST_OFFENCES: Weighted[int] = ((1, 78), (2, 15), (3, 5), (4, 2))
FEW_OFFENCES: Weighted[int] = ((1, 70), (2, 20), (3, 10))
MANY_OFFENCES: Weighted[int] = ((1, 30), (2, 25), (3, 20), (4, 10), (5, 8), (7, 5), (9, 2))
LOOKED_AFTER_SHARE = 0.08
LATE_SENTENCE_SHARE = 0.03
MOVED_IN_SHARE = 0.05
FORGOTTEN_AFTER = timedelta(days=900)
PAUSE = timedelta(days=21)
LEAST_AGE_IN_CUSTODY = 14
LEAST_DAYS_TO_COURT = 35
LEAST_DAYS_TO_CAUTION = 15


def deal(
    chance: Chance, targets: Sequence[QuarterTarget], declared: Sequence[FirstOutcomes], last_day: date
) -> tuple[list[Child], Places]:
    """All children with a substantive outcome, and the places that are left for ``closing`` to fill."""
    places = Places(targets, last_day)
    held = [target.first_time_entrants for target in targets]
    children: list[Child] = []
    for quarter, target in enumerate(targets):
        held[quarter] = 0
        slots = _slots(chance, target, [d for d in declared if d.end == target.end])
        children += [_first_time_entrant(chance, places, quarter, *slot) for slot in slots]
        moved_in = sum(chance.yes(MOVED_IN_SHARE) for _ in range(places.custody[quarter]))
        start, _ = places.bounds(quarter)
        about = [c for c in children if c.under_18(start) and start - c.last_day < FORGOTTEN_AFTER]
        for child in chance.by_weight([(c, c.drive * _recency(c, start)) for c in about]):
            if places.custody[quarter] > moved_in and orders.been_to_court(child):
                _sentence_to_custody(chance, places, child, quarter, held)
        children += [_sentenced_newcomer(chance, places, quarter) for _ in range(places.custody[quarter])]
        moved_in = sum(chance.yes(MOVED_IN_SHARE) for _ in range(places.entries[quarter]))
        children += [_newcomer(chance, places, quarter) for _ in range(moved_in)]
        for child in chance.by_weight([(c, c.drive * _recency(c, start)) for c in about]):
            if places.entries[quarter]:
                _come_back(chance, places, child, quarter)
        children += [_newcomer(chance, places, quarter) for _ in range(places.entries[quarter])]
    return children, places


def decide(chance: Chance, day: date, kind: str, offences: list[Offence]) -> Decision:
    """A decision, with the first hearing of a court and the length of an order."""
    decision = Decision(day=day, kind=kind, offences=offences, months=orders.length(chance, kind))
    if orders.by_court(kind):
        waited = (day - max(offence.day for offence in offences)).days
        decision.first_hearing = chance.working_day(day - timedelta(max(0, min(75, waited - 10))), day)
    return decision


def offend(chance: Chance, first: date, last: date, number: int) -> list[Offence]:
    """Offences between two days, in the order of their days."""
    start = chance.day(first, last)
    days = [start, *(chance.day(start, last) for _ in range(number - 1))]
    return [Offence(day=day) for day in sorted(days)]


def _slots(
    chance: Chance, target: QuarterTarget, declared: Sequence[FirstOutcomes]
) -> list[tuple[str, bool]]:
    """First outcomes of the quarter: type (empty where it is left to chance) and whether looked after."""
    slots = [
        (orders.declared_kind(chance, group.outcome_type), place < group.looked_after)
        for group in declared
        for place in range(group.children)
    ]
    while len(slots) < target.first_time_entrants:
        slots.append(("", chance.yes(LOOKED_AFTER_SHARE)))
    return slots


def _first_time_entrant(chance: Chance, places: Places, quarter: int, kind: str, looked_after: bool) -> Child:
    start, end = places.bounds(quarter)
    day = chance.working_day(start, end)
    kind = kind or orders.first_kind(chance, day)
    delay = chance.between(45, 170) if orders.by_court(kind) else chance.between(18, 75)
    last = day - timedelta(delay)
    offences = offend(chance, last - timedelta(chance.between(0, 40)), last, chance.weighted(FIRST_OFFENCES))
    decision = decide(chance, day, kind, offences)
    hearing = decision.first_hearing
    # Heard at 17 and sentenced at 18: a first time entrant, but not in the cohort. Nobody could take that place in the
    # first quarter, in which nobody is known yet.
    if quarter and hearing and (day - hearing).days > 2 and chance.yes(LATE_SENTENCE_SHARE):
        birth = people.turning_18(chance, hearing, day)
    else:
        age = chance.weighted(people.AGE_AT_FIRST_OUTCOME)
        birth = people.birth(chance, day, age, least_days=230 if age == 10 else 0)
    child = Child(birth=birth, first_day=day, looked_after=looked_after, drive=chance.weighted(DRIVE))
    child.decisions.append(decision)
    if orders.tier(kind) is Tier.CUSTODY:
        places.custody[quarter] -= 1
        _release(chance, places, child, decision)
    elif child.under_18(day):
        places.enter(child, day)
    return child


def _recency(child: Child, start: date) -> float:
    days = (start - child.last_day).days
    return 1.0 if days < 270 else 0.4 if days < 500 else 0.12


def _come_back(chance: Chance, places: Places, child: Child, quarter: int) -> None:
    """A further outcome in the quarter, if the child can have one and its reoffences find places."""
    day = _free_day(chance, places, child, quarter)
    if day is None or quarter in child.entries:
        return
    kind = orders.next_kind(chance, child, day)
    least = LEAST_DAYS_TO_COURT if orders.by_court(kind) else LEAST_DAYS_TO_CAUTION
    offences = _new_offences(chance, places, child, day, least)
    if not offences:
        return
    child.decisions.append(decide(chance, day, kind, offences))
    child.free_from = day
    places.enter(child, day)


def _sentence_to_custody(
    chance: Chance, places: Places, child: Child, quarter: int, held: Sequence[int]
) -> None:
    day = _free_day(chance, places, child, quarter)
    if day is None or child.age(day) < LEAST_AGE_IN_CUSTODY:
        return
    kind = orders.long_detention(day) if chance.yes(0.05) else "detention_and_training_order"
    decision = Decision(day=day, kind=kind, offences=[], months=orders.length(chance, kind))
    release = _release_day(chance, decision)
    if release <= places.last_day and child.under_18(release):
        released_in = places.quarter(release)
        if released_in not in child.entries and places.entries[released_in] <= held[released_in]:
            return
    offences = _new_offences(chance, places, child, day, LEAST_DAYS_TO_COURT)
    if not offences:
        return
    served = decide(chance, day, kind, offences)
    served.months, served.release = decision.months, release
    places.custody[quarter] -= 1
    child.decisions.append(served)
    _leave_custody(places, child, served, release)


def _release(chance: Chance, places: Places, child: Child, decision: Decision) -> None:
    _leave_custody(places, child, decision, _release_day(chance, decision))


def _release_day(chance: Chance, decision: Decision) -> date:
    """Half of the sentence is served in custody, less some days on remand."""
    half = decision.day + timedelta(decision.months * 15)
    return chance.working_day(half - timedelta(25), half)


def _leave_custody(places: Places, child: Child, decision: Decision, release: date) -> None:
    """Release is an event of its own, if it has happened and the child is still under 18."""
    child.free_from = release
    decision.release = release if release <= places.last_day else None
    if decision.release and child.under_18(release):
        places.enter(child, release)


def _free_day(chance: Chance, places: Places, child: Child, quarter: int) -> date | None:
    """A day in the quarter on which the child is under 18 and not just dealt with."""
    start, end = places.bounds(quarter)
    start = max(start, child.free_from + PAUSE)
    end = min(end, child.eighteenth_birthday - timedelta(1))
    return chance.working_day(start, end) if start <= end else None


def _new_offences(chance: Chance, places: Places, child: Child, day: date, least: int) -> list[Offence]:
    """Offences since the last decision that still find places in earlier cohorts; none if there is no way.

    A child under an order whose offences would find no place may be back for a breach of it instead.
    """
    last = day - timedelta(least)
    first = max(child.free_from + timedelta(1), last - timedelta(200))
    if first > last:
        return []
    for number in (chance.weighted(MANY_OFFENCES if child.drive >= 1 else FEW_OFFENCES), 1):
        offences = offend(chance, first, last, number)
        counted = places.counted(child, day, offences)
        if places.have_room(counted):
            places.take(counted)
            return offences
    breach = breach_of(child.decisions[-1], last)
    return [Offence(day=last, breach=breach)] if breach and chance.yes(0.5) else []


def breach_of(decision: Decision, day: date) -> str:
    """The breach category that fits an order in force on the day; empty where there is none."""
    if not orders.by_court(decision.kind) or not decision.day < day < decision.day + timedelta(
        decision.months * 30
    ):
        return ""
    discharged = decision.kind == "conditional_discharge"
    return "breach_of_conditional_discharge" if discharged else "breach_of_statutory_order"


def _newcomer(chance: Chance, places: Places, quarter: int) -> Child:
    """A child who moved in after a first outcome elsewhere: in the cohort, but never a first time entrant here."""
    start, end = places.bounds(quarter)
    day = chance.working_day(start, end)
    child = _known_elsewhere(chance, day, people.birth(chance, day, chance.weighted(people.AGES_16_UP)))
    kind = orders.next_kind(chance, child, day)
    offences = offend(chance, max(child.free_from, day - timedelta(150)), day - timedelta(40), 1)
    child.decisions.append(decide(chance, day, kind, offences))
    child.free_from = day
    places.enter(child, day)
    return child


def _sentenced_newcomer(chance: Chance, places: Places, quarter: int) -> Child:
    """A child who moved in at 17 and is sentenced to custody until after the 18th birthday."""
    start, end = places.bounds(quarter)
    day = chance.working_day(start, end)
    child = _known_elsewhere(chance, day, people.birth(chance, day, 17, least_days=320))
    kind = "detention_and_training_order"
    offences = offend(chance, max(child.free_from, day - timedelta(150)), day - timedelta(40), 2)
    decision = decide(chance, day, kind, offences)
    decision.months = 18
    child.decisions.append(decision)
    places.custody[quarter] -= 1
    _release(chance, places, child, decision)
    return child


def _known_elsewhere(chance: Chance, day: date, birth: date) -> Child:
    first = max(FIRST_DAY, chance.working_day(day - timedelta(420), day - timedelta(120)))
    child = Child(birth=birth, first_day=first, drive=chance.weighted(DRIVE))
    kind = orders.first_kind(chance, first)
    last = first - timedelta(50)
    decision = decide(chance, first, kind, offend(chance, last - timedelta(30), last, 1))
    decision.elsewhere = True
    child.decisions.append(decision)
    return child
