"""The app factory: one Dash app over one source of ledgers, with nothing shared between apps."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from dash import ClientsideFunction, Dash, Input, Output, State, set_props
from dash.exceptions import DependencyException, InvalidResourceError
from flask import Flask, Response, g, has_request_context, redirect, request
from werkzeug.exceptions import HTTPException

from yjp.ledger import Ledger
from yjp_dashboards import security, shell
from yjp_dashboards.auth import answers
from yjp_dashboards.auth.addresses import local
from yjp_dashboards.auth.guard import HEALTH, Guard, ThisComputer
from yjp_dashboards.case_lists import CaseLists, NoCaseLists
from yjp_dashboards.components.closed import closed_page
from yjp_dashboards.components.notices import FAULT_SENTENCE, no_such_page, page_not_drawn
from yjp_dashboards.data_quality import DataQuality, NoDataQuality
from yjp_dashboards.downloads import Downloads
from yjp_dashboards.pages.callbacks import GUARDED, NEWER, STAMP, Callbacks, Opened, say_whether_newest
from yjp_dashboards.pages.page import Page
from yjp_dashboards.pages.registry import PAGES, same_path
from yjp_dashboards.plan_desk import NoPlanDesk, PlanDesk
from yjp_dashboards.program_files import ProgramFiles
from yjp_dashboards.releases import Audience, Fixed, Releases, Source
from yjp_dashboards.viewing import VIEW_COOKIE, Stale, audiences, begin, of_page, viewing

POLYFILL = re.compile(r'<script src="[^"]*/deps/polyfill@[^"]*"></script>\n?')
VIEW = "/view"
DOCUMENTS = ("/", "/<path:path>")
"""The rules by which Dash gives the document."""
PROGRAM_PATHS = (*security.CACHED_PATHS, "/_favicon.ico")


@dataclass(frozen=True, kw_only=True)
class House:
    """What an app is built into: who asks, by which name, whose lists, how the board's numbers are treated."""

    guard: Guard = field(default_factory=ThisComputer)
    door: security.Door = field(default_factory=security.Door)
    lists: CaseLists = field(default_factory=NoCaseLists)
    records: DataQuality = field(default_factory=NoDataQuality)
    desk: PlanDesk = field(default_factory=NoPlanDesk)
    board: Audience = Audience.BOARD
    already: Audience = Audience.OWN
    """For whom the ledger is safe as it is given: of such a one there is no other view."""
    pages: tuple[Page, ...] = PAGES


class _App(Dash):
    """Dash without the script that teaches browsers of 2015 what later ones know: a tenth of a second a load."""

    def interpolate_index(self, **parts: Any) -> Any:  # type: ignore[override]
        parts["scripts"] = POLYFILL.sub("", parts["scripts"])
        return super().interpolate_index(**parts)  # type: ignore[no-untyped-call]


