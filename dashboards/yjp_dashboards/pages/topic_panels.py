"""The panels of a page about one subject, each made from the ledger and the reader's choices."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import polars as pl
from dash import html

from yjp.charts.breakdown import breakdown, breakdown_years
from yjp.charts.breakdown_table import breakdown_table, years_table
from yjp.charts.control import control_chart, control_table
from yjp.charts.funnel import funnel_chart, funnel_table
from yjp.charts.groups import by_value, newest
from yjp.charts.spec import Cell, Chart, Table
from yjp.charts.trend import comparator_table, trend
from yjp.figures import AreaRole, Facet, State, tag
from yjp.indicators.groupings import grouping
from yjp.indicators.registry import indicator
from yjp.ledger import Figure, Ledger
from yjp.narrative.breakdowns import breakdown_sentence
from yjp.narrative.facets import in_cell
from yjp.narrative.filling import when
from yjp.narrative.headline import Compared, Headline, headline
from yjp.narrative.parts import Sentence, Span
from yjp.narrative.phrases import definition
from yjp.narrative.sentences import bound, step
from yjp.narrative.wording import in_prose
from yjp.periods import QUARTER_MONTHS, YEAR_MONTHS, quarter
from yjp_dashboards.components.choices import Choice
from yjp_dashboards.components.notices import NO_COMPARATORS, NO_TREND
from yjp_dashboards.components.panel import Panel
from yjp_dashboards.components.provenance import method
from yjp_dashboards.components.trend import numbers
from yjp_dashboards.pages.topic_choices import BY, COMPARE, MEASURE, OVER, YEARS

if TYPE_CHECKING:
    from yjp_dashboards.pages.topic import Topic

Choices = Mapping[str, Choice]
Query = Mapping[str, str]
QUARTERS_IN_A_YEAR = YEAR_MONTHS // QUARTER_MONTHS


def trend_panel(ledger: Ledger, topic: "Topic", choices: Choices, query: Query) -> Panel | None:
    """The rolling year beside the chosen areas, with the range that chance could give."""
    head = headline(ledger, _measure(choices, query))
    if head is None:
        return None
    chosen = _compared(ledger, head, choices[COMPARE].chosen(query))
    chart = trend(ledger, chosen)
    words: list[str | Sentence] = [*head.sentences]
    words += [each for each in (head.rating_sentence, head.matching) if each]
    if not head.comparators:
        words.append(NO_COMPARATORS)
    if len(chart.categories) < 2:
        words.append(NO_TREND)
    beside = comparator_table(ledger, head)
    return Panel(
        id=f"{topic.page}-trend",
        heading="How it moved",
        takeaway=head.takeaway,
        words=tuple(words),
        chart=chart,
        tables=(numbers(ledger, chart), beside),
        about=method(head, indicator(head.indicator)),
        for_word=trend(ledger, chosen, yearly=True),
        tables_for_word=(beside,),
        nothing=NOTHING_SHOWN,
    )


NOTHING_SHOWN = "There is nothing to draw: no figure can be shown."


def rolling_panel(ledger: Ledger, topic: "Topic", choices: Choices, query: Query) -> Panel | None:
    """Which quarter came into the rolling year, which went out, and what each had."""
    of = topic.counted or _measure(choices, query)
    years = _settled(ledger, of, YEAR_MONTHS)
    if not years:
        return None
    year = years[-1]
    table = _rolling_table(ledger, year)
    if table is None:
        return None
    moved = step(ledger, year)
    newest_quarter = quarter(year.period_end)
    out = newest_quarter.earlier(YEAR_MONTHS)
    plain = f"{newest_quarter.label} came into the rolling year and {out.label} went out"
    return Panel(
        id=f"{topic.page}-rolling-year",
        heading="Why the rolling year moved",
        takeaway=moved or f"{plain}.",
        words=((f"{plain}; the other three quarters are in both years.",) if moved else ()),
        tables=(table,),
        about=(("How to read it", ROLLING),),
        table_open=True,
    )


ROLLING = (
    "A rolling year is four quarters. Each quarter a new one comes in and the oldest goes out, so the figure moves by "
    "the difference of these two alone: three quarters of the year are the same as before."
)


def quarters_panel(ledger: Ledger, topic: "Topic", choices: Choices, query: Query) -> Panel | None:
    """Quarterly counts on a control chart; without one, the quarterly cohorts as a table."""
    if topic.counted is None:
        return _uncharted(ledger, topic, _measure(choices, query), COHORTS)
    chart, table = control_chart(ledger, topic.counted), control_table(ledger, topic.counted)
    if chart is None or table is None:
        return _uncharted(ledger, topic, topic.counted, TOO_NEW)
    held = ledger.control.filter(
        pl.col("indicator") == topic.counted, pl.col("area") == ledger.about.area
    ).sort("period_end")
    hidden = [
        f.figure_id for f in ledger.series(topic.counted, ledger.about.area, QUARTER_MONTHS) if f.suppressed
    ]
    held = held.with_columns(value=pl.when(~pl.col("figure_id").is_in(hidden)).then("value"))
    methods = list(dict.fromkeys(held.get_column("method").drop_nulls()))
    return Panel(
        id=f"{topic.page}-quarters",
        heading="Is it real, quarter by quarter",
        takeaway=chart.title,
        words=(SIGNALS,) if len(chart.categories) > 1 else (NO_TREND,),
        chart=chart,
        tables=(table,),
        about=(("How the limits are drawn", " ".join(methods)), *_counting(topic.counted))
        if methods
        else _counting(topic.counted),
        rows=held,
        nothing=NOTHING_SHOWN,
    )


SHORT = 12
"""Rows of a table that is shown at once where there is no chart."""
SIGNALS = (
    "Between the dashed lines the ups and downs are what chance does to counts of this size. A ring marks a quarter "
    "beyond them, or a run of quarters on one side of the usual level."
)


def groups_panel(ledger: Ledger, topic: "Topic", choices: Choices, query: Query) -> Panel | None:
    """Who the children are: the figure by the chosen grouping, for one year or over five."""
    of = topic.counted or _measure(choices, query)
    by = next(iter(choices[BY].chosen(query)), None)
    window = newest(ledger, of, by) if by else None
    if by is None or window is None:
        return None
    named = grouping(by)
    over_years = choices[OVER].chosen(query) == (YEARS,) and not named.parts
    chart: Chart | None
    table: Table | None
    if over_years:
        chart, table = breakdown_years(ledger, of, by), years_table(ledger, of, by)
    else:
        chart, table = breakdown(ledger, of, by), breakdown_table(ledger, of, by)
    told = breakdown_sentence(ledger, by_value(ledger, of, by, window.id), by)
    notes = [named.note] if named.note else []
    if named.parts and choices[OVER].chosen(query) == (YEARS,):
        notes.append(ONE_YEAR)
    about = [("Read from", f"{named.read_from}, on {named.on}."), *_counting(of)]
    return Panel(
        id=f"{topic.page}-groups",
        heading="Who the children are",
        takeaway=told or (chart.title if chart else f"{indicator(of).title} by {named.title.lower()}"),
        words=tuple(notes),
        chart=chart,
        tables=(table,) if table else (),
        about=tuple(about),
        nothing=NO_YEARS if over_years else NOBODY,
    )


NO_YEARS = (
    "There is no chart of this over the years: it has too many groups, or fewer than two years are held."
)
ONE_YEAR = "Two groupings together are shown for one year only."
NOBODY = "There is nobody to draw: every group is empty or not shown. The table says which."


def funnel_panel(ledger: Ledger, topic: "Topic", choices: Choices, query: Query) -> Panel | None:
    """The service among all services by size, with the limits of chance at each size."""
    of = _measure(choices, query)
    chart, table = funnel_chart(ledger, of), funnel_table(ledger, of)
    if chart is None or table is None:
        if headline(ledger, of) is None:
            return None
        return Panel(
            id=f"{topic.page}-funnel",
            heading="Among other services",
            takeaway="No funnel can be drawn.",
            words=(NO_FUNNEL,),
        )
    return Panel(
        id=f"{topic.page}-funnel",
        heading="Among other services",
        takeaway=chart.title,
        words=(FUNNEL,),
        chart=chart,
        tables=(table,),
        about=_counting(of),
        rows=ledger.funnel.filter(pl.col("indicator") == of),
    )


FUNNEL = (
    "Each mark is a service. Small services lie further from the national level by chance alone, so the limits are "
    "wide on the left and narrow on the right; only a service outside them is out of the ordinary."
)
NO_FUNNEL = (
    "A funnel needs the figures of many services for the same period, each with its size. They are not published for "
    "this measure and period; the comparison with the family and others stands under How it moved."
)


def published_panel(ledger: Ledger, topic: "Topic", choices: Choices, query: Query) -> Panel | None:
    """The local estimate beside the official local figure, and why the two differ."""
    of = _measure(choices, query)
    official = _official(ledger, of)
    own = {f.window: f for f in _settled(ledger, of, YEAR_MONTHS)}
    ends = {f.window: f.period_end for held in official.values() for f in held.values()}
    both = [w for w in sorted(ends, key=lambda w: ends[w], reverse=True) if w in own]
    if not own:
        return None
    if not both:
        return Panel(
            id=f"{topic.page}-published",
            heading="Local estimate and official figure",
            takeaway="No official figure of this service is held for a year that is counted here.",
            words=tuple(indicator(of).deviations),
        )
    rows = tuple(
        (
            Cell(text=own[w].period.label),
            _bound(ledger, own[w], Facet.VALUE),
            _bound(ledger, own[w], Facet.RANGE),
            *(_bound(ledger, held.get(w), Facet.VALUE) for held in official.values()),
        )
        for w in both
    )
    newest_of = own[both[0]]
    sources = [held[w] for held in official.values() for w in both if w in held]
    return Panel(
        id=f"{topic.page}-published",
        heading="Local estimate and official figure",
        takeaway=_side_by_side(ledger, newest_of, [h[both[0]] for h in official.values() if both[0] in h]),
        words=(*indicator(of).deviations, RECONCILE),
        tables=(
            Table(
                id=f"{of}-published",
                caption=f"{indicator(of).title}: the local estimate beside the official figure, {newest_of.area_name}",
                headers=("Twelve months", "Local estimate", "Range for chance", *official),
                rows=rows,
            ),
        ),
        about=(("Official figure", _references(sources)), *_counting(of)),
        table_open=True,
    )


def _official(ledger: Ledger, of: str) -> dict[str, dict[str, Figure]]:
    """The official figures of the service by their publication's name and window."""
    found = {
        name: {f.window: f for f in ledger.series(of, area, YEAR_MONTHS) if f.value is not None}
        for area, name, role in ledger.areas(of)
        if role == AreaRole.PUBLISHED_LOCAL
    }
    return {name: held for name, held in found.items() if held}


