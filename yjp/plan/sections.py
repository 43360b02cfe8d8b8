"""The performance section: an overview of the four indicators, then one section for each."""

from yjp.charts.spec import Cell, Table
from yjp.charts.trend import comparator_table, trend
from yjp.figures import Facet, Unit, tag
from yjp.indicators.definition import Indicator
from yjp.indicators.registry import indicator
from yjp.ledger import UNIT_WORDS, Ledger
from yjp.narrative.facets import in_cell
from yjp.narrative.headline import Headline, newer_sentence, plain_text
from yjp.narrative.phrases import short_source
from yjp.narrative.wording import NOT_AVAILABLE, NOT_SHOWN
from yjp.plan.layout import chart_height
from yjp.plan.page import Page
from yjp.plan.tables import Columns

HOW_TO_READ = (
    "Each figure is given with the number of children or sentences behind it. Small numbers go up and down by chance, "
    "so each comparison says whether the difference is more than chance would explain. Where it is not, this section "
    "does not call it better or worse. A local estimate is counted from the service's own records. The official "
    "figure comes from the Police National Computer and will differ."
)
COMPARATOR_COLUMNS = Columns(widths=(5.2, 2.7, 2.7, 2.7, 3.7), numbers=frozenset({1, 2, 3}))
OVERVIEW_COLUMNS = Columns(widths=(4.5, 4.0, 1.7, 2.5, 3.2, 1.6), numbers=frozenset({2, 3}))


def overview_table(ledger: Ledger, headlines: list[Headline]) -> Table:
    """Every indicator in one line: period, figure, change and verdict, each cell bound."""
    service = ledger.about.service
    return Table(
        id=tag("overview", Facet.TABLE),
        caption=f"The national indicators at a glance, {service} (local estimates)",
        headers=("Indicator", "Period", "Figure", "Change on year before", "Verdict on the change", "Rating"),
        rows=tuple(_overview_row(ledger, each) for each in headlines),
    )


def _overview_row(ledger: Ledger, headline: Headline) -> tuple[Cell, ...]:
    figure, change = headline.figure, headline.change
    hidden = any(each is not None and each.suppressed for each in (figure, headline.past))
    missing = NOT_SHOWN if hidden else NOT_AVAILABLE
    # A line must not end inside "per 100,000".
    unit = UNIT_WORDS[Unit(figure.unit)].strip().replace(" ", "\N{NO-BREAK SPACE}")
    name = indicator(headline.indicator).short_title + (f" ({unit})" if unit.startswith("per") else "")
    return (
        Cell(text=name),
        Cell(text=figure.period.label),
        _bound(ledger, figure.figure_id, Facet.VALUE),
        _bound(ledger, change.figure_id, Facet.VALUE) if change else Cell(text=missing),
        _bound(ledger, figure.figure_id, Facet.VERDICT),
        _bound(ledger, figure.figure_id, Facet.RATING),
    )


def _bound(ledger: Ledger, figure_id: str, facet: Facet) -> Cell:
    name = tag(figure_id, facet)
    return Cell(text=in_cell(ledger, name), tag=name)


def write_indicator(page: Page, ledger: Ledger, headline: Headline) -> None:
    """One indicator on a page of its own: sentences, comparator table, chart, definition and source."""
    newer = newer_sentence(ledger, headline)
    # A year of counts moves by single quarters: that is for the dashboard, a plan looks at years.
    children = [each for each in (headline.rating_sentence, headline.matching) if each]
    second = [*children, *([newer] if newer else [])]
    paragraphs = [each for each in ([*headline.sentences, headline.interval_words], second) if each]
    table = comparator_table(ledger, headline)
    chart = trend(ledger, headline, yearly=True)
    source = short_source(headline.figure, headline.published)
    note = (
        f"What is counted: {headline.definition} {source} All sources are named at the end of this section."
    )
    page.heading(indicator(headline.indicator).short_title, 2, new_page=True)
    for each in paragraphs:
        page.sentences(each)
    page.table(table, COMPARATOR_COLUMNS, first_row_stands_out=True)
    if chart.series:
        height = chart_height(
            page.room,
            paragraphs=[" ".join(map(plain_text, each)) for each in paragraphs],
            table=table,
            widths=COMPARATOR_COLUMNS.fitted(page.room.width).widths,
            caption=chart.caption,
            note=note,
        )
        page.chart(chart, height)
    page.text(note, style="Note")


def write_missing(page: Page, indicator: Indicator) -> None:
    """An indicator without a settled figure says so, under its own heading."""
    page.heading(indicator.short_title, 2)
    page.text(
        "There is no settled twelve-month figure for this indicator yet: the records do not reach far enough, "
        "or the children are still being followed up."
    )
