"""Verdicts as people read them: always a word and a letter in a shape of its own, never colour alone."""

from typing import Any

from dash import html

from yjp.figures import Verdict
from yjp.narrative.keys import VERDICTS, verdict_word


def badge(verdict: str, *, on_past: bool = False) -> Any:
    """The word; the style sheet puts its letter in a shape before it, which screen readers need not repeat."""
    kind = Verdict(verdict)
    return html.Span(
        verdict_word(kind, on_past=on_past), className=f"verdict verdict-{kind.value.replace('_', '-')}"
    )


def key() -> Any:
    """What the four verdicts mean."""
    entries = [html.Div([html.Dt(badge(kind)), html.Dd(mark.meaning)]) for kind, mark in VERDICTS.items()]
    return html.Details(
        [html.Summary("How to read the verdicts"), html.Dl(entries, className="key")],
        className="more",
    )
