"""What yjp last wrote into each control, kept in the document itself: how an edit by hand is known for one.

A custom XML part, which Word and LibreOffice both carry along. Names and values are elements and their text, since
LibreOffice drops attributes. The part holds nothing that the document does not show at the time of writing.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from lxml import etree

from yjp.errors import UnreadableInput
from yjp.office.announcing import DECLARATION, single_relation, with_relation, with_type
from yjp.office.package import Package
from yjp.office.xml import Node, parse, to_bytes

NAMESPACE: Final = "urn:yjp:plan:written:1"
_IN: Final = f"{{{NAMESPACE}}}"
_FOLDER: Final = "customXml/"

Rows = tuple[tuple[str, ...], ...]


class Kind(StrEnum):
    """Where a control stands, and so which words it takes."""

    SENTENCE = "sentence"
    CELL = "cell"


@dataclass(frozen=True, kw_only=True)
class Words:
    """What was written under a tag: the text, for which kind of place, and in how many controls."""

    text: str
    kind: Kind
    count: int = 1


@dataclass(frozen=True, kw_only=True)
class Block:
    """A table or chart as written: ``rows`` of a table, header first; of a chart its digests and words.

    ``named`` says whether yjp could have made it anew from its tag at the time. ``top`` is the end of the value axis.
    """

    named: bool
    caption: str = ""
    rows: Rows = ()
    data: str = ""
    workbook: str = ""
    title: str = ""
    alt: str = ""
    top: str = ""


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Whose figures a document shows and who may read it: ``extract`` its day as 2019-06-18, ``made_up`` yes or no.

    ``readers`` is the profile, ``none`` for the service's own copy.
    """

    service: str
    area: str
    extract: str
    made_up: str
    readers: str


@dataclass(frozen=True, kw_only=True)
class Written:
    """The memory of a document.

    ``words`` by tag; no words where an edit by hand was seen. ``blocks`` by tag. ``turns`` holds by figure id what is
    said of it apart from numbers (direction, verdict, rating): it changes when the figure turns. ``run`` is the run
    that the document was written from; empty in a document that remembers nothing. ``forms`` are digests of sentences
    as yjp wrote them, without what stands in their controls. ``origin`` is unknown in documents of an earlier yjp.
    """

    run: str = ""
    words: dict[str, tuple[Words, ...]] = field(default_factory=dict)
    blocks: dict[str, Block] = field(default_factory=dict)
    turns: dict[str, str] = field(default_factory=dict)
    forms: frozenset[str] = frozenset()
    origin: Origin | None = None

    def kinds(self, tag: str, text: str) -> set[Kind]:
        """For which kinds of place the text was written under the tag; empty where it was not."""
        return {each.kind for each in self.words.get(tag, ()) if same(each.text, text)}


def same(one: str, other: str) -> bool:
    """Do two texts say the same, whatever their spaces?"""
    return one.split() == other.split()


