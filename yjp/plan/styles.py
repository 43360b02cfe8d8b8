"""The house style of the plan: every style it uses, declared, and the ``styles.xml`` they make.

Sizes are in points. Body text is 12 points and no text is under 10 (WCAG 2.2 and PDF/UA practice); colours meet
4.5:1 on what lies behind them.
"""

from dataclasses import dataclass

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FONT = "Arial"
NAVY = "12436D"
INK = "1F2933"
GREY = "4A5560"
RULE = "C3CEDA"
TINT = "E6EDF4"
BAND = "F5F8FA"
AMBER = "B45309"
CREAM = "FFF6E0"
LANGUAGE = "en-GB"
TABLE_STYLE = "YJPTable"


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A paragraph style; ``before`` and ``after`` in points, ``line`` a multiple of single spacing.

    ``level`` is the outline level of a heading (0 for Heading 1). ``bar`` draws a thick line of that colour down the
    left side and ``rule`` a thin one below. ``extra`` is XML for ``w:pPr`` that has no field here.
    """

    id: str
    name: str
    based_on: str | None = "Normal"
    next: str | None = None
    size: float | None = None
    bold: bool | None = None
    colour: str | None = None
    before: float | None = None
    after: float | None = None
    line: float | None = None
    keep_next: bool = False
    align: str | None = None
    level: int | None = None
    bar: str | None = None
    fill: str | None = None
    rule: str | None = None
    list_id: int | None = None
    tab_right: int | None = None
    ui: int = 99


PARAGRAPHS: tuple[Paragraph, ...] = (
    Paragraph(id="Normal", name="Normal", based_on=None, after=8, line=1.2, ui=0),
    Paragraph(
        id="Title",
        name="Title",
        next="Subtitle",
        size=28,
        bold=True,
        colour=NAVY,
        before=6,
        after=6,
        line=1.0,
        keep_next=True,
        ui=10,
    ),
    Paragraph(
        id="Subtitle",
        name="Subtitle",
        next="Normal",
        size=14,
        colour=GREY,
        after=14,
        line=1.1,
        rule=NAVY,
        ui=11,
    ),
    Paragraph(
        id="Heading1",
        name="heading 1",
        next="Normal",
        size=20,
        bold=True,
        colour=NAVY,
        before=20,
        after=8,
        line=1.05,
        keep_next=True,
        level=0,
        ui=9,
    ),
    Paragraph(
        id="Heading2",
        name="heading 2",
        next="Normal",
        size=16,
        bold=True,
        colour=NAVY,
        before=16,
        after=6,
        line=1.05,
        keep_next=True,
        level=1,
        rule=RULE,
        ui=9,
    ),
    Paragraph(
        id="Heading3",
        name="heading 3",
        next="Normal",
        size=13,
        bold=True,
        colour=INK,
        before=12,
        after=4,
        line=1.05,
        keep_next=True,
        level=2,
        ui=9,
    ),
    Paragraph(
        id="Caption",
        name="caption",
        next="Normal",
        size=11,
        bold=True,
        colour=INK,
        before=10,
        after=4,
        line=1.1,
        keep_next=True,
        ui=35,
    ),
    Paragraph(id="ListBullet", name="List Bullet", after=4, list_id=1, ui=20),
    Paragraph(
        id="Notice",
        name="Notice",
        next="Normal",
        bold=True,
        colour=INK,
        before=4,
        after=12,
        bar=AMBER,
        fill=CREAM,
        ui=30,
    ),
    Paragraph(id="Figure", name="Figure", next="Note", after=4, line=1.0, keep_next=True, ui=31),
    Paragraph(
        id="Note", name="Note", next="Normal", size=10, colour=GREY, before=2, after=4, line=1.15, ui=32
    ),
    Paragraph(id="TableText", name="Table Text", size=11, before=2, after=2, line=1.05, ui=33),
    Paragraph(id="TableNumber", name="Table Number", based_on="TableText", align="right", ui=33),
    Paragraph(id="TableHeading", name="Table Heading", based_on="TableText", bold=True, ui=33),
    Paragraph(
        id="TableNumberHeading", name="Table Number Heading", based_on="TableHeading", align="right", ui=33
    ),
    Paragraph(id="Header", name="header", size=10, colour=GREY, after=0, line=1.0, rule=RULE, tab_right=9638),
    Paragraph(id="Footer", name="footer", size=10, colour=GREY, after=0, line=1.1, tab_right=9638),
)
REQUIRED = tuple(p.name for p in PARAGRAPHS)
"""The styles a council's own template must have."""
USED_BY_ID = (TABLE_STYLE, "TableText", "TableNumber", "TableHeading", "TableNumberHeading")
"""Those that tables name by id: Word keeps the ids of styles that are not its own."""