def _side_by_side(ledger: Ledger, own: Figure, official: list[Figure]) -> Sentence:
    start = (Span(text=f"The local estimate {when(own.period)} is "), bound(ledger, own, Facet.VALUE))
    parts = [
        span
        for n, figure in enumerate(official)
        for span in (
            Span(text=("; the official figure is " if n == 0 else " and ")),
            bound(ledger, figure, Facet.VALUE),
            Span(text=f" ({in_prose(figure.area_name, figure.area_role)[1] or 'as published'})"),
        )
    ]
    return (*start, *parts, Span(text="."))


RECONCILE = (
    "The command yjp reconcile sets the two side by side and says which records could explain the difference "
    "(docs/reconcile.md)."
)


def definition_panel(ledger: Ledger, topic: "Topic", choices: Choices, query: Query) -> Panel | None:
    """What is counted and what is not, in full and unfolded."""
    of = indicator(_measure(choices, query))
    return Panel(
        id=f"{topic.page}-definition",
        heading="What is counted",
        takeaway=of.question,
        about=(("Definition", definition(of)), *_counting(of.id)),
        unfolded=True,
    )


def _measure(choices: Choices, query: Query) -> str:
    return choices[MEASURE].chosen(query)[0]


def _compared(ledger: Ledger, head: Headline, areas: tuple[str, ...]) -> Headline:
    """The headline beside the chosen areas, whether or not they have a figure for its own year."""
    known = {c.figure.area: c for c in head.comparators if c.figure is not None}
    beside, published = [], None
    for area in areas:
        held = [f for f in ledger.series(head.indicator, area, YEAR_MONTHS) if f.value is not None]
        if area in known:
            beside.append(known[area])
        elif held and published is None and held[-1].area_role == AreaRole.PUBLISHED_LOCAL:
            published = held[-1]
        elif held:
            last = held[-1]
            beside.append(
                Compared(name=last.area_name, role=last.area_role, figure=last, change=None, comparison=None)
            )
    return replace(head, comparators=tuple(beside), published=published)


