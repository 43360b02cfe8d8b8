"""The board's paper: purpose, recommendation, headlines, what changed, scorecards, actions due, data quality."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from docx.shared import Cm, Pt

from yjp.charts.overview import overview_table
from yjp.charts.scorecards import scorecard_names, scorecard_table
from yjp.charts.trend import trend
from yjp.figures import Facet, tag
from yjp.indicators.registry import indicator
from yjp.ledger import Ledger
from yjp.ledger_changes import Change
from yjp.narrative.family import family_unknown
from yjp.narrative.headline import Headline, headlines
from yjp.narrative.hidden import WHY_ALL_HIDDEN
from yjp.narrative.keys import rating_key
from yjp.narrative.last_quarter import since_last_quarter
from yjp.narrative.paragraphs import paragraphs
from yjp.narrative.parts import Span
from yjp.narrative.remarks import another_year
from yjp.narrative.since_words import reads
from yjp.periods import day_words
from yjp.plan.actions import DUE, is_any_overdue
from yjp.plan.bindings import Bindings
from yjp.plan.board.since import SINCE, quarter_in_words
from yjp.plan.board.tracker import TRACKER, shows_a_number
from yjp.plan.document import describe, fill_header_and_footer, opened, to_bytes
from yjp.plan.page import Page
from yjp.plan.refresh import record
from yjp.plan.sections.performance import OVERVIEW_COLUMNS
from yjp.plan.sections.scorecards import NOT_TESTED, SCORECARD_COLUMNS
from yjp.plan.tables import Columns

QUALITY = tag("board_quality", Facet.TABLE)
SINCE_COLUMNS = Columns(widths=(3.2, 4.2, 2.0, 3.0, 4.6), numbers=frozenset())
DUE_COLUMNS = Columns(widths=(5.2, 3.0, 2.1, 1.7, 4.1, 1.7), numbers=frozenset())
QUALITY_COLUMNS = Columns(widths=(10.6, 2.0, 4.4), numbers=frozenset({1}))
TRACKER_COLUMNS = Columns(widths=(4.2, 2.0, 2.1, 2.6, 2.9, 3.2), numbers=frozenset({1, 2, 3, 4}))
FOLLOWED = (
    "A reoffence counts within 12 months, and has 6 more to be proven. A cohort that is still being followed always "
    "looks better than it will be: it is set beside earlier ones at the same age, never beside their final figures."
)
NONE_SHOWN = f"The numbers are not shown here, {WHY_ALL_HIDDEN}."
CHART_HEIGHT, TALL, MANY = Cm(5.8), Cm(7.6), 3
"""A chart of many lines has a legend of several rows, which must not squeeze the lines flat."""
TITLE_SIZE = Pt(24)
CHARTS = ("fte_rate", "binary_reoffending")
"""Two pictures are enough for six pages: how many children enter, and how many come back."""
PURPOSE = (
    "This paper gives the board the newest figures of the service, says how sure each of them is, and lists what the "
    "board agreed and what is due."
)
ESTIMATES = (
    "The figures are local estimates, counted from the service's own records. A difference is called better or worse "
    "only where it is more than chance would explain."
)


NEWEST = "The newest rolling years, which may be later than the years that can be compared:"
NEWEST_YEAR = "The newest figure of a measure may be of a later year than its headline figure above."


@dataclass(frozen=True, kw_only=True)
class Since:
    """The board before: its quarter, the day of its extract, and what reads differently since."""

    period: str
    extract_date: date
    changes: Sequence[Change]


def board_paper(
    bindings: Bindings, period: str, quarter: str, since: Since | None, template: Path | None = None
) -> bytes:
    """The paper for the board of a quarter (``2019Q1``, in words ``Apr 2019 to Jun 2019``) as a .docx file.

    Every number that is the ledger's is bound as in the plan, and every table is answered by ``bindings``, so that
    ``yjp plan refresh`` and ``check`` work on it. The same arguments give the same bytes.
    """
    ledger = bindings.ledger
    about = ledger.about
    title = f"Youth justice performance, {quarter}"
    document = opened(template)
    describe(document, f"{title}: {about.service}", about)
    document.core_properties.subject = "Paper for the management board"
    fill_header_and_footer(document, f"{about.service}: {title}", about.banner)
    page = Page(document, about.extract_date)
    page.text(f"Performance, {quarter}", style="Title")
    heading = document.paragraphs[-1]
    # The style is made for a cover with a page of its own; a paper starts in the middle of things.
    heading.paragraph_format.space_before = Pt(0)
    heading.runs[0].font.size = TITLE_SIZE
    page.text(f"Paper for the management board of {about.service} Youth Justice Service", style="Subtitle")
    if about.banner:
        page.text(about.banner, style="Notice")
    found = headlines(ledger)
    _opening(page, bindings, found, first=since is None)
    _last_quarter(page, ledger)
    _headlines(page, bindings, found)
    _since(page, bindings, since)
    _followed(page, bindings)
    _scorecards(page, bindings)
    _actions(page, bindings)
    _quality(page, bindings)
    return record(to_bytes(document), bindings)


def _opening(page: Page, bindings: Bindings, found: Sequence[Headline], *, first: bool) -> None:
    page.heading("Purpose", 1)
    about = bindings.ledger.about
    day = day_words(about.extract_date)
    page.text(f"{PURPOSE} They are from the records as they stood on {day}.")
    if found:
        page.text(
            f"A figure takes time to settle, and to be published elsewhere. The newest that can be compared, which "
            f"are shown here, are of {_periods(found)}."
        )
    page.prompt(
        "board.purpose",
        "Write here: the day of the meeting, who presents the paper, and why now.",
        required=True,
    )
    page.heading("Recommendation", 1)
    page.lead("The board is asked to:")
    asked = ["note the headline figures" + ("" if first else " and what changed since its last meeting")]
    red = [each for each in found if each.rating is not None and each.rating.letter == "R"]
    if red:
        asked.append("agree what is done where a figure is rated red")
    if is_any_overdue(bindings.material.actions, bindings.ledger):
        asked.append("ask the owners of overdue actions for a new day or a reason to stop")
    page.bullets(
        [
            (Span(text=f"{text}{';' if number < len(asked) else '.'}"),)
            for number, text in enumerate(asked, start=1)
        ]
    )
    page.prompt(
        "board.recommendation",
        "Write here: any decision that the board is to take, in one sentence each.",
        required=False,
    )


def _headlines(page: Page, bindings: Bindings, found: Sequence[Headline]) -> None:
    page.heading("Headline figures", 1)
    page.text(ESTIMATES)
    if found:
        page.table(overview_table(bindings.ledger, found), OVERVIEW_COLUMNS, note=" ".join(rating_key()))
    # The plan's own paragraphs: they say once of several areas what chance would explain.
    told = paragraphs(bindings.ledger, found, bindings.wording)
    for each in found:
        page.heading(indicator(each.indicator).short_title, 2)
        more = (
            another_year(each.figure, [other.figure for other in found]),
            each.rating_sentence,
            each.matching,
            family_unknown(bindings.ledger, each),
        )
        page.sentences([*told[each.indicator], *(extra for extra in more if extra)])
        if each.indicator in CHARTS:
            chart = trend(bindings.ledger, each, yearly=True)
            if any(point.value is not None for series in chart.series for point in series.points):
                page.chart(chart, CHART_HEIGHT if len(chart.series) <= MANY else TALL)
    page.prompt(
        "board.headlines",
        "Write here: what lies behind these figures, and what they mean for children.",
        required=True,
    )


def _last_quarter(page: Page, ledger: Ledger) -> None:
    """How the rolling years moved, up to the newest: what the board pack begins with, too."""
    moved = since_last_quarter(ledger)
    if moved:
        page.heading("What changed since last quarter", 1)
        page.text(NEWEST)
        page.bullets([(Span(text=f"{each.subject}: "), *each.said) for each in moved])


def _since(page: Page, bindings: Bindings, since: Since | None) -> None:
    page.heading("What changed since the last board, and why", 1)
    if since is None:
        page.text(
            "This is the first paper whose figures are kept: from the next one on, each change is explained here."
        )
        return
    day = day_words(since.extract_date)
    table = bindings.table(tag(f"{SINCE}{since.period}", Facet.TABLE))
    paper = f"Beside the paper for {quarter_in_words(since.period)}, whose figures were of {day}"
    said = f"{paper}: {_lowered(reads(since.changes))}"
    if table is None:
        page.text(said)
    else:
        page.lead(said)
        page.table(table, SINCE_COLUMNS)
    page.prompt(
        "board.since",
        "Write here: what the service did that could explain a change, and what it did not.",
        required=False,
    )


def _followed(page: Page, bindings: Bindings) -> None:
    table = bindings.table(TRACKER)
    if table is None:
        return
    page.heading("Children still being followed", 1)
    page.text(FOLLOWED)
    if shows_a_number(table):
        page.table(table, TRACKER_COLUMNS)
    else:
        page.text(NONE_SHOWN)


def _scorecards(page: Page, bindings: Bindings) -> None:
    tables = [scorecard_table(bindings.ledger, name) for name, _ in scorecard_names(bindings.ledger)]
    if not any(tables):
        return
    page.heading("Scorecards", 1)
    for table in tables:
        if table is not None:
            page.table(table, SCORECARD_COLUMNS)
    if any("not tested" in cell.text for table in tables if table for row in table.rows for cell in row):
        page.text(NOT_TESTED, style="Note")


def _actions(page: Page, bindings: Bindings) -> None:
    page.heading("Actions due", 1)
    table = bindings.table(DUE)
    if table is None:
        page.text("No open action is overdue or due by the end of the next quarter.")
    else:
        page.table(table, _first(DUE_COLUMNS, len(table.headers)))
    page.prompt(
        "board.actions",
        "Write here: new actions that follow from this paper, each with owner and day.",
        required=False,
    )


def _quality(page: Page, bindings: Bindings) -> None:
    page.heading("How good the records are", 1)
    table = bindings.table(QUALITY)
    if table is not None:
        page.table(table, QUALITY_COLUMNS, note=NEWEST_YEAR)
    for note in bindings.ledger.about.notes:
        page.text(note, style="Note")


def _first(columns: Columns, number: int) -> Columns:
    """The columns of a table that may lack its last."""
    return replace(columns, widths=columns.widths[:number])


def _periods(found: Sequence[Headline]) -> str:
    """``Jan 2024 to Dec 2024 (First time entrants)``, one for each headline."""
    said = [f"{each.figure.period.label} ({indicator(each.indicator).short_title.lower()})" for each in found]
    return f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else said[0]


def _lowered(text: str) -> str:
    return text[0].lower() + text[1:]
