"""The board pack: every subject's key figures on one page that prints cleanly, each subject on a sheet of its own."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import dcc, html

from yjp.charts.to_plotly import to_plotly
from yjp.charts.trend import comparator_table, trend
from yjp.indicators.registry import HEADLINES, indicator
from yjp.ledger import Ledger
from yjp.narrative.family import family_unknown
from yjp.narrative.headline import Headline, headlines, plain_text
from yjp.narrative.last_quarter import since_last_quarter
from yjp.narrative.remarks import another_year
from yjp.periods import YEAR_MONTHS, snapshot
from yjp_dashboards.components.action_table import action_table
from yjp_dashboards.components.action_words import ordered, summary
from yjp_dashboards.components.aria import aria, data
from yjp_dashboards.components.notices import NO_FIGURES, notice
from yjp_dashboards.components.page_title import page_title
from yjp_dashboards.components.panel import GRAPH_CONFIG, for_screen, tables_data
from yjp_dashboards.components.rating import rating
from yjp_dashboards.pages.page import Page
from yjp_dashboards.releases import Audience
from yjp_dashboards.viewing import Viewing, viewing

OWN = (
    "This is your own view, with small numbers in it. Change to the board view above before you print it for the "
    "board, or to the public view before you publish it."
)
OWN_ON_PAPER = "Own copy, with small numbers: not for the board or the public"
"""Over the first sheet; the style sheet for paper says the same over each of the others, for sheets get parted."""
HOW = "Print this page, or save it as a PDF, with the browser’s own command (Ctrl+P)."


class BoardPack:
    """The page over one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        found = headlines(ledger)
        self._subjects = [_subject(ledger, each, found) for each in found]

    def layout(self, query: Mapping[str, str]) -> list[Any]:
        """The pack; on a screen it begins with how to print it, and for whom it may be."""
        about = self.ledger.about
        title = page_title(self.ledger, "Board pack")
        if not self._subjects:
            return [title, notice(NO_FIGURES)]
        own = viewing().audience is Audience.OWN
        return [
            title,
            *([html.P(OWN_ON_PAPER, className="own-copy")] if own else []),
            html.P(
                f"{about.service}: figures from the extract of {snapshot(about.extract_date).label}.",
                className="lead",
            ),
            html.Div([*([notice(OWN)] if own else []), html.P(HOW)], className="screen-only"),
            html.Section(
                [
                    html.H2("What changed since last quarter", id="board-pack-changed"),
                    html.Ul(
                        [
                            html.Li([html.Strong(f"{each.subject}."), f" {plain_text(each.said)}"])
                            for each in since_last_quarter(self.ledger)
                        ],
                        className="changed",
                    ),
                ],
                className="panel short",
                **aria(labelledby="board-pack-changed"),
            ),
            *self._subjects,
            *_actions(viewing()),
        ]


def _actions(now: Viewing) -> list[Any]:
    """The actions as this view may have them: without progress, in which a small number may stand."""
    if not now.desk.held or now.audience is Audience.PUBLIC:
        return []
    actions, today = ordered(now.desk.standing()), now.desk.today
    if not actions:
        return []
    body = [html.P(summary(actions, today), className="takeaway"), action_table(actions, today, may=False)]
    return [
        html.Section(
            [html.H2("Actions", id="board-pack-actions"), *body],
            className="panel sheet",
            **aria(labelledby="board-pack-actions"),
        )
    ]


def _subject(ledger: Ledger, head: Headline, found: Sequence[Headline]) -> Any:
    chart, heading = trend(ledger, head, yearly=True), f"board-pack-{head.indicator.replace('_', '-')}"
    drawing = [
        html.Figure(
            [
                html.Div(
                    dcc.Graph(figure=for_screen(to_plotly(chart)), config=GRAPH_CONFIG, responsive=True),
                    className="graph",
                    **aria(hidden="true"),
                ),
                html.Figcaption([html.P(chart.alt, className="visually-hidden"), html.P(chart.caption)]),
            ],
            className="chart",
        )
    ]
    return html.Section(
        [
            html.H2(indicator(head.indicator).short_title, id=heading),
            html.P(head.takeaway, className="takeaway"),
            *rating(head),
            html.Div([html.P(plain_text(each)) for each in _words(ledger, head, found)], className="words"),
            *(drawing if len(chart.categories) > 1 else []),
            html.Div(**data(tables=tables_data((comparator_table(ledger, head),)))),
            html.P(head.source, className="source"),
        ],
        className="panel sheet",
        **aria(labelledby=heading),
    )


def _words(ledger: Ledger, head: Headline, found: Sequence[Headline]) -> list[Any]:
    beside = another_year(head.figure, [each.figure for each in found])
    more = (beside, head.matching, family_unknown(ledger, head))
    return [*head.sentences, *head.remarks, *(each for each in more if each)]


def _any_headline(ledger: Ledger) -> bool:
    return any(ledger.series(each.id, ledger.about.area, YEAR_MONTHS) for each in HEADLINES)


PAGE = Page(path="/board-pack", name="Board pack", open=BoardPack, exists=_any_headline)
