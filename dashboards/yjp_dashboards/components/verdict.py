"""Verdicts as people read them: always a word and a letter in a shape of its own, never colour alone."""

from dataclasses import dataclass
from typing import Any

from dash import html

from yjp.figures import Verdict


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What a verdict is called and what it means."""

    word: str
    meaning: str


MARKS = {
    Verdict.BETTER: Mark(
        word="Better", meaning="The figure here is better, by more than chance would explain."
    ),
    Verdict.SIMILAR: Mark(word="Similar", meaning="Any difference is no more than chance would explain."),
    Verdict.WORSE: Mark(word="Worse", meaning="The figure here is worse, by more than chance would explain."),
    Verdict.TOO_FEW: Mark(
        word="Too few to compare",
        meaning="Too few children stand behind the figures for a fair test.",
    ),
}


def badge(verdict: str) -> Any:
    """The word; the style sheet puts its letter in a shape before it, which screen readers need not repeat."""
    kind = Verdict(verdict)
    return html.Span(MARKS[kind].word, className=f"verdict verdict-{kind.value.replace('_', '-')}")


def key() -> Any:
    """What the four verdicts mean."""
    entries = [html.Div([html.Dt(badge(kind)), html.Dd(mark.meaning)]) for kind, mark in MARKS.items()]
    return html.Details(
        [html.Summary("How to read better, similar and worse"), html.Dl(entries, className="key")],
        className="more",
    )
