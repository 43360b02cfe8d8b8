"""The example ``rotherham_2025``: each awkward case occurs in the KPI year, and the engine counts it as it should.

Every child told by hand is found by its date of birth; what is expected of it is worked out from the rules of the KPIs.
"""

from collections import Counter
from datetime import date

import polars as pl
import pytest

from tests import oracle
from tests.caseloads import typed
from yjp.indicators.kpi.cells import kpi_cells, kpi_members
from yjp.indicators.kpi.members import COLUMN, MEMBER, QUARTER, ROW_ID, TABLE
from yjp.indicators.kpi.quarters import quarter_of
from yjp.model.caseload import Caseload
from yjp.rules import registry
from yjp.rules.definition import RuleState, Severity
from yjp.rules.run import run
from yjp.synthetic import EXAMPLES, tables
from yjp.synthetic.service_2025.awkward_cases import told
from yjp.synthetic.service_2025.targets import CASELOAD, QUARTERS

EXTRACT = date(2025, 6, 30)
YEAR = ("2024Q1", "2024Q2", "2024Q3", "2024Q4")
"""April 2024 to March 2025."""
ENDING = "ending"


@pytest.fixture(scope="module")
def example() -> oracle.Tables:
    return tables("rotherham_2025")


@pytest.fixture(scope="module")
def caseload(example: oracle.Tables) -> Caseload:
    return typed(example, EXTRACT)


@pytest.fixture(scope="module")
def members(caseload: Caseload) -> pl.DataFrame:
    return kpi_members(caseload, [quarter_of(label) for label in YEAR])


def child(example: oracle.Tables, birth: str) -> str:
    (found,) = (row["child_id"] for row in example["children"] if row["date_of_birth"] == birth)
    return found


def orders_of(members: pl.DataFrame, child_id: str) -> list[tuple[str, str]]:
    """Quarter and order under which a child counts, from KPI 3."""
    of_child = (pl.col(TABLE) == 3) & (pl.col(ROW_ID) == ENDING) & (pl.col(MEMBER) == child_id)
    return members.filter(of_child).select(QUARTER, COLUMN).sort(QUARTER).rows()


def cells_of(members: pl.DataFrame, table: int, member: str) -> set[tuple[str, str, str]]:
    found = members.filter((pl.col(TABLE) == table) & (pl.col(MEMBER) == member))
    return set(found.select(QUARTER, ROW_ID, COLUMN).rows())


# The year as a whole ------------------------------------------------------------------------------------------


def test_every_cell_that_the_template_asks_for_is_counted_in_each_quarter(caseload: Caseload) -> None:
    """Referrals to early help are the one thing that a plain extract cannot hold."""
    cells = kpi_cells(caseload, [quarter_of(label) for label in (*YEAR, "2025Q1")])
    asked = cells.filter(pl.col("in_template") & ~pl.col("state").is_in(["not asked", "not public"]))
    empty = asked.filter(pl.col("value").is_null()).select("table", "state").unique().rows()
    assert empty == [(7, "not held")]
    assert set(asked.filter(pl.col("value") > 0).get_column("table")) == set(range(1, 11))


def test_every_order_and_every_disposal_ends_in_the_year(members: pl.DataFrame) -> None:
    ending = members.filter((pl.col(TABLE) == 3) & (pl.col(ROW_ID) == ENDING)).get_column(COLUMN)
    assert {column.removesuffix("_total") for column in ending} == {
        *("out_court_no_yjs", "yc_with_yjs", "ycc", "ro", "yro", "cust")
    }
    disposals = set(members.filter(pl.col(TABLE) == 6).get_column(COLUMN))
    assert {"community_resolution", "nfa_o22_yjs", "nfa_o22_deferred_yjs", "yc_yjs", "ycc"} <= disposals