def create_app(figures: Ledger | Source, house: House | None = None) -> Dash:
    """A Dash app that shows the figures; its ``server`` is the WSGI application.

    It keeps what it holds in closures only, so that several apps in a process do not see each other's. Without a
    ``house`` it is for this computer's user alone.
    """
    house = house or House()
    source: Source = Fixed(figures) if isinstance(figures, Ledger) else figures
    # Where the board looks in, its figures are made safe before anybody waits for them.
    ready_for = (
        () if isinstance(house.guard, ThisComputer) or house.already is not Audience.OWN else (house.board,)
    )
    releases = Releases(source, ready_for, taken_over=house.records.report, already=house.already)
    app = _empty_app(releases.current().ledger(house.already).about.service)
    server = app.server
    for unknown in (InvalidResourceError, DependencyException):
        server.register_error_handler(unknown, lambda _: answers.plain(security.SENTENCES[404], 404))
    files, downloads = ProgramFiles(), Downloads()
    pages = {
        page.path: (page, Opened(path=page.path, needs=page.needs, open=page.open)) for page in house.pages
    }

    def admit() -> Response | None:
        if (request.method, request.path) in house.guard.opens:
            return None
        who = house.guard.viewer()
        if isinstance(who, Response):
            return who
        if request.path.startswith(PROGRAM_PATHS):
            return files.plotly()
        begin(who, releases, house.lists, house.board, house.records, house.desk, house.already)
        return None

    def admitted() -> Any:
        # A redirect is Werkzeug's response and not Flask's; whatever is not None is the answer.
        return security.refused(house.door)() or admit()

    # Before anything else, Dash's own preparations too.
    server.before_request_funcs.setdefault(None, []).insert(0, admitted)
    house.guard.connect(server)
    downloads.connect(server)
    server.add_url_rule(HEALTH, "health", lambda: answers.plain("OK", 200), methods=["GET"])
    server.add_url_rule(VIEW, "view", lambda: _change_view(house), methods=["POST"])

    def layout() -> Any:
        if not has_request_context() or "viewing" not in g:
            # Dash asks while it is built, and before the first answer of all, for nobody.
            return shell.nothing()
        now = viewing()
        shown = tuple(page for page in house.pages if page.shown_to(now))
        return shell.frame(
            now, shown, audiences(now.viewer, house.board, house.already), house.guard.signs_out
        )

    app.layout = layout

    def content(path: str | None, search: str | None, stamp: str | None) -> Any:
        now = of_page(stamp)
        page, opened = pages.get(same_path(path), (None, None))
        if page is None or opened is None:
            return no_such_page()
        if not now.may(page.needs):
            # A bare 403 would leave the browser with a page that says nothing.
            return closed_page(now, page.name, page.needs)
        view = opened.view(now)
        if not page.shown_to(now):
            return no_such_page()
        say_whether_newest(now)
        return view.layout(dict(parse_qsl((search or "").removeprefix("?"), max_num_fields=50)))

    setattr(content, GUARDED, None)
    app.callback(
        Output(shell.CONTENT, "children"),
        Input(shell.ADDRESS, "pathname"),
        State(shell.ADDRESS, "search"),
        State(STAMP, "data"),
        on_error=_no_page,
    )(content)
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction(namespace="yjp", function_name="title"),
        # Never written: Dash calls nothing that has no output.
        Output(shell.CONTENT, "title"),
        Input(shell.CONTENT, "children"),
        State(shell.ADDRESS, "pathname"),
        State(shell.TITLES, "data"),
    )
    for page, opened in pages.values():
        page.connect(Callbacks(app, opened, downloads))
    server.after_request(_status_of({path: page for path, (page, _) in pages.items()}))
    # The last to be added is the first to run: compress, then the headers, which Dash's own compression leaves alone.
    security.protect(app, house.door)
    server.after_request(files.squeeze)
    return app


def _status_of(pages: Mapping[str, Page]) -> Callable[[Response], Response]:
    """Dash answers any address with the same document: its status must say what its page will."""

    def after(response: Response) -> Response:
        rule = request.url_rule.rule if request.url_rule else ""
        if rule not in DOCUMENTS or response.status_code != 200 or "viewing" not in g:
            return response
        page = pages.get(same_path(request.path))
        if page is not None and not viewing().may(page.needs):
            response.status_code = 403
        elif page is None or not page.shown_to(viewing()):
            response.status_code = 404
        return response

    return after


def _empty_app(service: str) -> Dash:
    app = _App(
        __name__,
        server=Flask("yjp_dashboards", static_folder=None),  # type: ignore[arg-type]
        title=f"Headline figures – {service} youth justice",
        update_title="",
        index_string=shell.DOCUMENT,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
        # Said here because the environment could otherwise say it for us.
        serve_locally=True,
        eager_loading=False,
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
    return app


def _change_view(house: House) -> Response:
    """Show everything as the board or the public would see it, or as it is again; a person's own choice, by a form."""
    asked = request.form.get("view", "")
    if asked not in {each.value for each in audiences(viewing().viewer, house.board, house.already)}:
        return answers.plain(security.SENTENCES[403], 403)
    answer: Any = redirect(local(request.form.get("next")), code=303)
    answer.set_cookie(
        VIEW_COOKIE, asked, path="/", secure=house.door.encrypted, httponly=True, samesite="Lax"
    )
    return answer  # type: ignore[no-any-return]


def _no_page(error: Exception) -> Any:
    """What stands in the place of a page that could not be drawn; it would go on saying that it is being loaded."""
    _on_error(error)
    return None if isinstance(error, Stale) else page_not_drawn()


def _on_error(error: Exception) -> None:
    if isinstance(error, HTTPException):
        raise error
    if isinstance(error, Stale):
        set_props(NEWER, {"children": shell.reload_sentence()})
        return
    security.log_without_values(error)
    set_props(shell.FAULT, {"children": FAULT_SENTENCE})
