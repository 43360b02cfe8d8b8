"""Spells of care and of special educational needs and disability (SEND)."""

from collections.abc import Sequence
from datetime import date, timedelta

from yjp.synthetic.chance import Chance, Weighted
from yjp.synthetic.lives import Child, Spell
from yjp.synthetic.targets import CaseloadTarget

PLANS_FROM = date(2014, 9, 1)
"""Education, health and care plans replaced statements from here on (Children and Families Act 2014)."""
LAST_CONVERSION = date(2018, 3, 31)
POST_16_AGE = 16
ASKED_SHARE = 0.1
"""Children without SEND whose record says so; for the rest there is no record."""
LATER_LOOKED_AFTER_SHARE = 0.03
OTHER_CARE: Weighted[str] = (
    ("", 78),
    ("early_help", 9),
    ("child_in_need", 8),
    ("child_protection_plan", 5),
)
SEND_SHARES: Weighted[str] = (("", 70), ("sen_support", 20), ("ehcp", 7), ("none", 3))


def give_care(chance: Chance, child: Child, last_day: date) -> None:
    """Care spells; looked after on the day of the first outcome just as the child's course says."""
    first = child.first_day
    if child.looked_after:
        start = max(child.birth + timedelta(30), first - timedelta(chance.between(60, 2400)))
        end = min(child.eighteenth_birthday, first + timedelta(chance.between(200, 2000)))
        child.care.append(Spell(start=start, end=_past(max(end, first), last_day), value="looked_after"))
        return
    other = chance.weighted(OTHER_CARE)
    if other:
        start = first - timedelta(chance.between(20, 700))
        end = min(start + timedelta(chance.between(90, 500)), child.eighteenth_birthday)
        if start < end:
            child.care.append(Spell(start=start, end=_past(end, last_day), value=other))
    start = first + timedelta(chance.between(60, 500))
    if chance.yes(LATER_LOOKED_AFTER_SHARE) and start < min(child.eighteenth_birthday, last_day):
        end = child.eighteenth_birthday
        child.care.append(Spell(start=start, end=_past(end, last_day), value="looked_after"))


def give_send(chance: Chance, child: Child, last_day: date, category: str | None) -> None:
    """A SEND spell of that category, held open on the extract date; any or none where it is left to chance."""
    kind = chance.weighted(SEND_SHARES) if category is None else category
    if not kind:
        return
    start = max(child.birth + timedelta(1500), child.first_day - timedelta(chance.between(100, 2500)))
    end = None if category else _past(child.eighteenth_birthday + timedelta(chance.between(0, 300)), last_day)
    if kind != "ehcp" or start >= PLANS_FROM:
        child.send.append(Spell(start=start, end=end, value=kind))
        return
    converted = PLANS_FROM + timedelta(chance.between(0, (LAST_CONVERSION - PLANS_FROM).days))
    if end is not None and end <= converted:
        child.send.append(Spell(start=start, end=end, value="statement"))
        return
    child.send.append(Spell(start=start, end=converted - timedelta(1), value="statement"))
    child.send.append(Spell(start=converted, end=end, value="ehcp"))


def give_send_on_caseload(
    chance: Chance, target: CaseloadTarget, children: Sequence[Child], last_day: date
) -> None:
    """SEND of the children on one category of the caseload, as many of each kind as declared."""
    order = chance.shuffled(children)
    older = [child for child in order if child.age(last_day) >= POST_16_AGE]
    younger = [child for child in order if child.age(last_day) < POST_16_AGE]
    with_plan = older[: target.ehcp_post_16] + younger[: target.ehcp - target.ehcp_post_16]
    if len(with_plan) != target.ehcp:
        raise ValueError(f"too few {target.category} children of the right age for an education plan")
    others = [child for child in order if child not in with_plan]
    for child in with_plan:
        give_send(chance, child, last_day, "ehcp")
    for child in others[: target.sen_support]:
        give_send(chance, child, last_day, "sen_support")
    for child in others[target.sen_support :]:
        give_send(chance, child, last_day, "none" if chance.yes(ASKED_SHARE) else "")


def _past(day: date, last_day: date) -> date | None:
    """The end of a spell, if it is over by the extract."""
    return day if day <= last_day else None
