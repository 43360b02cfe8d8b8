"""What the attack reports: its columns, what it used, and when a range is no narrower than it must be."""

import math
from dataclasses import replace

import polars as pl

from tests.unit.disclosure.made import POPULATION, groups, hidden, ledger, published, row
from yjp import figures
from yjp.disclosure import Knowledge, attack, profile

YEAR = "2018-12.12m"
MALE, FEMALE = (f"fte_count.{YEAR}.rotherham.sex={value}" for value in ("male", "female"))


def of_two(total: int, male: int) -> list[dict[str, object]]:
    counts = {"male": male, "female": total - male}
    return [row("fte_count", YEAR, total), *groups("fte_count", YEAR, "sex", counts)]


def test_one_row_a_hidden_count_with_what_was_used() -> None:
    whole = ledger(of_two(15, 12))
    found = attack(hidden(whole, FEMALE))
    assert found.columns == [
        "figure_id",
        "count",
        "low",
        "high",
        "low_before",
        "high_before",
        "used",
        "unsafe",
    ]
    (line,) = found.rows(named=True)
    assert line == {
        "figure_id": FEMALE,
        "count": "entrants, rotherham, sex=female, 2018-12-31 (12 months)",
        "low": 3,
        "high": 3,
        "low_before": 0,
        "high_before": math.inf,
        "used": line["used"],
        "unsafe": True,
    }
    assert "a total is the sum of its groups (sex)" in line["used"]


def test_no_more_can_be_left_than_the_total_holds() -> None:
    """Two children, 1 and 1, both hidden: 0, 1 and 2 are left for each, which is all that two children can be."""
    whole = ledger(of_two(2, 1))
    found = attack(hidden(whole, MALE, FEMALE))
    assert found.select("low", "high", "unsafe").rows() == [(0, 2, False)] * 2


def test_what_leaves_fewer_than_that_is_unsafe() -> None:
    """Of two children one boy at least was released before: 1 or 2 are left."""
    whole = ledger(of_two(2, 1))
    before = ledger([*groups("fte_count", YEAR, "sex", {"male": 1})])
    found = attack(hidden(whole, MALE, FEMALE), knowledge=Knowledge(released=[before]))
    assert found.select("low", "high").rows() == [(1, 1), (1, 1)]


def test_to_the_owner_a_count_that_is_not_small_is_no_matter() -> None:
    whole = ledger(of_two(15, 12))
    release = hidden(whole, MALE)
    assert attack(release, original=whole)["unsafe"].to_list() == [False]
    assert attack(hidden(whole, FEMALE), original=whole)["unsafe"].to_list() == [True]


def test_a_board_knows_its_totals_before() -> None:
    whole = ledger(of_two(15, 12))
    found = attack(hidden(whole, MALE, FEMALE), profile=profile("board"))
    assert found.select("high_before").to_series().to_list() == [15, 15]


def test_to_the_owner_each_small_value_of_a_small_count_must_be_left() -> None:
    """More than 6 per 100,000 of 26,431 is two children or more: nothing to others, but it rules out the one."""
    rate = f"fte_rate.{YEAR}.rotherham"
    whole = ledger(
        [
            row("fte_rate", YEAR, 2, POPULATION),
            row("custody_rate", YEAR, 9, POPULATION),
            published("fte_rate", YEAR, 6.0),
        ]
    )
    said = {
        **dict.fromkeys(figures.COMPARISONS),
        "figure_id": rate,
        "comparator_id": f"fte_rate.{YEAR}.england",
        "direction": "higher",
    }
    release = replace(
        hidden(whole, rate), comparisons=pl.DataFrame([said], schema=figures.COMPARISONS, orient="row")
    )
    found = attack(release)
    assert found.select("low", "high", "unsafe").rows() == [(2, math.inf, False)]
    assert attack(release, original=whole)["unsafe"].to_list() == [True]


def test_the_attacker_may_know_the_population() -> None:
    """11.35 per 100,000 says nothing by itself; of 26,431 children it is three."""
    rate = row("fte_rate", YEAR, 3, POPULATION)
    release = ledger([{**rate, "numerator": None, "denominator": None, "suppressed": True}])
    assert attack(release).select("low", "high").rows() == [(0, math.inf)]
    known = Knowledge(population={YEAR: float(POPULATION)})
    assert attack(release, knowledge=known).select("low", "high").rows() == [(3, 3)]
