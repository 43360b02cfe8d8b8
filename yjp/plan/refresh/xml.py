"""XML with the place of every element in its bytes: what a splice needs and no ordinary parser keeps."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final
from xml.parsers import expat

from yjp.errors import UnreadableInput
from yjp.office.xml import SAVE_IN_WORD

MAX_DEPTH = 500
MAX_ELEMENTS = 2_000_000
"""Of one part; a plan of 150 pages has some 100,000."""

_PREFIXES: Final = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://purl.oclc.org/ooxml/drawingml/chart": "c",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
"""Namespaces that are asked for, both as Word writes them and as "Strict Open XML" does."""

_OPEN_TAG = re.compile(rb"<[^\"'>]*(?:\"[^\"]*\"[^\"'>]*|'[^']*'[^\"'>]*)*>")


class Node:
    """An element and its place: ``start`` to ``end`` in bytes, its content from ``inside`` to ``outside``.

    ``name`` and the names of ``attributes`` have the usual prefixes (``w:sdt``), whatever prefix the file uses.
    ``text`` is kept for ``w:t`` alone.
    """

    __slots__ = ("attributes", "children", "end", "inside", "name", "outside", "parent", "start", "text")

    def __init__(
        self, name: str, attributes: dict[str, str], start: int, inside: int, parent: "Node | None"
    ) -> None:
        self.name, self.attributes, self.parent = name, attributes, parent
        self.start, self.inside, self.outside, self.end = start, inside, inside, inside
        self.children: list[Node] = []
        self.text = ""

    def walk(self) -> Iterator["Node"]:
        """Every element inside, in the order of the file; not the element itself."""
        waiting = self.children[::-1]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(node.children[::-1])

    def child(self, name: str) -> "Node | None":
        """The first child of that name."""
        return next((each for each in self.children if each.name == name), None)

    def first(self, name: str) -> "Node | None":
        """The first element of that name anywhere inside."""
        return next((each for each in self.walk() if each.name == name), None)

    def above(self) -> Iterator["Node"]:
        """The elements around it, innermost first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def value(self, name: str) -> str:
        """``w:val`` of the child of that name; empty where there is none."""
        found = self.child(name)
        return found.attributes.get("w:val", "") if found is not None else ""


def parse(file: str, part: str, content: bytes) -> Node:
    """The root element of a part.

    ``UnreadableInput`` where it is damaged, declares a document type (how entity bombs are made), nests or holds
    more than any plan, or is not in UTF-8, where bytes cannot be spliced as they are.
    """
    reader = _Reader(file, part, content)
    try:
        reader.parser.Parse(content, True)
    except expat.ExpatError:
        raise UnreadableInput(file, f"its part {part} is damaged", SAVE_IN_WORD) from None
    if reader.root is None:
        raise UnreadableInput(file, f"its part {part} is empty", SAVE_IN_WORD)
    return reader.root


class _Reader:
    def __init__(self, file: str, part: str, content: bytes) -> None:
        self._file, self._part, self._content = file, part, content
        self.root: Node | None = None
        self._open: list[Node] = []
        self._count = 0
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise self._refuse("is not in UTF-8", SAVE_IN_WORD)
        # Without an encoding of its own the parser would believe the declaration.
        self.parser = parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype
        parser.XmlDeclHandler = self._declared
        self._where: Callable[[], int] = lambda: parser.CurrentByteIndex

    def _refuse(self, problem: str, remedy: str) -> UnreadableInput:
        return UnreadableInput(self._file, f"its part {self._part} {problem}", remedy)

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.casefold() not in ("utf-8", "utf8", "us-ascii"):
            raise self._refuse("is not in UTF-8", SAVE_IN_WORD)

    def _doctype(self, *_: object) -> None:
        raise self._refuse(
            "declares a document type, as no Office file does",
            "It was made to fill the memory, or by a broken program: do not open it.",
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) >= MAX_DEPTH or self._count > MAX_ELEMENTS:
            raise self._refuse("holds more than any plan", "It was made to fill the memory: do not open it.")
        start = self._where()
        tag = _OPEN_TAG.match(self._content, start)
        if tag is None:
            raise self._refuse("is damaged", SAVE_IN_WORD)
        parent = self._open[-1] if self._open else None
        node = Node(
            _short(name), {_short(key): value for key, value in attributes.items()}, start, tag.end(), parent
        )
        if parent is None:
            self.root = node
        else:
            parent.children.append(node)
        self._open.append(node)

    def _end(self, _name: str) -> None:
        node = self._open.pop()
        if self._content[node.inside - 2 : node.inside] == b"/>":
            return
        node.outside = self._where()
        node.end = self._content.index(b">", node.outside) + 1

    def _text(self, text: str) -> None:
        if self._open and self._open[-1].name == "w:t":
            self._open[-1].text += text


@lru_cache(maxsize=4096)
def _short(name: str) -> str:
    space, mark, local = name.rpartition("}")
    return f"{_PREFIXES.get(space, space)}:{local}" if mark else name
