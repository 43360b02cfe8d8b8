"""KPI 6 and 8 to 10: out-of-court disposals, the board, serious violence, victims."""

from tests.spec.kpi_reading import members, values


def test_every_disposal_counts_and_a_child_once_in_each_column() -> None:
    assert members(
        6,
        orders="""
        child | born       | order          | start      | end        | completed
        A     | 2009-01-01 | outcome_22     | 2024-02-01 | 2024-04-10 | yes
        A     |            | outcome_22     | 2024-03-01 | 2024-05-10 | no
        A     |            | referral_order | 2024-01-01 | 2024-06-10 |
        B     | 2009-01-01 | youth_caution  | 2024-02-01 | 2024-04-10 |
        """,
    ) == [
        ("2024Q1", "completed", "nfa_o22_yjs", "A"),
        ("2024Q1", "ending", "nfa_o22_yjs", "A"),
        ("2024Q1", "ending", "yc_yjs", "B"),
        ("2024Q1", "not_completed", "nfa_o22_yjs", "A"),
        ("2024Q1", "programmes", "nfa_o22_yjs", "P1 P2"),
        ("2024Q1", "programmes", "yc_yjs", "P4"),
        ("2024Q1", "programmes_completed", "nfa_o22_yjs", "P1"),
    ]


def test_outcome_22_without_the_services_work_is_no_programme() -> None:
    assert members(
        6,
        "ending",
        orders="""
        child | born       | order      | given      | start      | end        | programme
        A     | 2009-01-01 | outcome_22 | 2024-02-01 | 2024-02-05 | 2024-04-10 |
        B     | 2009-01-01 | outcome_22 | 2024-02-01 |            |            | none
        """,
    ) == [("2024Q1", "ending", "nfa_o22_yjs", "A")]


def test_a_sector_is_there_if_it_came_to_any_meeting_and_unknown_if_nothing_is_recorded() -> None:
    assert values(
        8,
        "senior",
        ["senior_a_attended", "senior_a_not", "senior_c_attended", "senior_c_not", "senior_d_attended"],
        quarter="2024Q1",
        orders="""
        child | born       | order          | start      | end
        A     | 2009-01-01 | referral_order | 2024-01-01 | 2024-06-10
        """,
        board_meetings="""
        meeting_date | sector                | senior_attended
        2024-04-15   | childrens_social_care | no
        2024-06-15   | childrens_social_care | yes
        2024-04-15   | police                | no
        2024-06-15   | police                |
        2024-07-15   | probation             | yes
        """,
    ) == [
        ("senior_a_attended", 1, ""),
        ("senior_a_not", 0, ""),
        ("senior_c_attended", 0, ""),
        ("senior_c_not", 1, ""),
        (
            "senior_d_attended",
            None,
            "nothing is recorded of this sector at the meetings of the quarter",
        ),
    ]


def test_category_and_gravity_both_count() -> None:
    assert members(
        9,
        "robbery",
        "drugs",
        "any",
        "all_offences",
        orders="""
        child | born       | order          | start      | end | category                        | gravity
        A     | 2009-01-01 | referral_order | 2024-05-01 |     | theft_and_handling_stolen_goods | 5
        B     | 2009-01-01 | referral_order | 2024-05-01 |     | robbery                         | 4
        C     | 2009-01-01 | referral_order | 2024-05-01 |     | robbery                         | 5
        D     | 2007-01-01 | referral_order | 2024-05-01 |     | drugs                           | 8
        """,
    ) == [
        ("2024Q1", "all_offences", "age10to15", "F1 F2 F3"),
        ("2024Q1", "all_offences", "age16to17", "F4"),
        ("2024Q1", "any", "age10to15", "F1 F3"),
        ("2024Q1", "any", "age16to17", "F4"),
        ("2024Q1", "drugs", "age16to17", "F4"),
        ("2024Q1", "robbery", "age10to15", "F3"),
    ]


