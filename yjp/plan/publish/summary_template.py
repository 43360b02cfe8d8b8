"""The template of the summary for children: the house style in larger type, on one page without page numbers.

``scripts/build_summary_template.py`` writes it to ``templates/summary.docx``; a council may change its looks in Word.
"""

from yjp.office.names import W
from yjp.office.xml import Node
from yjp.plan.publish.parts import Parts
from yjp.plan.publish.story import text_of
from yjp.plan.template import NOTICE_PLACE, template_bytes

_SIZES = {
    "Normal": 13,
    "Title": 28,
    "Subtitle": 15,
    "Heading1": 18,
    "TableText": 13,
    "Caption": 12,
    "Note": 11,
}
"""Points: children read large type."""
_SPACES = {"Title": (0, 4), "Subtitle": (0, 8), "Heading1": (12, 4), "Normal": (0, 5), "Caption": (4, 4)}
"""Points before and after, so that all of it comes to one page."""
HEADER = "For children and young people"
_MARGINS = {"top": 1021, "bottom": 964, "left": 1134, "right": 1134, "header": 510, "footer": 454}
_TWENTIETHS, _HALVES = 20, 2


def summary_template() -> bytes:
    """The template as the bytes of a .docx file; the same house style gives the same bytes."""
    parts = Parts(template_bytes(), "the template")
    styles = parts.linked(parts.main, "styles")
    assert styles is not None
    for style in parts.root(styles).iter(f"{W}style"):
        _restyle(style)
    section = next(parts.root(parts.main).iter(f"{W}sectPr"))
    for element in list(section):
        if element.tag == f"{W}titlePg":
            section.remove(element)
        elif element.tag == f"{W}pgMar":
            for side, width in _MARGINS.items():
                element.set(f"{W}{side}", str(width))
    for link in parts.links(parts.main):
        if link.kind == "header":
            # The title stands on the page already.
            next(parts.root(link.target).iter(f"{W}t")).text = HEADER
        elif link.kind == "footer":
            _only_the_notice(parts.root(link.target))
    parts.sweep()
    return parts.to_bytes()


def _restyle(style: Node) -> None:
    identifier = style.get(f"{W}styleId", "")
    size = _SIZES.get(identifier)
    if size:
        for name in ("sz", "szCs"):
            _child(_child(style, "rPr"), name).set(f"{W}val", str(size * _HALVES))
    if identifier in _SPACES:
        spacing = style.find(f"{W}pPr/{W}spacing")
        if spacing is not None:
            for side, points in zip(("before", "after"), _SPACES[identifier], strict=True):
                spacing.set(f"{W}{side}", str(points * _TWENTIETHS))


def _child(parent: Node, name: str) -> Node:
    found = parent.find(f"{W}{name}")
    if found is None:
        found = parent.makeelement(f"{W}{name}")
        parent.append(found)
    return found


def _only_the_notice(footer: Node) -> None:
    for paragraph in list(footer.iter(f"{W}p")):
        if NOTICE_PLACE not in text_of(paragraph):
            footer.remove(paragraph)
