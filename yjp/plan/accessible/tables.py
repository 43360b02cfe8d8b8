"""Tables: a header row, a title and a description for those who hear them, a caption, no merged cells."""

from collections.abc import Iterator

from yjp.office.names import OFF, W
from yjp.office.xml import Node
from yjp.plan.accessible.finding import Checked, Finding, attribute
from yjp.plan.publish.story import style_of


def tables(document: Checked) -> Iterator[Finding]:
    """WCAG 2.2, 1.3.1; PDF/UA-1 7.5."""
    for number, table in enumerate(document.body.iter(f"{W}tbl"), start=1):
        where = f"table {number}"
        first_row = table.find(f".//{W}tr")
        header = first_row.find(f"{W}trPr/{W}tblHeader") if first_row is not None else None
        if header is None or header.get(f"{W}val") in OFF:
            yield Finding(
                rule="table header", where=where, message="The first row is not marked as a header row."
            )
        if not attribute(table, f"{W}tblPr/{W}tblCaption"):
            yield Finding(
                rule="table caption", where=where, message="The table has no title in its properties."
            )
        if not attribute(table, f"{W}tblPr/{W}tblDescription"):
            yield Finding(rule="table description", where=where, message="The table has no description.")
        if table.find(f".//{W}gridSpan") is not None or table.find(f".//{W}vMerge") is not None:
            yield Finding(rule="merged cells", where=where, message="Cells are merged: split them.")
        before = paragraph_before(table)
        if before is None or style_of(before, document.names) != "caption":
            yield Finding(
                rule="table caption", where=where, message="No caption stands in front of the table."
            )


def paragraph_before(block: Node) -> Node | None:
    """The paragraph in front of a block, looking out of the control that may hold it."""
    element = block
    while element.getprevious() is None or element.getprevious().tag == f"{W}sdtPr":
        element = element.getparent()
        if element is None or element.tag == f"{W}body":
            return None
    previous = element.getprevious()
    if previous.tag == f"{W}sdt":
        # The caption may stand in a control of its own.
        paragraphs = list(previous.iter(f"{W}p"))
        return paragraphs[-1] if paragraphs else None
    return previous if previous.tag == f"{W}p" else None
