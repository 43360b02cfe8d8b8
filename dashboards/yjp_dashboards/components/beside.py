"""What a headline is worth beside the year before and beside other areas."""

from typing import Any

from dash import html

from yjp.figures import Facet, Unit, tag
from yjp.ledger import UNIT_WORDS, Comparison, Figure, Ledger
from yjp.narrative.facets import NOT_COMPARED, in_cell
from yjp.narrative.headline import Compared, Headline
from yjp_dashboards.components.notices import CHANGE_NOT_SHOWN, NO_COMPARATORS, NO_YEAR_BEFORE
from yjp_dashboards.components.verdict import badge


def beside(ledger: Ledger, headline: Headline) -> list[Any]:
    """The change on the year before, changes elsewhere, and the comparators' figures, each with its verdict."""
    if not headline.comparators:
        return [_change(ledger, headline), html.P(NO_COMPARATORS, className="no-comparators")]
    return [
        _change(ledger, headline),
        *_changes_elsewhere(ledger, headline),
        *_comparators(ledger, headline),
    ]


def _change(ledger: Ledger, headline: Headline) -> Any:
    past, comparison = headline.past, headline.past_comparison
    if headline.figure.suppressed or (past is not None and past.suppressed):
        # A change beside one number that is shown gives the other away.
        return html.P(CHANGE_NOT_SHOWN, className="change")
    if past is None or comparison is None:
        return html.P(NO_YEAR_BEFORE, className="change")
    return html.P(
        [
            html.Span("On the year before", className="change-label"),
            html.Span(
                [
                    html.Strong(comparison.change_text),
                    f"{_unit(comparison)} from {_shown(ledger, past)}{_own(past)}",
                ],
                className="change-size",
            ),
            badge(comparison.verdict, on_past=True),
        ],
        className="change",
    )


def _unit(comparison: Comparison) -> str:
    """The unit of a change of a rate; a change in per cent or in points names its own."""
    return (
        " in the rate" if comparison.change_unit == Unit.RATE_CHANGE and comparison.change is not None else ""
    )


def _own(past: Figure) -> str:
    unit = UNIT_WORDS[Unit(past.unit)]
    return unit if unit.startswith(" ") else ""


def _changes_elsewhere(ledger: Ledger, headline: Headline) -> list[Any]:
    # Where another area published its change but no level, only the changes can be set side by side.
    changes = [(c.name, c.change) for c in headline.comparators if c.figure is None and c.change is not None]
    if not changes:
        return []
    items = [html.Li([f"{name} ", html.Strong(_shown(ledger, change))]) for name, change in changes]
    return [
        html.Div(
            [html.P("Change elsewhere (no level of theirs is held)"), html.Ul(items)],
            className="only-change",
        )
    ]


def _comparators(ledger: Ledger, headline: Headline) -> list[Any]:
    levels = [(compared, compared.figure) for compared in headline.comparators if compared.figure is not None]
    if not levels:
        return []
    head = html.Thead(html.Tr([html.Th(text, scope="col") for text in ("Compared with", "Figure", "We are")]))
    rows = [html.Tr(_row(ledger, compared, figure)) for compared, figure in levels]
    return [html.Table([head, html.Tbody(rows)], className="comparators")]


def _row(ledger: Ledger, compared: Compared, figure: Figure) -> list[Any]:
    verdict = badge(compared.comparison.verdict) if compared.comparison else NOT_COMPARED
    return [
        html.Th(compared.name, scope="row"),
        html.Td(_shown(ledger, figure), className="figure"),
        html.Td(verdict),
    ]


def _shown(ledger: Ledger, figure: Figure) -> str:
    return in_cell(ledger, tag(figure.figure_id, Facet.VALUE))
