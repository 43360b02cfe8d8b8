"""Finds paragraphs, rows and cells in order, out of content controls and whatever else may stand around them."""

from collections.abc import Iterator

from yjp.audit.reading.limits import MAX_SPAN
from yjp.audit.reading.word.passage import control_tag
from yjp.office.names import DGM, MC, OFF, A, W
from yjp.office.xml import Node

_TRANSPARENT = {f"{W}{n}" for n in ("sdtContent", "customXml", "ins", "moveTo", "smartTag")}


def blocks(parent: Node, tag: str = "") -> Iterator[tuple[Node, str]]:
    """Paragraphs and tables in order, out of content controls and the like, each with the control's tag."""
    waiting = [(child, tag) for child in reversed(parent)]
    while waiting:
        element, tag = waiting.pop()
        if element.tag in (f"{W}p", f"{W}tbl", f"{W}altChunk"):
            yield element, tag
        elif element.tag == f"{W}sdt":
            content = element.find(f"{W}sdtContent")
            inside = control_tag(element) or tag
            waiting.extend((child, inside) for child in reversed(content if content is not None else ()))
        elif element.tag in _TRANSPARENT:
            waiting.extend((child, tag) for child in reversed(element))
        elif element.tag == f"{MC}AlternateContent" and len(element):
            waiting.extend((child, tag) for child in reversed(element[0]))


def table_rows(table: Node) -> Iterator[Node]:
    """Rows that are not deleted by a tracked change."""
    for element, _ in _out_of_controls(table):
        if element.tag == f"{W}tr" and element.find(f"{W}trPr/{W}del") is None:
            yield element


def row_cells(row: Node) -> Iterator[tuple[Node, str]]:
    """Cells, each with the tag of a control around just that cell."""
    for element, inner in _out_of_controls(row):
        if element.tag == f"{W}tc":
            yield element, inner


def _out_of_controls(parent: Node, tag: str = "") -> Iterator[tuple[Node, str]]:
    for element in parent:
        if element.tag == f"{W}sdt":
            content = element.find(f"{W}sdtContent")
            if content is not None:
                yield from _out_of_controls(content, control_tag(element) or tag)
        elif element.tag in _TRANSPARENT:
            yield from _out_of_controls(element, tag)
        else:
            yield element, tag


def is_header(row: Node) -> bool:
    """Whether a row is marked as one that repeats at the top of every page."""
    found = row.find(f"{W}trPr/{W}tblHeader")
    return found is not None and found.get(f"{W}val", "1") not in OFF


def skipped(row: Node, name: str) -> int:
    """Columns of the grid that a row leaves out (``gridBefore``)."""
    return whole_number(property_of(row, name, "trPr"), 0)


def property_of(element: Node, name: str, holder: str = "tblPr") -> str:
    """The value of one of an element's properties, empty where it has none."""
    found = element.find(f"{W}{holder}/{W}{name}")
    return found.get(f"{W}val", "") if found is not None else ""


def whole_number(text: str, otherwise: int) -> int:
    """A number of columns, within what a table may claim."""
    return min(max(int(text), otherwise), MAX_SPAN) if text.isdigit() and len(text) < 8 else otherwise


def diagram_texts(root: Node) -> Iterator[str]:
    """The texts of a SmartArt diagram's points, in the order of its file."""
    for point in root.iter(f"{DGM}pt"):
        text = "\n".join(
            "".join(each.text or "" for each in paragraph.iter(f"{A}t")) for paragraph in point.iter(f"{A}p")
        ).strip()
        if text:
            yield text
