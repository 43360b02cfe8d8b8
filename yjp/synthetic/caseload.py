"""Programmes of work, and the caseload of the extract date: exactly as many open ones as declared.

Orders decide who is on the statutory caseload. Where more children have a running order than the target says, the
oldest orders are revoked early; where fewer, the newest orders that are over get the length that keeps them running.
A few children, or as many as are missing still, are hosted: another area holds the order.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from yjp.model.codes import DISPOSAL_CATEGORY, CaseloadCategory
from yjp.periods import add_months
from yjp.synthetic import orders, people
from yjp.synthetic.chance import Chance
from yjp.synthetic.courses import decide, offend
from yjp.synthetic.lives import Child, Decision, Programme

SHARE_WITH_PROGRAMME: dict[str, float] = {
    "youth_caution": 0.4,
    "youth_conditional_caution": 1.0,
    "reprimand": 0.1,
    "final_warning": 0.8,
    "referral_order": 1.0,
    "reparation_order": 1.0,
    "action_plan_order": 1.0,
    "attendance_centre_order": 1.0,
    "supervision_order": 1.0,
    "youth_rehabilitation_order": 1.0,
    "detention_and_training_order": 1.0,
    "section_90_91_detention": 1.0,
    "community_resolution_with_yot_intervention": 0.9,
    "no_further_action_outcome_22_with_yjs_involvement": 1.0,
    "section_250": 1.0,
}
MONTHS_TO_PROBATION = 6
"""Those who turn 18 are with the probation service within half a year, whatever is left of the order."""
COMPLETED_SHARE = 0.86
DIVERSION_MONTHS = 2
ALSO_VOLUNTARY = 3
"""Children on an order who also have an open voluntary programme: counted once, as statutory."""
LEAST_HOSTED = 2
LENGTHS_TO_CHOOSE: dict[str, tuple[int, ...]] = {
    "referral_order": (3, 4, 6, 9, 12),
    "youth_rehabilitation_order": (6, 9, 12, 18, 24),
}
"""Lengths in months that an order may get instead of the one it was dealt, if it has to be running."""
SHORTEST_DAYS = 14


def give_programmes(chance: Chance, children: Sequence[Child], last_day: date) -> None:
    """A programme for most decisions on children; it ends with the order, or stays open past the extract."""
    for child in children:
        for decision in child.decisions:
            if decision.elsewhere or decision.appeal in ("changed", "successful"):
                continue
            if child.under_18(decision.day) and chance.yes(SHARE_WITH_PROGRAMME.get(decision.kind, 0.0)):
                child.programmes.append(_programme(chance, child, decision, last_day))


def settle(
    chance: Chance, children: list[Child], statutory: int, cautions: int, last_day: date
) -> tuple[list[Child], list[Child]]:
    """Leave programmes open for so many children on orders and on cautions, and give back who they are."""
    wanted = statutory - LEAST_HOSTED
    _lengthen(children, wanted - len(_newest(children, CaseloadCategory.STATUTORY, last_day)), last_day)
    on_orders = _newest(children, CaseloadCategory.STATUTORY, last_day)
    own = min(len(on_orders), wanted)
    for child in on_orders[own:]:
        _close(chance, child, CaseloadCategory.STATUTORY, last_day)
    kept = on_orders[:own]
    hosted = [_hosted(chance, last_day) for _ in range(statutory - own)]
    children += hosted
    kept += hosted
    on_cautions = [c for c in _newest(children, CaseloadCategory.YC_YCC, last_day) if c not in kept]
    if len(on_cautions) < cautions:
        raise ValueError("too few children have a running caution programme on the extract date")
    for child in on_cautions[cautions:]:
        _close(chance, child, CaseloadCategory.YC_YCC, last_day)
    # A child can be there for less serious reasons as well; only the most serious one counts.
    for child in chance.shuffled(kept)[:ALSO_VOLUNTARY]:
        start = chance.working_day(last_day - timedelta(60), last_day - timedelta(10))
        child.programmes.append(Programme(start=start, end=None, disposal_type="voluntary"))
    for child in children:
        if child not in kept and child not in on_cautions[:cautions]:
            _close(chance, child, CaseloadCategory.PRE_COURT, last_day)
    return kept, on_cautions[:cautions]


def open_on(child: Child, category: CaseloadCategory) -> list[Programme]:
    """The child's open programmes of a category."""
    return [p for p in child.programmes if p.end is None and DISPOSAL_CATEGORY[p.disposal_type] is category]


def _programme(chance: Chance, child: Child, decision: Decision, last_day: date) -> Programme:
    start = min(chance.working_day(decision.day, decision.day + timedelta(9)), last_day)
    planned = decision.end or add_months(decision.day, DIVERSION_MONTHS)
    end = min(planned, add_months(child.eighteenth_birthday, MONTHS_TO_PROBATION))
    out_of_court = not orders.by_court(decision.kind)
    return Programme(
        start=start,
        end=end if end < last_day else None,
        disposal_type=decision.kind,
        decision=decision,
        completed=chance.yes(COMPLETED_SHARE) if out_of_court and end < last_day else None,
    )


def _newest(children: Sequence[Child], category: CaseloadCategory, last_day: date) -> list[Child]:
    """Children with an open programme of the category; under-18s first, then those whose order is newest."""
    found = [child for child in children if open_on(child, category)]
    return sorted(
        found,
        key=lambda child: (child.under_18(last_day), max(p.start for p in open_on(child, category))),
        reverse=True,
    )


def _lengthen(children: Sequence[Child], number: int, last_day: date) -> None:
    """Give so many newest orders that are over the shortest length with which they still run."""
    over = []
    for child in children:
        newest = child.programmes[-1] if child.programmes else None
        decision = newest.decision if newest else None
        if newest is None or decision is None or newest.end is None or not child.under_18(last_day):
            continue
        lengths = LENGTHS_TO_CHOOSE.get(decision.kind, ())
        running = [months for months in lengths if add_months(decision.day, months) > last_day]
        if running and not open_on(child, CaseloadCategory.STATUTORY):
            over.append((decision, newest, running[0]))
    over.sort(key=lambda item: item[0].day, reverse=True)
    for decision, programme, months in over[: max(0, number)]:
        decision.months, programme.end = months, None


def _close(chance: Chance, child: Child, category: CaseloadCategory, last_day: date) -> None:
    """End the child's open programmes of a category before the extract, and their orders with them."""
    for programme in open_on(child, category):
        days = (last_day - programme.start).days
        if days <= SHORTEST_DAYS:
            child.programmes.remove(programme)
            continue
        programme.end = programme.start + timedelta(chance.between(SHORTEST_DAYS, days - 1))
        if programme.decision and programme.decision.months:
            programme.decision.revoked = programme.end


def _hosted(chance: Chance, last_day: date) -> Child:
    """A child placed here by another area, which holds the order: on the caseload, in no indicator."""
    day = chance.working_day(last_day - timedelta(150), last_day - timedelta(20))
    child = Child(birth=people.birth(chance, day, chance.weighted(people.AGES_TO_15)), first_day=day)
    offences = offend(chance, day - timedelta(120), day - timedelta(60), 1)
    decision = decide(chance, day, "referral_order", offences)
    decision.months, decision.elsewhere = 12, True
    child.looked_after = True
    child.decisions.append(decision)
    child.programmes.append(Programme(start=day, end=None, disposal_type=decision.kind, decision=decision))
    return child
