"""The packaged Word template, written part by part: A4, house style, header and footer, no text of its own.

``scripts/build_template.py`` writes it to ``templates/plan.docx``; the same code gives the same bytes. A council may
take that file, change its looks in Word and pass it to ``yjp.plan.draft.draft``.
"""

from yjp.office.container import zipped
from yjp.plan.styles import LANGUAGE, NAVY
from yjp.plan.styles_xml import W, styles_xml

TITLE_PLACE = "{title}"
NOTICE_PLACE = "{notice}"
"""Words in header or footer that a draft replaces; the notice's paragraph goes where there is nothing to say."""

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {
    "/word/document.xml": f"{_OFFICE}.document.main+xml",
    "/word/styles.xml": f"{_OFFICE}.styles+xml",
    "/word/settings.xml": f"{_OFFICE}.settings+xml",
    "/word/numbering.xml": f"{_OFFICE}.numbering+xml",
    "/word/header1.xml": f"{_OFFICE}.header+xml",
    "/word/footer1.xml": f"{_OFFICE}.footer+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}


def template_bytes() -> bytes:
    """The template as the bytes of a .docx file."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            ("officeDocument", "word/document.xml", _R),
            (
                "metadata/core-properties",
                "docProps/core.xml",
                "http://schemas.openxmlformats.org/package/2006/relationships",
            ),
            ("extended-properties", "docProps/app.xml", _R),
        ),
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": _relationships(
            ("styles", "styles.xml", _R),
            ("settings", "settings.xml", _R),
            ("numbering", "numbering.xml", _R),
            ("header", "header1.xml", _R),
            ("footer", "footer1.xml", _R),
        ),
        "word/settings.xml": _settings(),
        "word/numbering.xml": numbering_xml(),
        "word/header1.xml": header_xml(),
        "word/footer1.xml": footer_xml(),
        "docProps/core.xml": _core(),
        "docProps/app.xml": _app(),
    }
    ready = {name: (_DECLARATION + text).encode() for name, text in parts.items()}
    ready["word/styles.xml"] = styles_xml()
    return zipped(ready)


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in _PARTS.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(*targets: tuple[str, str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{i}" Type="{base}/{kind}" Target="{target}"/>'
        for i, (kind, target, base) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def _document() -> str:
    """An empty body: A4 (21 x 29.7 cm), margins of 2 cm at the sides, header and footer on every page."""
    return (
        f'<w:document xmlns:w="{W}" xmlns:r="{_R}"><w:body><w:sectPr>'
        '<w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1361" w:right="1134" w:bottom="1304" w:left="1134" '
        'w:header="624" w:footer="567" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr></w:body></w:document>"
    )


def _settings() -> str:
    return (
        f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        f'</w:compat><w:themeFontLang w:val="{LANGUAGE}"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
        "</w:settings>"
    )


def numbering_xml() -> str:
    """One bulleted list, which the style List Bullet uses."""
    return (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/>'
        '<w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="397" w:hanging="284"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:color w:val="{NAVY}"/></w:rPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def header_xml() -> str:
    """The header of every page but the first: the document's title."""
    return (
        f'<w:hdr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
        f"<w:r><w:t>{TITLE_PLACE}</w:t></w:r></w:p></w:hdr>"
    )


def footer_xml() -> str:
    """The footer: the notice of made-up children, "Draft" and the page's number."""
    return (
        f'<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t>{NOTICE_PLACE}</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t>Draft</w:t></w:r><w:r><w:tab/></w:r>'
        f'<w:r><w:t xml:space="preserve">Page </w:t></w:r>{_field("PAGE")}'
        f'<w:r><w:t xml:space="preserve"> of </w:t></w:r>{_field("NUMPAGES")}</w:p></w:ftr>'
    )


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _core() -> str:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Youth Justice Plan</dc:title>'
        f"<dc:language>{LANGUAGE}</dc:language></cp:coreProperties>"
    )


def _app() -> str:
    return (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion></Properties>"
    )
