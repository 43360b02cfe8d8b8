"""The rating of a headline as boards read it: a letter in a shape of its own, its colour's name, and the reason."""

from typing import Any

from dash import html

from yjp.figures import LETTERS, Facet, Rating, tag
from yjp.narrative.filling import lowered
from yjp.narrative.headline import Headline, plain_text
from yjp.narrative.keys import RATINGS, TOLERANCE, verdict_word
from yjp_dashboards.components.aria import aria


def rating(headline: Headline, *, with_change: bool = False) -> list[Any]:
    """The letter and the sentence that says why; nothing where the figure is not rated.

    ``with_change`` adds how the figure moved, for whoever reads a green beside other areas as a fall.
    """
    if headline.rating is None or headline.rating_sentence is None:
        return []
    kind = Rating(headline.rating.rating)
    said = plain_text(headline.rating_sentence) + (_moved(headline) if with_change else "")
    return [html.P([_letter(kind), html.Span(said)], className="rating")]


def _moved(headline: Headline) -> str:
    """`` On the year before it rose by 5.4 percentage points: no clear change.``; nothing where that is the rating."""
    own, rated = headline.past_comparison, headline.rating
    if own is None or rated is None or rated.comparator_id in (None, own.comparator_id):
        return ""
    name = tag(headline.figure.figure_id, Facet.CHANGE)
    moved = next((span.text for said in headline.sentences for span in said if span.tag == name), None)
    if moved is None:
        return ""
    return f" On the year before it {moved}: {lowered(verdict_word(own.verdict, on_past=True))}."


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