# The children told by hand ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("birth", "expected"),
    [
        pytest.param(
            "2008-03-12", [("2024Q2", "yro_total")], id="two orders of one quarter: the more serious"
        ),
        pytest.param("2009-01-17", [("2024Q2", "ro_total")], id="6 months from 5 March"),
        pytest.param("2010-02-10", [("2024Q2", "out_court_no_yjs_total")], id="outcome 22 with work"),
        pytest.param("2010-06-24", [], id="outcome 22 without"),
        pytest.param("2009-04-02", [], id="lived elsewhere"),
        pytest.param("2008-09-19", [], id="quashed"),
        pytest.param(
            "2007-07-09", [("2024Q4", "yro_total")], id="changed on appeal: the sentence that stands"
        ),
        pytest.param("2007-09-12", [("2024Q3", "ro_total")], id="ended the day custody began"),
        pytest.param("2007-02-26", [("2024Q2", "cust_total")], id="10 months from 12 September 2023"),
        pytest.param("2008-01-22", [("2024Q3", "yro_total")], id="remanded, then no custody"),
        pytest.param("2006-11-20", [("2024Q4", "ro_total")], id="turned 18 during it"),
    ],
)
def test_a_told_child_counts_under_the_order_and_quarter_that_the_rules_give(
    example: oracle.Tables, members: pl.DataFrame, birth: str, expected: list[tuple[str, str]]
) -> None:
    assert orders_of(members, child(example, birth)) == expected


def test_unknown_accommodation_at_the_end_is_unsuitable(
    example: oracle.Tables, members: pl.DataFrame
) -> None:
    found = cells_of(members, 1, child(example, "2009-01-17"))
    assert {("2024Q2", "unknown", "ro_end_no"), ("2024Q2", "parents", "ro_start_yes")} <= found
    assert not any(column == "ro_end_yes" for _, _, column in found)


def test_of_two_records_at_the_end_the_unsuitable_one_decides(
    example: oracle.Tables, members: pl.DataFrame
) -> None:
    found = cells_of(members, 1, child(example, "2007-10-05"))
    assert {("2024Q3", "friends", "ro_end_no"), ("2024Q3", "supported", "ro_start_yes")} <= found
    assert not any(column == "ro_end_yes" for _, _, column in found)


def test_a_need_found_after_the_order_is_none_of_it(example: oracle.Tables, members: pl.DataFrame) -> None:
    assert cells_of(members, 4, child(example, "2008-08-30")) == {("2024Q3", ENDING, "ro_total")}


def test_treatment_begun_before_the_order_is_treatment_before_it(
    example: oracle.Tables, members: pl.DataFrame
) -> None:
    found = cells_of(members, 5, child(example, "2007-12-05"))
    assert ("2024Q4", "treated_before", "ro_start") in found
    assert not any(row == "need" for _, row, _ in found)


def test_outcome_22_is_a_disposal_only_with_work(example: oracle.Tables, members: pl.DataFrame) -> None:
    assert cells_of(members, 6, child(example, "2010-02-10")) == {
        ("2024Q2", row, "nfa_o22_yjs") for row in (ENDING, "completed")
    }
    assert cells_of(members, 6, child(example, "2010-06-24")) == set()


def test_one_victim_of_two_children_is_one_victim(example: oracle.Tables, members: pl.DataFrame) -> None:
    both = {child(example, birth) for birth in ("2008-05-27", "2008-11-14")}
    (victim,) = {row["victim_id"] for row in example["victims"] if row["child_id"] in both}
    rows = [row for row in example["victims"] if row["victim_id"] == victim]
    assert {row["child_id"] for row in rows} == both
    of_victims = (pl.col(TABLE) == 10) & (pl.col(ROW_ID) == "victims")
    of_quarter = members.filter(of_victims & (pl.col(QUARTER) == "2024Q3"))
    assert victim in of_quarter.get_column(MEMBER).to_list()
    children = members.filter((pl.col(TABLE) == 10) & (pl.col(ROW_ID) == "children"))
    assert both <= set(children.filter(pl.col(QUARTER) == "2024Q3").get_column(MEMBER))


def test_theft_of_gravity_5_is_grave_and_robbery_of_gravity_4_is_neither(
    example: oracle.Tables, members: pl.DataFrame
) -> None:
    mine = child(example, "2009-07-15")
    ids = {r["offence_category"]: r["offence_id"] for r in example["offences"] if r["child_id"] == mine}
    theft = cells_of(members, 9, ids["theft_and_handling_stolen_goods"])
    robbery = cells_of(members, 9, ids["robbery"])
    assert theft == {("2024Q2", row, "age10to15") for row in ("any", "all_offences")}
    assert robbery == {("2024Q2", "all_offences", "age10to15")}
    assert cells_of(members, 9, mine) == {("2024Q2", "children", "age10to15")}


