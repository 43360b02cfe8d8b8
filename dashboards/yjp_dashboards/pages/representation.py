"""Over-representation: which groups of children there are at each decision point, and how often beside another group.

Grouping, period and index live in the address (``?group=ethnic&period=2025-03.36m&index=step``).
"""

from collections.abc import Mapping
from functools import cache, cached_property
from typing import Any

from dash import html

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
from yjp.indicators.representation.stages import CUSTODY, DECISION, DIVERSION, REFERENCE, UNKNOWN, Stage
from yjp.indicators.representation.standing import Standing
from yjp.indicators.representation.windows import is_released
from yjp.ledger import Figure, Ledger
from yjp.numbers import plain
from yjp.periods import YEAR_MONTHS, Window, parse_window
from yjp_dashboards.components.choices import Choice, one_of
from yjp_dashboards.components.chosen_panels import ChosenPanels
from yjp_dashboards.components.method import facts
from yjp_dashboards.components.page_title import page_title
from yjp_dashboards.components.panel import Panel
from yjp_dashboards.pages.page import Page

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
CHILDREN = "Children and not offences are counted: a child once a year at each decision point."
HOW_TO_HOLD = (
    "They come with the extract: ask whoever makes it for the children of each group who live in the area."
)
NONE_GIVEN = "No index can be given: too few children in the groups. Look at the shares and at the children themselves."


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
            MEASURE: one_of(MEASURE, "Index on", [(each, INDEXES[each]) for each in held]),
        }

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
            takeaway=self._over_represented(group, window),
            words=(*self._how_few(group, window), *self._from_first_to_last(group, window), CHILDREN),
            chart=chart,
            tables=(table,) if table else (),
            about=(*facts(indicator(identifier(DECISION, SHARE))), ("Groups", _groups(group))),
            nothing="There is no share to show: nobody is there, or every number is hidden.",
        )

    def _over_represented(self, group: str, window: str) -> str:
        """Which groups it happens to more often, by more than chance; else that none can be told."""
        reference = group_label(group, REFERENCE[group])
        measures = [each for each in INDEXES if each in dict(self.choices[MEASURE].options)]
        held = [f for each in measures for _, value, f in self._others(each, group, window)]
        if any(each.suppressed for each in held):
            return f"{grouping(group).title}: not every number can be shown, so no group is named."
        more = [
            f"{group_label(group, value)} at {stage.title.lower()} ({figure.number} times on {INDEXES[each]})"
            for each in measures
            for stage, value, figure in beyond_chance(self.ledger, each, group, window)
            if figure.quality == Standing.MORE.value
        ]
        if more:
            return f"More often than {reference}, by more than chance would explain: {'; '.join(more)}."
        given = sum(each.value is not None for each in held)
        if given:
            return (
                f"No group is found over-represented beside {reference} by more than chance would explain, in the "
                f"{given} of {len(held)} comparisons that can be made."
            )
        return "No group can be told to be over-represented: there are too few children in each."

    def _how_few(self, group: str, window: str) -> tuple[str, ...]:
        """How many children of each other group had any outcome, as far as that may be shown."""
        counts = [
            f"{group_label(group, value)} {plain(figure.numerator, 0)}"
            for stage, value, figure in self._others(SHARE, group, window)
            if stage.id == DECISION and figure.numerator is not None and not figure.suppressed
        ]
        label = parse_window(window).label
        return (f"Children with any outcome, {label}: {', '.join(counts)}.",) if counts else ()

    def _others(self, measure: str, group: str, window: str) -> list[tuple[Stage, str, Figure]]:
        """The figures of every group but the one compared with and the unknown."""
        left_out = (REFERENCE[group], *UNKNOWN)
        return [each for each in figures(self.ledger, measure, group, window) if each[1] not in left_out]

    def _from_first_to_last(self, group: str, window: str) -> tuple[str, ...]:
        """The share of the group compared with at the first decision point and the last."""
        first, last = (
            self.ledger.get(
                figure_id(identifier(stage, SHARE), window, self.ledger.about.area, group, REFERENCE[group])
            )
            for stage in (DECISION, CUSTODY)
        )
        if first is None or last is None or any(f.suppressed or f.value is None for f in (first, last)):
            return ()
        return (
            f"{group_label(group, REFERENCE[group])}: {first.text} of children with any outcome, "
            f"{last.text} of those sentenced to custody.",
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
                else "The population of these groups is not held, so there are no rates."
            ),
            words=() if table else (HOW_TO_HOLD,),
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
            return "No index that can be given differs from 1 by more than chance would explain."
        said = "; ".join(
            f"{stage.title.lower()}, {group_label(group, value)}: {figure.number} times"
            for stage, value, figure in apart
        )
        return f"More or less often by more than chance would explain: {said}."

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
