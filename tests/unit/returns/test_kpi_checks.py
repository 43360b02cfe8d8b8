"""The checks: sound returns pass, planted faults are caught, and what cannot be looked at is no pass."""

from random import Random

import pytest

from tests import random_kpis
from tests.caseloads import typed
from tests.unit.returns.small import END, PERIOD, POPULATION, caseload, entry, told
from yjp.indicators.kpi.quarters import quarter_of
from yjp.model.caseload import Caseload
from yjp_returns.kpi.checking import Verdict
from yjp_returns.kpi.held import Entry
from yjp_returns.kpi.make import KpiReturn, make

WELL = {
    "education": """
        child_id | start_date | ete_type          | suitability | hours_offered | hours_attended
        A        | 2023-01-01 | mainstream_school | suitable    | 25            | 20
        B        | 2023-01-01 | none              | unsuitable  |               |
    """,
    "health": """
        child_id | strand           | identified_date | offered_date | attended_start | intervention_type
        A        | mental_health    | 2024-02-01      | 2024-02-10   | 2024-03-01     | getting_help
        B        | substance_misuse | 2024-02-01      | 2024-02-10   | 2024-03-01     | targeted_intervention
    """,
    "care_status": """
        child_id | start_date | status
        A        | 2023-01-01 | child_in_need
    """,
    "victims": """
        victim_id|child_id|programme_id|consent_contact|rj_engaged|view_sought|progress_requested|progress_provided|\
support_requested|support_provided
        V1|A|P1|yes|yes|yes|yes|yes|yes|no
        V2|B|P2|no|no|no|no|no|no|no
    """,
}


def made(*entries: Entry, found: Caseload | None = None) -> KpiReturn:
    found = found or caseload(**WELL)
    return make(found, told(found), POPULATION, entries, END)


def verdicts(result: KpiReturn) -> dict[str, Verdict]:
    return {each.check.id: each.verdict for each in result.results}


def test_a_sound_return_passes_but_for_what_nobody_recorded() -> None:
    found = verdicts(made())
    assert {name: v for name, v in found.items() if v is not Verdict.PASS} == {
        # Referrals to early help and the two last questions to the board are not in the extract.
        "filled": Verdict.WARN,
        "kpi7_within_total": Verdict.COULD_NOT_RUN,
    }


@pytest.mark.parametrize(
    ("check", "cell", "number", "words"),
    [
        ("order_totals", "3/ending/ro_total", 4, "KPI 1 3, KPI 2 3, KPI 3 4, KPI 4 3"),
        ("kpi1_within_total", "1/friends/ro_end_yes", 3, "(5) is more than children in total (3)"),
        ("kpi1_rows_within_total", "1/friends/ro_end_yes", 1, "(1) is more than total (0)"),
        ("kpi1_types_add_up", "1/friends/ro_end_yes", 1, "(2) is not children counted (1)"),
        ("kpi2_within_total", "2/suitable/ro_school_end", 4, "in suitable ETE at end (4) is more than"),
        ("kpi2_rows_within_ete", "2/college/ro_school_end", 2, "in college (2) is more than in ETE (1)"),
        ("kpi3_nested", "3/plan/ro_total", 3, "(3) is more than with an identified need (2)"),
        ("kpi4_5_need", "4/need/ro_end", 4, "(4) is more than order ending (3)"),
        ("kpi4_5_attended", "5/attended_complex_care/ro_end", 1, "attending (1) is more than offered (0)"),
        ("kpi6_within_ending", "6/completed/ycc", 2, "completed (2) is more than ending (1)"),
        ("kpi6_add_up", "6/completed/ycc", 0, "(0) is not ending (1)"),
        (
            "kpi7_within_total",
            "7/child_in_need/ro_end",
            4,
            "child in need, end (4) is more than order ending (3)",
        ),
        ("kpi8_once", "8/senior/senior_a_not", 1, "attended (1) and not (1)"),
        ("kpi9_within_any", "9/any/age10to15", 0, "(1) is more than any offence of that gravity (0)"),
        ("kpi10_nested", "10/engaged/total", 2, "(2) is more than victims who consent (1)"),
    ],
)
def test_a_planted_fault_is_caught(check: str, cell: str, number: int, words: str) -> None:
    result = next(r for r in made(entry(cell, number)).results if r.check.id == check)
    assert any(words in outcome.sentence for outcome in result.broken), result.broken
    warns = check in ("kpi4_5_attended", "kpi6_add_up", "kpi8_once")
    assert result.verdict is (Verdict.WARN if warns else Verdict.FAIL)


def test_a_sector_of_which_nothing_is_recorded_fails_once_a_board_met() -> None:
    board = """
        meeting_date | sector | senior_attended | delegate_attended
        2024-05-14   | police | yes             | no
    """
    found = made(found=caseload(**{**WELL, "board_meetings": board}))
    result = next(r for r in found.results if r.check.id == "kpi8_recorded")
    assert result.verdict is Verdict.FAIL
    assert len(result.broken) == 4
    without = made(found=caseload(**{**WELL, "board_meetings": board.replace("2024-05-14", "2024-01-14")}))
    assert verdicts(without)["kpi8_recorded"] is Verdict.COULD_NOT_RUN


def test_an_entry_is_stale_when_what_is_counted_has_changed() -> None:
    fresh, stale = entry("3/plan/ro_total", 2, computed=1), entry("3/plan/ro_total", 2, computed=0)
    assert verdicts(made(fresh))["manual_stale"] is Verdict.PASS
    assert verdicts(made(stale))["manual_stale"] is Verdict.WARN


def test_an_incomplete_extract_gives_a_return_that_says_what_it_lacks() -> None:
    found = made(found=caseload())
    assert "the extract has no education table" in found.missing
    assert verdicts(found)["kpi2_within_total"] is Verdict.COULD_NOT_RUN
    assert not found.failed


def test_no_random_caseload_fails_a_check_that_counting_must_keep() -> None:
    for seed in range(6):
        found = typed(random_kpis.random_tables(Random(seed), 15), random_kpis.LAST_DAY)
        for period in ("2023Q4", PERIOD):
            result = make(found, told(found), POPULATION, [], quarter_of(period))
            broken = {r.check.id for r in result.failed}
            assert broken <= {"kpi8_recorded"}, (seed, period, broken)
