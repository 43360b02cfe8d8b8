"""The made-up country: the same however it is split, inside the model's code lists, falling over the years."""

import polars as pl
import pytest

from tests.national import one_service
from yjp.model.caseload import Caseload
from yjp.model.registry import table
from yjp.synthetic.country import country
from yjp.synthetic.country_draws import Draws, mixed, mixed_column
from yjp.synthetic.country_places import EXTRACT_DATE, FIRST_DAY

TABLES = ("children", "offences", "outcomes")


@pytest.fixture(scope="module")
def small() -> list[Caseload]:
    return list(country(0.01, seed=3, bucket=4_000))


def joined(caseloads: list[Caseload], name: str) -> pl.DataFrame:
    return pl.concat(caseload.tables[name].drop("_row") for caseload in caseloads)


def test_the_mixing_step_is_the_published_one() -> None:
    # The first output of SplitMix64 from seed 0: the mixing of the golden ratio's 64 bits (Vigna, splitmix64.c).
    assert mixed(0x9E3779B97F4A7C15) == 0xE220A8397B1DCDAF
    numbers = [0, 1, 2**63, 2**64 - 1, 0x9E3779B97F4A7C15]
    assert mixed_column(pl.Series(numbers, dtype=pl.UInt64)).to_list() == [mixed(n) for n in numbers]


def test_draws_hang_on_seed_name_and_key_alone() -> None:
    keys = pl.int_range(1_000, eager=True)
    whole = Draws(keys, 5).share("age")
    assert Draws(keys.tail(10), 5).share("age").to_list() == whole.tail(10).to_list()
    assert not whole.equals(Draws(keys, 6).share("age"))
    assert not whole.equals(Draws(keys, 5).share("sex"))
    assert 0 <= float(str(whole.min())) < 0.01
    assert 0.99 < float(str(whole.max())) < 1


def test_weighted_draws_come_in_their_shares() -> None:
    drawn = Draws(pl.int_range(60_000, eager=True), 1).weighted("w", (1, 2, 3))
    counts = dict(drawn.value_counts().iter_rows())
    assert [round(counts[place] / 10_000) for place in range(3)] == [1, 2, 3]


def test_the_split_into_buckets_changes_nothing(small: list[Caseload]) -> None:
    (whole,) = country(0.01, seed=3)
    assert len(small) == 3
    for name in TABLES:
        assert joined(small, name).equals(whole.tables[name].drop("_row"))


def test_another_seed_makes_another_country(small: list[Caseload]) -> None:
    (other,) = country(0.01, seed=4)
    assert not joined(small, "children").equals(other.tables["children"].drop("_row"))


def test_its_size_and_its_shape(small: list[Caseload]) -> None:
    children, outcomes = joined(small, "children"), joined(small, "outcomes")
    assert children.height == 10_000
    assert 20_000 < outcomes.height < 35_000
    assert children["service"].n_unique() == 155
    days = outcomes["outcome_date"]
    assert days.min() >= FIRST_DAY  # type: ignore[operator]
    assert days.max() <= EXTRACT_DATE  # type: ignore[operator]
    # A million over these is a country of over two million outcomes; the last years have a tenth of the first.
    by_year = dict(days.dt.year().value_counts().iter_rows())
    assert by_year[2024] < by_year[2007] / 5
    # Repeat offending with a long tail.
    offences = joined(small, "offences").group_by("child_id").len()["len"]
    assert (offences == 1).sum() > 3_000
    assert offences.max() > 20  # type: ignore[operator]


def test_it_has_what_the_rules_turn_on(small: list[Caseload]) -> None:
    outcomes, offences = joined(small, "outcomes"), joined(small, "offences")
    assert set(outcomes["residence"].unique()) == {"local", "other", None}
    assert set(outcomes["appeal_status"].unique()) == {"none", "unchanged", "changed", "successful", None}
    assert {"breach_of_bail", "breach_of_statutory_order", None} <= set(offences["offence_category"].unique())
    custody = outcomes.filter(pl.col("outcome_type") == "detention_and_training_order")
    assert custody["release_date"].null_count() in range(1, custody.height)
    ended = outcomes.filter(pl.col("outcome_type") == "reprimand", pl.col("outcome_date").dt.year() > 2014)
    assert ended.height > 0, "interim codes"
    assert outcomes["offence_id"].is_duplicated().any(), "an offence with two outcomes"
    assert not offences["offence_id"].is_in(outcomes["offence_id"].to_list()).all(), "an offence without"


def test_one_service_is_a_caseload_of_the_model(small: list[Caseload]) -> None:
    children = joined(small, "children")
    found = one_service(small, "rotherham")
    assert found.tables["children"].height == (children["service"] == "rotherham").sum() > 0
    for name in TABLES:
        frame = found.tables[name]
        assert dict(frame.drop("_row").schema) == dict(table(name).dtypes)
        table(name).schema.validate(frame.drop("_row"))
