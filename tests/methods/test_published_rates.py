"""Rates, shares, ratios and limits that somebody else published, recomputed from their own numerators."""

import csv
from pathlib import Path

import polars as pl
import pytest

from yjp.numbers import rounded
from yjp.statistics import Estimate, clustered_ratio, difference_limits, rate, share

DATA = Path(__file__).parent / "data"
FINGERTIPS = pl.read_csv(DATA / "fingertips_10401_fte_2018.csv")
with (DATA / "published_oracles.csv").open(encoding="utf-8", newline="") as _file:
    ORACLES = list(csv.DictReader(_file))
RIGHT = [row for row in ORACLES if row["agrees"] == "yes"]
WRONG = [row for row in ORACLES if row["agrees"] == "NO"]


def computed(frame: pl.DataFrame, estimate: Estimate) -> pl.DataFrame:
    return frame.with_columns(
        value=estimate.value, lower=estimate.lower, upper=estimate.upper, method=estimate.method
    )


def recomputed(row: dict[str, str]) -> float:
    numerator, denominator = pl.lit(float(row["numerator"])), pl.lit(float(row["denominator"]))
    none = pl.lit(0.0)
    estimates = {
        "per 100k 10-17": lambda: rate(numerator, denominator, 100_000),
        "per 1000 10-17": lambda: rate(numerator, denominator, 1_000),
        "%": lambda: share(numerator, denominator),
        "ratio": lambda: clustered_ratio(
            sum_x=numerator, sum_r=denominator, sum_xx=none, sum_xr=none, sum_rr=none, clusters=none
        ),
    }
    return float(pl.select(estimates[row["unit"]]().value).item())


def printed_alike(row: dict[str, str]) -> bool:
    return rounded(recomputed(row), int(row["dp"])) == rounded(float(row["published_value"]), int(row["dp"]))


def test_there_are_as_many_published_figures_as_were_transcribed():
    assert (FINGERTIPS.height, len(RIGHT), len(WRONG)) == (35, 177, 9)


@pytest.mark.parametrize("area", FINGERTIPS["area"].to_list())
def test_fingertips_rates_and_limits_to_four_decimals(area):
    frame = FINGERTIPS.filter(pl.col("area") == area)
    estimate = rate(pl.col("numerator_fte_2018"), pl.col("denominator_pop_10_17"), 100_000)
    row = computed(frame, estimate).row(0, named=True)
    ours = [float(rounded(row[name], 4)) for name in ("value", "lower", "upper")]
    assert ours == [row["rate_per_100k"], row["lower_ci95"], row["upper_ci95"]]
    assert row["method"] == "Byar"


def test_fingertips_england_as_its_narrative_prints_it():
    """11,887 entrants, 238.4731 (234.2051 to 242.7993); the population is the one whole number that gives that rate."""
    populations = [
        n for n in range(4_984_500, 4_984_800) if rounded(11_887 / n * 100_000, 4) == rounded(238.4731, 4)
    ]
    frame = pl.DataFrame({"n": [11_887] * len(populations), "population": populations})
    found = computed(frame, rate(pl.col("n"), pl.col("population"), 100_000))
    printed = {(str(rounded(r["lower"], 4)), str(rounded(r["upper"], 4))) for r in found.to_dicts()}
    assert ("234.2051", "242.7993") in printed


@pytest.mark.parametrize("row", RIGHT, ids=lambda row: f"{row['id']}-{row['area']}")
def test_figures_that_are_right_are_reproduced(row):
    assert printed_alike(row)


@pytest.mark.parametrize("row", WRONG, ids=lambda row: f"{row['id']}-{row['area']}")
def test_figures_that_are_wrong_are_not(row):
    assert not printed_alike(row)


def test_a_family_is_pooled_and_not_the_mean_of_its_members_rates():
    """Oldham's plan of 2019: the ten members, and the family's printed 40.2%, 4.35 and 1.75."""
    names = {
        "Bury and Rochdale",
        "Bradford",
        "Walsall",
        "Tameside",
        "Bolton",
        "Kirklees",
        "Blackburn with Darwen",
        "Derby",
        "Dudley",
        "Newport",
    }
    member = {
        (row["area"], row["indicator"]): row
        for row in ORACLES
        if row["council"] == "Oldham" and row["area"] in names
    }

    def total(indicator: str, column: str) -> int:
        return sum(int(member[name, indicator][column]) for name in names)

    cohort = total("binary_reoffending", "denominator")
    reoffenders = total("binary_reoffending", "numerator")
    reoffences = total("reoffences_per_reoffender", "numerator")
    assert (cohort, reoffenders, reoffences) == (1941, 781, 3398)
    assert str(rounded(100 * reoffenders / cohort, 1)) == "40.2"
    assert str(rounded(reoffences / reoffenders, 2)) == "4.35"
    assert str(rounded(reoffences / cohort, 2)) == "1.75"
    mean = sum(float(member[name, "reoffences_per_reoffender"]["published_value"]) for name in names) / 10
    assert str(rounded(mean, 2)) == "4.20"


@pytest.mark.parametrize(
    ("numerator", "denominator", "lower", "upper"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_limits_of_newcombe_1998a(numerator, denominator, lower, upper):
    """Statistics in Medicine 17: 857-872, table I, method 3."""
    found = share(pl.lit(numerator), pl.lit(denominator), per=1)
    limits = pl.select(lower=found.lower, upper=found.upper).row(0)
    assert [float(rounded(limit, 4)) for limit in limits] == [lower, upper]


@pytest.mark.parametrize(
    ("first", "second", "lower", "upper"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0),
    ],
)
def test_limits_of_a_difference_of_shares_of_newcombe_1998b(first, second, lower, upper):
    """Statistics in Medicine 17: 873-890, table II, method 10."""
    a, b = (share(pl.lit(n), pl.lit(d), per=1) for n, d in (first, second))
    found = difference_limits(a.value, a.lower, a.upper, b.value, b.lower, b.upper)
    limits = pl.select(lower=found.lower, upper=found.upper).row(0)
    assert [float(rounded(limit, 4)) for limit in limits] == [lower, upper]
