"""Interim codes: outcome 23 recorded as reprimand, a youth diversion order as a drug treatment and testing order."""

from tests.spec.reading import read
from yjp.indicators.first_time_entrants import first_time_entrants
from yjp.indicators.interim import as_meant, interim_outcomes
from yjp.model.caseload import Caseload

TABLE = """
    child | born       | offence    | outcome    | type
    A     | 2010-01-01 | 2026-01-10 | 2026-02-01 | reprimand
    B     | 2010-01-01 | 2026-01-10 | 2026-02-01 | drug_treatment_and_testing_order
    C     | 1998-01-01 | 2013-03-01 | 2013-04-07 | reprimand
    D     | 1998-01-01 | 2013-03-01 | 2013-04-08 | reprimand
    E     | 1995-01-01 | 2010-03-01 | 2010-04-08 | drug_treatment_and_testing_order
    F     | 2010-01-01 | 2026-01-10 | 2026-02-01 | youth_caution
"""


def entrants(caseload: Caseload) -> list[str]:
    """The children who are first time entrants."""
    return sorted(first_time_entrants(caseload).collect().get_column("child_id"))


def test_codes_that_had_ended_by_then_stand_for_diversion() -> None:
    caseload = read(TABLE)
    assert sorted(interim_outcomes(caseload).collect().get_column("child_id")) == ["A", "B", "D"]
    assert entrants(as_meant(caseload)) == ["C", "E", "F"]


def test_counted_as_recorded_they_would_be_entrants() -> None:
    assert entrants(read(TABLE)) == ["A", "B", "C", "D", "E", "F"]


def test_a_diverted_child_can_still_enter_later() -> None:
    caseload = as_meant(
        read("""
        child | born       | offence    | outcome    | type
        A     | 2010-01-01 | 2026-01-10 | 2026-02-01 | reprimand
        A     |            | 2026-03-10 | 2026-04-01 | youth_caution
    """)
    )
    found = first_time_entrants(caseload).collect()
    assert found.select("child_id", "outcome_type").rows() == [("A", "youth_caution")]
