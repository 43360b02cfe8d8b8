"""What the offences were: YJB category, seriousness, knife, arrest. Rough shares, nobody's statistics."""

from datetime import date, timedelta

from yjp.model.codes import Tier
from yjp.synthetic import orders
from yjp.synthetic.chance import Chance, Weighted
from yjp.synthetic.lives import Child, Decision, Offence

MINOR: Weighted[str] = (
    ("violence_against_the_person", 26),
    ("theft_and_handling_stolen_goods", 24),
    ("criminal_damage", 19),
    ("drugs", 12),
    ("public_order", 11),
    ("motoring_offences", 2),
    ("arson", 1),
    ("fraud_and_forgery", 1),
    ("other", 4),
)
MIDDLING: Weighted[str] = (
    ("violence_against_the_person", 30),
    ("theft_and_handling_stolen_goods", 15),
    ("criminal_damage", 12),
    ("drugs", 8),
    ("public_order", 9),
    ("motoring_offences", 7),
    ("non_domestic_burglary", 4),
    ("domestic_burglary", 3),
    ("vehicle_theft_unauthorised_taking", 5),
    ("racially_aggravated", 2),
    ("robbery", 2),
    ("sexual_offences", 2),
    ("arson", 1),
)
SERIOUS: Weighted[str] = (
    ("violence_against_the_person", 34),
    ("robbery", 24),
    ("domestic_burglary", 24),
    ("drugs", 8),
    ("sexual_offences", 6),
    ("arson", 4),
)
GRAVITY: dict[str, tuple[int, ...]] = {
    "violence_against_the_person": (3, 3, 3, 3, 4, 4, 6),
    "theft_and_handling_stolen_goods": (1, 2, 3, 3),
    "criminal_damage": (2, 2, 2, 3),
    "drugs": (2, 2, 3, 4),
    "public_order": (2, 2, 4),
    "motoring_offences": (1, 2, 3, 5),
    "arson": (4, 5, 6),
    "fraud_and_forgery": (3, 4),
    "other": (2, 3),
    "non_domestic_burglary": (4,),
    "domestic_burglary": (6,),
    "vehicle_theft_unauthorised_taking": (3, 4),
    "racially_aggravated": (4, 5),
    "robbery": (6,),
    "sexual_offences": (3, 4, 5, 6),
    "breach_of_bail": (3,),
    "breach_of_conditional_discharge": (1, 2),
    "breach_of_statutory_order": (3, 4),
}
HIGHEST = 8
KNIFE_SHARE = {"violence_against_the_person": 0.05, "robbery": 0.16, "other": 0.2}


def describe(chance: Chance, child: Child) -> None:
    """Fill in every offence of the child that has no category yet."""
    for decision in child.decisions:
        for offence in decision.offences:
            if not offence.category:
                _fill(chance, offence, _categories(decision))
                _arrest(chance, offence, decision.first_hearing or decision.day)
        if orders.tier(decision.kind) is Tier.CUSTODY:
            _worsen(chance, decision)
    for offence in child.pending:
        _fill(chance, offence, MIDDLING)


def _categories(decision: Decision) -> Weighted[str]:
    tier = orders.tier(decision.kind)
    if tier is Tier.CUSTODY:
        return SERIOUS
    return MINOR if tier in (Tier.DIVERSION, Tier.PRE_COURT) else MIDDLING


def _fill(chance: Chance, offence: Offence, categories: Weighted[str]) -> None:
    offence.category = offence.breach or chance.weighted(categories)
    offence.gravity = chance.one_of(GRAVITY[offence.category])
    offence.knife = chance.yes(KNIFE_SHARE.get(offence.category, 0.0))


def _arrest(chance: Chance, offence: Offence, heard: date) -> None:
    """Most arrests follow within days; some offences lead to none."""
    if chance.yes(0.85):
        waited = min(9, (heard - offence.day).days)
        offence.arrest = offence.day + timedelta(chance.between(0, max(0, waited)))


def _worsen(chance: Chance, decision: Decision) -> None:
    """Custody is for serious cases: one of the offences is at the top of what its category can be."""
    worst = max(decision.offences, key=lambda offence: offence.gravity)
    if decision.kind in ("section_90_91_detention", "section_250"):
        worst.gravity = chance.one_of((HIGHEST - 1, HIGHEST))
