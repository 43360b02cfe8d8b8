"""Over-representation: which groups of children there are at each decision point, and how often beside another group.

Grouping, period and index live in the address (``?group=ethnic&period=2025-03.36m&index=step``).
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from dash import html
from werkzeug.exceptions import NotFound

from yjp.charts.representation import (
    INDEXES,
    beyond_chance,
    figures,
    groupings_held,
    index_chart,
    index_table,
    population_table,
    shares_chart,
    shares_table,
    windows_held,
)
from yjp.figures import figure_id
from yjp.indicators.groupings import group_label, grouping
from yjp.indicators.registry import indicator
from yjp.indicators.representation.indicators import RATE, SHARE, STEP, identifier
from yjp.indicators.representation.stages import CUSTODY, DECISION, DIVERSION, REFERENCE
from yjp.indicators.representation.windows import is_released
from yjp.ledger import Ledger
from yjp.periods import YEAR_MONTHS, Window, parse_window
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

PATH = "/over-representation"
NAME = "representation"
GROUPED, PERIOD, MEASURE = "group", "period", "index"
KEYS = (GROUPED, PERIOD, MEASURE)
SHARES, INDEX_PANEL, POPULATION = "representation-shares", "representation-index", "representation-population"
CHANGED_BY = {SHARES: (GROUPED, PERIOD), INDEX_PANEL: KEYS, POPULATION: (GROUPED, PERIOD)}
LEAD = "Are some children dealt with more often than others, and at which decision does it begin?"
CHILDREN = "Children and not offences are counted: a child once a year at each decision point."
NONE_GIVEN = "No index can be given: too few children in the groups. Look at the shares and at the children themselves."


class Representation:
    """The page over one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._panels: dict[tuple[str, tuple[str, ...]], Panel | None] = {}

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
        options = {
            GROUPED: ("Groups by", [(each, grouping(each).title) for each in groups]),
            PERIOD: ("Period", [(each.id, _period(each)) for each in windows]),
            MEASURE: ("Index on", [(each, INDEXES[each]) for each in held]),
        }
        return {
            key: Choice(
                key=key,
                legend=legend,
                options=of,
                listed=len(of) > FEW,
                usual=tuple(value for value, _ in of[:1]),
            )
            for key, (legend, of) in options.items()
        }

    def place(self, name: str, query: Mapping[str, str]) -> Place:
        """The address of a panel with the choices that lead to it."""
        asked = {k: v for key in CHANGED_BY[name] for k, v in self.choices[key].in_address(query).items()}
        return Place(page=PATH, query=asked)

    def panel(self, name: str, query: Mapping[str, str]) -> Panel | None:
        """The panel of that id for the choices of the query."""
        if name not in CHANGED_BY:
            return None
        chosen = tuple(value for key in CHANGED_BY[name] for value in self.choices[key].chosen(query))
        if len(chosen) < len(CHANGED_BY[name]):
            return None
        if (name, chosen) not in self._panels:
            self._panels[name, chosen] = _MAKERS[name](self, *chosen)
        return self._panels[name, chosen]

    def shares(self, group: str, window: str) -> Panel:
        """Who is there at each decision point."""
        chart, table = shares_chart(self.ledger, group, window), shares_table(self.ledger, group, window)
        return Panel(
            id=SHARES,
            heading="Who is there at each decision point",
            takeaway=self._from_first_to_last(group, window),
            words=(CHILDREN,),
            chart=chart,
            tables=(table,) if table else (),
            about=(*facts(indicator(identifier(DECISION, SHARE))), ("Groups", _groups(group))),
            nothing="There is no share to show: nobody is there, or every number is hidden.",
        )

    def _from_first_to_last(self, group: str, window: str) -> str:
        """The share of the group compared with at the first decision point and the last."""
        first, last = (
            self.ledger.get(
                figure_id(identifier(stage, SHARE), window, self.ledger.about.area, group, REFERENCE[group])
            )
            for stage in (DECISION, CUSTODY)
        )
        if first is None or last is None or any(f.suppressed or f.value is None for f in (first, last)):
            return f"{grouping(group).title}: the share of each group, {parse_window(window).label}."
        return (
            f"{group_label(group, REFERENCE[group])}: {first.text} of children with any outcome, "
            f"{last.text} of those sentenced to custody."
        )

    def index(self, group: str, window: str, measure: str) -> Panel:
        """How often it happens to a group beside the group that it is compared with."""
        chart = index_chart(self.ledger, measure, group, window)
        table = index_table(self.ledger, measure, group, window)
        return Panel(
            id=INDEX_PANEL,
            heading="How often, beside another group",
            takeaway=self._takeaway(group, window, measure),
            words=(
                f"1 is as often as {group_label(group, REFERENCE[group])}. An index is only given for enough children; "
                "the table says why one is not.",
            ),
            chart=chart,
            tables=(table,) if table else (),
            about=facts(indicator(identifier(DIVERSION if measure == STEP else DECISION, measure))),
            nothing=NONE_GIVEN,
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
                else "The population of these groups is not held (table population_groups), so there are no rates."
            ),
            tables=(table,) if table else (),
            table_open=True,
            about=facts(indicator(identifier(DECISION, RATE))),
        )

    def _takeaway(self, group: str, window: str, measure: str) -> str:
        held = [
            f for _, value, f in figures(self.ledger, measure, group, window) if value != REFERENCE[group]
        ]
        if any(each.suppressed for each in held):
            return f"Index on {INDEXES[measure]}, {parse_window(window).label}."
        if not any(each.value is not None for each in held):
            return NONE_GIVEN
        apart = beyond_chance(self.ledger, measure, group, window)
        if not apart:
            return "No index that can be given differs from 1 by more than chance explains."
        said = "; ".join(
            f"{stage.title.lower()}, {group_label(group, value)}: {figure.number} times"
            for stage, value, figure in apart
        )
        return f"Beyond what chance explains: {said}."

    def layout(self, query: Mapping[str, str]) -> list[Any]:
        """The page for the choices of the query."""
        found: list[Any] = [
            *address_parts(NAME, [self.choices[key] for key in KEYS]),
            html.H1("Over-representation"),
            html.P(LEAD, className="lead"),
            html.Div(
                [control(NAME, self.choices[key], query) for key in (GROUPED, PERIOD)], className="choosers"
            ),
        ]
        for name in CHANGED_BY:
            now = self.panel(name, query)
            if now is None:
                continue
            own = (control(NAME, self.choices[MEASURE], query),) if name == INDEX_PANEL else ()
            found.append(panel(now, self.place(name, query), choices=own, redrawn=True))
        return found


