"""Wider measures: serious violence, knives, remands, victims and reparation, each over rolling years."""

from collections.abc import Mapping
from typing import Any

from dash import html
from werkzeug.exceptions import NotFound

from yjp.ledger import Ledger
from yjp_dashboards.components.choices import (
    Choice,
    address_parts,
    as_query,
    connect_choices,
    control,
    inputs,
)
from yjp_dashboards.components.panel import Panel, Place, outputs, panel, parts
from yjp_dashboards.components.panel_files import connect_files
from yjp_dashboards.pages.callbacks import Callbacks
from yjp_dashboards.pages.page import Page
from yjp_dashboards.pages.theme_panel import measures_held, theme_choice, theme_panel

PATH = "/wider"
NAME = "wider"
TITLE = "Wider measures"
THEMES = ("violence", "knives", "remands", "victims", "reparation")
"""The themes in the order of the page; each is also the key of its choice."""
LEAD = "Serious violence, knives, remands, victims and reparation: what the service's own records say, year by year."


class Wider:
    """The page over one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.choices: Mapping[str, Choice] = {each: theme_choice(ledger, each) for each in THEMES}

    def place(self, theme: str, query: Mapping[str, str]) -> Place:
        """The address of a theme's choice."""
        return Place(page=PATH, query=self.choices[theme].in_address(query))

    def panel(self, name: str, query: Mapping[str, str]) -> Panel | None:
        """The panel of that id for the choices of the query."""
        theme = name.removeprefix(f"{NAME}-")
        if theme == name or theme not in self.choices:
            return None
        chosen = self.choices[theme].chosen(query)
        return theme_panel(self.ledger, theme, chosen[0] if chosen else None, name)

    def layout(self, query: Mapping[str, str]) -> list[Any]:
        """Every theme that the ledger holds figures of."""
        found: list[Any] = [
            *address_parts(NAME, list(self.choices.values())),
            html.H1(TITLE),
            html.P(LEAD, className="lead"),
        ]
        for theme, choice in self.choices.items():
            chooser = control(NAME, choice, query)
            made = self.panel(f"{NAME}-{theme}", query)
            found.append(
                panel(made, self.place(theme, query), choices=(chooser,))
                if made
                # The address is kept with every choice, whether or not its panel is there.
                else html.Div(chooser, hidden=True)
            )
        return found


def exists(ledger: Ledger) -> bool:
    """Whether any of the themes has a figure."""
    return any(measures_held(ledger, each) for each in THEMES)


def connect(on: Callbacks) -> None:
    """Redraw the panel whose measure is chosen, and offer the files."""
    connect_choices(on, NAME, THEMES)
    connect_files(on)
    for theme in THEMES:
        _connect_panel(on, theme)


def _connect_panel(on: Callbacks, theme: str) -> None:
    identifier = f"{NAME}-{theme}"

    @on.callback(*outputs(identifier), *inputs(NAME, (theme,)), prevent_initial_call=True)
    def drawn(view: Wider, *values: Any) -> list[Any]:
        query = as_query((theme,), values)
        now = view.panel(identifier, query)
        if now is None:
            raise NotFound
        return parts(now, view.place(theme, query))


PAGE = Page(path=PATH, name=TITLE, open=Wider, connect=connect, exists=exists)
