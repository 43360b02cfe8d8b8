"""The card of a headline indicator: the number, who is behind it, and what it is worth beside others."""

from collections.abc import Iterable
from typing import Any

from dash import html

from yjp.figures import Facet, State, Unit, tag
from yjp.indicators.registry import indicator
from yjp.ledger import Figure, Ledger
from yjp.narrative.family import family_unknown
from yjp.narrative.filling import in_words
from yjp.narrative.headline import Headline, Sentence, Span, plain_text
from yjp.narrative.hidden import WHY_HIDDEN
from yjp.narrative.phrases import children
from yjp.narrative.remarks import another_year
from yjp.narrative.sentences import bound
from yjp_dashboards.components.aria import aria
from yjp_dashboards.components.beside import beside
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
PER_CHILDREN = (Unit.PER_100K, Unit.PER_10K, Unit.PER_1K)


def card(ledger: Ledger, headline: Headline, closer: Any, others: Iterable[Headline] = ()) -> Any:
    """One headline as an article; ``closer`` leads to its own page.

    ``others`` are the cards beside it: the card says so where the one that is read with it is of another year.
    """
    figure, heading = headline.figure, f"card-{headline.indicator}"
    return html.Article(
        className="card",
        **aria(labelledby=heading),
        children=[
            *_title(headline.indicator, heading),
            *rating(headline, with_change=True),
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
                            html.P(plain_text(_behind(ledger, headline)), className="children"),
                            sparkline_image(ledger, headline),
                        ],
                    ),
                    html.Div(beside(ledger, headline)),
                ],
            ),
            *_another_year(headline, others),
            *_newer(ledger, headline),
            *_unanswered(ledger, headline),
            html.P(plain_text(headline.interval_words), className="interval"),
            *in_children(headline),
            *(html.P(plain_text(each), className="interval") for each in headline.remarks),
            html.Div([closer, _definition_and_source(headline)], className="card-foot"),
        ],
    )


def _behind(ledger: Ledger, headline: Headline) -> Sentence:
    """Who stands behind the figure, and of how many: a few sentences say little without the children they are of."""
    figure, said = headline.figure, headline.children
    based = any(span.tag == tag(figure.figure_id, Facet.DENOMINATOR) for span in said)
    if based or figure.suppressed or figure.denominator is None or Unit(figure.unit) not in PER_CHILDREN:
        return said
    base = bound(ledger, figure, Facet.DENOMINATOR)
    return (*said, Span(text=" among "), base, Span(text=" children aged 10 to 17"))


def _another_year(headline: Headline, others: Iterable[Headline]) -> list[Any]:
    said = another_year(headline.figure, [each.figure for each in others])
    return [html.P(plain_text(said), className="newer")] if said else []


def _newer(ledger: Ledger, headline: Headline) -> list[Any]:
    """That there is a newer year than the card's, which nothing published can be set beside yet."""
    newer = headline.newer
    if newer is None:
        return []
    if newer.suppressed or newer.value is None:
        value = NOT_SHOWN.lower()
    else:
        value = f"{newer.text} ({plain_text(children(ledger, newer))})"
    said = (
        f"This is the headline year: the newest to compare. Newest year, {in_words(newer.period)}: {value}."
    )
    return [html.P(said, className="newer")]


def _unanswered(ledger: Ledger, headline: Headline) -> list[Any]:
    """That the family cannot be compared with, where it cannot."""
    said = family_unknown(ledger, headline)
    return [html.P(plain_text(said), className="interval")] if said else []


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
    if figure.suppressed:
        return [html.Span(f"{NOT_SHOWN}, {WHY_HIDDEN}", className="no-number")]
    if figure.value is None:
        return [html.Span(figure.reason or "No figure", className="no-number")]
    unit = figure.text.removeprefix(figure.number)
    # A per cent sign belongs to its number; longer units are set smaller.
    if not unit.startswith(" "):
        return [html.Span(figure.text, className="number")]
    return [html.Span(figure.number, className="number"), html.Span(unit, className="unit")]


def _definition_and_source(headline: Headline) -> Any:
    """Definition and source of a headline, for a card."""
    return html.Details(
        [
            html.Summary("Definition and source"),
            html.P(headline.definition),
            html.P(headline.source),
        ],
        className="more",
    )
