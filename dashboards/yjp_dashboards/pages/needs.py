"""Needs: what the children need, of how many it is not known, and how many needs come together.

The moment and period live in the address (``?of=needs.2025-06-30``).
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from dash import html
from werkzeug.exceptions import NotFound

from yjp.charts.needs import (
    doubts,
    many_at_once,
    moment,
    most_common,
    needs_chart,
    needs_table,
    periods_held,
    together_chart,
    together_table,
)
from yjp.indicators.needs.declared import BANDS, NEEDS, NOT_HELD, Moment
from yjp.indicators.needs.indicators import identifier
from yjp.indicators.registry import indicator
from yjp.ledger import Ledger
from yjp.periods import parse_window
from yjp_dashboards.components.choices import (
    FEW,
    Choice,
    address_parts,
    as_query,
    connect_choices,
    control,
    inputs,
)
from yjp_dashboards.components.definition import facts
from yjp_dashboards.components.panel import Panel, Place, outputs, panel, parts
from yjp_dashboards.components.panel_files import connect_files
from yjp_dashboards.pages.callbacks import Callbacks
from yjp_dashboards.pages.page import Page

PATH = "/needs"
NAME = "needs"
OF = "of"
KEYS = (OF,)
EACH, TOGETHER = "needs-each", "needs-together"
LEAD = "What do the children need, and of how many is it not known?"


class Needs:
    """The page over one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    @cached_property
    def choice(self) -> Choice:
        """Of whom, and when."""
        options = [
            (f"{of.id}.{window.id}", f"{of.who[0].upper()}{of.who[1:]}, {window.label}")
            for of, window in periods_held(self.ledger)
        ]
        return Choice(
            key=OF,
            legend="Of whom",
            options=options,
            listed=len(options) > FEW,
            usual=tuple(value for value, _ in options[:1]),
        )

    def place(self, query: Mapping[str, str]) -> Place:
        """The address of the choice."""
        return Place(page=PATH, query=self.choice.in_address(query))

    def panel(self, name: str, query: Mapping[str, str]) -> Panel | None:
        """The panel of that id for the choice of the query."""
        chosen = self.choice.chosen(query)
        if name not in (EACH, TOGETHER) or not chosen:
            return None
        of, _, window = chosen[0].partition(".")
        return (self._each if name == EACH else self._together)(moment(of), window)

    def _each(self, of: Moment, window: str) -> Panel:
        chart, table = needs_chart(self.ledger, of, window), needs_table(self.ledger, of, window)
        unsure = doubts(self.ledger, of, window)
        words = [f"Not in the extract, and so in no number: {', '.join(NOT_HELD)}."]
        if unsure:
            named = ", ".join(title[0].lower() + title[1:] for title, _ in unsure)
            words.insert(
                0,
                f"Of these it is recorded of fewer than half of the children, who may not be like the rest: {named}.",
            )
        return Panel(
            id=EACH,
            heading="Each need",
            takeaway=most_common(self.ledger, of, window)
            or f"Needs of {of.who}, of whom they are recorded, {parse_window(window).label}.",
            words=tuple(words),
            chart=chart,
            tables=(table,) if table else (),
            about=facts(indicator(identifier(of, NEEDS[0].id))),
            nothing="There is nothing to draw: no need is recorded, or every number is hidden.",
        )

    def _together(self, of: Moment, window: str) -> Panel:
        chart, table = together_chart(self.ledger, of, window), together_table(self.ledger, of, window)
        return Panel(
            id=TOGETHER,
            heading="How many needs at once",
            takeaway=many_at_once(self.ledger, of, window)
            or f"How many needs a child has at once, {parse_window(window).label}.",
            words=("At least so many: a need that is not recorded is not counted, and may be there.",),
            chart=chart,
            tables=(table,) if table else (),
            about=facts(indicator(identifier(of, BANDS[0][0]))),
            nothing="There is nothing to draw: no need is recorded, or every number is hidden.",
        )

    def layout(self, query: Mapping[str, str]) -> list[Any]:
        """The page for the choice of the query."""
        place = self.place(query)
        shown = [self.panel(name, query) for name in (EACH, TOGETHER)]
        return [
            *address_parts(NAME, [self.choice]),
            html.H1("Needs"),
            html.P(LEAD, className="lead"),
            control(NAME, self.choice, query),
            *(panel(each, place, redrawn=True) for each in shown if each is not None),
        ]


def exists(ledger: Ledger) -> bool:
    """Whether any need was counted."""
    return bool(periods_held(ledger))


def connect(on: Callbacks) -> None:
    """Redraw both panels for another moment, and offer the files."""
    connect_choices(on, NAME, KEYS)
    connect_files(on)
    for name in (EACH, TOGETHER):
        _connect_panel(on, name)


def _connect_panel(on: Callbacks, name: str) -> None:
    @on.callback(*outputs(name), *inputs(NAME, KEYS), prevent_initial_call=True)
    def drawn(view: Needs, *values: Any) -> list[Any]:
        query = as_query(KEYS, values)
        now = view.panel(name, query)
        if now is None:
            raise NotFound
        return parts(now, view.place(query))


PAGE = Page(path=PATH, name="Needs", open=Needs, connect=connect, exists=exists)
