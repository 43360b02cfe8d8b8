"""Each difference in every unit: absolute, percent, children; and what chance does to it."""

from typing import Any

import pytest

from tests.unit.comparators.rows import compared, ledger, level
from yjp.comparators.compare import comparisons
from yjp.numbers import signed

NOW, BEFORE = "2018-12.12m", "2017-12.12m"


def only(*rows: dict[str, object]) -> dict[str, Any]:
    (found,) = compared(*rows)
    return found


class TestChangesAsPrinted:
    """The Data Summary computes changes on unrounded rates; plans of 2019 print them."""

    def test_leicesters_entrants_fell_by_7_1_percent(self) -> None:
        """112 and 119 children, 334 and 359 per 100,000. From the rounded rates it would be 7.0."""
        found = only(level("fte_rate", NOW, 112, 33_560), level("fte_rate", BEFORE, 119, 33_120))
        assert (round(112 / 0.33560), round(119 / 0.33120)) == (334, 359)
        assert signed(found["percent"], 1) == signed(found["change"], 1) == "−7.1"
        assert signed((334 / 359 - 1) * 100, 1) == "−7.0"

    def test_leicesters_custody_fell_by_0_28(self) -> None:
        found = only(level("custody_rate", NOW, 21, 33_300), level("custody_rate", BEFORE, 30, 33_000))
        assert (signed(found["change"], 2), signed(found["difference"], 2)) == ("−0.28", "−0.28")

    def test_leicesters_reoffending_of_the_quarter_changed_by_4_1_points_and_20_7_percent(self) -> None:
        """29 of 65 after 34 of 84; 105 reoffences by 29 after 102 by 34."""
        share = only(level("binary_reoffending", NOW, 29, 65), level("binary_reoffending", BEFORE, 34, 84))
        assert (signed(share["change"], 1), share["change_unit"]) == ("+4.1", "points")
        limits = {"lower": 2.5, "upper": 4.6}
        ratio = only(
            level("reoffences_per_reoffender", NOW, 105, 29, **limits),
            level("reoffences_per_reoffender", BEFORE, 102, 34, **limits),
        )
        assert (signed(ratio["change"], 1), ratio["change_unit"]) == ("+20.7", "percent_change")

    def test_solihulls_reoffending_fell_by_22_7_points(self) -> None:
        share = only(level("binary_reoffending", NOW, 14, 81), level("binary_reoffending", BEFORE, 46, 115))
        assert (signed(share["change"], 1), share["verdict"]) == ("−22.7", "better")

    def test_lancashires_rose_by_6_8_points(self) -> None:
        share = only(level("binary_reoffending", NOW, 55, 121), level("binary_reoffending", BEFORE, 53, 137))
        assert (signed(share["change"], 1), share["verdict"]) == ("+6.8", "similar")


class TestFiveChildrenMore:
    """A board was told Red for +19.1%: 31 children after 26."""

    def test_it_is_similar_and_chance_does_three_times_as_much(self) -> None:
        found = only(level("fte_rate", NOW, 31, 26_020), level("fte_rate", BEFORE, 26, 26_000))
        assert signed(found["percent"], 1) == "+19.1"
        assert (found["verdict"], round(found["events_over"]), found["chance_events"]) == ("similar", 5, 15)
        assert found["p_value"] > 0.4

    def test_so_is_26_after_21(self) -> None:
        found = only(level("fte_rate", NOW, 26, 26_000), level("fte_rate", BEFORE, 21, 26_000))
        assert signed(found["percent"], 1) == "+23.8"
        # By hand: 1.96 roots of 21 + 26.
        assert (found["verdict"], found["events_over"], found["chance_events"]) == ("similar", 5, 13)


