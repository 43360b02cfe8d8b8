"""The KPIs at the edges: the day of the extract, provision by hours, what a member is, words beside a figure."""

from datetime import date

import polars as pl
import pytest

from tests.spec.kpi_reading import members, read, values
from tests.spec.reading import EXTRACT_DATE
from yjp.figures import AreaRole
from yjp.indicators.kpi.cells import kpi_members
from yjp.indicators.kpi.declared.registry import KPIS_2023
from yjp.indicators.kpi.definition import CellState
from yjp.indicators.kpi.rows import kpi_rows
from yjp.indicators.registry import indicator
from yjp.indicators.rows import Place

PLACE = Place(area="rotherham", area_name="Rotherham", role=AreaRole.LOCAL, source_ref="test")
POPULATION = pl.DataFrame({"year": [2023], "population_10_17": [20_000], "source": ["ONS"]})
ORDER = """
    child | born       | order          | start      | end        | category | gravity
    A     | 2009-01-01 | referral_order | 2024-01-01 | 2024-06-10 | robbery  | 6
"""


def test_a_meeting_on_the_day_of_the_extract_counts_and_a_later_one_does_not() -> None:
    assert date(2026, 6, 30) == EXTRACT_DATE
    assert members(
        8,
        "senior",
        orders=ORDER,
        board_meetings="""
        meeting_date | sector    | senior_attended | delegate_attended
        2026-06-30   | education | yes             | no
        2026-07-01   | health    | yes             | no
        """,
    ) == [("2026Q1", "senior", "senior_b_attended", "education")]


@pytest.mark.parametrize(
    ("provision", "attended", "row"),
    [
        ("mainstream_school", 25, "school_full_time"),
        ("mainstream_school", 24, "school_part_time"),
        ("mainstream_school", 1, "school_part_time"),
        ("pupil_referral_unit", 25, "pru_full_time"),
        ("pupil_referral_unit", 1, "pru_part_time"),
        ("electively_home_educated", 0, "home_educated"),
    ],
)
def test_school_and_pupil_referral_unit_are_full_or_part_time_by_the_hours_attended(
    provision: str, attended: int, row: str
) -> None:
    rows = [r.id for r in KPIS_2023.table(2).rows if "education.ete_type" in r.needs]
    found = members(
        2,
        *rows,
        orders=ORDER,
        education=f"""
        child_id | start_date | ete_type    | suitability | hours_offered | hours_attended
        A        | 2023-01-01 | {provision} | suitable    | 25            | {attended}
        """,
    )
    assert {line[1] for line in found} == {row}


def test_what_one_member_of_a_cell_is() -> None:
    """Children in most tables, offences in table 9, victims in table 10, sectors in table 8."""
    caseload = read(
        ORDER,
        victims="""
        victim_id | child_id | programme_id
        V1        | A        | P1
        """,
        board_meetings="""
        meeting_date | sector | senior_attended | delegate_attended
        2024-04-30   | health | yes             | no
        """,
    )
    ends = [date(2024, 3, 31), date(2024, 6, 30)]
    found = kpi_members(caseload, ends).select("table", "row", "member_kind").unique()
    kinds = {(table, row): kind for table, row, kind in found.iter_rows()}
    assert kinds[9, "any"] == kinds[9, "robbery"] == "offence"
    assert kinds[9, "children_serious"] == "child"
    assert kinds[10, "victims"] == "victim"
    assert kinds[10, "children"] == "child"
    assert kinds[8, "senior"] == "sector"


def test_a_measure_that_could_not_be_counted_says_so_after_its_label() -> None:
    rows = kpi_rows(read(ORDER), PLACE, POPULATION, [date(2024, 6, 30)])
    found = {
        name: (value, reason, quality)
        for name, value, reason, quality in rows.select("indicator", "value", "reason", "quality").rows()
    }
    label = indicator("kpi2_suitable_end").caveat
    why = "the extract has no education table"
    assert found["kpi2_suitable_end"] == (None, why, f"{label}; not counted: {why}")
    assert found["kpi9_rate"][2] == f"{label}; population of mid-2023: ONS"


def test_titles_name_what_a_percentage_is_of() -> None:
    assert indicator("kpi9_serious_of_all").title == (
        "Serious violent offences, as a percentage of all proven offences"
    )
    assert indicator("kpi9_serious_of_all").denominator == "All proven offences"


def test_the_columns_of_disposals_are_called_as_in_the_template() -> None:
    assert [column.group_label for column in KPIS_2023.table(6).columns] == [
        "Community resolution with YJS",
        "NFA Outcome 22 with YJS",
        "NFA Outcome 22 deferred prosecution/caution with YJS",
        "NFA Outcome 20/21 with YJS",
        "Youth caution with YJS",
        "Youth conditional caution",
    ]


@pytest.mark.parametrize("table", [4, 5])
def test_needs_are_asked_at_the_end_and_treatment_before_at_the_start(table: int) -> None:
    points = {row.id: row.points for row in KPIS_2023.table(table).rows}
    assert (points.pop("ending"), points.pop("treated_before")) == (("total",), ("start",))
    assert set(points.values()) == {("end",)}


def test_early_help_is_asked_before_and_a_referral_after() -> None:
    points = {row.id: row.points for row in KPIS_2023.table(7).rows}
    both = dict.fromkeys(
        ("looked_after", "child_protection_plan", "child_in_need", "early_help"), ("start", "end")
    )
    assert points == {
        "ending": ("total",),
        **both,
        "early_help_before": ("start",),
        "early_help_referred": ("end",),
        "supported": ("end",),
    }


def test_a_cell_of_a_quarter_without_a_child_is_nought() -> None:
    assert values(
        6,
        "ending",
        ("ycc", "yc_yjs"),
        quarter="2024Q1",
        orders=ORDER.replace("referral_order", "youth_caution "),
    ) == [("yc_yjs", 1, ""), ("ycc", 0, "")]


def test_the_states_of_a_cell_are_words_of_the_return() -> None:
    assert [str(state) for state in CellState] == [
        "counted",
        "not asked",
        "no data",
        "not held",
        "not public",
        "out of time",
    ]
