"""What nobody outside the service should find in a text: comments, controls, hidden text, names of editors."""

from collections.abc import Iterable

from yjp.audit.reading.word.passage import switched_on
from yjp.office.names import MC, W
from yjp.office.xml import Node
from yjp.plan.publish.found import Found
from yjp.plan.publish.parts import Parts

_COMMENTS = {f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference")}
# A range that only some may edit names them (w:ed="DOMAIN\\name"); proofing marks say what Word thought of a word.
_MARKS = {f"{W}{name}" for name in ("permStart", "permEnd", "proofErr")}
_BLOCKS = {f"{W}p", f"{W}tbl"}


def without_comments(parts: Parts) -> int:
    """Take the comments' anchors out of the text; how many comments there were."""
    references = 0
    for story in parts.stories():
        for element in list(parts.root(story).iter(*_COMMENTS)):
            references += element.tag == f"{W}commentReference"
            parent = element.getparent()
            parent.remove(element)
            # The reference mark has a run of its own.
            if parent.tag == f"{W}r" and all(child.tag == f"{W}rPr" for child in parent):
                parent.getparent().remove(parent)
    return references


def without_marks(parts: Parts) -> None:
    """Take out proofing marks and the names of those who may edit a range."""
    for story in parts.stories():
        for element in list(parts.root(story).iter(*_MARKS)):
            element.getparent().remove(element)


def without_hidden_text(parts: Parts) -> int:
    """Take out text and rows that Word does not show; how many."""
    hidden = _hidden_styles(parts)
    gone = 0
    for story in parts.stories():
        root = parts.root(story)
        for row in [each for each in root.iter(f"{W}tr") if switched_on(each.find(f"{W}trPr"), "hidden")]:
            row.getparent().remove(row)
            gone += 1
        for run in [each for each in root.iter(f"{W}r") if _is_hidden(each, hidden)]:
            paragraph = run.getparent()
            gone += any(child.tag == f"{W}t" for child in run)
            paragraph.remove(run)
            if paragraph.tag == f"{W}p" and not holds_something(paragraph):
                remove_block(paragraph)
    return gone


def _hidden_styles(parts: Parts) -> set[str]:
    part = parts.linked(parts.main, "styles")
    styles = parts.root(part).iter(f"{W}style") if part else ()
    return {each.get(f"{W}styleId", "") for each in styles if switched_on(each.find(f"{W}rPr"), "vanish")}


def _is_hidden(run: Node, hidden: set[str]) -> bool:
    properties = run.find(f"{W}rPr")
    own = properties.find(f"{W}vanish") if properties is not None else None
    if own is not None:
        return switched_on(properties, "vanish")
    style = properties.find(f"{W}rStyle") if properties is not None else None
    return style is not None and style.get(f"{W}val") in hidden


def without(controls: Iterable[Found]) -> None:
    """Take controls out with what they hold, and the paragraphs that are empty then."""
    for control in controls:
        parent = control.element.getparent()
        if parent.tag == f"{W}p":
            parent.remove(control.element)
            if not holds_something(parent):
                remove_block(parent)
        else:
            remove_block(control.element)


def remove_block(element: Node) -> None:
    """Take a paragraph or block out; a cell, header or note keeps the one paragraph that it must have.

    A paragraph that ends a section hands its section on to the one in front.
    """
    parent, before = element.getparent(), element.getprevious()
    section = element.find(f"{W}pPr/{W}sectPr") if element.tag == f"{W}p" else None
    if section is not None:
        for each in [e for e in element if e.tag != f"{W}pPr"]:
            element.remove(each)
        if before is None or before.tag != f"{W}p" or before.find(f"{W}pPr/{W}sectPr") is not None:
            return
        properties = before.find(f"{W}pPr")
        if properties is None:
            properties = before.makeelement(f"{W}pPr")
            before.insert(0, properties)
        properties.append(section)
    parent.remove(element)
    holders = ("tc", "hdr", "ftr", "footnote", "endnote", "txbxContent", "comment")
    if parent.tag in {f"{W}{name}" for name in holders} and not any(
        child.tag in _BLOCKS or child.tag == f"{W}sdt" for child in parent
    ):
        parent.append(parent.makeelement(f"{W}p"))


def holds_something(paragraph: Node) -> bool:
    """Whether a paragraph shows text or anything else."""
    shown = {
        *(f"{W}{name}" for name in ("t", "drawing", "pict", "object", "fldChar", "fldSimple", "sym", "sdt"))
    }
    shown |= {f"{MC}AlternateContent", f"{W}br", f"{W}footnoteReference", f"{W}endnoteReference", f"{W}ptab"}
    return any(
        each.tag in shown and (each.tag != f"{W}t" or (each.text or "").strip()) for each in paragraph.iter()
    )


def unwrapped(parts: Parts) -> int:
    """Put what every content control holds in its place; how many were bound to something of ours or others."""
    count = 0
    for story in parts.stories():
        # From the inside out, so that every control still has its parent when its turn comes.
        for control in reversed(list(parts.root(story).iter(f"{W}sdt"))):
            parent = control.getparent()
            content = control.find(f"{W}sdtContent")
            place = parent.index(control)
            for offset, child in enumerate(list(content) if content is not None else ()):
                parent.insert(place + offset, child)
            parent.remove(control)
            count += 1
    return count
