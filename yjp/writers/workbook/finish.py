"""What the guidance asks for and xlsxwriter has no call for: tagged titles and the document's language.

A title that only looks like one is not found by a screen reader that jumps from heading to heading, so the cells of
titles get Excel's own styles Heading 1 and Heading 2. Everything else is passed on as it was written.
"""

import io
import zipfile
from typing import Any

from lxml import etree

from yjp.writers.workbook.formats import HEADING_1_SIZE, HEADING_2_SIZE

LANGUAGE = "en-GB"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_HEADINGS = ((HEADING_1_SIZE, "Heading 1", 16), (HEADING_2_SIZE, "Heading 2", 17))
"""Size of the type, name and built-in number of each style (ISO/IEC 29500-1, 18.8.7)."""
_EPOCH = (1980, 1, 1, 0, 0, 0)

Element = Any
"""lxml carries no types."""


def finish(content: bytes) -> bytes:
    """The workbook with heading styles and a language; the same bytes for the same bytes."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            part = before.read(name)
            change = _CHANGES.get(name)
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(info, change(part) if change else part)
    return written.getvalue()


def _with_headings(part: bytes) -> bytes:
    styles = etree.fromstring(part)
    sizes = [float(font.find(f"{_MAIN}sz").get("val")) for font in styles.find(f"{_MAIN}fonts")]
    bases = styles.find(f"{_MAIN}cellStyleXfs")
    names = styles.find(f"{_MAIN}cellStyles")
    for size, name, builtin in _HEADINGS:
        shown = [xf for xf in styles.find(f"{_MAIN}cellXfs") if sizes[int(xf.get("fontId"))] == size]
        if not shown:
            continue
        place = str(len(bases))
        font = shown[0].get("fontId")
        etree.SubElement(bases, f"{_MAIN}xf", numFmtId="0", fontId=font, fillId="0", borderId="0")
        etree.SubElement(names, f"{_MAIN}cellStyle", name=name, xfId=place, builtinId=str(builtin))
        for xf in shown:
            xf.set("xfId", place)
    for counted in (bases, names):
        counted.set("count", str(len(counted)))
    return _text(styles)


def _with_language(part: bytes) -> bytes:
    properties = etree.fromstring(part)
    language: Element = etree.SubElement(properties, f"{_DC}language")
    language.text = LANGUAGE
    return _text(properties)


def _text(root: Element) -> bytes:
    content: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return content


_CHANGES = {"xl/styles.xml": _with_headings, "docProps/core.xml": _with_language}
