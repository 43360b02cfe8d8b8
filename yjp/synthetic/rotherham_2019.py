"""The packaged example: a made-up caseload that stands exactly where Rotherham's plan of 2019-21 says it stood."""

from yjp.model.codes import CaseloadCategory
from yjp.synthetic import caseload, closing, courses, early_work, incidents, offending, rows, support
from yjp.synthetic.chance import Chance
from yjp.synthetic.lives import Child
from yjp.synthetic.targets import CASELOAD, EXTRACT_DATE, FIRST_OUTCOMES, POPULATIONS, QUARTERS

WITHOUT_DECISION = (CaseloadCategory.PRE_COURT, CaseloadCategory.PREVENTION, CaseloadCategory.OTHER)


def tables(seed: int, area: str) -> rows.Tables:
    """The tables of the plain extract, the same for the same seed on every Python."""
    chance = Chance(seed)
    children, places = courses.deal(chance, QUARTERS, FIRST_OUTCOMES, EXTRACT_DATE)
    closing.close(chance, children, places)
    incidents.add(chance, children, EXTRACT_DATE)
    children += early_work.past(chance)
    caseload.give_programmes(chance, children, EXTRACT_DATE)
    groups = _settle_caseload(chance, children)
    on_caseload = [child for group in groups.values() for child in group]
    children += [child for category in WITHOUT_DECISION for child in groups[category]]
    for child in children:
        offending.describe(chance, child)
        support.give_care(chance, child, EXTRACT_DATE)
        if child not in on_caseload:
            support.give_send(chance, child, EXTRACT_DATE, None)
    for target in CASELOAD:
        group = groups[CaseloadCategory(target.category)]
        support.give_send_on_caseload(chance, target, group, EXTRACT_DATE)
    return rows.tables(chance, children, area, POPULATIONS)


def _settle_caseload(chance: Chance, children: list[Child]) -> dict[CaseloadCategory, list[Child]]:
    """The children on the caseload by their most serious category; ``children`` gains those hosted for others."""
    wanted = {CaseloadCategory(target.category): target.children for target in CASELOAD}
    on_orders, on_cautions = caseload.settle(
        chance, children, wanted[CaseloadCategory.STATUTORY], wanted[CaseloadCategory.YC_YCC], EXTRACT_DATE
    )
    groups = {CaseloadCategory.STATUTORY: on_orders, CaseloadCategory.YC_YCC: on_cautions}
    for category in WITHOUT_DECISION:
        groups[category] = early_work.current(chance, category, wanted[category], EXTRACT_DATE)
    return groups
