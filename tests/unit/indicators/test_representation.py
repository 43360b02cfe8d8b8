"""Over-representation beside populations and police contacts of the service's own."""

from datetime import date

import polars as pl
import pytest

from tests.caseloads import typed
from yjp.figures import AreaRole
from yjp.indicators.representation.rows import representation_rows
from yjp.indicators.representation.standing import Standing, standing, stands
from yjp.indicators.representation.windows import is_released, windows, year_ends
from yjp.indicators.rows import Place
from yjp.periods import Window, quarter_ends

PLACE = Place(area="rotherham", area_name="Rotherham", role=AreaRole.LOCAL, source_ref="test")
ENDS = list(quarter_ends(date(2022, 4, 1), date(2025, 3, 31)))
YEAR, POOLED = "2025-03.12m", "2025-03.36m"
POPULATION = {"white": 20_000, "black": 500, "mixed": 90, "asian": 1_000, "other": 410}


def _children(ethnicity: str, number: int, day: str, kind: str, first: int) -> list[dict[str, str]]:
    return [
        {"child_id": f"C{first + n}", "ethnicity": ethnicity, "outcome_date": day, "outcome_type": kind}
        for n in range(number)
    ]


def _rows(*, population: bool = True, police: bool = False, twice: bool = False) -> pl.DataFrame:
    """40 White, 10 Black, 6 Mixed, 4 Asian and 3 of unknown ethnicity cautioned in the newest year; 20 White before."""
    made = []
    for ethnicity, number, day in (
        ("W1", 40, "2024-06-01"),
        ("B1", 10, "2024-06-01"),
        ("M1", 6, "2024-06-01"),
        ("A1", 4, "2024-06-01"),
        ("NS", 3, "2024-06-01"),
        ("W1", 20, "2022-06-01"),
    ):
        made += _children(ethnicity, number, day, "youth_caution", len(made))
    ids = [f"F{n}" for n in range(len(made))]
    tables: dict[str, list[dict[str, str]]] = {
        "children": [row | {"date_of_birth": "2008-01-01"} for row in made],
        "offences": [
            row | {"offence_id": i, "offence_date": row["outcome_date"]}
            for i, row in zip(ids, made, strict=True)
        ],
        "outcomes": [row | {"offence_id": i, "outcome_id": i} for i, row in zip(ids, made, strict=True)],
    }
    if population:
        groups = [
            {
                "area": "rotherham",
                "year": "2021",
                "grouping": "ethnic",
                "group_value": value,
                "population": str(number),
                "source": "made up",
            }
            for value, number in POPULATION.items()
        ]
        tables["population_groups"] = [*groups, *(groups[1:2] if twice else [])]
    if police:
        tables["police_contacts"] = [
            {
                "year": "2024",
                "contact": "stop_search",
                "grouping": "ethnic",
                "group_value": value,
                "contacts": str(number),
                "source": "made up",
            }
            for value, number in {"white": 200, "black": 25}.items()
        ]
    return representation_rows(typed(tables, date(2025, 6, 18)), PLACE, ENDS)


def _one(
    rows: pl.DataFrame, indicator: str, value: str, window: str = YEAR, group: str = "ethnic"
) -> dict[str, object]:
    return rows.filter(
        pl.col("indicator") == indicator,
        pl.col("group") == group,
        pl.col("group_value") == value,
        pl.col("window") == window,
    ).row(0, named=True)


def test_shares_are_of_the_known_and_the_unknown_of_all() -> None:
    rows = _rows()
    black, unknown = (_one(rows, "rep_caution_share", value) for value in ("black", "not_known"))
    assert (black["numerator"], black["denominator"]) == (10, 60)
    assert (unknown["numerator"], unknown["denominator"]) == (3, 63)


def test_gap_and_rate_by_hand() -> None:
    rows = _rows()
    gap, rate = (_one(rows, f"rep_caution_{name}", "black") for name in ("gap", "rate"))
    # 10 of 60 is 16.67%; 500 of 22,000 is 2.27%.
    assert gap["value"] == pytest.approx(100 * 10 / 60 - 100 * 500 / 22_000)
    assert gap["unit"] == "points"
    assert rate["value"] == pytest.approx(20)
    assert rate["quality"] == "population of groups of 2021: made up"


