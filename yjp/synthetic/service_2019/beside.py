"""Puts the tables beside the cases of the example ``rotherham_2019``: each from draws of its own."""

from collections.abc import Sequence
from datetime import date

from yjp.synthetic.chance import Chance
from yjp.synthetic.columns import COLUMNS, Row, Tables
from yjp.synthetic.lives import Child
from yjp.synthetic.needs import health, homes, meetings, remands, schooling
from yjp.synthetic.rows import Written
from yjp.synthetic.service_2019 import actions, money, restorative

RECENT = date(2018, 4, 1)
"""Needs are made up for the children whom the service has worked with since."""
NO_HOME_RECORD = 0.06
NO_SCHOOL_RECORD = 0.12
NOT_SCREENED = 0.15
MEETINGS = (
    date(2018, 4, 24),
    date(2018, 7, 17),
    date(2018, 10, 16),
    date(2019, 1, 22),
    date(2019, 4, 16),
)


def add(seed: int, children: Sequence[Child], written: Written, last_day: date) -> Tables:
    """All tables of the example: those of the cases as they are, and the rest."""
    seen = sorted(
        (child for child in children if any(p.end is None or p.end >= RECENT for p in child.programmes)),
        key=lambda child: written.child_ids[child],
    )
    made: Tables = {
        **written.tables,
        **_needs(seed, seen, written, last_day),
        "victims": restorative.victim_rows(Chance(seed + 5), seen, written),
        "reparation": restorative.reparation_rows(Chance(seed + 6), seen, written),
        "board_meetings": meetings.rows(Chance(seed + 7), MEETINGS),
        "budget": money.budget(),
        "staffing": money.staffing(),
        "actions": actions.rows(),
    }
    return {table: made[table] for table in COLUMNS if table in made}


def _needs(seed: int, seen: Sequence[Child], written: Written, last_day: date) -> Tables:
    """Homes, schools, health and remands; for some children nothing is recorded, as in life."""
    remanding, living, learning, helping = (Chance(seed + place) for place in range(1, 5))
    found: dict[str, list[Row]] = {name: [] for name in ("accommodation", "education", "health", "remands")}
    for child in seen:
        child_id = written.child_ids[child]
        spells = remands.remands(remanding, child, RECENT)
        # The care of these children is settled: nobody can become looked after through a remand any more.
        remands.as_bail(child, spells)
        spells += remands.waiting(remanding, child, last_day)
        found["remands"] += remands.rows(child_id, spells)
        places = homes.homes(living, child, spells, last_day)
        lessons = schooling.schooling(learning, child, last_day)
        if not living.yes(NO_HOME_RECORD):
            found["accommodation"] += homes.rows(living, child_id, places)
        if not learning.yes(NO_SCHOOL_RECORD):
            found["education"] += schooling.rows(learning, child, child_id, lessons)
        if not helping.yes(NOT_SCREENED):
            found["health"] += health.rows(helping, child, child_id, last_day)
    return found
