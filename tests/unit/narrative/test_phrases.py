"""The shorter texts: children behind a figure, its range, its takeaway, its definition and source."""

from dataclasses import replace

import pytest

from tests.unit.narrative import edited
from yjp.comparators.names import in_prose
from yjp.indicators.registry import HEADLINES
from yjp.ledger import Ledger
from yjp.narrative.headline import Headline, headline, headlines, plain_text
from yjp.narrative.phrases import short_source


def head(ledger: Ledger, indicator: str) -> Headline:
    found = headline(ledger, indicator)
    assert found is not None
    return found


def test_who_stands_behind_each_figure() -> None:
    assert {h.indicator: plain_text(h.children) for h in headlines(edited.base())} == {
        "fte_rate": "41 children of 24,260 aged 10 to 17",
        "custody_rate": "3 custodial sentences",
        "binary_reoffending": "30 of 91 children in the cohort",
        "reoffences_per_reoffender": "104 reoffences by 30 children (counted once in each quarterly cohort)",
    }


def test_no_count_is_told_where_there_is_none() -> None:
    hidden = edited.figure(edited.base(), edited.CUSTODY, suppressed=True, numerator=None, value=None)
    assert plain_text(head(hidden, "custody_rate").children) == "Not shown"
    published = edited.figure(edited.base(), edited.FTE, numerator=None)
    assert plain_text(head(published, "fte_rate").children) == "The number of children was not published"


def test_the_range_in_words() -> None:
    assert {h.indicator: plain_text(h.interval_words) for h in headlines(edited.base())} == {
        "fte_rate": "Chance alone could put the rate anywhere between 121 and 229 per 100,000.",
        "custody_rate": "Chance alone could put the rate anywhere between 0.03 and 0.36 per 1,000.",
        "binary_reoffending": "Chance alone could put the share anywhere between 24.2% and 43.1%.",
        "reoffences_per_reoffender": "Chance alone could put the number of reoffences per reoffender anywhere "
        "between 2.60 and 4.62.",
    }
    unlimited = edited.figure(edited.base(), edited.FTE, lower=None, upper=None)
    assert plain_text(head(unlimited, "fte_rate").interval_words) == "No 95% range can be given."


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({}, "First time entrants: no clear change"),
        ({"verdict": "better"}, "First time entrants fell, more than chance would explain"),
        (
            {"verdict": "worse", "direction": "higher"},
            "First time entrants rose, more than chance would explain",
        ),
        ({"verdict": "too_few"}, "First time entrants fell; too few to compare"),
        ({"direction": "same"}, "First time entrants did not change"),
        ({"direction": "same", "verdict": "too_few"}, "First time entrants: unchanged; too few to compare"),
        ({"change": 0.01}, "First time entrants: no clear change"),
    ],
)
def test_takeaways(parts: dict[str, object], expected: str) -> None:
    ledger = edited.comparison(edited.base(), edited.FTE, edited.FTE_PAST, **parts)
    assert head(ledger, "fte_rate").takeaway == expected


def test_takeaways_without_a_comparison() -> None:
    ledger = edited.without(edited.base(), edited.FTE_PAST)
    assert head(ledger, "fte_rate").takeaway == "First time entrants: no year before to compare with"
    ledger = edited.figure(edited.base(), edited.FTE_PAST, suppressed=True, value=None)
    assert head(ledger, "fte_rate").takeaway == "First time entrants: change not shown, to protect children"
    ledger = edited.figure(edited.base(), edited.FTE, suppressed=True, value=None)
    assert head(ledger, "fte_rate").takeaway == "First time entrants: not shown, to protect children"
    ledger = edited.figure(edited.base(), edited.FTE, value=None)
    assert head(ledger, "fte_rate").takeaway == "First time entrants: no figure to show"
    untested = replace(edited.base(), comparisons=edited.base().comparisons.clear())
    assert head(untested, "fte_rate").takeaway == "First time entrants: the change was not tested"
    ledger = edited.figure(edited.base(), edited.FTE_PAST, value=169.2)
    assert head(ledger, "fte_rate").takeaway == "First time entrants: no clear change"


