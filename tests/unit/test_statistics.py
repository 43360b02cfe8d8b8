"""Edges of the statistics: nothing, too few, everything, the widest counts; and cases worked by hand."""

import math
import time
from fractions import Fraction

import polars as pl
import pytest

from yjp.statistics import (
    Estimate,
    Method,
    chance_span,
    clustered_ratio,
    count_vs_rate_p,
    difference_limits,
    poisson_limits,
    rate,
    rate_change_limits,
    ratio_change_limits,
    ratio_vs_fixed_p,
    share,
    share_vs_fixed_p,
    two_counts_p,
    two_ratios_p,
    two_shares_p,
)

MILLION = 1_000_000


def rows(frame: pl.DataFrame, estimate: Estimate) -> list[tuple[float | None, ...]]:
    return frame.select(
        value=estimate.value, lower=estimate.lower, upper=estimate.upper, method=estimate.method
    ).rows()


def per_child(xs: list[int], rs: list[int], floor: float = 0.0) -> tuple[float | None, ...]:
    """The clustered ratio of children given one by one."""
    pairs = list(zip(xs, rs, strict=True))
    frame = pl.DataFrame(
        {
            "x": [sum(xs)],
            "r": [sum(rs)],
            "xx": [sum(x * x for x in xs)],
            "xr": [sum(x * r for x, r in pairs)],
            "rr": [sum(r * r for r in rs)],
            "m": [len(xs)],
        }
    )
    estimate = clustered_ratio(
        sum_x=pl.col("x"),
        sum_r=pl.col("r"),
        sum_xx=pl.col("xx"),
        sum_xr=pl.col("xr"),
        sum_rr=pl.col("rr"),
        clusters=pl.col("m"),
        floor=floor,
    )
    return rows(frame, estimate)[0]


class TestRates:
    def test_nought_events_have_a_lower_limit_of_nought_and_an_upper_one_of_3_69_events(self):
        ((value, lower, upper, method),) = rows(
            pl.DataFrame({"n": [0], "p": [20_000]}), rate(pl.col("n"), pl.col("p"), 1_000)
        )
        assert (value, lower, method) == (0, 0, "exact Poisson")
        assert upper == pytest.approx(3.6888794541 / 20)

    def test_the_method_changes_at_ten_events(self):
        found = rows(
            pl.DataFrame({"n": [9, 10], "p": [20_000, 20_000]}), rate(pl.col("n"), pl.col("p"), 1_000)
        )
        assert [row[3] for row in found] == ["exact Poisson", "Byar"]

    @pytest.mark.parametrize("population", [None, 0, -5])
    def test_no_population_no_rate(self, population):
        frame = pl.DataFrame({"n": [3], "p": [population]}, schema={"n": pl.Int64, "p": pl.Int64})
        assert rows(frame, rate(pl.col("n"), pl.col("p"), 1_000)) == [(None, None, None, None)]

    def test_counts_of_32_bits_do_not_overflow(self):
        """110,000 entrants times 100,000 is more than 32 bits hold."""
        frame = pl.DataFrame({"n": [110_000], "p": [5_000_000]}, schema={"n": pl.UInt32, "p": pl.UInt32})
        assert rows(frame, rate(pl.col("n"), pl.col("p"), 100_000))[0][0] == 2_200

    def test_counts_that_are_no_counts_have_no_limits(self):
        frame = pl.DataFrame({"n": [-1.0, 3.5, None]})
        lower, upper = poisson_limits(pl.col("n"))
        assert frame.select(lower=lower, upper=upper).rows() == [(None, None)] * 3

    def test_a_level_without_a_table_is_refused(self):
        with pytest.raises(ValueError, match=r"0\.95 or 0\.998, not 0\.9"):
            poisson_limits(pl.col("n"), 0.9)


