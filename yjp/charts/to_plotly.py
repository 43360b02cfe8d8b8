"""A chart spec as a plain Plotly figure: no plotly import, no WebGL traces, hover text in words.

Building the dict by hand costs nothing, where plotly's validated objects take ten milliseconds a figure;
tests put every figure through ``plotly.graph_objects.Figure``.
"""

from html import escape
from itertools import groupby
from typing import Any

from yjp.charts.palette import Style, styles
from yjp.charts.plotly_bars import bars
from yjp.charts.plotly_frame import hover, layout
from yjp.charts.scale import bars_down
from yjp.charts.spec import CENTRE, SIGNAL, Chart, Point, Series, quiet_twins

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
MANY_POINTS = 12
BAND_NAME = "95% range"


def to_plotly(chart: Chart) -> dict[str, Any]:
    """``{"data": […], "layout": {…}}`` for ``dcc.Graph``.

    The page prints title, caption and alternative text itself.
    """
    pairs = list(zip(chart.series, styles(chart.series), strict=True))
    if chart.kind == "scatter":
        data = [_places(chart, each, style, rank) for rank, (each, style) in enumerate(pairs)]
    elif chart.kind != "line":
        data = [bars(chart, each, style, index) for index, (each, style) in enumerate(pairs)]
    else:
        # Comparators first and the service last, so that its line lies on top; ``legendrank`` keeps the
        # service first in the legend.
        bands = [trace for each, style in pairs if style.emphasis for trace in _bands(chart, each, style)]
        lines = [_line(chart, each, style, rank) for rank, (each, style) in enumerate(pairs)]
        data = bands + [lines[rank] for rank in sorted(range(len(lines)), key=lambda n: _above(pairs[n], n))]
    for place in quiet_twins(chart):
        next(trace for trace in data if trace.get("legendrank") == place + 1)["showlegend"] = False
    return {"data": data, "layout": layout(chart)}


def fitting_height(chart: Chart) -> int:
    """How tall the chart should be on a screen, in pixels: by the number of its bars, 360 for other kinds."""
    bars = bars_down(chart)
    return min(max(140 + (30 if len(chart.series) > 1 else 44) * bars, 240), 1200) if bars else 360


def _above(pair: tuple[Series, Style], rank: int) -> tuple[int, int]:
    """The order of drawing: comparators, then the service, then the rings around what stands out."""
    series, style = pair
    return (2 if series.role == SIGNAL else 1 if style.emphasis else 0), -rank


def _line(chart: Chart, series: Series, style: Style, rank: int) -> dict[str, Any]:
    shown = _bridged(chart, series)
    # A control chart judges single quarters: there every one is marked.
    judged = any(other.role == CENTRE for other in chart.series)
    many = style.emphasis and len(shown) > MANY_POINTS and not judged and not _lonely(shown)
    lines = many or style.marker is None
    mode = "markers" if style.dash is None else "lines" if lines else "lines+markers"
    trace: dict[str, Any] = {
        "type": "scatter",
        "mode": mode,
        "name": escape(series.name),
        "legendrank": rank + 1,
        "x": [category for category, _ in shown],
        "y": [point.value for _, point in shown],
        "connectgaps": False,
        "hovertext": [hover(chart, series, category, point) for category, point in shown],
        "hoverinfo": "text",
    }
    if style.marker is not None:
        trace["marker"] = _marker(style, 11 if style.dash is None else 9 if style.emphasis else 8)
    if series.role == SIGNAL:
        # A ring: the point inside it stays to be seen.
        trace["marker"] = {
            "symbol": "circle-open",
            "color": style.colour,
            "size": 18,
            "line": {"color": style.colour, "width": 3},
        }
    if style.dash is not None:
        trace["line"] = {"color": style.colour, "width": style.width, "dash": _DASHES[style.dash]}
    return trace


def _lonely(shown: list[tuple[str, Point]]) -> bool:
    """Is there a point between two gaps, which a line alone would not show?"""
    known = [False, *(point.value is not None for _, point in shown), False]
    return any(known[i] and not known[i - 1] and not known[i + 1] for i in range(1, len(known) - 1))


def _marker(style: Style, size: int) -> dict[str, Any]:
    symbol = _MARKERS[style.marker or "circle"]
    return {
        "symbol": symbol,
        "color": style.colour,
        "size": size,
        "line": {"color": style.colour, "width": 2 if symbol.endswith("open") else 0},
    }


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


def _faint(colour: str, opacity: float) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"


def _places(chart: Chart, series: Series, style: Style, rank: int) -> dict[str, Any]:
    """One group of services, or one line of limits, of a funnel."""
    lines = style.marker is None
    trace: dict[str, Any] = {
        "type": "scatter",
        "mode": "lines" if lines else "markers",
        "name": escape(series.name),
        "legendrank": rank + 1,
        "x": [point.x for point in series.points],
        "y": [point.value for point in series.points],
        "hovertext": [escape(point.text) for point in series.points],
        "hoverinfo": "skip" if lines else "text",
    }
    if lines:
        trace["line"] = {"color": style.colour, "width": style.width, "dash": _DASHES[style.dash or "solid"]}
    else:
        trace["marker"] = _marker(style, 13 if style.emphasis else 8)
    return trace