_MAKERS: Mapping[str, Any] = {
    SHARES: Representation.shares,
    INDEX_PANEL: Representation.index,
    POPULATION: Representation.population,
}


def _period(window: Window) -> str:
    years = window.months // YEAR_MONTHS
    words = f"{window.label} ({years} years together)" if years > 1 else window.label
    return f"{words}, as the board may see it" if is_released(window) else words


def _groups(group: str) -> str:
    found = grouping(group)
    return f"Read from {found.read_from}. {found.note}".strip()


def exists(ledger: Ledger) -> bool:
    """Whether groups were counted at any decision point."""
    return bool(groupings_held(ledger))


def connect(on: Callbacks) -> None:
    """Redraw each panel for its choices, and offer the files."""
    connect_choices(on, NAME, KEYS)
    connect_files(on)
    for name, keys in CHANGED_BY.items():
        _connect_panel(on, name, keys)


def _connect_panel(on: Callbacks, name: str, keys: tuple[str, ...]) -> None:
    @on.callback(*outputs(name), *inputs(NAME, keys), prevent_initial_call=True)
    def drawn(view: Representation, *values: Any) -> list[Any]:
        query = as_query(keys, values)
        now = view.panel(name, query)
        if now is None:
            raise NotFound
        return parts(now, view.place(name, query))


PAGE = Page(path=PATH, name="Over-representation", open=Representation, connect=connect, exists=exists)
