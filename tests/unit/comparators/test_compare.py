"""Changes and verdicts: on unrounded values, with chance respected, few events not judged."""

from datetime import date

import polars as pl
import pytest

from yjp import figures
from yjp.comparators.change import changes
from yjp.comparators.compare import comparisons
from yjp.figures import figure_id
from yjp.indicators.registry import indicator
from yjp.numbers import signed
from yjp.periods import parse_window


def level(
    name: str, window: str, n: float | None, d: float | None, area: str = "local", **parts: object
) -> dict[str, object]:
    """A ledger row of a level; limits where a test of ratios needs them."""
    definition, period = indicator(name), parse_window(window)
    own = area == "local"
    row: dict[str, object] = dict.fromkeys(figures.SCHEMA)
    return (
        row
        | {
            "figure_id": figure_id(name, window, area),
            "indicator": name,
            "area": area,
            "area_name": area,
            "area_role": "local" if own else "national",
            "window": window,
            "period_start": period.start,
            "period_end": period.end,
            "numerator": n,
            "denominator": d,
            "per": definition.per,
            "value": n / d * definition.per if n is not None and d else None,
            "lower": 0.0,
            "upper": 1.0,
            "unit": definition.unit.value,
            "decimals": definition.decimals,
            "state": "final" if own else "as_published",
            "source": "caseload" if own else "published",
            "suppressed": False,
        }
        | parts
    )


def ledger(*rows: dict[str, object]) -> pl.DataFrame:
    found = figures.ordered(pl.DataFrame(list(rows), schema=figures.SCHEMA))
    return figures.ordered(pl.concat([found, changes(found)]))


def verdict(*rows: dict[str, object]) -> tuple[str, str | None, str | None]:
    """Verdict, direction and test of the only comparison."""
    found = comparisons(ledger(*rows))
    assert found.height == 1
    return found.select("verdict", "direction", "test").row(0)


@pytest.mark.parametrize(
    ("name", "now", "before", "printed"),
    [
        # Leicester 2019-20: 112 of 33,533 and 119 of 33,148 children are printed as 334 and 359, -7.1%.
        ("fte_rate", (112, 33533), (119, 33148), "−7.0"),
        # Northamptonshire-style points and Rotherham's own plan.
        ("binary_reoffending", (30, 91), (30, 109), "+5.4"),
        ("reoffences_per_reoffender", (104, 30), (83, 30), "+25.3"),
        ("custody_rate", (3, 24400), (10, 24260), "−0.29"),
        ("fte_rate", (41, 24260), (56, 24190), "−27.0"),
    ],
)
def test_changes_are_of_unrounded_values(
    name: str, now: tuple[int, int], before: tuple[int, int], printed: str
) -> None:
    found = ledger(level(name, "2018-12.12m", *now), level(name, "2017-12.12m", *before))
    row = found.row(by_predicate=pl.col("indicator") == f"{name}_change", named=True)
    assert signed(row["value"], row["decimals"]) == printed
    assert row["figure_id"] == f"{name}_change.2018-12.12m.local"


def test_a_change_from_nought_has_a_reason_and_no_percentage() -> None:
    found = ledger(level("fte_rate", "2018-12.12m", 3, 20000), level("fte_rate", "2017-12.12m", 0, 20000))
    row = found.row(by_predicate=pl.col("indicator") == "fte_rate_change", named=True)
    assert (row["value"], row["reason"]) == (None, "there is no percentage change from zero")


def test_five_children_more_of_26_are_similar() -> None:
    """Rotherham was rated Red for +19.1%, which was 5 children."""
    assert verdict(
        level("fte_rate", "2018-12.12m", 31, 26000), level("fte_rate", "2017-12.12m", 26, 26000)
    ) == ("similar", "higher", "two counts, exact mid-P (Przyborowski and Wilenski 1940)")


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        (0, 0, "too_few"),
        (3, 0, "too_few"),
        (4, 4, "too_few"),
        (5, 1, "similar"),
        (5, 0, "worse"),
        (8, 0, "worse"),
        (60, 100, "better"),
    ],
)
def test_few_events_are_not_judged_and_many_are(now: int, before: int, expected: str) -> None:
    """By hand, equal populations: 5 of 5 has mid-P 2 x 1/64 = 0.03; at most 1 of 6 has 2 x (1/64 + 3/64) = 0.125."""
    found = verdict(
        level("custody_rate", "2018-12.12m", now, 24000), level("custody_rate", "2017-12.12m", before, 24000)
    )
    assert found[0] == expected


def test_a_published_rate_is_taken_as_fixed() -> None:
    own = level("fte_rate", "2018-12.12m", 41, 24260)
    england = level("fte_rate", "2018-12.12m", None, None, "england", value=238.0)
    assert verdict(own, england) == ("better", "lower", "count against a fixed rate, exact mid-P (Poisson)")
    assert verdict(own, england | {"value": 160.0})[:2] == ("similar", "higher")
    assert verdict(own, england | {"value": 100.0})[:2] == ("worse", "higher")


def test_shares_and_ratios_have_their_own_tests() -> None:
    own = level("binary_reoffending", "2018-12.12m", 30, 91)
    assert (
        verdict(own, level("binary_reoffending", "2018-12.12m", None, None, "nation", value=60.0))[0]
        == "better"
    )
    before = level("binary_reoffending", "2017-12.12m", 30, 109)
    assert verdict(own, before)[0::2] == ("similar", "two shares, Fisher's exact mid-P")
    ratio = level("reoffences_per_reoffender", "2018-12.12m", 104, 30, lower=2.6, upper=4.6)
    nation = level("reoffences_per_reoffender", "2018-12.12m", None, None, "nation", value=3.96)
    assert verdict(ratio, nation)[0] == "similar"
    assert verdict(ratio, nation | {"value": 9.0})[0] == "better"
    past = level("reoffences_per_reoffender", "2017-12.12m", 30, 30, lower=0.9, upper=1.1)
    assert verdict(ratio, past)[0] == "worse"


def test_provisional_cohorts_are_not_compared() -> None:
    own = level("binary_reoffending", "2018-12.12m", 30, 91, state="provisional")
    past = level("binary_reoffending", "2017-12.12m", 30, 109)
    nation = level("binary_reoffending", "2018-12.12m", None, None, "nation", value=60.0)
    assert comparisons(ledger(own, past, nation)).is_empty()
    row = ledger(own, past).row(by_predicate=pl.col("indicator") == "binary_reoffending_change", named=True)
    assert row["state"] == "provisional"


def test_without_a_base_it_is_too_few_to_say() -> None:
    own = level("fte_rate", "2018-12.12m", 41, None)
    past = level("fte_rate", "2017-12.12m", 56, None)
    assert verdict(own, past) == ("too_few", None, "none: no population or no cohort")


def test_windows_only_meet_their_own_year() -> None:
    own = level("fte_rate", "2018-12.12m", 41, 24260)
    other = level("fte_rate", "2018-09.12m", None, None, "england", value=238.0)
    assert comparisons(ledger(own, other)).is_empty()
    assert parse_window("2018-12.12m").end == date(2018, 12, 31)
