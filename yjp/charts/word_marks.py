"""What is written on a native chart's lines and bars: values and whiskers, which python-pptx does not write."""

from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from yjp.charts.palette import INK, WHISKER, Style
from yjp.charts.scale import STACKED, axis_scale, number_format
from yjp.charts.spec import Chart, Series
from yjp.charts.workbook import Whiskers

CHART_NS = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWING_NS = "http://schemas.openxmlformats.org/drawingml/2006/main"
FONT = "Arial"
_BEFORE_LABELS = {"idx", "order", "tx", "spPr", "invertIfNegative", "marker", "dPt"}
_BEFORE_ERROR_BARS = {*_BEFORE_LABELS, "dLbls", "trendline"}
_ROOM_FOR_A_NUMBER = 12
"""A part of a stack gets its number from one twelfth of the axis: below, the number would hide it."""


def label(series: BaseOxmlElement, chart: Chart, spec: Series, style: Style) -> None:
    """Print values: the ends of the service's line, every bar without whiskers, the larger parts of a stack.

    More would hide the drawing, and the table has them all.
    """
    places = _places(chart, spec, style)
    if not places:
        return
    stacked, solid = chart.kind in STACKED, style.pattern == "solid"
    colour = style.colour if not stacked else "#FFFFFF" if solid else INK
    # A number on hatching needs a ground of its own.
    boxed = stacked and not solid
    fill = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>' if boxed else "<a:noFill/>"
    text = (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1000" b="1"><a:solidFill>'
        f'<a:srgbClr val="{colour[1:]}"/></a:solidFill><a:latin typeface="{FONT}"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )
    shows = "".join(
        f'<c:{name} val="{{}}"/>' if name == "showVal" else f'<c:{name} val="0"/>'
        for name in (
            "showLegendKey",
            "showVal",
            "showCatName",
            "showSerName",
            "showPercent",
            "showBubbleSize",
        )
    )
    shape = f"<c:spPr>{fill}<a:ln><a:noFill/></a:ln></c:spPr>"
    form = f'<c:numFmt formatCode="{number_format(chart.decimals)}" sourceLinked="0"/>'
    each = "".join(
        f'<c:dLbl><c:idx val="{i}"/>{form}{shape}{text}<c:dLblPos val="{place}"/>{shows.format(1)}</c:dLbl>'
        for i, place in sorted(places.items())
    )
    rest = f"{form}{shape}{text}{shows.format(0)}"
    labels = f'<c:dLbls xmlns:c="{CHART_NS}" xmlns:a="{DRAWING_NS}">{each}{rest}</c:dLbls>'
    _insert(series, etree.fromstring(labels), _BEFORE_LABELS)


def _places(chart: Chart, spec: Series, style: Style) -> dict[int, str]:
    """Which points get their value printed, and where."""
    known = [i for i, point in enumerate(spec.points) if point.value is not None]
    if chart.kind in STACKED:
        least = axis_scale(chart)[0] / _ROOM_FOR_A_NUMBER
        return {i: "ctr" for i in known if (spec.points[i].value or 0.0) >= least}
    if not style.emphasis or not known:
        return {}
    if chart.kind == "bar":
        return {} if any(point.upper is not None for point in spec.points) else dict.fromkeys(known, "outEnd")
    if chart.kind == "column":
        return dict.fromkeys(known, "outEnd")
    return {known[0]: "l", known[-1]: "r"}


def error_bars(series: BaseOxmlElement, each: Whiskers, style: Style, *, vertical_only: bool) -> None:
    """Whiskers by hand: neither python-pptx nor R's mschart writes them."""
    direction = '<c:errDir val="y"/>' if vertical_only else ""
    above, below = each.references
    colour = style.colour if vertical_only else WHISKER
    bars = etree.fromstring(
        f'<c:errBars xmlns:c="{CHART_NS}" xmlns:a="{DRAWING_NS}">{direction}<c:errBarType val="both"/>'
        f'<c:errValType val="cust"/><c:noEndCap val="0"/>'
        f"<c:plus>{_numbers(above, each.above)}</c:plus>"
        f"<c:minus>{_numbers(below, each.below)}</c:minus>"
        f'<c:spPr><a:ln w="15875"><a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill></a:ln></c:spPr>'
        "</c:errBars>"
    )
    _insert(series, bars, _BEFORE_ERROR_BARS)


def _insert(series: BaseOxmlElement, element: BaseOxmlElement, before: set[str]) -> None:
    """Put an element where the schema wants it: after all those that may come before it."""
    names = [etree.QName(child).localname for child in series]
    series.insert(next(i for i, name in enumerate(names) if name not in before), element)


def _numbers(reference: str, values: tuple[float | None, ...]) -> str:
    points = "".join(
        f'<c:pt idx="{i}"><c:v>{value!r}</c:v></c:pt>' for i, value in enumerate(values) if value is not None
    )
    cache = f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>{points}'
    return f"<c:numRef><c:f>{reference}</c:f><c:numCache>{cache}</c:numCache></c:numRef>"
