"""Time cut into stretches of which one thing holds at a time."""

from collections.abc import Sequence
from datetime import date, timedelta

from yjp.synthetic.chance import Chance
from yjp.synthetic.lives import Child, Spell

DAY = timedelta(1)
LOOKED_AFTER = "looked_after"
IN_CUSTODY = "in_custody"


def laid_over(first: date, last: date | None, *layers: Sequence[Spell]) -> list[Spell]:
    """Stretches from first to last day (none is open) with the value of the last layer that has one then.

    The first layer must hold throughout. A stretch ends on the day before the next one begins: on a day of change two
    records would coexist, and then all must be suitable (KPI 1 and 2).
    """
    spells = [spell for layer in layers for spell in layer]
    cuts = {first, *(s.start for s in spells), *(s.end + DAY for s in spells if s.end)}
    days = sorted(day for day in cuts if first <= day and (last is None or day <= last))
    found: list[Spell] = []
    for day, following in zip(days, [*days[1:], None], strict=True):
        value = [s for s in spells if s.start <= day and (s.end is None or day <= s.end)][-1].value
        end = following - DAY if following else last
        if found and found[-1].value == value:
            found[-1].end = end
        else:
            found.append(Spell(start=day, end=end, value=value))
    return found


def known_time(chance: Chance, child: Child, last_day: date) -> tuple[date, date | None]:
    """The days of which the service has records of a child: some before the first contact to some after the last.

    No last day: the child is still seen on the day of the extract, or was until lately.
    """
    contacts = [d.day for d in child.decisions] + [p.start for p in child.programmes]
    first = max(child.birth + timedelta(3000), min(contacts) - timedelta(chance.between(60, 500)))
    ends = [p.end for p in child.programmes]
    last = max([*contacts, *(end for end in ends if end)]) + timedelta(chance.between(5, 60))
    return first, None if None in ends or last >= last_day else last


def in_care(child: Child) -> list[Spell]:
    """When the child was looked after."""
    return [spell for spell in child.care if spell.value == LOOKED_AFTER]


def custody(child: Child) -> list[Spell]:
    """When the child was in custody under a sentence that stands."""
    return [
        Spell(start=decision.day, end=decision.release, value=IN_CUSTODY)
        for decision in child.decisions
        if is_custody(decision.kind) and decision.appeal not in ("changed", "successful")
    ]


def is_custody(kind: str) -> bool:
    """Whether an outcome is a custodial sentence of the examples."""
    return kind == "detention_and_training_order" or kind.startswith("section_")
