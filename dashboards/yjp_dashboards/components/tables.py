"""A table of the ledger's own text as an HTML table."""

from typing import Any

from dash import html

from yjp.charts.points import NO_FIGURE
from yjp.charts.spec import Table
from yjp.narrative.facets import NOT_COMPARED
from yjp.narrative.wording import NOT_AVAILABLE, NOT_HELD, NOT_PUBLISHED, NOT_SHOWN
from yjp_dashboards.components.aria import aria

NOTHING = {NOT_AVAILABLE, NOT_COMPARED, NOT_HELD, NOT_PUBLISHED, NOT_SHOWN, NO_FIGURE}
"""Words that stand where a number is missing: set quieter than the numbers."""


def table(spec: Table) -> Any:
    """Caption, column headers, and row headers in the first column; it scrolls sideways by keyboard if it must."""
    head = html.Thead(html.Tr([html.Th(text, scope="col") for text in spec.headers]))
    body = html.Tbody(
        [
            html.Tr([html.Th(first.text, scope="row"), *(_cell(cell.text) for cell in rest)])
            for first, *rest in spec.rows
        ]
    )
    return html.Div(
        html.Table([html.Caption(html.Span(spec.caption)), head, body], className="data"),
        className="scroll",
        role="region",
        tabIndex=0,
        **aria(label=spec.caption),
    )


def _cell(text: str) -> Any:
    return html.Td(text, className="none") if text in NOTHING else html.Td(text)
