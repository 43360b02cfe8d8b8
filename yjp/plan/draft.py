"""A new draft of the plan's performance section, as a Word document, from a ledger."""

from pathlib import Path

from yjp.indicators.registry import HEADLINES
from yjp.ledger import Ledger
from yjp.narrative.headline import headlines
from yjp.plan.document import describe, fill_header_and_footer, opened, to_bytes
from yjp.plan.methods import write_methods
from yjp.plan.page import Page
from yjp.plan.sections import (
    HOW_TO_READ,
    OVERVIEW_COLUMNS,
    overview_table,
    write_indicator,
    write_missing,
)


def draft(ledger: Ledger, template: Path | None = None) -> bytes:
    """The draft as the bytes of a .docx file; the same ledger and template give the same bytes.

    Numbers and verdicts in sentences, table cells, tables and charts are content controls named after the ledger's
    figures. ``UnreadableInput`` if the template is not one.
    """
    about = ledger.about
    title = f"{about.service} Youth Justice Plan: performance section (draft)"
    document = opened(template)
    describe(document, title, about)
    fill_header_and_footer(document, title, about.banner)
    page = Page(document, about.extract_date)
    page.text(title, style="Title")
    page.text(
        f"Figures from the caseload extract of {about.extract_date.day} {about.extract_date:%B %Y}",
        style="Subtitle",
    )
    if about.banner:
        page.text(about.banner, style="Notice")
    page.heading("How to read this section", 1)
    page.text(HOW_TO_READ)
    found = headlines(ledger)
    page.heading("Performance against the national indicators", 1)
    if found:
        page.table(overview_table(ledger, found), OVERVIEW_COLUMNS)
    by_id = {each.indicator: each for each in found}
    for indicator in HEADLINES:
        headline = by_id.get(indicator.id)
        if headline:
            write_indicator(page, ledger, headline)
        else:
            write_missing(page, indicator)
    write_methods(page, ledger, found)
    return to_bytes(document)
