"""What must hold of limits and tests whatever the numbers."""

import math

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yjp.statistics import (
    Estimate,
    clustered_ratio,
    count_vs_rate_p,
    rate,
    rate_change_limits,
    share,
    share_vs_fixed_p,
    two_counts_p,
    two_shares_p,
)

CLOSE = 1e-9
unhurried = settings(deadline=None)
counts = st.one_of(st.integers(0, 30), st.integers(0, 200_000))
populations = st.integers(1, 10_000_000)
parts = st.integers(1, 100_000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))
children = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 4)).map(lambda c: (c[0] + c[1], c[1])),
    min_size=3,
    max_size=60,
)


def limits(frame: pl.DataFrame, estimate: Estimate) -> list[tuple[float, float, float]]:
    return frame.select(value=estimate.value, lower=estimate.lower, upper=estimate.upper).rows()


def of_children(cohort: list[tuple[int, int]], level: float = 0.95) -> tuple[float, float, float]:
    sums = {
        "x": sum(x for x, _ in cohort),
        "r": sum(r for _, r in cohort),
        "xx": sum(x * x for x, _ in cohort),
        "xr": sum(x * r for x, r in cohort),
        "rr": sum(r * r for _, r in cohort),
    }
    estimate = clustered_ratio(
        **{f"sum_{name}": pl.lit(total) for name, total in sums.items()},
        clusters=pl.lit(len(cohort)),
        floor=1.0,
        confidence=level,
    )
    return limits(pl.DataFrame(), estimate)[0]


@unhurried
@given(st.lists(st.tuples(counts, populations), min_size=1, max_size=20), st.sampled_from([1_000, 100_000]))
def test_rates_lie_within_limits_that_widen_with_confidence(pairs, per):
    frame = pl.DataFrame(pairs, schema={"n": pl.Int64, "p": pl.Int64}, orient="row")
    usual = limits(frame, rate(pl.col("n"), pl.col("p"), per))
    funnel = limits(frame, rate(pl.col("n"), pl.col("p"), per, 0.998))
    for (value, lower, upper), (same, lowest, highest) in zip(usual, funnel, strict=True):
        assert same == value
        assert 0 <= lowest <= lower <= value < upper < highest
        assert (lower == 0) == (value == 0)


@unhurried
@given(st.lists(st.integers(0, 500), min_size=2, max_size=50, unique=True))
def test_limits_of_counts_rise_with_the_count(found):
    """Also where exact limits hand over to Byar's."""
    frame = pl.DataFrame({"n": sorted(found)})
    for (_, lower, upper), (_, next_lower, next_upper) in zip(
        (rows := limits(frame, rate(pl.col("n"), pl.lit(1), 1))), rows[1:], strict=False
    ):
        assert lower < next_lower
        assert upper < next_upper


@unhurried
@given(st.lists(parts, min_size=1, max_size=20))
def test_shares_lie_within_limits_between_none_and_all(pairs):
    frame = pl.DataFrame(pairs, schema={"n": pl.Int64, "d": pl.Int64}, orient="row")
    usual = limits(frame, share(pl.col("n"), pl.col("d")))
    funnel = limits(frame, share(pl.col("n"), pl.col("d"), confidence=0.998))
    for (value, lower, upper), (_, lowest, highest) in zip(usual, funnel, strict=True):
        assert 0 <= lowest <= lower <= value <= upper <= highest <= 100
        assert lower < upper


@unhurried
@given(children)
def test_reoffences_per_reoffender_lie_within_limits_and_above_one(cohort):
    value, lower, upper = of_children(cohort)
    _, lowest, highest = of_children(cohort, 0.998)
    assert 1 <= lower <= value < upper
    assert lowest <= lower + CLOSE
    assert highest >= upper - CLOSE * upper
    assert math.isfinite(highest)


@unhurried
@given(children, st.randoms(use_true_random=False))
def test_the_order_of_children_does_not_matter(cohort, random):
    shuffled = random.sample(cohort, len(cohort))
    assert of_children(shuffled) == of_children(cohort)


@unhurried
@given(st.integers(0, 2_000), st.integers(1, 2_000), st.integers(5_000, 200_000), st.integers(5_000, 200_000))
def test_a_change_lies_within_its_limits_and_turns_about_with_its_periods(n1, n0, p1, p0):
    def change(*cells: int) -> tuple[float, float, float]:
        return limits(pl.DataFrame(), rate_change_limits(*(pl.lit(cell) for cell in cells)))[0]

    value, lower, upper = change(n1, p1, n0, p0)
    assert -100 <= lower <= value < upper
    if n1:
        back, back_lower, back_upper = change(n0, p0, n1, p1)
        for there, again in ((value, back), (lower, back_upper), (upper, back_lower)):
            assert (1 + there / 100) * (1 + again / 100) == pytest.approx(1, rel=1e-6)


@unhurried
@given(st.integers(0, 5_000), st.floats(0.001, 1e6), st.integers(0, 5_000), st.floats(0.001, 1e6))
def test_two_counts_are_as_different_from_either_side(n1, base1, n0, base0):
    p = two_counts_p(n1, base1, n0, base0)
    assert 0 <= p <= 1
    assert two_counts_p(n0, base0, n1, base1) == pytest.approx(p, rel=1e-6, abs=1e-12)


@unhurried
@given(parts, parts)
def test_two_shares_are_as_different_from_either_side_and_the_other_way_up(one, other):
    p = two_shares_p(*one, *other)
    assert 0 <= p <= 1
    assert two_shares_p(*other, *one) == pytest.approx(p, rel=1e-5, abs=1e-12)
    turned = [(whole - part, whole) for part, whole in (one, other)]
    assert two_shares_p(*turned[0], *turned[1]) == pytest.approx(p, rel=1e-5, abs=1e-12)


@unhurried
@given(st.integers(0, 3_000), st.floats(0.1, 3_000), st.integers(1, 200))
def test_a_count_is_less_likely_the_further_it_is_from_the_rate(n, expected, further):
    away = n + further if n >= expected else max(0, n - further)
    p, p_away = count_vs_rate_p(n, 1, expected), count_vs_rate_p(away, 1, expected)
    assert 0 <= p_away <= p <= 1


@unhurried
@given(parts, st.floats(0.0, 1.0))
def test_a_share_and_its_complement_differ_alike_from_a_fixed_one(one, fixed):
    part, whole = one
    p = share_vs_fixed_p(part, whole, fixed)
    assert 0 <= p <= 1
    if 1e-6 < fixed < 1 - 1e-6:
        assert share_vs_fixed_p(whole - part, whole, 1 - fixed) == pytest.approx(p, rel=1e-5, abs=1e-12)
