"""Tracker: how the cohorts that are still followed come on, where they are likely to end, and who the children are.

Cohort and period live in the address (``?cohort=substantive&period=2024-06.12m``).
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from dash import html

from yjp.charts.cells import bound
from yjp.charts.maturity import COHORTS, curves_held, maturity_chart, maturity_table, standing
from yjp.charts.spec import Cell, Table
from yjp.figures import Facet, Maturity, figure_id, tag
from yjp.indicators.nowcasts import BINARY_REOFFENDING_NOWCAST, NOWCASTS, REOFFENCES_PER_CHILD_NOWCAST
from yjp.ledger import Figure, Ledger
from yjp.periods import QUARTER_MONTHS, YEAR_MONTHS, parse_window
from yjp_dashboards.auth.roles import Act
from yjp_dashboards.components.case_list import case_list, connect_case_list, list_section
from yjp_dashboards.components.choices import Choice, one_of
from yjp_dashboards.components.chosen_panels import ChosenPanels
from yjp_dashboards.components.method import facts
from yjp_dashboards.components.page_title import page_title
from yjp_dashboards.components.panel import Panel, Place, panel
from yjp_dashboards.pages.callbacks import Callbacks
from yjp_dashboards.pages.page import Page
from yjp_dashboards.pages.tracker_words import ending, notes, so_far
from yjp_dashboards.viewing import Viewing, viewing

PATH = "/tracker"
NAME = "tracker"
COHORT, PERIOD = "cohort", "period"
CURVE, NOWCAST = "tracker-curve", "tracker-estimates"
WIRED = ChosenPanels(path=PATH, page=NAME, keys=(COHORT, PERIOD), redrawn_by={CURVE: (COHORT, PERIOD)})
LISTS = "tracker"
"""What the names of the tracker's lists begin with."""
LEAD = "A reoffending rate is final 18 months after its cohort. This is what can be known before, and what cannot."
MATURITY = (
    "What was known when each child had been followed so long, not what is known now: late proving would make older "
    "cohorts look worse."
)


