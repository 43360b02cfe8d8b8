"""Which stages a child reached in a year, at the edges of the year, of age and of the extract."""

from datetime import date

import polars as pl

from tests.spec.family_reading import family
from yjp.figures import AreaRole
from yjp.indicators.representation.children import child_years, stage_ids
from yjp.indicators.representation.rows import representation_rows
from yjp.indicators.rows import Place
from yjp.periods import quarter_ends

END = date(2024, 3, 31)
PLACE = Place(area="rotherham", area_name="Rotherham", role=AreaRole.LOCAL, source_ref="test")
STAGES = ("decision", "diversion", "caution", "court", "custody", "remand")


def reached(extract: str = "2024-12-31", **tables: str) -> list[tuple[str, str, str]]:
    """Child, first day of the year and the stages."""
    found = child_years(family(extract, **tables), [END]).sort("child_id").collect()
    return [
        (row["child_id"], str(row["date"]), " ".join(stage for stage in STAGES if row[stage]))
        for row in found.iter_rows(named=True)
    ]


def test_the_first_and_the_last_day_of_the_year_are_in_it() -> None:
    assert reached(
        outcomes="""
        child | outcome    | type
        A     | 2023-04-01 | youth_caution
        B     | 2024-03-31 | youth_caution
        C     | 2023-03-31 | youth_caution
        D     | 2024-04-01 | youth_caution
        """
    ) == [("A", "2023-04-01", "decision caution"), ("B", "2024-03-31", "decision caution")]


def test_a_child_is_at_every_stage_that_it_reached_and_dated_by_the_first() -> None:
    assert reached(
        outcomes="""
        child | outcome    | type
        A     | 2023-09-01 | detention_and_training_order
        A     | 2023-06-01 | community_resolution
        B     | 2023-06-01 | referral_order
        """,
        remands="""
        child | from       | remand
        A     | 2023-05-01 | remand_in_custody
        C     | 2023-05-01 | conditional_bail
        D     | 2023-05-01 | remand_to_youth_detention_accommodation
        """,
    ) == [
        ("A", "2023-05-01", "decision diversion court custody remand"),
        ("B", "2023-06-01", "decision court"),
        ("D", "2023-05-01", "remand"),
    ]


def test_ten_to_seventeen_on_the_day_of_a_remand() -> None:
    text = """
        child | born       | from       | remand
        A     | 2013-05-02 | 2023-05-01 | remand_in_custody
        B     | 2013-05-01 | 2023-05-01 | remand_in_custody
        C     | 2005-05-02 | 2023-05-01 | remand_in_custody
        D     | 2005-05-01 | 2023-05-01 | remand_in_custody
    """
    assert [child for child, *_ in reached(remands=text)] == ["B", "C"]


def test_what_was_recorded_ahead_of_the_extract_is_left_out() -> None:
    outcomes = """
        child | outcome    | type
        A     | 2023-06-30 | youth_caution
        B     | 2023-07-01 | youth_caution
    """
    remands = """
        child | from       | remand
        C     | 2023-06-30 | remand_in_custody
        D     | 2023-07-01 | remand_in_custody
    """
    found = reached("2023-06-30", outcomes=outcomes, remands=remands)
    assert [child for child, *_ in found] == ["A", "C"]


def _rows(**tables: str) -> pl.DataFrame:
    ends = list(quarter_ends(date(2021, 4, 1), END))
    return representation_rows(family("2024-06-30", **tables), PLACE, ends)


OUTCOMES = """
    child | outcome    | type          | ethnicity
    A     | 2023-06-01 | youth_caution | W1
    B     | 2023-06-01 | youth_caution | B1
    C     | 2023-06-01 | youth_caution |
"""
PEOPLE = """
    area      | year | grouping | group_value | population | source
    rotherham | 2021 | ethnic   | white       | 9000       | made up
    rotherham | 2021 | ethnic   | black       | 1000       | made up
"""


def one(rows: pl.DataFrame, indicator: str, value: str) -> dict[str, object]:
    return rows.row(
        by_predicate=(pl.col("indicator") == indicator)
        & (pl.col("group") == "ethnic")
        & (pl.col("group_value") == value)
        & (pl.col("window") == "2024-03.12m"),
        named=True,
    )


def test_a_share_of_nobody_says_so() -> None:
    court = one(_rows(outcomes=OUTCOMES), "rep_court_share", "white")
    assert (court["numerator"], court["denominator"], court["value"]) == (0, 0, None)
    assert court["reason"] == "nobody at this stage whose group is known"
    caution = one(_rows(outcomes=OUTCOMES), "rep_caution_share", "white")
    assert (caution["numerator"], caution["denominator"], caution["reason"]) == (1, 2, None)


def test_less_the_share_of_the_population_has_the_limits_of_the_share() -> None:
    """Half of two children and 90% of the population: 40 points below."""
    rows = _rows(outcomes=OUTCOMES, population_groups=PEOPLE)
    share, gap = (one(rows, f"rep_caution_{kind}", "white") for kind in ("share", "gap"))
    assert gap["value"] == 50 - 90
    assert share["lower"] - gap["lower"] == share["upper"] - gap["upper"] == 90  # type: ignore[operator]
    assert gap["interval_method"] == share["interval_method"] == "Wilson"
    assert gap["quality"] == "population of groups of 2021: made up"


def test_children_before_a_court_are_a_base_only_where_remands_are_held() -> None:
    remands = """
        child | from       | remand
        C     | 2023-06-30 | remand_in_custody
    """
    assert stage_ids(family("2024-06-30", outcomes=OUTCOMES))[-1] == "custody"
    assert "remand" not in stage_ids(family("2024-06-30", outcomes=OUTCOMES))
    held = stage_ids(family("2024-06-30", outcomes=OUTCOMES, remands=remands))
    assert held[-1] == "before_court"
    assert "remand" in held


def test_of_the_many_ethnicities_only_those_that_occur_have_a_row() -> None:
    rows = _rows(outcomes=OUTCOMES).filter(pl.col("group") == "ethnic_code")
    assert set(rows["group_value"]) == {"W1", "B1", "not_known"}
    five = _rows(outcomes=OUTCOMES).filter(pl.col("group") == "ethnic")
    assert set(five["group_value"]) == {"white", "mixed", "asian", "black", "other", "not_known"}