class TestShares:
    def test_none_and_all_of_a_cohort(self):
        none, everyone = rows(pl.DataFrame({"n": [0, 8], "d": [8, 8]}), share(pl.col("n"), pl.col("d")))
        z = 1.959963984540054
        assert none[:2] == (0, 0)
        assert none[2] == pytest.approx(100 * z**2 / (8 + z**2))
        assert everyone[0] == everyone[2] == 100
        assert everyone[1] == pytest.approx(100 - none[2])

    @pytest.mark.parametrize(("n", "d"), [(0, 0), (3, None), (None, 3), (4, 3), (-1, 3)])
    def test_what_is_no_part_of_a_whole_is_no_share(self, n, d):
        frame = pl.DataFrame({"n": [n], "d": [d]}, schema={"n": pl.Int64, "d": pl.Int64})
        assert rows(frame, share(pl.col("n"), pl.col("d"))) == [(None, None, None, None)]

    def test_a_value_on_the_half_keeps_it(self):
        """57 of 200 is 28.5% and rounds to 29; 57 / 200 * 100 in floats is a hair below."""
        assert rows(pl.DataFrame({"n": [57], "d": [200]}), share(pl.col("n"), pl.col("d")))[0][0] == 28.5


class TestClusteredRatio:
    def test_four_children_worked_by_hand(self):
        """1, 1, 2 and 8 reoffences: ratio 3, residuals -2 -2 -1 5, variance 4/3 * 34 / 16, t on 3 degrees 3.182446."""
        value, lower, upper, method = per_child([1, 1, 2, 8], [1, 1, 1, 1], floor=1.0)
        half = 3.182446 * math.sqrt(4 / 3 * 34 / 16) / 2
        assert value == 3
        assert lower == pytest.approx(1 + 2 * math.exp(-half))
        assert upper == pytest.approx(1 + 2 * math.exp(half))
        assert method == "clustered ratio (log, t)"

    def test_with_one_cohort_each_the_variance_is_that_of_a_mean(self):
        xs = [0, 0, 0, 1, 2, 5]
        value, lower, upper, _ = per_child(xs, [1] * 6)
        mean = sum(xs) / 6
        of_mean = sum((x - mean) ** 2 for x in xs) / 5 / 6
        assert value == pytest.approx(mean)
        assert math.log(upper / mean) == pytest.approx(2.570582 * math.sqrt(of_mean) / mean)
        assert lower * upper == pytest.approx(mean**2)

    def test_a_child_in_two_cohorts_is_one_child(self):
        """The same eight reoffences of four children or of two who are each in two cohorts."""
        apart = per_child([4, 4, 1, 1, 2], [1, 1, 1, 1, 1])
        together = per_child([8, 2, 2], [2, 2, 1])
        assert apart[0] == together[0] == 2.4
        assert together[2] > apart[2]

    def test_children_all_alike_get_limits_of_a_count_and_not_a_point(self):
        value, lower, upper, method = per_child([1] * 5, [1] * 5, floor=1.0)
        assert (value, lower, method) == (1, 1, "Poisson ratio (children all alike)")
        assert upper == pytest.approx(11.6683320793 / 5)
        _, lower, upper, _ = per_child([2] * 5, [1] * 5, floor=1.0)
        assert lower == 1  # Byar's limit of ten events is 4.8, below one each
        assert upper == pytest.approx(18.39 / 5, abs=0.01)

    def test_no_reoffences_at_all(self):
        value, lower, upper, method = per_child([0] * 20, [1] * 20)
        assert (value, lower, method) == (0, 0, "exact Poisson")
        assert upper == pytest.approx(3.6888794541 / 20)

    def test_too_few_children_have_a_value_without_limits(self):
        assert per_child([7], [1]) == (7, None, None, None)
        assert per_child([1, 9], [1, 1]) == (5, None, None, None)
        assert None not in per_child([1, 1, 9], [1, 1, 1])

    def test_nobody_reoffended(self):
        assert per_child([], []) == (None, None, None, None)

    def test_numbers_of_the_whole_country_keep_their_spread(self):
        """Half a million children with 3 or 5: the squares are far larger than what is left of them."""
        n = 500_000
        frame = pl.DataFrame({"x": [4 * n], "r": [n], "xx": [17 * n], "xr": [4 * n], "rr": [n], "m": [n]})
        columns = {f"sum_{name}": pl.col(name) for name in ("x", "r", "xx", "xr", "rr")}
        ((value, _, upper, method),) = rows(frame, clustered_ratio(**columns, clusters=pl.col("m")))
        assert (value, method) == (4, "clustered ratio (log, t)")
        assert math.log(upper / 4) == pytest.approx(1.959966 / 4 / math.sqrt(n), rel=1e-4)


