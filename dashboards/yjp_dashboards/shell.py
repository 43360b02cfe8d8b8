"""What surrounds every page: the document, skip link, header, made-up banner, menu and footer."""

from typing import Any

from dash import dcc, html

from yjp.ledger import About
from yjp.periods import snapshot
from yjp_dashboards.components.aria import aria
from yjp_dashboards.pages.page import Page

ADDRESS = "address"
CONTENT = "content"
FAULT = "fault"

DOCUMENT = """<!DOCTYPE html>
<html lang="en-GB">
    <head>
        {%metas%}
        <title>{%title%}</title>
        <link rel="preload" as="script" href="/_dash-component-suites/plotly/package_data/plotly.min.js">
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
footer, which screen readers announce. Plotly is asked for first because it is by far the longest, and used last."""


def frame(about: About, pages: tuple[Page, ...]) -> Any:
    """The shell with an empty content area, which the app fills for the address."""
    return html.Div(
        className="shell",
        children=[
            dcc.Location(id=ADDRESS, refresh=False),
            html.A("Skip to the figures", href=f"#{CONTENT}", className="skip"),
            _header(about),
            *_banner(about),
            *_menu(pages),
            html.Div(id=FAULT, role="alert", className="width"),
            html.Main(id=CONTENT, className="width", tabIndex=-1, children=html.P("Loading the figures…")),
            _footer(about),
        ],
    )


def _header(about: About) -> Any:
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
            ],
        ),
    )


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
    return [html.Nav(html.Ul(links, className="width"), className="menu", **aria(label="Pages"))]


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
                    "Figures called a local estimate are counted from the service’s own case records. The official "
                    "figure comes from the Police National Computer and can differ. A local estimate stands "
                    "beside the official figure; it does not replace it."
                ),
                *(html.P(note) for note in about.notes),
                html.Dl(
                    [html.Div([html.Dt(name), html.Dd(value)]) for name, value in facts], className="facts"
                ),
            ],
        ),
    )
