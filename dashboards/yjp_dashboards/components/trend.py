"""The numbers of a chart over time as a table: a row a period, a column a series and its range."""

from yjp.charts.spec import Cell, Chart, Point, Table
from yjp.figures import Facet, tag
from yjp.ledger import Ledger
from yjp.narrative.facets import in_cell

RANGE = "95% range"


def numbers(ledger: Ledger, chart: Chart) -> Table:
    """The chart's points as a table: a row a period that has any, newest first, a column a series and its range."""
    periods = range(len(chart.categories))
    shown = [i for i in reversed(periods) if any(s.points[i].value is not None for s in chart.series)]
    headers = [chart.category_title or "Period"]
    columns = [[Cell(text=chart.categories[i]) for i in shown]]
    for series in chart.series:
        points = [series.points[i] for i in shown]
        headers.append(series.name)
        columns.append([_bound(ledger, point, Facet.VALUE) for point in points])
        if any(point.lower is not None for point in points):
            headers.append(f"{series.name}: {RANGE}")
            columns.append([_bound(ledger, point, Facet.RANGE) for point in points])
    return Table(
        id=f"{chart.id}-numbers",
        caption=chart.caption,
        headers=tuple(headers),
        rows=tuple(zip(*columns, strict=True)),
    )


def _bound(ledger: Ledger, point: Point, facet: Facet) -> Cell:
    if point.figure_id is None:
        return Cell(text=point.text)
    name = tag(point.figure_id, facet)
    # The caption names the unit once for all cells.
    return Cell(text=in_cell(ledger, name), tag=name)
