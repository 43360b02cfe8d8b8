"""Which rows go empty when a case system does not record something: what an analyst is told before she sends them."""

from yjp.indicators.kpi.declared.registry import KPIS_2023

LINKED = ("programmes", "programmes.end_date", "programmes.disposal_type", "programme links")
OF_TABLES = {
    1: (*LINKED, "accommodation", "accommodation.suitability", "accommodation.accommodation_type"),
    2: (*LINKED, "education", "education.suitability"),
    3: (*LINKED, "send", "send.identified"),
    4: (*LINKED, "health", "health.strand", "health need dates"),
    5: (*LINKED, "health", "health.strand", "health need dates"),
    6: LINKED,
    7: (*LINKED, "care_status", "care_status.status"),
    8: ("board_meetings",),
    # Offences count on the day of the outcome: no programme need have ended.
    9: ("programmes", "programmes.disposal_type", "programme links"),
    10: (*LINKED, "victims", "victims.programme_id"),
}
ADVICE = "getting_advice getting_help getting_additional_help getting_risk_support"
TREATMENT = "targeted_intervention specialist_substance_misuse_treatment complex_care"
GRAVE = "children_serious score_5 score_6 score_7 score_8"
ORDERS = "order_yc_with_yjs order_ycc order_ro order_yro order_cust"
KINDS = "drugs robbery violence_against_the_person"


def _each(what: str, kinds: str) -> list[str]:
    return [f"{what}_{kind}" for kind in kinds.split()]


OF_ROWS = {
    (2, "education.hours_offered"): ["full_time", "part_time", "offered_1_15", "offered_16_24", "offered_25"],
    (2, "education.hours_attended"): ["attended_1_15", "attended_16_24", "attended_25"],
    (3, "send.formal_plan"): ["plan"],
    (3, "education"): ["suitable", "unsuitable"],
    (3, "education.suitability"): ["suitable", "unsuitable"],
    (4, "health.attended_start"): ["treated_before", *_each("attended", ADVICE)],
    (4, "health.offered_date"): [*_each("offered", ADVICE), "offered_any", "not_attended"],
    (4, "health.intervention_type"): [
        *_each("offered", ADVICE),
        *_each("attended", ADVICE),
        "offered_any",
        "no_intervention",
    ],
    (5, "health.attended_start"): ["treated_before", *_each("attended", TREATMENT)],
    (5, "health.offered_date"): [*_each("offered", TREATMENT), "offered_any", "not_attended"],
    (5, "health.intervention_type"): [
        *_each("offered", TREATMENT),
        *_each("attended", TREATMENT),
        "offered_any",
        "no_intervention",
    ],
    (6, "programmes.kpi6_completed"): ["completed", "not_completed", "programmes_completed"],
    (8, "board_meetings.senior_attended"): ["senior"],
    (8, "board_meetings.delegate_attended"): ["delegated"],
    (8, "board_meetings.new_partner"): ["new_partner"],
    (8, "board_meetings.shares_ethnicity_data"): ["shares_data"],
    (9, "offences.gravity"): f"{KINDS} any {GRAVE} {ORDERS}".split(),
    # Whatever the offence, a gravity of five or more is enough for "any".
    (9, "offences.offence_category"): f"{KINDS} {GRAVE} {ORDERS}".split(),
    # Who does not consent is neither engaged nor asked.
    (10, "victims.consent_contact"): ["consent", "engaged", "view"],
    (10, "victims.rj_engaged"): ["engaged"],
    (10, "victims.view_sought"): ["view"],
    (10, "victims.progress_requested"): ["progress_requested", "progress_provided"],
    (10, "victims.progress_provided"): ["progress_provided"],
    (10, "victims.support_requested"): ["support_requested", "support_provided"],
    (10, "victims.support_provided"): ["support_provided"],
    (10, "victims.contacted_date"): ["contacted"],
}


def test_what_every_table_needs() -> None:
    assert {table.number: table.needs for table in KPIS_2023.tables} == OF_TABLES


def test_what_single_rows_need_besides() -> None:
    found: dict[tuple[int, str], list[str]] = {}
    for table in KPIS_2023.tables:
        for row in table.rows:
            for need in row.needs:
                found.setdefault((table.number, need), []).append(row.id)
    kinds = found.pop((2, "education.ete_type"))
    assert len(kinds) == 20
    assert {(key, frozenset(rows)) for key, rows in found.items()} == {
        (key, frozenset(rows)) for key, rows in OF_ROWS.items()
    }


def test_what_is_counted_in_each_row() -> None:
    """Children, but for programmes in table 6, sectors in table 8, offences in table 9 and victims in table 10."""
    rows = {(t.number, row.id): row.counts for t in KPIS_2023.tables for row in t.rows}
    others = {key: counts for key, counts in rows.items() if counts != "children"}
    assert {key for key, counts in others.items() if counts == "offences"} == {
        (9, each)
        for each in f"{KINDS} any all_offences {GRAVE} {ORDERS}".split()
        if each != "children_serious"
    }
    assert {number for (number, _), counts in others.items() if counts == "victims"} == {10}
    assert rows[10, "children"] == rows[9, "children_serious"] == "children"
    assert {key for key, counts in others.items() if counts == "programmes"} == {
        (6, "programmes"),
        (6, "programmes_completed"),
    }


def test_what_no_extract_can_say_is_named_so() -> None:
    """Early help before and after is asked of the council; what five columns of table 1 hold is not public."""
    unavailable = [(t.number, row.id) for t in KPIS_2023.tables for row in t.rows if row.unavailable]
    assert unavailable == [(7, "early_help_before"), (7, "early_help_referred")]
    assert [c.id for c in KPIS_2023.table(1).columns if c.unavailable] == [
        "noncust_total",
        "noncust_start_yes",
        "noncust_start_no",
        "noncust_release_yes",
        "noncust_release_no",
    ]
