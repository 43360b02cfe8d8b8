"""What a tag says, in a sentence and in a table cell."""

import pytest

from tests.unit.narrative import edited
from yjp.narrative.facets import in_cell, in_sentence

LEDGER = edited.base()


@pytest.mark.parametrize(
    ("tag", "sentence", "cell"),
    [
        (f"{edited.FTE}#value", "169", "169"),
        (f"{edited.FTE}#numerator", "41 children", "41"),
        (f"{edited.FTE}#denominator", "24,260", "24,260"),
        (f"{edited.FTE}#lower", "121", "121"),
        (f"{edited.FTE}#upper", "229", "229"),
        (f"{edited.FTE}#change", "fell by 27.0%", "fell by 27.0%"),
        (f"{edited.FTE}#verdict", ", but by no more than chance would explain", "No clear change"),
        (f"{edited.ENGLAND}#direction", "lower than", "lower than"),
        (f"{edited.ENGLAND}#verdict", " by more than chance would explain", "Lower here: better"),
        ("fte_rate_change.2018-12.12m.rotherham#value", "−27.0%", "−27.0%"),
        (
            "binary_reoffending_change.2017-06.12m.rotherham#value",
            "+5.4 percentage points",
            "+5.4 percentage points",
        ),
        (f"{edited.BINARY}#value", "33.0%", "33.0%"),
        (f"{edited.BINARY}#denominator", "91 children", "91"),
        (f"{edited.BINARY}#change", "rose by 5.4 percentage points", "rose by 5.4 percentage points"),
        (f"{edited.CUSTODY}#change", "fell by 0.29", "fell by 0.29"),
        (f"{edited.CUSTODY}#verdict", ", but the numbers are too few to compare", "Too few to compare"),
        (
            "custody_rate.2019-03.12m.national#verdict",
            ", but by no more than chance would explain",
            "No clear difference",
        ),
    ],
)
def test_a_tag_in_words(tag: str, sentence: str, cell: str) -> None:
    assert in_sentence(LEDGER, tag) == sentence
    assert in_cell(LEDGER, tag) == cell


def test_what_is_not_there_says_so_in_a_cell() -> None:
    assert in_sentence(LEDGER, "fte_rate.1999-12.12m.rotherham#value") is None
    assert in_cell(LEDGER, "fte_rate.1999-12.12m.rotherham#value") == "not available"
    assert in_cell(LEDGER, f"{edited.ENGLAND}#numerator") == "not available"
    assert in_cell(LEDGER, f"{edited.ENGLAND}#denominator") == "not available"
    assert in_cell(LEDGER, f"{edited.ENGLAND}#lower") == "not available"
    gone = edited.figure(LEDGER, edited.ENGLAND, value=None)
    assert in_cell(gone, f"{edited.ENGLAND}#value") == "not published"
    assert (
        in_cell(edited.untested(LEDGER, edited.FTE, edited.ENGLAND), f"{edited.ENGLAND}#verdict")
        == "Not compared"
    )
    assert in_sentence(LEDGER, f"{edited.FTE_PAST}#verdict") is None
    assert in_sentence(LEDGER, f"{edited.FTE}#table") is None


def test_a_suppressed_figure_says_that_it_is_not_shown() -> None:
    hidden = edited.figure(LEDGER, edited.CUSTODY, suppressed=True)
    said = {
        "value": "not shown",
        "numerator": "a number of custodial sentences that is not shown",
        "denominator": "a number that is not shown",
        "lower": "not shown",
        "upper": "not shown",
        "change": "moved by an amount that is not shown",
        "verdict": ", as a number is not shown",
        "events": "a number of custodial sentences that is not shown",
        "chance": ", as a number is not shown",
        "rating": "Not rated",
    }
    for facet, words in said.items():
        assert in_sentence(hidden, f"{edited.CUSTODY}#{facet}") == words
        assert in_cell(hidden, f"{edited.CUSTODY}#{facet}") == "not shown"


def test_a_figure_beside_a_suppressed_one_keeps_its_number_and_loses_its_comparison() -> None:
    hidden = edited.figure(LEDGER, edited.CUSTODY_PAST, suppressed=True)
    assert in_sentence(hidden, f"{edited.CUSTODY}#value") == "0.12"
    for facet, words in (
        ("change", "moved by an amount that is not shown"),
        ("verdict", ", as a number is not shown"),
    ):
        assert in_sentence(hidden, f"{edited.CUSTODY}#{facet}") == words
    assert in_cell(hidden, f"{edited.CUSTODY}#change") == "not shown"


def test_a_comparator_of_a_suppressed_figure_is_not_compared() -> None:
    hidden = edited.figure(LEDGER, edited.FTE, suppressed=True)
    assert in_sentence(hidden, f"{edited.ENGLAND}#value") == "238"
    assert in_sentence(hidden, f"{edited.ENGLAND}#direction") == "not compared with"
    assert in_sentence(hidden, f"{edited.ENGLAND}#verdict") == ", as a number is not shown"


def test_verdicts_on_the_own_past() -> None:
    for verdict, words in (
        ("better", "Better than the year before"),
        ("worse", "Worse than the year before"),
        ("similar", "No clear change"),
        ("too_few", "Too few to compare"),
    ):
        ledger = edited.comparison(LEDGER, edited.FTE, edited.FTE_PAST, verdict=verdict)
        assert in_cell(ledger, f"{edited.FTE}#verdict") == words


def test_no_tag_of_ours() -> None:
    with pytest.raises(ValueError, match="not the tag of a figure"):
        in_sentence(LEDGER, "something else")
