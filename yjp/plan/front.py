"""The front of a plan: its cover and its contents."""

from collections.abc import Sequence
from datetime import date

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

from yjp.ledger import About
from yjp.narrative.parts import Span
from yjp.periods import day_words, financial_year
from yjp.plan.headings import HeadingSet
from yjp.plan.headings.definition import Grade
from yjp.plan.page import Outline, Page

CONTENTS_LEVELS = 2
YEAR_STARTS = (4, 1)
"""A plan is for a financial year."""


def plan_year(day: date) -> str:
    """The financial year of a day: ``2019/20``."""
    first = day.year if (day.month, day.day) >= YEAR_STARTS else day.year - 1
    return financial_year(first)


def plan_title(about: About) -> str:
    """``Rotherham Youth Justice Plan 2019/20``."""
    return f"{about.service} Youth Justice Plan {plan_year(about.extract_date)}"


def write_cover(page: Page, about: About, headings: HeadingSet) -> None:
    """The first page: service, title, year and status; it needs no logo."""
    day = day_words(about.extract_date)
    page.text(f"{about.service} Youth Justice Service", style="Cover")
    page.text("Youth Justice Plan", style="Title")
    page.text(plan_year(about.extract_date), style="Subtitle")
    page.text("Status: draft for the management board", style="Cover Text")
    page.text(f"To be submitted to {headings.submit_to}", style="Cover Text")
    if headings.grade is Grade.NOT_FOUND:
        said = (
            "Whom this plan goes to was not found in any guidance: confirm it before the plan is submitted."
        )
        page.remark("cover", [[(Span(text=said),)]])
    page.text(f"Figures from the case records as they stood on {day}", style="Cover Text")
    if about.banner:
        page.text(about.banner, style="Notice")


def contents(outline: Sequence[Outline], ids: dict[str, str]) -> list[BaseOxmlElement]:
    """The contents as Word makes them: one field with a line a heading, each a link to its place.

    ``ids`` are the style ids of ``toc heading``, ``toc 1`` and ``toc 2``. The lines are there already. The field is not
    marked dirty (``w:dirty``, ``w:updateFields``): Word then asks everybody who opens the document whether to update
    "fields that may refer to other files". Page numbers come when the author updates the field, or with ``plan pdf``.
    """
    shown = [each for each in outline if each.level <= CONTENTS_LEVELS]
    lines = [_line(each, ids[f"toc {each.level}"]) for each in shown]
    if not lines:
        return []
    opening = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{CONTENTS_LEVELS}" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    lines[0] = lines[0].replace("</w:pPr>", f"</w:pPr>{opening}")
    lines[-1] = lines[-1].replace("</w:p>", '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>')
    title = (
        f'<w:p><w:pPr><w:pStyle w:val="{ids["toc heading"]}"/><w:pageBreakBefore/></w:pPr>'
        "<w:r><w:t>Contents</w:t></w:r></w:p>"
    )
    return [_parsed(each) for each in (title, *lines)]


def _line(heading: Outline, style: str) -> str:
    text = heading.text.replace("&", "&amp;").replace("<", "&lt;")
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:hyperlink w:anchor="{heading.bookmark}" w:history="1">'
        f"<w:r><w:t>{text}</w:t></w:r></w:hyperlink></w:p>"
    )


def _parsed(xml: str) -> BaseOxmlElement:
    end = xml.index(">") if not xml.startswith("<w:p>") else len("<w:p")
    return parse_xml(f"{xml[:end]} {nsdecls('w')}{xml[end:]}")