def _settled(ledger: Ledger, of: str, months: int) -> list[Figure]:
    return [
        f
        for f in ledger.series(of, ledger.about.area, months)
        if f.area_role == AreaRole.LOCAL and f.state != State.PROVISIONAL
    ]


def _rolling_table(ledger: Ledger, year: Figure) -> Table | None:
    last = quarter(year.period_end)
    quarters = [last.earlier(QUARTER_MONTHS * back) for back in range(QUARTERS_IN_A_YEAR + 1)]
    held = [(w, ledger.local(year.indicator, w.id)) for w in quarters]
    before = ledger.local(year.indicator, year.period.earlier(QUARTER_MONTHS).id)
    if all(figure is None for _, figure in held):
        return None
    parts = ["Came in", *["In both years"] * (QUARTERS_IN_A_YEAR - 1), "Went out"]
    columns = _columns(year)
    rows = [
        (Cell(text=window.label), *(_bound(ledger, figure, facet) for _, facet in columns), Cell(text=part))
        for (window, figure), part in zip(held, parts, strict=True)
    ]
    for figure, part in ((year, "The rolling year"), (before, "The rolling year a quarter before")):
        if figure is not None:
            cells = (_bound(ledger, figure, facet) for _, facet in columns)
            rows.append((Cell(text=figure.period.label), *cells, Cell(text=part)))
    return Table(
        id=f"{year.figure_id}-rolling",
        caption=f"{indicator(year.indicator).title}: the quarters of the rolling year, {year.area_name}",
        headers=("Period", *(name for name, _ in columns), "What it is"),
        rows=tuple(rows),
    )


