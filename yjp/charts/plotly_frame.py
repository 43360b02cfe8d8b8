"""The frame around a Plotly drawing: axes, legend, fonts, and what a point says when pointed at."""

from html import escape
from textwrap import wrap
from typing import Any

from yjp.charts.palette import AXIS, GRID, INK
from yjp.charts.scale import HORIZONTAL, STACKED, axis_scale
from yjp.charts.spec import Chart, Mark, Point, Series
from yjp.numbers import plain

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
TITLE_WIDTH = 36
"""Characters to a line of an axis's title."""
LABEL_WIDTH = 26
"""Characters to a line of a bar's label: a longer one would leave no room for the bar on a phone."""


UNDER_BARS = 14
"""Characters to a line of the title under lying bars, which on a phone have less room than their labels."""


def hover(chart: Chart, series: Series, category: str, point: Point) -> str:
    """``Rotherham, twelve months to the end of Dec 2018: 169 per 100,000``, and the limits where there are any."""
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


def layout(chart: Chart) -> dict[str, Any]:
    """Plotly's layout; zero-based, and nothing turns or moves by itself."""
    text = {"family": FONT, "size": 14, "color": INK}
    lying = chart.kind in HORIZONTAL
    values, others = _values(chart, text), _others(chart, text)
    return {
        "font": text,
        "paper_bgcolor": "#FFFFFF",
        "plot_bgcolor": "#FFFFFF",
        "margin": {"l": 64, "r": 24 if lying else 16, "t": 16, "b": 56},
        "hovermode": "closest",
        "hoverlabel": {"align": "left", "bgcolor": "#FFFFFF", "bordercolor": AXIS, "font": text},
        "barmode": "stack" if chart.kind in STACKED else "group",
        "bargap": 0.3,
        "showlegend": len(chart.series) > 1 or bool(chart.series and chart.kind == "line"),
        "legend": {
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": 1.02,
            "yanchor": "bottom",
            "traceorder": "normal",
            "font": {"size": 13},
        },
        "xaxis": values if lying else others,
        "yaxis": others if lying else values,
        **_marks(chart, text),
    }


def _marks(chart: Chart, text: dict[str, Any]) -> dict[str, Any]:
    """Dotted lines down the chart, each with its words at the top."""
    drawn = [mark for mark in chart.marks if mark.words]
    if not drawn:
        return {}
    place = {"xref": "x", "yref": "paper"}
    line = {"color": AXIS, "width": 1.5, "dash": "dot"}
    return {
        "shapes": [
            {
                "type": "line",
                **place,
                "x0": _across(chart, mark),
                "x1": _across(chart, mark),
                "y0": 0,
                "y1": 1,
                "line": line,
            }
            for mark in drawn
        ],
        "annotations": [
            {
                **place,
                "x": _across(chart, mark),
                "y": 1,
                "text": escape(mark.words),
                "showarrow": False,
                "xanchor": "right",
                "yanchor": "bottom" if chart.kind in HORIZONTAL else "top",
                "align": "right",
                # Marks near each other would write over each other on a phone.
                "yshift": -18 * rank,
                "font": text | {"size": 13},
            }
            for rank, mark in enumerate(drawn)
        ],
    }


def _across(chart: Chart, mark: Mark) -> float:
    """Where a mark is: Plotly would take a category called 12 for the thirteenth."""
    return float(chart.categories.index(mark.at)) if isinstance(mark.at, str) else mark.at


def _values(chart: Chart, text: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": {
            "text": _title(chart.unit_title, UNDER_BARS if chart.kind in HORIZONTAL else TITLE_WIDTH),
            "standoff": 8,
            "font": text,
        },
        "rangemode": "tozero",
        "gridcolor": GRID,
        "zeroline": True,
        "zerolinecolor": AXIS,
        "separatethousands": True,
        "automargin": True,
        **_whole_numbers(chart),
    }


def _whole_numbers(chart: Chart) -> dict[str, Any]:
    """Counts of a few children: Plotly would write halves between them."""
    top, step = axis_scale(chart) if chart.kind != "scatter" else (0.0, 0.0)
    return {"dtick": 1} if not chart.decimals and step == 1.0 and top <= 5 else {}


def _others(chart: Chart, text: dict[str, Any]) -> dict[str, Any]:
    axis: dict[str, Any] = {
        "title": {"text": _title(chart.category_title, TITLE_WIDTH), "standoff": 8, "font": text},
        "showgrid": False,
        "linecolor": AXIS,
        "automargin": True,
    }
    if chart.kind == "scatter":
        return axis | {
            "rangemode": "tozero",
            "separatethousands": True,
            "ticks": "outside",
            "tickcolor": AXIS,
        }
    axis |= {"type": "category", "categoryorder": "array", "categoryarray": list(chart.categories)}
    if chart.kind in HORIZONTAL:
        # The first category on top, as in the table.
        axis |= {
            "autorange": "reversed",
            "tickmode": "array",
            "tickvals": list(chart.categories),
            "ticktext": ["<br>".join(map(escape, wrap(c, LABEL_WIDTH))) for c in chart.categories],
        }
        return axis
    axis |= {"ticks": "outside", "tickcolor": AXIS, "tickangle": 0}
    named = list(chart.categories)
    if chart.kind == "line":
        named = _named_places(chart)
        if len(named) < 2:
            return axis | {"nticks": 8}
    return axis | {"tickmode": "array", "tickvals": named, "ticktext": [_two_lines(c) for c in named]}


MOST_NAMED = 7
"""Places of a line that are named: more would run into each other on a phone."""


def _named_places(chart: Chart) -> list[str]:
    """What is named under a line: places at even distances and every mark, which others make room for."""
    places, even = list(chart.categories), _same_month(chart.categories)
    marks = [mark.at for mark in chart.marks if isinstance(mark.at, str)]
    if not marks:
        return even
    kept = even if len(even) > 1 else places[:1]
    at = [places.index(mark) for mark in marks]
    room = [c for c in kept if all(abs(places.index(c) - n) > ROOM for n in at)]
    return [c for c in places if c in marks or c in room]


ROOM = 3
"""Places between a mark's name and the next."""


def _same_month(categories: tuple[str, ...]) -> list[str]:
    """The places to name: all of a few, else those of the last one's month, at even distances up to the last."""
    if len(categories) <= MOST_NAMED:
        return list(categories)
    last = categories[-1]
    found = [c for c in categories if c[:3] == last[:3] and c[-4:].isdigit()]
    step = -(-len(found) // MOST_NAMED)
    return found[::-1][:: max(step, 1)][::-1]


def _two_lines(name: str) -> str:
    """A place's name as it stands under the axis: a period or a month and its year in two lines."""
    month, _, year = name.rpartition(" ")
    if "–" not in name and year.isdigit() and month.isalpha():
        return f"{month}<br>{year}"
    return escape(name).replace("–", "–<br>").replace(" (", "<br>(")


def _title(words: str, width: int) -> str:
    """The title of an axis in lines that a phone has room for."""
    return "<br>".join(map(escape, wrap(words, width)))
