"""Children of the example told one by one, so that what is awkward to count surely occurs in the year 2024/25.

Each has a birth date of its own, by which a test finds the child. Quarters are named as the return names them: 2024Q2
is July to September 2024.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from yjp.synthetic.columns import Cell
from yjp.synthetic.lives import Child, Decision, Offence, Programme, Spell

OUTCOME_22 = "no_further_action_outcome_22_with_yjs_involvement"
REFERRAL, REHABILITATION, DTO = (
    "referral_order",
    "youth_rehabilitation_order",
    "detention_and_training_order",
)
HOME = "living_with_parent_s"
DAYS_TO_OUTCOME = 70


@dataclass(frozen=True, kw_only=True, eq=False)
class Told:
    """A child, why the child is told, and the rows that are told too, without the child's id, by table."""

    why: str
    child: Child
    rows: dict[str, list[dict[str, Cell]]] = field(default_factory=dict)
    remands: tuple[Spell, ...] = ()


def told() -> list[Told]:
    """New every time: a generator may fill them in."""
    return [make() for make in _ALL]


def two_who_harmed_one(children: list[Told]) -> tuple[Child, Child]:
    """The two children of one victim."""
    first, second = (one.child for one in children if one.why == ONE_VICTIM)
    return first, second


ONE_VICTIM = "one victim of two children"


def _child(birth: date, *decisions: Decision) -> Child:
    child = Child(birth=birth, first_day=decisions[0].day)
    child.decisions += decisions
    return child


def _offence(day: date, category: str = "violence_against_the_person", gravity: int = 3) -> Offence:
    return Offence(day=day, category=category, gravity=gravity, arrest=day + timedelta(1))


def _decision(day: date, kind: str, months: int, *offences: Offence) -> Decision:
    found = list(offences) or [_offence(day - timedelta(DAYS_TO_OUTCOME))]
    by_court = kind != OUTCOME_22
    return Decision(
        day=day,
        kind=kind,
        offences=found,
        months=months,
        first_hearing=day - timedelta(21) if by_court else None,
    )


def _work(child: Child, decision: Decision, end: date | None = None) -> None:
    """A programme from the week after the decision to its end."""
    child.programmes.append(
        Programme(
            start=decision.day + timedelta(6),
            end=end or decision.end,
            disposal_type=decision.kind,
            decision=decision,
            completed=True if decision.kind == OUTCOME_22 else None,
        )
    )


def _one_order(why: str, birth: date, day: date, months: int = 6, **rows: list[dict[str, Cell]]) -> Told:
    decision = _decision(day, REFERRAL, months)
    child = _child(birth, decision)
    _work(child, decision)
    return Told(why=why, child=child, rows=rows)


def _two_orders() -> Told:
    """A referral order to 13 August and a youth rehabilitation order to 12 September: once, under the second."""
    referral = _decision(date(2024, 2, 13), REFERRAL, 6)
    rehabilitation = _decision(date(2024, 3, 12), REHABILITATION, 6, _offence(date(2024, 2, 20)))
    child = _child(date(2008, 3, 12), referral, rehabilitation)
    _work(child, referral)
    _work(child, rehabilitation)
    return Told(why="two orders ending in 2024Q2", child=child)


def _unknown_home() -> Told:
    return _one_order(
        "accommodation unknown at the end, in 2024Q2",
        date(2009, 1, 17),
        date(2024, 3, 5),
        accommodation=[
            _at(HOME, date(2023, 6, 1), date(2024, 8, 20), suits=True),
            {"start_date": date(2024, 8, 21), "accommodation_type": "unknown", "suitability": "unknown"},
        ],
    )


def _two_homes() -> Told:
    return _one_order(
        "two records of accommodation at the end, one unsuitable, in 2024Q3",
        date(2007, 10, 5),
        date(2024, 6, 4),
        accommodation=[
            _at("supported_accommodation_supported_lodgings", date(2024, 5, 1), None, suits=True),
            _at("living_with_friends", date(2024, 11, 15), date(2025, 1, 10), suits=False),
        ],
    )


def _outcome_22() -> Told:
    decision = _decision(date(2024, 5, 14), OUTCOME_22, 0)
    child = _child(date(2010, 2, 10), decision)
    _work(child, decision, date(2024, 7, 30))
    return Told(why="outcome 22 with the service's work, ended in 2024Q2", child=child)


def _outcome_22_alone() -> Told:
    """Counts nowhere: no work of the service came of it."""
    decision = _decision(date(2024, 5, 21), OUTCOME_22, 0)
    child = _child(date(2010, 6, 24), decision)
    start = date(2024, 2, 5)
    child.programmes.append(Programme(start=start, end=date(2024, 4, 26), disposal_type="prevention"))
    return Told(why="outcome 22 without the service's work", child=child)


def _late_need() -> Told:
    return _one_order(
        "a need found after the order, which ended in 2024Q3",
        date(2008, 8, 30),
        date(2024, 4, 9),
        health=[
            {"strand": "mental_health", "screened_date": date(2024, 4, 22)},
            {"strand": "substance_misuse", "screened_date": date(2024, 4, 22)},
            {
                "strand": "mental_health",
                "identified_date": date(2024, 11, 20),
                "screened_date": date(2024, 11, 20),
                "referred_date": date(2024, 11, 21),
                "offered_date": date(2024, 12, 2),
                "attended_start": date(2024, 12, 9),
                "attended_end": date(2025, 3, 3),
                "intervention_type": "getting_help",
            },
        ],
    )


