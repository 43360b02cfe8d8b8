"""Where made-up children live. Rough shares, nobody's statistics."""

from collections.abc import Sequence
from datetime import date, timedelta

from yjp.synthetic.chance import Chance, Weighted
from yjp.synthetic.columns import Row, row
from yjp.synthetic.lives import Child, Spell
from yjp.synthetic.needs.remands import AWAY, TO_LOCAL_AUTHORITY
from yjp.synthetic.needs.stretches import custody, in_care, known_time, laid_over

HOMES: Weighted[str] = (
    ("living_with_parent_s", 84),
    ("living_with_family_not_parents", 13),
    ("living_with_friends", 1),
    ("temporary_accommodation", 1),
    ("traveller_site", 1),
)
MOVES: Weighted[str] = (
    ("living_with_parent_s", 30),
    ("living_with_family_not_parents", 34),
    ("living_with_friends", 12),
    ("temporary_accommodation", 10),
    ("no_fixed_abode", 3),
)
MOVES_16_UP: Weighted[str] = (
    *MOVES,
    ("supported_accommodation_supported_lodgings", 16),
    ("independent_living", 8),
    ("bed_and_breakfast", 2),
    ("bail_hostel", 1),
)
PLACEMENTS: Weighted[str] = (
    ("foster_care_la", 40),
    ("foster_care_private", 20),
    ("residential_unit_private", 24),
    ("residential_unit_la", 16),
)
PLACEMENTS_16_UP: Weighted[str] = (*PLACEMENTS, ("supported_accommodation_supported_lodgings", 45))
LOCKED: Weighted[str] = (("young_offender_institution", 82), ("secure_childrens_home", 18))
LOCKED_YOUNG: Weighted[str] = (("secure_childrens_home", 75), ("secure_training_centre", 25))
SUITABLE: dict[str, float] = {
    "living_with_parent_s": 0.97,
    "living_with_family_not_parents": 0.95,
    "living_with_friends": 0.6,
    "temporary_accommodation": 0.4,
    "bail_hostel": 0.3,
    "bed_and_breakfast": 0.0,
    "no_fixed_abode": 0.0,
}
OTHERWISE_SUITABLE = 0.92
MOVE_SHARE = 0.22
SUPPORTED_FROM = 16
YOUNG_OFFENDERS_FROM = 15


def homes(chance: Chance, child: Child, remands: Sequence[Spell], last_day: date) -> list[Spell]:
    """One place after another: at home or elsewhere, in care while looked after, locked up in custody and on remand."""
    first, last = known_time(chance, child, last_day)
    at_home = [Spell(start=first, end=None, value=chance.weighted(HOMES))]
    moved = first + timedelta(chance.between(90, 700))
    if chance.yes(MOVE_SHARE) and moved < last_day:
        kinds = MOVES_16_UP if child.age(moved) >= SUPPORTED_FROM else MOVES
        at_home.append(Spell(start=moved, end=None, value=chance.weighted(kinds)))
    placed = [spell.start for spell in in_care(child)]
    in_placement = [_placed(chance, child, spell) for spell in in_care(child)]
    for spell in remands:
        if spell.value.startswith(TO_LOCAL_AUTHORITY) and spell.start not in placed:
            in_placement.append(_placed(chance, child, spell))
    locked = [*(s for s in remands if s.value in AWAY), *custody(child)]
    in_custody = [_locked(chance, child, spell) for spell in locked]
    return laid_over(first, last, at_home, in_placement, in_custody)


def rows(chance: Chance, child_id: str, stretches: Sequence[Spell]) -> list[Row]:
    """Rows of the table ``accommodation``."""
    return [
        row(
            "accommodation",
            child_id=child_id,
            start_date=spell.start,
            end_date=spell.end,
            accommodation_type=spell.value,
            suitability="suitable"
            if chance.yes(SUITABLE.get(spell.value, OTHERWISE_SUITABLE))
            else "unsuitable",
        )
        for spell in stretches
    ]


def _placed(chance: Chance, child: Child, spell: Spell) -> Spell:
    kinds = PLACEMENTS_16_UP if child.age(spell.start) >= SUPPORTED_FROM else PLACEMENTS
    return Spell(start=spell.start, end=spell.end, value=chance.weighted(kinds))


def _locked(chance: Chance, child: Child, spell: Spell) -> Spell:
    kinds = LOCKED if child.age(spell.start) >= YOUNG_OFFENDERS_FROM else LOCKED_YOUNG
    return Spell(start=spell.start, end=spell.end, value=chance.weighted(kinds))
