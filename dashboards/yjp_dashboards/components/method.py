"""How a figure is made, as terms and descriptions beside its numbers: one set of words on every page."""

from collections.abc import Sequence
from typing import Any

from dash import html

from yjp.indicators.definition import Indicator
from yjp.indicators.registry import indicator
from yjp.ledger import Figure
from yjp.local_measures import PREFIX as LOCAL
from yjp.narrative.filling import raised
from yjp.narrative.headline import Headline

About = tuple[tuple[str, Any], ...]
"""Terms with what they say, as ``Panel.about`` has them."""
COUNTED, NOT_COUNTED = "Counted", "Not counted"
RANGES = {
    "Byar": "By Byar’s method, for counts of ten or more.",
    "exact Poisson": "The exact Poisson limits, for small counts.",
    "Wilson": "By Wilson’s method, for shares.",
}
"""The methods of most ranges, which a bare name says little of."""
DIFFERS = "How this differs from the official figure"


def facts(of: Indicator, figure: Figure | None = None) -> About:
    """What is counted, out of what, what is not, what to know, source and version."""
    has_denominator = of.denominator and not of.denominator.startswith("None")
    return (
        *_listed(COUNTED, (of.numerator, *of.counts_in)),
        *_listed("Out of", (of.denominator,) if has_denominator else ()),
        *_listed(NOT_COUNTED, of.counts_out),
        *_listed("To know", of.deviations),
        *_listed("95% range", (_range(figure),) if figure and figure.interval_method else ()),
        _rules(of),
        *_listed("Caveat", (f"{of.caveat}.",) if of.caveat else ()),
    )


def counting(identifier: str) -> About:
    """What an indicator with an official figure counts and does not, for any of its panels."""
    of = indicator(identifier)
    return (
        *_listed(COUNTED, of.counts_in or (of.numerator,)),
        *_listed(NOT_COUNTED, of.counts_out),
        *_listed(DIFFERS, of.deviations),
        _rules(of),
    )


def method(headline: Headline, of: Indicator) -> About:
    """Everything about how a headline was made: definition, what counts, limits, source, version, its id."""
    figure = headline.figure
    return (
        ("Definition", headline.definition),
        *_listed(COUNTED, of.counts_in),
        *_listed(NOT_COUNTED, of.counts_out),
        *_listed(DIFFERS, of.deviations),
        ("95% range", _range(figure)),
        ("Source", headline.source),
        _rules(of),
        ("Figure", html.Code(figure.figure_id)),
    )


def _range(figure: Figure) -> str:
    method = figure.interval_method
    return RANGES.get(method, f"{raised(method)}.") if method else "None is given."


def _rules(of: Indicator) -> tuple[str, str]:
    if of.id.startswith(LOCAL):
        # Its version is a digest of what the service wrote, which says nothing to a reader.
        return "Scorecard", f"{of.source.removesuffix('.')}."
    return "Counting rules", f"{of.source.removesuffix('.')}. Version {of.definition_version}."


def _listed(term: str, sentences: Sequence[str]) -> About:
    if not sentences:
        return ()
    return ((term, sentences[0] if len(sentences) == 1 else html.Ul([html.Li(each) for each in sentences])),)
