"""What the tracker gives the ledger of the packaged example: Rotherham, extract of June 2019."""

from functools import cache

import polars as pl

from tests.caseloads import typed
from yjp.compute import compute
from yjp.ledger import About, Ledger
from yjp.settings import Settings
from yjp.synthetic import EXAMPLES, tables

EXAMPLE = EXAMPLES["rotherham_2019"]


@cache
def whole() -> Ledger:
    about = About(
        service=EXAMPLE.service,
        area=EXAMPLE.area,
        extract_date=EXAMPLE.extract_date,
        made_up=True,
        yjp_version="0.1.0",
        run_id="0000000000000000",
    )
    settings = Settings(
        service=EXAMPLE.service,
        made_up=True,
        extract_date=EXAMPLE.extract_date,
        complete_since=EXAMPLE.complete_since,
    )
    return compute(typed(tables(EXAMPLE.name), EXAMPLE.extract_date), settings, about)


def test_estimates_of_cohorts_still_followed_are_compared_with_nothing() -> None:
    ledger = whole()
    estimates = ledger.figures.filter(pl.col("indicator").str.ends_with("_nowcast"))
    so_far = ledger.figures.filter(
        pl.col("indicator") == "binary_reoffending",
        pl.col("state") == "provisional",
        pl.col("group").is_null(),
        pl.col("source") == "caseload",
    )
    # Two estimates of each cohort that is not final, on the cohort's own children, and never below what is known.
    assert estimates["state"].unique().to_list() == ["estimate"]
    assert estimates.height == 2 * so_far.height > 0
    both = estimates.filter(pl.col("indicator") == "binary_reoffending_nowcast").join(so_far, on="window")
    assert both["denominator"].to_list() == both["denominator_right"].to_list()
    assert (both["numerator"] >= both["numerator_right"]).all()
    assert both.filter(pl.col("value").is_between("lower", "upper")).height == both.height == so_far.height
    ids = estimates["figure_id"].implode()
    for column in ("figure_id", "comparator_id"):
        assert ledger.comparisons.filter(pl.col(column).is_in(ids)).is_empty()
    assert ledger.ratings.filter(pl.col("figure_id").is_in(ids)).is_empty()


def test_a_finished_curve_ends_in_the_figure() -> None:
    ledger = whole()
    ended = ledger.curves.filter(pl.col("cohort") == "substantive", pl.col("months_followed") == 18)
    figures = ledger.figures.filter(pl.col("indicator") == "binary_reoffending", pl.col("group").is_null())
    both = ended.join(figures.filter(pl.col("source") == "caseload"), on="window")
    assert both.height == ended.height > 20
    for column in ("numerator", "denominator", "value"):
        assert both[column].to_list() == both[f"{column}_right"].to_list()
    assert both["state"].unique().to_list() == both["state_right"].unique().to_list() == ["final"]
