"""The glossary: of the terms that are declared here, those that the document uses."""

import re

from yjp.charts.spec import Cell, Table
from yjp.narrative.glossary import TERMS, Term
from yjp.plan.sections.definition import Section, Writing
from yjp.plan.tables import Columns

GLOSSARY_COLUMNS = Columns(widths=(4.8, 12.2), numbers=frozenset())


def terms_in(text: str) -> list[Term]:
    """The terms that the text uses, in the order of the alphabet; words count whole, whatever their case."""
    return [
        term for term in TERMS if term.printed and any(_uses(text, name) for name in (term.term, *term.also))
    ]


def _uses(text: str, name: str) -> bool:
    # Abbreviations count only as such: "send" is not SEND.
    flags = re.NOFLAG if name.isupper() else re.IGNORECASE
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, flags) is not None


def _write(writing: Writing) -> None:
    found = terms_in(writing.page.body_text)
    if not found:
        writing.page.text("This plan uses none of the terms that need explaining.")
        return
    table = Table(
        id="glossary",
        caption="Terms used in this plan",
        headers=("Term", "What it means"),
        rows=tuple((Cell(text=each.term), Cell(text=each.meaning)) for each in found),
    )
    writing.page.form(table, GLOSSARY_COLUMNS)


GLOSSARY = Section(id="glossary", title="Glossary", show=_write)
