"""Proven reoffending of three-month cohorts. The rules are those of the plain extract (docs/reference/extract.md)."""

from datetime import date

from tests.spec.reading import read
from yjp.indicators.reoffending import cohorts


def followed(
    table: str, *, breaches_count: bool = False, extract: str = "2026-06-30"
) -> list[tuple[str, str, int]]:
    """Child, index date and proven reoffences of every child of every cohort."""
    caseload = read(table, date.fromisoformat(extract))
    found = cohorts(caseload, breaches_count=breaches_count).collect().sort("child_id", "index_date")
    rows = found.select("child_id", "index_date", "reoffences").iter_rows()
    return [(child, str(day), n) for child, day, n in rows]


def test_two_events_in_a_quarter_make_one_index_date_the_first() -> None:
    assert followed("""
        child | born       | offence    | outcome    | type
        A     | 2008-01-01 | 2022-12-01 | 2023-01-10 | youth_caution
        A     |            | 2023-01-05 | 2023-03-31 | referral_order
    """) == [("A", "2023-01-10", 0)]


def test_a_later_quarter_is_a_new_entry_and_the_reoffence_counts_for_the_earlier_one() -> None:
    assert followed("""
        child | born       | offence    | outcome    | type
        A     | 2008-01-01 | 2022-12-01 | 2023-01-10 | youth_caution
        A     |            | 2023-03-05 | 2023-04-01 | referral_order
    """) == [("A", "2023-01-10", 1), ("A", "2023-04-01", 0)]


def test_an_offence_on_the_index_day_is_not_a_reoffence_and_on_the_anniversary_it_is() -> None:
    assert followed("""
        child | born       | offence    | outcome    | type
        A     | 2008-01-01 | 2022-12-01 | 2023-01-10 | youth_caution
        A     |            | 2023-01-10 | 2023-02-10 | community_resolution
        A     |            | 2024-01-10 | 2024-02-01 | referral_order
        B     | 2008-01-01 | 2022-12-01 | 2023-01-10 | youth_caution
        B     |            | 2023-01-10 | 2023-02-10 | youth_conditional_caution
        C     | 2008-01-01 | 2022-12-01 | 2023-01-10 | youth_caution
        C     |            | 2024-01-11 | 2024-02-01 | referral_order
    """) == [
        ("A", "2023-01-10", 1),
        ("A", "2024-02-01", 0),
        ("B", "2023-01-10", 0),
        ("C", "2023-01-10", 0),
        ("C", "2024-02-01", 0),
    ]


def test_a_year_from_29_february_ends_on_28_february() -> None:
    assert followed("""
        child | born       | offence    | outcome    | type
        A     | 2008-01-01 | 2024-01-01 | 2024-02-29 | youth_caution
        A     |            | 2025-02-28 | 2025-03-20 | referral_order
        B     | 2008-01-01 | 2024-01-01 | 2024-02-29 | youth_caution
        B     |            | 2025-03-01 | 2025-03-20 | referral_order
    """) == [("A", "2024-02-29", 1), ("A", "2025-03-20", 0), ("B", "2024-02-29", 0), ("B", "2025-03-20", 0)]


def test_a_reoffence_must_be_proven_within_18_months() -> None:
    assert followed("""
        child | born       | offence    | outcome    | type
        A     | 2010-01-01 | 2022-12-01 | 2023-01-10 | youth_caution
        A     |            | 2023-12-20 | 2024-07-10 | referral_order
        B     | 2010-01-01 | 2022-12-01 | 2023-01-10 | youth_caution
        B     |            | 2023-12-20 | 2024-07-11 | referral_order
    """) == [("A", "2023-01-10", 1), ("A", "2024-07-10", 0), ("B", "2023-01-10", 0), ("B", "2024-07-11", 0)]


