"""Word comments, hung on bound content only: the words around it keep every byte."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from yjp.office.announcing import COMMENTS, DECLARATION, with_relation, with_type
from yjp.office.names import W
from yjp.plan.refresh.reading import ASKING, Control, Level, Plan, said
from yjp.plan.refresh.report import OpenComment
from yjp.plan.refresh.splice import Edit, escaped
from yjp.plan.refresh.xml import Node, parse

AUTHOR: Final = ASKING


@dataclass(frozen=True, kw_only=True)
class Comment:
    """What to say about a control's content."""

    control: Control
    text: str
    author: str = AUTHOR


def can_hold(control: Control, plan: Plan) -> bool:
    """Can Word show a comment there? It cannot in headers, footers, notes, comments and text boxes."""
    return (
        control.part == plan.body.part
        and not control.boxed
        and not control.tracked
        and control.paragraph is not None
        and control.inside.end > control.inside.inside
    )


def comment_edits(plan: Plan, comments: Iterable[Comment]) -> tuple[dict[str, list[Edit]], dict[str, bytes]]:
    """The edits by part that add the comments, and the parts that are new or change as a whole."""
    wanted = list(comments)
    if not wanted:
        return {}, {}
    number = _next_id(plan)
    anchors: list[Edit] = []
    for offset, each in enumerate(wanted):
        anchors += _anchor(plan, each.control, number + offset)
    edits = {plan.body.part: _joined(anchors)}
    numbered = list(enumerate(wanted, start=number))
    part = comments_part(plan)
    if part is None:
        return edits, _new_part(plan, numbered)
    story = plan.by_part[part]
    return edits | {part: [_appended(story.raw, story.root, numbered)]}, {}


def _anchor(plan: Plan, control: Control, identifier: int) -> list[Edit]:
    raw = plan.body.raw
    prefix = raw[control.node.start + 1 : control.node.inside].split(b":", 1)[0] + b":"
    # Around the control, never in it: LibreOffice hides the text of a plain-text control that holds a mark.
    start, end = _outside(control)
    if control.level is not Level.RUN:
        assert control.paragraph is not None
        properties = control.paragraph.child("w:pPr")
        start = properties.end if properties is not None else control.paragraph.inside
        end = control.paragraph.outside
    name = f'{prefix.decode()}id="{identifier}"'.encode()
    opening = b"<" + prefix + b"commentRangeStart " + name + b"/>"
    closing = b"<" + prefix + b"commentRangeEnd " + name + b"/>"
    reference = b"<" + prefix + b"r><" + prefix + b"commentReference " + name + b"/></" + prefix + b"r>"
    return [
        Edit(start=start, end=start, content=opening),
        Edit(start=end, end=end, content=closing + reference),
    ]


def _outside(control: Control) -> tuple[int, int]:
    """From where to where the control and those directly around it lie in their paragraph."""
    node = control.node
    for each in control.node.above():
        if each.name == "w:p":
            break
        if each.name == "w:sdt":
            node = each
    return node.start, node.end


def _joined(edits: list[Edit]) -> list[Edit]:
    """Several comments on one place as one edit."""
    found: dict[int, bytes] = {}
    for each in edits:
        found[each.start] = found.get(each.start, b"") + each.content
    return [Edit(start=place, end=place, content=content) for place, content in found.items()]


def _written(comments: list[tuple[int, Comment]], w: str) -> bytes:
    """The comments as elements with the prefix ``w``."""
    found = []
    for number, comment in comments:
        lines = "".join(
            f'<{w}:p><{w}:r><{w}:t xml:space="preserve">{escaped(line)}</{w}:t></{w}:r></{w}:p>'
            for line in comment.text.split("\n")
        )
        about = f'{w}:id="{number}" {w}:author="{comment.author}" {w}:initials="{comment.author[:3]}"'
        found.append(f"<{w}:comment {about}>{lines}</{w}:comment>")
    return "".join(found).encode()


def comments_part(plan: Plan) -> str | None:
    """The name of the part with the comments, if there is one."""
    return next((story.part for story in plan.stories if story.kind == "comments"), None)


def _next_id(plan: Plan) -> int:
    numbers = [
        node.attributes.get("w:id", "")
        for story in plan.stories
        for node in story.root.walk()
        if node.name in ("w:comment", "w:commentReference", "w:commentRangeStart")
    ]
    return max((int(each) for each in numbers if each.isdigit()), default=-1) + 1


def _new_part(plan: Plan, comments: list[tuple[int, Comment]]) -> dict[str, bytes]:
    package, main = plan.package, plan.body.part
    folder = main.rpartition("/")[0]
    taken = {name.casefold() for name in package.names}
    stem = next(n for n in ("comments", *(f"comments{i}" for i in range(1, 999))) if _free(folder, n, taken))
    name = f"{folder}/{stem}.xml"
    return {
        name: DECLARATION
        + f'<w:comments xmlns:w="{W[1:-1]}">'.encode()
        + _written(comments, "w")
        + b"</w:comments>",
        **with_type(package, name, COMMENTS),
        **with_relation(package, main, name, kind="comments", identifier="yjpComments"),
    }


def _free(folder: str, stem: str, taken: set[str]) -> bool:
    return f"{folder}/{stem}.xml".casefold() not in taken


def _appended(raw: bytes, root: Node, comments: list[tuple[int, Comment]]) -> Edit:
    """More comments at the end of the part, whatever prefix it uses."""
    prefix = raw[root.start + 1 : root.inside].split(b":", 1)[0]
    content = _written(comments, prefix.decode())
    if root.inside != root.end:
        return Edit(start=root.outside, end=root.outside, content=content)
    opening = raw[root.start : root.inside].removesuffix(b"/>") + b">"
    return Edit(start=root.start, end=root.end, content=opening + content + b"</" + prefix + b":comments>")


def by_author(plan: Plan, author: str) -> list[Node]:
    """The comments of an author, as elements of the comments part."""
    part = comments_part(plan)
    if part is None:
        return []
    root = plan.by_part[part].root
    return [each for each in root.children if each.attributes.get("w:author") == author]


def open_comments(plan: Plan) -> tuple[OpenComment, ...]:
    """Our comments that nobody has deleted or marked as resolved, in the order of the text."""
    done = _resolved(plan)
    ours = {
        each.attributes.get("w:id", ""): each
        for each in by_author(plan, AUTHOR)
        if not done & {paragraph.attributes.get(f"{_W14}:paraId", "") for paragraph in each.walk()} - {""}
    }
    found = []
    for node in plan.body.root.walk():
        if node.name == "w:commentReference" and node.attributes.get("w:id") in ours:
            paragraph = next((each for each in node.above() if each.name == "w:p"), None)
            text = " ".join(said(paragraph).split()) if paragraph is not None else ""
            words = " ".join(said(ours[node.attributes["w:id"]]).split())
            found.append(OpenComment(where=f"{text[:59]}…" if len(text) > 60 else text, text=words))
    return tuple(found)


def _resolved(plan: Plan) -> set[str]:
    for relation in plan.package.relations(plan.body.part).values():
        if relation.kind.endswith("commentsExtended") and relation.target in plan.package:
            part = plan.package.actual(relation.target)
            root = parse(plan.package.name, part, plan.package.read(part))
            marked = (each for each in root.walk() if each.attributes.get(f"{_W15}:done") in ("1", "true"))
            return {each.attributes.get(f"{_W15}:paraId", "") for each in marked}
    return set()


_W14: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15: Final = "http://schemas.microsoft.com/office/word/2012/wordml"
