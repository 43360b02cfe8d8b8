"""Victims and reparation of 2018/19, as many as the plan says; who they are and all the rest is invented.

Rotherham Youth Justice Plan 2019-21, section 12: "From April 2018 - March 2019 'Remedi' contacted 192 victims of youth
crime. 135 of these victims chose to take part in Restorative Justice." "In this same period there were 61 young people
referred to complete hours and Remedi organised 671 hours of reparation. The rate of attendance over the 12 month period
was 60%."
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from yjp.synthetic.chance import Chance
from yjp.synthetic.columns import Row
from yjp.synthetic.lives import Child, Programme
from yjp.synthetic.needs import reparation, victims
from yjp.synthetic.needs.victims import Victim
from yjp.synthetic.rows import Written

FIRST, LAST = date(2018, 4, 1), date(2019, 3, 31)
CONTACTED = 192
TOOK_PART = 135
DIRECT = 22
"""The plan counts 22 direct and 223 indirect processes: more than victims, so a victim can have several. Here 22
victims took part directly, and 113 indirectly."""
REFUSED = 24
"""Victims who did not consent to contact: assumed."""
SHARED = 3
"""Victims whom two children harmed: assumed. Each is one victim on two rows."""
OFFERED_ANYWAY = 40
"""Victims who were offered restorative justice and did not take part; assumed."""
CHILDREN_WITH_REPARATION = 61
LONG_SESSIONS, SHORT_SESSIONS = 217, 10
"""Of three and of two hours: 671 hours."""
LONG_ATTENDED, SHORT_ATTENDED = 131, 5
"""403 of 671 hours, and 136 of 227 sessions: 60% either way. The plan does not say which it means."""


SESSIONS_AT_MOST = 7
DAYS_BEFORE_FIRST = timedelta(7)
Work = tuple[Child, Programme]


def victim_rows(chance: Chance, children: Sequence[Child], written: Written) -> list[Row]:
    """Rows of the table ``victims``: everybody contacted in the year, and who did not want to be."""
    worked = [work for work in _worked(children) if victims.harmed(work[1])]
    found = [
        _victim(chance, place, *chance.one_of(worked))
        for place in chance.shuffled(list(range(CONTACTED + REFUSED)))
    ]
    rows = victims.rows(found, written)
    contacted = [(row, victim) for row, victim in zip(rows, found, strict=True) if victim.consents]
    for row, victim in contacted[:SHARED]:
        other, programme = next(work for work in chance.shuffled(worked) if work[0] is not victim.child)
        contact = victims.contact_day(chance, programme, FIRST, LAST)
        also = replace(victim, child=other, programme=programme, contacted=contact)
        rows.append(victims.same_victim(row, also, written))
    return rows


def reparation_rows(chance: Chance, children: Sequence[Child], written: Written) -> list[Row]:
    """Rows of the table ``reparation``: the year's sessions."""
    owing = [work for work in _worked(children) if len(_days(work[1])) >= SESSIONS_AT_MOST]
    referred = list(dict(chance.shuffled(owing)).items())[:CHILDREN_WITH_REPARATION]
    if len(referred) < CHILDREN_WITH_REPARATION:
        raise ValueError("too few children have a programme in the year of the reparation")
    sessions = [(3, n < LONG_ATTENDED) for n in range(LONG_SESSIONS)]
    sessions += [(2, n < SHORT_ATTENDED) for n in range(SHORT_SESSIONS)]
    dealt: dict[Child, list[tuple[int, bool]]] = {child: [] for child, _ in referred}
    for place, session in enumerate(chance.shuffled(sessions)):
        # Everybody has one; then whoever still has days.
        free = [child for child, had in dealt.items() if len(had) < SESSIONS_AT_MOST]
        dealt[referred[place][0] if place < len(referred) else chance.one_of(free)].append(session)
    return [
        reparation.session(written.child_ids[child], day, hours, hours if came else 0)
        for child, programme in referred
        for day, (hours, came) in zip(
            sorted(chance.shuffled(_days(programme))[: len(dealt[child])]), dealt[child], strict=True
        )
    ]


def _worked(children: Sequence[Child]) -> list[Work]:
    """Every programme after a decision that ran in the year."""
    return [
        (child, programme)
        for child in children
        for programme in child.programmes
        if programme.decision
        and programme.start <= LAST
        and (programme.end is None or programme.end >= FIRST)
    ]


def _days(programme: Programme) -> list[date]:
    """Days of the programme in the year, from its second week on."""
    first = max(programme.start + DAYS_BEFORE_FIRST, FIRST)
    last = min(programme.end or LAST, LAST)
    return [first + timedelta(n) for n in range((last - first).days + 1)]


def _victim(chance: Chance, place: int, child: Child, programme: Programme) -> Victim:
    if place >= CONTACTED:
        return Victim(child=child, programme=programme, consents=False)
    return Victim(
        child=child,
        programme=programme,
        consents=True,
        contacted=victims.contact_day(chance, programme, FIRST, LAST),
        offered=place < TOOK_PART + OFFERED_ANYWAY,
        engaged=place < TOOK_PART,
        direct=place < DIRECT,
        answers=victims.answers(chance),
    )
