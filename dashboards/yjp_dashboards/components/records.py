"""A long table that its reader can sort: rows as data, which the page's own script draws.

Dash takes half a second over a few hundred cells; a list of children may have thousands.
"""

import json
from collections.abc import Sequence
from typing import Any

from dash import html


def records(identifier: str, data: str = "") -> Any:
    """Where a table is drawn, from what ``records_data`` gives; nothing as long as there is none."""
    held: dict[str, Any] = {"data-records": data}
    return html.Div(id=identifier, className="records", **held)


def records_data(
    caption: str, headers: Sequence[str], rows: Sequence[Sequence[str]], nothing: str = "There are none."
) -> str:
    """Caption, column headers and rows for the script, a row header in the first column."""
    return json.dumps(
        {
            "caption": caption,
            "headers": list(headers),
            "rows": [list(row) for row in rows],
            "nothing": nothing,
        },
        ensure_ascii=False,
    )
