"""The children whose order ended in a quarter: the denominator of KPI 1 to 5 and 7."""

from tests.spec.kpi_reading import counted_under


def test_a_child_with_two_orders_ending_in_the_quarter_counts_once_under_the_most_serious() -> None:
    assert counted_under("""
        child | born       | order                      | start      | end
        A     | 2008-01-01 | referral_order             | 2023-10-02 | 2024-05-10
        A     |            | youth_rehabilitation_order | 2023-11-06 | 2024-04-20
    """) == [("2024Q1", "A", "yro", "P2")]


def test_orders_ending_in_two_quarters_count_in_each() -> None:
    assert counted_under("""
        child | born       | order                      | start      | end
        A     | 2008-01-01 | referral_order             | 2023-10-02 | 2024-06-30
        A     |            | youth_rehabilitation_order | 2023-11-06 | 2024-07-01
    """) == [("2024Q1", "A", "ro", "P1"), ("2024Q2", "A", "yro", "P2")]


def test_of_two_equally_serious_orders_the_one_given_last_counts() -> None:
    assert counted_under("""
        child | born       | order          | given      | start      | end
        A     | 2008-01-01 | referral_order | 2023-11-06 | 2023-11-06 | 2024-04-20
        A     |            | referral_order | 2023-10-02 | 2023-10-02 | 2024-05-10
    """) == [("2024Q1", "A", "ro", "P1")]


def test_an_offence_sentenced_again_counts_under_the_more_serious_sentence() -> None:
    assert counted_under("""
        child | born       | order                      | start      | end        | same
        A     | 2008-01-01 | referral_order             | 2023-10-02 | 2024-04-10 |
        A     |            | youth_rehabilitation_order | 2024-04-10 | 2025-04-09 | 1
    """) == [("2024Q1", "A", "yro", "P1"), ("2025Q1", "A", "yro", "P2")]


def test_a_programme_without_an_offence_is_not_an_order() -> None:
    assert counted_under("""
        child | born       | order          | start      | end        | offence
        A     | 2008-01-01 | referral_order | 2023-10-02 | 2024-04-10 | none
        B     | 2008-01-01 | prevention     | 2023-10-02 | 2024-04-10 | none
        C     | 2008-01-01 | referral_order | 2023-10-02 | 2024-04-10 |
    """) == [("2024Q1", "C", "ro", "P3")]


def test_disposals_that_no_column_names_do_not_count() -> None:
    assert counted_under("""
        child | born       | order                                     | start      | end
        A     | 2008-01-01 | community_resolution_police_facilitated   | 2024-02-01 | 2024-04-10
        B     | 2008-01-01 | community_resolution_with_yjs_involvement | 2024-02-01 | 2024-04-10
        C     | 2008-01-01 | reparation_order                          | 2024-02-01 | 2024-04-10
        D     | 2008-01-01 | other_informal_action_yot_involvement     | 2024-02-01 | 2024-04-10
    """) == [("2024Q1", "B", "out_court_no_yjs", "P2")]


def test_outcome_22_counts_with_the_services_work_and_not_without() -> None:
    assert counted_under("""
        child | born       | order      | given      | start      | end        | programme
        A     | 2008-01-01 | outcome_22 | 2024-02-01 | 2024-02-05 | 2024-04-10 |
        B     | 2008-01-01 | outcome_22 | 2024-02-01 |            |            | none
    """) == [("2024Q1", "A", "out_court_no_yjs", "P1")]


def test_an_order_lost_or_changed_on_appeal_does_not_count() -> None:
    assert counted_under("""
        child | born       | order          | start      | end        | appeal
        A     | 2008-01-01 | referral_order | 2023-10-02 | 2024-04-10 | successful
        B     | 2008-01-01 | referral_order | 2023-10-02 | 2024-04-10 | changed
        C     | 2008-01-01 | referral_order | 2023-10-02 | 2024-04-10 | unchanged
    """) == [("2024Q1", "C", "ro", "P3")]


def test_a_child_who_lived_elsewhere_does_not_count() -> None:
    assert counted_under("""
        child | born       | order          | start      | end        | residence
        A     | 2008-01-01 | referral_order | 2023-10-02 | 2024-04-10 | other
        B     | 2008-01-01 | referral_order | 2023-10-02 | 2024-04-10 | local
    """) == [("2024Q1", "B", "ro", "P2")]


def test_a_child_who_turned_18_during_the_order_counts_but_not_one_who_began_at_18() -> None:
    assert counted_under("""
        child | born       | order          | start      | end
        A     | 2006-01-10 | referral_order | 2024-01-09 | 2024-07-08
        B     | 2006-01-10 | referral_order | 2024-01-10 | 2024-07-08
    """) == [("2024Q2", "A", "ro", "P1")]


def test_in_a_detention_and_training_order_the_age_on_the_day_of_the_sentence_counts() -> None:
    assert counted_under("""
        child | born       | order                        | given      | start      | end
        A     | 2006-01-10 | detention_and_training_order | 2024-01-05 | 2024-03-05 | 2024-05-04
        B     | 2006-01-10 | section_250                  | 2024-01-05 | 2024-03-05 | 2024-05-04
    """) == [("2024Q1", "A", "cust", "P1")]


def test_an_order_that_ended_before_april_2023_or_has_not_ended_does_not_count() -> None:
    assert counted_under("""
        child | born       | order          | start      | end
        A     | 2008-01-01 | referral_order | 2022-10-02 | 2023-03-31
        B     | 2008-01-01 | referral_order | 2022-10-02 | 2023-04-01
        C     | 2008-01-01 | referral_order | 2023-10-02 |
        D     | 2009-01-01 | referral_order | 2026-01-02 | 2026-07-01
    """) == [("2023Q1", "B", "ro", "P2")]


def test_january_to_march_is_the_fourth_quarter_of_the_year_before() -> None:
    assert counted_under("""
        child | born       | order          | start      | end
        A     | 2008-01-01 | referral_order | 2023-10-02 | 2023-12-31
        B     | 2008-01-01 | referral_order | 2023-10-02 | 2024-01-01
        C     | 2008-01-01 | referral_order | 2023-10-02 | 2024-03-31
        D     | 2008-01-01 | referral_order | 2023-10-02 | 2024-04-01
    """) == [
        ("2023Q3", "A", "ro", "P1"),
        ("2023Q4", "B", "ro", "P2"),
        ("2023Q4", "C", "ro", "P3"),
        ("2024Q1", "D", "ro", "P4"),
    ]