class TestInChildren:
    def test_against_a_fixed_rate(self) -> None:
        """England's 238 would give 57.7 of 24,260; chance moves that by 1.96 roots of 57.7, 15."""
        england = level("fte_rate", NOW, None, role="national", value=238.0)
        found = only(level("fte_rate", NOW, 41, 24_260), england)
        assert (round(found["events_over"], 1), found["chance_events"]) == (-16.7, 15)
        assert (found["verdict"], found["test"]) == (
            "better",
            "count against a fixed rate, exact mid-P (Poisson)",
        )
        assert found["difference"] == pytest.approx(41 / 0.2426 - 238)

    def test_a_share_has_the_spread_of_a_binomial(self) -> None:
        """40.2% of 91 is 36.6; 1.96 roots of 91 x 0.402 x 0.598 is 9."""
        family = level("binary_reoffending", NOW, None, role="family", value=40.2)
        found = only(level("binary_reoffending", NOW, 30, 91), family)
        assert (round(found["events_over"], 1), found["chance_events"]) == (-6.6, 9)

    def test_a_ratio_has_that_of_its_limits(self) -> None:
        """30 children; 3.0 less 2.0 is 30 reoffences; half of 2.2 to 4.2 is 1, times 30."""
        own = level("reoffences_per_reoffender", NOW, 90, 30, lower=2.2, upper=4.2)
        found = only(own, level("reoffences_per_reoffender", NOW, None, role="family", value=2.0))
        assert (found["events_over"], found["chance_events"]) == (pytest.approx(30), 30)
        assert found["test"].startswith("ratio against a fixed one")
        pooled = level("reoffences_per_reoffender", NOW, 2000, 1000, role="family", lower=1.0, upper=3.0)
        assert only(own, pooled)["test"].startswith("two ratios")

    def test_without_limits_there_is_no_test_and_no_span(self) -> None:
        own = level("reoffences_per_reoffender", NOW, 9, 2)
        found = only(own, level("reoffences_per_reoffender", NOW, None, role="family", value=2.0))
        assert (found["verdict"], found["chance_events"], found["events_over"]) == ("too_few", None, 5)


class TestCountsOnBothSides:
    def test_a_family_with_counts_is_tested_as_two_counts(self) -> None:
        family = level("binary_reoffending", NOW, 781, 1941, role="family")
        found = only(level("binary_reoffending", NOW, 60, 157), family)
        assert (found["test"], found["verdict"]) == ("two shares, Fisher's exact mid-P", "similar")
        rate = only(level("fte_rate", NOW, 41, 24_260), level("fte_rate", NOW, 900, 400_000, role="family"))
        assert rate["test"] == "two counts, exact mid-P (Przyborowski and Wilenski 1940)"

    def test_an_area_that_holds_the_service_is_tested_without_it(self) -> None:
        """60 of 100 in an area of 100 of 200: the rest is 40 of 100, so 60 against 40."""
        own = level("binary_reoffending", NOW, 60, 100)
        area = only(own, level("binary_reoffending", NOW, 100, 200, role="pcc"))
        rest = only(own, level("binary_reoffending", NOW, 40, 100, role="family"))
        assert area["test"] == "two shares, Fisher's exact mid-P, against the rest of the area"
        assert area["p_value"] == rest["p_value"] < 0.05
        assert area["events_over"] == 10  # against the area itself: 50 of 100 would match it

    def test_where_the_area_cannot_hold_these_counts_it_is_taken_as_it_is(self) -> None:
        found = only(level("fte_rate", NOW, 41, 24_260), level("fte_rate", NOW, 30, 60_000, role="pcc"))
        assert not found["test"].endswith("rest of the area")

    def test_means_of_counts_are_not_tested_as_counts(self) -> None:
        family = level("binary_reoffending", NOW, 151.7, 405.3, role="family")
        assert "fixed" in only(level("binary_reoffending", NOW, 60, 157), family)["test"]


class TestNothingAndFew:
    @pytest.mark.parametrize("indicator", ["fte_rate", "custody_rate", "fte_count", "custody_count"])
    @pytest.mark.parametrize(
        ("now", "before", "direction", "percent"),
        [(0, 0, "same", None), (0, 3, "lower", -100), (3, 0, "higher", None)],
    )
    def test_none_and_three(
        self, indicator: str, now: int, before: int, direction: str, percent: float | None
    ) -> None:
        base = None if indicator.endswith("count") else 24_000
        found = only(level(indicator, NOW, now, base), level(indicator, BEFORE, before, base))
        assert (found["direction"], found["percent"], found["verdict"]) == (direction, percent, "too_few")
        assert (found["events_over"], found["rating"]) == (now - before, "no_call")
        assert found["chance_events"] == (0 if now == before else 3)

    def test_none_where_ten_were_expected_is_better(self) -> None:
        found = only(level("fte_rate", NOW, 0, 10_000), level("fte_rate", NOW, None, role="pcc", value=100.0))
        assert (found["verdict"], found["events_over"], found["chance_events"]) == ("better", -10, 6)

    def test_none_against_a_rate_of_nought(self) -> None:
        nought = level("custody_rate", NOW, None, role="pcc", value=0.0)
        same = only(level("custody_rate", NOW, 0, 24_000), nought)
        assert (same["direction"], same["verdict"], same["percent"]) == ("same", "too_few", None)
        more = only(level("custody_rate", NOW, 3, 24_000), nought)
        assert (more["direction"], more["verdict"], more["percent"]) == ("higher", "too_few", None)

    def test_an_empty_cohort_is_not_compared(self) -> None:
        found = only(level("binary_reoffending", NOW, 0, 0), level("binary_reoffending", BEFORE, 30, 91))
        assert (found["verdict"], found["direction"], found["difference"]) == ("too_few", None, None)


