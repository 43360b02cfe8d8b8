"""The content controls of a Word document: what each is called, what it says and where its bytes lie."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from yjp.figures import split_tag
from yjp.office.package import Package
from yjp.office.word import main_part, word_package
from yjp.plan.prompts import place_of
from yjp.plan.refresh.parted import around, parted_table
from yjp.plan.refresh.xml import Node, parse

_STORIES: Final = ("header", "footer", "footnotes", "endnotes", "comments")
"""Kinds of the other parts that hold text."""
ASKING, NAMING_SOURCES = "yjp", "yjp sources"
"""The authors of our comments: that ask for a sentence to be read, and that say where a figure comes from."""
CHANGES: Final = {"w:ins", "w:del", "w:moveFrom", "w:moveTo"}
_RANGES: Final = tuple(
    f"w:{name}Range"
    for name in (
        *("customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo"),
        *("moveFrom", "moveTo"),
    )
)
_CHARACTERS: Final = {
    "w:tab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "\u2011",
    "w:softHyphen": "\u00ad",
    "w:sym": "\ufffd",
}
_OFF = ("0", "false", "off")


class Level(StrEnum):
    """What a control holds: runs of a paragraph, paragraphs and tables, rows, or a cell."""

    RUN = "run"
    BLOCK = "block"
    ROW = "row"
    CELL = "cell"


@dataclass(frozen=True, kw_only=True, eq=False)
class Control:
    """One ``w:sdt``.

    ``tag`` is its tag, or its title where an editor dropped the tag; empty where it has neither of ours. ``shown`` is
    what it says, ``texts`` the ``w:t`` elements that say it. ``paragraph`` is the one it stands in or, for blocks,
    begins with. ``alone_in_cell`` says that it is all that its table cell holds. ``boxed`` is in a text box, ``twin``
    in what Word writes beside it for old programs. ``parted`` is the control of a table that LibreOffice has put into
    its first cell: it is read as a block around the table.
    """

    part: str
    node: Node
    inside: Node
    tag: str
    level: Level
    placeholder: bool
    locked: bool
    tracked: bool
    boxed: bool
    twin: bool
    nested: bool
    alone_in_cell: bool
    parted: bool
    texts: tuple[Node, ...]
    shown: str
    paragraph: Node | None


@dataclass(frozen=True, kw_only=True)
class Story:
    """A part with text: its bytes, its elements, its controls in order, and the ids of our comments on it."""

    part: str
    kind: str
    raw: bytes
    root: Node
    controls: tuple[Control, ...]
    our_comments: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A Word document with its stories: the body first, then headers, footers, notes and comments."""

    package: Package
    content: bytes
    stories: tuple[Story, ...]
    by_part: dict[str, Story] = field(default_factory=dict)

    @property
    def body(self) -> Story:
        """The story of the body."""
        return self.stories[0]

    @property
    def controls(self) -> Iterator[Control]:
        """All controls of all stories."""
        return (control for story in self.stories for control in story.controls)


def read_plan(content: bytes, name: str = "the document") -> Plan:
    """Read it; ``UnreadableInput`` where it is no Word document, damaged, too large or made to harm."""
    package = word_package(name, content)
    main = main_part(package)
    parts = {package.actual(main): "body"}
    for relation in package.relations(main).values():
        if relation.kind in _STORIES and relation.target in package:
            parts.setdefault(package.actual(relation.target), relation.kind)
    body, *others = (_story(package, part, kind) for part, kind in parts.items())
    ours = frozenset(
        each.attributes.get("w:id", "")
        for story in others
        if story.kind == "comments"
        for each in story.root.children
        if each.attributes.get("w:author") in (ASKING, NAMING_SOURCES)
    )
    stories = (replace(body, our_comments=ours), *others)
    return Plan(package=package, content=content, stories=stories, by_part={s.part: s for s in stories})


def _story(package: Package, part: str, kind: str) -> Story:
    raw = package.read(part)
    root = parse(package.name, part, raw)
    ranges = _tracked_ranges(root)
    controls = tuple(
        control
        for node in root.walk()
        if node.name == "w:sdt" and (control := _control(part, node, ranges)) is not None
    )
    return Story(part=part, kind=kind, raw=raw, root=root, controls=controls)


