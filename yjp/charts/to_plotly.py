"""A chart spec as a plain Plotly figure: no plotly import, no WebGL traces, hover text in words.

Building the dict by hand costs nothing, where plotly's validated objects take ten milliseconds a figure;
tests put every figure through ``plotly.graph_objects.Figure``.
"""

from html import escape
from itertools import groupby
from typing import Any

from yjp.charts.palette import AXIS, GRID, INK, Style, styles
from yjp.charts.spec import Chart, Point, Series
from yjp.numbers import plain

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
_DASHES = {
    "solid": "solid",
    "dash": "dash",
    "dot": "dot",
    "dashdot": "dashdot",
    "longdash": "longdash",
    "longdashdot": "longdashdot",
}
_MARKERS = {
    "circle": "circle",
    "square": "square",
    "triangle": "triangle-up",
    "cross": "cross",
    "x": "x-thin-open",
    "star": "star",
    "diamond": "diamond-open",
}
_PATTERNS = ("", "/", "\\", ".", "x", "-", "|")
MANY_POINTS = 12
BAND_NAME = "What chance could do (95%)"


def to_plotly(chart: Chart) -> dict[str, Any]:
    """``{"data": […], "layout": {…}}`` for ``dcc.Graph``.

    The page prints title, caption and alternative text itself.
    """
    pairs = list(zip(chart.series, styles(chart.series), strict=True))
    if chart.kind == "column":
        data = [_bars(chart, each, style, index) for index, (each, style) in enumerate(pairs)]
    else:
        # Comparators first and the service last, so that its line lies on top; ``legendrank`` keeps the
        # service first in the legend.
        bands = [trace for each, style in pairs if style.emphasis for trace in _bands(chart, each, style)]
        lines = [_line(chart, each, style, rank) for rank, (each, style) in enumerate(pairs)]
        data = bands + sorted(lines, key=lambda line: -int(line["legendrank"]))
    return {"data": data, "layout": _layout(chart)}


def _line(chart: Chart, series: Series, style: Style, rank: int) -> dict[str, Any]:
    shown = _bridged(chart, series)
    many = style.emphasis and len(shown) > MANY_POINTS
    mode = "markers" if style.dash is None else "lines" if many else "lines+markers"
    trace: dict[str, Any] = {
        "type": "scatter",
        "mode": mode,
        "name": escape(series.name),
        "legendrank": rank + 1,
        "x": [category for category, _ in shown],
        "y": [point.value for _, point in shown],
        "connectgaps": False,
        "hovertext": [_hover(chart, series, category, point) for category, point in shown],
        "hoverinfo": "text",
        "marker": {
            "symbol": _MARKERS[style.marker],
            "color": style.colour,
            "size": 11 if style.dash is None else 9 if style.emphasis else 8,
            "line": {"color": style.colour, "width": 2 if _MARKERS[style.marker].endswith("open") else 0},
        },
    }
    if style.dash is not None:
        trace["line"] = {"color": style.colour, "width": style.width, "dash": _DASHES[style.dash]}
    return trace


def _bridged(chart: Chart, series: Series) -> list[tuple[str, Point]]:
    """The points to draw: gaps no longer than the series' bridge are dropped, so that the line crosses them."""
    kept: list[tuple[str, Point]] = []
    for missing, run in groupby(
        zip(chart.categories, series.points, strict=True), key=lambda pair: pair[1].value is None
    ):
        pairs = list(run)
        if not missing or len(pairs) > series.bridge:
            kept += pairs
    return kept


