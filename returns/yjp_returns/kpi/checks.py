"""The checks of the KPI return, declared.

The Ministry's own validation rules were not found: these follow from what the rows mean.
"""

from collections.abc import Callable, Iterator
from typing import Final

from yjp_returns.definition import Severity
from yjp_returns.kpi import checks_events as events
from yjp_returns.kpi import checks_living as living
from yjp_returns.kpi import checks_whole as whole
from yjp_returns.kpi.checking import KpiCheck, Outcome
from yjp_returns.kpi.held import Cells

SOURCE: Final = "Follows from what the rows mean; the official validation rules were not found"


def _check(
    identifier: str, what: str, look: Callable[[Cells], Iterator[Outcome]], severity: Severity = Severity.FAIL
) -> KpiCheck:
    return KpiCheck(id=identifier, what=what, severity=severity, source=SOURCE, grade="I", look=look)


CHECKS: tuple[KpiCheck, ...] = (
    _check("filled", "Every cell that the template asks for has a number", whole.filled, Severity.WARN),
    _check(
        "order_totals", "Children with an order ending are as many in KPI 1, 2, 3, 4, 5 and 7", living.totals
    ),
    _check(
        "kpi1_within_total",
        "KPI 1: suitable and not suitable together are at most the total",
        living.accommodation,
    ),
    _check(
        "kpi1_rows_within_total", "KPI 1: the same in each type of accommodation", living.accommodation_rows
    ),
    _check(
        "kpi1_types_add_up",
        "KPI 1: the types of accommodation add up to the children counted",
        living.accommodation_sums,
    ),
    _check("kpi2_within_total", "KPI 2: children at a time point are at most the total", living.education),
    _check(
        "kpi2_rows_within_ete",
        "KPI 2: suitable, full and part time, hours and provision are within ETE",
        living.education_rows,
    ),
    _check(
        "kpi3_nested",
        "KPI 3: plan within identified within order ending; suitable ETE within identified",
        living.send,
    ),
    _check(
        "kpi4_5_need", "KPI 4 and 5: children with a need are at most those with an order ending", living.need
    ),
    _check(
        "kpi4_5_attended",
        "KPI 4 and 5: attending is at most offered (a child may attend what was offered before)",
        living.attended,
        Severity.WARN,
    ),
    _check(
        "kpi6_within_ending", "KPI 6: completed and not completed are each at most ending", events.disposals
    ),
    _check(
        "kpi6_add_up",
        "KPI 6: completed and not completed together are those ending (a child can be in both, or in neither)",
        events.disposals_add_up,
        Severity.WARN,
    ),
    _check(
        "kpi7_within_total",
        "KPI 7: each status is at most the children with an order ending",
        living.statuses,
    ),
    _check(
        "kpi8_recorded",
        "KPI 8: each statutory sector is recorded as there or not there, once a board met",
        events.board_recorded,
    ),
    _check(
        "kpi8_at_most_one",
        "KPI 8: a sector is 0 or 1, however many people it sends",
        events.board_at_most_one,
    ),
    _check(
        "kpi8_once",
        "KPI 8: a sector is 1 under attended or 1 under not, never both",
        events.board_once,
        Severity.WARN,
    ),
    _check("kpi9_within_any", "KPI 9: the three categories are at most any offence", events.violence),
    _check(
        "kpi10_nested",
        "KPI 10: consent within victims; engaged within consent; told within asked",
        events.victims,
    ),
    _check(
        "manual_stale",
        "Where a number was entered by hand, what is counted is still what it was then",
        whole.stale,
        Severity.WARN,
    ),
)
