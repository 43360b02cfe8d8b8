"""Every rule there is, in the order of the tables of a caseload."""

from yjp.errors import UnknownName
from yjp.rules import (
    accommodation,
    actions,
    board,
    budget,
    care,
    children,
    contradictions,
    custody,
    duplicates,
    education,
    groups,
    health,
    kpi,
    law,
    offences,
    outcomes,
    population,
    programmes,
    remands,
    reparation,
    send,
    staffing,
    victims,
)
from yjp.rules.definition import Rule

RULES: tuple[Rule, ...] = (
    *children.RULES,
    *duplicates.RULES,
    *offences.RULES,
    *outcomes.RULES,
    *contradictions.RULES,
    *law.RULES,
    *custody.RULES,
    *programmes.RULES,
    *care.RULES,
    *send.RULES,
    *accommodation.RULES,
    *education.RULES,
    *health.RULES,
    *remands.RULES,
    *victims.RULES,
    *reparation.RULES,
    *board.RULES,
    *budget.RULES,
    *staffing.RULES,
    *actions.RULES,
    *population.RULES,
    *groups.RULES,
    *kpi.RULES,
)
_BY_CODE = {r.code: r for r in RULES}


def rule(code: str) -> Rule:
    """The rule with a code; ``UnknownName`` where there is none."""
    if code not in _BY_CODE:
        raise UnknownName("rule", code, list(_BY_CODE))
    return _BY_CODE[code]
