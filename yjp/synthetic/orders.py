"""Which outcome a child gets and how long it lasts, as the law of the day had it."""

from datetime import date

from yjp.model.codes import TIER_OF, Tier
from yjp.synthetic.chance import Chance, Weighted
from yjp.synthetic.lives import Child
from yjp.synthetic.targets import OTHER_FIRST_OUTCOME

CAUTIONS_FROM = date(2013, 4, 8)
"""Youth cautions replaced reprimands and final warnings (Legal Aid, Sentencing and Punishment of Offenders Act)."""
REHABILITATION_ORDERS_FROM = date(2009, 11, 30)
"""Youth rehabilitation orders replaced nine older orders (Criminal Justice and Immigration Act 2008)."""
SENTENCING_CODE_FROM = date(2020, 12, 1)
"""Section 250 replaced sections 90 and 91 (Sentencing Act 2020)."""

FIRST_BEFORE_2013: Weighted[str] = (
    ("reprimand", 55),
    ("final_warning", 9),
    ("referral_order", 29),
    ("conditional_discharge", 3),
    ("fine", 3),
    ("reparation_order", 1),
)
FIRST_SINCE: Weighted[str] = (
    ("youth_caution", 43),
    ("youth_conditional_caution", 21),
    ("referral_order", 29),
    ("conditional_discharge", 4),
    ("fine", 2),
    ("youth_rehabilitation_order", 1),
)
AFTER_CAUTION_BEFORE_2013: Weighted[str] = (
    ("final_warning", 45),
    ("referral_order", 45),
    ("conditional_discharge", 6),
    ("fine", 4),
)
AFTER_CAUTION: Weighted[str] = (
    ("youth_caution", 12),
    ("youth_conditional_caution", 30),
    ("referral_order", 50),
    ("conditional_discharge", 5),
    ("fine", 3),
)
AFTER_COURT_BEFORE_2009: Weighted[str] = (
    ("supervision_order", 45),
    ("action_plan_order", 20),
    ("attendance_centre_order", 15),
    ("reparation_order", 20),
)
AFTER_COURT: Weighted[str] = (
    ("youth_rehabilitation_order", 56),
    ("referral_order", 18),
    ("conditional_discharge", 12),
    ("reparation_order", 8),
    ("fine", 6),
)
AFTER_ORDER: Weighted[str] = (
    ("youth_rehabilitation_order", 72),
    ("conditional_discharge", 10),
    ("reparation_order", 7),
    ("fine", 6),
    ("referral_order", 5),
)
"""After a youth rehabilitation order or custody."""
GROWN_UP: Weighted[str] = (
    ("conditional_discharge", 35),
    ("fine", 35),
    ("youth_rehabilitation_order", 20),
    ("compensation_order", 10),
)
"""What a court gives somebody who turned 18 on the way: the orders of this list that adults can get too, and a
youth order where the conviction came before the birthday."""

MONTHS: dict[str, tuple[int, ...]] = {
    "youth_caution": (2,),
    "youth_conditional_caution": (3, 4),
    "reprimand": (1,),
    "final_warning": (3,),
    "referral_order": (3, 4, 6, 6, 9, 12),
    "reparation_order": (3,),
    "conditional_discharge": (6, 12),
    "action_plan_order": (3,),
    "attendance_centre_order": (4,),
    "supervision_order": (6, 12),
    "youth_rehabilitation_order": (6, 9, 12, 12, 18),
    "detention_and_training_order": (4, 4, 6, 8, 10, 12, 18),
    "section_90_91_detention": (30, 36),
    "section_250": (30, 36),
}
"""Lengths in months; half of a custodial sentence is served in custody. Outcomes not named have no end."""


def tier(kind: str) -> Tier:
    """The tier of an outcome."""
    return TIER_OF[kind]


def by_court(kind: str) -> bool:
    """Whether a court gives this outcome."""
    return tier(kind) not in (Tier.DIVERSION, Tier.PRE_COURT)


def been_to_court(child: Child) -> bool:
    """Whether the child has been sentenced before."""
    return any(by_court(decision.kind) for decision in child.decisions)


def first_kind(chance: Chance, day: date) -> str:
    """A first outcome on the day."""
    return chance.weighted(FIRST_SINCE if day >= CAUTIONS_FROM else FIRST_BEFORE_2013)


def declared_kind(chance: Chance, declared: str) -> str:
    """The outcome that a declared first outcome stands for."""
    if declared == OTHER_FIRST_OUTCOME:
        return chance.one_of(("conditional_discharge", "fine"))
    return declared


def next_kind(chance: Chance, child: Child, day: date) -> str:
    """A further outcome for a child who has had one."""
    if been_to_court(child):
        if day < REHABILITATION_ORDERS_FROM:
            return chance.weighted(AFTER_COURT_BEFORE_2009)
        tiers = [tier(decision.kind) for decision in child.decisions]
        return chance.weighted(
            AFTER_ORDER if Tier.COMMUNITY in tiers or Tier.CUSTODY in tiers else AFTER_COURT
        )
    cautioned = sum(tier(decision.kind) is Tier.PRE_COURT for decision in child.decisions)
    if cautioned > 1:
        return "referral_order"
    return chance.weighted(AFTER_CAUTION if day >= CAUTIONS_FROM else AFTER_CAUTION_BEFORE_2013)


def grown_up_kind(chance: Chance, day: date) -> str:
    """An outcome for somebody who turned 18 before it."""
    kind = chance.weighted(GROWN_UP)
    too_early = kind == "youth_rehabilitation_order" and day < REHABILITATION_ORDERS_FROM
    return "fine" if too_early else kind


def long_detention(day: date) -> str:
    """Detention for grave offences on the day."""
    return "section_250" if day >= SENTENCING_CODE_FROM else "section_90_91_detention"


def length(chance: Chance, kind: str) -> int:
    """Months that an outcome lasts; 0 where it has no end."""
    return chance.one_of(MONTHS[kind]) if kind in MONTHS else 0
