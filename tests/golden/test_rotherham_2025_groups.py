"""The example rotherham_2025 beside its populations of groups and police contacts, by hand from its rows.

Three years to March 2025: stops of Black children are 16 + 19 + 18 = 53, of White ones 212 + 236 + 248 = 696, of Mixed
ones 50, of Asian ones 72 and of others 18. The population is that of 2021 in each of the three years: 520 Black and
22,700 White of 26,100 children.
"""

import math

import polars as pl
import pytest

from tests.caseloads import typed
from yjp.charts.themes import BESIDE_POPULATION, theme_table
from yjp.compute import compute, manifest
from yjp.indicators.groupings import group_label
from yjp.ledger import Ledger
from yjp.rules.definition import RuleState
from yjp.rules.registry import RULES
from yjp.rules.run import run
from yjp.settings import Settings
from yjp.stored import about
from yjp.synthetic import example, tables

POOLED = "2025-03.36m"


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    chosen = example("rotherham_2025")
    caseload = typed(tables(chosen.name), chosen.extract_date)
    settings = Settings(service=chosen.service, made_up=True, complete_since=chosen.complete_since)
    return compute(caseload, settings, about(manifest(caseload, settings, {}, {})))


def one(ledger: Ledger, indicator: str, value: str, group: str = "ethnic") -> dict[str, object]:
    return ledger.figures.filter(
        pl.col("indicator") == indicator,
        pl.col("group") == group,
        pl.col("group_value") == value,
        pl.col("window") == POOLED,
    ).row(0, named=True)


def test_stops_of_black_children_by_hand(ledger: Ledger) -> None:
    share, gap, rate, index = (
        one(ledger, f"rep_stop_search_{measure}", "black") for measure in ("share", "gap", "rate", "rri")
    )
    known = 53 + 696 + 50 + 72 + 18
    assert (share["numerator"], share["denominator"]) == (53, known)
    assert gap["value"] == pytest.approx(100 * 53 / known - 100 * 520 / 26_100)
    assert (rate["numerator"], rate["denominator"]) == (53, 3 * 520)
    assert rate["value"] == pytest.approx(1_000 * 53 / 1_560)
    found = (53 / 1_560) / (696 / 68_100)
    assert index["value"] == pytest.approx(found)
    half = 1.959963984540054 * math.sqrt(1 / 53 - 1 / 1_560 + 1 / 696 - 1 / 68_100)
    assert index["lower"] == pytest.approx(found * math.exp(-half))
    assert str(index["quality"]).startswith("more often than the group compared with")
    assert "invented for this example" in str(index["quality"])


def test_arrests_of_the_two_groups_by_hand(ledger: Ledger) -> None:
    # 65 Mixed, 80 Asian, 44 Black and 18 others; 3,400 of 26,100 children are not White.
    index = one(ledger, "rep_arrest_rri", "others", "ethnic_two")
    assert (index["numerator"], index["denominator"]) == (207, 3 * 3_400)
    assert index["value"] == pytest.approx((207 / 10_200) / (914 / 68_100))


def test_girls_beside_boys_by_the_population_of_2024(ledger: Ledger) -> None:
    index = one(ledger, "rep_decision_rri", "female", "sex")
    assert index["denominator"] == 3 * 13_250
    assert "population of groups of 2024" in str(index["quality"])


def test_care_and_special_needs_are_too_seldom_recorded_to_be_set_beside_a_population(ledger: Ledger) -> None:
    for group, value in (("care", "lac"), ("send_held", "ehcp")):
        index = one(ledger, "rep_decision_rri", value, group)
        assert index["value"] is None
        assert index["reason"] == "not given: the group is recorded of fewer than half of the children"


def test_the_plans_table_sets_each_group_beside_its_share_of_the_population(ledger: Ledger) -> None:
    """Three years to June 2025: 212 of 231 children whose group is known are White, and 22,700 of 26,100 live here."""
    table = theme_table(ledger, BESIDE_POPULATION)
    assert table is not None
    white = [cell.text for cell in table.rows[0]]
    share, of_population = 100 * 212 / 231, 100 * 22_700 / 26_100
    assert white == [
        "White",
        f"{share:.1f}%",
        f"+{share - of_population:.1f} percentage points",
        "not available",
    ]


def test_every_group_has_a_label(ledger: Ledger) -> None:
    groups = ledger.figures.filter(pl.col("indicator").str.starts_with("rep_")).select("group", "group_value")
    assert all(group_label(group, value) for group, value in groups.unique().iter_rows())


def test_the_rows_add_up_and_no_rule_finds_anything_wrong() -> None:
    chosen = example("rotherham_2025")
    caseload = typed(tables(chosen.name), chosen.extract_date)
    own = [rule for rule in RULES if rule.code[:3] in ("PGR", "POL")]
    assert len(own) == 8
    assert {result.state for result in run(caseload, own)} == {RuleState.PASSED}
