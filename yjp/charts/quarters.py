"""A measure of the ledger quarter by quarter: one line with its limits, and its numbers."""

from yjp.charts.cells import bound
from yjp.charts.points import point
from yjp.charts.spec import Cell, Chart, Series, Table
from yjp.figures import AreaRole, Facet, Unit, tag
from yjp.indicators.registry import indicator
from yjp.ledger import Figure, Ledger
from yjp.narrative.wording import axis_title
from yjp.periods import QUARTER_MONTHS, short_month

MOST = 20
"""Five years of quarters."""


def quarters(ledger: Ledger, indicator_id: str) -> list[Figure]:
    """The service's own figures of the newest quarters, oldest first."""
    held = ledger.series(indicator_id, ledger.about.area, QUARTER_MONTHS)
    return [each for each in held if each.source == "caseload"][-MOST:]


def quarters_chart(ledger: Ledger, indicator_id: str) -> Chart | None:
    """The quarters as a line with its 95% range; None with fewer than two that are shown."""
    held, of = quarters(ledger, indicator_id), indicator(indicator_id)
    points = tuple(point(each, empty="nobody to count") for each in held)
    if sum(point.value is not None for point in points) < 2:
        return None
    first, last = held[0], held[-1]
    return Chart(
        id=tag(last.figure_id, Facet.CHART),
        kind="line",
        title=of.short_title,
        alt=f"Line chart of {len(held)} quarters. "
        + "; ".join(f"{f.period.label}: {p.text}" for f, p in zip(held, points, strict=True))
        + ".",
        caption=f"{of.title}, {ledger.about.service}, quarters ending {short_month(first.period_end)} to "
        f"{short_month(last.period_end)} (source: the service's own records)",
        categories=tuple(short_month(each.period_end) for each in held),
        series=(Series(name=ledger.about.service, role=AreaRole.LOCAL, points=points),),
        unit_title=axis_title(of),
        decimals=of.decimals,
        category_title="Quarter ending",
    )


def quarters_table(ledger: Ledger, indicator_id: str) -> Table | None:
    """The same quarters, newest first, with what stands behind each; None without any."""
    held, of = quarters(ledger, indicator_id), indicator(indicator_id)
    if not held:
        return None
    counted = of.unit == Unit.COUNT
    facets = (Facet.VALUE,) if counted else (Facet.NUMERATOR, Facet.DENOMINATOR, Facet.VALUE, Facet.RANGE)
    names = ("Number",) if counted else ("Number", "Out of", "Figure", "95% range")
    rows = [
        (Cell(text=each.period.label), *(bound(ledger, each, facet) for facet in facets))
        for each in reversed(held)
    ]
    return Table(
        id=tag(held[-1].figure_id, Facet.TABLE),
        caption=f"{of.title}, {ledger.about.service}, quarter by quarter",
        headers=("Quarter", *names),
        rows=tuple(rows),
    )
