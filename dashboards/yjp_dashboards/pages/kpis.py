"""Key performance indicators: all headlines of a quarter, one over the quarters, and a KPI with its sub-measures.

Quarter, measure and KPI live in the address (``?quarter=2025-06.3m&measure=kpi2_suitable_end&kpi=kpi2``).
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, cached_property
from typing import Any

from dash import html

from yjp.charts.kpis import PREFIX, kpi_indicators, kpi_table
from yjp.charts.quarters import quarters, quarters_chart, quarters_table
from yjp.charts.spec import Table
from yjp.figures import Facet, tag
from yjp.indicators.kpi.declared.registry import KPIS_2023
from yjp.indicators.registry import indicator
from yjp.ledger import Figure, Ledger
from yjp.narrative.facets import in_cell
from yjp.narrative.wording import NOT_AVAILABLE
from yjp.periods import QUARTER_MONTHS, parse_window
from yjp_dashboards.components.choices import Choice, one_of
from yjp_dashboards.components.chosen_panels import ChosenPanels
from yjp_dashboards.components.method import facts
from yjp_dashboards.components.notices import notice
from yjp_dashboards.components.page_title import page_title
from yjp_dashboards.components.panel import Panel
from yjp_dashboards.pages.page import Page

PATH = "/kpis"
NAME = "kpis"
QUARTER, MEASURE, KPI = "quarter", "measure", "kpi"
ALL, OVER_TIME, ONE = "kpis-all", "kpis-quarters", "kpis-one"
WIRED = ChosenPanels(
    path=PATH,
    page=NAME,
    keys=(QUARTER, MEASURE, KPI),
    redrawn_by={ALL: (QUARTER,), OVER_TIME: (MEASURE,), ONE: (QUARTER, KPI)},
)
LEAD = "The ten key performance indicators of youth justice services, counted from the case records."
COUNTED = "The case records alone. What was entered by hand for the return is not in these figures."
FEW = 10
SMALL = "A quarter has few children. One child more or less can move a share by many points: look at the number first."


class Kpis:
    """The page over one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._made = cache(self._make)

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
            key: one_of(key, legend, options)
            for key, legend, options in (
                (QUARTER, "Quarter", [(each.id, each.label) for each in newest]),
                (MEASURE, "Indicator", measures),
                (KPI, "KPI", named),
            )
        }

    def panel(self, name: str, query: Mapping[str, str]) -> Panel | None:
        """The panel of that id for the choices of the query."""
        chosen = WIRED.chosen(self, name, query)
        return None if chosen is None else self._made(name, *chosen)

    def _make(self, name: str, *chosen: str) -> Panel | None:
        made: Panel | None = _MAKERS[name](self, *chosen)
        return made

    def everything(self, window: str) -> Panel | None:
        """Every headline of a quarter."""
        table = kpi_table(self.ledger, PREFIX, window)
        quarter = parse_window(window)
        return Panel(
            id=ALL,
            heading="All indicators",
            takeaway=_most_children(table)
            or f"{quarter.label}, beside the quarter before and the same quarter a year before.",
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
        told = self._told(headlines[0].id, window) if headlines else ""
        tables = _noughts_apart(table) if table else ()
        words = (headlines[0].question, *((NOUGHTS_APART,) if len(tables) > 1 else ())) if headlines else ()
        return Panel(
            id=ONE,
            heading="One KPI with all its measures",
            takeaway=told or f"There is no figure of {_family(family)} in {parse_window(window).label}.",
            words=words,
            tables=tables,
            tables_for_word=(table,) if table else (),
            table_open=True,
            about=facts(headlines[0]) if headlines else (),
            nothing="" if table else "There is no figure of this KPI in this quarter.",
        )

    def _told(self, of: str, window: str) -> str:
        """The headline of a KPI in a quarter: its value, and how many stand behind it."""
        figure = self.ledger.local(of, window)
        if figure is None:
            return ""
        name, period = indicator(of).short_title, parse_window(window).label
        value = in_cell(self.ledger, tag(figure.figure_id, Facet.VALUE))
        if figure.suppressed or figure.value is None or figure.denominator is None:
            return f"{name}: {value}, {period}."
        parts = (Facet.NUMERATOR, Facet.DENOMINATOR)
        number, whole = (in_cell(self.ledger, tag(figure.figure_id, facet)) for facet in parts)
        return f"{name}: {number} of {whole} ({value}), {period}."

    def layout(self, query: Mapping[str, str]) -> list[Any]:
        """The page for the choices of the query."""
        found: list[Any] = [
            *WIRED.address_parts(self),
            page_title(self.ledger, "Key performance indicators"),
            html.P(LEAD, className="lead"),
            *(notice(f"{caveat}.") for caveat in self.caveats),
        ]
        # The quarter of all, then what each panel chooses for itself.
        found += WIRED.controls(self, query, QUARTER)
        found += WIRED.drawn(self, ALL, query)
        found += WIRED.drawn(self, OVER_TIME, query, MEASURE)
        return found + WIRED.drawn(self, ONE, query, KPI)


_MAKERS: Mapping[str, Any] = {ALL: Kpis.everything, OVER_TIME: Kpis.over_time, ONE: Kpis.one}


NOUGHTS_APART = "Measures that are nought in all three quarters stand in a second table below the others."
_NOUGHTS = {"0", "0.0", "0.0%", "0.00", "–", "none", "nobody to count", NOT_AVAILABLE, "no figure"}


def _noughts_apart(table: Table) -> tuple[Table, ...]:
    """The table without the rows that say nothing but nought, and those rows by themselves."""
    noughts = [row for row in table.rows if all(c.text in _NOUGHTS for c in (row[1], *row[3:]))]
    others = tuple(row for row in table.rows if row not in noughts)
    if not noughts or not others:
        return (table,)
    caption = f"Nought in all three quarters. {table.caption}"
    return (
        replace(table, rows=others),
        replace(table, id=f"{table.id}-noughts", caption=caption, rows=tuple(noughts)),
    )


def _most_children(table: Table | None) -> str:
    """How many of the indicators rest on so few that a child more or less would move them far."""
    if table is None:
        return ""
    of = [row[2].text for row in table.rows]
    wholes = [int(text.replace(",", "")) for text in of if text.replace(",", "").isdigit()]
    few = sum(whole < FEW for whole in wholes)
    if not few:
        return ""
    return f"{few} of {len(table.rows)} indicators are of fewer than {FEW} children, victims or offences this quarter."


def exists(ledger: Ledger) -> bool:
    """Whether any KPI was counted."""
    return any(
        each.value is not None or each.suppressed
        for of in kpi_indicators()
        for each in ledger.series(of.id, ledger.about.area, QUARTER_MONTHS)
    )


def _family(family: str) -> str:
    """``KPI 1: Accommodation`` of ``kpi1``: as the plan and the return head it."""
    number = int(family.removeprefix(PREFIX))
    return f"KPI {number}: {KPIS_2023.table(number).title}"


def _takeaway(ledger: Ledger, held: list[Figure]) -> str:
    if not held:
        return f"There is no figure: {NOT_AVAILABLE.lower()}."
    said = f"{in_cell(ledger, tag(held[-1].figure_id, Facet.VALUE))} in {held[-1].period.label}"
    if len(held) > 1:
        said += f", {in_cell(ledger, tag(held[-2].figure_id, Facet.VALUE))} in the quarter before"
    return f"{said}."


PAGE = Page(path=PATH, name="KPIs", open=Kpis, connect=WIRED.connect, exists=exists)
