"""Published figures: two publications of one figure stand side by side, with counts and without."""

import polars as pl

from tests.unit.comparators.rows import counts
from yjp import reference
from yjp.comparators.counts import packaged_counts
from yjp.comparators.published import published

ROTHERHAM = reference.service("Rotherham")


def row(frame: pl.DataFrame, identifier: str) -> dict[str, object]:
    return frame.row(by_predicate=pl.col("figure_id") == identifier, named=True)


def test_england_and_wales_as_printed_in_2019_and_as_revised() -> None:
    """13,660 of 33,364 in plans of 2019; 13,686 of 33,426 in the YJB's later tables."""
    found = published(ROTHERHAM, [], packaged_counts())
    first = row(found, "binary_reoffending.2017-03.12m.england_and_wales")
    later = row(found, "binary_reoffending.2017-03.12m.england_and_wales_rev")
    assert (first["numerator"], first["denominator"], first["state"]) == (13_660, 33_364, "as_published")
    assert (later["numerator"], later["denominator"], later["state"]) == (13_686, 33_426, "revised")
    assert later["area_name"] == "England and Wales (revised)"
    assert first["value"] == 13_660 / 33_364 * 100  # unrounded
    assert first["interval_method"] == "Wilson"
    assert first["source_ref"] == "Northamptonshire youth justice plan 2019 (labelled Jan-Mar 2017)"


def test_a_services_own_published_counts_stand_beside_its_own() -> None:
    own = counts(
        ("fte_rate", "2018-12.12m", "rotherham", 41, 24_260),
        ("custody_rate", "2019-03.12m", "leeds", 9, 70_000),
    ).with_columns(area_name=pl.lit("Rotherham"))
    again = own.head(1).with_columns(numerator=pl.lit(43.0), state=pl.lit("revised"))
    found = published(ROTHERHAM, [], pl.concat([own, again]))
    first = row(found, "fte_rate.2018-12.12m.rotherham_published")
    assert (first["area_role"], first["area_name"], first["numerator"]) == (
        "published_local",
        "Rotherham, official (as published)",
        41,
    )
    later = row(
        found, "fte_rate.2018-12.12m.rotherham_rev"
    )  # the count comes before the open data's rate alone
    assert (later["numerator"], later["state"]) == (43, "revised")
    assert found.filter(pl.col("area").str.starts_with("leeds")).is_empty()


def test_chosen_services_bring_their_counts_and_their_revised_rates() -> None:
    found = published(ROTHERHAM, [], packaged_counts(), ["sheffield", "barnsley"])
    chosen = found.filter(pl.col("area_role") == "chosen", pl.col("window") == "2018-12.12m").sort("area")
    assert chosen.select("area", "numerator").rows() == [
        ("barnsley_rev", None),
        ("sheffield", 135),
        ("sheffield_rev", None),
    ]


def test_a_figure_of_the_services_plan_comes_first() -> None:
    own = counts(("fte_rate", "2018-12.12m", "rotherham", 99, 24_260))
    found = published(ROTHERHAM, ["rotherham_plan_2019"], own)
    assert row(found, "fte_rate.2018-12.12m.rotherham_published")["value"] == 169
    assert found["figure_id"].n_unique() == found.height
