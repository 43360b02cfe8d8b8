"""The axis of the values: where it ends, how far its lines are apart, and how its numbers are written."""

from math import ceil, floor, log10

from yjp.charts.spec import Chart

STACKED = frozenset({"stacked_bar", "stacked_column"})
HORIZONTAL = frozenset({"bar", "stacked_bar"})
"""Kinds of chart whose parts lie on each other, and whose bars lie."""

_STEPS = {1: 0.2, 1.2: 0.2, 1.6: 0.4, 2: 0.5, 2.5: 0.5, 3: 0.5, 4: 1, 5: 1, 6: 1, 8: 2, 10: 2}
"""Round tops of an axis and the distance of their grid lines, in powers of ten."""


def axis_scale(chart: Chart) -> tuple[float, float]:
    """A round top above every value and limit, and the step of the grid lines.

    Word's own scale looks at the values alone and would cut the whiskers.
    """
    if chart.kind in STACKED:
        values = [
            sum(p.value or 0.0 for p in points)
            for points in zip(*(s.points for s in chart.series), strict=True)
        ]
    else:
        values = [n for s in chart.series for p in s.points for n in (p.value, p.upper) if n is not None]
    highest = max(values, default=0.0)
    if highest <= 0:
        return (1.0, 0.2) if chart.decimals else (1.0, 1.0)
    power = floor(log10(highest))
    top, step = next((t, s) for t, s in _STEPS.items() if t * 10.0**power >= highest)
    if not chart.decimals and step * 10.0**power < 1:
        # There is no half child: a count's lines lie on whole numbers.
        return float(max(1, ceil(highest))), 1.0
    return float(f"{top}e{power}"), float(f"{step}e{power}")


def number_format(decimals: int) -> str:
    """The Excel format of so many decimals, thousands separated."""
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def bars_down(chart: Chart) -> int:
    """How many bars lie below each other: what a chart's height depends on; 0 for charts of another kind."""
    if chart.kind not in HORIZONTAL:
        return 0
    return len(chart.categories) * (1 if chart.kind in STACKED else len(chart.series))