def _bands(chart: Chart, series: Series, style: Style) -> list[dict[str, Any]]:
    """The chance range of the service's line: one filled area for each unbroken stretch of it."""
    pairs = zip(chart.categories, series.points, strict=True)
    known = groupby(pairs, key=lambda pair: pair[1].lower is not None and pair[1].upper is not None)
    traces: list[dict[str, Any]] = []
    for has_limits, run in known:
        if not has_limits:
            continue
        stretch = list(run)
        ways = [category for category, _ in stretch]
        if len(stretch) == 1:
            # An area needs two ends: a lone point gets its range as a thick stroke.
            outline, fill = {"color": _faint(style.colour, 0.35), "width": 10}, "none"
        else:
            outline, fill = {"width": 0}, "toself"
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "name": BAND_NAME,
                "legendgroup": "band",
                "legendrank": 1000,
                "showlegend": not traces,
                "x": ways + ways[::-1],
                "y": [point.upper for _, point in stretch] + [point.lower for _, point in reversed(stretch)],
                "line": outline,
                "fill": fill,
                "fillcolor": _faint(style.colour, 0.16),
                "hoverinfo": "skip",
            }
        )
    return traces


def _bars(chart: Chart, series: Series, style: Style, index: int) -> dict[str, Any]:
    trace: dict[str, Any] = {
        "type": "bar",
        "name": escape(series.name),
        "x": list(chart.categories),
        "y": [point.value for point in series.points],
        "hovertext": [
            _hover(chart, series, c, p) for c, p in zip(chart.categories, series.points, strict=True)
        ],
        "hoverinfo": "text",
        "marker": {
            "color": style.colour,
            "line": {"color": style.colour, "width": 1},
            "pattern": {
                "shape": _PATTERNS[index % len(_PATTERNS)],
                "fillmode": "overlay",
                "fgcolor": "#FFFFFF",
                "size": 8,
            },
        },
    }
    if any(point.lower is not None and point.upper is not None for point in series.points):
        trace["error_y"] = {
            "type": "data",
            "symmetric": False,
            "array": [_distance(point.upper, point.value) for point in series.points],
            "arrayminus": [_distance(point.value, point.lower) for point in series.points],
            "color": INK,
            "thickness": 1.5,
        }
    return trace


def _distance(top: float | None, bottom: float | None) -> float:
    return 0.0 if top is None or bottom is None else max(top - bottom, 0.0)


def _hover(chart: Chart, series: Series, category: str, point: Point) -> str:
    when = (
        f"{chart.category_title[0].lower()}{chart.category_title[1:]} {category}"
        if chart.category_title
        else category
    )
    words = f"<b>{escape(series.name)}</b>, {escape(when)}: {escape(point.text)}"
    if point.lower is None or point.upper is None:
        return words
    limits = f"{plain(point.lower, chart.decimals)} and {plain(point.upper, chart.decimals)}"
    return f"{words}<br>Chance alone could put it between {limits}"


def _faint(colour: str, opacity: float) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"


def _layout(chart: Chart) -> dict[str, Any]:
    text = {"family": FONT, "size": 14, "color": INK}
    return {
        "font": text,
        "paper_bgcolor": "#FFFFFF",
        "plot_bgcolor": "#FFFFFF",
        "margin": {"l": 64, "r": 16, "t": 16, "b": 56},
        "hovermode": "closest",
        "hoverlabel": {"align": "left", "bgcolor": "#FFFFFF", "bordercolor": AXIS, "font": text},
        "barmode": "group",
        "legend": {
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": 1.02,
            "yanchor": "bottom",
            "font": {"size": 13},
        },
        "xaxis": {
            "type": "category",
            "categoryorder": "array",
            "categoryarray": list(chart.categories),
            "title": {"text": escape(chart.category_title), "standoff": 8, "font": text},
            "showgrid": False,
            "linecolor": AXIS,
            "ticks": "outside",
            "tickcolor": AXIS,
            "nticks": 8,
            "tickangle": 0,
            "automargin": True,
        },
        "yaxis": {
            "title": {"text": escape(chart.unit_title), "standoff": 8, "font": text},
            "rangemode": "tozero",
            "gridcolor": GRID,
            "zeroline": True,
            "zerolinecolor": AXIS,
            "separatethousands": True,
            "automargin": True,
        },
    }
