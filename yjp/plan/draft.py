"""A new draft of the whole plan, as a Word document, from a ledger and the service's own tables."""

from pathlib import Path

from yjp.ledger import Ledger
from yjp.narrative.headline import headlines
from yjp.narrative.keys import HIDDEN, LOCAL_AND_OFFICIAL, RANGE_MEANING
from yjp.narrative.paragraphs import paragraphs
from yjp.narrative.parts import Span
from yjp.narrative.phrasing import Wording
from yjp.plan.assembly import write_headings
from yjp.plan.bindings import OWN, Bindings
from yjp.plan.controls import style_ids
from yjp.plan.document import describe, fill_header_and_footer, opened, to_bytes
from yjp.plan.front import contents, plan_title, write_cover
from yjp.plan.headings import HeadingSet, set_of_day
from yjp.plan.material import Material
from yjp.plan.page import Page
from yjp.plan.refresh import record
from yjp.plan.sections.definition import Writing

HOW_TO_READ = (
    "Each figure is given with the number of children or sentences behind it. Small numbers go up and down "
    "by chance, so each comparison says whether the difference is more than chance would explain. Where it "
    "is not, this plan does not call it better or worse; where nothing was tested, it says so. "
    f"{RANGE_MEANING} {HIDDEN} {LOCAL_AND_OFFICIAL}"
)
FOR_THE_AUTHOR = (
    "This is a draft to write in. Shaded passages that begin with Write here are yours: click and type. "
    "Boxes like this one are remarks to you. Numbers, tables and charts are bound to the figures: yjp plan "
    "refresh fills in newer ones and leaves your words alone. For the page numbers of the contents, click on "
    "them and press F9."
)


def draft(
    ledger: Ledger,
    template: Path | None = None,
    *,
    material: Material = Material(),  # noqa: B008  it is frozen
    headings: HeadingSet | None = None,
    wording: Wording | None = None,
    readers: str = OWN,
) -> bytes:
    """The draft as the bytes of a .docx file; the same arguments give the same bytes.

    ``headings`` are those of the extract's day and ``wording`` the packaged one where none are given; ``readers`` is
    the profile that the ledger was protected for, which the document remembers. Numbers and
    verdicts in sentences, table cells, tables and charts are content controls named after the ledger's figures
    (``yjp.plan.bindings``); prompts and remarks are named as in ``yjp.plan.prompts``. ``UnreadableInput`` if the
    template is not one.
    """
    about = ledger.about
    used = headings or set_of_day(about.extract_date)
    title = plan_title(about)
    document = opened(template)
    describe(document, title, about)
    fill_header_and_footer(document, title, about.banner)
    page = Page(document, about.extract_date)
    write_cover(page, about, used)
    page.heading("How to read this plan", 1, new_page=True)
    page.text(HOW_TO_READ)
    page.remark("author", [[(Span(text=FOR_THE_AUTHOR),)]])
    found = headlines(ledger)
    bindings = Bindings(ledger=ledger, material=material, wording=wording, readers=readers)
    write_headings(
        Writing(
            page=page,
            bindings=bindings,
            headlines=found,
            paragraphs=paragraphs(ledger, found, wording),
            headings=used,
            heading=used.headings[0],
            level=2,
        )
    )
    # The contents come last, since only now all headings are known; they stand in front of the first.
    first = page.outline[0].element
    for element in contents(page.outline, style_ids(document)):
        first.addprevious(element)
    return record(to_bytes(document), bindings)
