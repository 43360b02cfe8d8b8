"""How an indicator is counted, as terms and descriptions beside its numbers."""

from typing import Any

from dash import html

from yjp.indicators.definition import Indicator
from yjp.ledger import Figure


def facts(of: Indicator, figure: Figure | None = None) -> tuple[tuple[str, Any], ...]:
    """What is counted, out of what, what counts and what does not, limits, source and version."""
    return (
        ("Counted", of.numerator),
        *([("Out of", of.denominator)] if of.denominator and not of.denominator.startswith("None") else []),
        *_listed("Included", of.counts_in),
        *_listed("Not included", of.counts_out),
        *_listed("To know", of.deviations),
        *([("Range for chance", figure.interval_method)] if figure and figure.interval_method else []),
        ("Counting rules", f"{of.source.removesuffix('.')}. Version {of.definition_version}."),
        *([("Caveat", f"{of.caveat}.")] if of.caveat else []),
    )


def _listed(name: str, sentences: tuple[str, ...]) -> list[tuple[str, Any]]:
    if not sentences:
        return []
    return [(name, sentences[0] if len(sentences) == 1 else html.Ul([html.Li(s) for s in sentences]))]
