"""Curves and estimates of cohorts that are still followed: what of them may leave."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from tests.sample import sample
from yjp import figures
from yjp.disclosure import PROFILES, protect
from yjp.disclosure.followed import ESTIMATE_REASON
from yjp.figures import CURVES
from yjp.ledger import Ledger
from yjp.periods import Window

BOARD, PUBLIC, STATUTORY = (PROFILES[name] for name in ("board", "public", "statutory"))
EARLIER = ("earlier_value", "earlier_lowest", "earlier_highest")


def curve(
    end: date, known: list[int], entries: int, months: int = 12, cohort: str = "diversion"
) -> pl.DataFrame:
    window = Window(end=end, months=months)
    rows = [
        {
            "cohort": cohort,
            "area": "rotherham",
            "window": window.id,
            "period_start": window.start,
            "period_end": end,
            "months_followed": month,
            "numerator": n,
            "denominator": entries,
            "value": 100 * n / entries,
            "lower": 1.0,
            "upper": 99.0,
            "earlier_cohorts": 1,
            "earlier_value": 20.0,
            "earlier_lowest": 10.0,
            "earlier_highest": 30.0,
            "followed_months": len(known),
            "state": "same_age_only",
            "reason": "Compare only with earlier cohorts at the same age of follow-up.",
        }
        for month, n in enumerate(known, start=1)
    ]
    return pl.DataFrame(rows, schema=CURVES)


def protected(*curves: pl.DataFrame, profile: str = "board") -> pl.DataFrame:
    return protect(replace(sample(), curves=pl.concat(curves)), PROFILES[profile]).curves


def test_points_less_than_five_children_apart_lose_their_numbers_from_the_newest_back() -> None:
    #   12 stays; 9 is 3 less; 7 is 5 less and stays; 7 again says nothing; 3 and 4 are small; 0 may be shown.
    found = protected(curve(date(2018, 12, 31), [0, 3, 4, 7, 7, 9, 12], 60))
    assert found["numerator"].to_list() == [0, None, None, 7, 7, None, 12]
    for name in ("value", "lower", "upper"):
        assert found[name].is_null().to_list() == [False, True, True, False, False, True, False]
    assert found["denominator"].to_list() == [60] * 7
    assert dict(found.schema) == CURVES


def test_what_is_left_of_the_cohort_is_not_small_either() -> None:
    assert protected(curve(date(2018, 12, 31), [6, 11], 14))["numerator"].to_list() == [6, None]


def test_a_cohort_of_four_shows_nothing() -> None:
    found = protected(curve(date(2018, 12, 31), [0, 4, 4], 4))
    assert found.select("numerator", "denominator", "value").null_count().row(0) == (3, 3, 3)


def test_the_number_known_by_now_that_a_board_sees_counts_as_a_point() -> None:
    whole, end = sample(), date(2018, 12, 31)
    row = whole.figures.head(1).with_columns(
        figure_id=pl.lit("binary_reoffending.2018-12.12m.rotherham"),
        indicator=pl.lit("binary_reoffending"),
        window=pl.lit("2018-12.12m"),
        period_end=pl.lit(end),
        source=pl.lit("caseload"),
        group=pl.lit(None, dtype=pl.String),
        group_value=pl.lit(None, dtype=pl.String),
        numerator=pl.lit(23.0),
        denominator=pl.lit(60.0),
    )
    others = whole.figures.filter(pl.col("figure_id") != row["figure_id"].item())
    planted = replace(whole, figures=figures.ordered(pl.concat([others, row])))
    near = replace(planted, curves=curve(end, [10, 20], 60, cohort="substantive"))
    # 20 after two months and 23 by now would tell of three children.
    assert protect(near, BOARD).curves["numerator"].to_list() == [10, None]
    apart = replace(planted, curves=curve(end, [10, 18], 60, cohort="substantive"))
    assert protect(apart, BOARD).curves["numerator"].to_list() == [10, 18]


def test_years_that_overlap_and_quarters_are_left_out() -> None:
    found = protected(
        curve(date(2018, 12, 31), [20, 30], 60),
        curve(date(2018, 9, 30), [20, 30], 60),
        curve(date(2017, 12, 31), [20, 30], 60),
        curve(date(2018, 12, 31), [20, 30], 60, months=3),
    )
    assert found["window"].unique(maintain_order=True).to_list() == ["2018-12.12m", "2017-12.12m"]


def test_what_is_said_of_earlier_cohorts_goes_with_a_point_of_theirs() -> None:
    found = protected(
        curve(date(2016, 12, 31), [20, 30], 60),
        curve(date(2017, 12, 31), [3, 30], 60),
        curve(date(2018, 12, 31), [20, 30], 60),
    )
    of = {row["window"] + str(row["months_followed"]): row for row in found.iter_rows(named=True)}
    # The earlier cohorts of 2018 after a month are those of 2017, which is hidden, and of 2016.
    assert [of["2018-12.12m1"][name] for name in EARLIER] == [None] * 3
    assert [of["2018-12.12m2"][name] for name in EARLIER] == [20.0, 10.0, 30.0]
    assert [of["2017-12.12m1"][name] for name in EARLIER] == [20.0, 10.0, 30.0]


def test_the_public_gets_no_curve_and_the_return_every_one() -> None:
    whole = curve(date(2018, 12, 31), [3, 30], 60)
    assert protected(whole, profile="public").is_empty()
    assert dict(protected(whole, profile="public").schema) == CURVES
    assert protected(whole, profile="statutory").equals(whole)


@pytest.fixture
def with_estimate() -> Ledger:
    ledger = sample()
    row = ledger.figures.head(1).with_columns(
        figure_id=pl.lit("binary_reoffending_nowcast.2019-03.12m.rotherham"),
        indicator=pl.lit("binary_reoffending_nowcast"),
        window=pl.lit("2019-03.12m"),
        group=pl.lit(None, dtype=pl.String),
        group_value=pl.lit(None, dtype=pl.String),
        source=pl.lit("caseload"),
        state=pl.lit("estimate"),
        numerator=pl.lit(3.4),
        denominator=pl.lit(64.0),
        value=pl.lit(5.3),
        lower=pl.lit(100 * 3 / 64),
        upper=pl.lit(9.0),
        reason=pl.lit(None, dtype=pl.String),
        suppressed=pl.lit(False),
    )
    return replace(ledger, figures=figures.ordered(pl.concat([ledger.figures, row])))


def test_an_estimate_is_not_for_the_public(with_estimate: Ledger) -> None:
    identifier = "binary_reoffending_nowcast.2019-03.12m.rotherham"
    hidden = protect(with_estimate, PUBLIC).get(identifier)
    assert hidden is not None
    assert hidden.suppressed
    assert hidden.reason == ESTIMATE_REASON
    assert (hidden.numerator, hidden.denominator, hidden.value, hidden.lower, hidden.upper) == (None,) * 5
    for profile in (BOARD, STATUTORY):
        shown = protect(with_estimate, profile).get(identifier)
        assert shown is not None
        assert shown.value == 5.3
