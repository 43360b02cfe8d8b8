"""Which need a child has on a day: there, not there, or not recorded."""

from datetime import date

import polars as pl

from tests.spec.family_reading import family
from yjp.indicators.needs.children import TOGETHER_COUNT, needs_on

SAID = {True: "yes", False: "no", None: "not recorded"}


def needs(day: str, need: str, **tables: str) -> list[tuple[str, str]]:
    """Child, and whether the need is there on the day."""
    caseload = family("2026-06-30", **tables)
    children = caseload["children"].select("child_id", pl.lit(date.fromisoformat(day)).alias("day"))
    found = needs_on(caseload, children).sort("child_id").collect()
    return [(child, SAID[there]) for child, there in found.select("child_id", need).iter_rows()]


def together(day: str, **tables: str) -> list[tuple[str, int]]:
    """Child, and how many recorded needs there are."""
    caseload = family("2026-06-30", **tables)
    children = caseload["children"].select("child_id", pl.lit(date.fromisoformat(day)).alias("day"))
    found = needs_on(caseload, children).sort("child_id").collect()
    return list(found.select("child_id", TOGETHER_COUNT).iter_rows())


def test_recorded_as_none_is_no_need_and_without_a_record_nothing_is_said() -> None:
    assert needs(
        "2024-06-01",
        "send",
        send="""
        child | from       | to         | kind
        A     | 2024-01-01 |            | sen_support
        B     | 2024-01-01 |            | none
        C     | 2023-01-01 | 2024-05-31 | sen_support
        D     | 2024-06-01 | 2024-06-01 | statement
        """,
    ) == [("A", "yes"), ("B", "no"), ("C", "not recorded"), ("D", "yes")]


def test_a_plan_or_a_statement_is_an_education_health_and_care_plan() -> None:
    assert needs(
        "2024-06-01",
        "ehcp",
        send="""
        child | from       | kind
        A     | 2024-01-01 | ehcp
        B     | 2024-01-01 | statement
        C     | 2024-01-01 | sen_support
        D     | 2024-01-01 | none
        """,
    ) == [("A", "yes"), ("B", "yes"), ("C", "no"), ("D", "no")]


def test_any_other_record_of_care_says_that_a_child_is_not_looked_after() -> None:
    assert needs(
        "2024-06-01",
        "care",
        care_status="""
        child | from       | to         | status
        A     | 2024-01-01 |            | looked_after
        B     | 2024-01-01 |            | early_help
        C     | 2024-01-01 | 2024-02-01 | looked_after
        """,
    ) == [("A", "yes"), ("B", "no"), ("C", "not recorded")]


def test_full_time_is_25_hours_a_week_at_school_age_and_16_above() -> None:
    assert needs(
        "2024-06-01",
        "education",
        education="""
        child | born       | from       | provision          | offered | attended
        A     | 2010-01-01 | 2024-01-01 | mainstream_school  | 25      | 25
        B     | 2010-01-01 | 2024-01-01 | mainstream_school  | 25      | 24.5
        C     | 2006-01-01 | 2024-01-01 | college            | 16      | 16
        D     | 2006-01-01 | 2024-01-01 | none               |         |
        E     | 2010-01-01 | 2024-01-01 | mainstream_school  | 25      |
        F     | 2010-01-01 | 2023-01-01 | pupil_referral_unit | 15     | 15
        F     |            | 2023-01-01 | mentoring_circle   | 10      | 10
        """,
    ) == [
        ("A", "no"),
        ("B", "yes"),
        ("C", "no"),
        ("D", "yes"),
        ("E", "not recorded"),
        ("F", "no"),
    ]


def test_of_two_provisions_one_without_hours_leaves_it_open_unless_the_other_is_full_time() -> None:
    assert needs(
        "2024-06-01",
        "education",
        education="""
        child | born       | from       | provision           | attended
        A     | 2010-01-01 | 2024-01-01 | mainstream_school   | 25
        A     |            | 2024-01-01 | mentoring_circle    |
        B     | 2010-01-01 | 2024-01-01 | pupil_referral_unit | 10
        B     |            | 2024-01-01 | mentoring_circle    |
        """,
    ) == [("A", "no"), ("B", "not recorded")]


def test_a_screening_without_a_need_says_that_there_is_none() -> None:
    assert needs(
        "2024-06-01",
        "mental",
        health="""
        child | strand           | screened   | identified | ended
        A     | mental_health    | 2024-02-01 | 2024-02-01 |
        B     | mental_health    | 2024-02-01 |            |
        C     | substance_misuse | 2024-02-01 | 2024-02-01 |
        D     | mental_health    | 2024-06-02 | 2024-06-02 |
        E     | mental_health    | 2024-02-01 | 2024-02-01 | 2024-05-31
        F     | mental_health    | 2024-02-01 | 2024-02-01 | 2024-06-01
        """,
    ) == [
        ("A", "yes"),
        ("B", "no"),
        ("C", "not recorded"),
        ("D", "not recorded"),
        ("E", "no"),
        ("F", "yes"),
    ]


def test_a_plan_is_not_counted_beside_special_educational_needs() -> None:
    assert together(
        "2024-06-01",
        send="""
        child | from       | kind
        A     | 2024-01-01 | ehcp
        B     | 2024-01-01 | ehcp
        C     | 2024-01-01 | none
        """,
        care_status="""
        child | from       | status
        A     | 2024-01-01 | looked_after
        B     | 2024-01-01 | none
        """,
    ) == [("A", 2), ("B", 1), ("C", 0)]
