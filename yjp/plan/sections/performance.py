"""How the service does: the national indicators at a glance and one by one, the KPIs, and who the children are."""

from yjp.charts.overview import overview_table
from yjp.charts.spec import Chart
from yjp.charts.trend import comparator_table, trend
from yjp.indicators.definition import Indicator
from yjp.indicators.registry import HEADLINES, indicator
from yjp.narrative.headline import Headline, newer_sentence
from yjp.narrative.keys import rating_key
from yjp.narrative.parts import Span
from yjp.narrative.phrases import short_source
from yjp.plan.layout import chart_height
from yjp.plan.page import Page
from yjp.plan.sections.breakdowns import write_breakdowns
from yjp.plan.sections.definition import Prompt, Section, Writing
from yjp.plan.sections.kpis import write_kpis
from yjp.plan.sections.scorecards import write_scorecards
from yjp.plan.sections.themes import write_estimates
from yjp.plan.tables import Columns

COMPARATOR_COLUMNS = Columns(widths=(4.4, 2.7, 2.7, 3.4, 3.8), numbers=frozenset({1, 2, 3}))
OVERVIEW_COLUMNS = Columns(widths=(4.1, 3.7, 1.7, 3.2, 3.2, 1.6), numbers=frozenset({2, 3}))
NEWER = (Span(text="The service's records already hold a newer year."),)
"""In front of a figure that is not the headline's: two years in one paragraph are read as one."""
WHY_APART = (
    "Worth asking: why do the service's own count and the official figure go opposite ways? What could lie between the "
    "two is set out by: yjp reconcile -i "
)


def _write(writing: Writing) -> None:
    page, ledger, level = writing.page, writing.ledger, writing.level
    found = {each.indicator: each for each in writing.headlines}
    page.heading("The national indicators at a glance", level)
    if writing.headlines:
        page.table(overview_table(ledger, writing.headlines), OVERVIEW_COLUMNS, note=" ".join(rating_key()))
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
    """One indicator: sentences, comparator table, definition and source, chart."""
    page, ledger = writing.page, writing.ledger
    chart = trend(ledger, headline, yearly=True)
    source = short_source(headline.figure, headline.published)
    # A year of counts moves by single quarters: that is for the dashboard, a plan looks at years.
    board = [each for each in (headline.rating_sentence, headline.matching) if each]
    newer = newer_sentence(ledger, headline)
    page.heading(indicator(headline.indicator).short_title, writing.level)
    for each in (writing.paragraphs[headline.indicator], board, [NEWER, newer] if newer else []):
        if each:
            page.sentences(each)
    if headline.opposite:
        asked = Span(text=f"{WHY_APART}{headline.indicator}")
        page.remark(f"opposite.{headline.indicator}", [[(asked,)]])
    page.table(
        comparator_table(ledger, headline),
        COMPARATOR_COLUMNS,
        first_row_stands_out=True,
        note=f"What is counted: {headline.definition} {source} All sources are named in the last appendix.",
    )
    if _is_trend(chart):
        page.chart(chart, chart_height(chart))


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
