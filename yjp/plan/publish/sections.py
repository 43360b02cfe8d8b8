"""The structure of headings after parts were taken out: no heading is left over nothing."""

from collections.abc import Iterable, Iterator
from itertools import chain

from yjp.office.names import W
from yjp.office.xml import Node
from yjp.plan.publish.found import Found
from yjp.plan.publish.parts import Parts
from yjp.plan.publish.story import Places, ancestors, heading_level, text_of
from yjp.plan.publish.stripping import holds_something, remove_block


def touched(parts: Parts, places: Places, controls: Iterable[Found]) -> list[Node]:
    """The headings over what will be taken out, each with those that it stands under, innermost first."""
    wanted = {each.element for each in controls}
    path: list[tuple[int, Node]] = []
    found: dict[Node, int] = {}
    for element in parts.root(parts.main).iter(f"{W}p", f"{W}sdt"):
        level = heading_level(element, places.styles) if element.tag == f"{W}p" else None
        if level:
            path = [each for each in path if each[0] < level] + [(level, element)]
        elif element in wanted:
            found |= {heading: own for own, heading in path}
    return sorted(found, key=lambda heading: -found[heading])


def without_empty_sections(parts: Parts, places: Places, headings: Iterable[Node]) -> Iterator[str]:
    """Take out those of the headings that nothing stands under any more; a sentence for each."""
    for heading in headings:
        if heading.getparent() is None:
            # It was inside of what was taken out.
            continue
        if not _is_empty(parts, places, heading):
            continue
        _out_of_contents(parts, heading)
        text = text_of(heading)
        remove_block(_outermost(heading))
        yield f"The heading “{text}” was taken out: nothing is left under it."


def _is_empty(parts: Parts, places: Places, heading: Node) -> bool:
    level = heading_level(heading, places.styles) or 1
    after = False
    for element in parts.root(parts.main).iter(f"{W}p", f"{W}tbl"):
        if element is heading:
            after = True
        elif after:
            other = heading_level(element, places.styles) if element.tag == f"{W}p" else None
            if other is not None:
                return other <= level
            if element.tag == f"{W}tbl" or holds_something(element):
                return False
    return True


def _outermost(heading: Node) -> Node:
    """The heading, or the control that holds nothing but it."""
    for around in ancestors(heading):
        if around.tag == f"{W}sdt" and len(list(around.iter(f"{W}p"))) == 1:
            return around
    return heading


def _out_of_contents(parts: Parts, heading: Node) -> None:
    """Take the heading's line out of a table of contents, which names it by its bookmark."""
    names = {each.get(f"{W}name") for each in heading.iter(f"{W}bookmarkStart")}
    body = parts.root(parts.main)
    lines = chain(
        (each for each in body.iter(f"{W}hyperlink") if each.get(f"{W}anchor") in names),
        (each for each in body.iter(f"{W}instrText") if set((each.text or "").split()) & names),
    )
    for paragraph in {next((a for a in ancestors(each) if a.tag == f"{W}p"), None) for each in list(lines)}:
        if paragraph is not None and not any(
            # The first and last lines also open and close the field.
            each.get(f"{W}fldCharType") in ("begin", "end") and "TOC" in _code(paragraph)
            for each in paragraph.iter(f"{W}fldChar")
        ):
            remove_block(paragraph)


def _code(paragraph: Node) -> str:
    return "".join(each.text or "" for each in paragraph.iter(f"{W}instrText"))
