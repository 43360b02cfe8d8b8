"""The trend of one indicator: takeaway, chart, the chart in words, and the same numbers as a table."""

from dataclasses import dataclass
from typing import Any

from dash import dcc, html

from yjp.charts.spec import Cell, Chart, Point, Table
from yjp.charts.to_plotly import to_plotly
from yjp.charts.trend import comparator_table, trend
from yjp.figures import Facet, tag
from yjp.indicators.registry import indicator
from yjp.ledger import Ledger
from yjp.narrative.facets import in_cell
from yjp.narrative.headline import Headline, plain_text
from yjp_dashboards.components.aria import aria
from yjp_dashboards.components.notices import NO_TREND, notice
from yjp_dashboards.components.provenance import method
from yjp_dashboards.components.tables import table

GRAPH_CONFIG: Any = {
    # Without its buttons: a saved picture would lose the banner of a made-up caseload.
    "displayModeBar": False,
    "displaylogo": False,
    "doubleClick": False,
    "scrollZoom": False,
    "showTips": False,
}
RANGE = "range for chance"
TABLES, METHOD, FOLDED = "trend-tables", "trend-method", "trend-folded"


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What the trend section says of one indicator, part by part, so that a choice changes only these."""

    takeaway: str
    words: list[Any]
    figure: dict[str, Any]
    summary: str
    caption: str
    tables: list[Any]
    method: Any

    @property
    def folded(self) -> dict[str, Any]:
        """What is folded away, for the script to draw: Dash takes half a second over so many table cells."""
        return {TABLES: self.tables, METHOD: [self.method]}


def shown(ledger: Ledger, headline: Headline) -> Shown:
    """The parts for one headline."""
    chart = trend(ledger, headline)
    words = [html.P(plain_text(sentence)) for sentence in headline.sentences]
    if len(chart.categories) < 2:
        words.append(notice(NO_TREND))
    return Shown(
        takeaway=headline.takeaway,
        words=words,
        figure=for_screen(to_plotly(chart)),
        summary=chart.alt,
        caption=chart.caption,
        tables=[table(numbers(ledger, chart)), table(comparator_table(ledger, headline))],
        method=method(headline, indicator(headline.indicator)),
    )


def for_screen(figure: dict[str, Any]) -> dict[str, Any]:
    """The figure held still: dragging scrolls the page, as fingers expect, and never loses part of the chart."""
    layout = figure["layout"]
    still = {axis: layout[axis] | {"fixedrange": True} for axis in ("xaxis", "yaxis")}
    # Labels turn where they would run into each other on a narrow screen.
    still["xaxis"].pop("tickangle", None)
    return figure | {"layout": layout | still | {"dragmode": False}}


def section(now: Shown) -> list[Any]:
    """The trend as components with ids, which ``PARTS`` names."""
    return [
        html.H3(now.takeaway, id="trend-takeaway"),
        html.Div(now.words, id="trend-words", className="words"),
        html.Figure(
            className="chart",
            children=[
                html.Div(
                    dcc.Graph(
                        id="trend-graph",
                        figure=now.figure,
                        config=GRAPH_CONFIG,
                        responsive=True,
                    ),
                    className="graph",
                    # Plotly's drawing says nothing to a screen reader; the paragraph below says it all.
                    **aria(hidden="true"),
                ),
                html.Figcaption(
                    [
                        html.P(now.summary, id="trend-summary", className="visually-hidden"),
                        html.P(now.caption, id="trend-caption"),
                    ]
                ),
            ],
        ),
        html.Details(
            [html.Summary("The numbers as tables"), html.Div(id=TABLES, **aria(busy="true"))],
            id="trend-numbers",
            className="more",
        ),
        html.Details([html.Summary("Definition, source and method"), html.Div(id=METHOD)], className="more"),
        dcc.Store(id=FOLDED, data=now.folded),
    ]


PARTS = (
    ("trend-takeaway", "children", "takeaway"),
    ("trend-words", "children", "words"),
    ("trend-graph", "figure", "figure"),
    ("trend-summary", "children", "summary"),
    ("trend-caption", "children", "caption"),
    (FOLDED, "data", "folded"),
)
"""Component, property and the part of ``Shown`` that fills it."""


def numbers(ledger: Ledger, chart: Chart) -> Table:
    """The chart's points as a table: a row a period that has any, newest first, a column a series and its range."""
    periods = range(len(chart.categories))
    shown = [i for i in reversed(periods) if any(s.points[i].value is not None for s in chart.series)]
    headers = [chart.category_title or "Period"]
    columns = [[Cell(text=chart.categories[i]) for i in shown]]
    for series in chart.series:
        points = [series.points[i] for i in shown]
        headers.append(series.name)
        columns.append([_value(ledger, point) for point in points])
        if any(point.lower is not None for point in points):
            headers.append(f"{series.name}: {RANGE}")
            columns.append([_range(ledger, point) for point in points])
    return Table(
        id=f"{chart.id}-numbers",
        caption=chart.caption,
        headers=tuple(headers),
        rows=tuple(zip(*columns, strict=True)),
    )


def _value(ledger: Ledger, point: Point) -> Cell:
    # The caption names the unit once for all cells.
    return Cell(text=in_cell(ledger, tag(point.figure_id, Facet.VALUE)) if point.figure_id else point.text)


def _range(ledger: Ledger, point: Point) -> Cell:
    figure = ledger.get(point.figure_id) if point.figure_id else None
    return Cell(text=(figure and figure.interval) or point.text)