def test_a_remanded_child_is_looked_after_from_that_day(
    example: oracle.Tables, members: pl.DataFrame
) -> None:
    for birth in ("2007-09-12", "2008-01-22", "2007-02-26"):
        mine = child(example, birth)
        (remand,) = [r for r in example["remands"] if r["child_id"] == mine]
        care = [r for r in example["care_status"] if r["child_id"] == mine and r["status"] == "looked_after"]
        assert any(r["start_date"] <= remand["start_date"] for r in care)
    held = {r["remand_type"] for r in example["remands"] if r["child_id"] == child(example, "2007-09-12")}
    assert held == {"remand_to_youth_detention_accommodation"}


# The rest -----------------------------------------------------------------------------------------------------


def test_counts_are_the_declared_ones_but_for_the_children_told_by_hand(example: oracle.Tables) -> None:
    births = {one.child.birth.isoformat() for one in told()}
    by_hand = {row["child_id"] for row in example["children"] if row["date_of_birth"] in births}
    assert len(by_hand) == len(births) == 17
    dealt = {
        name: [row for row in rows if row.get("child_id", "") not in by_hand]
        for name, rows in example.items()
    }
    entrants, custody = oracle.fte_by_quarter(dealt), oracle.custody_by_quarter(dealt)
    for target in QUARTERS:
        followed = oracle.cohort(dealt, target.end, EXTRACT)
        proven = [one.reoffences for one in followed if one.reoffences]
        counts = (
            entrants.get(target.end, 0),
            len(followed),
            len(proven),
            sum(proven),
            custody.get(target.end, 0),
        )
        assert counts == (
            target.first_time_entrants,
            target.cohort,
            target.reoffenders,
            target.reoffences,
            target.custody,
        ), target.end
    # Twelve of them are first time entrants of 2024, one of 2023: the other four were never cautioned or sentenced
    # here, or an appeal took it away.
    theirs = Counter(e.outcome_date.year for e in oracle.fte_events(example) if e.child_id in by_hand)
    assert theirs == {2024: 12, 2023: 1}


def test_a_service_of_that_size(example: oracle.Tables) -> None:
    assert 250 <= len(example["children"]) <= 500
    on = oracle.caseload(example, EXTRACT)
    assert Counter(one.category for one in on) == {t.category: t.children for t in CASELOAD}
    assert 80 <= len(on) <= 120


def test_no_rule_of_severity_error_fails_and_few_warn(caseload: Caseload) -> None:
    results = run(caseload, registry.RULES)
    failed = {r.rule.code: r for r in results if r.state is RuleState.FAILED}
    assert [code for code, r in failed.items() if r.rule.severity is Severity.ERROR] == []
    warned = {code: r.failures for code, r in failed.items() if r.rule.severity is Severity.WARNING}
    # Two homes at once and one that is unknown: told by hand.
    assert warned == {"ACC03": 2, "ACC06": 1}
    not_run = {r.rule.code for r in results if r.state is RuleState.COULD_NOT_RUN}
    assert not_run == {"CHI08", "CHI09", "CHI13", "DUP02"}  # no child has a PNC id


def test_budget_and_board_are_whole(example: oracle.Tables) -> None:
    assert (
        {row["year"] for row in example["budget"]}
        == {"2024", "2025"}
        == {r["year"] for r in example["staffing"]}
    )
    assert all(all(row.values()) for row in example["budget"])
    quarters = {
        oracle.quarter_end(date.fromisoformat(row["meeting_date"])) for row in example["board_meetings"]
    }
    assert {quarter_of(label) for label in (*YEAR, "2025Q1")} <= quarters
    absent = [
        (row["meeting_date"], row["sector"])
        for row in example["board_meetings"]
        if row["senior_attended"] == row["delegate_attended"] == "no"
    ]
    assert absent == [("2024-04-23", "health")]


def test_it_says_that_no_plan_stands_behind_it() -> None:
    made = EXAMPLES["rotherham_2025"]
    assert "made up" in made.title
    assert "every number is invented" in made.about
    assert made.published == ()
