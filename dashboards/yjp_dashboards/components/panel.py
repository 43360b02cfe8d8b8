"""One chart of a page with all that belongs to it: takeaway, chart, the same numbers as a table, files, and the method.

A page makes a ``Panel`` from the ledger that its viewer may have, ``panel`` draws it, and where a choice changes what
is shown, ``outputs`` and ``parts`` redraw it without losing what the reader has open. ``panel_files`` makes its files.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import polars as pl
from dash import Output, dcc, html

from yjp.charts.spec import Cell, Chart, Table, anything_drawn
from yjp.charts.to_plotly import fitting_height, to_plotly
from yjp.ledger import About
from yjp.narrative.parts import Sentence, plain_text
from yjp_dashboards.components.aria import aria, data
from yjp_dashboards.components.notices import NO_TREND
from yjp_dashboards.components.see_children import see_children
from yjp_dashboards.components.tables import NOTHING
from yjp_dashboards.downloads import address
from yjp_dashboards.viewing import viewing

GRAPH_CONFIG: Any = {
    # Without its buttons: a saved picture would lose the banner of a made-up caseload.
    "displayModeBar": False,
    "displaylogo": False,
    "doubleClick": False,
    "scrollZoom": False,
    "showTips": False,
}
PANEL = "panel"
"""What names the panel in the address of a download."""
FEW_LABELS = 8
NOTHING_DRAWN: Any = {
    "data": [],
    "layout": {"dragmode": False, "xaxis": {"fixedrange": True}, "yaxis": {"fixedrange": True}},
}
FILES = (("docx", "Word page with the chart"), ("xlsx", "Workbook"), ("csv", "CSV"))


@dataclass(frozen=True, kw_only=True)
class Panel:
    """What a panel says.

    ``id`` is its own in the whole app and begins with its page's name (``custody-trend``): it is the anchor of its
    address and names it in downloads. ``takeaway`` is one sentence; ``words`` are more of them. ``chart`` and
    ``tables`` come from ``yjp.charts``; the first table holds the chart's numbers. ``about`` are terms and
    descriptions of how the figures are made. ``rows`` are what the CSV holds, where it is not the ledger's rows behind
    chart and tables. ``for_word`` and ``tables_for_word`` are what a page of paper shows, where that is less.
    ``nothing`` is said where there is nothing to draw. ``subject`` stands before the heading in files, which have no
    page around them. ``unfolded`` shows ``about`` at once, ``table_open`` the tables. ``lists`` are of the children
    behind it, for those who may see them.
    """

    id: str
    heading: str
    takeaway: str | Sentence
    chart: Chart | None = None
    tables: tuple[Table, ...] = ()
    words: tuple[str | Sentence, ...] = ()
    about: tuple[tuple[str, Any], ...] = ()
    rows: pl.DataFrame | None = None
    for_word: Chart | None = None
    tables_for_word: tuple[Table, ...] | None = None
    nothing: str = ""
    subject: str = ""
    unfolded: bool = False
    table_open: bool = False
    lists: tuple[str, ...] = ()
    earlier: bool = False

    @property
    def title(self) -> str:
        """The heading with its subject, for where there is no page around it."""
        if not self.subject:
            return self.heading
        return f"{self.subject}: {self.heading[0].lower()}{self.heading[1:]}"

    @property
    def drawn(self) -> Chart | None:
        """The chart, if there is anything to see on it: a line of one point says no more than its table."""
        if self.chart is None or not anything_drawn(self.chart):
            return None
        return None if self.lonely else self.chart

    @property
    def lonely(self) -> bool:
        """Whether its lines have one place only."""
        if self.chart is None or self.chart.kind != "line":
            return False
        lines = [each.points for each in self.chart.series]
        return sum(any(p.value is not None for p in place) for place in zip(*lines, strict=True)) == 1


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a panel stands: its page's path, and the choices in the address that lead to it."""

    page: str
    query: Mapping[str, str]

    def link(self, panel_id: str) -> str:
        """The address of the panel, to be sent to a colleague."""
        asked = f"?{urlencode(self.query)}" if self.query else ""
        return f"{self.page}{asked}#{panel_id}"


