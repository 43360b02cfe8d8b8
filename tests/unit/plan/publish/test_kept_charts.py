"""A chart under a caption by hand, which a refresh leaves as it is: held against the figures that it draws."""

from dataclasses import replace
from functools import cache

import polars as pl
from docx.document import Document
from docx.oxml.ns import qn

from tests.unit.plan.publish.plans import edited, hidden, own, section, written
from tests.unit.plan_refresh.editor import packed, parts
from tests.unit.plan_refresh.newer import with_figure
from yjp.ledger import Ledger
from yjp.plan.bindings import Bindings
from yjp.plan.publish.clean import clean
from yjp.plan.publish.reasons import Kind, Reason
from yjp.plan.refresh import State, record, refresh

CHART = "fte_rate.2018-12.12m.rotherham#chart"
BEFORE = "fte_rate.2017-12.12m.rotherham"
OURS, THEIRS = "years ending Dec 2016 to Dec 2018, with 95% ranges", "the three years of this plan"
PART = "word/charts/chart1.xml"


def shorter() -> Ledger:
    """Nothing is known of the year to December 2015 yet: the chart begins a year later."""
    ledger = own()
    return replace(ledger, figures=ledger.figures.filter(pl.col("window") != "2015-12.12m"))


def captioned(document: Document) -> None:
    for each in document.element.body.iter(qn("w:t")):
        each.text = (each.text or "").replace(OURS, THEIRS)


@cache
def plan(*, by_hand: bool = True) -> bytes:
    """A plan with a chart of three years, refreshed from figures of four."""
    ledger = shorter()
    content = record(written(section(ledger, "fte_rate"), ledger=ledger), Bindings(ledger=ledger))
    done = refresh(edited(content, captioned) if by_hand else content, Bindings(ledger=own()))
    assert [each.tag for each in done.report.of(State.CAPTION)] == ([CHART] if by_hand else [])
    return done.content


def reasons(content: bytes, ledger: Ledger | None = None) -> list[Reason]:
    found = clean(content, Bindings(ledger=ledger or own()), hidden(), audited=True).reasons
    return [each for each in found if CHART in each.where]


def without_2017() -> Ledger:
    """The figure of 2017 is hidden from the readers now."""
    return with_figure(
        own(), BEFORE, suppressed=True, numerator=None, denominator=None, value=None, lower=None, upper=None
    )


def with_part(old: bytes, new: bytes, part: str = PART) -> bytes:
    held = parts(plan())
    assert old in held[part]
    return packed(held | {part: held[part].replace(old, new)})


def test_it_is_published_with_the_years_that_it_draws() -> None:
    drawn = parts(plan())[PART]
    assert b"Dec 2016" in drawn
    assert b"Dec 2015" not in drawn
    assert reasons(plan()) == []


def test_without_a_caption_by_hand_it_would_be_drawn_anew() -> None:
    assert b"Dec 2015" in parts(plan(by_hand=False))[PART]
    assert reasons(plan(by_hand=False)) == []


def test_a_year_that_was_revised_is_refused() -> None:
    (found,) = reasons(plan(), with_figure(own(), BEFORE, value=240.0))
    assert found.kind is Kind.STALE
    assert "its years" in found.message
    (found,) = reasons(plan(), with_figure(own(), BEFORE, upper=300.0))
    assert found.kind is Kind.STALE


def test_a_figure_that_is_hidden_now_is_refused() -> None:
    (found,) = reasons(plan(), without_2017())
    assert found.kind is Kind.LEAK


def test_a_point_by_hand_and_a_year_that_nobody_holds_are_refused() -> None:
    (found,) = reasons(with_part(b"<c:v>238", b"<c:v>239"))
    assert found.kind is Kind.STALE
    (found,) = reasons(with_part(b"Dec 2016", b"Dec 2006"))
    assert found.kind is Kind.STALE


def test_a_number_of_the_description_must_be_drawn() -> None:
    (found,) = reasons(
        with_part(
            b"169 per 100,000 in December 2018", b"168 per 100,000 in December 2018", "word/document.xml"
        )
    )
    assert found.kind is Kind.STALE
    assert "description" in found.message
