"""Parses XML from strangers: no entities, no document type, no network, bounded depth and length."""

from typing import Any, TypeAlias

from lxml import etree

from yjp.errors import UnreadableInput

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


def parse(name: str, part: str, content: bytes) -> Node:
    """The root element; ``UnreadableInput`` names the file and its part."""
    if b"purl.oclc.org/ooxml" in content:
        for strict, usual in STRICT.items():
            content = content.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        if _AMPLIFIED in str(problem):
            raise _declares_a_type(name, part) from None
        raise UnreadableInput(
            name, f"its part {part} is damaged", "Open it in Word and save it again."
        ) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise _declares_a_type(name, part)
    return root


def _declares_a_type(name: str, part: str) -> UnreadableInput:
    """No Office program writes a document type; it is how entity bombs are made."""
    return UnreadableInput(
        name,
        f"its part {part} declares a document type, as no Office file does",
        "It was made to fill the memory, or by a broken program: do not open it.",
    )
