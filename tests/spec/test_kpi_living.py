"""KPI 1 to 3: where children live, what they learn, special educational needs."""

from tests.spec.kpi_reading import members, values


def test_unknown_counts_as_unsuitable_and_no_record_as_neither() -> None:
    assert members(
        1,
        "ending",
        orders="""
        child | born       | order          | start      | end
        A     | 2008-01-01 | referral_order | 2023-10-02 | 2024-04-10
        B     | 2008-01-01 | referral_order | 2023-10-02 | 2024-04-10
        C     | 2008-01-01 | referral_order | 2023-10-02 | 2024-04-10
        """,
        accommodation="""
        child_id | start_date | end_date   | accommodation_type   | suitability
        A        | 2023-01-01 |            | living_with_parent_s | suitable
        B        | 2023-01-01 |            | living_with_friends  | unknown
        C        | 2023-01-01 | 2023-10-01 | living_with_friends  | suitable
        """,
    ) == [
        ("2024Q1", "ending", "ro_end_no", "B"),
        ("2024Q1", "ending", "ro_end_yes", "A"),
        ("2024Q1", "ending", "ro_start_no", "B"),
        ("2024Q1", "ending", "ro_start_yes", "A"),
        ("2024Q1", "ending", "ro_total", "A B C"),
    ]


def test_where_records_coexist_all_must_be_suitable_and_the_unsuitable_one_names_the_row() -> None:
    assert members(
        1,
        orders="""
        child | born       | order          | start      | end
        A     | 2008-01-01 | referral_order | 2023-10-02 | 2024-04-10
        """,
        accommodation="""
        child_id | start_date | end_date | accommodation_type   | suitability
        A        | 2023-01-01 |          | living_with_parent_s | suitable
        A        | 2024-03-01 |          | foster_care_la       | suitable
        A        | 2024-02-01 |          | living_with_friends  | unsuitable
        """,
    ) == [
        ("2024Q1", "ending", "ro_end_no", "A"),
        ("2024Q1", "ending", "ro_start_yes", "A"),
        ("2024Q1", "ending", "ro_total", "A"),
        ("2024Q1", "friends", "ro_end_no", "A"),
        ("2024Q1", "friends", "ro_total", "A"),
        ("2024Q1", "parents", "ro_start_yes", "A"),
    ]


def test_no_fixed_abode_is_unsuitable_whatever_the_record_says() -> None:
    assert members(
        1,
        "ending",
        "no_fixed_abode",
        orders="""
        child | born       | order          | start      | end
        A     | 2008-01-01 | referral_order | 2023-10-02 | 2024-04-10
        """,
        accommodation="""
        child_id | start_date | end_date | accommodation_type | suitability
        A        | 2024-01-01 |          | no_fixed_abode     | suitable
        """,
    ) == [
        ("2024Q1", "ending", "ro_end_no", "A"),
        ("2024Q1", "ending", "ro_total", "A"),
        ("2024Q1", "no_fixed_abode", "ro_end_no", "A"),
        ("2024Q1", "no_fixed_abode", "ro_total", "A"),
    ]


def test_an_order_that_ends_on_the_day_a_custody_spell_begins_has_both_records_at_its_end() -> None:
    assert members(
        1,
        orders="""
        child | born       | order          | start      | end
        A     | 2008-01-01 | referral_order | 2023-10-02 | 2024-04-10
        """,
        accommodation="""
        child_id | start_date | end_date   | accommodation_type         | suitability
        A        | 2023-01-01 | 2024-04-10 | living_with_parent_s       | suitable
        A        | 2024-04-10 |            | young_offender_institution | unsuitable
        """,
    ) == [
        ("2024Q1", "ending", "ro_end_no", "A"),
        ("2024Q1", "ending", "ro_start_yes", "A"),
        ("2024Q1", "ending", "ro_total", "A"),
        ("2024Q1", "parents", "ro_start_yes", "A"),
        ("2024Q1", "yoi", "ro_end_no", "A"),
        ("2024Q1", "yoi", "ro_total", "A"),
    ]


def test_custody_starts_on_the_day_before_it_began_and_has_a_release() -> None:
    assert members(
        1,
        orders="""
        child | born       | order                        | start      | release    | end
        A     | 2008-01-01 | detention_and_training_order | 2024-02-06 | 2024-04-06 | 2024-06-05
        """,
        accommodation="""
        child_id | start_date | end_date   | accommodation_type         | suitability
        A        | 2023-01-01 | 2024-02-05 | living_with_friends        | unsuitable
        A        | 2024-02-06 | 2024-04-05 | young_offender_institution | suitable
        A        | 2024-04-06 |            | living_with_parent_s       | suitable
        """,
    ) == [
        ("2024Q1", "ending", "cust_end_yes", "A"),
        ("2024Q1", "ending", "cust_release_yes", "A"),
        ("2024Q1", "ending", "cust_start_no", "A"),
        ("2024Q1", "ending", "cust_total", "A"),
        ("2024Q1", "friends", "cust_start_no", "A"),
        ("2024Q1", "parents", "cust_end_yes", "A"),
        ("2024Q1", "parents", "cust_release_yes", "A"),
        ("2024Q1", "parents", "cust_total", "A"),
    ]


def test_without_the_table_the_cells_are_empty_and_say_why() -> None:
    assert values(
        1,
        "ending",
        ["ro_total", "noncust_total"],
        quarter="2024Q1",
        orders="""
        child | born       | order          | start      | end
        A     | 2008-01-01 | referral_order | 2023-10-02 | 2024-04-10
        """,
    ) == [
        ("ro_total", None, "the extract has no accommodation table"),
        (
            "noncust_total",
            None,
            "what this column holds is not public: the published SQL reads it and adds it to nothing (custodial "
            "remands, perhaps)",
        ),
    ]


