"""Small plans for the tests of publishing, written with the plan's own tools, and ways to damage them."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Cm

from tests.sample import sample
from yjp.charts.trend import comparator_table, trend
from yjp.disclosure import profile, protection
from yjp.ledger import Ledger
from yjp.narrative.headline import headline
from yjp.plan.bindings import Bindings
from yjp.plan.document import describe, fill_header_and_footer, opened, to_bytes
from yjp.plan.page import Page
from yjp.plan.publish.clean import clean
from yjp.plan.publish.hidden import HiddenNumbers, hidden_numbers
from yjp.plan.publish.reasons import Cleaned, Kind
from yjp.plan.tables import columns_of

AUTHOR = "Jemima Puddleduck"
"""Somebody whose name must not leave the service."""


@cache
def own() -> Ledger:
    """The service's own ledger: 3 custodial sentences in the year to March 2019."""
    return sample()


@cache
def public() -> Ledger:
    return protection(own(), profile("public")).ledger


@cache
def hidden() -> HiddenNumbers:
    return hidden_numbers(own(), public(), 5)


def written(*writers: Callable[[Page], None], ledger: Ledger | None = None) -> bytes:
    """A plan with a title, one section of text, and what the writers write."""
    about = (ledger or public()).about
    document = opened()
    describe(document, "Plan", about)
    fill_header_and_footer(document, "Plan", about.banner)
    page = Page(document, about.extract_date)
    page.text("Plan", style="Title")
    page.heading("What we do", 1)
    page.text("We help children to stay out of trouble.")
    for write in writers:
        write(page)
    return to_bytes(document)


def section(ledger: Ledger, indicator: str) -> Callable[[Page], None]:
    """An indicator's heading, sentences, table and chart."""

    def write(page: Page) -> None:
        found = headline(ledger, indicator)
        assert found is not None
        page.heading(found.title, 1)
        page.sentences(found.sentences)
        table = comparator_table(ledger, found)
        page.table(table, columns_of(table), first_row_stands_out=True)
        chart = trend(ledger, found, yearly=True)
        if chart.series:
            page.chart(chart, Cm(6))

    return write


def entrants(page: Page) -> None:
    section(public(), "fte_rate")(page)


def text(words: str) -> Callable[[Page], None]:
    return lambda page: page.text(words)


def cleaned(content: bytes, *, audited: bool = False) -> Cleaned:
    return clean(content, Bindings(ledger=public()), hidden(), audited=audited)


def kinds(content: bytes) -> list[Kind]:
    return [each.kind for each in cleaned(content).reasons]


def passed(content: bytes) -> bytes:
    """The clean copy of a plan that nothing stands against."""
    result = cleaned(content)
    assert result.reasons == ()
    assert result.content is not None
    return result.content


def edited(content: bytes, change: Callable[[Document], Any]) -> bytes:
    document = docx.Document(BytesIO(content))
    change(document)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def paragraphs(content: bytes) -> list[str]:
    """The text of every paragraph of the body, in order."""
    body = docx.Document(BytesIO(content)).element.body
    return ["".join(t.text or "" for t in each.iter(qn("w:t"))) for each in body.iter(qn("w:p"))]
