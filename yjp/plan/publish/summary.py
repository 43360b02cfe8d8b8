"""The summary of the plan for children: one page, short words, the four numbers, and two places to write in."""

from pathlib import Path

from yjp import resources
from yjp.charts.spec import Cell, Table
from yjp.figures import Facet, tag
from yjp.ledger import Ledger
from yjp.narrative.headline import Headline, headlines
from yjp.plan.bindings import OWN, Bindings
from yjp.plan.document import describe, fill_header_and_footer, opened, to_bytes
from yjp.plan.page import Page
from yjp.plan.refresh import record
from yjp.plan.tables import Columns

PACKAGED = "summary.docx"
_COLUMNS = Columns(widths=(6.4, 5.4, 5.2), numbers=frozenset())
WHO_WE_ARE = (
    "Sometimes a child breaks the law. Then we work with the child and the family. "
    "We want every child to be safe, to be heard and to do well."
)
_COUNTED = {
    "fte_rate": "Children who were in trouble with the law for the first time",
    "binary_reoffending": "Children who had been in trouble and broke the law again within a year",
    "reoffences_per_reoffender": "How many times those who broke the law again did so",
    "custody_rate": "How often a court sent a child to custody (a locked place)",
}
OUR_COUNT = "We counted these numbers from our own notes. “About” means that we made the number simpler."
NEXT = (
    "Write here, in short words, the two or three things that will change for children this year, and when. "
    "Ask children what matters most to them."
)
SAY = (
    "Write here how a child can tell you what they think: whom to ask for, a phone number, an address, and that "
    "somebody can help them."
)


def summary(ledger: Ledger, template: Path | None = None, *, readers: str = OWN) -> bytes:
    """The summary as the bytes of a .docx file; the same ledger and template give the same bytes.

    Its numbers are content controls like the plan's (``yjp.narrative.simple_words``), so that it is refreshed,
    checked and cleaned in the same way. ``UnreadableInput`` if the template is not one.
    """
    about = ledger.about
    title = "Our plan in short words"
    document = opened(template or resources.folder("templates") / PACKAGED)
    describe(document, f"{title}: {about.service}", about)
    document.core_properties.subject = "The youth justice plan, for children"
    fill_header_and_footer(document, title, about.banner)
    page = Page(document, about.extract_date)
    page.text(title, style="Title")
    page.text(f"How we help children in {about.service} to stay out of trouble", style="Subtitle")
    page.heading("Who we are", 1)
    page.text(WHO_WE_ARE)
    page.heading("What we counted", 1)
    page.table(numbers(ledger, headlines(ledger)), _COLUMNS, note=OUR_COUNT)
    page.heading("What happens next", 1)
    page.prompt("summary.next", NEXT, required=True)
    page.heading("Tell us what you think", 1)
    page.prompt("summary.say", SAY, required=True)
    return record(to_bytes(document), Bindings(ledger=ledger, readers=readers))


def numbers(ledger: Ledger, found: list[Headline]) -> Table:
    """One row for each of the four national indicators that there is a figure of: what, how many, up or down."""
    bindings = Bindings(ledger=ledger)
    return Table(
        id=tag("summary", Facet.TABLE),
        caption=f"Children aged 10 to 17 in {ledger.about.service}",
        headers=("What", "How many", "Is that going up or down?"),
        rows=tuple(
            (
                Cell(text=f"{_COUNTED[each.indicator]} ({each.figure.period.label})"),
                _bound(bindings, each.figure.figure_id, Facet.SIMPLE),
                _bound(bindings, each.figure.figure_id, Facet.MOVED),
            )
            for each in found
            if each.indicator in _COUNTED
        ),
    )


def _bound(bindings: Bindings, figure: str, facet: Facet) -> Cell:
    name = tag(figure, facet)
    return Cell(text=bindings.in_cell(name) or "", tag=name)