def styles_xml() -> bytes:
    """``word/styles.xml``: document defaults in British English, the paragraph styles and the table style."""
    body = "".join(_paragraph(each) for each in PARAGRAPHS)
    text = (
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        f'<w:color w:val="{INK}"/><w:sz w:val="24"/><w:szCs w:val="24"/>'
        f'<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/>'
        f"</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>{body}{_OTHERS}{_TABLE}</w:styles>"
    )
    return _tidy(text)


def _paragraph(style: Paragraph) -> str:
    default = ' w:default="1"' if style.id == "Normal" else ""
    custom = "" if style.ui in (0, 9, 10, 11, 20, 35, 99) else ' w:customStyle="1"'
    based = f'<w:basedOn w:val="{style.based_on}"/>' if style.based_on else ""
    following = f'<w:next w:val="{style.next}"/>' if style.next else ""
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'{based}{following}<w:uiPriority w:val="{style.ui}"/><w:qFormat/>'
        f"<w:pPr>{_paragraph_properties(style)}</w:pPr><w:rPr>{_run_properties(style)}</w:rPr></w:style>"
    )


def _paragraph_properties(style: Paragraph) -> str:
    """In the order of the schema (CT_PPrBase): Word refuses any other."""
    parts = []
    if style.keep_next:
        parts.append("<w:keepNext/><w:keepLines/>")
    elif style.id in ("Notice", "Note"):
        parts.append("<w:keepLines/>")
    if style.id == "Normal":
        parts.append("<w:widowControl/>")
    if style.list_id is not None:
        parts.append(f'<w:numPr><w:numId w:val="{style.list_id}"/></w:numPr>')
    if style.bar or style.rule:
        # Lines in the fill's own colour above and below give a filled paragraph its padding.
        pad = [
            f'<w:{e} w:val="single" w:sz="4" w:space="5" w:color="{style.fill}"/>' for e in ("top", "bottom")
        ]
        left = f'<w:left w:val="single" w:sz="36" w:space="8" w:color="{style.bar}"/>'
        bar = pad[0] + left + pad[1] if style.bar else ""
        rule = f'<w:bottom w:val="single" w:sz="6" w:space="4" w:color="{style.rule}"/>' if style.rule else ""
        parts.append(f"<w:pBdr>{bar}{rule}</w:pBdr>")
    if style.fill:
        parts.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{style.fill}"/>')
    if style.tab_right is not None:
        parts.append(f'<w:tabs><w:tab w:val="right" w:pos="{style.tab_right}"/></w:tabs>')
    spacing = "".join(
        f' w:{name}="{round(value * unit)}"'
        for name, value, unit in (
            ("before", style.before, 20),
            ("after", style.after, 20),
            ("line", style.line, 240),
        )
        if value is not None
    )
    if spacing:
        parts.append(
            f"<w:spacing{spacing}{' w:lineRule=' + chr(34) + 'auto' + chr(34) if style.line else ''}/>"
        )
    if style.bar:
        parts.append('<w:ind w:left="240" w:right="120"/>')
    if style.align:
        parts.append(f'<w:jc w:val="{style.align}"/>')
    if style.level is not None:
        parts.append(f'<w:outlineLvl w:val="{style.level}"/>')
    return "".join(parts)


def _run_properties(style: Paragraph) -> str:
    parts = []
    if style.bold:
        parts.append("<w:b/><w:bCs/>")
    if style.colour:
        parts.append(f'<w:color w:val="{style.colour}"/>')
    if style.size:
        half = round(style.size * 2)
        parts.append(f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>')
    return "".join(parts)


_OTHERS = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:uiPriority w:val="22"/><w:qFormat/>'
    "<w:rPr><w:b/><w:bCs/></w:rPr></w:style>"
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)
# Header row dark with white text, rows banded, thin rules between them, the service's own row set apart by the
# writer of the table. Nothing depends on the colours: the header row and first column are marked as such.
_TABLE = (
    f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE}"><w:name w:val="YJP Table"/>'
    '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="40"/><w:qFormat/>'
    '<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders>'
    f'<w:top w:val="single" w:sz="8" w:space="0" w:color="{NAVY}"/>'
    f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{NAVY}"/>'
    f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/></w:tblBorders>'
    '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tcPr><w:vAlign w:val="center"/></w:tcPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/><w:color w:val="FFFFFF"/></w:rPr>'
    f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{NAVY}"/><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
    f'<w:tblStylePr w:type="band2Horz"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{BAND}"/></w:tcPr>'
    "</w:tblStylePr></w:style>"
)


def _tidy(text: str) -> bytes:
    """The XML as bytes with its declaration; a slip in it fails here and not in Word."""
    xml: bytes = etree.tostring(
        etree.fromstring(text.encode()), xml_declaration=True, encoding="UTF-8", standalone=True
    )
    return xml
