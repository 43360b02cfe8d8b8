"""Spells of care and of special educational needs and disability (SEND)."""

from datetime import date, timedelta

from yjp.synthetic.chance import Chance, Weighted
from yjp.synthetic.lives import Child, Spell

PLANS_FROM = date(2014, 9, 1)
"""Education, health and care plans replaced statements from here on (Children and Families Act 2014)."""
LAST_CONVERSION = date(2018, 3, 31)
LATER_LOOKED_AFTER_SHARE = 0.03
OTHER_CARE: Weighted[str] = (
    ("", 78),
    ("early_help", 9),
    ("child_in_need", 8),
    ("child_protection_plan", 5),
)
SEND_SHARES: Weighted[str] = (("", 70), ("sen_support", 20), ("ehcp", 7), ("none", 3))


def give_care(chance: Chance, child: Child, first: date, last_day: date) -> None:
    """Care spells; looked after on the day of the first outcome just as the child's course says.

    ``first`` is the day of the first outcome, or the first day that the service saw the child.
    """
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


def give_send(chance: Chance, child: Child, first: date, last_day: date, category: str | None) -> None:
    """A SEND spell of that category, held open on the extract date; any or none where it is left to chance."""
    kind = chance.weighted(SEND_SHARES) if category is None else category
    if not kind:
        return
    start = max(child.birth + timedelta(1500), first - timedelta(chance.between(100, 2500)))
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


def _past(day: date, last_day: date) -> date | None:
    """The end of a spell, if it is over by the extract."""
    return day if day <= last_day else None
