"""The parts of a Word file that is being changed: read with limits, unlinked, swept, written in one order."""

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from yjp.audit.reading.word.document import main_part
from yjp.audit.reading.word.package import office
from yjp.audit.reading.xml import Node, parse
from yjp.errors import UnreadableInput
from yjp.plan.container import zipped

CONTENT_TYPES = "[Content_Types].xml"
_CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STORIES = ("header", "footer", "footnotes", "endnotes")


@dataclass(frozen=True, kw_only=True)
class Link:
    """One relationship of a part; ``target`` is a part's name, or the address where it is ``external``."""

    id: str
    kind: str
    target: str
    external: bool
    element: Node


class Parts:
    """A Word file's parts by name. Parts that were asked for as XML are written from it again."""

    def __init__(self, content: bytes, name: str = "the document") -> None:
        """Read it whole; ``UnreadableInput`` where it is no Word document, damaged or too large."""
        package = office(name, content)
        self.name = name
        # Some programs store folders of the zip as entries of their own.
        self._bytes = {each: package.read(each) for each in package.names if not each.endswith("/")}
        self._roots: dict[str, Node] = {}
        main = main_part(package)
        if main is None or CONTENT_TYPES not in self._bytes:
            raise UnreadableInput(name, "it is no Word document", "Give a .docx file.")
        self.main = main

    def __contains__(self, part: str) -> bool:
        return part in self._bytes

    @property
    def names(self) -> list[str]:
        """All parts, in the file's order."""
        return list(self._bytes)

    def content(self, part: str) -> bytes:
        """A part as it is stored."""
        return self._bytes[part]

    def put(self, part: str, content: bytes) -> None:
        """Store another content."""
        self._bytes[part] = content
        self._roots.pop(part, None)

    def root(self, part: str) -> Node:
        """A part's root element; what is changed in it is written."""
        if part not in self._roots:
            self._roots[part] = parse(self.name, part, self._bytes[part])
        return self._roots[part]

    def links(self, part: str = "") -> list[Link]:
        """The relationships of a part; of the whole file without one."""
        rels = _rels_of(part)
        if rels not in self._bytes:
            return []
        return [_link(part, each) for each in self.root(rels).iter(_RELATIONSHIP)]

    def linked(self, part: str, kind: str) -> str | None:
        """The first part of that kind that a part points to, if it is there."""
        found = (each.target for each in self.links(part) if each.kind == kind and not each.external)
        return next((each for each in found if each in self._bytes), None)

    def stories(self) -> list[str]:
        """The parts with text: the body first, then headers, footers and notes."""
        others = [
            each.target for each in self.links(self.main) if each.kind in _STORIES and not each.external
        ]
        return [self.main, *(each for each in dict.fromkeys(others) if each in self._bytes)]

    def sweep(self) -> list[str]:
        """Remove every part that nothing points to any more; their names."""
        kept, waiting = {CONTENT_TYPES}, [""]
        while waiting:
            part = waiting.pop()
            kept |= {part, _rels_of(part)}
            targets = {each.target for each in self.links(part) if not each.external}
            waiting += [each for each in targets if each in self._bytes and each not in kept]
        gone = [each for each in self._bytes if each not in kept]
        for part in gone:
            self._bytes.pop(part)
            self._roots.pop(part, None)
        types = self.root(CONTENT_TYPES)
        for override in list(types.iter(f"{_CT}Override")):
            if override.get("PartName", "").lstrip("/") not in self._bytes:
                types.remove(override)
        return [each for each in gone if not each.endswith(".rels")]

    def to_bytes(self) -> bytes:
        """The file; the same parts always give the same bytes."""
        for part, root in self._roots.items():
            self._bytes[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return zipped(self._bytes)


def _rels_of(part: str) -> str:
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _link(part: str, element: Node) -> Link:
    target, external = unquote(element.get("Target", "")), element.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
    kind = element.get("Type", "").rsplit("/", 1)[-1]
    return Link(id=element.get("Id", ""), kind=kind, target=target, external=external, element=element)
