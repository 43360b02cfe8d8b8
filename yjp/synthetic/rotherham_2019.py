"""The packaged example: a made-up caseload that stands exactly where Rotherham's plan of 2019-21 says it stood."""

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
from yjp.synthetic.service_2019 import beside
from yjp.synthetic.targets import CASELOAD, EXTRACT_DATE, FIRST_OUTCOMES, POPULATIONS, QUARTERS


def tables(seed: int, area: str) -> Tables:
    """The tables of the plain extract, the same for the same seed on every Python."""
    chance = Chance(seed)
    children, places = courses.deal(chance, QUARTERS, FIRST_OUTCOMES, EXTRACT_DATE)
    closing.close(chance, children, places)
    incidents.add(chance, children, EXTRACT_DATE)
    children += early_work.past(chance)
    caseload.give_programmes(chance, children, EXTRACT_DATE)
    groups = on_caseload.choose(chance, children, CASELOAD, EXTRACT_DATE)
    on_caseload.describe(chance, children, groups, CASELOAD, EXTRACT_DATE)
    written = rows.write(chance, children, area, POPULATIONS)
    return beside.add(seed, children, written, EXTRACT_DATE)
