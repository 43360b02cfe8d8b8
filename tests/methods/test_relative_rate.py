"""The relative rate index: every printed index, limits worked by hand, and the printed limits' other method."""

import math

import polars as pl
import pytest
from scipy.stats import beta

from yjp import reference
from yjp.indicators.representation.stages import FEWEST_EVENTS
from yjp.indicators.representation.standing import FEW_EVENTS, Standing, refusal, standing
from yjp.statistics import relative_rate

PUBLISHED = reference.dataset("relative_rate_index_by_stage_2025")


def indexes() -> pl.DataFrame:
    """Every row beside White of the same set, with our index and limits."""
    sets = ["stage", "window"]
    white = PUBLISHED.filter(pl.col("group_value") == "white").select(*sets, b="events", whole_b="base")
    others = PUBLISHED.filter(pl.col("group_value") != "white").join(white, on=sets)
    found = relative_rate(pl.col("events"), pl.col("base"), pl.col("b"), pl.col("whole_b"))
    return others.with_columns(value=found.value, lower=found.lower, upper=found.upper, method=found.method)


def one(a: float, whole_a: float, b: float, whole_b: float) -> dict[str, object]:
    frame = pl.DataFrame({"a": [a], "A": [whole_a], "b": [b], "B": [whole_b]})
    found = relative_rate(pl.col("a"), pl.col("A"), pl.col("b"), pl.col("B"))
    return frame.select(value=found.value, lower=found.lower, upper=found.upper, method=found.method).row(
        0, named=True
    )


def test_every_printed_index_is_reproduced() -> None:
    printed = indexes().drop_nulls("printed")
    # Four groups in four sets, and Black alone in three single years of custody.
    assert printed.height == 19
    for row in printed.iter_rows(named=True):
        assert round(row["value"], 3) == row["printed"], row


def test_a_year_with_few_events_is_not_printed_and_three_years_pooled_are_the_years_added_up() -> None:
    custody = PUBLISHED.filter(pl.col("stage") == "custody")
    years = custody.filter(pl.col("window").str.ends_with("12m")).group_by("group_value")
    pooled = custody.filter(pl.col("window").str.ends_with("36m")).select("group_value", "events", "base")
    added = years.agg(pl.col("events").sum(), pl.col("base").sum())
    assert added.sort("group_value").rows() == pooled.sort("group_value").rows()


def test_the_printed_limits_are_exact_ones_from_two_counts_and_ours_lie_inside_them() -> None:
    """Clopper and Pearson 1934 on the group's share of both counts: bases are taken for large, and it errs wide."""
    checked = indexes().drop_nulls("printed_lower")
    assert checked.height == 4
    for row in checked.iter_rows(named=True):
        a, b = row["events"], row["b"]
        low, high = beta.ppf(0.025, a, b + 1), beta.ppf(0.975, a + 1, b)
        exact = [share / (1 - share) * row["whole_b"] / row["base"] for share in (low, high)]
        assert [round(each, 3) for each in exact] == [row["printed_lower"], row["printed_upper"]]
        assert row["printed_lower"] < row["lower"] < row["value"] < row["upper"] < row["printed_upper"]


def test_limits_by_hand() -> None:
    # 20 of 100 beside 10 of 100: log 2 and a variance of 1/20 - 1/100 + 1/10 - 1/100 = 0.13.
    found = one(20, 100, 10, 100)
    half = 1.959963984540054 * math.sqrt(0.13)
    assert found["value"] == pytest.approx(2)
    assert found["lower"] == pytest.approx(2 * math.exp(-half))
    assert found["upper"] == pytest.approx(2 * math.exp(half))
    assert found["method"] == "ratio of two shares (log)"


@pytest.mark.parametrize(
    ("case", "value"),
    [
        ((0, 100, 10, 100), 0.0),
        ((10, 100, 0, 100), None),
        ((10, 0, 10, 100), None),
        ((11, 10, 10, 100), None),
        ((10, 10, 20, 20), 1.0),
    ],
)
def test_what_has_no_limits(case: tuple[float, float, float, float], value: float | None) -> None:
    found = one(*case)
    assert found["value"] == value
    assert (found["lower"], found["upper"], found["method"]) == (None, None, None)


def _said(a: int, whole_a: int, b: int, whole_b: int) -> str:
    columns = [pl.lit(n) for n in (a, whole_a, b, whole_b)]
    found = relative_rate(*columns)
    why = pl.select(why=refusal(*columns)).item()
    return why or str(pl.select(said=standing(found.lower, found.upper)).item())


def _chances(chance: float) -> dict[int, dict[str, float]]:
    """What is said of a group of 2 to 50 children beside 120 of 400, and how likely: every outcome, none drawn."""
    sizes, events, likely = zip(
        *(
            (size, n, math.comb(size, n) * chance**n * (1 - chance) ** (size - n))
            for size in range(2, 51)
            for n in range(size + 1)
        ),
        strict=True,
    )
    columns = pl.col("events"), pl.col("size"), pl.lit(120), pl.lit(400)
    found = relative_rate(*columns)
    said = pl.coalesce(refusal(*columns), standing(found.lower, found.upper))
    frame = pl.DataFrame({"size": sizes, "events": events, "likely": likely})
    tally = frame.with_columns(said=said).group_by("size", "said").agg(pl.col("likely").sum())
    chances: dict[int, dict[str, float]] = {size: {} for size in range(2, 51)}
    for size, what, share in tally.iter_rows():
        chances[size][what] = share
    return chances


def test_small_groups_of_the_same_chance_are_seldom_called_different() -> None:
    """One of 20 would be right; events are whole numbers, and at least five, so the smallest groups err more."""
    for size, said in _chances(0.3).items():
        assert sum(said.values()) == pytest.approx(1)
        wrong = said.get(Standing.MORE.value, 0) + said.get(Standing.LESS.value, 0)
        assert wrong < (0.1 if size < 14 else 0.06), size
        if size < FEWEST_EVENTS:
            assert set(said) == {FEW_EVENTS}
        elif size < 10:
            # Five of so few are many: whoever has an index at all is called different.
            assert set(said) == {FEW_EVENTS, Standing.MORE.value}
        if size >= 26:
            assert said[Standing.SIMILAR.value] > 0.9


def test_a_group_with_twice_the_chance_is_found_from_twenty_children() -> None:
    found = {size: said.get(Standing.MORE.value, 0) for size, said in _chances(0.6).items()}
    assert all(found[size] > 0.8 for size in range(20, 51))
    assert all(found[size] > 0.95 for size in range(34, 51))
    assert found[50] > 0.99
    assert found[10] < 0.7
    assert found[5] < 0.1


def test_fewer_is_said_too() -> None:
    assert _said(6, 50, 160, 400) == Standing.LESS.value
