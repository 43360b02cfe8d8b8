"""What surrounds every page: the document, skip link, header, made-up banner, menu and footer."""

from typing import Any

from dash import dcc, html

from yjp.ledger import About
from yjp.narrative.keys import LOCAL_AND_OFFICIAL
from yjp.periods import snapshot
from yjp_dashboards.auth.guard import SIGN_OUT
from yjp_dashboards.components.aria import aria
from yjp_dashboards.pages.callbacks import NEWER, STAMP
from yjp_dashboards.pages.page import Page
from yjp_dashboards.releases import Audience
from yjp_dashboards.viewing import Viewing

ADDRESS = "address"
CONTENT = "content"
FAULT = "fault"
TITLES = "page-titles"
VIEWS = {
    Audience.OWN: "Our own view",
    Audience.BOARD: "Board view",
    Audience.PUBLIC: "Public view",
}
SUPPRESSED = {
    Audience.BOARD: (
        "Board view: small numbers in breakdowns are hidden. Left out are the lists of children, data quality, the "
        "access log, what needs attention, and the progress of actions."
    ),
    Audience.PUBLIC: (
        "Public view: every small number is hidden. Left out are the lists of children, data quality, the access log, "
        "what needs attention, and the action table."
    ),
}
RELOAD = "These figures can no longer be added to, because newer ones have come in or the view was changed. "

DOCUMENT = """<!DOCTYPE html>
<html lang="en-GB">
    <head>
        {%metas%}
        <title>{%title%}</title>
        <link rel="icon" type="image/svg+xml" href="/assets/favicon.svg">
        {%css%}
    </head>
    <body>
        <noscript>The dashboard needs JavaScript, which is switched off in this browser.</noscript>
        {%app_entry%}
        {%config%}
        {%scripts%}
        {%renderer%}
    </body>
</html>
"""
"""Dash's own document names no language, which fails WCAG 3.1.1, and puts its scripts into a second
footer, which screen readers announce. Plotly is not in it: a page that draws a chart fetches it, and no other waits."""


def nothing() -> Any:
    """What stands in for the shell where nobody looks."""
    return html.Div()


def frame(now: Viewing, pages: tuple[Page, ...], views: tuple[Audience, ...], signs_out: bool) -> Any:
    """The shell for one person's look, with an empty content area, which the app fills for the address."""
    about = now.ledger.about
    return html.Div(
        className="shell",
        children=[
            dcc.Location(id=ADDRESS, refresh=False),
            # Every callback sends it back, so that a page never mixes two releases, or two views of one.
            dcc.Store(id=STAMP, data=now.stamp),
            dcc.Store(id=TITLES, data={page.path: _title(page, about) for page in pages}),
            html.A("Skip to the figures", href=f"#{CONTENT}", className="skip"),
            _header(now, views, signs_out),
            *_banner(about),
            *_view_banner(now),
            *_menu(pages),
            html.Div(id=NEWER, role="status", className="width newer-figures"),
            html.Div(id=FAULT, role="alert", className="width"),
            html.Main(id=CONTENT, className="width", tabIndex=-1, children=html.P("Loading the figures…")),
            _footer(about),
        ],
    )


def reload_sentence() -> list[Any]:
    """What somebody reads whose page is too old to go on with."""
    return [RELOAD, html.A("Load the page again", href=""), "."]


def _title(page: Page, about: About) -> str:
    return f"{page.name} – {about.service} youth justice"


def _header(now: Viewing, views: tuple[Audience, ...], signs_out: bool) -> Any:
    about = now.ledger.about
    return html.Header(
        className="masthead",
        children=html.Div(
            className="width masthead-row",
            children=[
                html.P(
                    [html.Span(about.service, className="service"), html.Span("Youth justice figures")],
                    className="masthead-name",
                ),
                html.P(f"Data up to {snapshot(about.extract_date).label}", className="masthead-date"),
                html.Button("Dark colours", type="button", className="theme", **aria(pressed="false")),
                *_views(now, views),
                *_who(now, signs_out),
            ],
        ),
    )


def _views(now: Viewing, views: tuple[Audience, ...]) -> list[Any]:
    """Buttons that show everything as others see it; plain forms, so that the whole page is drawn anew."""
    if len(views) < 2:
        return []
    buttons = [
        html.Button(
            VIEWS[each],
            type="submit",
            name="view",
            value=each.value,
            className="view-choice",
            **aria(pressed="true" if each is now.audience else "false"),
        )
        for each in views
    ]
    return [
        html.Form(
            html.Div(buttons, role="group", **aria(label="Shown as")),
            action="/view",
            method="POST",
            className="views",
        )
    ]


def _who(now: Viewing, signs_out: bool) -> list[Any]:
    if not signs_out:
        return []
    return [
        html.Form(
            [
                html.Span(f"{now.viewer.name} ({now.viewer.role.value})", className="who"),
                html.Button("Sign out", type="submit"),
            ],
            action=SIGN_OUT,
            method="POST",
            className="sign-out",
        )
    ]


def _view_banner(now: Viewing) -> list[Any]:
    if now.audience not in SUPPRESSED:
        return []
    return [
        html.Aside(
            className="suppressed-view",
            **aria(label="What is hidden"),
            children=html.P(SUPPRESSED[now.audience], className="width"),
        )
    ]


def _banner(about: About) -> list[Any]:
    if about.banner is None:
        return []
    return [
        html.Aside(
            className="made-up",
            **aria(label="About this example"),
            children=html.P([html.Strong("Made up"), about.banner], className="width"),
        )
    ]


def _menu(pages: tuple[Page, ...]) -> list[Any]:
    if len(pages) < 2:
        return []
    links = [html.Li(dcc.Link(page.name, href=page.path)) for page in pages]
    # Phones fold the menu; the script opens it, and elsewhere the button is not shown.
    button = html.Button(
        "Pages", type="button", className="menu-button", **aria(expanded="false", controls="menu-pages")
    )
    listed = html.Ul(links, id="menu-pages", className="width")
    return [html.Nav([button, listed], className="menu", **aria(label="Pages"))]


def _footer(about: About) -> Any:
    facts = (
        ("Caseload extract", snapshot(about.extract_date).label),
        ("Run", about.run_id),
        ("yjp version", about.yjp_version),
    )
    return html.Footer(
        className="foot",
        children=html.Div(
            className="width",
            children=[
                html.H2("About these figures"),
                html.P(
                    f"{LOCAL_AND_OFFICIAL} A local estimate stands beside the official figure; it does not replace it."
                ),
                *(html.P(note) for note in about.notes),
                html.Details(
                    [
                        html.Summary("How these figures were made"),
                        html.Dl(
                            [html.Div([html.Dt(name), html.Dd(value)]) for name, value in facts],
                            className="facts",
                        ),
                    ],
                    className="more",
                ),
            ],
        ),
    )
