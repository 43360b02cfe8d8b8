"""Control charts of quarters: limits from a stated baseline, signals by stated rules, silence on too little."""

from datetime import date

import polars as pl
import pytest

from tests.unit.comparators.rows import ledger, level
from yjp.comparators.control import METHOD, control
from yjp.figures import CONTROL
from yjp.periods import add_months, month_end


def quarters(*counted: int, indicator: str = "fte_count", **parts: object) -> list[dict[str, object]]:
    """Counts of consecutive quarters from the one to March 2014."""
    ends = [month_end(add_months(date(2014, 3, 1), 3 * i)) for i in range(len(counted))]
    return [level(indicator, f"{end:%Y-%m}.3m", n, **parts) for end, n in zip(ends, counted, strict=True)]


def chart(*counted: int, indicator: str = "fte_count") -> pl.DataFrame:
    return control(ledger(*quarters(*counted, indicator=indicator)))


def test_limits_worked_by_hand() -> None:
    """Twelve quarters add up to 232; neighbours differ by 8, 6, 2 in turn, 62 in 11 steps; 2.66 x 62 / 11 is 14.99."""
    found = chart(*(16, 24, 18) * 4)
    row = found.row(0, named=True)
    assert (row["centre"], row["method"]) == (pytest.approx(19.3333, abs=1e-4), METHOD)
    assert (row["lower"], row["upper"]) == (pytest.approx(4.3406, abs=1e-4), pytest.approx(34.3261, abs=1e-4))
    assert (row["baseline_start"], row["baseline_end"]) == (date(2014, 1, 1), date(2016, 12, 31))
    assert set(found["signal"]) == {"none"}
    assert found.schema == pl.Schema(CONTROL)


def test_five_years_are_shown_and_the_first_three_of_them_are_the_baseline() -> None:
    found = chart(*[90] * 4, *[16, 24] * 6, *[20] * 8)
    assert found.height == 20
    assert found["period_end"].min() == date(2015, 3, 31)
    assert found["baseline_end"].unique().to_list() == [date(2017, 12, 31)]
    assert found["centre"].unique().to_list() == [20]


def test_quarters_after_the_baseline_are_judged_by_it() -> None:
    found = chart(*[16, 24] * 6, 20, 70, 0, 20)
    assert found["signal"].to_list()[12:] == ["none", "above", "none", "none"]  # the lower limit is 0
    fell = chart(*[56, 64] * 6, 60, 10)
    assert fell["signal"].to_list()[-1] == "below"


def test_eight_quarters_on_one_side_are_a_signal_and_seven_are_not() -> None:
    baseline = [16, 24] * 6
    eight, seven = chart(*baseline, *[18] * 8), chart(*baseline, 20, *[18] * 7)
    assert eight["signal"].to_list()[12:] == ["run"] * 8
    assert set(seven["signal"]) == {"none"}
    broken = chart(*baseline, *[18] * 4, 20, *[18] * 3)
    assert set(broken["signal"]) == {"none"}  # a quarter on the centre line ends a run


def test_a_smooth_baseline_makes_no_limits_that_chance_breaks() -> None:
    """Twelve quarters of 9: moving ranges are 0, but a count of 9 alone moves by 3 roots of 9."""
    row = chart(*[9] * 12).row(0, named=True)
    assert (row["lower"], row["centre"], row["upper"]) == (0, 9, 18)


@pytest.mark.parametrize(
    ("counted", "reason"),
    [
        ((5, 6, 7, 5, 6, 7, 5), "no limits: fewer than 8 quarters"),
        ((0, 1, 0, 2, 0, 1, 0, 2, 0, 1), "no limits: fewer than one event a quarter in the baseline"),
        ((0,) * 12, "no limits: fewer than one event a quarter in the baseline"),
    ],
)
def test_too_little_to_say(counted: tuple[int, ...], reason: str) -> None:
    found = chart(*counted, indicator="custody_count")
    assert found["method"].unique().to_list() == [reason]
    for name in ("centre", "lower", "upper", "signal", "baseline_start"):
        assert found[name].null_count() == len(counted)
    assert found["value"].to_list() == list(counted)


def test_provisional_quarters_years_groups_and_other_areas_are_left_out() -> None:
    rows = [
        *quarters(*[9] * 8),
        level("fte_count", "2016-03.3m", 1, state="provisional"),
        level("fte_count", "2015-12.12m", 36),
        level("fte_count", "2015-12.3m", 4, role="family"),
        level("fte_count", "2015-12.3m", 4, group="sex", group_value="male", figure_id="grouped"),
    ]
    assert control(ledger(*rows))["value"].to_list() == [9] * 8


def test_no_quarters_no_chart() -> None:
    assert control(ledger()).is_empty()
