"""Children we work with: the caseload of a day by whatever is known of the children, and the list for those who may.

Day and grouping live in the address (``?day=2019-06-18&by=care``).
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from dash import Output, html

from yjp.charts.breakdown import breakdown
from yjp.charts.breakdown_table import breakdown_table
from yjp.charts.groups import by_value
from yjp.figures import AreaRole
from yjp.indicators.groupings import CATEGORY_SEND, Grouping, grouping, groupings_of
from yjp.indicators.registry import CASELOAD
from yjp.ledger import Figure, Ledger
from yjp.narrative.breakdowns import breakdown_sentence
from yjp.narrative.wording import NOT_SHOWN
from yjp.periods import parse_window
from yjp_dashboards.auth.roles import Act
from yjp_dashboards.components.aria import aria
from yjp_dashboards.components.case_list import case_list, connect_case_list, list_section
from yjp_dashboards.components.choices import Choice, as_query, inputs, one_of
from yjp_dashboards.components.chosen_panels import ChosenPanels
from yjp_dashboards.components.notices import notice
from yjp_dashboards.components.page_title import page_title
from yjp_dashboards.components.panel import Panel, panel
from yjp_dashboards.pages.callbacks import Callbacks
from yjp_dashboards.pages.page import Page
from yjp_dashboards.viewing import viewing

PATH = "/caseload"
NAME = "children"
WHO, CROSSED = "children-who", "children-send"
DAY, BY = "day", "by"
WIRED = ChosenPanels(path=PATH, page=NAME, keys=(DAY, BY), redrawn_by={WHO: (DAY, BY), CROSSED: (DAY,)})
LIST = "caseload"
HOW = (
    "A child is counted once on a day, under the most serious of the programmes open on it. The order is the one of "
    "the service’s own table of its caseload."
)
NO_GROUPS = "The extract has nothing to divide the children by."


class Children:
    """The page over one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        area = ledger.about.area
        self.days: dict[str, Figure] = {
            each.window: each
            for each in reversed(ledger.series(CASELOAD.id, area, 0))
            if each.area_role == AreaRole.LOCAL
        }
        held = (
            ledger.figures.lazy().filter(indicator=CASELOAD.id, area=area).select("group").unique().collect()
        )
        self.groupings = [each for each in groupings_of(CASELOAD.id) if each.id in held.get_column("group")]

    @cached_property
    def choices(self) -> dict[str, Choice]:
        """The day, newest first, and what to divide the children by."""
        days = [(window, parse_window(window).label) for window in self.days]
        by = [(each.id, each.title) for each in self.groupings if not each.parts]
        return {DAY: one_of(DAY, "On", days), BY: one_of(BY, "Divided by", by)}

    def panel(self, name: str, query: Mapping[str, str]) -> Panel | None:
        """The children of the chosen day by the chosen grouping, or by kind of work and SEND."""
        day, by = (self.choices[key].chosen(query) for key in (DAY, BY))
        wanted = {WHO: by, CROSSED: (CATEGORY_SEND.id,)}.get(name, ())
        known = {each.id: each for each in self.groupings}
        if not day or not wanted or wanted[0] not in known:
            return None
        return self._panel(name, known[wanted[0]], day[0])

    def _panel(self, name: str, by: Grouping, day: str) -> Panel:
        chart = breakdown(self.ledger, CASELOAD.id, by.id, day)
        table = breakdown_table(self.ledger, CASELOAD.id, by.id, day)
        crossed = bool(by.parts)
        # Of two groupings together no sentence is made: the second is what the panel asks about.
        told = by.parts[-1] if crossed else by.id
        sentence = breakdown_sentence(self.ledger, by_value(self.ledger, CASELOAD.id, told, day), told)
        return Panel(
            id=name,
            heading="Kind of work, by special educational needs" if crossed else "Who the children are",
            takeaway=sentence or (f"{chart.title}." if chart else NO_GROUPS),
            chart=chart,
            tables=(table,) if table else (),
            about=_about(by),
            nothing="Every group is hidden or empty, so there is nothing to draw: the table says which.",
        )

    def whole(self, query: Mapping[str, str]) -> list[Any]:
        """How many children, and on which day."""
        (day,) = self.choices[DAY].chosen(query)
        figure = self.days[day]
        if figure.suppressed or figure.value is None:
            number = html.Span(NOT_SHOWN, className="no-number")
        else:
            number = html.Span(figure.number, className="number")
        children = "child" if figure.value == 1 else "children"
        return [number, html.Span(f" {children} on {figure.period.label}", className="unit")]

    def layout(self, query: Mapping[str, str]) -> list[Any]:
        """The page for the day and grouping that the query asks for."""
        title = page_title(self.ledger, "Children we work with")
        if not self.days:
            return [title, notice(NO_CASELOAD)]
        who = self.panel(WHO, query)
        picked = html.Div([*WIRED.controls(self, query, DAY, BY)], className="choosers")
        found: list[Any] = [
            *WIRED.address_parts(self),
            title,
            html.P(self.whole(query), id=f"{NAME}-whole", className="whole", **aria(live="polite")),
            html.P(HOW, className="quiet"),
        ]
        place = WIRED.place(self, WHO, query)
        found.append(panel(who, place, choices=(picked,)) if who else notice(NO_GROUPS))
        found += WIRED.drawn(self, CROSSED, query)
        now = viewing()
        if now.may(Act.CASE_LISTS) and LIST in now.lists.titles:
            title_of = now.lists.titles[LIST]
            found.append(list_section(NAME, title_of, case_list(f"{NAME}-list", [(LIST, title_of)])))
        return found


NO_CASELOAD = (
    "No day’s caseload is held. It is counted once an extract has the table programmes, which says with which children "
    "the service works and why."
)


def connect(on: Callbacks) -> None:
    """Redraw for another day or grouping, open the list, and offer the files."""
    WIRED.connect(on)
    connect_case_list(on, f"{NAME}-list", PATH, lambda name: name == LIST)

    @on.callback(Output(f"{NAME}-whole", "children"), *inputs(NAME, (DAY,)), prevent_initial_call=True)
    def whole(view: Children, *values: Any) -> list[Any]:
        return view.whole(as_query((DAY,), values))


def _about(by: Grouping) -> tuple[tuple[str, Any], ...]:
    named = [grouping(each) for each in by.parts] or [by]
    facts: list[tuple[str, Any]] = [("Counted", CASELOAD.numerator)]
    for each in named:
        facts.append((each.title, f"Read from {each.read_from}, on {each.on}. {each.note}".strip()))
    return (*facts, ("Source", f"{CASELOAD.source} Version {CASELOAD.definition_version}."))


PAGE = Page(path=PATH, name="Children we work with", open=Children, connect=connect)
