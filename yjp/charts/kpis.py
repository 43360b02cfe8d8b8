"""The KPIs of a quarter as tables: the headlines, or one KPI with its sub-measures."""

from collections.abc import Sequence

from yjp.charts.cells import bound
from yjp.charts.overview import named_with_unit
from yjp.charts.spec import Cell, Table
from yjp.figures import Facet, Unit, figure_id, tag
from yjp.indicators.definition import Indicator
from yjp.indicators.registry import REGISTRY
from yjp.ledger import Figure, Ledger
from yjp.narrative.filling import lowered
from yjp.periods import QUARTER_MONTHS, YEAR_MONTHS, Window, parse_window

PREFIX = "kpi"
"""What the ids of KPIs begin with, and what the table of all headlines is called in its tag."""


def kpi_indicators(family: str = PREFIX) -> list[Indicator]:
    """The headlines of all KPIs; for a family (``kpi1``) its headline and its sub-measures."""
    if family == PREFIX:
        return [i for i in REGISTRY if i.id.startswith(PREFIX) and not i.part_of]
    return [i for i in REGISTRY if i.part_of == family or (i.id.startswith(f"{family}_") and not i.part_of)]


def kpi_window(ledger: Ledger, family: str = PREFIX) -> str | None:
    """The newest quarter that any of these has a number of (or a hidden one); None where KPIs are not held."""
    area = ledger.about.area
    windows = [
        f.window
        for of in kpi_indicators(family)
        for f in ledger.series(of.id, area, QUARTER_MONTHS)
        if f.value is not None or f.suppressed
    ]
    return max(windows, key=lambda w: parse_window(w).end, default=None)


def kpi_table(ledger: Ledger, family: str = PREFIX, window: str | None = None) -> Table | None:
    """A line for each measure: what stands behind it, this quarter, the quarter before and the same a year before.

    None where the ledger holds none of them in that quarter.
    """
    chosen = window or kpi_window(ledger, family)
    if chosen is None:
        return None
    quarter = parse_window(chosen)
    area = ledger.about.area
    found = [(of, ledger.local(of.id, chosen)) for of in kpi_indicators(family)]
    rows = [_row(ledger, of, figure, quarter) for of, figure in found if figure is not None]
    if not rows or quarter.months != QUARTER_MONTHS:
        return None
    caveat = next((of.caveat for of, _ in found if of.caveat), "")
    return Table(
        id=tag(figure_id(family, chosen, area), Facet.TABLE),
        caption=f"Key performance indicators, {ledger.about.service}, {quarter.label}"
        + (f": {lowered(caveat)}" if caveat else ""),
        headers=(
            "Indicator",
            "Number",
            "Out of",
            quarter.label,
            quarter.earlier(QUARTER_MONTHS).label,
            quarter.earlier(YEAR_MONTHS).label,
        ),
        rows=tuple(rows),
    )


def _row(ledger: Ledger, of: Indicator, figure: Figure, quarter: Window) -> tuple[Cell, ...]:
    earlier: Sequence[Figure | None] = [
        ledger.local(of.id, quarter.earlier(months).id) for months in (QUARTER_MONTHS, YEAR_MONTHS)
    ]
    count = of.unit == Unit.COUNT
    return (
        Cell(text=named_with_unit(figure)),
        bound(ledger, figure, Facet.NUMERATOR),
        Cell(text="–") if count else bound(ledger, figure, Facet.DENOMINATOR),
        bound(ledger, figure, Facet.VALUE),
        *(bound(ledger, each, Facet.VALUE) for each in earlier),
    )