def _control(part: str, node: Node, ranges: list[tuple[int, int]]) -> Control | None:
    properties, inside = node.child("w:sdtPr"), node.child("w:sdtContent")
    if properties is None or inside is None:
        return None
    placeholder = properties.child("w:showingPlcHdr")
    tag = _name(properties.value("w:tag"), properties.value("w:alias"))
    table = parted_table(node, tag)
    if table is not None:
        node, inside = around(table, properties)
    above = list(node.above())
    texts = tuple(each for each in _visible(inside) if each.name == "w:t")
    own = next((each for each in above if each.name == "w:p"), None)
    level = _level(inside)
    return Control(
        part=part,
        node=node,
        inside=inside,
        tag=tag,
        level=level,
        placeholder=placeholder is not None and placeholder.attributes.get("w:val", "1") not in _OFF,
        locked=properties.value("w:lock") in ("contentLocked", "sdtContentLocked"),
        tracked=_tracked(node, inside, above, ranges),
        boxed=any(each.name == "w:txbxContent" for each in above),
        twin=any(each.name == "mc:Fallback" for each in above),
        nested=inside.first("w:sdt") is not None,
        alone_in_cell=_alone(node, above),
        parted=table is not None,
        texts=texts,
        shown=said(inside),
        paragraph=own if level is Level.RUN else inside.first("w:p"),
    )


def _name(tag: str, alias: str) -> str:
    """LibreOffice keeps a control's title and drops its tag."""
    return tag or (alias if is_ours(alias) else "")


def is_ours(tag: str) -> bool:
    """Is it the tag of a figure, a prompt or a remark?"""
    try:
        split_tag(tag)
    except ValueError:
        return place_of(tag) is not None
    return True


def _level(inside: Node) -> Level:
    names = {each.name for each in inside.children}
    if names & {"w:p", "w:tbl"}:
        return Level.BLOCK
    if "w:tr" in names:
        return Level.ROW
    return Level.CELL if "w:tc" in names else Level.RUN


def _tracked(node: Node, inside: Node, around: list[Node], ranges: list[tuple[int, int]]) -> bool:
    if any(each.name in CHANGES or changed_row_or_cell(each) for each in around):
        return True
    if any(start <= node.start < end for start, end in ranges):
        return True
    return any(
        each.name in CHANGES or each.name in ("w:cellIns", "w:cellDel", "w:cellMerge")
        for each in inside.walk()
    )


def changed_row_or_cell(node: Node) -> bool:
    """Is it a table row or cell that a tracked change puts in or takes out?"""
    properties = node.child("w:trPr" if node.name == "w:tr" else "w:tcPr") if node.name[2:] in _ROWS else None
    return properties is not None and any(each.name in _ROW_CHANGES for each in properties.children)


_ROWS = ("tr", "tc")
_ROW_CHANGES: Final = {"w:ins", "w:del", "w:cellIns", "w:cellDel", "w:cellMerge"}


def _tracked_ranges(root: Node) -> list[tuple[int, int]]:
    """From where to where a control as such was put in, taken out or moved with changes tracked."""
    starts: dict[tuple[str, str], int] = {}
    found = []
    for node in root.walk():
        if not node.name.startswith(_RANGES):
            continue
        kind, identifier = (
            node.name.removesuffix("Start").removesuffix("End"),
            node.attributes.get("w:id", ""),
        )
        if node.name.endswith("Start"):
            starts[kind, identifier] = node.start
        elif (kind, identifier) in starts:
            found.append((starts.pop((kind, identifier)), node.end))
    return found


def _alone(node: Node, around: list[Node]) -> bool:
    cell = next((each for each in around if each.name == "w:tc"), None)
    return cell is not None and said(cell).strip() == said(node).strip()


def _visible(node: Node) -> Iterator[Node]:
    """Every element inside that a reader sees: of alternatives the first."""
    waiting = node.children[::-1]
    while waiting:
        each = waiting.pop()
        if each.name == "mc:Fallback":
            continue
        yield each
        waiting.extend(each.children[::-1])


def said(node: Node) -> str:
    """What the element says; tabs and breaks count, a new paragraph is a new line, deleted text is not there."""
    pieces: list[str] = []
    for each in _visible(node):
        if each.name == "w:t":
            pieces.append(each.text)
        elif each.name in _CHARACTERS:
            # A tab stop in a paragraph's properties has the name of a tab.
            if each.parent is not None and each.parent.name == "w:r":
                pieces.append(_CHARACTERS[each.name])
        elif each.name == "w:p" and pieces:
            pieces.append("\n")
    return "".join(pieces)
