"""Lists of single children on a page: chosen, opened by a button, sorted, downloaded.

Nothing is opened by looking at the page: each opening is written down with the person's name, and so it takes a
deliberate act. A download is an opening too.
"""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, html
from dash.exceptions import PreventUpdate
from werkzeug.exceptions import NotFound

from yjp_dashboards.auth.roles import Act
from yjp_dashboards.case_lists import CaseList
from yjp_dashboards.components.records import records, records_data
from yjp_dashboards.components.section import section
from yjp_dashboards.downloads import Download, address
from yjp_dashboards.pages.callbacks import Callbacks
from yjp_dashboards.viewing import viewing

WRITTEN_DOWN = (
    "Each opening is written down: who, when and which list. There are no names in it, only case ids."
)
NOBODY = "There is nobody on this list."
LIST = "list"
"""What names the list in the address of a download."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BYTE_ORDER_MARK = "\ufeff"

Offered = Callable[[str], bool]


def case_list(
    prefix: str, options: Sequence[tuple[str, str]], chosen: str | None = None, *, legend: str = "Which list"
) -> list[Any]:
    """A choice of lists (name and title), the button that opens one, and the place where it is shown.

    ``prefix`` begins the ids of its components, and is the same in ``connect_case_list``.
    """
    names = [name for name, _ in options]
    value = chosen if chosen in names else (names[0] if names else None)
    picked = html.Div(
        [
            html.Label(legend, htmlFor=f"{prefix}-choice"),
            dbc.Select(
                id=f"{prefix}-choice",
                options=[{"label": title, "value": name} for name, title in options],
                value=value,
            ),
        ],
        className="chooser select",
        hidden=len(options) < 2,
    )
    opening = html.Button("Open the list", id=f"{prefix}-open", type="button", className="button")
    return [
        html.Div([picked, opening], className="open-list"),
        html.P(WRITTEN_DOWN, className="quiet"),
        html.Div(id=f"{prefix}-said", role="status"),
        records(f"{prefix}-rows"),
        html.Div(id=f"{prefix}-files"),
    ]


def connect_case_list(on: Callbacks, prefix: str, page: str, offered: Offered) -> None:
    """Open lists on a page, and offer each as a file; ``offered`` says which names the page may open."""

    @on.callback(
        Output(f"{prefix}-said", "children"),
        Output(f"{prefix}-rows", "data-records"),
        Output(f"{prefix}-files", "children"),
        Input(f"{prefix}-open", "n_clicks"),
        State(f"{prefix}-choice", "value"),
        prevent_initial_call=True,
        needs=Act.CASE_LISTS,
    )
    def opened(view: Any, clicks: int | None, name: str) -> tuple[Any, str, Any]:
        if not clicks:
            raise PreventUpdate
        found = _opened(name, offered)
        said = f"{found.title}: {found.counted}."
        file = address(page, prefix, viewing(), **{LIST: name})
        link = html.P(html.A("Download the list (CSV)", href=file, download=""), className="files")
        return (
            said,
            records_data(found.title, found.headers, found.rows, NOBODY),
            link if found.rows else None,
        )

    def download(view: Any, query: Mapping[str, str]) -> Download:
        now = viewing()
        now.require(Act.CASE_LISTS)
        name = query.get(LIST, "")
        found, about = _opened(name, offered, downloaded=True), now.ledger.about
        made_up = "-made-up" if about.made_up else ""
        return Download(
            filename=f"{about.area}-{name.lower()}-{about.extract_date}{made_up}.csv",
            mimetype="text/csv",
            content=as_csv(found.headers, found.rows),
        )

    on.download(prefix, download)


def as_csv(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Rows as CSV that Excel reads as UTF-8 and does not run as formulas."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(headers)
    writer.writerows([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row] for row in rows)
    return (_BYTE_ORDER_MARK + text.getvalue()).encode()


def _opened(name: object, offered: Offered, *, downloaded: bool = False) -> CaseList:
    if not isinstance(name, str) or not offered(name):
        raise NotFound
    return viewing().case_list(name, downloaded=downloaded)


def list_section(prefix: str, heading: str, body: Sequence[Any]) -> Any:
    """A section of a page for lists of children."""
    return section(f"{prefix}-heading", heading, body)
