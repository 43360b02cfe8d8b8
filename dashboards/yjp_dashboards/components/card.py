"""The card of a headline indicator: the number, who is behind it, and what it is worth beside others."""

from typing import Any

from dash import html

from yjp.figures import State
from yjp.indicators.registry import indicator
from yjp.ledger import Figure, Ledger
from yjp.narrative.headline import Headline, plain_text
from yjp_dashboards.components.aria import aria
from yjp_dashboards.components.beside import beside
from yjp_dashboards.components.provenance import definition_and_source
from yjp_dashboards.components.rating import in_children, rating
from yjp_dashboards.components.sparkline import sparkline_image

STATE_WORDS = {
    State.PROVISIONAL: "Provisional",
    State.FINAL: "Final",
    State.AS_PUBLISHED: "As published",
    State.REVISED: "Revised",
    State.ESTIMATE: "Local estimate",
}
NOT_SHOWN = "Not shown"


def card(ledger: Ledger, headline: Headline, closer: Any) -> Any:
    """One headline as an article; ``closer`` leads to its own page."""
    figure, heading = headline.figure, f"card-{headline.indicator}"
    return html.Article(
        className="card",
        **aria(labelledby=heading),
        children=[
            *_title(headline.indicator, heading),
            *rating(headline),
            html.Div(
                className="card-body",
                children=[
                    html.Div(
                        className="card-own",
                        children=[
                            html.P(_value(figure), className="value"),
                            html.P(
                                [
                                    html.Span(figure.period.label),
                                    html.Span(STATE_WORDS[State(figure.state)], className="state"),
                                ],
                                className="period",
                            ),
                            html.P(plain_text(headline.children), className="children"),
                            sparkline_image(ledger, headline),
                        ],
                    ),
                    html.Div(beside(ledger, headline)),
                ],
            ),
            html.P(plain_text(headline.interval_words), className="interval"),
            *in_children(headline),
            html.Div([closer, definition_and_source(headline)], className="card-foot"),
        ],
    )


def missing_card(identifier: str) -> Any:
    """The place of a headline indicator that the ledger has no figure of."""
    heading = f"card-{identifier}"
    return html.Article(
        className="card card-empty",
        **aria(labelledby=heading),
        children=[
            *_title(identifier, heading),
            html.P(
                "There is no settled twelve-month figure of this yet. It needs a full year of records.",
                className="notice",
            ),
        ],
    )


def _title(identifier: str, heading: str) -> list[Any]:
    named = indicator(identifier)
    measure = [] if named.title == named.short_title else [html.P(named.title, className="measure")]
    return [html.H3(named.short_title, id=heading), *measure]


def _value(figure: Figure) -> list[Any]:
    if figure.suppressed or figure.value is None:
        return [html.Span(figure.reason or NOT_SHOWN, className="no-number")]
    unit = figure.text.removeprefix(figure.number)
    # A per cent sign belongs to its number; longer units are set smaller.
    if not unit.startswith(" "):
        return [html.Span(figure.text, className="number")]
    return [html.Span(figure.number, className="number"), html.Span(unit, className="unit")]
