"""Victims of made-up children's offences, and whether they took part in restorative justice. Rough shares."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from yjp.synthetic.chance import Chance
from yjp.synthetic.columns import Cell, Row, row
from yjp.synthetic.lives import Child, Programme
from yjp.synthetic.rows import Written

WITHOUT_VICTIM = ("drugs", "motoring_offences", "public_order", "other")
VICTIM_SHARE = 0.62
CONSENT_SHARE = 0.74
OFFERED_SHARE = 0.94
ENGAGED_SHARE = 0.68
DIRECT_SHARE = 0.16
VIEW_SHARE = 0.85
PROGRESS_SHARE = 0.36
SUPPORT_SHARE = 0.2
TOLD_SHARE = 0.95


@dataclass(frozen=True, kw_only=True, eq=False)
class Victim:
    """Somebody harmed, the work that they are linked with, and what they said and did."""

    child: Child
    programme: Programme
    consents: bool
    contacted: date | None = None
    offered: bool = False
    engaged: bool = False
    direct: bool = False
    answers: dict[str, str] = field(default_factory=dict)


def harmed(programme: Programme) -> int:
    """How many offences behind a programme have somebody who was harmed."""
    offences = programme.decision.offences if programme.decision else []
    return sum(not o.breach and o.category not in WITHOUT_VICTIM for o in offences)


def victims(chance: Chance, children: Sequence[Child], since: date, last_day: date) -> list[Victim]:
    """Victims of programmes begun since that day."""
    return [
        _victim(chance, child, programme, last_day)
        for child in children
        for programme in child.programmes
        if programme.start >= since
        for _ in range(harmed(programme))
        if chance.yes(VICTIM_SHARE)
    ]


def contact_day(chance: Chance, programme: Programme, first: date, last: date) -> date | None:
    """A day in the programme's first weeks, within the bounds; none if there is no such day."""
    start = max(programme.start, first)
    end = min(programme.end or last, last)
    return chance.working_day(start, min(end, start + timedelta(45))) if start <= end else None


def answers(chance: Chance) -> dict[str, str]:
    """What a victim who consents to contact was asked and told."""
    found = {"view_sought": _yes(chance.yes(VIEW_SHARE))}
    for what, share in (("progress", PROGRESS_SHARE), ("support", SUPPORT_SHARE)):
        asked = chance.yes(share)
        found[f"{what}_requested"] = _yes(asked)
        found[f"{what}_provided"] = _yes(asked and chance.yes(TOLD_SHARE))
    return found


def rows(found: Sequence[Victim], written: Written) -> list[Row]:
    """Rows of the table ``victims``, with ids in the order given; nothing was asked of who does not consent."""
    return [_row(f"V{place:04d}", victim, written) for place, victim in enumerate(found, start=1)]


def same_victim(row_of_one: Row, victim: Victim, written: Written) -> Row:
    """The row of a victim whom two children harmed, with the other child."""
    return _row(row_of_one["victim_id"], victim, written)


def _victim(chance: Chance, child: Child, programme: Programme, last_day: date) -> Victim:
    if not chance.yes(CONSENT_SHARE):
        return Victim(child=child, programme=programme, consents=False)
    offered = chance.yes(OFFERED_SHARE)
    engaged = offered and chance.yes(ENGAGED_SHARE)
    return Victim(
        child=child,
        programme=programme,
        consents=True,
        contacted=contact_day(chance, programme, programme.start, last_day),
        offered=offered,
        engaged=engaged,
        direct=engaged and chance.yes(DIRECT_SHARE),
        answers=answers(chance),
    )


def _row(victim_id: str, victim: Victim, written: Written) -> Row:
    said: dict[str, Cell] = dict(victim.answers)
    if victim.consents:
        said |= {"rj_offered": _yes(victim.offered), "rj_engaged": _yes(victim.engaged)}
    if victim.engaged:
        said["rj_type"] = "direct" if victim.direct else "indirect"
    return row(
        "victims",
        victim_id=victim_id,
        child_id=written.child_ids[victim.child],
        programme_id=written.programme_ids[victim.programme],
        consent_contact=_yes(victim.consents),
        contacted_date=victim.contacted,
        **said,
    )


def _yes(answer: bool) -> str:
    return "yes" if answer else "no"
