"""The declared KPIs: exact labels, whole code lists, measures made of cells that exist."""

from itertools import pairwise

from yjp.indicators.kpi import accommodation, education
from yjp.indicators.kpi.declared.living import ACCOMMODATION_ROWS, PROVISION_ROWS
from yjp.indicators.kpi.declared.registry import KPIS_2023
from yjp.indicators.kpi.definition import Sum
from yjp.indicators.kpi.orders import COUNTED, DISPOSAL_OF, ORDERS, SERIOUSNESS
from yjp.model import codes


def label(table: int, row: str) -> str:
    return KPIS_2023.table(table).row(row).label


def test_ten_tables_with_the_templates_own_names() -> None:
    assert [t.id for t in KPIS_2023.tables] == [
        "kpi1_accommodation_detail_v1",
        "kpi2_ete_v1",
        "kpi3_send_aln_v1",
        "kpi4_mhew_v1",
        "kpi5_substance_misuse_v1",
        "kpi6_ooc_v1",
        "kpi7_ws_v1",
        "kpi8_mba_v1",
        "kpi9_sv_v1",
        "kpi10_victims_v1",
    ]


def test_odd_spaces_and_spelling_of_the_template_are_kept() -> None:
    assert label(1, "temporary") == "Temporary accomodation"
    assert label(2, "full_time").endswith("in the period ")
    assert label(3, "ending") == "Number of  children with an order ending in the period"
    assert label(5, "ending") == "Number of children with an order ending in the period"
    assert label(5, "need").endswith("substance misuse ")
    assert label(5, "attended_specialist_substance_misuse_treatment").endswith("treatment ")
    assert not label(5, "offered_specialist_substance_misuse_treatment").endswith(" ")
    assert label(10, "victims") == "Total number of victims "
    assert label(9, "any") == (
        "Offences with a gravity score of 5 or more for any offence resulting in a caution or sentence in the "
        "quarter"
    )


def test_columns_have_the_names_of_the_sql_and_of_the_template() -> None:
    first = {t.number: next((c.id, c.template) for c in t.columns) for t in KPIS_2023.tables}
    assert first == {
        1: ("out_court_no_yjs_total", "ns_total"),
        2: ("out_court_no_yjs_school_total", "ns_school_total"),
        3: ("out_court_no_yjs_total", "ns"),
        4: ("out_court_no_yjs_total", "ns_total"),
        5: ("out_court_no_yjs_total", "ns_total"),
        6: ("community_resolution", "community_resolution"),
        7: ("out_court_no_yjs_total", "ws_total"),
        8: ("senior_a_attended", "senior_a_attended"),
        9: ("age10to15", "age10to15"),
        10: ("total", "total"),
    }
    assert [c.id for c in KPIS_2023.table(1).columns if c.group == "cust"] == [
        "cust_total",
        "cust_start_yes",
        "cust_start_no",
        "cust_end_yes",
        "cust_end_no",
        "cust_release_yes",
        "cust_release_no",
    ]


def test_ids_are_unique() -> None:
    for table in KPIS_2023.tables:
        rows, columns = [r.id for r in table.rows], [c.id for c in table.columns]
        assert len(set(rows)) == len(rows)
        assert len(set(columns)) == len(columns)
    measures = [m.id for m in KPIS_2023.measures]
    assert len(set(measures)) == len(measures)


def test_labels_are_unique_under_their_heading() -> None:
    for table in KPIS_2023.tables:
        labels = [(r.heading, r.label) for r in table.rows if r.in_template]
        assert len(set(labels)) == len(labels)


def test_measures_are_made_of_cells_that_exist_and_are_asked_for() -> None:
    def asked(part: Sum) -> bool:
        table = KPIS_2023.table(part.table)
        points = {c.id: c.point for c in table.columns if not c.unavailable}
        return all(
            any(not table.row(r).points or points[c] in table.row(r).points for c in part.columns)
            for r in part.rows
        )

    parts = [p for m in KPIS_2023.measures for p in (m.numerator, m.denominator) if p]
    assert all(part.columns and asked(part) for part in parts)


def test_every_kpi_has_a_headline_and_two_of_them_have_two() -> None:
    headlines = {
        n: [m.definition for m in KPIS_2023.measures if m.kpi == n and m.headline] for n in range(1, 11)
    }
    both = ["Children with a need", "Help offered to children with a need"]
    # Completed and not completed are one headline of KPI 6.
    assert headlines == {n: [""] for n in range(1, 11)} | {4: both, 5: both, 6: ["", ""]}


def test_every_counted_outcome_is_ranked_once_and_known_to_the_model() -> None:
    assert sorted(SERIOUSNESS) == sorted(COUNTED)
    assert set(COUNTED) <= set(codes.OUTCOME_CODES)
    ranks = [[SERIOUSNESS.index(o) for o in order.outcomes] for order in ORDERS]
    # Each order is the more serious than all before it.
    assert all(max(later) < min(before) for before, later in pairwise(ranks))
    assert set(DISPOSAL_OF) == {o for order in ORDERS[:3] for o in order.outcomes}


def test_every_code_of_accommodation_and_education_has_its_row() -> None:
    assert set(accommodation.ROW_OF) == set(codes.values(codes.ACCOMMODATION_TYPES))
    assert set(accommodation.ROW_OF.values()) == set(ACCOMMODATION_ROWS)
    known = {*education.ROW_OF, *education.BY_HOURS, education.NONE}
    assert known == set(codes.values(codes.ETE_TYPES))
    assert set(education.ROW_OF.values()) == set(PROVISION_ROWS)


def test_only_certain_rows_are_graded_q_and_every_row_says_where_it_comes_from() -> None:
    rows = [row for table in KPIS_2023.tables for row in table.rows]
    assert {row.grade for row in rows} == {"Q", "I", "M"}
    assert all(row.source and row.meaning for row in rows)
    assert KPIS_2023.quality == "not yet suitable for decision-making"
    assert KPIS_2023.quality_source == "YJB, Quality and methodology information for new KPIs, 12 June 2025"
