"""What the records say of a theme: a sentence or two and a table, where the ledger holds figures of it."""

from yjp.charts.spec import Table
from yjp.charts.themes import (
    BESIDE_POPULATION,
    ESTIMATES,
    GROUPS,
    HEADERS,
    NEEDS,
    main_figure,
    needs_figure,
    theme_table,
)
from yjp.figures import Facet, tag
from yjp.ledger import Figure
from yjp.narrative.facets import in_sentence
from yjp.narrative.paragraphs import figure_paragraphs
from yjp.narrative.parts import Sentence, Span
from yjp.narrative.wording import NOT_AVAILABLE, NOT_SHOWN
from yjp.plan.sections.definition import Writing
from yjp.plan.tables import Columns

_MEASURE_WIDTHS = (5.4, 1.9, 1.9, 2.2, 2.2, 3.4)
NEED_COLUMNS = Columns(widths=(6.8, 2.2, 3.0, 2.4, 2.6), numbers=frozenset({1, 2, 3, 4}))
BESIDE_COLUMNS = Columns(widths=(5.6, 3.2, 4.8, 3.4), numbers=frozenset({1, 2, 3}))
ESTIMATE_COLUMNS = Columns(widths=(6.4, 3.0, 3.4, 4.2), numbers=frozenset({1, 2, 3}))
SENTENCES = 3
GROUPS_NOTE = (
    "Children, not offences: each counts once a year at a stage. Shares are of the children whose group is known; that "
    "of the unknown is of all."
)
INDEX = "Rate index"
SHARES_NOTE = (
    "The first share is that of the children with any outcome, as in the table above. Beside it stands how far it lies "
    "above (+) or below (−) the group's share of all children aged 10 to 17 in the area."
)
INDEX_NOTE = (
    "The rate index says how many times as often an outcome comes to a child of the group as to a White child; it is "
    "not given for small groups."
)
NEEDS_NOTE = (
    "Shares are of the children of whom it is recorded whether they have the need. What is not recorded is not known, "
    "and is not counted as no need. No share is given where a need is recorded of fewer than half of the children, as "
    "they may not be like the rest. Source: the service's case records."
)
VICTIMS_NOTE = (
    "Victims identified, and those who consent, are of children whose programme began in the year. Victims contacted, "
    "and all below, are those contacted in the year, whenever the programme began: they can be "
    "more than were identified."
)
FOLLOWED = (
    "These cohorts are still being followed, so that their figures are estimates of where each will end. How many "
    "children reoffended is known 18 months after a cohort's last day."
)
_NOTES = {"victims": VICTIMS_NOTE}


def write_theme(writing: Writing, identifier: str) -> None:
    """The sentences and the table of one theme; nothing where the ledger holds none of it."""
    table = theme_table(writing.ledger, identifier)
    if table is None or not _shows(table):
        return
    figure = main_figure(writing.ledger, identifier)
    if figure is not None and figure.value is not None and not figure.suppressed:
        told = figure_paragraphs(writing.ledger, [figure], writing.wording)[figure.figure_id]
        writing.page.sentences(told[:SENTENCES])
    across = len(table.headers)
    numbers = frozenset(range(1, min(across, len(HEADERS) - 1)))
    columns = Columns(widths=_MEASURE_WIDTHS[:across], numbers=numbers)
    writing.page.table(table, columns, note=_NOTES.get(identifier, ""))


def write_needs(writing: Writing) -> None:
    """The needs of the children on the caseload, under a heading of their own."""
    table = theme_table(writing.ledger, NEEDS)
    if table is None:
        return
    writing.page.heading("What the children need", writing.level)
    said = _together(writing)
    if said:
        writing.page.sentences(said)
    writing.page.table(table, NEED_COLUMNS, note=NEEDS_NOTE)


def write_groups(writing: Writing) -> None:
    """The ethnic groups of the children at each stage of the system."""
    table = theme_table(writing.ledger, GROUPS)
    if table is None or not _shows(table):
        return
    numbers = frozenset(range(1, len(table.headers)))
    columns = Columns(widths=(4.6, *(2.1 for _ in numbers)), numbers=numbers)
    writing.page.table(table, columns, note=GROUPS_NOTE)
    beside = theme_table(writing.ledger, BESIDE_POPULATION)
    if beside is not None and _shows(beside):
        note = f"{SHARES_NOTE} {INDEX_NOTE}" if INDEX in beside.headers else SHARES_NOTE
        writing.page.table(beside, BESIDE_COLUMNS, note=note)


def write_estimates(writing: Writing) -> None:
    """Where the reoffending of cohorts that are still followed may end."""
    table = theme_table(writing.ledger, ESTIMATES)
    if table is None:
        return
    writing.page.heading("Children still being followed", writing.level)
    writing.page.lead(FOLLOWED)
    writing.page.table(table, ESTIMATE_COLUMNS)


def knives_have_a_heading(writing: Writing) -> bool:
    """Has the set a heading for knives, so that they need not stand with serious violence?"""
    return any("knives" in heading.sections for heading in writing.headings.every())


def _shows(table: Table) -> bool:
    """Is there a number in it that these readers may see?"""
    return any(cell.tag and cell.text not in (NOT_SHOWN, NOT_AVAILABLE) for row in table.rows for cell in row)


def _together(writing: Writing) -> list[Sentence]:
    """How many have several needs, and of how many nothing is recorded."""
    several, nothing = needs_figure(writing.ledger, "three"), needs_figure(writing.ledger, "nothing")
    found: list[Sentence] = []
    if several is not None and not several.suppressed:
        parts = _bound(writing, several, Facet.NUMERATOR, Facet.DENOMINATOR, Facet.VALUE)
        if parts:
            found.append(
                (
                    Span(text="Children with three or more recorded needs: "),
                    parts[0],
                    Span(text=" of "),
                    parts[1],
                    Span(text=" ("),
                    parts[2],
                    Span(text=")."),
                )
            )
    if found and nothing is not None and not nothing.suppressed and nothing.numerator:
        parts = _bound(writing, nothing, Facet.NUMERATOR)
        if parts:
            found.append(
                (
                    Span(text="Children for whom nothing is recorded of any of these needs: "),
                    parts[0],
                    Span(text="."),
                )
            )
    return found


def _bound(writing: Writing, figure: Figure, *facets: Facet) -> list[Span]:
    """The facets of a figure as bound words; none of them where one has nothing to say."""
    tags = [tag(figure.figure_id, each) for each in facets]
    texts = [in_sentence(writing.ledger, each) for each in tags]
    return (
        [Span(text=text or "", tag=each) for text, each in zip(texts, tags, strict=True)]
        if all(texts)
        else []
    )
