"""The rating of a headline as boards read it: a letter in a shape of its own, its colour's name, and the reason."""

from typing import Any

from dash import html

from yjp.figures import LETTERS, Rating
from yjp.narrative.headline import Headline, plain_text
from yjp.narrative.keys import RATINGS, TOLERANCE
from yjp_dashboards.components.aria import aria


def rating(headline: Headline) -> list[Any]:
    """The letter and the sentence that says why; nothing where the figure is not rated."""
    if headline.rating is None or headline.rating_sentence is None:
        return []
    kind = Rating(headline.rating.rating)
    return [html.P([_letter(kind), html.Span(plain_text(headline.rating_sentence))], className="rating")]


def in_children(headline: Headline) -> list[Any]:
    """How many children the difference is, where that can be said."""
    if headline.matching is None:
        return []
    return [html.P(plain_text(headline.matching), className="in-children")]


def key() -> Any:
    """What the four ratings mean."""
    entries = [
        html.Div([html.Dt([_letter(kind), each.word]), html.Dd(each.meaning)])
        for kind, each in RATINGS.items()
    ]
    return html.Details(
        [html.Summary("How to read the ratings"), html.Dl(entries, className="key"), html.P(TOLERANCE)],
        className="more",
    )


def _letter(kind: Rating) -> Any:
    # The sentence beside it names the colour; the letter is for the eye.
    return html.Span(
        LETTERS[kind], className=f"letter letter-{kind.value.replace('_', '-')}", **aria(hidden="true")
    )