def digest(*parts: object) -> str:
    """A short digest of anything with a stable representation."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def read_written(package: Package) -> Written:
    """The memory that a document carries; an empty one where it has none, or a damaged one."""
    part = _place(package)
    if part is None:
        return Written()
    root = parse(package.name, part, package.read(part))
    words = {
        _text(each, "tag"): tuple(_words(written) for written in each.iterfind(f"{_IN}words"))
        for each in root.iterfind(f"{_IN}control")
    }
    return Written(
        run=_text(root, "run"),
        words=words,
        blocks={_text(each, "tag"): _block(each) for each in root.iterfind(f"{_IN}block")},
        turns={_text(each, "id"): _text(each, "turn") for each in root.iterfind(f"{_IN}figure")},
        forms=frozenset(_text(root, "forms").split()),
        origin=_origin(root),
    )


def _origin(root: Node) -> Origin | None:
    held = {name: _text(root, name) for name in _ORIGIN}
    return Origin(**held) if all(held.values()) else None


_ORIGIN: Final = ("service", "area", "extract", "made_up", "readers")


def _place(package: Package) -> str | None:
    """The part that holds the memory: an editor may have given it another number."""
    for name in package.names:
        if name.casefold().startswith(_FOLDER.casefold()) and name.endswith(".xml") and "/_rels/" not in name:
            try:
                root = parse(package.name, name, package.read(name))
            except UnreadableInput:
                continue
            if root.tag == f"{_IN}written":
                return name
    return None


def _text(parent: Node, name: str) -> str:
    found = parent.findtext(f"{_IN}{name}")
    return found or ""


def _words(element: Node) -> Words:
    kind, count = _text(element, "kind"), _text(element, "count")
    return Words(
        text=_text(element, "text"),
        kind=Kind.CELL if kind == Kind.CELL else Kind.SENTENCE,
        count=int(count) if count.isdigit() and len(count) < 6 else 1,
    )


def _block(element: Node) -> Block:
    rows = tuple(
        tuple(cell.text or "" for cell in row.iterfind(f"{_IN}cell")) for row in element.iterfind(f"{_IN}row")
    )
    texts = {name: _text(element, name) for name in _BLOCK_TEXTS}
    return Block(named=_text(element, "named") == "yes", rows=rows, **texts)


_BLOCK_TEXTS: Final = ("caption", "data", "workbook", "title", "alt", "top")


def parts_with(package: Package, main: str, memory: Written) -> dict[str, bytes]:
    """The parts of the package that must change for it to carry the memory."""
    content = _xml(memory)
    place = _place(package)
    if place is not None:
        return {place: content}
    taken = {name.casefold() for name in package.names}
    number = next(n for n in range(1, len(taken) + 2) if f"customxml/item{n}.xml" not in taken)
    item, properties = f"{_FOLDER}item{number}.xml", f"{_FOLDER}itemProps{number}.xml"
    return {
        **with_type(package, properties, _PROPERTIES_TYPE),
        **with_relation(package, main, item, kind="customXml", identifier=f"yjpWritten{number}"),
        item: content,
        f"{_FOLDER}_rels/item{number}.xml.rels": single_relation("customXmlProps", f"itemProps{number}.xml"),
        properties: DECLARATION
        + (
            f'<ds:datastoreItem ds:itemID="{_ITEM}" '
            'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
            f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
        ).encode(),
    }


_PROPERTIES_TYPE: Final = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_ITEM: Final = "{2B0E3F0A-6E0C-4C57-9B1E-5A7D1C0F5E21}"


def _xml(memory: Written) -> bytes:
    root = etree.Element(f"{_IN}written", nsmap={None: NAMESPACE})
    _add(root, "run", memory.run)
    if memory.origin is not None:
        for name in _ORIGIN:
            _add(root, name, getattr(memory.origin, name))
    _add(root, "forms", " ".join(sorted(memory.forms)))
    for tag, words in sorted(memory.words.items()):
        control = _add(root, "control")
        _add(control, "tag", tag)
        for each in words:
            written = _add(control, "words")
            for name, value in (("kind", each.kind.value), ("count", str(each.count)), ("text", each.text)):
                _add(written, name, value)
    for tag, block in sorted(memory.blocks.items()):
        element = _add(root, "block")
        _add(element, "tag", tag)
        _add(element, "named", "yes" if block.named else "no")
        for name in _BLOCK_TEXTS:
            _add(element, name, getattr(block, name))
        for row in block.rows:
            holder = _add(element, "row")
            for cell in row:
                _add(holder, "cell", cell)
    for identifier, turn in sorted(memory.turns.items()):
        figure = _add(root, "figure")
        _add(figure, "id", identifier)
        _add(figure, "turn", turn)
    return to_bytes(root)


def _add(parent: Node, name: str, text: str | None = None) -> Node:
    element = etree.SubElement(parent, f"{_IN}{name}")
    if text:
        element.text = text
    return element


def counted(words: Iterable[Words]) -> tuple[Words, ...]:
    """Equal words as one entry with their count."""
    found: dict[tuple[str, Kind], Words] = {}
    for each in words:
        before = found.get((each.text, each.kind))
        found[each.text, each.kind] = replace(each, count=each.count + (before.count if before else 0))
    return tuple(found[key] for key in sorted(found))
