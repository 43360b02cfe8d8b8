"""How the service does: the national indicators at a glance and one by one, the KPIs, and who the children are."""

from collections.abc import Sequence

from yjp.charts.overview import overview_table
from yjp.charts.spec import Chart
from yjp.charts.trend import comparator_table, trend
from yjp.indicators.definition import Indicator
from yjp.indicators.registry import HEADLINES, indicator
from yjp.narrative.headline import Headline, newer_sentence, plain_text
from yjp.narrative.keys import rating_key
from yjp.narrative.parts import Sentence
from yjp.narrative.phrases import short_source
from yjp.plan.layout import LOWEST, Around, chart_height, room_for_chart
from yjp.plan.page import Page
from yjp.plan.sections.breakdowns import write_breakdowns
from yjp.plan.sections.definition import Prompt, Section, Writing
from yjp.plan.sections.kpis import write_kpis
from yjp.plan.sections.scorecards import write_scorecards
from yjp.plan.sections.themes import write_estimates
from yjp.plan.tables import Columns

COMPARATOR_COLUMNS = Columns(widths=(4.4, 2.7, 2.7, 3.4, 3.8), numbers=frozenset({1, 2, 3}))
OVERVIEW_COLUMNS = Columns(widths=(4.1, 3.7, 1.7, 3.2, 3.2, 1.6), numbers=frozenset({2, 3}))


def _write(writing: Writing) -> None:
    page, ledger, level = writing.page, writing.ledger, writing.level
    found = {each.indicator: each for each in writing.headlines}
    page.heading("The national indicators at a glance", level)
    if writing.headlines:
        page.table(overview_table(ledger, writing.headlines), OVERVIEW_COLUMNS)
        page.text(" ".join(rating_key()), style="Note")
    for each in HEADLINES:
        if headline := found.get(each.id):
            write_indicator(writing, headline)
        else:
            write_missing(page, each, level)
    write_estimates(writing)
    write_kpis(writing)
    write_scorecards(writing)
    write_breakdowns(writing, level)


def write_indicator(writing: Writing, headline: Headline) -> None:
    """One indicator on a page of its own: sentences, comparator table, chart, definition and source."""
    page, ledger = writing.page, writing.ledger
    table = comparator_table(ledger, headline)
    chart = trend(ledger, headline, yearly=True)
    source = short_source(headline.figure, headline.published)
    note = f"What is counted: {headline.definition} {source} All sources are named in the last appendix."
    # A year of counts moves by single quarters: that is for the dashboard, a plan looks at years.
    board = [each for each in (headline.rating_sentence, headline.matching) if each]
    newer = newer_sentence(ledger, headline)
    first = writing.paragraphs[headline.indicator]
    paragraphs = [first, [*board, newer] if newer else board]
    around: Around = {
        "table": table,
        "widths": COMPARATOR_COLUMNS.fitted(page.room.width).widths,
        "caption": chart.brief_caption,
        "note": note,
    }
    texts = [_joined(each) for each in paragraphs if each]
    if newer and room_for_chart(page.room, paragraphs=texts, **around) < LOWEST:
        # Nothing published stands beside the newer figure yet: of all it is what the page can spare.
        paragraphs = [first, board]
        texts = [_joined(each) for each in paragraphs if each]
    drawn = _is_trend(chart)
    # With a chart it fills a page; without one (a profile hides it) several share one.
    page.heading(indicator(headline.indicator).short_title, writing.level, new_page=drawn)
    for each in paragraphs:
        if each:
            page.sentences(each)
    page.table(table, COMPARATOR_COLUMNS, first_row_stands_out=True)
    if drawn:
        page.chart(chart, chart_height(page.room, paragraphs=texts, **around), with_note=True)
    page.text(note, style="Note")


def _is_trend(chart: Chart) -> bool:
    """Is there a line, or anything but single points?"""
    return any(sum(point.value is not None for point in series.points) > 1 for series in chart.series)


def write_missing(page: Page, indicator: Indicator, level: int) -> None:
    """An indicator without a settled figure says so, under its own heading."""
    page.heading(indicator.short_title, level)
    page.text(
        "There is no settled twelve-month figure for this indicator yet: the records do not reach far enough, "
        "or the children are still being followed up."
    )


def _joined(sentences: Sequence[Sentence]) -> str:
    return " ".join(map(plain_text, sentences))


PERFORMANCE = Section(
    id="performance",
    title="Performance",
    opening=(
        Prompt(
            id="performance",
            text="Write here: what the board makes of the figures below, in three or four sentences: what it "
            "is pleased with, what "
            "it will look into, and what it will not conclude from small numbers.",
        ),
    ),
    show=_write,
    prompts=(
        Prompt(
            id="local_measures",
            text="Write here: local measures that the board follows beside the national ones, with period "
            "and source of each.",
            required=False,
        ),
    ),
)
