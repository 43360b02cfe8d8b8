"""The packaged example of today: an invented service with every table, so that a whole year of KPIs can be counted."""

from datetime import date

from yjp.synthetic import (
    caseload,
    closing,
    courses,
    early_work,
    incidents,
    on_caseload,
    rows,
)
from yjp.synthetic.chance import Chance
from yjp.synthetic.columns import Tables
from yjp.synthetic.service_2025 import beside, law
from yjp.synthetic.service_2025.awkward_cases import told
from yjp.synthetic.service_2025.targets import (
    CASELOAD,
    DIVERSIONS,
    EXTRACT_DATE,
    POPULATIONS,
    PREVENTION,
    QUARTERS,
)

LAST_CLOSED = date(2025, 4, 15)
"""Diversions last two months."""


def tables(seed: int, area: str) -> Tables:
    """The tables of the plain extract, the same for the same seed on every Python."""
    chance = Chance(seed)
    children, places = courses.deal(chance, QUARTERS, (), EXTRACT_DATE)
    closing.close(chance, children, places)
    incidents.add(chance, children, EXTRACT_DATE)
    children += early_work.past(chance, DIVERSIONS, PREVENTION, _day_of)
    caseload.give_programmes(chance, children, EXTRACT_DATE)
    groups = on_caseload.choose(chance, children, CASELOAD, EXTRACT_DATE)
    law.put_right(chance, children)
    by_hand = told()
    children += [one.child for one in by_hand]
    on_caseload.describe(chance, children, groups, CASELOAD, EXTRACT_DATE)
    law.before_the_rows(chance, children)
    remands_of = beside.remanded(Chance(seed + 4), children, by_hand)
    written = rows.write(chance, children, area, POPULATIONS)
    return beside.add(seed, area, children, by_hand, remands_of, written)


def _day_of(chance: Chance, year: int) -> date:
    """A day of the year, early enough for the work to be over by the extract."""
    return chance.working_day(date(year, 1, 1), min(date(year, 12, 31), LAST_CLOSED))
