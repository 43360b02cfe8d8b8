"""The seed plan's figures of victims, reparation and unrecorded needs, from the packaged example."""

from functools import cache

import polars as pl
import pytest

from tests.caseloads import typed
from yjp.figures import AreaRole
from yjp.indicators.measure import measure
from yjp.indicators.rows import Place
from yjp.synthetic import EXAMPLES, tables

EXAMPLE = EXAMPLES["rotherham_2019"]
PLACE = Place(area="rotherham", area_name="Rotherham", role=AreaRole.LOCAL, source_ref="test")
YEAR, DAY = "2019-03.12m", "2019-06-18"


@cache
def figures() -> pl.DataFrame:
    caseload = typed(tables(EXAMPLE.name), EXAMPLE.extract_date)
    people = caseload.tables["population"].select("year", pl.col("population_10_17"), "source")
    return measure(caseload, PLACE, people, complete_since=EXAMPLE.complete_since)


def figure(indicator: str, window: str) -> dict[str, object]:
    found = figures().filter(
        pl.col("indicator") == indicator, pl.col("window") == window, pl.col("group").is_null()
    )
    return found.row(0, named=True)


@pytest.mark.parametrize(
    ("indicator", "window", "numerator", "denominator", "value"),
    [
        # "contacted 192 victims of youth crime. 135 of these victims chose to take part in Restorative Justice"
        ("victims_contacted", YEAR, 192, None, 192),
        ("victims_engaged", YEAR, 135, 192, 70.3),
        # "61 young people referred … 671 hours of reparation. The rate of attendance over the 12 month period was 60%"
        ("reparation_children", YEAR, 61, None, 61),
        ("reparation_offered", YEAR, 671, None, 671),
        ("reparation_attendance", YEAR, 403, 671, 60.1),
    ],
)
def test_what_the_plan_prints(
    indicator: str, window: str, numerator: int, denominator: int | None, value: float
) -> None:
    row = figure(indicator, window)
    assert (row["numerator"], row["denominator"]) == (numerator, denominator)
    assert round(float(str(row["value"])), 1) == value


def test_the_plans_unrecorded_support_is_those_without_a_record_and_those_recorded_as_none() -> None:
    """Chart 5: 65 of 103, 63.1%."""
    has, unknown = figure("needs_send", DAY), figure("needs_send_unknown", DAY)
    none = float(str(has["denominator"])) - float(str(has["numerator"]))
    assert unknown["denominator"] == 103
    assert float(str(unknown["numerator"])) + none == 65
    assert round(65 / 103 * 100, 1) == 63.1
    plan = figure("needs_ehcp", DAY)
    assert plan["numerator"] == 13


def test_every_child_on_the_caseload_is_in_one_band_or_has_nothing_recorded() -> None:
    bands = [figure(f"needs_{band}", DAY)["numerator"] for band in ("none", "one", "two", "three", "nothing")]
    assert sum(float(str(n)) for n in bands) == 103


def test_groups_of_a_stage_add_up_and_pooled_years_are_at_least_the_newest() -> None:
    shares = figures().filter(pl.col("indicator") == "rep_decision_share")
    totals = shares.group_by("window", "group").agg(pl.col("numerator").sum())
    for window in ("2019-03.12m", "2019-03.36m"):
        assert totals.filter(pl.col("window") == window)["numerator"].n_unique() == 1
    by_window = dict(totals.filter(pl.col("group") == "sex").select("window", "numerator").rows())
    assert by_window["2019-03.36m"] > by_window["2019-03.12m"] > 0


def test_there_is_no_gap_rate_or_index_on_a_population_that_is_not_held() -> None:
    names = set(figures().get_column("indicator"))
    assert not any(name.startswith("rep_") and name.endswith(("_gap", "_rate", "_rri")) for name in names)
    assert not any(name.startswith(("rep_stop", "rep_arrest")) for name in names)
