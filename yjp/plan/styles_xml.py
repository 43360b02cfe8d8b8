"""The ``styles.xml`` that the declared house style makes."""

from lxml import etree

from yjp.plan.styles import (
    BAND,
    CREAM,
    FONT,
    INK,
    LANGUAGE,
    NAVY,
    PARAGRAPHS,
    PLACEHOLDER,
    RULE,
    TABLE_STYLE,
    TABLE_STYLE_ID,
    Paragraph,
)

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


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
    custom = "" if style.ui in (0, 9, 10, 11, 20, 35, 39, 99) else ' w:customStyle="1"'
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
    if style.bar or style.rule or style.box:
        # Lines in the fill's own colour above and below give a filled paragraph its padding.
        pad = [
            f'<w:{e} w:val="single" w:sz="4" w:space="5" w:color="{style.fill}"/>' for e in ("top", "bottom")
        ]
        left = f'<w:left w:val="single" w:sz="36" w:space="8" w:color="{style.bar}"/>'
        bar = pad[0] + left + pad[1] if style.bar else ""
        rule = f'<w:bottom w:val="single" w:sz="6" w:space="4" w:color="{style.rule}"/>' if style.rule else ""
        # Equal lines all round join neighbouring paragraphs to one block.
        sides = (("top", 16), ("left", 18), ("bottom", 16), ("right", 18)) if style.box else ()
        box = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="{space}" w:color="{style.box}"/>'
            for side, space in sides
        )
        parts.append(f"<w:pBdr>{bar}{rule}{box}</w:pBdr>")
    fill = style.fill or style.box
    if fill:
        parts.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>')
    if style.tab_right is not None:
        leader = ' w:leader="dot"' if style.leader else ""
        parts.append(f'<w:tabs><w:tab w:val="right"{leader} w:pos="{style.tab_right}"/></w:tabs>')
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
    elif style.box:
        parts.append('<w:ind w:left="380" w:right="380"/>')
    elif style.indent:
        parts.append(f'<w:ind w:left="{style.indent}"/>')
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
    f'<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="{PLACEHOLDER}"/>'
    f'<w:uiPriority w:val="99"/><w:qFormat/><w:rPr><w:color w:val="{INK}"/>'
    f'<w:shd w:val="clear" w:color="auto" w:fill="{CREAM}"/></w:rPr></w:style>'
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
    f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE_ID}"><w:name w:val="{TABLE_STYLE}"/>'
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