def test_a_reoffence_counts_at_any_age_and_wherever_the_child_then_lives() -> None:
    assert followed("""
        child | born       | offence    | outcome    | type           | residence
        A     | 2005-06-01 | 2022-12-01 | 2023-01-10 | youth_caution  |
        A     |            | 2023-07-01 | 2023-09-01 | fine           |
        B     | 2008-06-01 | 2022-12-01 | 2023-01-10 | youth_caution  |
        B     |            | 2023-07-01 | 2023-09-01 | referral_order | other
    """) == [("A", "2023-01-10", 1), ("B", "2023-01-10", 1)]


def test_a_reoffence_with_two_outcomes_counts_once_and_by_the_first_proof() -> None:
    assert followed("""
        child | born       | offence    | outcome    | type           | same
        A     | 2010-01-01 | 2022-12-01 | 2023-01-10 | youth_caution  |
        A     |            | 2023-02-20 | 2023-03-10 | referral_order |
        A     |            |            | 2024-12-10 | fine           | 2
    """) == [("A", "2023-01-10", 1), ("A", "2024-12-10", 0)]


def test_two_offences_sentenced_together_are_two_reoffences() -> None:
    assert followed("""
        child | born       | offence    | outcome    | type
        A     | 2010-01-01 | 2022-12-01 | 2023-01-10 | youth_caution
        A     |            | 2023-02-20 | 2023-03-10 | referral_order
        A     |            | 2023-02-21 | 2023-03-10 | referral_order
    """) == [("A", "2023-01-10", 2)]


def test_diversion_and_lost_appeals_prove_nothing() -> None:
    assert followed("""
        child | born       | offence    | outcome    | type                 | appeal
        A     | 2010-01-01 | 2022-12-01 | 2023-01-10 | youth_caution        |
        A     |            | 2023-02-20 | 2023-03-10 | community_resolution |
        A     |            | 2023-02-20 | 2023-03-11 | referral_order       | successful
    """) == [("A", "2023-01-10", 0)]


def test_a_breach_is_no_reoffence_unless_the_setting_says_so() -> None:
    table = """
        child | born       | offence    | outcome    | type           | category
        A     | 2010-01-01 | 2022-12-01 | 2023-01-10 | youth_caution  | public_order
        A     |            | 2023-02-20 | 2023-03-10 | referral_order | breach_of_statutory_order
        A     |            | 2023-02-20 | 2023-03-10 | referral_order | breach_of_bail
        A     |            | 2023-02-20 | 2023-03-10 | referral_order | breach_of_conditional_discharge
    """
    assert followed(table) == [("A", "2023-01-10", 0)]
    assert followed(table, breaches_count=True) == [("A", "2023-01-10", 3)]


def test_a_custodial_sentence_is_an_event_on_release_not_before() -> None:
    assert followed("""
        child | born       | offence    | outcome    | type                         | release
        A     | 2010-01-01 | 2022-12-01 | 2023-01-10 | detention_and_training_order | 2023-05-10
        A     |            | 2023-06-20 | 2023-08-10 | referral_order               |
        B     | 2010-01-01 | 2022-12-01 | 2023-01-10 | detention_and_training_order |
    """) == [("A", "2023-05-10", 1), ("A", "2023-08-10", 0)]


def test_a_planned_release_after_the_extract_is_not_yet_an_event() -> None:
    table = """
        child | born       | offence    | outcome    | type                         | release
        A     | 2010-01-01 | 2022-12-01 | 2023-01-10 | detention_and_training_order | 2023-05-10
    """
    assert followed(table, extract="2023-05-09") == []
    assert followed(table, extract="2023-05-10") == [("A", "2023-05-10", 0)]


def test_age_and_residence_are_asked_on_the_day_of_the_event() -> None:
    assert followed("""
        child | born       | offence    | hearing    | outcome    | type                         |residence| release
        A     | 2005-05-10 | 2022-12-01 | 2022-12-20 | 2023-01-10 | detention_and_training_order |         | 2023-05-10
        B     | 2005-05-11 | 2022-12-01 | 2022-12-20 | 2023-01-10 | detention_and_training_order |         | 2023-05-10
        C     | 2008-01-01 | 2022-12-01 |            | 2023-01-10 | youth_caution                | other   |
    """) == [("B", "2023-05-10", 0)]