def test_the_index_on_the_population_by_hand_and_what_it_says() -> None:
    found = _one(_rows(), "rep_caution_rri", "black")
    # 10 of 500 beside 40 of 20,000: ten times.
    assert found["value"] == pytest.approx(10)
    assert found["interval_method"] == "ratio of two shares (log)"
    assert str(found["quality"]).startswith(
        "more often than the group compared with, by more than chance would explain;"
    )


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("asian", "not given: fewer than 5 in the group or in the group compared with"),
        ("mixed", "not given: a population of the group under 100"),
    ],
)
def test_an_index_is_refused_with_its_reason(value: str, why: str) -> None:
    found = _one(_rows(), "rep_caution_rri", value)
    assert (found["value"], found["lower"], found["upper"]) == (None, None, None)
    assert found["reason"] == why


def test_the_verdict_of_the_words_is_that_of_the_limits_whatever_stands_behind_them() -> None:
    given = _rows(police=True).filter(pl.col("unit") == "times", pl.col("value").is_not_null())
    words = given.get_column("quality").to_list()
    assert any(each in {kind.value for kind in Standing} for each in words)
    assert any("; population" in each for each in words)
    for lower, upper, said in given.select("lower", "upper", "quality").iter_rows():
        assert said.startswith(stands(lower, upper).value)


@pytest.mark.parametrize(
    ("lower", "upper", "verdict"),
    [
        (1.01, 2.0, Standing.MORE),
        (1.0, 2.0, Standing.SIMILAR),
        (0.5, 1.0, Standing.SIMILAR),
        (0.5, 0.99, Standing.LESS),
        (None, None, Standing.REFUSED),
        (1.2, None, Standing.REFUSED),
    ],
)
def test_one_index_is_judged_as_a_column_is(
    lower: float | None, upper: float | None, verdict: Standing
) -> None:
    limits = (pl.lit(each, dtype=pl.Float64) for each in (lower, upper))
    assert stands(lower, upper) is verdict
    assert pl.select(standing(*limits)).item() == verdict.value


def test_three_years_pooled_add_up_children_and_population() -> None:
    rows = _rows()
    pooled = _one(rows, "rep_caution_rate", "white", POOLED)
    assert (pooled["numerator"], pooled["denominator"]) == (60, 60_000)
    # A population of 90 a year is not 270.
    assert "under 100" in str(_one(rows, "rep_caution_rri", "mixed", POOLED)["reason"])


def test_the_two_groups_are_the_five_put_together() -> None:
    found = _one(_rows(), "rep_caution_rate", "others", group="ethnic_two")
    assert (found["numerator"], found["denominator"]) == (20, 2_000)


def test_the_stage_before_needs_no_population() -> None:
    found = _one(_rows(population=False), "rep_caution_step", "black")
    # Everybody with an outcome was cautioned: once as often, and chance has no room.
    assert (found["value"], found["lower"]) == (1, None)


def test_a_population_given_twice_is_left_out() -> None:
    rows = _rows(twice=True)
    assert rows.filter(pl.col("indicator") == "rep_caution_rate", pl.col("group_value") == "black").is_empty()


def _care(*, recorded: int, of: int) -> pl.DataFrame:
    """So many children cautioned, of whom a record says of some that they are looked after, and of six that not."""
    made = _children("W1", of, "2024-06-01", "youth_caution", 0)
    ids = [f"F{n}" for n in range(of)]
    tables: dict[str, list[dict[str, str]]] = {
        "children": [row | {"date_of_birth": "2008-01-01"} for row in made],
        "offences": [
            row | {"offence_id": i, "offence_date": row["outcome_date"]}
            for i, row in zip(ids, made, strict=True)
        ],
        "outcomes": [row | {"offence_id": i, "outcome_id": i} for i, row in zip(ids, made, strict=True)],
        "care_status": [
            {
                "child_id": f"C{n}",
                "start_date": "2024-01-01",
                "status": "child_in_need" if n < 6 else "looked_after",
            }
            for n in range(recorded)
        ],
        "population_groups": [
            {"area": "rotherham", "year": "2021", "grouping": "care", "group_value": v, "population": n}
            for v, n in (("lac", "400"), ("not_lac", "21600"))
        ],
    }
    return representation_rows(typed(tables, date(2025, 6, 18)), PLACE, ENDS)


