"""Remands and bail of made-up children whose cases went to court. Rough shares, nobody's statistics."""

from collections.abc import Sequence
from datetime import date, timedelta

from yjp.synthetic import orders
from yjp.synthetic.chance import Chance, Weighted
from yjp.synthetic.columns import Row, row
from yjp.synthetic.lives import Child, Decision, Spell
from yjp.synthetic.needs.stretches import LOOKED_AFTER, in_care, is_custody

YOUTH_DETENTION = "remand_to_youth_detention_accommodation"
TO_LOCAL_AUTHORITY = "remand_to_local_authority_accommodation"
AWAY = (YOUTH_DETENTION,)
BAILS = ("conditional_bail", "bail_supervision_and_support", "iss_bail", "unconditional_bail")
NOTHING = ""
BEFORE_CUSTODY: Weighted[str] = (
    (YOUTH_DETENTION, 45),
    (f"{TO_LOCAL_AUTHORITY}_and_tag", 10),
    ("iss_bail", 12),
    ("bail_supervision_and_support", 18),
    ("conditional_bail", 15),
)
BEFORE_COMMUNITY: Weighted[str] = (
    (YOUTH_DETENTION, 5),
    (TO_LOCAL_AUTHORITY, 4),
    (f"{TO_LOCAL_AUTHORITY}_and_curfew", 2),
    ("bail_supervision_and_support", 14),
    ("conditional_bail", 35),
    ("unconditional_bail", 15),
    (NOTHING, 25),
)
BEFORE_FIRST_TIER: Weighted[str] = (("conditional_bail", 20), ("unconditional_bail", 30), (NOTHING, 50))
LEAST_DAYS = 3
LEAST_AGE = 12


def remands(chance: Chance, child: Child, since: date) -> list[Spell]:
    """Remands and bails from the first hearing to the sentence, for sentences since that day."""
    found: list[Spell] = []
    for decision in child.decisions:
        kind = _kind(chance, decision)
        hearing = decision.first_hearing
        if not kind or hearing is None or decision.day < since or decision.appeal:
            continue
        start = max(hearing, max(offence.day for offence in decision.offences))
        free = not found or (found[-1].end or start) < start
        in_time = child.under_18(decision.day) and (decision.day - start).days >= LEAST_DAYS
        if free and in_time and child.age(start) >= LEAST_AGE:
            found.append(Spell(start=start, end=decision.day, value=kind))
    return found


def look_after(child: Child, spells: Sequence[Spell]) -> None:
    """Whoever is refused bail becomes looked after (Legal Aid, Sentencing and Punishment of Offenders Act 2012)."""
    for spell in spells:
        if spell.value in BAILS or _looked_after_then(child, spell):
            continue
        child.care.append(Spell(start=spell.start, end=spell.end, value=LOOKED_AFTER))
    child.care.sort(key=lambda spell: spell.start)


def as_bail(child: Child, spells: Sequence[Spell]) -> None:
    """Bail for a child not looked after at the time, where care is settled; but youth detention before custody stays.

    That leaves a few children remanded and not recorded as looked after, as happens.
    """
    sentenced = {decision.day for decision in child.decisions if is_custody(decision.kind)}
    for spell in spells:
        if spell.value == YOUTH_DETENTION and spell.end in sentenced:
            continue
        if spell.value not in BAILS and not _looked_after_then(child, spell):
            spell.value = "bail_supervision_and_support"


def rows(child_id: str, spells: Sequence[Spell]) -> list[Row]:
    """Rows of the table ``remands``."""
    return [
        row("remands", child_id=child_id, start_date=s.start, end_date=s.end, remand_type=s.value)
        for s in spells
    ]


def waiting(chance: Chance, child: Child, last_day: date) -> list[Spell]:
    """The bail or remand of a child whom the service supports until a court decides."""
    return [
        Spell(start=max(programme.start, *(o.day for o in child.pending)), end=None, value=kind)
        for programme in child.programmes
        if programme.end is None and programme.disposal_type in ("bail_support", "remand")
        if child.pending and child.under_18(last_day)
        for kind in [chance.one_of(BAILS[:3])]
    ]


def _kind(chance: Chance, decision: Decision) -> str:
    if not orders.by_court(decision.kind):
        return NOTHING
    if is_custody(decision.kind):
        return chance.weighted(BEFORE_CUSTODY)
    community = decision.kind == "youth_rehabilitation_order"
    return chance.weighted(BEFORE_COMMUNITY if community else BEFORE_FIRST_TIER)


def _looked_after_then(child: Child, spell: Spell) -> bool:
    last = spell.end or spell.start + timedelta(10_000)
    return any(s.start <= last and (s.end is None or s.end >= spell.start) for s in in_care(child))