def _early_treatment() -> Told:
    return _one_order(
        "in treatment before the order began, which ended in 2024Q4",
        date(2007, 12, 5),
        date(2024, 7, 9),
        health=[
            {"strand": "mental_health", "screened_date": date(2024, 7, 18)},
            {
                "strand": "substance_misuse",
                "identified_date": date(2024, 3, 1),
                "screened_date": date(2024, 3, 1),
                "referred_date": date(2024, 3, 4),
                "offered_date": date(2024, 3, 20),
                "attended_start": date(2024, 4, 8),
                "attended_end": date(2024, 11, 29),
                "intervention_type": "specialist_substance_misuse_treatment",
            },
        ],
    )


def _first_of_two() -> Told:
    return _one_order(ONE_VICTIM, date(2008, 5, 27), date(2024, 5, 21))


def _second_of_two() -> Told:
    return _one_order(ONE_VICTIM, date(2008, 11, 14), date(2024, 5, 21))


def _elsewhere() -> Told:
    found = _one_order(
        "lived elsewhere on the day of the order, which ended in 2024Q3", date(2009, 4, 2), date(2024, 6, 18)
    )
    found.child.decisions[0].elsewhere = True
    return found


def _quashed() -> Told:
    decision = _decision(date(2024, 2, 6), REFERRAL, 6)
    decision.appeal, decision.revoked = "successful", date(2024, 4, 30)
    child = _child(date(2008, 9, 19), decision)
    _work(child, decision)
    return Told(why="an appeal was successful, in 2024Q1", child=child)


def _changed() -> Told:
    """Detention changed on appeal to a youth rehabilitation order, which ended in 2024Q4."""
    offence = _offence(date(2024, 1, 25), "domestic_burglary", 6)
    original = _decision(date(2024, 4, 16), DTO, 4, offence)
    original.appeal, original.release = "changed", date(2024, 5, 14)
    final = _decision(date(2024, 5, 14), REHABILITATION, 9, offence)
    final.first_hearing = original.first_hearing
    child = _child(date(2007, 7, 9), original, final)
    _work(child, final)
    return Told(why="a sentence changed on appeal", child=child)


def _into_custody() -> Told:
    """A referral order ends on the day of the sentence to custody, after eight weeks on remand."""
    referral = _decision(date(2024, 3, 19), REFERRAL, 12)
    referral.revoked = date(2024, 10, 1)
    robbery = _offence(date(2024, 8, 3), "robbery", 6)
    robbery.knife = True
    custody = _decision(date(2024, 10, 1), DTO, 8, robbery)
    custody.first_hearing, custody.release = date(2024, 8, 6), date(2024, 12, 20)
    child = _child(date(2007, 9, 12), referral, custody)
    _work(child, referral)
    child.programmes.append(
        Programme(start=custody.day, end=custody.end, disposal_type=custody.kind, decision=custody)
    )
    remand = _remand("remand_to_youth_detention_accommodation", date(2024, 8, 6), custody.day)
    return Told(why="an order that ended on the day custody began", child=child, remands=(remand,))


def _out_of_custody() -> Told:
    """A detention and training order that ended in 2024Q2, with a release before it."""
    custody = _decision(date(2023, 9, 12), DTO, 10, _offence(date(2023, 6, 30), gravity=6))
    custody.first_hearing, custody.release = date(2023, 7, 4), date(2024, 2, 2)
    child = _child(date(2007, 2, 26), custody)
    child.programmes.append(
        Programme(start=custody.day, end=custody.end, disposal_type=custody.kind, decision=custody)
    )
    remand = _remand("remand_to_youth_detention_accommodation", date(2023, 7, 4), custody.day)
    return Told(why="custody with a release", child=child, remands=(remand,))


def _remanded_for_nothing() -> Told:
    """Remanded to local authority accommodation, and then no custody."""
    order = _decision(date(2024, 6, 11), REHABILITATION, 6, _offence(date(2024, 4, 29), gravity=4))
    order.first_hearing = date(2024, 5, 7)
    child = _child(date(2008, 1, 22), order)
    _work(child, order)
    remand = _remand("remand_to_local_authority_accommodation", date(2024, 5, 7), order.day)
    return Told(why="remanded without custody after it", child=child, remands=(remand,))


def _grown_up() -> Told:
    """Turned 18 on 20 November 2024, during the order, which ended in 2024Q4."""
    return _one_order("turned 18 during the order", date(2006, 11, 20), date(2024, 6, 25), months=9)


def _grave_and_not() -> Told:
    """Theft of gravity 5 is grave and no serious violence; robbery of gravity 4 is not grave."""
    day = date(2024, 8, 13)
    theft = _offence(date(2024, 5, 30), "theft_and_handling_stolen_goods", 5)
    robbery = _offence(date(2024, 6, 6), "robbery", 4)
    decision = _decision(day, REFERRAL, 6, theft, robbery)
    child = _child(date(2009, 7, 15), decision)
    _work(child, decision)
    return Told(why="theft of gravity 5 and robbery of gravity 4", child=child)


_ALL: tuple[Callable[[], Told], ...] = (
    _two_orders,
    _unknown_home,
    _two_homes,
    _outcome_22,
    _outcome_22_alone,
    _late_need,
    _early_treatment,
    _first_of_two,
    _second_of_two,
    _elsewhere,
    _quashed,
    _changed,
    _into_custody,
    _out_of_custody,
    _remanded_for_nothing,
    _grown_up,
    _grave_and_not,
)


def _at(kind: str, start: date, end: date | None, *, suits: bool) -> dict[str, Cell]:
    suitability = "suitable" if suits else "unsuitable"
    return {"start_date": start, "end_date": end, "accommodation_type": kind, "suitability": suitability}


def _remand(kind: str, start: date, end: date) -> Spell:
    return Spell(start=start, end=end, value=kind)
