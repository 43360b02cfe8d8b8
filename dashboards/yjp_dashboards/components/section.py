"""A part of a page under a heading of its own."""

from collections.abc import Sequence
from typing import Any

from dash import html

from yjp_dashboards.components.aria import aria


def section(identifier: str, heading: str, body: Sequence[Any]) -> Any:
    """The part; ``identifier`` is its heading's, to which links and skips lead."""
    return html.Section(
        [html.H2(heading, id=identifier, tabIndex=-1), *body],
        className="panel",
        **aria(labelledby=identifier),
    )
