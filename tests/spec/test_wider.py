"""Serious violence and knives, remands and what came after, victims and reparation."""

from datetime import date

import polars as pl

from tests.spec.family_reading import family
from yjp.figures import AreaRole
from yjp.indicators.population import merge
from yjp.indicators.rows import Place
from yjp.indicators.wider.remands import followed
from yjp.indicators.wider.rows import wider_rows
from yjp.periods import quarter_ends

PLACE = Place(area="rotherham", area_name="Rotherham", role=AreaRole.LOCAL, source_ref="test")
NO_POPULATION = merge(
    None, pl.DataFrame(schema={"year": pl.Int64, "population_10_17": pl.Int64, "source": pl.String}), "x"
)
ENDS = list(quarter_ends(date(2023, 4, 1), date(2024, 3, 31)))


def after(extract: str, **tables: str) -> list[tuple[str, str]]:
    """Child, and what came after the remand."""
    found = followed(family(extract, **tables)).sort("child_id", "start_date").collect()
    return list(found.select("child_id", "after").iter_rows())


def counts(measure: str, **tables: str) -> list[tuple[str, float, float | None]]:
    """Window, numerator and denominator of a measure in the year to March 2024."""
    caseload = family("2024-06-30", **tables)
    rows = wider_rows(caseload, PLACE, NO_POPULATION, ENDS).filter(pl.col("indicator") == measure)
    return list(rows.select("window", "numerator", "denominator").iter_rows())


def test_custody_within_six_months_of_the_remand_follows_it() -> None:
    assert after(
        "2024-12-31",
        outcomes="""
        child | offence    | outcome    | type
        A     | 2024-01-10 | 2024-03-01 | detention_and_training_order
        B     | 2024-01-10 | 2024-08-01 | detention_and_training_order
        C     | 2024-01-10 | 2024-08-02 | detention_and_training_order
        D     | 2024-01-10 | 2024-03-01 | referral_order
        """,
        remands="""
        child | from       | to         | remand
        A     | 2024-02-01 | 2024-03-01 | remand_in_custody
        B     | 2024-01-20 | 2024-02-01 | remand_in_custody
        C     | 2024-01-20 | 2024-02-01 | remand_in_custody
        D     | 2024-01-20 | 2024-02-01 | remand_in_custody
        E     | 2024-01-20 | 2024-02-01 | remand_in_custody
        """,
    ) == [("A", "custody"), ("B", "custody"), ("C", "nothing"), ("D", "other"), ("E", "nothing")]


def test_until_six_months_have_passed_the_outcome_is_awaited() -> None:
    assert after(
        "2024-07-31",
        outcomes="""
        child | offence    | outcome    | type
        A     | 2024-01-10 | 2024-03-01 | detention_and_training_order
        B     | 2024-01-10 | 2024-03-01 | referral_order
        """,
        remands="""
        child | from       | to         | remand
        A     | 2024-01-20 | 2024-02-01 | remand_in_custody
        B     | 2024-01-20 | 2024-02-01 | remand_in_custody
        C     | 2024-01-20 | 2024-02-01 | remand_in_custody
        D     | 2024-01-20 |            | remand_in_custody
        """,
    ) == [("A", "custody"), ("B", "waiting"), ("C", "waiting")]


def test_an_offence_after_the_remand_is_not_what_the_child_was_remanded_for() -> None:
    assert after(
        "2024-12-31",
        outcomes="""
        child | offence    | outcome    | type
        A     | 2024-02-02 | 2024-03-01 | detention_and_training_order
        """,
        remands="""
        child | from       | to         | remand
        A     | 2024-01-20 | 2024-02-01 | remand_in_custody
        """,
    ) == [("A", "nothing")]


def test_a_night_is_counted_once_and_the_day_of_release_has_none() -> None:
    assert counts(
        "remand_nights",
        remands="""
        child | from       | to         | remand
        A     | 2023-04-01 | 2023-04-11 | remand_in_custody
        A     | 2023-04-09 | 2023-04-13 | remand_to_youth_detention_accommodation
        B     | 2024-03-30 | 2024-04-10 | remand_in_custody
        C     | 2023-05-01 | 2023-06-01 | conditional_bail
        """,
    ) == [("2024-03.12m", 14.0, None)]


def test_a_child_with_several_remands_is_in_the_year_once_by_the_last_that_ended() -> None:
    assert counts(
        "remand_no_custody",
        outcomes="""
        child | offence    | outcome    | type
        A     | 2023-04-10 | 2023-10-01 | detention_and_training_order
        """,
        remands="""
        child | from       | to         | remand
        A     | 2023-04-12 | 2023-04-20 | remand_in_custody
        A     | 2023-09-01 | 2023-10-01 | remand_in_custody
        B     | 2023-04-12 | 2023-04-20 | remand_in_custody
        """,
    ) == [("2024-03.12m", 1.0, 2.0)]


def test_a_knife_that_is_not_recorded_is_neither_there_nor_not() -> None:
    assert counts(
        "knife_unknown",
        outcomes="""
        child | outcome    | type                 | knife
        A     | 2023-04-10 | youth_caution        | yes
        A     | 2023-05-10 | referral_order       | no
        B     | 2023-05-10 | referral_order       |
        C     | 2023-05-10 | community_resolution |
        """,
    ) == [("2024-03.12m", 1.0, 3.0)]


def test_knife_offences_are_proven_ones() -> None:
    assert counts(
        "knife_count",
        outcomes="""
        child | outcome    | type                 | knife
        A     | 2023-04-10 | youth_caution        | yes
        A     | 2023-05-10 | referral_order       | yes
        B     | 2023-05-10 | community_resolution | yes
        """,
    ) == [("2024-03.12m", 2.0, None)]


def test_a_victim_of_two_children_is_one_victim_and_takes_part_with_either() -> None:
    assert counts(
        "victims_engaged",
        victims="""
        victim | child | contacted  | engaged | how
        V1     | A     | 2023-04-10 | yes     | direct
        V1     | B     | 2023-09-10 | no      |
        V2     | A     | 2023-05-10 | no      |
        V3     | A     |            |         |
        """,
    ) == [("2024-03.12m", 1.0, 2.0)]


def test_attendance_is_of_hours_and_leaves_out_sessions_without_a_record() -> None:
    assert counts(
        "reparation_attendance",
        reparation="""
        child | date       | offered | attended
        A     | 2023-04-10 | 3       | 3
        A     | 2023-04-17 | 3       | 0
        B     | 2023-05-10 | 2       | 1.5
        B     | 2023-05-17 | 2       |
        """,
    ) == [("2024-03.12m", 4.5, 8.0)]


def test_a_year_before_the_first_record_is_not_nought() -> None:
    assert (
        counts(
            "remand_children",
            remands="""
        child | from       | remand
        A     | 2023-07-01 | remand_in_custody
        """,
        )
        == []
    )