class Tracker:
    """The page over one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.held = curves_held(ledger)

    @cached_property
    def choices(self) -> dict[str, Choice]:
        """The cohort, and the year or quarter: years first, newest first."""
        windows = dict.fromkeys(each for held in self.held.values() for each in held)
        ordered = sorted(windows, key=lambda each: (each.months == QUARTER_MONTHS, -each.end.toordinal()))
        cohorts = [(each, COHORTS[each]) for each in self.held]
        periods = [(each.id, each.label) for each in ordered]
        usual = self._most_telling([each.id for each in ordered])
        return {
            COHORT: one_of(COHORT, "Cohort", cohorts),
            PERIOD: one_of(PERIOD, "Period", periods, usual=usual or None),
        }

    def _most_telling(self, windows: list[str]) -> str:
        """Of the cohorts that are still followed and may be compared, the one that has been followed longest."""
        found = [standing(self.ledger, next(iter(self.held)), each) for each in windows]
        open_still = [each for each in found if each is not None and each.state is Maturity.SAME_AGE_ONLY]
        best = max(open_still, key=lambda each: (each.window.months, each.followed_months), default=None)
        return best.window.id if best else next(iter(windows), "")

    def panel(self, name: str, query: Mapping[str, str]) -> Panel | None:
        """The panel of that id for the choices of the query."""
        if name == NOWCAST:
            return self.estimates
        chosen = WIRED.chosen(self, name, query) if self.held else None
        return self._curve(*chosen) if chosen else None

    def _curve(self, cohort: str, period: str) -> Panel:
        found = standing(self.ledger, cohort, period)
        chart = maturity_chart(self.ledger, cohort, period)
        table = maturity_table(self.ledger, cohort, period)
        if found is None:
            return Panel(
                id=CURVE,
                heading="How the cohort comes on",
                takeaway=f"There is no curve of {parse_window(period).label} for this cohort.",
                nothing="Nobody entered it, or its numbers are not shown.",
            )
        return Panel(
            id=CURVE,
            heading="How the cohort comes on",
            takeaway=found.reason,
            words=(so_far(self.ledger, cohort, found), MATURITY),
            chart=chart,
            tables=(table,) if table else (),
            about=_ABOUT,
            rows=self.ledger.curves.filter(cohort=cohort, window=period),
        )

    @cached_property
    def estimates(self) -> Panel | None:
        """Where cohorts that are still followed are likely to end."""
        found = self._estimates(BINARY_REOFFENDING_NOWCAST.id)
        tables = tuple(
            table
            for months, what in ((YEAR_MONTHS, "years"), (QUARTER_MONTHS, "quarters"))
            if (table := self._estimates_table([f for f in found if f.period.months == months], what))
        )
        if not tables:
            return None
        return Panel(
            id=NOWCAST,
            heading="Where cohorts still being followed are likely to end",
            takeaway=ending(self.ledger, found),
            words=(f"{BINARY_REOFFENDING_NOWCAST.caveat}.", *notes(self.ledger, found)),
            tables=tables,
            table_open=True,
            about=facts(BINARY_REOFFENDING_NOWCAST),
        )

    def _estimates(self, indicator: str) -> list[Figure]:
        """The years first that have been followed longest: what is nearest to being known."""
        held = [
            each
            for months in (YEAR_MONTHS, QUARTER_MONTHS)
            for each in self.ledger.series(indicator, self.ledger.about.area, months)
        ]
        return sorted(held, key=lambda each: (each.period.months == QUARTER_MONTHS, each.period_end))

    def _estimates_table(self, held: list[Figure], what: str) -> Table | None:
        area = self.ledger.about.area
        if not held:
            return None
        rows = []
        for figure in held:
            per_child = self.ledger.get(figure_id(REOFFENCES_PER_CHILD_NOWCAST.id, figure.window, area))
            rows.append(
                (
                    Cell(text=figure.period.label),
                    bound(self.ledger, figure, Facet.DENOMINATOR),
                    bound(self.ledger, figure, Facet.VALUE),
                    bound(self.ledger, figure, Facet.RANGE),
                    bound(self.ledger, per_child, Facet.VALUE),
                    bound(self.ledger, per_child, Facet.RANGE),
                )
            )
        return Table(
            id=tag(figure_id(BINARY_REOFFENDING_NOWCAST.id, held[0].window, area), Facet.TABLE),
            caption=f"Estimates of the final figures of {what}, {self.ledger.about.service}: not counts",
            headers=(
                "Cohort",
                "Children",
                "Will have reoffended",
                "Between (%)",
                "Reoffences per child",
                "Between",
            ),
            rows=tuple(rows),
        )

    def layout(self, query: Mapping[str, str]) -> list[Any]:
        """The page for the choices of the query."""
        found: list[Any] = [
            *(WIRED.address_parts(self) if self.held else ()),
            page_title(self.ledger, "Tracker"),
            html.P(LEAD, className="lead"),
        ]
        curve = self.panel(CURVE, query)
        if curve is not None:
            picked = html.Div([*WIRED.controls(self, query, COHORT, PERIOD)], className="choosers")
            found.append(panel(curve, WIRED.place(self, CURVE, query), choices=(picked,)))
        if self.estimates is not None:
            found.append(panel(self.estimates, Place(page=PATH, query={})))
        found += _lists(viewing())
        return found


_ABOUT = (
    (
        "Counted",
        "Children of the cohort with at least one further offence within 12 months of entering it that was proven by "
        "the month shown.",
    ),
    (
        "Compared with",
        "Cohorts of the same length before it that share no quarter with it, at the same month.",
    ),
    ("95% range", "Of this cohort’s share, at each month."),
)


def _lists(now: Viewing) -> list[Any]:
    options = [(name, title) for name, title in now.lists.titles.items() if name.startswith(LISTS)]
    if not options or not now.may(Act.CASE_LISTS):
        return []
    return [list_section(f"{NAME}-list", "The children", case_list(f"{NAME}-list", options))]


def exists(ledger: Ledger) -> bool:
    """Whether there are curves or estimates."""
    held = any(
        ledger.series(each.id, ledger.about.area, months)
        for each in NOWCASTS
        for months in (YEAR_MONTHS, QUARTER_MONTHS)
    )
    return held or not ledger.curves.is_empty()


def connect(on: Callbacks) -> None:
    """Redraw the curve, open a list, and offer the files."""
    WIRED.connect(on)
    connect_case_list(on, f"{NAME}-list", PATH, lambda name: name.startswith(LISTS))


PAGE = Page(path=PATH, name="Tracker", open=Tracker, connect=connect, exists=exists)
