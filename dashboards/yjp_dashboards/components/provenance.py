"""Where a number comes from and what it counts: beside every number, folded away until asked for."""

from typing import Any

from dash import html

from yjp.indicators.definition import Indicator
from yjp.narrative.headline import Headline


def definition_and_source(headline: Headline) -> Any:
    """Definition and source of a headline, for a card."""
    return html.Details(
        [
            html.Summary("Definition and source"),
            html.P(headline.definition),
            html.P(headline.source),
        ],
        className="more",
    )


def method(headline: Headline, indicator: Indicator) -> tuple[tuple[str, Any], ...]:
    """Everything about how the figure was made, as terms and descriptions: what counts, limits, source, version."""
    figure = headline.figure
    return (
        ("Definition", headline.definition),
        *_listed("Counted", indicator.counts_in),
        *_listed("Not counted", indicator.counts_out),
        *_listed("Where this differs from the official figure", indicator.deviations),
        ("Range for chance", figure.interval_method or "None is given."),
        ("Source", headline.source),
        ("Counting rules", f"{indicator.source} Version {indicator.definition_version}."),
        ("Figure", html.Code(figure.figure_id)),
    )


def _listed(name: str, sentences: tuple[str, ...]) -> list[tuple[str, Any]]:
    if not sentences:
        return []
    return [(name, sentences[0] if len(sentences) == 1 else html.Ul([html.Li(s) for s in sentences]))]
