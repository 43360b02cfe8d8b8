"""Local measures: the service's own scorecards, each as a table, and one measure over time beside its target."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from dash import html

from yjp.charts.scorecards import (
    measure_chart,
    measures,
    newest,
    scorecard_names,
    scorecard_table,
)
from yjp.figures import Facet, tag
from yjp.indicators.registry import indicator
from yjp.ledger import Ledger
from yjp.narrative.facets import in_cell
from yjp.numbers import numbered
from yjp_dashboards.components.choices import Choice, one_of
from yjp_dashboards.components.chosen_panels import ChosenPanels
from yjp_dashboards.components.method import facts
from yjp_dashboards.components.page_title import page_title
from yjp_dashboards.components.panel import Panel, Place, panel
from yjp_dashboards.components.trend import numbers
from yjp_dashboards.pages.page import Page

PATH = "/local-measures"
NAME = "local"
MEASURE = "measure"
ONE, CARD = "local-one", "local-card-"
WIRED = ChosenPanels(path=PATH, page=NAME, keys=(MEASURE,), redrawn_by={ONE: (MEASURE,)})
LEAD = "What the service counts for itself, from its own scorecards."


class LocalMeasures:
    """The page over one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.cards = scorecard_names(ledger)

    @cached_property
    def choices(self) -> dict[str, Choice]:
        """The measure that is shown over time."""
        options = [
            (each.id, each.short_title) for name, _ in self.cards for each in measures(self.ledger, name)
        ]
        return {MEASURE: one_of(MEASURE, "Measure", options)}

    def panel(self, name: str, query: Mapping[str, str]) -> Panel | None:
        """A scorecard, or the chosen measure."""
        if name == ONE:
            chosen = WIRED.chosen(self, ONE, query)
            return self._measure(chosen[0]) if chosen else None
        for place, (card, title) in enumerate(self.cards):
            if name == f"{CARD}{place}":
                return self._card(name, card, title)
        return None

    def _card(self, name: str, card: str, title: str) -> Panel | None:
        table = scorecard_table(self.ledger, card)
        if table is None:
            return None
        held = measures(self.ledger, card)
        words = f"{numbered(len(held), 'measure')}, each with its newest figure."
        return Panel(id=name, heading=title, takeaway=words, tables=(table,), table_open=True)

    def _measure(self, identifier: str) -> Panel | None:
        figure = newest(self.ledger, identifier)
        if figure is None:
            return None
        of, chart = indicator(identifier), measure_chart(self.ledger, identifier, figure.window)
        now = in_cell(self.ledger, tag(figure.figure_id, Facet.VALUE))
        return Panel(
            id=ONE,
            heading="One measure over time",
            takeaway=f"{of.title}: {now}, {figure.period.label}.",
            chart=chart,
            tables=(numbers(self.ledger, chart),) if chart else (),
            about=facts(of, figure),
            nothing="A line needs at least two periods of the same length.",
        )

    def layout(self, query: Mapping[str, str]) -> list[Any]:
        """Every scorecard, then one measure."""
        found: list[Any] = [
            *WIRED.address_parts(self),
            page_title(self.ledger, "Local measures"),
            html.P(LEAD, className="lead"),
        ]
        for place, _ in enumerate(self.cards):
            card = self.panel(f"{CARD}{place}", query)
            if card is not None:
                found.append(panel(card, Place(page=PATH, query={})))
        return found + WIRED.drawn(self, ONE, query, MEASURE)


def exists(ledger: Ledger) -> bool:
    """Whether a scorecard has a number."""
    return bool(scorecard_names(ledger))


PAGE = Page(path=PATH, name="Local measures", open=LocalMeasures, connect=WIRED.connect, exists=exists)
