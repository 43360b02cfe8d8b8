"""Wider measures: serious violence, knives, remands, victims and reparation, each over rolling years."""

from collections.abc import Mapping
from typing import Any

from dash import html

from yjp.ledger import Ledger
from yjp_dashboards.components.choices import Choice
from yjp_dashboards.components.chosen_panels import ChosenPanels
from yjp_dashboards.components.page_title import page_title
from yjp_dashboards.components.panel import Panel
from yjp_dashboards.pages.page import Page
from yjp_dashboards.pages.theme_panel import measures_held, theme_choice, theme_panel

PATH = "/wider"
NAME = "wider"
TITLE = "Wider measures"
THEMES = ("violence", "knives", "remands", "victims", "reparation")
"""The themes in the order of the page; each is also the key of its choice."""
LEAD = "Serious violence, knives, remands, victims and reparation: what the service's own records say, year by year."
WIRED = ChosenPanels(
    path=PATH, page=NAME, keys=THEMES, redrawn_by={f"{NAME}-{each}": (each,) for each in THEMES}
)


class Wider:
    """The page over one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.choices: Mapping[str, Choice] = {each: theme_choice(ledger, each) for each in THEMES}

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
            *WIRED.address_parts(self),
            page_title(self.ledger, TITLE),
            html.P(LEAD, className="lead"),
        ]
        for theme in THEMES:
            # The address is kept with every choice, whether or not its panel is there.
            found += WIRED.drawn(self, f"{NAME}-{theme}", query, theme) or [
                html.Div([*WIRED.controls(self, query, theme)], hidden=True)
            ]
        return found


def exists(ledger: Ledger) -> bool:
    """Whether any of the themes has a figure."""
    return any(measures_held(ledger, each) for each in THEMES)


PAGE = Page(path=PATH, name=TITLE, open=Wider, connect=WIRED.connect, exists=exists)