def test_a_group_that_is_mostly_not_recorded_has_no_index_and_no_gap_beside_a_population() -> None:
    """Six of 21,600 not looked after is no rate of theirs where nothing is known of thirteen others."""
    few, half = (_care(recorded=recorded, of=24) for recorded in (11, 12))
    for measure in ("gap", "rri"):
        refused = _one(few, f"rep_caution_{measure}", "lac", group="care")
        assert (refused["value"], refused["lower"], refused["interval_method"]) == (None, None, None)
        assert refused["reason"] == "not given: the group is recorded of fewer than half of the children"
        assert _one(half, f"rep_caution_{measure}", "lac", group="care")["value"] is not None
    rate = _one(few, "rep_caution_rate", "lac", group="care")
    assert rate["value"] == pytest.approx(1000 * 5 / 400)
    assert str(rate["quality"]).startswith("the least there can be: the group is recorded of fewer than half")
    assert str(_one(half, "rep_caution_rate", "lac", group="care")["quality"]).startswith("population of")


def test_a_gap_is_beside_the_whole_population_and_needs_every_group_that_is_counted() -> None:
    whole = _rows()
    # Nobody of 18+1 is in the population table: no gap of it. In the five groups all who are counted have one.
    gaps = whole.filter(pl.col("indicator") == "rep_caution_gap", pl.col("window") == YEAR)
    assert set(gaps["group"]) == {"ethnic", "ethnic_two"}
    # 410 of another group of whom nobody was cautioned are people all the same.
    assert _one(whole, "rep_caution_gap", "white")["value"] == pytest.approx(
        100 * 40 / 60 - 100 * 20_000 / 22_000
    )
    twice = _rows(twice=True)
    gaps = twice.filter(pl.col("indicator") == "rep_caution_gap", pl.col("window") == YEAR)
    assert gaps.filter(pl.col("group") == "ethnic").is_empty()


def test_a_group_of_another_grouping_is_left_out_and_not_stated_is_not_known() -> None:
    contacts = [
        {"year": "2024", "contact": "arrest", "grouping": grouping, "group_value": value, "contacts": n}
        for grouping, value, n in (
            ("ethnic_code", "W1", "20"),
            ("ethnic_code", "NS", "3"),
            ("ethnic_code", "not_known", "4"),
            ("sex", "white", "9"),
        )
    ]
    tables: dict[str, list[dict[str, str]]] = {
        "children": [],
        "offences": [],
        "outcomes": [],
        "police_contacts": contacts,
    }
    rows = representation_rows(typed(tables, date(2025, 6, 18)), PLACE, ENDS)
    arrests = rows.filter(pl.col("indicator") == "rep_arrest_share")
    assert set(arrests.select("group", "group_value", "numerator").rows()) == {
        ("ethnic_code", "W1", 20),
        ("ethnic_code", "not_known", 7),
    }


def test_police_contacts_have_shares_rates_and_indexes_of_their_own_year() -> None:
    rows = _rows(police=True)
    found = _one(rows, "rep_stop_search_rri", "black")
    # 25 of 500 beside 200 of 20,000.
    assert found["value"] == pytest.approx(5)
    # One year of three is no pool.
    stops = rows.filter(pl.col("indicator").str.starts_with("rep_stop_search"))
    assert set(stops["window"]) == {YEAR}


def test_the_periods() -> None:
    found = [window.id for window in windows(list(quarter_ends(date(2015, 1, 1), date(2025, 12, 31))))]
    assert found == ["2025-12.12m", "2025-12.36m", "2025-03.36m"]
    assert [w.id for w in windows(list(quarter_ends(date(2024, 4, 1), date(2025, 6, 30))))] == ["2025-06.12m"]
    assert windows([]) == []
    assert windows(ENDS[:3]) == []
    assert [end.isoformat() for end in year_ends(Window(end=date(2025, 3, 31), months=36))] == [
        "2025-03-31",
        "2024-03-31",
        "2023-03-31",
    ]
    assert is_released(Window(end=date(2022, 3, 31), months=36))
    assert not is_released(Window(end=date(2024, 3, 31), months=36))
