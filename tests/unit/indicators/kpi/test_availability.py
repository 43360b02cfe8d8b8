"""Why a cell of a KPI cannot be counted: the phrase that stands beside the empty cell."""

from tests.spec.kpi_reading import read
from yjp.indicators.kpi.availability import LINKS, NEED_DATES, lacking
from yjp.model.caseload import Caseload

ORDERS = """
    child | born       | order          | start      | end
    A     | 2009-01-01 | referral_order | 2024-01-01 | 2024-06-10
"""
HEALTH = """
    child_id | need_type     | {column}
    A        | mental_health | {day}
"""


def caseload(*without: str, **tables: str) -> Caseload:
    whole = read(ORDERS, **tables)
    kept = {name: frame for name, frame in whole.tables.items() if name not in without}
    return Caseload(extract_date=whole.extract_date, tables=kept)


def test_a_table_that_is_not_there_and_a_column_that_is_empty() -> None:
    assert lacking(caseload(), ["children"]) == ""
    assert lacking(caseload(), ["education"]) == "the extract has no education table"
    assert lacking(caseload(), ["education.status"]) == "the extract has no education table"
    assert lacking(caseload(), ["offences.gravity"]) == "the extract has nothing in offences.gravity"
    assert lacking(caseload(), ["offences.offence_date"]) == ""


def test_the_first_of_several_needs_is_named() -> None:
    assert lacking(caseload(), ["children", "offences.gravity", "education"]) == (
        "the extract has nothing in offences.gravity"
    )
    assert lacking(caseload(), []) == ""


def test_links_are_a_table_of_their_own_or_a_column_of_programmes() -> None:
    assert lacking(caseload(), [LINKS]) == ""
    assert lacking(caseload("programme_offences"), [LINKS]) == (
        "the extract links no programme with an offence or an outcome"
    )
    assert lacking(caseload("programme_offences", "programmes"), [LINKS]) == ""
    linked = """
        programme_id | child_id | start_date | disposal_type  | outcome_id
        P1           | A        | 2024-01-01 | referral_order | O1
    """
    assert lacking(caseload("programme_offences", programmes=linked), [LINKS]) == ""


def test_a_need_is_dated_by_either_of_two_days() -> None:
    for column in ("identified_date", "screened_date"):
        assert lacking(caseload(health=HEALTH.format(column=column, day="2024-01-01")), [NEED_DATES]) == ""
    undated = caseload(health=HEALTH.format(column="identified_date", day=""))
    assert lacking(undated, [NEED_DATES]) == (
        "the extract has nothing in health.identified_date or health.screened_date"
    )
    assert lacking(caseload(), [NEED_DATES]) == ""