def said(words: str | Sentence) -> str:
    """A sentence as plain text."""
    return words if isinstance(words, str) else plain_text(words)


def panel(now: Panel, place: Place, *, choices: tuple[Any, ...] = (), redrawn: bool = False) -> Any:
    """The panel as a section. ``choices`` are what redraws it, which stand between its heading and its takeaway.

    ``redrawn`` says that a choice elsewhere redraws it.
    """
    changes = redrawn or bool(choices)
    return html.Section(
        [
            html.H2(now.heading, id=now.id, tabIndex=-1),
            *([html.Div(list(choices), className="choosers")] if choices else []),
            html.P(said(now.takeaway), id=f"{now.id}-takeaway", className="takeaway", **_polite(changes)),
            html.Div(_words(now), id=f"{now.id}-words", className="words"),
            *_figure(now, redrawn=changes),
            html.Div(_folds(now, place, redrawn=changes), className="folds"),
        ],
        className="panel",
        **aria(labelledby=now.id),
    )


def outputs(panel_id: str) -> list[Output]:
    """What a choice changes, in the order of ``parts``."""
    return [Output(f"{panel_id}-{part}", prop) for part, prop in _PARTS]


def parts(now: Panel, place: Place) -> list[Any]:
    """What the panel says now, in the order of ``outputs``."""
    chart = now.drawn
    return [
        said(now.takeaway),
        _words(now),
        _drawing(chart),
        _frame(chart),
        chart.alt if chart else "",
        chart.caption if chart else "",
        not now.tables,
        tables_data(now.tables),
        _links(now, place),
        _about(now),
    ]


_PARTS = (
    ("takeaway", "children"),
    ("words", "children"),
    ("graph", "figure"),
    ("frame", "style"),
    ("summary", "children"),
    ("caption", "children"),
    ("files", "hidden"),
    ("tables", "data-tables"),
    ("links", "children"),
    ("about", "children"),
)


def tables_data(tables: tuple[Table, ...]) -> str:
    """The tables for the script that draws them: Dash takes half a second over hundreds of cells."""
    return json.dumps(
        [
            {"caption": t.caption, "headers": t.headers, "rows": [[_cell(c) for c in row] for row in t.rows]}
            for t in tables
        ],
        ensure_ascii=False,
    )


def _cell(cell: Cell) -> str | list[str]:
    # What stands where a number is missing is set quieter than the numbers.
    return [cell.text] if cell.text in NOTHING else cell.text


def _polite(changes: bool) -> dict[str, Any]:
    # What a choice has changed is said to those who do not see it.
    return aria(live="polite") if changes else {}


def _words(now: Panel) -> list[Any]:
    words = [html.P(said(each)) for each in now.words]
    if now.lonely and NO_TREND not in now.words:
        words.append(html.P(NO_TREND, className="notice"))
    elif now.nothing and now.drawn is None and not now.lonely:
        words.append(html.P(now.nothing, className="notice"))
    return words + see_children(now.lists, earlier=now.earlier)


def _figure(now: Panel, *, redrawn: bool) -> list[Any]:
    chart = now.drawn
    if chart is None and not redrawn:
        return []
    graph = dcc.Graph(id=f"{now.id}-graph", figure=_drawing(chart), config=GRAPH_CONFIG, responsive=True)
    caption = html.Figcaption(
        [
            html.P(chart.alt if chart else "", id=f"{now.id}-summary", className="visually-hidden"),
            html.P(chart.caption if chart else "", id=f"{now.id}-caption"),
        ]
    )
    # Plotly's drawing says nothing to a screen reader; the paragraph below says it all.
    frame = html.Div(
        graph, id=f"{now.id}-frame", className="graph", style=_frame(chart), **aria(hidden="true")
    )
    return [html.Figure([frame, caption], className="chart")]