class TestChanges:
    def test_five_more_children_on_26_may_be_chance(self):
        """A council was rated red for +19.1%, which was 5 children; as 26 then 31 it is anything from -29% to +100%."""
        frame = pl.DataFrame({"n1": [31], "n0": [26]})
        one = pl.lit(1)
        ((value, lower, upper, method),) = rows(
            frame, rate_change_limits(pl.col("n1"), one, pl.col("n0"), one)
        )
        assert value == pytest.approx(19.23, abs=0.01)
        assert -31 < lower < -25
        assert 90 < upper < 109  # exact limits: ratio 0.69 to 2.09
        assert method == "score limits of two counts"

    def test_nobody_this_year_is_minus_100_with_an_upper_limit(self):
        ((value, lower, upper, _),) = rows(
            pl.DataFrame({"n1": [0], "n0": [8]}),
            rate_change_limits(pl.col("n1"), pl.lit(100), pl.col("n0"), pl.lit(100)),
        )
        z2 = 1.959963984540054**2
        assert (value, lower) == (-100, -100)
        assert upper == pytest.approx((z2 / 8 - 1) * 100)

    @pytest.mark.parametrize(
        ("n0", "p1", "p0"), [(0, 100, 100), (5, None, 100), (5, 100, 0), (5, 0, 100), (5, 100, -1)]
    )
    def test_no_past_or_no_population_no_change(self, n0, p1, p0):
        frame = pl.DataFrame(
            {"n1": [3], "n0": [n0], "p1": [p1], "p0": [p0]},
            schema=dict.fromkeys(("n1", "n0", "p1", "p0"), pl.Int64),
        )
        found = rate_change_limits(*(pl.col(name) for name in ("n1", "p1", "n0", "p0")))
        assert rows(frame, found) == [(None, None, None, None)]

    def test_a_smaller_population_makes_the_same_count_a_rise(self):
        ((value, lower, upper, _),) = rows(
            pl.DataFrame({"n": [40]}),
            rate_change_limits(pl.col("n"), pl.lit(20_000), pl.col("n"), pl.lit(25_000)),
        )
        assert value == 25
        assert (1 + lower / 100) * (1 + upper / 100) == pytest.approx(1.25**2)

    def test_ratios_combine_on_the_log_scale(self):
        """Limits of half and double both times: the change's are a factor of 2 to the root of two."""
        cells = [pl.lit(v) for v in (3.0, 1.5, 6.0, 2.0, 1.0, 4.0)]
        ((value, lower, upper, method),) = rows(pl.DataFrame({"a": [1]}), ratio_change_limits(*cells))
        factor = 2 ** math.sqrt(2)
        assert value == pytest.approx(50)
        assert lower == pytest.approx((1.5 / factor - 1) * 100)
        assert upper == pytest.approx((1.5 * factor - 1) * 100)
        assert method == "combined limits (MOVER)"

    def test_a_change_from_or_to_figures_without_limits_has_none(self):
        schema = dict.fromkeys(("v1", "l1", "u1", "v0", "l0", "u0"), pl.Float64)
        frame = pl.DataFrame(
            [
                (3.0, None, None, 2.0, 1.0, 4.0),
                (0.0, 0.0, 1.0, 2.0, 1.0, 4.0),
                (3.0, 2.0, 4.0, 0.0, 0.0, 1.0),
            ],
            schema=schema,
            orient="row",
        )
        cells = [pl.col(name) for name in schema]
        assert rows(frame, ratio_change_limits(*cells)) == [
            (50, None, None, None),
            (-100, None, None, None),
            (None, None, None, None),
        ]
        without = rows(frame, difference_limits(*cells))[0]
        assert without == (1, None, None, None)

    def test_nobody_in_the_older_figure_is_still_a_difference(self):
        """4 (1 to 8) less 1 (0 to 3): 3, from the roots of 9 and 4 below and of 16 and 1 above."""
        cells = [pl.lit(v) for v in (4.0, 1.0, 8.0, 1.0, 0.0, 3.0)]
        ((value, lower, upper, method),) = rows(pl.DataFrame({"a": [1]}), difference_limits(*cells))
        assert (value, method) == (3, "combined limits (MOVER)")
        assert lower == pytest.approx(3 - math.sqrt(9 + 4))
        assert upper == pytest.approx(3 + math.sqrt(16 + 1))

    @pytest.mark.parametrize("missing", range(1, 6))
    def test_a_ratio_needs_every_limit_above_nought(self, missing):
        cells = [4.0, 2.0, 8.0, 2.0, 1.0, 4.0]
        for gone in (None, 0.0):
            given = [pl.lit(gone if at == missing else v, dtype=pl.Float64) for at, v in enumerate(cells)]
            ((value, *rest),) = rows(pl.DataFrame({"a": [1]}), ratio_change_limits(*given))
            if missing == 3:
                assert (value, *rest) == (None, None, None, None)
            else:
                assert (value, *rest) == (100, None, None, None)

    @pytest.mark.parametrize(("expected", "span"), [(0, 0), (0.2, 1), (4, 4), (31, 11), (100, 20)])
    def test_chance_span(self, expected, span):
        """1.96 times the square root: 3.9, 10.9 and 19.6 for 4, 31 and 100."""
        assert chance_span(expected) == span

    def test_chance_span_of_a_negative_count_is_refused(self):
        with pytest.raises(ValueError, match="below nought"):
            chance_span(-1)


