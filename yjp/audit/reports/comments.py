"""A copy of a Word document with a comment at the place of each finding; the document itself is not touched."""

import posixpath
from copy import deepcopy

from lxml import etree

from yjp.audit.document import Part
from yjp.audit.reading.word.document import Located, WordReading, read_word
from yjp.audit.reading.word.passage import Piece
from yjp.audit.reports.order import ordered
from yjp.audit.result import Audit, Finding, Span
from yjp.errors import UserError
from yjp.office.announcing import COMMENTS, with_relation, with_type
from yjp.office.names import W
from yjp.office.package import Package
from yjp.office.rewriting import rewritten
from yjp.office.word import word_package
from yjp.office.xml import Node, to_bytes

AUTHOR, INITIALS = "yjp audit", "yjp"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_INSIDE = {f"{W}{name}" for name in ("hyperlink", "ins", "moveTo")}
"""What may hold anchors of comments. A plain-text control holds nothing but its text: they go around it."""


def with_comments(content: bytes, name: str, audit: Audit) -> bytes:
    """The .docx file with comments; the same document and audit give the same bytes.

    ``UserError`` where comments cannot be put in: no Word document, or one that is digitally signed or "strict".
    """
    package = word_package(name, content)
    reading = read_word(package)
    _refuse_what_cannot_be_changed(package, name, reading.main)
    comments_part, comments = _comments(package, reading.main)
    taken = [int(each.get(f"{W}id", "0")) for each in comments.iter(f"{W}comment")]
    identifier = max(taken, default=-1) + 1
    for finding in ordered(audit):
        if _place(reading, finding, identifier):
            comments.append(_comment(identifier, finding))
            identifier += 1
    changed = {reading.main: to_bytes(reading.root), comments_part: to_bytes(comments)}
    if comments_part not in package:
        changed |= with_type(package, comments_part, COMMENTS)
        changed |= with_relation(package, reading.main, comments_part, kind="comments", identifier="rIdYjp")
    return rewritten(content, {package.actual(name): part for name, part in changed.items()})


def _refuse_what_cannot_be_changed(package: Package, name: str, main: str) -> None:
    if any(each.startswith("_xmlsignatures/") for each in package.names):
        raise UserError(
            f"{name}: it is digitally signed, and a comment would break the signature. Comment a copy."
        )
    if b"purl.oclc.org/ooxml" in package.read(main)[:4000]:
        raise UserError(
            f"{name}: it is a Strict Open XML document. Save it as Word Document (.docx) and comment that."
        )


def _comments(package: Package, main: str) -> tuple[str, Node]:
    """The comments part, the document's own if it has one."""
    for relation in package.relations(main).values():
        if relation.kind == "comments" and relation.target in package:
            return relation.target, package.xml(relation.target)
    folder = posixpath.dirname(main)
    return posixpath.join(folder, "comments.xml"), etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})


def _place(reading: WordReading, finding: Finding, identifier: int) -> bool:
    """Put the anchors of a comment where the finding points first; without a place of its own, at the first paragraph.

    Word has no comments in headers, footers and notes: those are said at the beginning.
    """
    for span in finding.spans:
        located = reading.located.get(span.place)
        if located is None:
            continue
        paragraph = _body_paragraph(located.anchor)
        if (beside := _beside(paragraph)) is not None:
            return _whole(beside, identifier)
        if span.place.part is Part.BODY and located.pieces and _around(located, span, identifier):
            return True
        return _whole(paragraph, identifier)
    first = next(reading.root.iter(f"{W}p"), None)
    return first is not None and _whole(_body_paragraph(first), identifier)


def _beside(paragraph: Node) -> Node | None:
    """Another paragraph for one that opens a table in a content control; None for every other.

    LibreOffice (24.2) loses the text of such a paragraph as soon as it holds a comment.
    """
    table = next(paragraph.iterancestors(f"{W}tbl"), None)
    if table is None or table.getparent().tag != f"{W}sdtContent" or table.getprevious() is not None:
        return None
    paragraphs = table.iter(f"{W}p")
    return next(paragraphs, None) if next(paragraphs) is paragraph else None


