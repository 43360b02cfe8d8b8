"""A table of words that a narrow screen shows as blocks, a heading before each value.

Roles are said outright: a browser forgets that a table is one when its style sheet sets rows as blocks.
"""

from collections.abc import Sequence
from typing import Any

from dash import html


def stacked(caption: str, headers: Sequence[str], rows: Sequence[Any], *, class_name: str = "") -> Any:
    """A table of rows as ``row`` makes them, or bodies of such rows."""
    names = [html.Th(text, scope="col", role="columnheader") for text in headers]
    bodies = [rows] if rows and isinstance(rows[0], html.Tr) else []
    return html.Table(
        [
            html.Caption(html.Span(caption)),
            html.Thead(html.Tr(names, role="row"), role="rowgroup"),
            *(html.Tbody(list(body), role="rowgroup") for body in bodies),
            *(body for body in rows if isinstance(body, html.Tbody)),
        ],
        className=f"data words-table stacked {class_name}".strip(),
        role="table",
    )


def row(headers: Sequence[str], cells: Sequence[Any], **options: Any) -> Any:
    """A row whose first cell is its header; a cell is text or components."""
    return html.Tr(row_cells(headers, cells), role="row", **options)


def row_cells(headers: Sequence[str], cells: Sequence[Any]) -> list[Any]:
    """The cells of a row."""
    first, *rest = cells
    return [
        html.Th(first, scope="row", role="rowheader", **_label(headers[0])),
        *(html.Td(cell, role="cell", **_label(name)) for name, cell in zip(headers[1:], rest, strict=True)),
    ]


def _label(name: str) -> dict[str, Any]:
    return {"data-label": name}
