"""A chart spec as a native Word chart: editable, inline, with its workbook and its alternative text.

python-pptx writes the chart's XML and python-docx the document; the joints between them, and what both leave
out, are here.
"""

from datetime import date
from zlib import crc32

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Length
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml import parse_xml as parse_chart

from yjp.charts.scale import bars_down, number_format
from yjp.charts.spec import Chart
from yjp.charts.word_marks import CHART_NS
from yjp.charts.word_style import apply_style
from yjp.charts.workbook import whiskers, workbook

_KINDS = {
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "stacked_column": XL_CHART_TYPE.COLUMN_STACKED,
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacked_bar": XL_CHART_TYPE.BAR_STACKED,
}
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def add_chart(
    document: Document, chart: Chart, *, width: Length, height: Length, made_on: date
) -> BaseOxmlElement:
    """Put the chart and its workbook into the document's package; returns the run (``w:r``) that shows it.

    ``made_on`` dates the workbook. A chart without categories or series is a ``ValueError``: there would be nothing to
    see and Word would not open it. So is a scatter: funnels are for the screen.
    """
    if not chart.categories or not chart.series:
        raise ValueError(f"chart {chart.id} has nothing to draw")
    if chart.kind not in _KINDS:
        raise ValueError(f"chart {chart.id}: Word has no {chart.kind} of ours")
    data = _chart_data(chart)
    ranges = whiskers(chart)
    space = parse_chart(ChartXmlWriter(_KINDS[chart.kind], data).xml.encode())
    apply_style(space, chart, ranges)
    package = document.part.package
    chart_part = Part(package.next_partname("/word/charts/chart%d.xml"), CONTENT_TYPE.DML_CHART, b"", package)
    workbook_part = Part(
        _workbook_name(chart_part.partname),
        CONTENT_TYPE.SML_SHEET,
        workbook(chart, ranges, number_format(chart.decimals), made_on),
        package,
    )
    _link_workbook(space, chart_part.relate_to(workbook_part, RELATIONSHIP_TYPE.PACKAGE))
    chart_part._blob = etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)
    return _inline(
        document, chart, document.part.relate_to(chart_part, RELATIONSHIP_TYPE.CHART), width, height
    )


def fitting_height(chart: Chart) -> Length:
    """How tall a chart should be for its words to be read: by the number of its bars, 7.5 cm for other kinds."""
    bars = bars_down(chart)
    if not bars:
        return Cm(7.5)
    legend = 1.2 if len(chart.series) > 1 else 0.0
    # A bar by itself has a label of up to two lines; bars side by side share one.
    each = 0.8 if bars == len(chart.categories) else 0.42
    return Cm(min(max(2.6 + legend + each * bars, 4.5), 16.0))


def _chart_data(chart: Chart) -> CategoryChartData:
    data = CategoryChartData(number_format=number_format(chart.decimals))
    data.categories = list(chart.categories)
    for series in chart.series:
        data.add_series(series.name, [point.value for point in series.points])
    return data


def _workbook_name(chart_name: str) -> PackURI:
    number = "".join(filter(str.isdigit, chart_name))
    return PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx")


def _link_workbook(space: BaseOxmlElement, relation: str) -> None:
    external = etree.SubElement(space, f"{{{CHART_NS}}}externalData")
    external.set(qn("r:id"), relation)
    # 0: Word shows the stored values until someone opens the data, so nothing moves by itself.
    etree.SubElement(external, f"{{{CHART_NS}}}autoUpdate").set("val", "0")


def _inline(
    document: Document, chart: Chart, relation: str, width: Length, height: Length
) -> BaseOxmlElement:
    run = parse_xml(
        f"<w:r {_NAMESPACES}><w:rPr><w:noProof/></w:rPr><w:drawing>"
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{int(width)}" cy="{int(height)}"/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
    properties = run.find(f".//{qn('wp:docPr')}")
    assert properties is not None
    properties.set("id", str(_drawing_id(document, chart.id)))
    properties.set("name", f"Chart: {chart.title}")
    properties.set("descr", chart.alt)
    return run


def _drawing_id(document: Document, chart_id: str) -> int:
    """A drawing id that no other drawing of the document has: Word repairs documents with two alike."""
    taken = set(map(int, document.element.xpath("//wp:docPr/@id")))
    wanted = crc32(chart_id.encode()) & 0x7FFFFFFF or 1
    # Parts that are not yet placed in the body are not seen by the search, so the id comes from the chart's own name.
    while wanted in taken:
        wanted = wanted % 0x7FFFFFFF + 1
    return wanted
