"""Puts the tables beside the cases of the example ``rotherham_2025``: each from draws of its own."""

from collections.abc import Mapping, Sequence

from yjp.synthetic.chance import Chance
from yjp.synthetic.columns import COLUMNS, Row, Tables, row
from yjp.synthetic.lives import Child, Spell
from yjp.synthetic.needs import health, homes, meetings, remands, reparation, schooling, victims
from yjp.synthetic.rows import Written
from yjp.synthetic.service_2025 import actions, groups, money
from yjp.synthetic.service_2025.awkward_cases import Told, two_who_harmed_one
from yjp.synthetic.service_2025.targets import BOARD_MEETINGS, EXTRACT_DATE, NOT_THERE, SINCE_KPIS

Remands = Mapping[Child, Sequence[Spell]]


def remanded(chance: Chance, children: Sequence[Child], told: Sequence[Told]) -> dict[Child, list[Spell]]:
    """Remands of every child seen since the KPIs began, who become looked after by it where they were not."""
    own = {one.child: list(one.remands) for one in told}
    found: dict[Child, list[Spell]] = {}
    for child in children:
        drawn = remands.remands(chance, child, SINCE_KPIS) + remands.waiting(chance, child, EXTRACT_DATE)
        found[child] = own.get(child, drawn)
        remands.look_after(child, found[child])
    return found


def add(
    seed: int,
    area: str,
    children: Sequence[Child],
    told: Sequence[Told],
    remands_of: Remands,
    written: Written,
) -> Tables:
    """All tables of the example."""
    seen = sorted(
        (c for c in children if any(p.end is None or p.end >= SINCE_KPIS for p in c.programmes)),
        key=lambda child: written.child_ids[child],
    )
    ids = written.child_ids
    harmed = Chance(seed + 5)
    made: Tables = {
        **written.tables,
        "accommodation": _homes(Chance(seed + 1), seen, told, remands_of, ids),
        "education": _schools(Chance(seed + 2), seen, ids),
        "health": _health(Chance(seed + 3), seen, told, ids),
        "remands": [row for child in seen for row in remands.rows(ids[child], remands_of[child])],
        "victims": _victims(harmed, seen, told, written),
        "reparation": reparation.rows(Chance(seed + 6), seen, ids, SINCE_KPIS, EXTRACT_DATE),
        "board_meetings": meetings.rows(Chance(seed + 7), BOARD_MEETINGS, NOT_THERE),
        "budget": money.budget(),
        "staffing": money.staffing(),
        "actions": actions.rows(),
        "population_groups": groups.populations(area),
        "police_contacts": groups.contacts(),
    }
    return {table: made[table] for table in COLUMNS}


def _homes(
    chance: Chance, seen: Sequence[Child], told: Sequence[Told], remands_of: Remands, ids: Mapping[Child, str]
) -> list[Row]:
    own = _told_rows("accommodation", told, ids)
    found = []
    for child in seen:
        places = homes.homes(chance, child, remands_of[child], EXTRACT_DATE)
        found += own.get(child) or homes.rows(chance, ids[child], places)
    return found


def _schools(chance: Chance, seen: Sequence[Child], ids: Mapping[Child, str]) -> list[Row]:
    return [
        row
        for child in seen
        for row in schooling.rows(chance, child, ids[child], schooling.schooling(chance, child, EXTRACT_DATE))
    ]


def _health(
    chance: Chance, seen: Sequence[Child], told: Sequence[Told], ids: Mapping[Child, str]
) -> list[Row]:
    own = _told_rows("health", told, ids)
    return [
        row
        for child in seen
        for row in own.get(child) or health.rows(chance, child, ids[child], EXTRACT_DATE)
    ]


def _victims(chance: Chance, seen: Sequence[Child], told: Sequence[Told], written: Written) -> list[Row]:
    """Everybody harmed; one of them by two children, on a row with each."""
    first, second = two_who_harmed_one(list(told))
    others = [child for child in seen if child not in (first, second)]
    shared = victims.Victim(
        child=first,
        programme=first.programmes[0],
        consents=True,
        contacted=first.programmes[0].start,
        offered=True,
        engaged=True,
        direct=True,
        answers=victims.answers(chance),
    )
    found = victims.rows(
        [shared, *victims.victims(chance, others, SINCE_KPIS, EXTRACT_DATE)],
        written,
    )
    again = victims.Victim(
        child=second,
        programme=second.programmes[0],
        consents=True,
        contacted=shared.contacted,
        offered=True,
        engaged=True,
        direct=True,
        answers=shared.answers,
    )
    return [found[0], victims.same_victim(found[0], again, written), *found[1:]]


def _told_rows(table: str, told: Sequence[Told], ids: Mapping[Child, str]) -> dict[Child, list[Row]]:
    return {
        one.child: [row(table, child_id=ids[one.child], **cells) for cells in one.rows.get(table, [])]
        for one in told
    }
