"""The key performance indicators of the newest quarter that they are held for, in one table."""

from yjp.charts.cells import bound
from yjp.charts.spec import Cell, Table
from yjp.figures import AreaRole, Facet, Unit, tag
from yjp.indicators.kpi.indicators import HEADLINE_KPIS
from yjp.ledger import UNIT_WORDS, Figure, Ledger
from yjp.periods import QUARTER_MONTHS

KPIS = tag("kpis", Facet.TABLE)
"""The table's tag: it is always of the newest quarter."""


def newest_kpis(ledger: Ledger) -> list[Figure]:
    """The service's figure of every headline KPI for the newest quarter that has any with a number."""
    held = {each.id: _series(ledger, each.id) for each in HEADLINE_KPIS}
    ends = {f.period_end for figures in held.values() for f in figures if f.value is not None or f.suppressed}
    if not ends:
        return []
    newest = max(ends)
    return [f for figures in held.values() for f in figures if f.period_end == newest]


def kpi_table(ledger: Ledger) -> Table | None:
    """Measure, figure and what stands behind it, each number bound; None where the ledger holds no KPI."""
    figures = newest_kpis(ledger)
    if not figures:
        return None
    titles = {each.id: each.short_title for each in HEADLINE_KPIS}
    return Table(
        id=KPIS,
        caption=f"The key performance indicators at a glance, {figures[0].period.label}",
        headers=("Key performance indicator", "Figure", "Number", "Of"),
        rows=tuple(
            (
                Cell(text=_with_unit(titles[figure.indicator], figure)),
                *(
                    bound(ledger, figure, facet)
                    for facet in (Facet.VALUE, Facet.NUMERATOR, Facet.DENOMINATOR)
                ),
            )
            for figure in figures
        ),
    )


def _with_unit(title: str, figure: Figure) -> str:
    """The title with the unit where the number does not show it: ``KPI 9: Serious violence (per 10,000)``."""
    unit = UNIT_WORDS[Unit(figure.unit)].strip()
    return f"{title} ({unit})" if unit.startswith("per ") else title


def _series(ledger: Ledger, indicator_id: str) -> list[Figure]:
    found = ledger.series(indicator_id, ledger.about.area, QUARTER_MONTHS)
    return [figure for figure in found if figure.area_role == AreaRole.LOCAL]