def _around(located: Located, span: Span, identifier: int) -> bool:
    """Anchors exactly around a span; runs are divided where it begins and ends."""
    _divide(located.pieces, span.start)
    _divide(located.pieces, span.end)
    inside = [piece for piece in located.pieces if piece.start < span.end and span.start < piece.end]
    if not inside:
        return False
    start, end = _hoisted(inside[0].element.getparent()), _hoisted(inside[-1].element.getparent())
    start.addprevious(_anchor("commentRangeStart", identifier))
    end.addnext(_reference(identifier))
    end.addnext(_anchor("commentRangeEnd", identifier))
    return True


def _divide(pieces: list[Piece], place: int) -> None:
    """See to it that a run ends and another begins at this place of the text; ``pieces`` follow what is done."""
    for index, piece in enumerate(pieces):
        element = piece.element
        if piece.start < place < piece.end and element.tag == f"{W}t":
            rest = deepcopy(element)
            text, offset = element.text or "", place - piece.start
            element.text, rest.text = text[:offset], text[offset:]
            for each in (element, rest):
                each.set(_SPACE, "preserve")
            element.addnext(rest)
            _divide_run(element)
            pieces[index : index + 1] = [
                Piece(start=piece.start, end=place, element=element),
                Piece(start=place, end=piece.end, element=rest),
            ]
            return
        if piece.end == place and element.getparent().tag == f"{W}r":
            _divide_run(element)
        elif piece.start == place and element.getparent().tag == f"{W}r":
            before = element.getprevious()
            if before is not None and before.tag != f"{W}rPr":
                _divide_run(before)


def _divide_run(last: Node) -> None:
    """Move what follows an element of a run into a run of its own with the same properties."""
    following = list(last.itersiblings())
    if not following:
        return
    run = last.getparent()
    other = etree.Element(run.tag, dict(run.attrib))
    properties = run.find(f"{W}rPr")
    if properties is not None:
        other.append(deepcopy(properties))
    other.extend(following)
    run.addnext(other)


def _hoisted(run: Node) -> Node:
    """The run, or what stands around it that may hold no anchors."""
    outer, element = run, run
    while (element := element.getparent()) is not None and element.tag != f"{W}p":
        if element.tag not in _INSIDE:
            outer = element
    return outer


def _body_paragraph(paragraph: Node) -> Node:
    """The paragraph of the body around this one, which may stand in a text box."""
    outer = paragraph
    for element in paragraph.iterancestors(f"{W}p"):
        outer = element
    return outer


def _whole(paragraph: Node, identifier: int) -> bool:
    """Anchors around a whole paragraph."""
    properties = paragraph.find(f"{W}pPr")
    start = _anchor("commentRangeStart", identifier)
    if properties is None:
        paragraph.insert(0, start)
    else:
        properties.addnext(start)
    paragraph.extend([_anchor("commentRangeEnd", identifier), _reference(identifier)])
    return True


def _anchor(name: str, identifier: int) -> Node:
    return etree.Element(f"{W}{name}", {f"{W}id": str(identifier)})


def _reference(identifier: int) -> Node:
    run = etree.Element(f"{W}r")
    run.append(_anchor("commentReference", identifier))
    return run


def _comment(identifier: int, finding: Finding) -> Node:
    """The comment's text: verdict and reason, what follows, the correction, other places, the rule."""
    comment = etree.Element(
        f"{W}comment",
        {f"{W}id": str(identifier), f"{W}author": AUTHOR, f"{W}initials": INITIALS},
        nsmap={"w": W[1:-1]},
    )
    lines = [f"{finding.verdict.value.capitalize()}: {finding.sentence}"]
    if finding.follows and finding.follows != finding.sentence:
        lines.append(finding.follows)
    if finding.correction:
        lines.append(f"Correction: {finding.correction}")
    first = finding.spans[0].place if finding.spans else None
    if first is not None and first.part is not Part.BODY:
        lines.append(f"It stands in: {first.words}.")
    others = list(dict.fromkeys(span.place.words for span in finding.spans[1:] if span.place != first))
    if others:
        lines.append(f"See also: {'; '.join(others)}.")
    lines.append(f"Rule: {finding.rule}")
    for line in lines:
        paragraph = etree.SubElement(comment, f"{W}p")
        run = etree.SubElement(paragraph, f"{W}r")
        text = etree.SubElement(run, f"{W}t")
        text.text = "".join(c if c.isprintable() else " " for c in line)
        text.set(_SPACE, "preserve")
    return comment
