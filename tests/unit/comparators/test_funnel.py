"""Funnels: services by size, limits around the national figure, no invented counts."""

import polars as pl
import pytest

from tests.unit.comparators.rows import counts, ledger, level
from yjp.comparators.counts import packaged_counts
from yjp.comparators.funnel import funnel
from yjp.statistics import funnel_counts

NOW = "2018-12.12m"
OWN = level("fte_rate", NOW, 41, 24_260, area="rotherham", area_name="Rotherham")
ENGLAND = level("fte_rate", NOW, None, role="national", area="england", value=238.0)


@pytest.fixture(scope="module")
def entrants() -> pl.DataFrame:
    return funnel(ledger(OWN, ENGLAND), family=["sheffield", "newport"])


def test_members_are_the_local_figure_the_published_counts_and_then_rates(entrants: pl.DataFrame) -> None:
    by = {row["area"]: row for row in entrants.iter_rows(named=True)}
    assert entrants["area"].n_unique() == entrants.height > 100
    assert entrants["area"].item(0) == "rotherham"
    assert (by["rotherham"]["local"], by["rotherham"]["numerator"]) == (True, 41)
    assert (by["sheffield"]["family"], by["sheffield"]["numerator"], by["sheffield"]["denominator"]) == (
        True,
        135,
        49_498,
    )
    assert by["sheffield"]["source_ref"] == "OHID Fingertips indicator 10401, 2018"
    assert entrants["local"].sum() == 1


def test_a_published_rate_gets_a_width_and_no_count(entrants: pl.DataFrame) -> None:
    barnsley = entrants.row(by_predicate=pl.col("area") == "barnsley", named=True)
    assert (barnsley["numerator"], barnsley["denominator"]) == (None, 23_411)
    assert "width from the ONS population of mid-2023" in barnsley["source_ref"]
    with_counts = entrants.drop_nulls("numerator")
    rate = with_counts["numerator"] / with_counts["denominator"] * 100_000
    assert (rate - with_counts["value"]).abs().max() == pytest.approx(0)


def test_limits_and_positions(entrants: pl.DataFrame) -> None:
    assert entrants["target"].unique().to_list() == [238]
    own = entrants.row(by_predicate=pl.col("area") == "rotherham", named=True)
    low, high = funnel_counts(24_260 * 0.00238, 0.95)
    assert (own["lower_95"], own["upper_95"]) == (pytest.approx(low / 0.2426), pytest.approx(high / 0.2426))
    assert own["position"] == "below_95"  # 169: outside 177 to 299, inside 145 to 338
    assert own["lower_998"] < own["value"] < own["lower_95"]
    wide = entrants.sort("denominator")
    spread = wide["upper_998"] - wide["lower_998"]
    assert spread.is_sorted(descending=True)
    newcastle = entrants.row(by_predicate=pl.col("area") == "newcastle_upon_tyne", named=True)
    assert (newcastle["numerator"], newcastle["position"]) == (130, "above_998")


def test_shares_have_binomial_limits_and_pool_their_own_target() -> None:
    """Oldham's family and others of July 2016 to June 2017; nothing national is published for that year."""
    own = level("binary_reoffending", "2017-06.12m", 30, 91, area="rotherham", area_name="Rotherham")
    found = funnel(ledger(own))
    assert set(found["indicator"]) == {"binary_reoffending"}
    held = packaged_counts().filter(
        pl.col("window") == "2017-06.12m",
        pl.col("indicator") == "binary_reoffending",
        pl.col("area") != "western_bay",  # no service any more
    )
    assert found.height == held.height + 1
    pooled = (held["numerator"].sum() + 30) / (held["denominator"].sum() + 91) * 100
    assert found["target"].item(0) == pytest.approx(pooled)
    solihull = found.row(by_predicate=pl.col("area") == "solihull", named=True)
    assert (solihull["numerator"], solihull["position"]) == (14, "below_998")
    assert found["lower_998"].min() >= 0  # type: ignore[operator]
    assert found["upper_998"].max() <= 100  # type: ignore[operator]


def test_fewer_than_ten_other_services_make_no_funnel() -> None:
    own = level("custody_rate", NOW, 4, 24_260, area="rotherham")
    few = counts(*(("custody_rate", NOW, a, 5, 20_000) for a in ("leeds", "york", "derby")))
    assert funnel(ledger(own), few).is_empty()
    assert funnel(ledger(), few).is_empty()
    provisional = level("binary_reoffending", "2017-06.12m", 30, 91, area="rotherham", state="provisional")
    assert funnel(ledger(provisional)).is_empty()


def test_a_store_of_several_services_makes_one_of_its_own() -> None:
    names = ("leeds", "york", "derby", "luton", "kent", "surrey", "norfolk", "suffolk", "essex", "medway")
    found = funnel(
        ledger(level("custody_rate", NOW, 4, 24_260, area="rotherham")),
        counts(*(("custody_rate", NOW, a, 5, 20_000) for a in names)),
    )
    assert found.height == 11
    assert found["target"].item(0) == pytest.approx(54 / 224_260 * 1000)