def mid_p(chances: list[Fraction], seen: int) -> float:
    """Half of what was seen and all beyond, doubled, by adding up every outcome."""
    half = chances[seen] / 2
    return float(2 * min(half + sum(chances[:seen]), half + sum(chances[seen + 1 :])))


def binomial(total: int, share: Fraction) -> list[Fraction]:
    return [math.comb(total, k) * share**k * (1 - share) ** (total - k) for k in range(total + 1)]


class TestDifferences:
    def test_two_counts_worked_by_hand(self):
        """Five against none: half of 1/32, doubled."""
        assert two_counts_p(5, 1, 0, 1) == pytest.approx(1 / 32)

    @pytest.mark.parametrize(
        ("n1", "b1", "n0", "b0"), [(26, 1, 31, 1), (3, 24_400, 10, 24_190), (7, 3, 0, 1)]
    )
    def test_two_counts_adds_up_every_outcome(self, n1, b1, n0, b0):
        exact = mid_p(binomial(n1 + n0, Fraction(b1, b1 + b0)), n1)
        assert two_counts_p(n1, b1, n0, b0) == pytest.approx(exact, rel=1e-9)

    def test_26_and_31_children_differ_no_more_than_chance(self):
        assert 0.5 < two_counts_p(31, 1, 26, 1) < 0.6

    def test_no_events_are_no_difference(self):
        assert two_counts_p(0, 10, 0, 20) == 1
        assert two_shares_p(0, 10, 0, 20) == two_shares_p(10, 10, 20, 20) == two_shares_p(0, 0, 3, 5) == 1

    def test_a_count_against_a_fixed_rate(self):
        """None where three were expected: half of exp(-3), doubled."""
        assert count_vs_rate_p(0, 1_500, 2, per=1_000) == pytest.approx(math.exp(-3))
        seen = math.exp(-4) * (
            4**8 / math.factorial(8) / 2 + sum(4**k / math.factorial(k) for k in range(9, 60))
        )
        assert count_vs_rate_p(8, 2, 2) == pytest.approx(2 * seen)

    def test_a_rate_of_nought_cannot_give_an_event(self):
        assert count_vs_rate_p(0, 100, 0) == 1
        assert count_vs_rate_p(1, 100, 0) == 0

    def test_a_share_against_a_fixed_one(self):
        """Eight of ten at a half: (45 / 2 + 10 + 1) / 1024, doubled."""
        assert share_vs_fixed_p(8, 10, 50, per=100) == pytest.approx(67 / 1024)
        # Nine of ten at 0.9: half of 0.387 and 0.349 beyond are more than a half; the smaller tail is the other one.
        assert share_vs_fixed_p(9, 10, 0.9) == pytest.approx(2 * (1 - 0.9**10 - 0.9**9 / 2))
        assert share_vs_fixed_p(3, 3, 1) == share_vs_fixed_p(0, 3, 0) == share_vs_fixed_p(0, 0, 0.4) == 1
        assert share_vs_fixed_p(2, 3, 1) == share_vs_fixed_p(1, 3, 0) == 0

    def test_two_shares_are_fishers(self):
        """Fisher's tea: three of four against one of four is 16/70 and 1/70 beyond; mid-P 9/70, doubled."""
        assert two_shares_p(3, 4, 1, 4) == pytest.approx(18 / 70)

    @pytest.mark.parametrize(("a", "m", "b", "n"), [(30, 91, 30, 109), (14, 81, 46, 115), (0, 6, 4, 9)])
    def test_two_shares_add_up_every_table(self, a, m, b, n):
        every = math.comb(m + n, a + b)
        chances = [Fraction(math.comb(m, k) * math.comb(n, a + b - k), every) for k in range(a + b + 1)]
        assert two_shares_p(a, m, b, n) == pytest.approx(mid_p(chances, a), rel=1e-9)

    def test_a_ratio_is_significant_just_where_it_lies_outside_the_limits(self):
        assert ratio_vs_fixed_p(3.47, 2.60, 4.62, 4.62) == pytest.approx(0.05)
        assert ratio_vs_fixed_p(3.47, 2.60, 4.62, 2.60) == pytest.approx(0.05)
        assert ratio_vs_fixed_p(3.47, 2.60, 4.62, 3.47) == 1
        assert ratio_vs_fixed_p(0.0, 0.0, 0.5, 0.5) == pytest.approx(0.05)
        assert ratio_vs_fixed_p(1.0, 1.0, 2.3, 0.9) == 0

    def test_two_ratios_are_tested_on_the_log_scale(self):
        """Each a factor of two wide: their ratio differs when it is 2 to the root of two, whichever comes first."""
        apart = 2 ** math.sqrt(2)
        p = two_ratios_p(apart, apart / 2, apart * 2, 1, 0.5, 2)
        assert p == pytest.approx(0.05)
        assert two_ratios_p(1, 0.5, 2, apart, apart / 2, apart * 2) == p

    def test_a_lower_limit_of_nought_is_tested_on_its_own_scale(self):
        """3 (0 to 6) and 1 (0.5 to 2): 2 apart, with a reach of the root of 9 and 1, which is 1.2396 errors."""
        exact = math.erfc(2 / math.sqrt(10) * 1.959963984540054 / math.sqrt(2))
        assert two_ratios_p(3, 0, 6, 1, 0.5, 2) == pytest.approx(exact)

    @pytest.mark.parametrize("missing", [1, 2, 4, 5])
    def test_every_limit_is_needed(self, missing):
        given = [3.0, 2.0, 4.0, 1.0, 0.5, 2.0]
        assert two_ratios_p(*(None if at == missing else v for at, v in enumerate(given))) is None

    def test_ratios_without_limits_cannot_be_tested(self):
        assert ratio_vs_fixed_p(3.0, None, None, 2.0) is None
        assert two_ratios_p(3.0, 2.0, 4.0, 2.0, None, None) is None

    def test_a_million_events_take_no_time(self):
        """Under ten milliseconds each; normal approximations to three figures."""

        def every() -> list[float]:
            return [
                two_counts_p(MILLION, 1, MILLION + 2_000, 1),
                count_vs_rate_p(MILLION, MILLION + 1_000, 1),
                share_vs_fixed_p(MILLION // 2 + 500, MILLION, 0.5),
                two_shares_p(MILLION // 2, MILLION, MILLION // 2 + 1_000, MILLION),
                two_counts_p(MILLION, 1, 2 * MILLION, 1),
            ]

        spent = []
        for _ in range(3):
            started = time.process_time()
            found = every()
            spent.append(time.process_time() - started)
        z = [2_000 / math.sqrt(2 * MILLION), 1.0, 1.0, math.sqrt(2), math.inf]
        assert found == pytest.approx([math.erfc(x / math.sqrt(2)) for x in z], abs=2e-3)
        assert min(spent) < 5 * 0.010

    @pytest.mark.parametrize(
        "nonsense",
        [
            lambda: two_counts_p(1, 0, 1, 5),
            lambda: two_counts_p(-1, 1, 1, 5),
            lambda: two_counts_p(1.5, 1, 1, 5),
            lambda: count_vs_rate_p(1, 0, 1),
            lambda: count_vs_rate_p(1, 5, -1),
            lambda: share_vs_fixed_p(4, 3, 0.5),
            lambda: share_vs_fixed_p(1, 3, 1.5),
            lambda: two_shares_p(4, 3, 1, 3),
        ],
    )
    def test_nonsense_is_refused(self, nonsense):
        with pytest.raises(ValueError, match=r"."):
            nonsense()


def test_the_ledgers_names_of_methods():
    """``interval_method`` is part of the ledger's form: what reads it compares these words."""
    assert [method.value for method in Method] == [
        "exact Poisson",
        "Byar",
        "Wilson",
        "clustered ratio (log, t)",
        "Poisson ratio (children all alike)",
        "score limits of two counts",
        "combined limits (MOVER)",
        "ratio of two shares (log)",
    ]
