"""What the guidance asks for and xlsxwriter has no call for: tagged titles and the document's language.

A title that only looks like one is not found by a screen reader that jumps from heading to heading, so the cells of
titles get Excel's own styles Heading 1 and Heading 2. Everything else is passed on as it was written.
"""

from lxml import etree

from yjp.office.container import unzipped, zipped
from yjp.office.names import S
from yjp.office.xml import Node as Element
from yjp.office.xml import to_bytes
from yjp.writers.workbook.formats import HEADING_1_SIZE, HEADING_2_SIZE

LANGUAGE = "en-GB"
_DC = "{http://purl.org/dc/elements/1.1/}"
_HEADINGS = ((HEADING_1_SIZE, "Heading 1", 16), (HEADING_2_SIZE, "Heading 2", 17))
"""Size of the type, name and built-in number of each style (ISO/IEC 29500-1, 18.8.7)."""


def finish(content: bytes) -> bytes:
    """The workbook with heading styles and a language; the same bytes for the same bytes."""
    parts = unzipped(content)
    return zipped({name: _CHANGES[name](part) if name in _CHANGES else part for name, part in parts.items()})


def _with_headings(part: bytes) -> bytes:
    styles = etree.fromstring(part)
    sizes = [float(font.find(f"{S}sz").get("val")) for font in styles.find(f"{S}fonts")]
    bases = styles.find(f"{S}cellStyleXfs")
    names = styles.find(f"{S}cellStyles")
    for size, name, builtin in _HEADINGS:
        shown = [xf for xf in styles.find(f"{S}cellXfs") if sizes[int(xf.get("fontId"))] == size]
        if not shown:
            continue
        place = str(len(bases))
        font = shown[0].get("fontId")
        etree.SubElement(bases, f"{S}xf", numFmtId="0", fontId=font, fillId="0", borderId="0")
        etree.SubElement(names, f"{S}cellStyle", name=name, xfId=place, builtinId=str(builtin))
        for xf in shown:
            xf.set("xfId", place)
    for counted in (bases, names):
        counted.set("count", str(len(counted)))
    return to_bytes(styles)


def _with_language(part: bytes) -> bytes:
    properties = etree.fromstring(part)
    language: Element = etree.SubElement(properties, f"{_DC}language")
    language.text = LANGUAGE
    return to_bytes(properties)


_CHANGES = {"xl/styles.xml": _with_headings, "docProps/core.xml": _with_language}
