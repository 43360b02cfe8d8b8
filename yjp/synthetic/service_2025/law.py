"""Words and law of the years since 2018, put right once the life courses are dealt."""

from collections.abc import Sequence
from datetime import date

from yjp.model.codes import Tier
from yjp.periods import add_months
from yjp.synthetic import orders
from yjp.synthetic.caseload import COMPLETED_SHARE
from yjp.synthetic.chance import Chance
from yjp.synthetic.lives import Child, Decision, Programme
from yjp.synthetic.service_2025.targets import RESOLUTIONS

NEW_WORDS_FROM = date(2022, 4, 1)
WITH_YOT = "community_resolution_with_yot_intervention"
OUTCOME_22 = "no_further_action_outcome_22_with_yjs_involvement"
TURNAROUND = (date(2022, 12, 1), date(2025, 3, 31))
"""The Turnaround programme of the Ministry of Justice, about (from memory)."""
TURNAROUND_SHARE = 0.4
DISCHARGE_MONTHS = 12
SERIOUS = ("drugs", "robbery", "violence_against_the_person")
SERIOUS_FROM = 5
"""KPI 9: serious violence."""


def put_right(chance: Chance, children: Sequence[Child]) -> None:
    """Names of diversions since 2022, no youth order of an adult, releases and care that end when they must."""
    for child in children:
        for decision in child.decisions:
            _name(chance, decision)
            _adult(child, decision)
        _release_after_appeal(child)


def before_the_rows(chance: Chance, children: Sequence[Child]) -> None:
    """Programmes under the names of their day, completed or not; care until the 18th birthday at most."""
    for child in children:
        for programme in child.programmes:
            _rename(chance, programme)
        worked = {programme.decision for programme in child.programmes}
        for decision in child.decisions:
            if decision not in worked:
                _lighten(decision)
        for spell in child.care:
            if spell.end and spell.end > child.eighteenth_birthday:
                spell.end = child.eighteenth_birthday
        child.care = [spell for spell in child.care if spell.end is None or spell.start <= spell.end]


def _rename(chance: Chance, programme: Programme) -> None:
    if programme.decision:
        programme.disposal_type = programme.decision.kind
        out_of_court = not orders.by_court(programme.decision.kind)
        if out_of_court and programme.end and programme.completed is None:
            programme.completed = chance.yes(COMPLETED_SHARE)
    elif programme.disposal_type == "prevention" and TURNAROUND[0] <= programme.start <= TURNAROUND[1]:
        programme.disposal_type = "turnaround" if chance.yes(TURNAROUND_SHARE) else "prevention"


def _lighten(decision: Decision) -> None:
    """What the service did no work for was no serious violence: a fine is not for a robbery."""
    for offence in decision.offences:
        if (
            offence.gravity >= SERIOUS_FROM
            and offence.category in SERIOUS
            and orders.tier(decision.kind) is not Tier.CUSTODY
        ):
            offence.category = "violence_against_the_person"
            offence.gravity = SERIOUS_FROM - 1


def _name(chance: Chance, decision: Decision) -> None:
    if decision.kind in (WITH_YOT, OUTCOME_22) and decision.day >= NEW_WORDS_FROM:
        decision.kind = chance.weighted(RESOLUTIONS)


def _adult(child: Child, decision: Decision) -> None:
    """A youth rehabilitation order is for whoever is under 18 when convicted."""
    heard = decision.first_hearing or decision.day
    if decision.kind == "youth_rehabilitation_order" and not child.under_18(heard):
        decision.kind, decision.months, decision.revoked = "conditional_discharge", DISCHARGE_MONTHS, None


def _release_after_appeal(child: Child) -> None:
    """Custody that an appeal changed ended on the day of the sentence that stands, or was never served."""
    for decision in child.decisions:
        if decision.appeal == "changed" and decision.release is None:
            later = [d.day for d in child.decisions if d is not decision and d.offences == decision.offences]
            decision.release = min(max([decision.day, *later]), add_months(decision.day, decision.months))
