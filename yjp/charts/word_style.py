"""The look of a native Word chart: the house palette on python-pptx's chart XML, and what that leaves out."""

from itertools import count
from math import floor, log10

from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree
from pptx.chart.chart import Chart as PptxChart
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE
from pptx.util import Pt

from yjp.charts.palette import AXIS, GRID, INK, Style, styles
from yjp.charts.spec import Chart, Series
from yjp.charts.workbook import Whiskers

CHART_NS = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWING_NS = "http://schemas.openxmlformats.org/drawingml/2006/main"
FONT = "Arial"

_DASHES = {
    "solid": MSO_LINE_DASH_STYLE.SOLID,
    "dash": MSO_LINE_DASH_STYLE.DASH,
    "dot": MSO_LINE_DASH_STYLE.ROUND_DOT,
    "dashdot": MSO_LINE_DASH_STYLE.DASH_DOT,
    "longdash": MSO_LINE_DASH_STYLE.LONG_DASH,
    "longdashdot": MSO_LINE_DASH_STYLE.LONG_DASH_DOT,
}
_MARKERS = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "square": XL_MARKER_STYLE.SQUARE,
    "triangle": XL_MARKER_STYLE.TRIANGLE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "cross": XL_MARKER_STYLE.PLUS,
    "x": XL_MARKER_STYLE.X,
    "star": XL_MARKER_STYLE.STAR,
}
_PATTERNS = (
    MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL,
    MSO_PATTERN_TYPE.DARK_HORIZONTAL,
    MSO_PATTERN_TYPE.SMALL_GRID,
    MSO_PATTERN_TYPE.WIDE_DOWNWARD_DIAGONAL,
    MSO_PATTERN_TYPE.PERCENT_50,
    MSO_PATTERN_TYPE.DARK_VERTICAL,
)
_BEFORE_LABELS = {"idx", "order", "tx", "spPr", "invertIfNegative", "marker", "dPt"}
_BEFORE_ERROR_BARS = {*_BEFORE_LABELS, "dLbls", "trendline"}


def apply_style(space: BaseOxmlElement, chart: Chart, ranges: list[Whiskers]) -> None:
    """Style the ``c:chartSpace`` in place: fonts, title, axes, legend, lines, markers, labels and whiskers."""
    drawn = PptxChart(space, None)
    drawn.font.size, drawn.font.name, drawn.font.color.rgb = Pt(10), FONT, _rgb(INK)
    _title(drawn, chart)
    _axes(drawn, chart)
    drawn.has_legend = len(chart.series) > 1
    if drawn.has_legend:
        drawn.legend.position = XL_LEGEND_POSITION.BOTTOM
        drawn.legend.include_in_layout = False
    by_name = {each.name: each for each in ranges}
    for index, (series, spec, style) in enumerate(
        zip(drawn.plots[0].series, chart.series, styles(chart.series), strict=True)
    ):
        if chart.kind == "column":
            _column(series, style, index)
        else:
            _line(series, style)
        if style.emphasis:
            _label_ends(series._element, chart, spec, style)
        if each := by_name.get(spec.name):
            _error_bars(series._element, each, style, vertical_only=chart.kind == "line")
    if chart.kind == "column":
        drawn.plots[0].gap_width, drawn.plots[0].overlap = 60, 0
    _finish(space)


def _title(drawn: PptxChart, chart: Chart) -> None:
    drawn.has_title = True
    frame = drawn.chart_title.text_frame
    frame.text = chart.title
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold, font.name, font.color.rgb = Pt(12), True, FONT, _rgb(INK)
    drawn.chart_title.include_in_layout = False


def _axes(drawn: PptxChart, chart: Chart) -> None:
    # Bars and rates are read as heights: both start at zero.
    values, categories = drawn.value_axis, drawn.category_axis
    values.minimum_scale = 0
    values.maximum_scale, values.major_unit = axis_scale(chart)
    values.has_major_gridlines = True
    values.major_gridlines.format.line.color.rgb = _rgb(GRID)
    values.major_gridlines.format.line.width = Pt(0.75)
    values.format.line.fill.background()
    values.tick_labels.number_format_is_linked = False
    values.tick_labels.number_format = number_format(chart.decimals)
    categories.format.line.color.rgb = _rgb(AXIS)
    categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    for axis, title in ((values, chart.unit_title), (categories, chart.category_title)):
        axis.has_title = bool(title)
        if title:
            axis.axis_title.text_frame.text = title
            font = axis.axis_title.text_frame.paragraphs[0].runs[0].font
            font.size, font.bold, font.name, font.color.rgb = Pt(10), False, FONT, _rgb(INK)


def _line(series: object, style: Style) -> None:
    line, marker = series.format.line, series.marker  # type: ignore[attr-defined]
    series.smooth = False  # type: ignore[attr-defined]
    if style.dash is None:
        line.fill.background()
    else:
        line.color.rgb, line.width, line.dash_style = _rgb(style.colour), Pt(style.width), _DASHES[style.dash]
    marker.style = _MARKERS[style.marker]
    marker.size = 13 if style.dash is None else 8 if style.emphasis else 7
    marker.format.line.color.rgb = _rgb(style.colour)
    marker.format.line.width = Pt(1.5)
    if style.marker in ("circle", "square", "triangle"):
        marker.format.fill.solid()
        marker.format.fill.fore_color.rgb = _rgb(style.colour)
    else:
        marker.format.fill.background()


