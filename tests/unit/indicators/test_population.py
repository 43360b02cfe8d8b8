"""Which population a window is divided by."""

from datetime import date

import polars as pl
import pytest

from yjp.indicators.population import choose, merge

OWN = pl.DataFrame(
    {
        "area": ["rotherham", "rotherham", "barnsley"],
        "year": [2016, 2018, 2017],
        "population_10_17": [24190, 24400, 1],
        "source": ["ours", None, "theirs"],
    }
)
PACKAGED = pl.DataFrame(
    {"year": [2018, 2023], "population_10_17": [2, 26967], "source": ["ONS 2018", "ONS 2023"]}
)


def test_the_services_own_come_first_and_packaged_ones_fill_the_rest() -> None:
    merged = merge(OWN, PACKAGED, "rotherham")
    assert merged.rows() == [(2016, 24190, "ours"), (2018, 24400, None), (2023, 26967, "ONS 2023")]
    assert merge(None, PACKAGED, "rotherham").get_column("year").to_list() == [2018, 2023]


@pytest.mark.parametrize(
    ("end", "population", "words"),
    [
        (date(2017, 12, 31), 24190, "population of mid-2016: ours"),
        (date(2018, 3, 31), 24190, "population of mid-2016: ours (mid-2017 is not held)"),
        (date(2019, 3, 31), 24400, "population of mid-2018: source not given"),
        (date(2026, 3, 31), 26967, "population of mid-2023: ONS 2023 (mid-2025 is not held)"),
        (date(2010, 3, 31), 24190, "population of mid-2016: ours (mid-2009 is not held)"),
    ],
)
def test_the_year_before_the_windows_last_day_else_the_latest_before_else_the_earliest(
    end: date, population: int, words: str
) -> None:
    chosen = choose(merge(OWN, PACKAGED, "rotherham"), end)
    assert chosen is not None
    assert (chosen.population, chosen.words) == (population, words)


def test_without_any_population_there_is_none_to_choose() -> None:
    assert choose(PACKAGED.clear(), date(2018, 3, 31)) is None
