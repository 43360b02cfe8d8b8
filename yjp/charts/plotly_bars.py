"""Bars and columns for the browser: clustered or stacked, standing or lying, hatched as well as coloured."""

from html import escape
from typing import Any

from yjp.charts.palette import WHISKER, Style, pattern
from yjp.charts.plotly_frame import hover
from yjp.charts.scale import HORIZONTAL, STACKED
from yjp.charts.spec import Chart, Series
from yjp.numbers import plain

_SHAPES = {
    "solid": "",
    "upward": "/",
    "downward": "\\",
    "dots": ".",
    "grid": "x",
    "horizontal": "-",
    "vertical": "|",
    "sparse": ".",
}


def bars(chart: Chart, series: Series, style: Style, index: int) -> dict[str, Any]:
    """The trace of one series; its values are printed on the bars where no whisker is in the way."""
    lying = chart.kind in HORIZONTAL
    along, across = ("y", "x") if lying else ("x", "y")
    limited = any(point.lower is not None and point.upper is not None for point in series.points)
    trace: dict[str, Any] = {
        "type": "bar",
        "orientation": "h" if lying else "v",
        "name": escape(series.name),
        along: list(chart.categories),
        across: [point.value for point in series.points],
        "hovertext": [
            hover(chart, series, c, p) for c, p in zip(chart.categories, series.points, strict=True)
        ],
        "hoverinfo": "text",
        "marker": {
            "color": style.colour,
            "line": {"color": style.colour, "width": 1},
            "pattern": {
                "shape": _SHAPES[pattern(style, index)],
                "fillmode": "overlay",
                "fgcolor": "#FFFFFF",
                "size": 4 if style.pattern == "sparse" else 8,
            },
        },
    }
    if lying and chart.kind not in STACKED and not limited:
        trace |= {
            "text": ["" if p.value is None else plain(p.value, chart.decimals) for p in series.points],
            "textposition": "outside",
            "cliponaxis": False,
        }
    if limited:
        trace[f"error_{across}"] = {
            "type": "data",
            "symmetric": False,
            "array": [_distance(point.upper, point.value) for point in series.points],
            "arrayminus": [_distance(point.value, point.lower) for point in series.points],
            "color": WHISKER,
            "thickness": 2,
        }
    return trace


def _distance(top: float | None, bottom: float | None) -> float:
    return 0.0 if top is None or bottom is None else max(top - bottom, 0.0)