def _columns(figure: Figure) -> tuple[tuple[str, Facet], ...]:
    of = indicator(figure.indicator)
    if figure.denominator is None or of.kind.value == "count":
        return ((of.title, Facet.VALUE),)
    above = "Reoffended" if of.kind.value == "share" else "Reoffences"
    below = "Children in the cohort" if of.kind.value == "share" else "Children who reoffended"
    return ((below, Facet.DENOMINATOR), (above, Facet.NUMERATOR), (of.short_title, Facet.VALUE))


def _uncharted(ledger: Ledger, topic: "Topic", of: str, why: tuple[str, ...]) -> Panel | None:
    quarters = list(reversed(_settled(ledger, of, QUARTER_MONTHS)))
    if not quarters:
        return None
    ranged = any(figure.interval for figure in quarters)
    columns = (*_columns(quarters[0]), *((("Range for chance", Facet.RANGE),) if ranged else ()))
    rows = tuple(
        (Cell(text=f.period.label), *(_bound(ledger, f, facet) for _, facet in columns)) for f in quarters
    )
    return Panel(
        id=f"{topic.page}-quarters",
        heading="Quarter by quarter",
        takeaway=why[0],
        words=why[1:],
        table_open=len(rows) <= SHORT,
        tables=(
            Table(
                id=f"{quarters[0].figure_id}-quarters",
                caption=f"{indicator(of).title} by quarter, {quarters[0].area_name}",
                headers=("Quarter", *(name for name, _ in columns)),
                rows=rows,
            ),
        ),
        about=_counting(of),
    )


COHORTS = (
    "A quarter's cohort is small: read it together with the rolling year.",
    "Each cohort is followed for a year and its figure waits for courts to finish, so the newest quarters are missing "
    "here. No control chart is drawn of shares of so few children.",
)
TOO_NEW = (
    "There is no control chart yet.",
    "A control chart needs several quarters of counts, which come with every extract.",
)


def _bound(ledger: Ledger, figure: Figure | None, facet: Facet) -> Cell:
    if figure is None:
        return Cell(text="no figure")
    name = tag(figure.figure_id, facet)
    return Cell(text=in_cell(ledger, name), tag=name)


def _counting(of: str) -> tuple[tuple[str, Any], ...]:
    """What an indicator counts and does not, for any of its panels."""
    named = indicator(of)
    return (
        ("Counted", _listed(named.counts_in) or named.numerator),
        *((("Not counted", _listed(named.counts_out)),) if named.counts_out else ()),
        *(
            (("How this differs from the official figure", _listed(named.deviations)),)
            if named.deviations
            else ()
        ),
        ("Counting rules", f"{named.source} Version {named.definition_version}."),
    )


def _listed(sentences: tuple[str, ...]) -> Any:
    if not sentences:
        return None
    return sentences[0] if len(sentences) == 1 else html.Ul([html.Li(each) for each in sentences])


def _references(figures: list[Figure]) -> str:
    return "; ".join(dict.fromkeys(f.source_ref for f in figures if f.source_ref)) or "As published."
