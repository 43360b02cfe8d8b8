"""The calendar: the newest period, its deadline, and whether a caseload can make it."""

from datetime import date

import pytest

from tests.unit.returns import whole
from tests.unit.returns.small import caseload
from yjp.model.caseload import Caseload, from_rows
from yjp_returns.calendar import Ability, Next, calendar
from yjp_returns.case_level.items import ITEMS
from yjp_returns.finance.declared import B7, B8, BUDGET
from yjp_returns.registry import RETURNS

EXTRACT = date(2026, 6, 30)


def of(name: str, on: date, found: Caseload | None) -> Next:
    return next(each for each in calendar(on, found) if each.declared.id == name)


def test_every_return_is_in_the_calendar() -> None:
    assert [each.declared.id for each in calendar(EXTRACT, None)] == list(RETURNS)


@pytest.mark.parametrize(
    ("on", "period", "due"),
    [
        (date(2025, 6, 29), "2024Q4", date(2025, 4, 30)),
        (date(2025, 6, 30), "2025Q1", date(2025, 7, 31)),
        (date(2025, 7, 1), "2025Q1", date(2025, 7, 31)),
        (date(2026, 1, 31), "2025Q3", date(2026, 1, 31)),
    ],
)
def test_the_newest_quarter_that_is_over(on: date, period: str, due: date) -> None:
    found = of("kpi", on, None)
    assert (found.period, found.due) == (period, due)


def test_the_plan_is_that_of_the_year_it_is_written_in() -> None:
    found = of("plan", date(2025, 5, 1), None)
    assert (found.period, found.due) == ("2025/26", date(2025, 6, 30))
    assert of("plan", date(2025, 3, 31), None).period == "2024/25"
    assert (of("inspection", EXTRACT, None).period, of("inspection", EXTRACT, None).due) == (
        "on request",
        None,
    )


def test_what_a_workspace_can_make_and_what_it_lacks() -> None:
    nothing = of("kpi", EXTRACT, None)
    assert (nothing.ability, nothing.missing) == (Ability.NOT, ("nothing has been imported",))
    part = of("kpi", EXTRACT, caseload())
    assert part.ability is Ability.IN_PART
    assert "the extract has no education table" in part.missing
    assert "the extract has nothing in board_meetings.new_partner" in part.missing
    (by_hand,) = part.by_hand
    assert by_hand == (
        "the plain extract has plans of early help but no referrals to it: 0 of 12 cells are entered by hand; still "
        "open: 7/early_help_before/out_court_no_yjs_start, 7/early_help_before/yc_with_yjs_start, "
        "7/early_help_before/ycc_start and 9 more"
    )
    bare = from_rows(EXTRACT, children=[], offences=[], outcomes=[])
    assert of("kpi", EXTRACT, bare).ability is Ability.NOT
    late = of("kpi", date(2026, 9, 30), caseload())
    assert (late.ability, late.missing) == (
        Ability.NOT,
        ("the extract was made on 2026-06-30, before the period was over",),
    )
    assert of("kpi", EXTRACT, caseload()).declared.recipient.text.startswith("Ministry of Justice")


def test_where_the_newest_cannot_be_made_the_newest_that_can_is_said() -> None:
    late = date(2026, 9, 30)
    kpi = of("kpi", late, caseload())
    assert (kpi.ability, kpi.period) == (Ability.NOT, "2026Q2")
    assert kpi.newest is not None
    assert (kpi.newest.period, kpi.newest.command) == (
        "2026Q1",
        "yjp return kpi --period 2026Q1 --format xlsx",
    )
    # The KPIs began in April 2023: an extract of 2019 has no return of them, and none of 2026 is made from it.
    old = from_rows(date(2019, 6, 18), children=[], offences=[], outcomes=[])
    assert of("kpi", late, old).newest is None
    assert of("kpi", date(2019, 6, 18), old).missing == ("there was none before 2023-04-01",)
    assert of("kpi", EXTRACT, None).newest is None


def test_a_plan_is_made_from_an_extract_of_its_own_year_or_the_one_before() -> None:
    assert of("plan", date(2027, 6, 1), caseload()).ability is not Ability.NOT
    late = of("plan", date(2028, 6, 1), caseload())
    assert late.ability is Ability.NOT
    assert late.missing == ("the extract was made on 2026-06-30, more than a year before the period",)
    assert late.newest is not None
    assert late.newest.period == "2026/27"


def test_the_case_level_return_lists_the_items_that_it_writes() -> None:
    declared = of("case_level", EXTRACT, None).declared
    assert [part.id for part in declared.tables] == [item.name for item in ITEMS]
    assert {"offenceLegalOutcome", "mentalHealth", "substanceMisuse"} <= {part.id for part in declared.tables}
    found = of("case_level", EXTRACT, caseload())
    assert found.ability is Ability.IN_PART
    assert found.missing == tuple(
        f"the extract has no {name} table" for name in ("education", "care_status", "health", "victims")
    )
    assert found.command == "yjp return case-level --period 2026Q1"


def test_the_finance_return_needs_the_years_own_rows() -> None:
    declared = of("finance", EXTRACT, None).declared
    assert [part.id for part in declared.tables] == [BUDGET.id, B7.id, B8.id]
    # The newest year that is over is 2025/26: the budget has it, the staff end in 2024/25.
    part = of("finance", EXTRACT, whole.caseload())
    assert (part.period, part.ability) == ("2025/26", Ability.IN_PART)
    assert part.missing == ("the extract has no staffing of 2025/26",)
    assert part.command == "yjp return finance --period 2025/26"
    assert of("finance", date(2025, 6, 1), whole.caseload()).ability is Ability.WHOLE
    assert of("finance", EXTRACT, caseload()).ability is Ability.NOT


def test_the_inspection_pack_needs_no_year_of_its_own() -> None:
    found = of("inspection", EXTRACT, whole.caseload())
    assert found.ability is Ability.IN_PART
    assert found.missing == ("the extract has no care_status table", "the extract has no health table")