class TestRollingYears:
    QUARTERS = ("2018-06.3m", "2018-09.3m", "2018-12.3m", "2019-03.3m", "2019-06.3m")

    def rows(self, *counted: int, indicator: str = "fte_count") -> list[dict[str, object]]:
        quarters = [level(indicator, w, n) for w, n in zip(self.QUARTERS, counted, strict=True)]
        years = [
            level(indicator, f"{w.removesuffix('.3m')}.12m", sum(counted[i : i + 4]))
            for i, w in enumerate(self.QUARTERS[3:])
        ]
        return quarters + years

    def test_the_step_is_the_newest_quarter_less_the_same_a_year_before(self) -> None:
        found = {row["kind"]: row for row in compared(*self.rows(8, 10, 10, 10, 11))}
        step, quarter = found["rolling_step"], found["own_past"]
        assert (step["figure_id"], step["comparator_id"]) == (
            "fte_count.2019-06.12m.local",
            "fte_count.2019-03.12m.local",
        )
        assert (quarter["figure_id"], quarter["comparator_id"]) == (
            "fte_count.2019-06.3m.local",
            "fte_count.2018-06.3m.local",
        )
        # 41 less 38 and 11 less 8 are the same 3; the test is of 11 against 8, not of 41 against 38.
        assert (step["change"], step["difference"], quarter["change"]) == (3, 3, 3)
        assert step["percent"] == pytest.approx(3 / 38 * 100)
        assert step["p_value"] == quarter["p_value"] == pytest.approx(0.5, abs=0.02)
        assert (step["verdict"], step["chance_events"], step["rating"]) == ("similar", 9, None)

    def test_a_step_beyond_chance(self) -> None:
        found = [r for r in compared(*self.rows(10, 10, 10, 10, 28)) if r["kind"] == "rolling_step"]
        assert [(r["change"], r["verdict"]) for r in found] == [(18, "worse")]

    def test_overlapping_years_are_never_tested_against_each_other(self) -> None:
        for row in compared(*self.rows(10, 10, 10, 10, 28)):
            windows = {row[k].split(".")[1] for k in ("figure_id", "comparator_id")}
            assert row["kind"] == "rolling_step" or "2019-03" not in windows

    def test_rates_of_quarters_are_not_compared(self) -> None:
        rows = [level("fte_rate", w, 10, 24_000) for w in ("2018-12.3m", "2017-12.3m")]
        assert comparisons(ledger(*rows)).is_empty()


def test_order_is_own_past_then_nearest_to_widest() -> None:
    roles = ("national", "region", "pcc", "chosen", "proxy", "family")
    rows = [level("fte_rate", NOW, None, role=role, value=200.0) for role in roles]
    found = compared(level("fte_rate", NOW, 41, 24_260), level("fte_rate", BEFORE, 56, 24_260), *rows)
    assert [r["kind"] for r in found] == ["own_past", *reversed(roles)]


def test_reoffences_per_child_are_compared_too() -> None:
    limits = {"lower": 0.9, "upper": 1.5}
    found = only(
        level("reoffences_per_child", NOW, 104, 91, **limits),
        level("reoffences_per_child", BEFORE, 83, 109, **limits),
    )
    assert (found["change_unit"], found["decimals"], found["change_id"]) == ("percent_change", 1, None)
    assert signed(found["change"], 1) == "+50.1"
