"""What a real extract is full of and must not change any count: diversion, appeals, breaches, late proof, open cases.

Nothing here takes a place (``places``); the tests hold every count against an independent oracle afterwards.
"""

from datetime import date, timedelta

from yjp.model.codes import Tier
from yjp.synthetic import orders
from yjp.synthetic.chance import Chance
from yjp.synthetic.courses import LEAST_AGE_IN_CUSTODY, breach_of, decide, offend
from yjp.synthetic.lives import Child, Decision, Offence
from yjp.synthetic.targets import FIRST_DAY

DIVERTED_BEFORE_SHARE = 0.14
DIVERTED_AFTER_SHARE = 0.05
PROVEN_LATE_SHARE = 0.06
BREACH_SHARE = 0.4
COMPENSATION_SHARE = 0.1
APPEALS_EACH = 7
PENDING_CASES = 16
RESOLUTIONS_FROM = date(2012, 4, 1)
OUTCOME_22_FROM = date(2017, 1, 1)
WITH_COMPENSATION = ("referral_order", "conditional_discharge", "youth_rehabilitation_order")
"""Outcomes that a compensation order on the same day never outranks in the order of the code list."""


def add(chance: Chance, children: list[Child], last_day: date) -> None:
    """Add all of them, and put each child's decisions in the order of their days."""
    for child in children:
        _divert(chance, child, last_day)
        _prove_late(chance, child, last_day)
        _breach(chance, child)
        for decision in child.decisions:
            if decision.kind in WITH_COMPENSATION:
                decision.with_compensation = chance.yes(COMPENSATION_SHARE)
    _appeal(chance, children)
    for child in children:
        child.decisions.sort(key=lambda decision: decision.day)
    _leave_pending(chance, children, last_day)


def diversion(chance: Chance, day: date, offences: list[Offence]) -> Decision:
    """A community resolution or, later, no further action after outcome 22: not substantive."""
    kind = "community_resolution_with_yot_intervention" if chance.yes(0.6) else "community_resolution"
    if day >= OUTCOME_22_FROM and chance.yes(0.25):
        kind = "no_further_action_outcome_22_with_yjs_involvement"
    return Decision(day=day, kind=kind, offences=offences)


def _divert(chance: Chance, child: Child, last_day: date) -> None:
    first, last = child.decisions[0].day, child.decisions[-1].day
    before = chance.working_day(first - timedelta(420), first - timedelta(60))
    if chance.yes(DIVERTED_BEFORE_SHARE) and before >= RESOLUTIONS_FROM and child.age(before) >= 11:
        day = before - timedelta(chance.between(3, 40))
        child.decisions.insert(0, diversion(chance, before, [Offence(day=day)]))
    after = chance.working_day(last + timedelta(30), last + timedelta(500))
    if chance.yes(DIVERTED_AFTER_SHARE) and RESOLUTIONS_FROM <= after <= last_day and child.under_18(after):
        day = after - timedelta(chance.between(3, 25))
        child.decisions.append(diversion(chance, after, [Offence(day=day)]))


def _prove_late(chance: Chance, child: Child, last_day: date) -> None:
    """An offence within twelve months that is proven after the six more months allowed, at 18 or older."""
    if not child.entries or not chance.yes(PROVEN_LATE_SHARE):
        return
    newest = max(child.entries.values(), key=lambda entry: entry.index)
    if child.last_day > newest.index:
        return
    earliest = max(newest.proof_limit, child.eighteenth_birthday) + timedelta(1)
    day = chance.working_day(earliest, earliest + timedelta(120))
    if day <= last_day:
        offences = offend(chance, newest.index + timedelta(20), newest.offence_limit, 1)
        child.decisions.append(decide(chance, day, orders.grown_up_kind(chance, day), offences))


def _breach(chance: Chance, child: Child) -> None:
    """A breach of the order before, dealt with together with new offences."""
    for before, decision in zip(child.decisions, child.decisions[1:], strict=False):
        day = (decision.first_hearing or decision.day) - timedelta(8)
        breach = breach_of(before, day) if orders.by_court(decision.kind) else ""
        if breach and child.under_18(day) and chance.yes(BREACH_SHARE):
            decision.offences.append(Offence(day=day, breach=breach))


def _appeal(chance: Chance, children: list[Child]) -> None:
    """Some appeals of each result. What an appeal removed stays on the record, and counts nowhere."""
    sentenced = [
        (child, decision)
        for child in children
        for decision in child.decisions
        if orders.tier(decision.kind) in (Tier.FIRST_TIER, Tier.COMMUNITY)
        and child.under_18(decision.day)
        and child.age(decision.day) > LEAST_AGE_IN_CUSTODY
    ]
    drawn = chance.shuffled(sentenced)[: 3 * APPEALS_EACH]
    for _, decision in drawn[:APPEALS_EACH]:
        decision.appeal = "unchanged"
    for child, decision in drawn[APPEALS_EACH : 2 * APPEALS_EACH]:
        _replace(chance, child, decision)
    for child, decision in drawn[2 * APPEALS_EACH :]:
        _quash(chance, child, decision)


def _replace(chance: Chance, child: Child, decision: Decision) -> None:
    """The first sentence for the same offences, changed on appeal to the one that stands."""
    earliest = max(offence.day for offence in decision.offences) + timedelta(5)
    day = max(
        earliest, FIRST_DAY, chance.working_day(decision.day - timedelta(40), decision.day - timedelta(14))
    )
    original = Decision(
        day=day, kind="detention_and_training_order", offences=decision.offences, appeal="changed"
    )
    original.months, original.elsewhere = 4, decision.elsewhere
    original.first_hearing = decision.first_hearing = min(decision.first_hearing or day, day)
    child.decisions.append(original)


def _quash(chance: Chance, child: Child, decision: Decision) -> None:
    """A sentence for something else, some time before or after, that an appeal quashed."""
    day = max(FIRST_DAY, chance.working_day(decision.day - timedelta(150), decision.day - timedelta(50)))
    offences = offend(chance, day - timedelta(90), day - timedelta(40), 1)
    quashed = decide(chance, day, "referral_order", offences)
    quashed.appeal = "successful"
    child.decisions.append(quashed)


def _leave_pending(chance: Chance, children: list[Child], last_day: date) -> None:
    """Recent offences that nobody has decided about yet."""
    since = last_day - timedelta(240)
    until = last_day - timedelta(2)
    recent = [c for c in children if since < c.last_day < until and c.under_18(last_day)]
    for child in chance.shuffled(recent)[:PENDING_CASES]:
        child.pending += offend(chance, child.last_day, until, 1)
