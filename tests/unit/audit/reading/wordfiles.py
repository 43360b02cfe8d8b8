"""Word files put together by hand, part by part, so that a test knows what is in them."""

import io
import zipfile
from collections.abc import Mapping

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {
    "styles": f"{_WML}.styles+xml",
    "footnotes": f"{_WML}.footnotes+xml",
    "endnotes": f"{_WML}.endnotes+xml",
    "header": f"{_WML}.header+xml",
    "footer": f"{_WML}.footer+xml",
    "comments": f"{_WML}.comments+xml",
    "chart": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
}
STYLES = f"""<w:styles {NAMES}>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Council"><w:name w:val="Council heading"/><w:basedOn w:val="Heading1"/></w:style>
<w:style w:type="paragraph" w:styleId="Outlined"><w:name w:val="Outlined"/><w:basedOn w:val="Normal"/>
<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Bullets"><w:name w:val="Our bullets"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
</w:styles>"""


def word(
    body: str,
    *,
    parts: Mapping[str, tuple[str, str | bytes]] | None = None,
    others: Mapping[str, bytes] | None = None,
) -> bytes:
    """A .docx with this inside ``w:body``; ``parts`` by relation id: kind and content; ``others`` by name."""
    related = {"rIdStyles": ("styles", STYLES), **(parts or {})}
    relations, types, files = [], [], {}
    for identifier, (kind, content) in related.items():
        name = f"word/{kind}{identifier}.xml"
        relations.append(
            f'<Relationship Id="{identifier}" Type="{_RELATION}{kind}" Target="{kind}{identifier}.xml"/>'
        )
        types.append(f'<Override PartName="/{name}" ContentType="{_TYPES[kind]}"/>')
        files[name] = content if isinstance(content, bytes) else content.encode()
    document = f"<w:document {NAMES}><w:body>{body}<w:sectPr/></w:body></w:document>"
    return zipped(
        {
            "[Content_Types].xml": (
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                '<Default Extension="xml" ContentType="application/xml"/>'
                '<Default Extension="xlsx" '
                'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>'
                f'<Override PartName="/word/document.xml" ContentType="{_WML}.document.main+xml"/>'
                f"{''.join(types)}</Types>"
            ).encode(),
            "_rels/.rels": links(
                f'<Relationship Id="r1" Type="{_RELATION}officeDocument" Target="word/document.xml"/>'
            ),
            "word/document.xml": document.encode(),
            "word/_rels/document.xml.rels": links("".join(relations)),
            **files,
            **(others or {}),
        }
    )


def links(inside: str) -> bytes:
    """A part of relations."""
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    ).encode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of these files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs; plain text becomes a run."""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p>{f'<w:pPr>{named}{properties}</w:pPr>' if named or properties else ''}{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(*paragraphs: str, properties: str = "") -> str:
    """A table cell; plain text becomes a paragraph."""
    inside = "".join(each if each.startswith("<") else p(each) for each in paragraphs)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def tbl(*rows: str) -> str:
    """A table of rows, each the cells' XML."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
