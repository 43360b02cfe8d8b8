"""Key performance indicators: all headlines of a quarter, one over the quarters, and a KPI with its sub-measures.

Quarter, measure and KPI live in the address (``?quarter=2025-06.3m&measure=kpi2_suitable_end&kpi=kpi2``).
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from dash import html
from werkzeug.exceptions import NotFound

from yjp.charts.kpis import PREFIX, kpi_indicators, kpi_table
from yjp.charts.quarters import quarters, quarters_chart, quarters_table
from yjp.figures import Facet, tag
from yjp.indicators.registry import indicator
from yjp.ledger import Figure, Ledger
from yjp.narrative.facets import in_cell
from yjp.narrative.wording import NOT_AVAILABLE
from yjp.periods import QUARTER_MONTHS, parse_window
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
from yjp_dashboards.components.notices import notice
from yjp_dashboards.components.panel import Panel, Place, outputs, panel, parts
from yjp_dashboards.components.panel_files import connect_files
from yjp_dashboards.pages.callbacks import Callbacks
from yjp_dashboards.pages.page import Page

PATH = "/kpis"
NAME = "kpis"
QUARTER, MEASURE, KPI = "quarter", "measure", "kpi"
KEYS = (QUARTER, MEASURE, KPI)
ALL, OVER_TIME, ONE = "kpis-all", "kpis-quarters", "kpis-one"
CHANGED_BY = {ALL: (QUARTER,), OVER_TIME: (MEASURE,), ONE: (QUARTER, KPI)}
"""The choices that redraw each panel."""
LEAD = "The ten key performance indicators of youth justice services, counted from the case records."
COUNTED = "The case records alone. What was entered by hand for the return is not in these figures."
SMALL = "A quarter has few children. One child more or less can move a share by many points: look at the number first."


class Kpis:
    """The page over one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._panels: dict[tuple[str, tuple[str, ...]], Panel | None] = {}

    @cached_property
    def caveats(self) -> tuple[str, ...]:
        """What must stand beside every figure here."""
        return tuple(dict.fromkeys(each.caveat for each in kpi_indicators() if each.caveat))

    @cached_property
    def choices(self) -> dict[str, Choice]:
        """The quarter, newest first; the measure that is shown over time; the KPI that is shown whole."""
        held = {
            each.window
            for of in kpi_indicators()
            for each in self.ledger.series(of.id, self.ledger.about.area, QUARTER_MONTHS)
            if each.value is not None or each.suppressed
        }
        newest = sorted(map(parse_window, held), reverse=True)
        measures = [(of.id, of.short_title) for of in kpi_indicators() if quarters(self.ledger, of.id)]
        families = dict.fromkeys(of.id.partition("_")[0] for of in kpi_indicators())
        named = [(family, _family(family)) for family in families]
        return {
            key: Choice(
                key=key,
                legend=legend,
                options=options,
                listed=len(options) > FEW,
                usual=tuple(value for value, _ in options[:1]),
            )
            for key, legend, options in (
                (QUARTER, "Quarter", [(each.id, each.label) for each in newest]),
                (MEASURE, "Indicator", measures),
                (KPI, "KPI", named),
            )
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

    def everything(self, window: str) -> Panel | None:
        """Every headline of a quarter."""
        table = kpi_table(self.ledger, PREFIX, window)
        quarter = parse_window(window)
        return Panel(
            id=ALL,
            heading="All indicators",
            takeaway=f"{quarter.label}, beside the quarter before and the same quarter a year before.",
            words=(SMALL,),
            tables=(table,) if table else (),
            table_open=True,
            about=(("Counted from", COUNTED), *(("Caveat", f"{each}.") for each in self.caveats)),
            nothing="" if table else "There is no figure of this quarter.",
        )

    def over_time(self, measure: str) -> Panel | None:
        """One headline over the quarters."""
        of, held = indicator(measure), quarters(self.ledger, measure)
        chart, table = quarters_chart(self.ledger, measure), quarters_table(self.ledger, measure)
        return Panel(
            id=OVER_TIME,
            heading="One indicator over time",
            takeaway=_takeaway(self.ledger, held),
            words=(f"{of.title}.",),
            chart=chart,
            tables=(table,) if table else (),
            about=facts(of, held[-1] if held else None),
            nothing="Fewer than two quarters can be shown, and a line needs two.",
        )

    def one(self, window: str, family: str) -> Panel | None:
        """A KPI with its sub-measures."""
        table = kpi_table(self.ledger, family, window)
        if table is not None:
            # Two tables of one page cannot have one name.
            table = replace(table, caption=f"{_family(family)}. {table.caption}")
        headlines = [of for of in kpi_indicators(family) if not of.part_of]
        return Panel(
            id=ONE,
            heading="One KPI with all its measures",
            takeaway=f"{_family(family)}, {parse_window(window).label}.",
            words=(headlines[0].question,) if headlines else (),
            tables=(table,) if table else (),
            table_open=True,
            about=facts(headlines[0]) if headlines else (),
            nothing="" if table else "There is no figure of this KPI in this quarter.",
        )

    def layout(self, query: Mapping[str, str]) -> list[Any]:
        """The page for the choices of the query."""
        found: list[Any] = [
            *address_parts(NAME, [self.choices[key] for key in KEYS]),
            html.H1("Key performance indicators"),
            html.P(LEAD, className="lead"),
            *(notice(f"{caveat}.") for caveat in self.caveats),
        ]
        # The quarter of all, then what each panel chooses for itself.
        found.append(control(NAME, self.choices[QUARTER], query))
        within: dict[str, tuple[str, ...]] = {ALL: (), OVER_TIME: (MEASURE,), ONE: (KPI,)}
        for name, keys in within.items():
            now = self.panel(name, query)
            if now is not None:
                controls = tuple(control(NAME, self.choices[key], query) for key in keys)
                found.append(panel(now, self.place(name, query), choices=controls, redrawn=True))
        return found


_MAKERS: Mapping[str, Any] = {ALL: Kpis.everything, OVER_TIME: Kpis.over_time, ONE: Kpis.one}


def exists(ledger: Ledger) -> bool:
    """Whether any KPI was counted."""
    return any(
        each.value is not None or each.suppressed
        for of in kpi_indicators()
        for each in ledger.series(of.id, ledger.about.area, QUARTER_MONTHS)
    )


def connect(on: Callbacks) -> None:
    """Redraw each panel for its choices, and offer the files."""
    connect_choices(on, NAME, KEYS)
    connect_files(on)
    for name, keys in CHANGED_BY.items():
        _connect_panel(on, name, keys)


def _connect_panel(on: Callbacks, name: str, keys: tuple[str, ...]) -> None:
    @on.callback(*outputs(name), *inputs(NAME, keys), prevent_initial_call=True)
    def drawn(view: Kpis, *values: Any) -> list[Any]:
        query = as_query(keys, values)
        now = view.panel(name, query)
        if now is None:
            raise NotFound
        return parts(now, view.place(name, query))


def _family(family: str) -> str:
    """``KPI 1: Suitable accommodation`` of ``kpi1``."""
    first = next(of for of in kpi_indicators(family) if not of.part_of)
    number, _, rest = first.short_title.partition(": ")
    return f"{number}: {rest.partition(':')[0].partition(' (')[0]}" if rest else number


def _takeaway(ledger: Ledger, held: list[Figure]) -> str:
    if not held:
        return f"There is no figure: {NOT_AVAILABLE.lower()}."
    said = f"{in_cell(ledger, tag(held[-1].figure_id, Facet.VALUE))} in {held[-1].period.label}"
    if len(held) > 1:
        said += f", {in_cell(ledger, tag(held[-2].figure_id, Facet.VALUE))} in the quarter before"
    return f"{said}."


PAGE = Page(path=PATH, name="KPIs", open=Kpis, connect=connect, exists=exists)
