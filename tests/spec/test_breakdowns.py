"""Which group a child is in: on which day, and by which of several outcomes and offences."""

import polars as pl

from tests.spec.reading import read
from yjp.indicators.attributes import of_outcomes
from yjp.indicators.custody import custodial_sentences
from yjp.indicators.first_time_entrants import first_time_entrants
from yjp.indicators.reoffending import cohorts
from yjp.model.caseload import Caseload


def entrants(table: str, *, by: str) -> list[tuple[str, str, str]]:
    """Child, day and group of every first time entrant."""
    caseload = read(table)
    return _groups(caseload, first_time_entrants(caseload).collect(), by)


def sentences(table: str, *, by: str) -> list[tuple[str, str, str]]:
    """Child, day and group of every custodial sentence."""
    caseload = read(table)
    return _groups(caseload, custodial_sentences(caseload).collect(), by)


def followed(table: str, *, by: str) -> list[tuple[str, str, str]]:
    """Child, index date and group of every child of every cohort."""
    caseload = read(table)
    return _groups(caseload, cohorts(caseload).rename({"index_date": "date"}).collect(), by)


def _groups(caseload: Caseload, events: pl.DataFrame, by: str) -> list[tuple[str, str, str]]:
    [found] = of_outcomes(caseload, events)
    rows = found.select("child_id", "date", by).sort("child_id", "date", by).iter_rows()
    return [(child, str(day), value) for child, day, value in rows]


def test_looked_after_is_asked_on_the_day_of_the_outcome_last_day_included() -> None:
    assert entrants(
        """
        child | born       | offence    | outcome    | type          | care
        A     | 2008-01-01 | 2024-01-10 | 2024-02-01 | youth_caution | looked_after 2023-01-01 to 2024-02-01
        B     | 2008-01-01 | 2024-01-10 | 2024-02-01 | youth_caution | looked_after 2023-01-01 to 2024-01-31
        C     | 2008-01-01 | 2024-01-10 | 2024-02-01 | youth_caution | looked_after 2024-02-01
        D     | 2008-01-01 | 2024-01-10 | 2024-02-01 | youth_caution | looked_after 2024-02-02
        """,
        by="care",
    ) == [
        ("A", "2024-02-01", "lac"),
        ("B", "2024-02-01", "not_recorded"),
        ("C", "2024-02-01", "lac"),
        ("D", "2024-02-01", "not_recorded"),
    ]


def test_only_a_record_makes_a_child_not_looked_after() -> None:
    assert entrants(
        """
        child | born       | offence    | outcome    | type          | care
        A     | 2008-01-01 | 2024-01-10 | 2024-02-01 | youth_caution | none 2023-01-01
        B     | 2008-01-01 | 2024-01-10 | 2024-02-01 | youth_caution | child_in_need 2023-01-01
        C     | 2008-01-01 | 2024-01-10 | 2024-02-01 | youth_caution |
        """,
        by="care",
    ) == [
        ("A", "2024-02-01", "not_lac"),
        ("B", "2024-02-01", "not_lac"),
        ("C", "2024-02-01", "not_recorded"),
    ]


def test_looked_after_comes_before_any_other_care_status_of_the_day() -> None:
    assert entrants(
        """
        child | born       | offence    | outcome    | type          | care
        A     | 2008-01-01 | 2024-01-10 | 2024-02-01 | youth_caution | early_help 2023-01-01
        A     |            | 2024-03-10 | 2024-04-01 | youth_caution | looked_after 2024-01-15
        """,
        by="care",
    ) == [("A", "2024-02-01", "lac")]


def test_educational_needs_are_asked_on_the_day_and_the_most_formal_counts() -> None:
    assert entrants(
        """
        child | born       | offence    | outcome    | type          | send
        A     | 2008-01-01 | 2024-01-10 | 2024-02-01 | youth_caution | ehcp 2023-01-01 to 2024-01-31
        B     | 2008-01-01 | 2024-01-10 | 2024-02-01 | youth_caution | sen_support 2022-01-01
        B     |            | 2024-03-10 | 2024-04-01 | youth_caution | ehcp 2023-01-01 to 2024-02-01
        C     | 2008-01-01 | 2024-01-10 | 2024-02-01 | youth_caution | none 2023-01-01
        """,
        by="send",
    ) == [
        ("A", "2024-02-01", "not_recorded"),
        ("B", "2024-02-01", "ehcp"),
        ("C", "2024-02-01", "not_recorded"),
    ]


def test_ethnicity_not_stated_or_empty_is_a_group_of_its_own() -> None:
    assert entrants(
        """
        child | born       | ethnicity | offence    | outcome    | type
        A     | 2008-01-01 | W3        | 2024-01-10 | 2024-02-01 | youth_caution
        B     | 2008-01-01 | A4        | 2024-01-10 | 2024-02-01 | youth_caution
        C     | 2008-01-01 | NS        | 2024-01-10 | 2024-02-01 | youth_caution
        D     | 2008-01-01 |           | 2024-01-10 | 2024-02-01 | youth_caution
        """,
        by="ethnic",
    ) == [
        ("A", "2024-02-01", "white"),
        ("B", "2024-02-01", "asian"),
        ("C", "2024-02-01", "not_known"),
        ("D", "2024-02-01", "not_known"),
    ]


