"""A small plan: two paragraphs of sentences and a table, with the memory that a draft has."""

from functools import cache

from tests.sample import sample
from yjp.charts.trend import comparator_table
from yjp.ledger import Ledger
from yjp.narrative.headline import headline
from yjp.plan.bindings import Bindings
from yjp.plan.document import opened, to_bytes
from yjp.plan.page import Page
from yjp.plan.refresh import record
from yjp.plan.tables import Columns

COLUMNS = Columns(widths=(5.2, 2.7, 2.7, 2.7, 3.7), numbers=frozenset({1, 2, 3}))


def made(ledger: Ledger, *indicators: str) -> bytes:
    """The plan before it gets its memory."""
    document = opened()
    page = Page(document, ledger.about.extract_date)
    for indicator in indicators or ("fte_rate", "custody_rate"):
        told = headline(ledger, indicator)
        assert told is not None
        page.text("This stays as somebody wrote it.")
        page.sentences([told.sentences[0]])
        page.sentences([told.sentences[1]])
        page.table(comparator_table(ledger, told), COLUMNS)
    return to_bytes(document)


@cache
def plan() -> bytes:
    """The plan from the sample ledger."""
    return record(made(sample()), Bindings(ledger=sample()))


@cache
def tiny() -> bytes:
    """The same of one indicator."""
    return record(made(sample(), "fte_rate"), Bindings(ledger=sample()))