def _drawing(chart: Chart | None) -> dict[str, Any]:
    return for_screen(to_plotly(chart)) if chart else NOTHING_DRAWN


def for_screen(figure: dict[str, Any]) -> dict[str, Any]:
    """The figure held still: dragging scrolls the page, as fingers expect, and never loses part of the chart."""
    layout = figure["layout"]
    still = {axis: layout[axis] | {"fixedrange": True} for axis in ("xaxis", "yaxis")}
    # Many labels turn where they would run into each other on a narrow screen; the few of a line have room.
    if len(still["xaxis"].get("tickvals", ())) > FEW_LABELS:
        still["xaxis"].pop("tickangle", None)
    # The axes take the room that their words need, and no more: a phone has none to spare.
    margin = layout["margin"] | {"l": 8, "r": 16}
    return figure | {"layout": layout | still | {"dragmode": False, "margin": margin}}


def _frame(chart: Chart | None) -> dict[str, str]:
    if chart is None:
        return {"display": "none"}
    # A property of our own: the style sheet makes it taller where the screen is narrow.
    return {"--height": f"{fitting_height(chart)}px"}


def _folds(now: Panel, place: Place, *, redrawn: bool) -> list[Any]:
    folds = []
    if now.tables or redrawn:
        tables = html.Div(id=f"{now.id}-tables", **data(tables=tables_data(now.tables)))
        links = html.Ul(_links(now, place), id=f"{now.id}-links", className="links")
        folds.append(
            html.Div(
                [
                    _fold("The numbers as a table", now, tables, unfolded=now.table_open),
                    _fold("Download or share", now, links),
                ],
                id=f"{now.id}-files",
                className="files",
                hidden=not now.tables,
            )
        )
    if now.about or redrawn:
        folds.append(
            _fold(
                "Definition, source and method",
                now,
                html.Dl(_about(now), id=f"{now.id}-about", className="facts"),
                unfolded=now.unfolded,
            )
        )
    return folds


def _fold(name: str, now: Panel, content: Any, *, unfolded: bool = False) -> Any:
    of = html.Span(f": {now.heading}", className="visually-hidden")
    return html.Details([html.Summary([name, of]), content], className="more", open=unfolded)


def _links(now: Panel, place: Place) -> list[Any]:
    look = viewing()
    query = {**place.query, PANEL: now.id}
    links = [
        html.Li(html.A(words, href=address(place.page, kind, look, **query), download=""))
        for kind, words in FILES
    ]
    if now.drawn is not None:
        links.append(html.Li(_picture(now, look.ledger.about)))
    # A plain click copies the address; it is a link, so that it can be opened and kept as any other.
    # Whoever opens it sees it in the view that is theirs: an address shows nobody more than their role may see.
    words = "Copy the address (it opens in the reader’s own view)"
    copy = html.A(words, href=place.link(now.id), className="copy-address")
    return [*links, html.Li(copy)]


def stem(now: Panel, about: About) -> str:
    """What a panel's files are called, whatever their kind."""
    parts = [about.service, now.id, f"{about.extract_date}", *(["made-up"] if about.made_up else [])]
    return "-".join(re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-") for part in parts)


def _picture(now: Panel, about: About) -> Any:
    assert now.drawn is not None
    words = data(
        picture=f"{now.id}-graph",
        filename=stem(now, about),
        title=said(now.takeaway),
        caption=" ".join(f"{each.rstrip('.')}." for each in filter(None, (now.drawn.caption, about.banner))),
    )
    return html.Button("Picture (PNG)", type="button", className="as-link", **words)


def _about(now: Panel) -> list[Any]:
    return [html.Div([html.Dt(term), html.Dd(text)]) for term, text in now.about]