def test_sex_unknown_or_empty_is_a_group_of_its_own() -> None:
    assert entrants(
        """
        child | born       | sex     | offence    | outcome    | type
        A     | 2008-01-01 | female  | 2024-01-10 | 2024-02-01 | youth_caution
        B     | 2008-01-01 | unknown | 2024-01-10 | 2024-02-01 | youth_caution
        C     | 2008-01-01 |         | 2024-01-10 | 2024-02-01 | youth_caution
        """,
        by="sex",
    ) == [
        ("A", "2024-02-01", "female"),
        ("B", "2024-02-01", "not_known"),
        ("C", "2024-02-01", "not_known"),
    ]


def test_an_offence_without_a_gravity_score_is_in_no_band() -> None:
    assert entrants(
        """
        child | born       | gravity | offence    | outcome    | type
        A     | 2008-01-01 | 2       | 2024-01-10 | 2024-02-01 | youth_caution
        B     | 2008-01-01 | 3       | 2024-01-10 | 2024-02-01 | youth_caution
        C     | 2008-01-01 | 5       | 2024-01-10 | 2024-02-01 | youth_caution
        D     | 2008-01-01 |         | 2024-01-10 | 2024-02-01 | youth_caution
        """,
        by="gravity",
    ) == [
        ("A", "2024-02-01", "g1_2"),
        ("B", "2024-02-01", "g3_4"),
        ("C", "2024-02-01", "g5_8"),
        ("D", "2024-02-01", "not_known"),
    ]


def test_age_is_that_of_the_day_of_the_outcome_not_of_the_offence() -> None:
    assert entrants(
        """
        child | born       | offence    | hearing    | outcome    | type
        A     | 2009-02-01 | 2024-01-10 |            | 2024-02-01 | youth_caution
        B     | 2009-02-02 | 2024-01-10 |            | 2024-02-01 | youth_caution
        C     | 2006-02-01 | 2024-01-10 | 2024-01-31 | 2024-02-01 | referral_order
        """,
        by="age",
    ) == [("A", "2024-02-01", "15_17"), ("B", "2024-02-01", "10_14"), ("C", "2024-02-01", "18_plus")]


def test_with_two_outcomes_a_day_the_offence_of_the_more_serious_outcome_counts() -> None:
    assert entrants(
        """
        child | born       | category                        | offence    | outcome    | type
        A     | 2008-01-01 | robbery                         | 2024-01-10 | 2024-02-01 | youth_caution
        A     |            | theft_and_handling_stolen_goods | 2024-01-10 | 2024-02-01 | referral_order
        """,
        by="offence",
    ) == [("A", "2024-02-01", "theft_and_handling_stolen_goods")]


def test_with_two_equal_outcomes_a_day_the_lowest_id_decides() -> None:
    assert entrants(
        """
        child | born       | category | offence    | outcome    | type
        A     | 2008-01-01 | drugs    | 2024-01-12 | 2024-02-01 | referral_order
        A     |            | robbery  | 2024-01-10 | 2024-02-01 | referral_order
        """,
        by="offence",
    ) == [("A", "2024-02-01", "drugs")]


def test_a_sentence_for_two_offences_is_in_one_group_that_of_the_lowest_outcome_id() -> None:
    assert sentences(
        """
        child | born       | gravity | offence    | outcome    | type
        A     | 2008-01-01 | 4       | 2024-01-12 | 2024-02-01 | detention_and_training_order
        A     |            | 6       | 2024-01-10 | 2024-02-01 | detention_and_training_order
        """,
        by="gravity",
    ) == [("A", "2024-02-01", "g3_4")]


def test_a_cohort_is_grouped_by_its_index_event_not_by_what_followed() -> None:
    assert followed(
        """
        child | born       | category | offence    | outcome    | type
        A     | 2008-01-01 | drugs    | 2022-12-01 | 2023-01-10 | youth_caution
        A     |            | robbery  | 2023-01-15 | 2023-02-10 | youth_rehabilitation_order
        """,
        by="outcome",
    ) == [("A", "2023-01-10", "yc")]


def test_the_most_serious_of_the_index_days_outcomes_is_the_index_event() -> None:
    assert followed(
        """
        child | born       | category | offence    | outcome    | type
        A     | 2008-01-01 | drugs    | 2022-12-01 | 2023-01-10 | youth_caution
        A     |            | robbery  | 2022-12-01 | 2023-01-10 | youth_rehabilitation_order
        """,
        by="offence",
    ) == [("A", "2023-01-10", "robbery")]


def test_after_custody_the_day_of_release_is_asked() -> None:
    table = """
        child | born       | offence    | outcome    | type        | release    | care
        A     | 2008-05-10 | 2022-12-01 | 2023-01-10 | section_250 | 2023-05-10 | looked_after 2023-05-01
    """
    assert followed(table, by="age") == [("A", "2023-05-10", "15_17")]
    assert followed(table, by="care") == [("A", "2023-05-10", "lac")]
    assert sentences(table, by="age") == [("A", "2023-01-10", "10_14")]
    assert sentences(table, by="care") == [("A", "2023-01-10", "not_recorded")]


def test_two_groupings_crossed_keep_what_is_not_recorded_apart() -> None:
    assert entrants(
        """
        child | born       | offence    | outcome    | type           | care
        A     | 2008-01-01 | 2024-01-10 | 2024-02-01 | youth_caution  | looked_after 2023-01-01
        B     | 2008-01-01 | 2024-01-10 | 2024-02-01 | fine           | early_help 2023-01-01
        C     | 2008-01-01 | 2024-01-10 | 2024-02-01 | section_250    |
        """,
        by="outcome_care",
    ) == [
        ("A", "2024-02-01", "yc-lac"),
        ("B", "2024-02-01", "other_ft-not_lac"),
        ("C", "2024-02-01", "long_det-not_recorded"),
    ]
