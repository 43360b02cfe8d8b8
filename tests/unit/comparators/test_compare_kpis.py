"""KPIs beside the same quarter a year before: headlines only, never rated."""

import pytest

from tests.unit.comparators.rows import compared, ledger, level
from yjp.comparators.compare import comparisons
from yjp.comparators.control import control
from yjp.comparators.ratings import ratings

NOW, THEN = "2025-03.3m", "2024-03.3m"


def test_a_percentage_changes_by_points_and_is_tested() -> None:
    (found,) = compared(level("kpi1_suitable_end", NOW, 9, 10), level("kpi1_suitable_end", THEN, 2, 10))
    assert (found["kind"], found["comparator_id"]) == ("own_past", "kpi1_suitable_end.2024-03.3m.local")
    assert (found["change"], found["change_unit"], found["difference"]) == (
        pytest.approx(70),
        "points",
        pytest.approx(70),
    )
    # Of 11 in 20: C(10,9) C(10,2) = 450 and C(10,10) C(10,1) = 10 of C(20,11) = 167,960; both ends, half of the 450s.
    assert found["p_value"] == pytest.approx((2 * 10 + 450) / 167_960)
    assert found["verdict"] == "better"
    assert (found["rating"], found["rating_reason"]) == (None, None)


def test_a_rate_changes_by_a_difference() -> None:
    rows = level("kpi9_rate", NOW, 12, 20_000), level("kpi9_rate", THEN, 2, 20_000)
    (found,) = compared(*rows)
    assert (found["change"], found["change_unit"]) == (pytest.approx(5.0), "rate_change")
    # Two counts that add up to 14: binomial with a half, (1 + 14 + 91/2) / 2^14 at either end.
    assert found["p_value"] == pytest.approx(2 * (1 + 14 + 91 / 2) / 2**14)
    assert found["verdict"] == "worse"


def test_few_children_are_too_few() -> None:
    (found,) = compared(level("kpi3_plan", NOW, 1, 4), level("kpi3_plan", THEN, 3, 4))
    assert found["verdict"] == "too_few"


def test_where_neither_direction_is_good_none_is_called_better() -> None:
    (found,) = compared(level("kpi4_need", NOW, 19, 20), level("kpi4_need", THEN, 2, 20))
    assert found["verdict"] == "similar"


@pytest.mark.parametrize("name", ["kpi1_suitable_end_ro", "kpi2_in_ete_end", "kpi10_victims", "kpi8_senior"])
def test_sub_measures_and_the_board_are_not_compared(name: str) -> None:
    assert compared(level(name, NOW, 9, 10), level(name, THEN, 2, 10)) == []


def test_what_could_not_be_counted_is_not_compared() -> None:
    assert compared(level("kpi1_suitable_end", NOW, 9, 10), level("kpi1_suitable_end", THEN, None)) == []
    assert compared(level("kpi1_suitable_end", NOW, None), level("kpi1_suitable_end", THEN, 9, 10)) == []


def test_they_have_no_rating_and_no_control_chart() -> None:
    rows = [level("kpi1_suitable_end", f"{year}-03.3m", 9, 10) for year in range(2019, 2026)]
    whole = ledger(*rows)
    assert ratings(whole, comparisons(whole)).is_empty()
    assert control(whole).is_empty()
