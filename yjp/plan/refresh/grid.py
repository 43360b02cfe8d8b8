"""A table of a document as rows of cells with their text and their tag, and where their bytes lie."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from yjp.plan.refresh.reading import CHANGES, Control, Story, changed_row_or_cell, is_ours, said
from yjp.plan.refresh.xml import Node

_PLAIN: Final = {
    *("w:tr", "w:tc", "w:p", "w:r", "w:t", "w:sdt", "w:sdtContent"),
    *("w:proofErr", "w:lastRenderedPageBreak", "w:tblPrEx"),
}
_COMMENTS: Final = ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference")
_PROPERTIES: Final = {"w:trPr", "w:tcPr", "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:tblPrEx"}


@dataclass(frozen=True, kw_only=True, eq=False)
class GridCell:
    """A cell: its element, what it says, the tag and the control of the figure in it."""

    node: Node
    text: str
    tag: str | None
    control: Control | None


@dataclass(frozen=True, kw_only=True, eq=False)
class GridRow:
    """A row: its element, its cells, and the ids of our comments, which are not a person's."""

    node: Node
    cells: tuple[GridCell, ...]
    our_comments: frozenset[str] = frozenset()

    @property
    def texts(self) -> tuple[str, ...]:
        """What the cells say."""
        return tuple(cell.text for cell in self.cells)

    @property
    def tags(self) -> tuple[str | None, ...]:
        """The tags of the cells."""
        return tuple(cell.tag for cell in self.cells)

    @property
    def plain(self) -> bool:
        """Does it hold text and nothing else: no person's comment, note, picture, bookmark or tracked change?"""
        content = (each for each in _content(self.node) if not self._is_our_comment(each))
        return all(each.name in _PLAIN for each in content) and not changed_row_or_cell(self.node)

    def _is_our_comment(self, node: Node) -> bool:
        return node.name in _COMMENTS and node.attributes.get("w:id", "") in self.our_comments


def grid(control: Control, story: Story) -> list[GridRow] | None:
    """The rows of the first table in a block control; None where it holds none."""
    table = control.inside.first("w:tbl")
    if table is None:
        return None
    by_node = {each.node: each for each in story.controls}
    rows = []
    for node in _within(table, "w:tr"):
        cells = tuple(_cell(cell, by_node) for cell in _within(node, "w:tc"))
        rows.append(GridRow(node=node, cells=cells, our_comments=story.our_comments))
    return rows


def tracked(rows: list[GridRow]) -> bool:
    """Is there a tracked change anywhere in the rows?"""
    return any(each.name in CHANGES or changed_row_or_cell(each) for row in rows for each in row.node.walk())


def _cell(node: Node, by_node: dict[Node, Control]) -> GridCell:
    held = (by_node.get(each) for each in (*node.walk(), *_until_row(node)))
    control = next((each for each in held if each is not None and is_ours(each.tag)), None)
    return GridCell(
        node=node,
        text=" ".join(said(node).split()),
        tag=control.tag if control else None,
        control=control,
    )


def _until_row(node: Node) -> Iterator[Node]:
    """What lies around a cell inside its row: a control may hold the whole cell."""
    for each in node.above():
        if each.name == "w:tr":
            return
        yield each


def _within(node: Node, name: str) -> Iterator[Node]:
    """The rows of a table or the cells of a row, looking into controls but not into tables in cells."""
    waiting = node.children[::-1]
    while waiting:
        each = waiting.pop()
        if each.name == name:
            yield each
        elif each.name in ("w:sdt", "w:sdtContent"):
            waiting.extend(each.children[::-1])


def _content(node: Node) -> Iterator[Node]:
    waiting = [each for each in node.children if each.name not in _PROPERTIES]
    while waiting:
        each = waiting.pop()
        yield each
        waiting.extend(child for child in each.children if child.name not in _PROPERTIES)