def _column(series: object, style: Style, index: int) -> None:
    fill = series.format.fill  # type: ignore[attr-defined]
    if style.emphasis:
        fill.solid()
        fill.fore_color.rgb = _rgb(style.colour)
    else:
        # The palette's colours are alike in black and white; the patterns are not.
        fill.patterned()
        fill.pattern = _PATTERNS[index % len(_PATTERNS)]
        fill.fore_color.rgb, fill.back_color.rgb = _rgb(style.colour), RGBColor(255, 255, 255)
    series.format.line.color.rgb = _rgb(style.colour)  # type: ignore[attr-defined]
    series.invert_if_negative = False  # type: ignore[attr-defined]


_STEPS = {1: 0.2, 1.2: 0.2, 1.6: 0.4, 2: 0.5, 2.5: 0.5, 3: 0.5, 4: 1, 5: 1, 6: 1, 8: 2, 10: 2}
"""Round tops of an axis and the distance of their grid lines, in powers of ten."""


def axis_scale(chart: Chart) -> tuple[float, float]:
    """A round top above every value and limit, and the step of the grid lines.

    Word's own scale looks at the values alone and would cut the whiskers.
    """
    values = [n for s in chart.series for p in s.points for n in (p.value, p.upper) if n is not None]
    highest = max(values, default=0.0)
    if highest <= 0:
        return 1.0, 0.2
    power = floor(log10(highest))
    top, step = next((t, s) for t, s in _STEPS.items() if t * 10.0**power >= highest)
    return float(f"{top}e{power}"), float(f"{step}e{power}")


def _label_ends(series: BaseOxmlElement, chart: Chart, spec: Series, style: Style) -> None:
    """Print the service's first and last values beside the line: more labels would hide it, and the table has them."""
    known = [i for i, point in enumerate(spec.points) if point.value is not None]
    column = chart.kind == "column"
    ends = dict.fromkeys(known, "outEnd") if column else {known[0]: "l", known[-1]: "r"}
    text = (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1000" b="1"><a:solidFill>'
        f'<a:srgbClr val="{style.colour[1:]}"/></a:solidFill><a:latin typeface="{FONT}"/></a:defRPr></a:pPr>'
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
    shape = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
    form = f'<c:numFmt formatCode="{number_format(chart.decimals)}" sourceLinked="0"/>'
    each = "".join(
        f'<c:dLbl><c:idx val="{i}"/>{form}{shape}{text}<c:dLblPos val="{place}"/>{shows.format(1)}</c:dLbl>'
        for i, place in sorted(ends.items())
    )
    rest = f"{form}{shape}{text}{shows.format(0)}"
    labels = f'<c:dLbls xmlns:c="{CHART_NS}" xmlns:a="{DRAWING_NS}">{each}{rest}</c:dLbls>'
    _insert(series, etree.fromstring(labels), _BEFORE_LABELS)


def _error_bars(series: BaseOxmlElement, each: Whiskers, style: Style, *, vertical_only: bool) -> None:
    """Whiskers by hand: neither python-pptx nor R's mschart writes them."""
    direction = '<c:errDir val="y"/>' if vertical_only else ""
    above, below = each.references
    bars = etree.fromstring(
        f'<c:errBars xmlns:c="{CHART_NS}" xmlns:a="{DRAWING_NS}">{direction}<c:errBarType val="both"/>'
        f'<c:errValType val="cust"/><c:noEndCap val="0"/>'
        f"<c:plus>{_numbers(above, each.above)}</c:plus>"
        f"<c:minus>{_numbers(below, each.below)}</c:minus>"
        f'<c:spPr><a:ln w="15875"><a:solidFill><a:srgbClr val="{style.colour[1:]}"/></a:solidFill></a:ln></c:spPr>'
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


def _finish(space: BaseOxmlElement) -> None:
    """Close the gaps that python-pptx leaves: language, corners, axis ids, no frame around the chart."""
    language, corners = (etree.Element(f"{{{CHART_NS}}}{name}") for name in ("lang", "roundedCorners"))
    language.set("val", "en-GB")
    # Where the element is missing, Office draws round corners.
    corners.set("val", "0")
    for position, element in zip(count(1), (language, corners), strict=False):
        space.insert(position, element)
    # python-pptx writes negative ids for bar charts; the schema wants unsigned ones.
    for element in space.iter(f"{{{CHART_NS}}}axId", f"{{{CHART_NS}}}crossAx"):
        element.set("val", str(abs(int(element.get("val")))))
    for run in space.iter(f"{{{DRAWING_NS}}}endParaRPr", f"{{{DRAWING_NS}}}rPr"):
        run.set("lang", "en-GB")
    frame = etree.fromstring(
        f'<c:spPr xmlns:c="{CHART_NS}" xmlns:a="{DRAWING_NS}"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></c:spPr>"
    )
    chart = space.find(f"{{{CHART_NS}}}chart")
    chart.addnext(frame)


def number_format(decimals: int) -> str:
    """The Excel format of so many decimals, thousands separated."""
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _rgb(colour: str) -> RGBColor:
    colour_object: RGBColor = RGBColor.from_string(colour[1:])
    return colour_object