def test_no_title_is_longer_than_ten_words() -> None:
    for verdict in ("better", "worse", "similar", "too_few"):
        for direction in ("higher", "lower", "same"):
            ledger = edited.base()
            for identifier, other in ledger.comparisons.select("figure_id", "comparator_id").iter_rows():
                parts = {"verdict": verdict, "direction": direction, "change": 0.001}
                ledger = edited.comparison(ledger, identifier, other, **parts)
            assert all(len(h.takeaway.split()) <= 10 for h in headlines(ledger))


def test_definitions_say_what_is_divided_by_what() -> None:
    assert {h.indicator: h.definition for h in headlines(edited.base())} == {
        "fte_rate": "Children with their first ever caution or sentence in the period, for every 100,000 children "
        "aged 10 to 17 living in the area (ONS mid-year estimate).",
        "custody_rate": "Custodial sentences in the period, for every 1,000 children aged 10 to 17 living in the area "
        "(ONS mid-year estimate).",
        "binary_reoffending": "Children of the cohort with at least one proven reoffence, as a percentage of all "
        "children in the cohort.",
        "reoffences_per_reoffender": "Proven reoffences of the cohort, divided by the number of children of the cohort "
        "who reoffended.",
    }
    assert len(HEADLINES) == 4


def test_the_source_tells_an_estimate_from_an_official_figure() -> None:
    ledger = edited.figure(edited.base(), edited.FTE, source_ref="caseload extract of 2019-06-18")
    ledger = edited.figure(ledger, edited.ENGLAND, vintage="2026-04", source_ref="A table of rates")
    found = head(ledger, "fte_rate")
    assert found.source == (
        "Local estimate, counted from the service's own records (caseload extract of 18 June 2019; population of 2017: "
        "implied by the published rate). Officially published for Rotherham: 169 per 100,000. Published figures: "
        "Rotherham Youth Justice Plan 2019-2021; A table of rates (April 2026)."
    )
    assert short_source(found.figure, found.published) == (
        "Local estimate, counted from the service's own records; population of 2017: implied by the "
        "published rate. Officially published for Rotherham: 169 per 100,000."
    )
    assert short_source(found.figure, None) == (
        "Local estimate, counted from the service's own records; population of 2017: implied by the published rate."
    )


def test_a_published_figure_is_not_called_an_estimate() -> None:
    ledger = edited.figure(
        edited.base(), edited.FTE, source="published", state="as_published", source_ref="A plan"
    )
    assert head(ledger, "fte_rate").source.startswith("Source: A plan (as published).")
    assert short_source(head(ledger, "fte_rate").figure, None) == "As published."


@pytest.mark.parametrize(
    ("name", "role", "expected"),
    [
        ("YOT family", "family", ("the YOT family", "")),
        ("The Medway group", "family", ("The Medway group", "")),
        ("South Yorkshire PCC area", "pcc", ("the South Yorkshire PCC area", "")),
        ("Yorkshire and the Humber", "region", ("Yorkshire and the Humber", "")),
        ("North West", "region", ("the North West", "")),
        ("North West (revised)", "region", ("the North West", "revised")),
        ("England", "national", ("England", "")),
        ("National (as printed)", "national", ("the national figure", "as printed")),
    ],
)
def test_areas_inside_a_sentence(name: str, role: str, expected: tuple[str, str]) -> None:
    assert in_prose(name, role) == expected


def test_what_brackets_said_goes_into_the_figures_brackets() -> None:
    ledger = edited.figure(edited.base(), edited.REGION, area_name="North West (revised)")
    assert "lower than the North West (revised: 245) and England (238)" in plain_text(
        head(ledger, "fte_rate").sentences[0]
    )
    ledger = edited.untested(ledger, edited.FTE, edited.REGION)
    assert ". The figure for the North West (revised) is 245." in plain_text(
        head(ledger, "fte_rate").sentences[0]
    )
