"""Numbers typed into our own plan, held against the ledger's figures or the document's own bound ones."""

import tomllib
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from tests.methods.audit_documents import document
from tests.sample import sample
from yjp.audit.check import audit
from yjp.audit.document import Block, Document
from yjp.audit.result import Finding, Verdict
from yjp.ledger import Ledger

SENTENCES = tomllib.loads((Path(__file__).parent / "typed_sentences.toml").read_text(encoding="utf-8"))
WRONG = SENTENCES["wrong"] + SENTENCES["wrong_unseen"] + SENTENCES["wrong_third"]
RIGHT = SENTENCES["right"] + SENTENCES["right_unseen"] + SENTENCES["right_third"]
TITLE = "Rotherham Youth Justice Plan"
BOUND = (
    "In the year to December 2018, 41 children in Rotherham entered the justice system for the first time."
)
COUNT = "fte_rate.2018-12.12m.rotherham#numerator"


def findings(text: str, ledger: Ledger | None, title: str = TITLE) -> tuple[Finding, ...]:
    return audit(document([title, text]), ledger=ledger).findings


def with_bound(text: str) -> Document:
    """A plan with one bound sentence, and the text as a paragraph behind it."""
    made = document([TITLE, BOUND, text])
    start = BOUND.index("41")
    items = tuple(
        replace(item, bound=((start, start + len("41 children"), COUNT),))
        if isinstance(item, Block) and item.text == BOUND
        else item
        for item in made.items
    )
    return replace(made, items=items)


@pytest.mark.parametrize("text", WRONG)
def test_another_number_than_the_ledgers_is_found(text: str) -> None:
    found = findings(text, sample())
    assert "known-figure" in {each.rule for each in found}


@pytest.mark.parametrize("text", RIGHT)
def test_a_right_one_and_one_that_is_of_something_else_are_let_be(text: str) -> None:
    assert findings(text, sample()) == ()


@pytest.mark.parametrize("text", WRONG)
def test_without_a_ledger_or_a_bound_figure_nothing_is_known(text: str) -> None:
    assert "known-figure" not in {each.rule for each in findings(text, None)}


def test_both_numbers_are_said_and_where_the_other_is_from() -> None:
    text = "The number of first time entrants in 2018 was 51."
    (finding,) = findings(text, sample())
    assert finding.verdict is Verdict.CONTRADICTED
    assert finding.sentence == (
        "First time entrants (Rotherham), Jan 2018 to Dec 2018: the text says 51, but the ledger has 41."
    )
    assert "fte_rate.2018-12.12m.rotherham (its count) is 41" in finding.follows
    assert finding.correction == "41 instead of 51, or say what else is counted."
    (shown,) = audit(with_bound(text), ledger=sample()).findings
    assert shown.sentence.endswith("but the ledger has 41 (printed in paragraph 2).")


def test_without_the_ledger_the_documents_own_bound_figure_speaks() -> None:
    (finding,) = audit(with_bound("There were 52 first time entrants in 2018.")).findings
    assert finding.rule == "known-figure"
    assert finding.sentence.endswith("the text says 52, but paragraph 2 has 41.")
    assert {span.text for span in finding.spans} == {"52", "41"}
    assert audit(with_bound("There were 41 first time entrants in 2018.")).findings == ()
    assert audit(with_bound("There were 52 first time entrants in 2017.")).findings == ()


def test_a_mistake_is_reported_once_beside_other_statements() -> None:
    text = "There were 52 first time entrants in Rotherham in 2018."
    found = audit(document([TITLE, BOUND, text]), ledger=sample()).findings
    assert [each.rule for each in found] == ["known-figure"]


def test_what_is_hidden_is_not_told() -> None:
    ledger = sample()
    hidden = replace(ledger, figures=ledger.figures.with_columns(suppressed=pl.lit(value=True)))
    assert findings("There were 52 first time entrants in 2018.", hidden) == ()


def test_a_plan_of_another_service_is_not_held_against_this_ledger() -> None:
    text = "There were 52 first time entrants in 2018."
    assert findings(text, sample(), "Sheffield Youth Justice Plan") == ()
    assert findings(text, sample(), TITLE)


def test_a_reoffending_rate_of_a_bare_year_is_only_doubted() -> None:
    """It may be of the children of that year or the rate that was published in it."""
    ledger = sample()
    year = pl.col("window") == "2017-06.12m"
    figures = ledger.figures.with_columns(
        pl.when(year).then(pl.lit("2017-12.12m")).otherwise(pl.col("window")).alias("window")
    )
    (finding,) = findings("The binary reoffending rate in 2017 was 41.0%.", replace(ledger, figures=figures))
    assert finding.verdict is Verdict.SUSPICIOUS


def test_a_heading_narrows_what_stands_under_it() -> None:
    text = "There were 8 first time entrants in 2018."
    assert audit(document([TITLE, "Girls", text]), ledger=sample()).findings == ()
    assert audit(document([TITLE, "First time entrants", text]), ledger=sample()).findings