def test_diversion_is_not_proof_and_an_offence_without_a_programme_does_not_count() -> None:
    assert members(
        9,
        "robbery",
        orders="""
        child | born       | order          | given      | start      | end        | category | gravity | programme
        A     | 2009-01-01 | outcome_22     | 2024-05-01 | 2024-05-02 | 2024-06-01 | robbery  | 6       |
        B     | 2009-01-01 | referral_order | 2024-05-01 |            |            | robbery  | 6       | none
        C     | 2009-01-01 | referral_order | 2024-05-01 | 2024-05-02 |            | robbery  | 6       |
        """,
    ) == [("2024Q1", "robbery", "age10to15", "F3")]


def test_an_offence_sentenced_twice_counts_once_on_the_day_of_the_more_serious_sentence() -> None:
    assert members(
        9,
        "robbery",
        orders="""
        child | born       | order                        | start      | end        | category | gravity | same
        A     | 2009-01-01 | referral_order               | 2024-05-01 | 2024-09-01 | robbery  | 6       |
        A     |            | detention_and_training_order | 2024-09-02 |            |          |         | 1
        """,
    ) == [("2024Q2", "robbery", "age10to15", "F1")]


def test_the_age_is_that_at_the_first_hearing_but_at_the_offence_for_cautions() -> None:
    assert members(
        9,
        "robbery",
        orders="""
        child | born       | order                     | offence    | hearing    | start      | end | category | gravity
        A     | 2006-04-20 | referral_order            | 2024-03-01 | 2024-04-19 | 2024-05-01 |     | robbery  | 6
        B     | 2006-04-20 | referral_order            | 2024-03-01 | 2024-04-20 | 2024-05-01 |     | robbery  | 6
        C     | 2008-04-20 | youth_conditional_caution | 2024-04-19 |            | 2024-05-01 |     | robbery  | 6
        """,
    ) == [("2024Q1", "robbery", "age10to15", "F3"), ("2024Q1", "robbery", "age16to17", "F1")]


def test_one_victim_of_two_children_is_one_victim() -> None:
    assert members(
        10,
        "children",
        "victims",
        orders="""
        child | born       | order          | start      | end
        A     | 2009-01-01 | referral_order | 2024-01-01 | 2024-06-10
        B     | 2009-01-01 | referral_order | 2024-01-01 | 2024-06-10
        C     | 2009-01-01 | referral_order | 2024-01-01 | 2024-06-10
        """,
        victims="""
        victim_id | child_id | programme_id
        V1        | A        | P1
        V1        | B        | P2
        V2        | B        | P2
        """,
    ) == [("2024Q1", "children", "total", "A B"), ("2024Q1", "victims", "total", "V1 V2")]


def test_engaged_counts_with_consent_only_and_told_only_if_asked() -> None:
    assert members(
        10,
        "consent",
        "engaged",
        "progress_requested",
        "progress_provided",
        orders="""
        child | born       | order          | start      | end
        A     | 2009-01-01 | referral_order | 2024-01-01 | 2024-06-10
        """,
        victims="""
        victim_id | child_id | programme_id | consent_contact | rj_engaged | progress_requested | progress_provided
        V1        | A        | P1           | yes             | yes        | yes                | yes
        V2        | A        | P1           | no              | yes        |                    | yes
        V3        | A        | P1           | yes             |            | yes                | no
        """,
    ) == [
        ("2024Q1", "consent", "total", "V1 V3"),
        ("2024Q1", "engaged", "total", "V1"),
        ("2024Q1", "progress_provided", "total", "V1"),
        ("2024Q1", "progress_requested", "total", "V1 V3"),
    ]


def test_a_victim_counts_with_the_programme_it_is_linked_with_not_with_the_one_counted() -> None:
    assert members(
        10,
        "victims",
        orders="""
        child | born       | order                      | start      | end
        A     | 2009-01-01 | referral_order             | 2024-01-01 | 2024-05-10
        A     |            | youth_rehabilitation_order | 2024-01-01 | 2024-06-10
        """,
        victims="""
        victim_id | child_id | programme_id
        V1        | A        | P1
        V2        | A        | P2
        V3        | A        |
        """,
    ) == [("2024Q1", "victims", "total", "V1 V2")]
