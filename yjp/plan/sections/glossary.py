"""The glossary: of the terms that are declared here, those that the document uses."""

import re
from dataclasses import dataclass

from yjp.charts.spec import Cell, Table
from yjp.plan.sections.definition import Section, Writing
from yjp.plan.tables import Columns

GLOSSARY_COLUMNS = Columns(widths=(4.8, 12.2), numbers=frozenset())


@dataclass(frozen=True, kw_only=True)
class Term:
    """A term, what it means in plain words, and other ways in which a text may say it."""

    term: str
    meaning: str
    also: tuple[str, ...] = ()


TERMS = (
    Term(
        term="Appropriate adult",
        meaning="An adult who helps a child at the police station to understand and be understood.",
        also=("appropriate adults",),
    ),
    Term(
        term="Binary reoffending rate",
        meaning="The share of a cohort's children who reoffend within a year.",
        also=("binary rate",),
    ),
    Term(term="Caseload", meaning="The children whom the service works with on a given day."),
    Term(
        term="Child First",
        meaning="The guiding principle of the Youth Justice Board: see children as children, build on "
        "strengths, work with them, divert them.",
    ),
    Term(
        term="Cohort",
        meaning="The children whose reoffending is followed: those cautioned, sentenced or released from "
        "custody in a period.",
        also=("cohorts",),
    ),
    Term(
        term="Constructive resettlement",
        meaning="Preparing a child in custody, from the first day, for a different life after it.",
    ),
    Term(
        term="Contextual safeguarding",
        meaning="Protecting children from harm outside the family: in streets, schools, groups and online.",
    ),
    Term(
        term="Custodial sentence",
        meaning="A sentence that a court orders to be served in a secure place.",
        also=("custodial sentences",),
    ),
    Term(
        term="Detention and training order",
        meaning="A sentence of four months to two years, of which half is served in a secure place.",
    ),
    Term(term="Diversion", meaning="Work with a child in place of a formal outcome."),
    Term(
        term="EHCP",
        meaning="Education, health and care plan: the legal document for a child with special educational "
        "needs who needs more than schools give by themselves.",
        also=("Education, health and care plan",),
    ),
    Term(
        term="First time entrant",
        meaning="A child with a first ever caution or sentence.",
        also=("first time entrants",),
    ),
    Term(term="Gravity", meaning="The seriousness score of an offence, from 1 to 8."),
    Term(
        term="Local estimate",
        meaning="A figure counted from the service's own records. The official figure comes from the Police "
        "National Computer.",
    ),
    Term(
        term="Looked after",
        meaning="In the care of a council, or given a home by it.",
        also=("looked-after",),
    ),
    Term(
        term="Management board", meaning="The partners' board that leads the service and holds it to account."
    ),
    Term(term="Out-of-court", meaning="Decided by police and service without a court."),
    Term(
        term="PCC",
        meaning="Police and crime commissioner: elected to hold a police force to account.",
        also=("police and crime commissioner",),
    ),
    Term(
        term="Percentage points",
        meaning="The difference between two percentages: from 30% to 33% is 3 percentage points.",
        also=("points",),
    ),
    Term(
        term="Prevention",
        meaning="Work with a child before any offence is proven, with the family's consent.",
    ),
    Term(
        term="Provisional",
        meaning="Not yet settled: children are still being followed up or records still arrive.",
    ),
    Term(
        term="Range for chance",
        meaning="Where a figure could have come out if nothing but chance had been different; a 95% interval.",
    ),
    Term(
        term="Referral order",
        meaning="A sentence for a child who pleads guilty the first time: a contract agreed with a panel of "
        "volunteers.",
    ),
    Term(
        term="Remand",
        meaning="Being held, in council care or a secure place, until a court decides.",
        also=("remands", "remanded"),
    ),
    Term(
        term="Reoffences per reoffender",
        meaning="The number of proven reoffences, divided by the children who reoffended.",
    ),
    Term(
        term="SEN support",
        meaning="Extra help in school for special educational needs, without an education, health and care plan.",
    ),
    Term(
        term="YOT family",
        meaning="Services that are most like this one, as the Youth Justice Board groups them.",
    ),
    Term(
        term="Youth caution",
        meaning="A formal outcome given by the police, in place of prosecution.",
        also=("youth cautions",),
    ),
    Term(
        term="Youth conditional caution",
        meaning="A youth caution with conditions that the child must keep.",
        also=("youth conditional cautions",),
    ),
    Term(
        term="Youth detention accommodation",
        meaning="A secure place for children who are remanded or sentenced: a home, school or training centre.",
    ),
    Term(
        term="Youth rehabilitation order",
        meaning="A sentence served in the community, with requirements chosen for the child.",
    ),
)


def terms_in(text: str) -> list[Term]:
    """The terms that the text uses, in the order of the alphabet; words count whole, whatever their case."""
    return [term for term in TERMS if any(_uses(text, name) for name in (term.term, *term.also))]


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
