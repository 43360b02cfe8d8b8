"""Needs: what the children need, of how many it is not known, and how many needs come together.

The moment and period live in the address (``?of=needs.2025-06-30``).
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from dash import html

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
from yjp.indicators.needs.declared import BANDS, NEEDS, NOT_HELD, NOTHING_KNOWN, Moment
from yjp.indicators.needs.indicators import identifier
from yjp.indicators.registry import indicator
from yjp.ledger import Ledger
from yjp.numbers import plain
from yjp.periods import parse_window
from yjp_dashboards.components.choices import Choice, one_of
from yjp_dashboards.components.chosen_panels import ChosenPanels
from yjp_dashboards.components.method import facts
from yjp_dashboards.components.page_title import page_title
from yjp_dashboards.components.panel import Panel
from yjp_dashboards.pages.page import Page

PATH = "/needs"
NAME = "needs"
OF = "of"
EACH, TOGETHER = "needs-each", "needs-together"
WIRED = ChosenPanels(path=PATH, page=NAME, keys=(OF,), redrawn_by={EACH: (OF,), TOGETHER: (OF,)})
LEAD = "What do the children need, and of how many is it not known?"


class Needs:
    """The page over one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    @cached_property
    def choices(self) -> dict[str, Choice]:
        """Of whom, and when."""
        options = [
            (f"{of.id}.{window.id}", f"{of.who[0].upper()}{of.who[1:]}, {window.label}")
            for of, window in periods_held(self.ledger)
        ]
        return {OF: one_of(OF, "Of whom", options)}

    def panel(self, name: str, query: Mapping[str, str]) -> Panel | None:
        """The panel of that id for the choice of the query."""
        chosen = WIRED.chosen(self, name, query)
        if chosen is None:
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
                f"No share is given of these needs, as they are recorded of fewer than half of the children: {named}.",
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
            words=(
                *self._left_out(of, window),
                "At least so many: a need that is not recorded is not counted, and may be there.",
            ),
            chart=chart,
            tables=(table,) if table else (),
            about=facts(indicator(identifier(of, BANDS[0][0]))),
            nothing="There is nothing to draw: no need is recorded, or every number is hidden.",
        )

    def _left_out(self, of: Moment, window: str) -> tuple[str, ...]:
        """Why there are fewer children here than on the page of the caseload."""
        figure = self.ledger.local(identifier(of, NOTHING_KNOWN), window)
        if figure is None or figure.suppressed or not figure.numerator or not figure.denominator:
            return ()
        left = f"{plain(figure.numerator, 0)} of {plain(figure.denominator, 0)} {of.who}"
        verb = "is" if figure.numerator == 1 else "are"
        them = "that child" if figure.numerator == 1 else "them"
        return (f"{left} {verb} left out, because of {them} no need is recorded, there or not.",)

    def layout(self, query: Mapping[str, str]) -> list[Any]:
        """The page for the choice of the query."""
        return [
            *WIRED.address_parts(self),
            page_title(self.ledger, "Needs"),
            html.P(LEAD, className="lead"),
            *WIRED.controls(self, query, OF),
            *WIRED.drawn(self, EACH, query),
            *WIRED.drawn(self, TOGETHER, query),
        ]


def exists(ledger: Ledger) -> bool:
    """Whether any need was counted."""
    return bool(periods_held(ledger))


PAGE = Page(path=PATH, name="Needs", open=Needs, connect=WIRED.connect, exists=exists)
