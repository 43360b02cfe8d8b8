"""Children whom the service works with though nobody cautioned or sentenced them: diversion, prevention, support.

None of them is a first time entrant or in a cohort. Most are closed cases of past years; the last are open on the
extract date, as many of each category as declared.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from yjp.model.codes import CaseloadCategory
from yjp.synthetic import people
from yjp.synthetic.chance import Chance, Weighted
from yjp.synthetic.courses import offend
from yjp.synthetic.incidents import diversion
from yjp.synthetic.lives import Child, Decision, Offence, Programme

PAST_DIVERSIONS = {2012: 14, 2013: 26, 2014: 34, 2015: 38, 2016: 40, 2017: 44, 2018: 46}
"""Closed diversion cases by year; assumed."""
PAST_PREVENTION = {
    2009: 18,
    2010: 24,
    2011: 22,
    2012: 20,
    2013: 20,
    2014: 18,
    2015: 18,
    2016: 16,
    2017: 16,
    2018: 14,
}
"""Closed prevention cases by year; assumed."""
LOOKED_AFTER_SHARE = 0.05
OPEN_DIVERSIONS: Weighted[str] = (
    ("community_resolution_with_yot_intervention", 60),
    ("community_resolution", 15),
    ("no_further_action_outcome_22_with_yjs_involvement", 25),
)
OTHER_REASONS: Weighted[str] = (("voluntary", 55), ("other", 28), ("bail_support", 14), ("remand", 3))
AWAITING_COURT = ("bail_support", "remand")


def past(
    chance: Chance,
    diversions: Mapping[int, int] = PAST_DIVERSIONS,
    prevention: Mapping[int, int] = PAST_PREVENTION,
    day_of: Callable[[Chance, int], date] | None = None,
) -> list[Child]:
    """Closed cases, by year; on a day from April to December, or on one that ``day_of`` draws for the year."""
    draw = day_of or _day_of
    diverted = [_diverted(chance, draw(chance, year)) for year, n in diversions.items() for _ in range(n)]
    prevented = [_prevention(chance, draw(chance, year)) for year, n in prevention.items() for _ in range(n)]
    return diverted + prevented


def current(chance: Chance, category: CaseloadCategory, number: int, last_day: date) -> list[Child]:
    """Open cases of one of the three categories without a caution or an order."""
    makers = {
        CaseloadCategory.PRE_COURT: _open_diversion,
        CaseloadCategory.PREVENTION: _open_prevention,
        CaseloadCategory.OTHER: _open_other,
    }
    return [makers[category](chance, last_day) for _ in range(number)]


def _day_of(chance: Chance, year: int) -> date:
    first = date(year, 4, 1)
    return chance.working_day(first, date(year, 12, 31))


def _child(chance: Chance, day: date, ages: Weighted[int], aged_on: date | None = None) -> Child:
    """A child seen on the day, of some age on it (or on a later day), and at least ten at an offence before it."""
    age = chance.weighted(ages)
    birth = people.birth(chance, aged_on or day, age, least_days=230 if age == 10 else 0)
    return Child(birth=birth, first_day=day, looked_after=chance.yes(LOOKED_AFTER_SHARE))


def _diverted(chance: Chance, day: date) -> Child:
    child = _child(chance, day, people.AGE_AT_FIRST_OUTCOME)
    offence = Offence(day=day - timedelta(chance.between(5, 60)))
    child.decisions.append(diversion(chance, day, [offence]))
    return child


def _prevention(chance: Chance, day: date) -> Child:
    child = _child(chance, day, people.AGE_IN_PREVENTION)
    end = day + timedelta(chance.between(60, 160))
    child.programmes.append(Programme(start=day, end=end, disposal_type="prevention"))
    return child


def _open_diversion(chance: Chance, last_day: date) -> Child:
    day = chance.working_day(last_day - timedelta(85), last_day - timedelta(2))
    child = _child(chance, day, people.AGE_AT_FIRST_OUTCOME, aged_on=last_day)
    offence = Offence(day=day - timedelta(chance.between(5, 60)))
    decision = Decision(day=day, kind=chance.weighted(OPEN_DIVERSIONS), offences=[offence])
    child.decisions.append(decision)
    start = min(last_day, day + timedelta(chance.between(0, 9)))
    child.programmes.append(Programme(start=start, end=None, disposal_type=decision.kind, decision=decision))
    return child


def _open_prevention(chance: Chance, last_day: date) -> Child:
    day = chance.working_day(last_day - timedelta(120), last_day - timedelta(2))
    child = _child(chance, day, people.AGE_IN_PREVENTION, aged_on=last_day)
    child.programmes.append(Programme(start=day, end=None, disposal_type="prevention"))
    return child


def _open_other(chance: Chance, last_day: date) -> Child:
    day = chance.working_day(last_day - timedelta(140), last_day - timedelta(2))
    child = _child(chance, day, people.AGE_AT_FIRST_OUTCOME, aged_on=last_day)
    reason = chance.weighted(OTHER_REASONS)
    if reason in AWAITING_COURT:
        child.pending += offend(chance, day - timedelta(30), day, 1)
    child.programmes.append(Programme(start=day, end=None, disposal_type=reason))
    return child
