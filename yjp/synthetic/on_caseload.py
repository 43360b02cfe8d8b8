"""The children who are on the caseload on the extract date, by their most serious category, as many as declared."""

from collections.abc import Mapping, Sequence
from datetime import date

from yjp.model.codes import CaseloadCategory
from yjp.synthetic import caseload, early_work, offending, support
from yjp.synthetic.chance import Chance
from yjp.synthetic.lives import Child
from yjp.synthetic.targets import CaseloadTarget

WITHOUT_DECISION = (CaseloadCategory.PRE_COURT, CaseloadCategory.PREVENTION, CaseloadCategory.OTHER)


def choose(
    chance: Chance, children: list[Child], targets: Sequence[CaseloadTarget], last_day: date
) -> dict[CaseloadCategory, list[Child]]:
    """Who they are; ``children`` gains those hosted for other areas, and those without a caution or an order."""
    wanted = {CaseloadCategory(target.category): target.children for target in targets}
    on_orders, on_cautions = caseload.settle(
        chance, children, wanted[CaseloadCategory.STATUTORY], wanted[CaseloadCategory.YC_YCC], last_day
    )
    groups = {CaseloadCategory.STATUTORY: on_orders, CaseloadCategory.YC_YCC: on_cautions}
    for category in WITHOUT_DECISION:
        groups[category] = early_work.current(chance, category, wanted[category], last_day)
    children += [child for category in WITHOUT_DECISION for child in groups[category]]
    return groups


def describe(
    chance: Chance,
    children: Sequence[Child],
    groups: Mapping[CaseloadCategory, list[Child]],
    targets: Sequence[CaseloadTarget],
    last_day: date,
) -> None:
    """Every child's offences, care status and SEND; of those on the caseload as many with SEND as declared."""
    chosen = {child for group in groups.values() for child in group}
    for child in children:
        offending.describe(chance, child)
        support.give_care(chance, child, last_day)
        if child not in chosen:
            support.give_send(chance, child, last_day, None)
    for target in targets:
        support.give_send_on_caseload(chance, target, groups[CaseloadCategory(target.category)], last_day)