def test_full_time_is_25_hours_at_school_age_and_16_above() -> None:
    assert members(
        2,
        "ending",
        "full_time",
        "part_time",
        orders="""
        child | born       | order          | start      | end
        A     | 2008-08-31 | referral_order | 2024-05-01 | 2024-06-28
        B     | 2008-08-31 | referral_order | 2024-05-01 | 2024-06-29
        C     | 2008-09-01 | referral_order | 2024-05-01 | 2024-06-29
        """,
        education="""
        child_id | start_date | ete_type         | suitability | hours_offered
        A        | 2023-09-01 | school_full_time | suitable    | 20
        B        | 2023-09-01 | college          | suitable    | 20
        C        | 2023-09-01 | school_full_time | suitable    | 20
        """,
    ) == [
        ("2024Q1", "ending", "ro_above_end", "B"),
        ("2024Q1", "ending", "ro_above_total", "B"),
        ("2024Q1", "ending", "ro_school_end", "A C"),
        ("2024Q1", "ending", "ro_school_start", "A B C"),
        ("2024Q1", "ending", "ro_school_total", "A C"),
        ("2024Q1", "full_time", "ro_above_end", "B"),
        ("2024Q1", "part_time", "ro_school_end", "A C"),
        ("2024Q1", "part_time", "ro_school_start", "A B C"),
    ]


def test_hours_of_records_that_coexist_are_added_up() -> None:
    assert members(
        2,
        "offered_1_15",
        "offered_16_24",
        "offered_25",
        "attended_1_15",
        "attended_16_24",
        orders="""
        child | born       | order          | start      | end
        A     | 2009-01-01 | referral_order | 2024-05-01 | 2024-06-10
        B     | 2009-01-01 | referral_order | 2024-05-01 | 2024-06-10
        """,
        education="""
        child_id | start_date | end_date   | ete_type         | suitability | hours_offered | hours_attended
        A        | 2024-05-02 |            | school_part_time | suitable    | 15            | 15.5
        A        | 2024-05-02 |            | mentoring_circle | unknown     | 10            | 0
        B        | 2024-05-02 | 2024-06-09 | school_part_time | suitable    | 15            | 15
        """,
    ) == [("2024Q1", "attended_1_15", "ro_school_end", "A"), ("2024Q1", "offered_25", "ro_school_end", "A")]


def test_a_record_of_none_is_not_ete_and_never_suitable() -> None:
    assert members(
        2,
        "suitable",
        "in_ete",
        "not_in_ete",
        orders="""
        child | born       | order          | start      | end
        A     | 2009-01-01 | referral_order | 2024-05-01 | 2024-06-10
        B     | 2009-01-01 | referral_order | 2024-05-01 | 2024-06-10
        C     | 2009-01-01 | referral_order | 2024-05-01 | 2024-06-10
        """,
        education="""
        child_id | start_date | ete_type         | suitability
        A        | 2024-05-02 | none             | suitable
        B        | 2024-05-02 | none             |
        B        | 2024-05-02 | school_part_time | suitable
        C        | 2024-05-02 | college          | suitable
        """,
    ) == [
        ("2024Q1", "in_ete", "ro_school_end", "B C"),
        ("2024Q1", "not_in_ete", "ro_school_end", "A"),
        ("2024Q1", "suitable", "ro_school_end", "C"),
    ]


def test_mainstream_school_is_full_or_part_time_by_the_hours_attended() -> None:
    assert members(
        2,
        "school_full_time",
        "school_part_time",
        orders="""
        child | born       | order          | start      | end
        A     | 2009-01-01 | referral_order | 2024-05-01 | 2024-06-10
        B     | 2009-01-01 | referral_order | 2024-05-01 | 2024-06-10
        C     | 2009-01-01 | referral_order | 2024-05-01 | 2024-06-10
        """,
        education="""
        child_id | start_date | ete_type          | suitability | hours_attended
        A        | 2024-05-02 | mainstream_school | suitable    | 25
        B        | 2024-05-02 | mainstream_school | suitable    | 24
        C        | 2024-05-02 | mainstream_school | suitable    |
        """,
    ) == [
        ("2024Q1", "school_full_time", "ro_school_end", "A"),
        ("2024Q1", "school_part_time", "ro_school_end", "B"),
    ]


def test_need_and_plan_must_hold_on_the_day_the_order_ends() -> None:
    assert members(
        3,
        orders="""
        child | born       | order          | start      | end
        A     | 2009-01-01 | referral_order | 2024-01-01 | 2024-06-10
        B     | 2009-01-01 | referral_order | 2024-01-01 | 2024-06-10
        C     | 2009-01-01 | referral_order | 2024-01-01 | 2024-06-10
        D     | 2009-01-01 | referral_order | 2024-01-01 | 2024-06-10
        """,
        send="""
        child_id | start_date | end_date   | identified | formal_plan
        A        | 2023-01-01 | 2024-06-10 | yes        | yes
        B        | 2023-01-01 | 2024-06-09 | yes        | yes
        C        | 2023-01-01 |            | yes        | no
        D        | 2023-01-01 |            | no         | yes
        """,
        education="""
        child_id | start_date | end_date   | ete_type | suitability
        A        | 2023-01-01 | 2024-06-09 | college  | suitable
        C        | 2023-01-01 |            | college  | suitable
        D        | 2023-01-01 |            | college  | suitable
        """,
    ) == [
        ("2024Q1", "ending", "ro_total", "A B C D"),
        ("2024Q1", "identified", "ro_total", "A C"),
        ("2024Q1", "plan", "ro_total", "A"),
        ("2024Q1", "suitable", "ro_total", "C"),
    ]
