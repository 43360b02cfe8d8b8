"""Our own XML schema of the case-level return, made from the declaration; and whether a file keeps to it.

It is not the official schema, which is not published.
"""

from typing import Any

from lxml import etree

from yjp.untrusted_xml import strict_parser
from yjp_returns.case_level.definition import SQL, VERSION, Element, Item, Kind, Name
from yjp_returns.case_level.items import ITEMS
from yjp_returns.case_level.xml_file import CHILD, EXPERIMENTAL, ROOT, tags

_XS = "http://www.w3.org/2001/XMLSchema"
_PLAIN = {
    Kind.TEXT: "xs:string",
    Kind.DAY: "xs:date",
    Kind.WHOLE: "xs:integer",
    Kind.HOURS: "xs:decimal",
    Kind.FLAG: "xs:boolean",
}
_Node = Any
"""lxml carries no types."""


def xsd() -> bytes:
    """The schema's bytes, the same every time."""
    schema = etree.Element(
        f"{{{_XS}}}schema", nsmap={"xs": _XS}, elementFormDefault="qualified", version=VERSION
    )
    _documented(schema, f"{EXPERIMENTAL} Made from the declaration in yjp. Source of the names: {SQL}.")
    child = _sequence(_many(_sequence(_add(schema, "element", name=ROOT)), CHILD, least=0))
    for item in (each for each in ITEMS if not each.inside):
        _item(child, item)
    etree.indent(schema)
    written: bytes = etree.tostring(schema, encoding="UTF-8", xml_declaration=True)
    return written + b"\n"


def faults(content: bytes) -> list[str]:
    """What in an XML file breaks our schema, as ``line 12: offence``; no value of the file is repeated."""
    schema = etree.XMLSchema(etree.fromstring(xsd()))
    root = etree.fromstring(content, strict_parser())
    if schema.validate(root):
        return []
    return [f"line {entry.line}: {entry.path.rpartition('/')[2]}" for entry in schema.error_log]


def _item(place: _Node, item: Item) -> None:
    once = item.name in ("header", "person_details")
    *outer, own = tags(item)
    for tag in outer:
        found = [node for node in place if node.get("name") == tag]
        place = found[0][0][0] if found else _sequence(_add(place, "element", name=tag, minOccurs="0"))
    body = _sequence(
        _add(place, "element", name=own) if once else _many(place, own, least=0), item.note or None
    )
    for element in item.elements:
        if element.written and element.name != _parent_key(item):
            _element(body, element)
    for inner in (each for each in ITEMS if each.inside == item.name):
        _item(body, inner)


def _parent_key(item: Item) -> str | None:
    return item.key[0] if item.inside else None


def _element(place: _Node, element: Element) -> None:
    node = _add(place, "element", name=element.name)
    if not element.needed:
        node.set("minOccurs", "0")
    guessed = "The name is guessed." if element.known is Name.GUESSED else ""
    if text := " ".join(filter(None, (element.note, guessed))):
        _documented(node, text)
    if element.kind is Kind.CODE:
        _restricted(node, "xs:string", "enumeration", list(dict.fromkeys(element.words.values())))
    elif element.lowest is not None or element.highest is not None:
        limits = {"minInclusive": element.lowest, "maxInclusive": element.highest}
        kind = _add(_add(node, "simpleType"), "restriction", base=_PLAIN[element.kind])
        for name, limit in limits.items():
            if limit is not None:
                _add(kind, name, value=str(limit))
    else:
        node.set("type", _PLAIN[element.kind])


def _restricted(node: _Node, base: str, facet: str, values: list[str]) -> None:
    kind = _add(_add(node, "simpleType"), "restriction", base=base)
    for value in values:
        _add(kind, facet, value=value)


def _add(place: _Node, tag: str, **attributes: str) -> _Node:
    return etree.SubElement(place, f"{{{_XS}}}{tag}", **attributes)


def _many(place: _Node, name: str, *, least: int) -> _Node:
    return _add(place, "element", name=name, minOccurs=str(least), maxOccurs="unbounded")


def _sequence(node: _Node, note: str | None = None) -> _Node:
    if note:
        _documented(node, note)
    return _add(_add(node, "complexType"), "sequence")


def _documented(node: _Node, text: str) -> None:
    _add(_add(node, "annotation"), "documentation").text = text
