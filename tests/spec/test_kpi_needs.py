"""KPI 4, 5 and 7: health needs and wider services."""

from tests.spec.kpi_reading import members, values


def test_a_need_identified_after_the_end_does_not_count() -> None:
    assert members(
        4,
        "ending",
        "need",
        orders="""
        child | born       | order          | start      | end
        A     | 2009-01-01 | referral_order | 2024-01-01 | 2024-06-10
        B     | 2009-01-01 | referral_order | 2024-01-01 | 2024-06-10
        C     | 2009-01-01 | referral_order | 2024-01-01 | 2024-06-10
        """,
        health="""
        child_id | strand           | screened_date | identified_date
        A        | mental_health    | 2024-05-01    | 2024-06-10
        B        | mental_health    | 2024-05-01    | 2024-06-11
        C        | mental_health    | 2024-05-01    |
        C        | substance_misuse | 2024-05-01    | 2024-05-01
        """,
    ) == [("2024Q1", "ending", "ro_total", "A B C"), ("2024Q1", "need", "ro_end", "A")]


def test_where_no_day_of_identification_is_kept_the_day_of_screening_stands_for_it() -> None:
    assert members(
        4,
        "need",
        orders="""
        child | born       | order          | start      | end
        A     | 2009-01-01 | referral_order | 2024-01-01 | 2024-06-10
        """,
        health="""
        child_id | strand        | screened_date
        A        | mental_health | 2024-05-01
        """,
    ) == [("2024Q1", "need", "ro_end", "A")]


def test_treatment_that_began_before_the_order_is_need_and_offer_in_a_row_of_its_own() -> None:
    assert members(
        4,
        orders="""
        child | born       | order          | start      | end
        A     | 2009-01-01 | referral_order | 2024-01-01 | 2024-06-10
        B     | 2009-01-01 | referral_order | 2024-01-01 | 2024-06-10
        C     | 2009-01-01 | referral_order | 2024-01-01 | 2024-06-10
        """,
        health="""
        child_id | strand        | identified_date | offered_date | attended_start | attended_end | intervention_type
        A        | mental_health | 2023-06-01      | 2023-07-01   | 2023-12-31     | 2024-01-01   | getting_help
        B        | mental_health | 2023-06-01      | 2023-07-01   | 2023-07-10     | 2023-12-31   | getting_help
        C        | mental_health | 2024-01-01      | 2024-01-01   | 2024-01-01     |              | getting_risk_support
        """,
    ) == [
        ("2024Q1", "attended_getting_help", "ro_end", "A"),
        ("2024Q1", "attended_getting_risk_support", "ro_end", "C"),
        ("2024Q1", "ending", "ro_total", "A B C"),
        ("2024Q1", "need", "ro_end", "B C"),
        ("2024Q1", "offered_any", "ro_end", "A C"),
        ("2024Q1", "offered_getting_help", "ro_end", "A"),
        ("2024Q1", "offered_getting_risk_support", "ro_end", "C"),
        ("2024Q1", "treated_before", "ro_start", "A"),
    ]


def test_an_offer_after_the_end_and_an_offer_not_taken_up() -> None:
    assert members(
        5,
        "offered_complex_care",
        "attended_complex_care",
        "offered_any",
        "not_attended",
        "no_intervention",
        orders="""
        child | born       | order          | start      | end
        A     | 2009-01-01 | referral_order | 2024-01-01 | 2024-06-10
        B     | 2009-01-01 | referral_order | 2024-01-01 | 2024-06-10
        C     | 2009-01-01 | referral_order | 2024-01-01 | 2024-06-10
        """,
        health="""
        child_id | strand           | identified_date | offered_date | attended_start | intervention_type
        A        | substance_misuse | 2024-02-01      | 2024-06-11   | 2024-06-12     | complex_care
        B        | substance_misuse | 2024-02-01      | 2024-06-10   |                | complex_care
        C        | substance_misuse | 2024-02-01      |              |                | no_intervention
        """,
    ) == [
        ("2024Q1", "no_intervention", "ro_end", "C"),
        ("2024Q1", "not_attended", "ro_end", "B"),
        ("2024Q1", "offered_any", "ro_end", "B"),
        ("2024Q1", "offered_complex_care", "ro_end", "B"),
    ]


def test_a_child_with_two_statuses_is_one_child_supported() -> None:
    assert members(
        7,
        orders="""
        child | born       | order          | start      | end
        A     | 2009-01-01 | referral_order | 2024-01-01 | 2024-06-10
        B     | 2009-01-01 | referral_order | 2024-01-01 | 2024-06-10
        C     | 2009-01-01 | referral_order | 2024-01-01 | 2024-06-10
        """,
        care_status="""
        child_id | start_date | end_date   | status
        A        | 2023-01-01 | 2024-01-01 | looked_after
        A        | 2024-01-02 |            | early_help
        B        | 2024-03-01 | 2024-03-01 | child_protection_plan
        C        | 2023-01-01 | 2023-12-31 | child_in_need
        """,
    ) == [
        ("2024Q1", "child_protection_plan", "ro_end", "B"),
        ("2024Q1", "early_help", "ro_end", "A"),
        ("2024Q1", "ending", "ro_total", "A B C"),
        ("2024Q1", "looked_after", "ro_end", "A"),
        ("2024Q1", "looked_after", "ro_start", "A"),
        ("2024Q1", "supported", "ro_end", "A B"),
    ]


def test_referrals_to_early_help_are_not_in_the_extract_and_stay_empty() -> None:
    assert values(
        7,
        "early_help_referred",
        ["ro_end"],
        quarter="2024Q1",
        orders="""
        child | born       | order          | start      | end
        A     | 2009-01-01 | referral_order | 2024-01-01 | 2024-06-10
        """,
        care_status="""
        child_id | start_date | status
        A        | 2023-01-01 | early_help
        """,
    ) == [
        (
            "ro_end",
            None,
            "the plain extract has plans of early help but no referrals to it: enter this cell by hand",
        )
    ]
