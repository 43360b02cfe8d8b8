"""Replacing bytes at their place: everything else of a part stays as it is, byte by byte."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from yjp.plan.refresh.xml import Node

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
VALUE = re.compile(rb"""(:val=)("[^"]*"|'[^']*')""")
"""The value of an element that has only that (``w:val``), whatever its prefix."""


@dataclass(frozen=True, kw_only=True)
class Edit:
    """Bytes ``start`` to ``end`` of a part become ``content``; with ``start`` equal to ``end`` they are put in."""

    start: int
    end: int
    content: bytes


def spliced(raw: bytes, edits: Iterable[Edit], start: int = 0, end: int | None = None) -> bytes:
    """The bytes from ``start`` to ``end`` with the edits that lie there; ``ValueError`` if two of them overlap."""
    end = len(raw) if end is None else end
    pieces, place = [], start
    for edit in sorted(edits, key=lambda each: (each.start, each.end)):
        if not (start <= edit.start and edit.end <= end):
            continue
        if edit.start < place:
            raise ValueError(f"two edits overlap at byte {edit.start}")
        pieces += [raw[place : edit.start], edit.content]
        place = edit.end
    return b"".join([*pieces, raw[place:end]])


def text_edits(raw: bytes, texts: Sequence[Node], text: str) -> list[Edit]:
    """What makes the ``w:t`` elements say the text: the first that says anything takes it, the others are emptied.

    The runs stay with their formatting, and so do proofing marks between them.
    """
    taker = next((each for each in texts if each.text), texts[0])
    edits, text = [], _clean(text)
    for each in texts:
        wanted = text if each is taker else ""
        if each.text == wanted:
            continue
        content = escaped(wanted).encode()
        opening = _kept_space(raw[each.start : each.inside], each, wanted)
        if each.end == each.inside:
            name = opening[1:].split(None, 1)[0].rstrip(b"/>")
            opening = opening[:-2].rstrip() + b">"
            edits.append(
                Edit(start=each.start, end=each.end, content=opening + content + b"</" + name + b">")
            )
        elif opening != raw[each.start : each.inside]:
            edits.append(Edit(start=each.start, end=each.outside, content=opening + content))
        else:
            edits.append(Edit(start=each.inside, end=each.outside, content=content))
    return edits


def _kept_space(opening: bytes, node: Node, text: str) -> bytes:
    """The opening tag with ``xml:space`` where the text needs it: Word drops spaces at the ends otherwise."""
    if text == text.strip() or node.attributes.get("xml:space") == "preserve":
        return opening
    if "xml:space" in node.attributes:
        return re.sub(rb"""xml:space\s*=\s*("[^"]*"|'[^']*')""", b'xml:space="preserve"', opening)
    end = b"/>" if opening.endswith(b"/>") else b">"
    return opening.removesuffix(end).rstrip() + b' xml:space="preserve"' + end


def attribute_edit(raw: bytes, node: Node, local: str, text: str) -> Edit:
    """What gives an attribute without a prefix another value, or the element that attribute."""
    opening = raw[node.start : node.inside]
    wanted = local.encode() + b"=" + quoteattr(_clean(text)).encode()
    pattern = re.compile(rb"(?<=\s)" + re.escape(local.encode()) + rb"""\s*=\s*("[^"]*"|'[^']*')""")
    found = pattern.search(opening)
    if found:
        return Edit(start=node.start + found.start(), end=node.start + found.end(), content=wanted)
    place = node.inside - (2 if opening.endswith(b"/>") else 1)
    return Edit(start=place, end=place, content=b" " + wanted)


def escaped(text: str) -> str:
    """The text as XML holds it; characters that XML cannot hold are left out."""
    return escape(_clean(text))


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)
