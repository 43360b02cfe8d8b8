"""The look of a native Word chart: the house palette on python-pptx's chart XML, and what that leaves out."""

from itertools import count
from typing import Any

from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree
from pptx.chart.chart import Chart as PptxChart
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE
from pptx.util import Pt

from yjp.charts.palette import AXIS, GRID, INK, Style, pattern, styles
from yjp.charts.scale import HORIZONTAL, STACKED, axis_scale, number_format
from yjp.charts.spec import Chart, quiet_twins
from yjp.charts.word_marks import CHART_NS, DRAWING_NS, FONT, error_bars, label
from yjp.charts.workbook import Whiskers

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
_PATTERNS = {
    "upward": MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL,
    "downward": MSO_PATTERN_TYPE.WIDE_DOWNWARD_DIAGONAL,
    "horizontal": MSO_PATTERN_TYPE.DARK_HORIZONTAL,
    "vertical": MSO_PATTERN_TYPE.DARK_VERTICAL,
    "grid": MSO_PATTERN_TYPE.SMALL_GRID,
    "dots": MSO_PATTERN_TYPE.PERCENT_50,
    "sparse": MSO_PATTERN_TYPE.PERCENT_10,
}


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
        _leave_out_of_legend(drawn.legend._element, quiet_twins(chart))
    by_name = {each.name: each for each in ranges}
    for index, (series, spec, style) in enumerate(
        zip(drawn.plots[0].series, chart.series, styles(chart.series), strict=True)
    ):
        if chart.kind == "line":
            _line(series, style)
        else:
            _column(series, style, pattern(style, index))
        label(series._element, chart, spec, style)
        if each := by_name.get(spec.name):
            error_bars(series._element, each, style, vertical_only=chart.kind == "line")
    if chart.kind != "line":
        plot = drawn.plots[0]
        plot.gap_width, plot.overlap = 60, 100 if chart.kind in STACKED else 0
    _finish(space)


def _leave_out_of_legend(legend: BaseOxmlElement, places: list[int]) -> None:
    for place in reversed(places):
        entry = etree.fromstring(
            f'<c:legendEntry xmlns:c="{CHART_NS}"><c:idx val="{place}"/><c:delete val="1"/></c:legendEntry>'
        )
        legend.insert(1, entry)


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
    if chart.kind in HORIZONTAL:
        # The first category on top, and the values below where a reader looks for them.
        categories.reverse_order = True
        skip = etree.Element(f"{{{CHART_NS}}}tickLblSkip", val="1")
        categories._element.find(f"{{{CHART_NS}}}lblOffset").addnext(skip)
        values._element.find(f"{{{CHART_NS}}}crosses").set("val", "max")
    for axis, title in ((values, chart.unit_title), (categories, chart.category_title)):
        axis.has_title = bool(title)
        if title:
            axis.axis_title.text_frame.text = title
            font = axis.axis_title.text_frame.paragraphs[0].runs[0].font
            font.size, font.bold, font.name, font.color.rgb = Pt(10), False, FONT, _rgb(INK)


def _line(series: Any, style: Style) -> None:
    line, marker = series.format.line, series.marker
    series.smooth = False
    if style.dash is None:
        line.fill.background()
    else:
        line.color.rgb, line.width, line.dash_style = _rgb(style.colour), Pt(style.width), _DASHES[style.dash]
    if style.marker is None:
        marker.style = XL_MARKER_STYLE.NONE
        return
    marker.style = _MARKERS[style.marker]
    marker.size = 13 if style.dash is None else 8 if style.emphasis else 7
    marker.format.line.color.rgb = _rgb(style.colour)
    marker.format.line.width = Pt(1.5)
    if style.marker in ("circle", "square", "triangle"):
        marker.format.fill.solid()
        marker.format.fill.fore_color.rgb = _rgb(style.colour)
    else:
        marker.format.fill.background()


def _column(series: Any, style: Style, hatching: str) -> None:
    fill = series.format.fill
    if hatching == "solid":
        fill.solid()
        fill.fore_color.rgb = _rgb(style.colour)
    else:
        # The palette's colours are alike in black and white; the patterns are not.
        fill.patterned()
        fill.pattern = _PATTERNS[hatching]
        fill.fore_color.rgb, fill.back_color.rgb = _rgb(style.colour), RGBColor(255, 255, 255)
    series.format.line.color.rgb = _rgb(style.colour)
    series.invert_if_negative = False


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


def _rgb(colour: str) -> RGBColor:
    colour_object: RGBColor = RGBColor.from_string(colour[1:])
    return colour_object
