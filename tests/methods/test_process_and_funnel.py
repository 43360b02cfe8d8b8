"""Limits of process charts and funnels against figures that others worked out."""

import math

import pytest
from scipy import stats

from yjp.figures import Signal
from yjp.statistics import ProcessLimits, funnel_counts, funnel_parts, signals, xmr_limits

FLOWRATES = (49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1)


class TestIndividualsChart:
    def test_the_example_of_the_nist_handbook(self) -> None:
        """NIST/SEMATECH e-Handbook, 6.3.2.2: centre 50.81, limits 45.8159 and 55.8041 (3 / 1.128 instead of 2.66)."""
        limits = xmr_limits(FLOWRATES)
        assert limits.centre == pytest.approx(50.81)
        assert (limits.lower, limits.upper) == (
            pytest.approx(45.8159, abs=2e-3),
            pytest.approx(55.8041, abs=2e-3),
        )
        assert set(signals(FLOWRATES, limits)) == {Signal.NONE}

    def test_counts_do_not_go_below_nought(self) -> None:
        assert xmr_limits([1, 5, 0, 6], floor=0).lower == 0
        assert xmr_limits([1, 5, 0, 6]).lower < 0

    def test_one_value_has_no_moving_range(self) -> None:
        with pytest.raises(ValueError, match="two values"):
            xmr_limits([3])

    @pytest.mark.parametrize(
        ("values", "expected"),
        [
            ([11] * 8, ["run"] * 8),
            ([11] * 7, ["none"] * 7),
            ([11] * 7 + [10], ["none"] * 8),
            ([9] * 9 + [11], ["run"] * 9 + ["none"]),
            ([11] * 4 + [9] + [11] * 4, ["none"] * 9),
            ([10] * 9, ["none"] * 9),
            ([16, 4, 15, 5], ["above", "below", "none", "none"]),
            ([11] * 7 + [16], ["run"] * 7 + ["above"]),
            ([], []),
        ],
    )
    def test_rules(self, values: list[float], expected: list[str]) -> None:
        assert signals(values, ProcessLimits(10, 5, 15)) == [Signal(each) for each in expected]


class TestFunnelLimits:
    """Spiegelhalter 2005, A.1: the quantile of the exact distribution, less a part that makes it smooth."""

    @pytest.mark.parametrize("level", [0.95, 0.998])
    @pytest.mark.parametrize("expected", [0.5, 3, 12.5, 57.7, 400, 12_000])
    def test_counts(self, expected: float, level: float) -> None:
        wanted = []
        for p in ((1 - level) / 2, (1 + level) / 2):
            r = stats.poisson.ppf(p, expected)
            reached, chance = stats.poisson.cdf(r, expected), stats.poisson.pmf(r, expected)
            wanted.append(max(0.0, r - (reached - p) / chance))
        assert funnel_counts(expected, level) == pytest.approx(wanted, rel=1e-6, abs=1e-9)

    @pytest.mark.parametrize("level", [0.95, 0.998])
    @pytest.mark.parametrize(
        ("total", "share"), [(5, 0.4), (91, 0.398), (438, 0.4), (31_731, 0.406), (20, 0.02)]
    )
    def test_shares(self, total: int, share: float, level: float) -> None:
        wanted = []
        for p in ((1 - level) / 2, (1 + level) / 2):
            r = stats.binom.ppf(p, total, share)
            reached, chance = stats.binom.cdf(r, total, share), stats.binom.pmf(r, total, share)
            wanted.append(max(0.0, r - (reached - p) / chance))
        assert funnel_parts(total, share, level) == pytest.approx(wanted, rel=1e-5, abs=1e-9)

    def test_large_counts_lie_as_far_as_the_normal_says(self) -> None:
        lower, upper = funnel_counts(12_000, 0.95)
        reach = 1.959964 * math.sqrt(12_000)
        assert (12_000 - lower, upper - 12_000) == (
            pytest.approx(reach, rel=0.01),
            pytest.approx(reach, rel=0.01),
        )

    def test_nought_and_all(self) -> None:
        assert funnel_counts(0, 0.95) == (0, 0)
        assert funnel_parts(9, 0, 0.95) == (0, 0)
        assert funnel_parts(9, 1, 0.95) == (9, 9)

    def test_what_cannot_be(self) -> None:
        with pytest.raises(ValueError, match="below nought"):
            funnel_counts(-1, 0.95)
        for total, share in ((0, 0.5), (9, 1.1), (9, -0.1)):
            with pytest.raises(ValueError, match="between nought and one"):
                funnel_parts(total, share, 0.95)
