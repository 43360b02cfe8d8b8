"""Pooling, years and rates, on counts small enough to add up by hand."""

from datetime import date

import polars as pl
import pytest

from yjp.national.areas import areas, made_up_families
from yjp.national.table import indicator_table

ENDS = [date(2018, 3, 31), date(2018, 6, 30), date(2018, 9, 30), date(2018, 12, 31), date(2019, 3, 31)]
Q1 = 2018 * 4
AREAS = pl.DataFrame(
    [
        ("local", "small", "small"),
        ("local", "large", "large"),
        ("local", "quiet", "quiet"),
        ("family", "quiet_family", "small"),
        ("family", "quiet_family", "large"),
        ("region", "north", "small"),
        ("region", "north", "quiet"),
    ],
    schema=["area_role", "area", "service"],
    orient="row",
)
COUNTS = pl.DataFrame(
    [
        # service, quarter, entrants, sentences, cohort, reoffenders, reoffences
        ("small", Q1, 3, 0, 4, 2, 6),
        ("small", Q1 + 2, 1, 1, 2, 1, 1),
        ("small", Q1 + 4, 5, 0, 1, 1, 2),
        ("large", Q1, 10, 2, 40, 10, 15),
        ("large", Q1 + 3, 20, 0, 60, 15, 30),
        # Before the first and after the last window: in no figure.
        ("large", Q1 - 1, 900, 900, 900, 900, 900),
        ("large", Q1 + 5, 900, 900, 900, 900, 900),
    ],
    schema=["service", "quarter", "entrants", "sentences", "cohort", "reoffenders", "reoffences"],
    orient="row",
)
POPULATIONS = pl.DataFrame(
    [("small", 2016, 1_000), ("small", 2017, 1_100), ("small", 2018, 900), ("large", 2020, 9_000)],
    schema=["service", "year", "population_10_17"],
    orient="row",
)
TABLE = indicator_table(COUNTS, AREAS, POPULATIONS, ENDS)


def figure(indicator: str, area: str, end: date, months: int) -> tuple[int, int | None, float | None]:
    (row,) = TABLE.filter(
        pl.col("indicator") == indicator,
        pl.col("area") == area,
        pl.col("period_end") == end,
        pl.col("months") == months,
    ).iter_rows(named=True)
    return row["numerator"], row["denominator"], row["value"]


def test_a_family_pools_counts_and_never_averages_rates() -> None:
    # 2018: small 3 of 6 (50%), large 25 of 100 (25%). The mean of rates would be 37.5%.
    assert figure("binary_reoffending", "small", ENDS[3], 12) == (3, 6, 50.0)
    assert figure("binary_reoffending", "large", ENDS[3], 12) == (25, 100, 25.0)
    assert figure("binary_reoffending", "quiet_family", ENDS[3], 12) == (28, 106, 2800 / 106)
    assert figure("reoffences_per_reoffender", "quiet_family", ENDS[3], 12) == (52, 28, 52 / 28)
    assert figure("reoffences_per_child", "quiet_family", ENDS[3], 12) == (52, 106, 52 / 106)


def test_a_year_is_its_four_quarters() -> None:
    assert [figure("fte_count", "small", end, 3)[0] for end in ENDS] == [3, 0, 1, 0, 5]
    assert figure("fte_count", "small", ENDS[3], 12) == (4, None, 4.0)
    assert figure("fte_count", "small", ENDS[4], 12) == (6, None, 6.0)
    years = TABLE.filter(pl.col("months") == 12)["period_end"].unique().sort().to_list()
    assert years == ENDS[3:], "no year from less than four quarters, nor over from another area"


@pytest.mark.parametrize(
    ("end", "population"),
    [(ENDS[3], 1_100), (ENDS[4], 900)],
)
def test_the_population_is_of_the_year_before(end: date, population: int) -> None:
    entrants, denominator, value = figure("fte_rate", "small", end, 12)
    assert denominator == population
    assert value == entrants * 100_000 / population


def test_the_earliest_population_serves_where_none_is_older() -> None:
    assert figure("custody_rate", "large", ENDS[3], 12) == (2, 9_000, 2 * 1_000 / 9_000)


def test_an_area_has_no_rate_without_every_members_population() -> None:
    assert figure("fte_rate", "quiet_family", ENDS[3], 12) == (34, 10_100, 34 * 100_000 / 10_100)
    assert figure("fte_rate", "north", ENDS[3], 12) == (4, None, None)


def test_nothing_over_nothing_has_no_value() -> None:
    assert figure("binary_reoffending", "quiet", ENDS[0], 3) == (0, 0, None)
    assert figure("fte_count", "quiet", ENDS[0], 3) == (0, None, 0.0)


def test_rates_are_of_years_only() -> None:
    assert set(TABLE.filter(pl.col("indicator").str.ends_with("_rate"))["months"]) == {12}


def test_made_up_families_are_of_the_nearest_in_size() -> None:
    held = pl.DataFrame(
        {
            "service": [f"s{n:02}" for n in range(14)],
            "year": 2023,
            "population_10_17": [n * n for n in range(14)],
        }
    )
    families = made_up_families(held)
    assert set(families.group_by("service").len()["len"]) == {10}
    first = families.filter(pl.col("service") == "s00")["member"].to_list()
    assert first == [f"s{n:02}" for n in range(1, 11)], "a service is not in its own family"


def test_areas_of_the_datasets() -> None:
    members = areas(pl.DataFrame({"service": ["rotherham"], "member": ["barnsley"]}))
    of_rotherham = members.filter(pl.col("service") == "rotherham").select("area_role", "area").rows()
    assert of_rotherham == [
        ("local", "rotherham"),
        ("pcc", "south_yorkshire_pcc"),
        ("region", "yorkshire_and_the_humber"),
        ("national", "england"),
        ("national", "england_and_wales"),
    ]
    assert members.filter(pl.col("area") == "rotherham_family")["service"].to_list() == ["barnsley"]
    # Wales is a region and a country.
    wales = members.filter(pl.col("area") == "wales")
    assert dict(wales.group_by("area_role").len().iter_rows()) == {"region": 17, "national": 17}
