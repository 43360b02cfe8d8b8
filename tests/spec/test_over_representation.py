"""Who stands at which decision point of a year, and in which group."""

from datetime import date

import polars as pl

from tests.spec.family_reading import family
from yjp.indicators.representation.children import child_years

YEAR = date(2024, 3, 31)


def children(stage: str, by: str, **tables: str) -> list[tuple[str, str]]:
    """Child and group of everybody at the stage in the year to March 2024."""
    found = child_years(family("2026-06-30", **tables), [YEAR]).collect()
    return sorted(found.filter(pl.col(stage)).select("child_id", by).iter_rows())


def test_a_child_counts_once_a_year_however_many_outcomes_there_are() -> None:
    assert children(
        "court",
        "ethnic",
        outcomes="""
        child | ethnicity | outcome    | type
        A     | B1        | 2023-04-01 | referral_order
        A     |           | 2023-09-01 | youth_rehabilitation_order
        A     |           | 2024-03-31 | fine
        B     | A4        | 2023-05-01 | fine
        C     | W3        | 2024-04-01 | fine
        D     | W1        | 2023-03-31 | fine
        """,
    ) == [("A", "black"), ("B", "asian")]


def test_everybody_at_a_stage_is_in_the_stage_before() -> None:
    assert children(
        "decision",
        "sex",
        outcomes="""
        child | sex    | outcome    | type
        A     | male   | 2023-05-01 | community_resolution
        B     | female | 2023-05-01 | youth_caution
        C     | male   | 2023-05-01 | referral_order
        D     |        | 2023-05-01 | detention_and_training_order
        """,
    ) == [("A", "male"), ("B", "female"), ("C", "male"), ("D", "not_known")]


def test_what_was_changed_on_appeal_or_given_elsewhere_or_to_a_grown_up_does_not_count() -> None:
    assert children(
        "decision",
        "ethnic_two",
        outcomes="""
        child | born       | ethnicity | outcome    | type           | residence | appeal_status
        A     | 2008-01-01 | W1        | 2023-05-01 | referral_order |           | changed
        B     | 2008-01-01 | W1        | 2023-05-01 | referral_order | other     |
        C     | 2005-01-01 | W1        | 2023-05-01 | referral_order |           |
        D     | 2008-01-01 | M1        | 2023-05-01 | referral_order |           | unchanged
        E     | 2008-01-01 | NS        | 2023-05-01 | referral_order |           |
        """,
    ) == [("D", "others"), ("E", "not_known")]


def test_bail_and_remand_to_the_local_authority_are_no_custodial_remand() -> None:
    assert children(
        "remand",
        "ethnic",
        outcomes="""
        child | ethnicity | outcome    | type
        A     | W1        | 2023-05-01 | referral_order
        """,
        remands="""
        child | ethnicity | from       | remand
        A     |           | 2023-04-20 | remand_to_youth_detention_accommodation
        B     | M2        | 2023-05-01 | conditional_bail
        C     | M2        | 2023-05-01 | remand_to_local_authority_accommodation
        D     | M2        | 2023-05-01 | remand_in_custody
        """,
    ) == [("A", "white"), ("D", "mixed")]


def test_whoever_is_remanded_without_a_sentence_is_before_a_court_all_the_same() -> None:
    assert children(
        "before_court",
        "ethnic",
        outcomes="""
        child | ethnicity | outcome    | type
        A     | W1        | 2023-05-01 | referral_order
        B     | W1        | 2023-05-01 | youth_caution
        """,
        remands="""
        child | ethnicity | from       | remand
        D     | M2        | 2023-05-01 | remand_in_custody
        """,
    ) == [("A", "white"), ("D", "mixed")]


def test_care_is_that_of_the_first_outcome_or_remand_of_the_year_at_every_stage() -> None:
    assert children(
        "custody",
        "care",
        outcomes="""
        child | outcome    | type
        A     | 2023-05-01 | youth_caution
        A     | 2023-11-01 | detention_and_training_order
        B     | 2023-05-01 | youth_caution
        B     | 2023-11-01 | detention_and_training_order
        """,
        care_status="""
        child | from       | to         | status
        A     | 2023-01-01 | 2023-06-01 | looked_after
        B     | 2023-10-01 |            | looked_after
        """,
    ) == [("A", "lac"), ("B", "not_recorded")]


def test_recorded_without_special_needs_is_not_the_same_as_not_recorded() -> None:
    assert children(
        "caution",
        "send_held",
        outcomes="""
        child | outcome    | type
        A     | 2023-05-01 | youth_caution
        B     | 2023-05-01 | youth_caution
        C     | 2023-05-01 | youth_caution
        D     | 2023-05-01 | youth_caution
        """,
        send="""
        child | from       | kind
        A     | 2023-01-01 | statement
        B     | 2023-01-01 | none
        C     | 2023-01-01 | sen_support
        """,
    ) == [("A", "ehcp"), ("B", "no_send"), ("C", "sen_support"), ("D", "not_recorded")]
