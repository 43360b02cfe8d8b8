"""A table that a refresh leaves at the period of the plan's sentences: held against that period's figures."""

from dataclasses import replace
from functools import cache

import polars as pl
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table as WordTable

from tests.unit.plan.publish.plans import edited, hidden, own, section, written
from yjp.charts.overview import OVERVIEW, overview_table
from yjp.ledger import Ledger
from yjp.narrative.headline import headlines
from yjp.plan.bindings import Bindings
from yjp.plan.page import Page
from yjp.plan.publish.clean import clean
from yjp.plan.publish.reasons import Kind, Reason
from yjp.plan.refresh import State, record, refresh
from yjp.plan.tables import columns_of

BEFORE = "fte_rate.2017-12.12m.rotherham"


def earlier() -> Ledger:
    """Nothing after 2017: the plan is about that year."""
    ledger = own()
    newest = pl.col("figure_id").str.contains(r"^fte_\w+\.201(8|9)-")
    return replace(
        ledger,
        figures=ledger.figures.filter(~newest),
        comparisons=ledger.comparisons.filter(~newest, ~pl.col("comparator_id").str.contains(r"\.201(8|9)-")),
    )


def overview(page: Page) -> None:
    ledger = earlier()
    table = overview_table(ledger, [each for each in headlines(ledger) if each.indicator == "fte_rate"])
    page.table(table, columns_of(table))


@cache
def refreshed() -> bytes:
    """A plan about 2017, refreshed from figures of 2018: its table stays with its sentences."""
    ledger = earlier()
    content = record(written(section(ledger, "fte_rate"), overview, ledger=ledger), Bindings(ledger=ledger))
    done = refresh(content, Bindings(ledger=own()))
    assert OVERVIEW in {each.tag for each in done.report.of(State.NEWER)}
    return done.content


def reasons(content: bytes, ledger: Ledger | None = None) -> list[Reason]:
    found = clean(content, Bindings(ledger=ledger or own()), hidden(), audited=True).reasons
    return [each for each in found if OVERVIEW in each.where or BEFORE in each.where]


def suppressed() -> Ledger:
    """The figure of 2017 is hidden from the readers now."""
    ledger = own()
    here = pl.col("figure_id") == BEFORE
    columns = [
        pl.when(here).then(pl.lit(None)).otherwise(pl.col(each)).alias(each)
        for each in ("numerator", "denominator", "value", "lower", "upper")
    ]
    hide = pl.when(here).then(pl.lit(value=True)).otherwise(pl.col("suppressed")).alias("suppressed")
    return replace(ledger, figures=ledger.figures.with_columns(*columns, hide))


def test_it_is_published_with_the_figures_of_its_period() -> None:
    assert reasons(refreshed()) == []


def test_a_figure_that_is_hidden_now_is_refused_in_it() -> None:
    found = reasons(refreshed(), suppressed())
    assert any(each.kind is Kind.LEAK and f"{BEFORE}#value" in each.where for each in found)


def test_a_number_without_its_control_is_refused_in_it() -> None:
    """It may be a figure that is hidden by now: nothing says of what it is."""
    loose = edited(refreshed(), lambda document: _let_loose(document, f"{BEFORE}#value"))
    (found,) = reasons(loose)
    assert found.kind is Kind.STALE
    assert "row 2" in found.message
    assert any(each.kind is Kind.LEAK and OVERVIEW in each.where for each in reasons(loose, suppressed()))


def test_another_period_or_title_is_refused_in_it() -> None:
    for column, words in ((0, "Custodial sentences"), (1, "Jan to Dec 2018"), (2, "")):
        changed = edited(refreshed(), lambda d, c=column, w=words: _say(d, c, w))  # type: ignore[misc]
        assert bool(reasons(changed)) == bool(words), column


def _table(document: Document) -> WordTable:
    for element in document.element.body.iter(qn("w:tbl")):
        found = WordTable(element, document)
        if found.rows[0].cells[0].text == "Indicator":
            return found
    raise AssertionError


def _let_loose(document: Document, tag: str) -> None:
    for control in list(_table(document)._tbl.iter(qn("w:sdt"))):
        if control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")) == tag:
            for child in list(control.find(qn("w:sdtContent"))):
                control.addprevious(child)
            control.getparent().remove(control)


def _say(document: Document, column: int, words: str) -> None:
    if words:
        cell = _table(document).rows[1].cells[column]
        texts = list(cell._tc.iter(qn("w:t")))
        texts[0].text = words
