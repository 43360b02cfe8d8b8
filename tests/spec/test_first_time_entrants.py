"""First time entrants: who is counted, one rule at a time. The order of filters is the rule."""

from tests.spec.reading import read
from yjp.indicators.first_time_entrants import first_time_entrants


def entrants(table: str) -> list[tuple[str, str, str]]:
    """Child, date and outcome type of every first time entrant, by child."""
    found = first_time_entrants(read(table)).collect().sort("child_id")
    return [(child, str(day), kind) for child, day, kind, _ in found.iter_rows()]


def test_only_the_first_outcome_makes_an_entrant() -> None:
    assert entrants("""
        child | born       | offence    | outcome    | type
        A     | 2008-01-01 | 2024-01-10 | 2024-02-01 | youth_caution
        A     |            | 2024-05-10 | 2024-06-01 | referral_order
        B     | 2008-01-01 | 2024-05-10 | 2024-07-01 | referral_order
    """) == [("A", "2024-02-01", "youth_caution"), ("B", "2024-07-01", "referral_order")]


def test_diversion_is_not_an_entry() -> None:
    assert entrants("""
        child | born       | offence    | outcome    | type
        A     | 2008-01-01 | 2024-01-10 | 2024-02-01 | community_resolution
        A     |            | 2024-05-10 | 2024-06-01 | youth_caution
        B     | 2008-01-01 | 2024-01-10 | 2024-02-01 | no_further_action_outcome_22_with_yjs_involvement
    """) == [("A", "2024-06-01", "youth_caution")]


def test_on_a_tie_of_date_the_more_serious_tier_counts() -> None:
    assert entrants("""
        child | born       | offence    | outcome    | type
        A     | 2008-01-01 | 2024-01-10 | 2024-02-01 | youth_caution
        A     |            | 2024-01-10 | 2024-02-01 | detention_and_training_order
        A     |            | 2024-01-10 | 2024-02-01 | referral_order
    """) == [("A", "2024-02-01", "detention_and_training_order")]


def test_on_a_tie_of_date_and_tier_the_order_of_the_code_list_counts() -> None:
    assert entrants("""
        child | born       | offence    | outcome    | type
        A     | 2008-01-01 | 2024-01-10 | 2024-02-01 | fine
        A     |            | 2024-01-10 | 2024-02-01 | referral_order
    """) == [("A", "2024-02-01", "referral_order")]


def test_an_outcome_changed_or_lost_on_appeal_is_passed_over() -> None:
    assert entrants("""
        child | born       | offence    | outcome    | type           | appeal
        A     | 2008-01-01 | 2024-01-10 | 2024-02-01 | referral_order | successful
        A     |            | 2024-05-10 | 2024-06-01 | youth_caution  |
        B     | 2008-01-01 | 2024-01-10 | 2024-02-01 | referral_order | changed
        C     | 2008-01-01 | 2024-01-10 | 2024-02-01 | referral_order | unchanged
    """) == [("A", "2024-06-01", "youth_caution"), ("C", "2024-02-01", "referral_order")]


def test_a_first_outcome_elsewhere_is_never_a_local_entry() -> None:
    assert entrants("""
        child | born       | offence    | outcome    | type           | residence
        A     | 2008-01-01 | 2024-01-10 | 2024-02-01 | youth_caution  | other
        A     |            | 2024-05-10 | 2024-06-01 | referral_order | local
        B     | 2008-01-01 | 2024-01-10 | 2024-02-01 | youth_caution  |
        B     |            | 2024-05-10 | 2024-06-01 | referral_order | other
    """) == [("B", "2024-02-01", "youth_caution")]


def test_arrested_before_18_but_first_heard_after_is_not_an_entry() -> None:
    assert entrants("""
        child | born       | offence    | arrest     | hearing    | outcome    | type
        A     | 2006-03-01 | 2024-02-10 | 2024-02-20 | 2024-03-01 | 2024-04-01 | referral_order
        B     | 2006-03-01 | 2024-02-10 | 2024-02-20 | 2024-02-29 | 2024-04-01 | referral_order
    """) == [("B", "2024-04-01", "referral_order")]


def test_age_is_taken_at_arrest_else_at_the_offence() -> None:
    assert entrants("""
        child | born       | offence    | arrest     | outcome    | type
        A     | 2014-05-01 | 2024-04-20 | 2024-05-01 | 2024-06-01 | youth_caution
        B     | 2014-05-01 | 2024-04-20 |            | 2024-06-01 | youth_caution
    """) == [("A", "2024-06-01", "youth_caution")]


def test_without_a_hearing_the_age_at_the_outcome_counts() -> None:
    assert entrants("""
        child | born       | offence    | outcome    | type
        A     | 2006-06-01 | 2024-04-20 | 2024-05-31 | youth_caution
        B     | 2006-06-01 | 2024-04-20 | 2024-06-01 | youth_caution
    """) == [("A", "2024-05-31", "youth_caution")]


def test_a_child_born_on_29_february_turns_18_on_1_march() -> None:
    assert entrants("""
        child | born       | offence    | outcome    | type
        A     | 2004-02-29 | 2022-01-20 | 2022-02-28 | youth_caution
        B     | 2004-02-29 | 2022-01-20 | 2022-03-01 | youth_caution
    """) == [("A", "2022-02-28", "youth_caution")]


def test_an_outcome_that_is_filtered_out_by_age_does_not_hide_a_later_one() -> None:
    assert entrants("""
        child | born       | offence    | outcome    | type
        A     | 2014-05-01 | 2024-04-20 | 2024-06-01 | youth_caution
        A     |            | 2024-05-20 | 2024-07-01 | youth_conditional_caution
    """) == [("A", "2024-07-01", "youth_conditional_caution")]


def test_historic_reprimands_and_final_warnings_count() -> None:
    assert entrants("""
        child | born       | offence    | outcome    | type
        A     | 1996-05-01 | 2010-04-20 | 2010-06-01 | reprimand
        B     | 1996-05-01 | 2010-04-20 | 2010-06-01 | final_warning
    """) == [("A", "2010-06-01", "reprimand"), ("B", "2010-06-01", "final_warning")]
