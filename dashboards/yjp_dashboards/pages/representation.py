"""Over-representation: which groups of children there are at each decision point, and how often beside another group.

Grouping, period and index live in the address (``?group=ethnic&period=2025-03.36m&index=step``).
"""

from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from typing import Any

from dash import html

from yjp.charts.representation import (
    INDEXES,
    figures,
    groupings_held,
    index_chart,
    index_table,
    population_table,
    shares_chart,
    shares_table,
    windows_held,
)
from yjp.indicators.groupings import group_label, grouping
from yjp.indicators.registry import indicator
from yjp.indicators.representation.indicators import RATE, SHARE, STEP, identifier
from yjp.indicators.representation.stages import DECISION, DIVERSION, REFERENCE
from yjp.indicators.representation.windows import is_released
from yjp.ledger import Ledger
from yjp.periods import YEAR_MONTHS, Window
from yjp_dashboards.components.choices import Choice, one_of
from yjp_dashboards.components.chosen_panels import ChosenPanels
from yjp_dashboards.components.method import facts
from yjp_dashboards.components.page_title import page_title
from yjp_dashboards.components.panel import Panel
from yjp_dashboards.pages.page import Page
from yjp_dashboards.pages.representation_words import (
    compared,
    index_takeaway,
    nothing_drawn,
    over_represented,
    words_of_shares,
)

PATH = "/over-representation"
NAME = "representation"
GROUPED, PERIOD, MEASURE = "group", "period", "index"
SHARES, INDEX_PANEL, POPULATION = "representation-shares", "representation-index", "representation-population"
WIRED = ChosenPanels(
    path=PATH,
    page=NAME,
    keys=(GROUPED, PERIOD, MEASURE),
    redrawn_by={
        SHARES: (GROUPED, PERIOD),
        INDEX_PANEL: (GROUPED, PERIOD, MEASURE),
        POPULATION: (GROUPED, PERIOD),
    },
)
LEAD = "Are some children dealt with more often than others, and at which decision does it begin?"
HOW_TO_HOLD = (
    "They come with the extract: ask whoever makes it for the children of each group who live in the area."
)


class Representation:
    """The page over one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._made = cache(self._make)

    @cached_property
    def choices(self) -> dict[str, Choice]:
        """The grouping, the period (three years first, as years are small), and the index."""
        groups = groupings_held(self.ledger)
        windows = windows_held(self.ledger)
        held = [
            m
            for m in INDEXES
            if any(True for g in groups for w in windows for _ in figures(self.ledger, m, g, w.id))
        ]
        return {
            GROUPED: one_of(GROUPED, "Groups by", [(each, grouping(each).title) for each in groups]),
            PERIOD: one_of(PERIOD, "Period", [(each.id, _period(each)) for each in windows]),
            MEASURE: one_of(
                MEASURE,
                "Index on",
                [(each, INDEXES[each]) for each in held],
                usual=self._telling(held, groups, windows),
            ),
        }

    def _telling(
        self, measures: Sequence[str], groups: Sequence[str], windows: Sequence[Window]
    ) -> str | None:
        """The first index of which something is shown where nobody has chosen yet."""
        return next(
            (
                each
                for each in measures
                if any(one.standing for one in compared(self.ledger, [each], groups[0], windows[0].id))
            ),
            None,
        )

    @property
    def _measures(self) -> list[str]:
        """The indexes that are held."""
        return [each for each, _ in self.choices[MEASURE].options]

    def panel(self, name: str, query: Mapping[str, str]) -> Panel | None:
        """The panel of that id for the choices of the query."""
        chosen = WIRED.chosen(self, name, query)
        return None if chosen is None else self._made(name, *chosen)

    def _make(self, name: str, *chosen: str) -> Panel | None:
        made: Panel | None = _MAKERS[name](self, *chosen)
        return made

    def shares(self, group: str, window: str) -> Panel:
        """Who is there at each decision point."""
        chart, table = shares_chart(self.ledger, group, window), shares_table(self.ledger, group, window)
        return Panel(
            id=SHARES,
            heading="Who is there at each decision point",
            takeaway=over_represented(self.ledger, self._measures, group, window),
            words=words_of_shares(self.ledger, self._measures, group, window),
            chart=chart,
            tables=(table,) if table else (),
            about=(*facts(indicator(identifier(DECISION, SHARE))), ("Groups", _groups(group))),
            nothing="There is no share to show: nobody is there, or every number is hidden.",
        )

    def index(self, group: str, window: str, measure: str) -> Panel:
        """How often it happens to a group beside the group that it is compared with."""
        chart = index_chart(self.ledger, measure, group, window)
        table = index_table(self.ledger, measure, group, window)
        return Panel(
            id=INDEX_PANEL,
            heading="How often, beside another group",
            takeaway=index_takeaway(self.ledger, measure, group, window),
            words=(
                f"1 is as often as {group_label(group, REFERENCE[group])}. An index is only given for enough children; "
                "the table says why one is not.",
            ),
            chart=chart,
            tables=(table,) if table else (),
            about=facts(indicator(identifier(DIVERSION if measure == STEP else DECISION, measure))),
            nothing=nothing_drawn(self.ledger, measure, group, window),
            table_open=chart is None,
        )

    def population(self, group: str, window: str) -> Panel | None:
        """Rates and gaps, where the population of the groups is held."""
        table = population_table(self.ledger, group, window)
        return Panel(
            id=POPULATION,
            heading="Beside the local population",
            takeaway=(
                "How often per 1,000 children of the group, and its share here less its share of the population."
                if table
                else "The population of these groups is not held, so there are no rates."
            ),
            words=() if table else (HOW_TO_HOLD,),
            tables=(table,) if table else (),
            table_open=True,
            about=facts(indicator(identifier(DECISION, RATE))),
        )

    def layout(self, query: Mapping[str, str]) -> list[Any]:
        """The page for the choices of the query."""
        found: list[Any] = [
            *WIRED.address_parts(self),
            page_title(self.ledger, "Over-representation"),
            html.P(LEAD, className="lead"),
            html.Div([*WIRED.controls(self, query, GROUPED, PERIOD)], className="choosers"),
        ]
        found += WIRED.drawn(self, SHARES, query)
        found += WIRED.drawn(self, INDEX_PANEL, query, MEASURE)
        return found + WIRED.drawn(self, POPULATION, query)


_MAKERS: Mapping[str, Any] = {
    SHARES: Representation.shares,
    INDEX_PANEL: Representation.index,
    POPULATION: Representation.population,
}


def _period(window: Window) -> str:
    years = window.months // YEAR_MONTHS
    words = f"{window.label} ({years} years together)" if years > 1 else window.label
    return f"{words}: the years that a board view shows" if is_released(window) else words


def _groups(group: str) -> str:
    found = grouping(group)
    return f"Read from {found.read_from}. {found.note}".strip()


def exists(ledger: Ledger) -> bool:
    """Whether groups were counted at any decision point."""
    return bool(groupings_held(ledger))


PAGE = Page(path=PATH, name="Over-representation", open=Representation, connect=WIRED.connect, exists=exists)
