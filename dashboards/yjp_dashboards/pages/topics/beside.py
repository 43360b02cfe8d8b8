"""A subject beside what is published: all services by size, and the official figure of this one."""

import polars as pl

from yjp.charts.cells import bound as bound_cell
from yjp.charts.funnel import funnel_chart, funnel_table
from yjp.charts.points import NO_FIGURE
from yjp.charts.spec import Cell, Table
from yjp.comparators.names import in_prose
from yjp.figures import AreaRole, Facet, Position
from yjp.indicators.registry import indicator
from yjp.ledger import Figure, Ledger
from yjp.narrative.filling import when
from yjp.narrative.headline import headline
from yjp.narrative.parts import Sentence, Span
from yjp.narrative.sentences import bound
from yjp.narrative.settled_figures import settled
from yjp.periods import YEAR_MONTHS, parse_window
from yjp_dashboards.components.method import counting
from yjp_dashboards.components.panel import Panel
from yjp_dashboards.pages.topics.subject import Choices, Query, Topic, asked_year, measured


def funnel_panel(ledger: Ledger, topic: Topic, choices: Choices, query: Query) -> Panel | None:
    """The service among all services by size, with the limits of chance at each size."""
    of, asked = measured(choices, query), asked_year(choices, query)
    chart, table = funnel_chart(ledger, of, asked), funnel_table(ledger, of, asked)
    if chart is None or table is None:
        if headline(ledger, of) is None:
            return None
        return Panel(
            id=f"{topic.page}-funnel",
            heading="Among other services",
            takeaway=NO_FUNNEL,
            words=(ELSEWHERE,),
        )
    rows = ledger.funnel.filter(pl.col("indicator") == of)
    rows = rows.filter(pl.col("window") == asked) if asked else rows
    return Panel(
        id=f"{topic.page}-funnel",
        heading="Among other services",
        takeaway=_standing(ledger, rows) or chart.title,
        words=(FUNNEL,),
        chart=chart,
        tables=(table,),
        about=counting(of),
        rows=rows,
    )


_PLACES = {
    Position.INSIDE: "lies where chance alone could put a service of its size",
    Position.ABOVE_95: "lies above what chance usually gives a service of its size (the 95% limit)",
    Position.BELOW_95: "lies below what chance usually gives a service of its size (the 95% limit)",
    Position.ABOVE_998: "lies above what chance hardly ever gives a service of its size (the 99.8% limit)",
    Position.BELOW_998: "lies below what chance hardly ever gives a service of its size (the 99.8% limit)",
}


def _standing(ledger: Ledger, rows: pl.DataFrame) -> str | None:
    """Where the service lies among the others; None where that is not shown."""
    own = rows.filter("local").to_dicts()
    if not own or own[0]["value"] is None or own[0]["position"] is None:
        return None
    period = parse_window(own[0]["window"]).label
    return f"{ledger.about.service} {_PLACES[Position(own[0]['position'])]}, {period}."


FUNNEL = (
    "Each mark is a service. Small services lie further from the national level by chance alone, so the limits are "
    "wide on the left and narrow on the right; only a service outside them is out of the ordinary."
)
NO_FUNNEL = (
    "Figures of many services for the same period, each with its size, are not held for this measure and year, so "
    "there is no chart of services by size."
)
ELSEWHERE = "What can be compared with the family and others stands under How it moved."


def published_panel(ledger: Ledger, topic: Topic, choices: Choices, query: Query) -> Panel | None:
    """The local estimate beside the official local figure, and why the two differ."""
    of, asked = measured(choices, query), asked_year(choices, query)
    official = _official(ledger, of)
    own = {f.window: f for f in settled(ledger, of, YEAR_MONTHS)}
    ends = {f.window: f.period_end for held in official.values() for f in held.values()}
    both = [w for w in sorted(ends, key=lambda w: ends[w], reverse=True) if w in own and asked in (None, w)]
    if not own:
        return None
    if not both:
        return Panel(
            id=f"{topic.page}-published",
            heading="Local estimate and official figure",
            takeaway=NO_OFFICIAL_THEN if asked else NO_OFFICIAL,
            words=tuple(indicator(of).deviations),
        )
    rows = tuple(
        (
            Cell(text=own[w].period.label),
            bound_cell(ledger, own[w], Facet.VALUE, missing=NO_FIGURE),
            bound_cell(ledger, own[w], Facet.RANGE, missing=NO_FIGURE),
            *(bound_cell(ledger, held.get(w), Facet.VALUE, missing=NO_FIGURE) for held in official.values()),
        )
        for w in both
    )
    newest_of = own[both[0]]
    sources = [held[w] for held in official.values() for w in both if w in held]
    return Panel(
        id=f"{topic.page}-published",
        heading="Local estimate and official figure",
        takeaway=_side_by_side(ledger, newest_of, [h[both[0]] for h in official.values() if both[0] in h]),
        words=tuple(indicator(of).deviations),
        tables=(
            Table(
                id=f"{of}-published",
                caption=f"{indicator(of).title}: the local estimate beside the official figure, {newest_of.area_name}",
                headers=("Twelve months", "Local estimate", "95% range", *official),
                rows=rows,
            ),
        ),
        about=(("Official figure", _references(sources)), ("Why the two differ", RECONCILE), *counting(of)),
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


RECONCILE = "The command yjp reconcile lists the records that could explain the difference."
NO_OFFICIAL = "No official figure of this service is held for a year that is counted here."
NO_OFFICIAL_THEN = "No official figure of this service is held for the chosen year."


def _references(figures: list[Figure]) -> str:
    return "; ".join(dict.fromkeys(f.source_ref for f in figures if f.source_ref)) or "As published."
