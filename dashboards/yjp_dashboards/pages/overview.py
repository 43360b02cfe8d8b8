"""The first page: the four headline indicators beside their comparators, and the trend of one of them.

The chosen indicator lives in the address (``?indicator=fte_rate``), so that it can be sent to a colleague.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import dash_bootstrap_components as dbc
from dash import ALL, ClientsideFunction, Input, Output, State, dcc, html
from werkzeug.exceptions import NotFound

from yjp.indicators.registry import HEADLINES, indicator
from yjp.ledger import Ledger
from yjp.narrative.headline import Headline, headlines
from yjp_dashboards.components.aria import aria
from yjp_dashboards.components.card import card, missing_card
from yjp_dashboards.components.notices import NO_FIGURES, notice
from yjp_dashboards.components.rating import key as rating_key
from yjp_dashboards.components.trend import FOLDED, PARTS, TABLES, Shown, section, shown
from yjp_dashboards.components.verdict import key
from yjp_dashboards.pages.callbacks import Callbacks

QUERY = "indicator"
ADDRESS = "indicator-address"
CHOICE = "indicator-choice"
LINK = "show-trend"


class Overview:
    """The page over one ledger, which never changes: what is drawn once is kept."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._shown: dict[str, Shown] = {}

    @cached_property
    def headlines(self) -> dict[str, Headline]:
        """The headlines there are, by indicator, in their order."""
        return {each.indicator: each for each in headlines(self.ledger)}

    def shown(self, identifier: str) -> Shown:
        """The trend of an indicator, part by part."""
        if identifier not in self._shown:
            self._shown[identifier] = shown(self.ledger, self.headlines[identifier])
        return self._shown[identifier]

    def layout(self, query: Mapping[str, str]) -> list[Any]:
        """The page for the indicator that the query asks for, or the first that there is."""
        title = html.H1(f"{self.ledger.about.service}: headline figures")
        if not self.headlines:
            return [title, notice(NO_FIGURES)]
        asked = query.get(QUERY, "")
        chosen = asked if asked in self.headlines else next(iter(self.headlines))
        return [
            # The page's own: the shell's is there before the page is, and Dash calls back for what is there.
            dcc.Location(id=ADDRESS, refresh=False),
            title,
            html.P("In short, compared with the year before:", className="lead"),
            html.Ul([html.Li(_in_short(each)) for each in self.headlines.values()], className="in-short"),
            html.Section(
                [
                    html.Div(
                        [html.H2("Where we stand", id="cards-heading"), key(), rating_key()],
                        className="section-head",
                    ),
                    html.Div([self._card(each.id) for each in HEADLINES], className="cards"),
                ],
                **aria(labelledby="cards-heading"),
            ),
            html.Section(
                [
                    html.H2("Trend over time", id="trend", tabIndex=-1),
                    _chooser(list(self.headlines), chosen),
                    *section(self.shown(chosen)),
                ],
                className="trend",
                **aria(labelledby="trend"),
            ),
        ]

    def _card(self, identifier: str) -> Any:
        headline = self.headlines.get(identifier)
        return card(self.ledger, headline, _link(identifier)) if headline else missing_card(identifier)


def connect(on: Callbacks) -> None:
    """Keep the choice and the address the same, and draw the chosen indicator."""
    on.in_browser(
        ClientsideFunction(namespace="yjp", function_name="choose"),
        Output(CHOICE, "value"),
        Output(ADDRESS, "search"),
        Input(CHOICE, "value"),
        Input(ADDRESS, "search"),
        Input({"type": LINK, "indicator": ALL}, "n_clicks"),
        State(CHOICE, "options"),
        prevent_initial_call=True,
    )
    on.in_browser(
        ClientsideFunction(namespace="yjp", function_name="unfold"),
        # An output, because Dash does not call one without for components that come after the first layout.
        Output(TABLES, "aria-busy"),
        Input(FOLDED, "data"),
    )

    @on.callback(
        [Output(component, prop) for component, prop, _ in PARTS],
        Input(CHOICE, "value"),
        prevent_initial_call=True,
    )
    def draw(view: Overview, chosen: str) -> list[Any]:
        if chosen not in view.headlines:
            raise NotFound
        now = view.shown(chosen)
        return [getattr(now, field) for _, _, field in PARTS]


def _in_short(headline: Headline) -> list[Any]:
    figure = headline.figure
    value = [] if figure.suppressed or figure.value is None else [html.Strong(figure.text), " "]
    return [*value, html.Span(headline.takeaway)]


def _chooser(identifiers: list[str], chosen: str) -> Any:
    options = [{"label": indicator(each).short_title, "value": each} for each in identifiers]
    return html.Fieldset(
        [
            html.Legend("Choose an indicator"),
            dbc.RadioItems(id=CHOICE, name=CHOICE, options=options, value=chosen, className="choices"),
        ],
        className="chooser",
    )


def _link(identifier: str) -> Any:
    # A real link, so that its address can be copied; the script keeps a plain click on this page.
    return html.A(
        [
            "Show the trend",
            html.Span(f" of: {indicator(identifier).short_title}", className="visually-hidden"),
        ],
        id={"type": LINK, "indicator": identifier},
        href=f"?{QUERY}={identifier}#trend",
        className="show-trend",
    )
