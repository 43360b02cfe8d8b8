"""Interim codes: outcome 23 recorded as reprimand, a youth diversion order as a drug treatment and testing order."""

from tests.spec.reading import read
from yjp.indicators.first_time_entrants import first_time_entrants
from yjp.indicators.interim import as_meant, interim_outcomes


def entrants(table: str, *, as_recorded: bool = False) -> list[tuple[str, str, str]]:
    """Child, date and outcome type of every first time entrant, by child."""
    caseload = read(table) if as_recorded else as_meant(read(table))
    found = first_time_entrants(caseload).collect().sort("child_id")
    return [(child, str(day), kind) for child, day, kind, _ in found.iter_rows()]


def apart(table: str) -> list[tuple[str, str, str]]:
    """Child, date and recorded type of every outcome under an interim code."""
    found = interim_outcomes(read(table)).collect().sort("child_id")
    return [(child, str(day), kind) for child, day, kind in found.iter_rows()]


def test_a_reprimand_after_reprimands_had_ended_is_outcome_23_and_no_entry() -> None:
    assert entrants("""
        child | born       | offence    | outcome    | type
        A     | 2010-01-01 | 2026-01-10 | 2026-02-01 | reprimand
        B     | 1998-01-01 | 2013-03-01 | 2013-04-08 | reprimand
        C     | 1998-01-01 | 2013-03-01 | 2013-04-07 | reprimand
        D     | 2010-01-01 | 2026-01-10 | 2026-02-01 | youth_caution
    """) == [("C", "2013-04-07", "reprimand"), ("D", "2026-02-01", "youth_caution")]


def test_a_drug_treatment_order_after_these_had_ended_is_a_youth_diversion_order_and_no_entry() -> None:
    assert entrants("""
        child | born       | offence    | outcome    | type
        A     | 2010-01-01 | 2026-01-10 | 2026-02-01 | drug_treatment_and_testing_order
        B     | 1995-01-01 | 2010-03-01 | 2010-04-08 | drug_treatment_and_testing_order
    """) == [("B", "2010-04-08", "drug_treatment_and_testing_order")]


def test_counted_as_recorded_they_would_be_entries() -> None:
    table = """
        child | born       | offence    | outcome    | type
        A     | 2010-01-01 | 2026-01-10 | 2026-02-01 | reprimand
    """
    assert entrants(table, as_recorded=True) == [("A", "2026-02-01", "reprimand")]
    assert apart(table) == [("A", "2026-02-01", "reprimand")]


def test_a_diverted_child_can_still_enter_later() -> None:
    assert entrants("""
        child | born       | offence    | outcome    | type
        A     | 2010-01-01 | 2026-01-10 | 2026-02-01 | reprimand
        A     |            | 2026-03-10 | 2026-04-01 | youth_caution
    """) == [("A", "2026-04-01", "youth_caution")]
