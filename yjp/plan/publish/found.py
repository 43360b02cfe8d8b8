"""The content controls of a document as its editors left them."""

from collections.abc import Iterator
from dataclasses import dataclass

from yjp.audit.reading.word.passage import control_tag, switched_on
from yjp.office.names import C, W
from yjp.office.xml import Node
from yjp.plan.publish.parts import Parts
from yjp.plan.publish.story import Places, ancestors, text_of
from yjp.plan.refresh.parted import is_of_a_table


@dataclass(frozen=True, kw_only=True)
class Found:
    """One content control: its tag (or its title, where an editor dropped the tag), its text, and where it stands.

    ``placeholder`` says that Word shows its placeholder; ``in_cell`` that it stands in a table cell.
    """

    element: Node
    tag: str
    text: str
    part: str
    where: str
    in_cell: bool
    placeholder: bool

    @property
    def content(self) -> Node | None:
        """What it holds."""
        return self.element.find(f"{W}sdtContent")

    @property
    def block(self) -> Node:
        """The control itself; of a table whose control LibreOffice has put into the first cell, the table."""
        table = self.element.xpath("ancestor::w:tbl[1]", namespaces={"w": W[1:-1]})
        first = table[0].find(f"{W}tr/{W}tc") if table and is_of_a_table(self.tag) else None
        return table[0] if first is not None and first in ancestors(self.element) else self.element

    @property
    def tables(self) -> list[Node]:
        """The tables in it."""
        return list(self.block.iter(f"{W}tbl"))

    @property
    def charts(self) -> list[Node]:
        """The native charts in it (``c:chart``)."""
        return list(self.element.iter(f"{C}chart"))


def controls(parts: Parts, places: Places) -> list[Found]:
    """Every control of the body, headers, footers and notes, in order."""
    return list(_controls(parts, places))


def _controls(parts: Parts, places: Places) -> Iterator[Found]:
    for story in parts.stories():
        for element in parts.root(story).iter(f"{W}sdt"):
            content = element.find(f"{W}sdtContent")
            yield Found(
                element=element,
                tag=control_tag(element),
                text=text_of(content) if content is not None else "",
                part=story,
                where=places.of(element),
                in_cell=any(each.tag == f"{W}tc" for each in ancestors(element)),
                placeholder=switched_on(element.find(f"{W}sdtPr"), "showingPlcHdr"),
            )
