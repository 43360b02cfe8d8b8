"""The parts of a Word file that is being changed: read with limits, unlinked, swept, written in one order."""

from dataclasses import dataclass

from yjp.errors import UnreadableInput
from yjp.office.container import zipped
from yjp.office.names import CONTENT_TYPES, RELATIONSHIP, TYPES
from yjp.office.package import Relation, relation, relations_part
from yjp.office.word import main_part, word_package
from yjp.office.xml import Node, parse, to_bytes

_STORIES = ("header", "footer", "footnotes", "endnotes")


@dataclass(frozen=True, kw_only=True)
class Link(Relation):
    """What a part points to, with the element that says so."""

    id: str
    element: Node


class Parts:
    """A Word file's parts by name. Parts that were asked for as XML are written from it again."""

    def __init__(self, content: bytes, name: str = "the document") -> None:
        """Read it whole; ``UnreadableInput`` where it is no Word document, damaged or too large."""
        package = word_package(name, content)
        self.name = name
        self._bytes = package.contents()
        self._roots: dict[str, Node] = {}
        self.main = main_part(package)
        if CONTENT_TYPES not in self._bytes:
            raise UnreadableInput(name, "it is no Word document", "Give a .docx file.")

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
        rels = relations_part(part)
        if rels not in self._bytes:
            return []
        return [_link(part, each) for each in self.root(rels).iter(RELATIONSHIP)]

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
            kept |= {part, relations_part(part)}
            targets = {each.target for each in self.links(part) if not each.external}
            waiting += [each for each in targets if each in self._bytes and each not in kept]
        gone = [each for each in self._bytes if each not in kept]
        for part in gone:
            self._bytes.pop(part)
            self._roots.pop(part, None)
        types = self.root(CONTENT_TYPES)
        for override in list(types.iter(f"{{{TYPES}}}Override")):
            if override.get("PartName", "").lstrip("/") not in self._bytes:
                types.remove(override)
        return [each for each in gone if not each.endswith(".rels")]

    def to_bytes(self) -> bytes:
        """The file; the same parts always give the same bytes."""
        for part, root in self._roots.items():
            self._bytes[part] = to_bytes(root)
        return zipped(self._bytes)


def _link(part: str, element: Node) -> Link:
    found = relation(part, element)
    return Link(
        id=element.get("Id", ""),
        kind=found.kind,
        target=found.target,
        external=found.external,
        element=element,
    )
