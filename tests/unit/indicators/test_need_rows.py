"""Needs as figures: how many at once, of whom it is recorded, and what is said where it is recorded of few or none."""

from datetime import date

import polars as pl
import pytest

from tests.spec.family_reading import family
from yjp.figures import AreaRole
from yjp.indicators.needs.rows import FEW_RECORDED, NOT_GIVEN, need_rows
from yjp.indicators.rows import Place
from yjp.periods import quarter_ends

PLACE = Place(area="rotherham", area_name="Rotherham", role=AreaRole.LOCAL, source_ref="test")
ENDS = list(quarter_ends(date(2022, 4, 1), date(2024, 3, 31)))
YEAR, BEFORE = "2024-03.12m", "2023-03.12m"
OUTCOMES = "child | outcome | type\n" + "\n".join(
    f"{child} | 2023-06-01 | youth_caution" for child in "ABCDEF"
)
# A has four needs, B three, C two, D one, E none (asked of one thing); of F nothing is recorded.
SEND = """
    child | from       | kind
    A     | 2023-01-01 | ehcp
    B     | 2023-01-01 | sen_support
    C     | 2023-01-01 | sen_support
    D     | 2023-01-01 | sen_support
    E     | 2023-01-01 | none
"""
CARE = """
    child | from       | status
    A     | 2023-01-01 | looked_after
    B     | 2023-01-01 | looked_after
    C     | 2023-01-01 | looked_after
    D     | 2023-01-01 | child_in_need
"""
HEALTH = """
    child | strand           | screened   | identified
    A     | mental_health    | 2023-01-01 | 2023-01-01
    A     | substance_misuse | 2023-01-01 | 2023-01-01
    B     | mental_health    | 2023-01-01 | 2023-01-01
"""


@pytest.fixture(scope="module")
def rows() -> pl.DataFrame:
    caseload = family("2024-06-30", outcomes=OUTCOMES, send=SEND, care_status=CARE, health=HEALTH)
    return need_rows(caseload, PLACE, ENDS, [])


def said(rows: pl.DataFrame, *names: str, window: str = YEAR) -> list[tuple[object, ...]]:
    columns = ("numerator", "denominator", "value", "reason", "quality")
    return [
        rows.filter(pl.col("indicator") == name, pl.col("window") == window).select(columns).row(0)
        for name in names
    ]


def test_how_many_needs_a_child_has_at_once(rows: pl.DataFrame) -> None:
    """Three or more holds the child with three and the one with four."""
    names = [f"needs_out_{band}" for band in ("none", "one", "two", "three")]
    assert [line[:3] for line in said(rows, *names)] == [(1, 5, 20), (1, 5, 20), (1, 5, 20), (2, 5, 40)]
    assert said(rows, "needs_out_nothing")[0][:2] == (1, 6)


def test_shares_are_of_those_of_whom_it_is_recorded(rows: pl.DataFrame) -> None:
    assert said(rows, "needs_out_send", "needs_out_send_unknown") == [
        (4, 5, 80, None, None),
        (1, 6, pytest.approx(100 / 6), None, None),
    ]
    assert said(rows, "needs_out_ehcp")[0][:2] == (1, 5)


def test_recorded_of_fewer_than_half_there_is_no_share(rows: pl.DataFrame) -> None:
    """Mental health: recorded of two children of six. Care of four: more than half."""
    assert said(rows, "needs_out_mental") == [(2, 2, None, NOT_GIVEN, FEW_RECORDED)]
    assert said(rows, "needs_out_care") == [(3, 4, 75, None, None)]


def test_exactly_half_is_enough_and_one_child_is_somebody() -> None:
    caseload = family(
        "2024-06-30",
        outcomes="child | outcome | type\nA | 2023-06-01 | youth_caution\nB | 2023-06-01 | youth_caution",
        send="child | from | kind\nA | 2023-01-01 | ehcp",
    )
    assert said(need_rows(caseload, PLACE, ENDS, []), "needs_out_send") == [(1, 1, 100, None, None)]


def test_a_year_without_anybody_says_so(rows: pl.DataFrame) -> None:
    assert (
        said(rows, "needs_out_send", "needs_out_two", window=BEFORE)
        == [(0, 0, None, "nobody of whom it is recorded", None)] * 2
    )


def test_only_the_newest_year_and_the_one_before_are_given(rows: pl.DataFrame) -> None:
    assert set(rows["window"]) == {YEAR, BEFORE}
    ends = list(quarter_ends(date(2021, 4, 1), date(2024, 6, 30)))
    caseload = family("2024-07-31", outcomes=OUTCOMES, send=SEND)
    assert set(need_rows(caseload, PLACE, ends, [])["window"]) == {
        "2024-06.12m",
        "2023-06.12m",
        YEAR,
        BEFORE,
    }
    assert need_rows(caseload, PLACE, ends[:3], []).is_empty()


def test_a_need_whose_table_is_not_there_has_no_row(rows: pl.DataFrame) -> None:
    assert rows.filter(pl.col("indicator").str.contains("education")).is_empty()
    without = need_rows(family("2024-06-30", outcomes=OUTCOMES, send=SEND), PLACE, ENDS, [])
    named = {name.removeprefix("needs_out_").split("_")[0] for name in without["indicator"]}
    assert named == {"send", "ehcp", "none", "one", "two", "three", "nothing"}
    assert need_rows(family("2024-06-30", outcomes=OUTCOMES), PLACE, ENDS, []).is_empty()


def test_less_the_share_of_the_population() -> None:
    """80% with special educational needs where 20% of the population have them: 60 points."""
    lines = "\n".join(
        f"rotherham | 2023 | send_held | {value} | {number} | made up"
        for value, number in (("ehcp", 1_000), ("sen_support", 3_000), ("no_send", 16_000))
    )
    people = f"area | year | grouping | group_value | population | source\n{lines}"
    caseload = family("2024-06-30", outcomes=OUTCOMES, send=SEND, population_groups=people)
    gaps = need_rows(caseload, PLACE, ENDS, [])
    assert said(gaps, "needs_out_send_gap")[0][:3] == (None, None, pytest.approx(60))
    assert said(gaps, "needs_out_ehcp_gap")[0][:3] == (None, None, pytest.approx(20 - 5))


def test_looked_after_less_the_share_of_children_looked_after() -> None:
    """Three of four known, and 5% of the population: 70 points."""
    lines = "\n".join(
        f"rotherham | 2023 | care | {value} | {number} | made up"
        for value, number in (("lac", 1_000), ("not_lac", 19_000))
    )
    people = f"area | year | grouping | group_value | population | source\n{lines}"
    caseload = family("2024-06-30", outcomes=OUTCOMES, care_status=CARE, population_groups=people)
    gaps = need_rows(caseload, PLACE, ENDS, [])
    assert said(gaps, "needs_out_care_gap")[0][:3] == (None, None, pytest.approx(75 - 5))
