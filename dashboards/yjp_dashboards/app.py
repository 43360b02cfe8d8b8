"""The app factory: one Dash app over one ledger, with nothing shared between apps."""

import re
from typing import Any
from urllib.parse import parse_qsl

from dash import Dash, Input, Output, State, set_props
from flask import Flask

from yjp.ledger import Ledger
from yjp_dashboards import security, shell
from yjp_dashboards.components.notices import FAULT_SENTENCE, no_such_page
from yjp_dashboards.pages.registry import PAGES, same_path

POLYFILL = re.compile(r'<script src="[^"]*/deps/polyfill@[^"]*"></script>\n?')


class _App(Dash):
    """Dash without the script that teaches browsers of 2015 what later ones know: a tenth of a second a load."""

    def interpolate_index(self, **parts: Any) -> Any:  # type: ignore[override]
        parts["scripts"] = POLYFILL.sub("", parts["scripts"])
        return super().interpolate_index(**parts)  # type: ignore[no-untyped-call]


def create_app(ledger: Ledger) -> Dash:
    """A Dash app that shows the ledger; its ``server`` is the WSGI application.

    It keeps the ledger in closures only, so that several apps in a process do not see each other's.
    """
    app = _App(
        __name__,
        server=Flask("yjp_dashboards", static_folder=None),  # type: ignore[arg-type]
        title=f"Headline figures – {ledger.about.service} youth justice",
        update_title="",
        index_string=shell.DOCUMENT,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
        # Said here because the environment could otherwise say it for us.
        serve_locally=True,
        use_pages=False,
        enable_mcp=False,
        compress=True,
        requests_pathname_prefix="/",
        routes_pathname_prefix="/",
        assets_external_path="",
        include_assets_files=True,
        # Pages' components are not in the first layout.
        suppress_callback_exceptions=True,
        add_log_handler=False,
        on_error=_on_error,
    )
    app.enable_dev_tools(
        debug=False,
        dev_tools_ui=False,
        dev_tools_props_check=False,
        dev_tools_serve_dev_bundles=False,
        dev_tools_hot_reload=False,
        dev_tools_silence_routes_logging=False,
        dev_tools_prune_errors=False,
        dev_tools_disable_version_check=True,
        dev_tools_validate_callbacks=False,
    )
    app.layout = shell.frame(ledger.about, PAGES)
    views = {page.path: page.open(ledger) for page in PAGES}

    @app.callback(
        Output(shell.CONTENT, "children"), Input(shell.ADDRESS, "pathname"), State(shell.ADDRESS, "search")
    )
    def content(path: str | None, search: str | None) -> Any:
        view = views.get(same_path(path))
        query = dict(parse_qsl((search or "").removeprefix("?")))
        return no_such_page() if view is None else view.layout(query)

    for view in views.values():
        view.connect(app)
    security.protect(app)
    return app


def _on_error(error: Exception) -> None:
    security.log_without_values(error)
    set_props(shell.FAULT, {"children": FAULT_SENTENCE})
