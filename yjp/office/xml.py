"""The XML of one part: no entities, no document type, no network, bounded depth and length."""

from typing import Any, TypeAlias

from lxml import etree

from yjp.errors import UnreadableInput
from yjp.untrusted_xml import strict_parser

SAVE_IN_WORD = "Open it in Word and save it again."

Node: TypeAlias = Any
"""An element; lxml carries no types."""

_AMPLIFIED = "amplification factor"
"""What libxml2 says when it stops an entity bomb by itself."""
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
    b"http://purl.oclc.org/ooxml/drawingml/chart": b"http://schemas.openxmlformats.org/drawingml/2006/chart",
    b"http://purl.oclc.org/ooxml/drawingml/diagram": b"http://schemas.openxmlformats.org/drawingml/2006/diagram",
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": (
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    ),
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
}
"""The namespaces of "Strict Open XML" (ISO 29500) and those that Word writes otherwise."""


def parse(name: str, part: str, content: bytes, remedy: str = SAVE_IN_WORD) -> Node:
    """The root element; ``UnreadableInput`` names the file and its part, and what to do about a damaged one."""
    if b"purl.oclc.org/ooxml" in content:
        for strict, usual in STRICT.items():
            content = content.replace(strict, usual)
    try:
        root = etree.fromstring(content, strict_parser())
    except (etree.XMLSyntaxError, ValueError) as problem:
        if _AMPLIFIED in str(problem):
            raise declares_a_type(name, part) from None
        raise UnreadableInput(name, f"its part {part} is damaged", remedy) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise declares_a_type(name, part)
    return root


def declares_a_type(name: str, part: str) -> UnreadableInput:
    """No Office program writes a document type; it is how entity bombs are made."""
    return UnreadableInput(
        name,
        f"its part {part} declares a document type, as no Office file does",
        "It was made to fill the memory, or by a broken program: do not open it.",
    )


def to_bytes(root: Node) -> bytes:
    """An element as the part that Office programs write."""
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return content
