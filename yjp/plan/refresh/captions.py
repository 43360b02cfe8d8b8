"""The caption over a bound table or chart: the two are one thing, so they move together or stay together."""

from xml.sax.saxutils import quoteattr

from yjp.charts.spec import Chart, Table
from yjp.plan.refresh.reading import CHANGES, Control, Story, said
from yjp.plan.refresh.splice import VALUE, Edit, text_edits
from yjp.plan.refresh.written import same
from yjp.plan.refresh.xml import Node


def caption_of(control: Control) -> Node | None:
    """The paragraph in front of a block control; None where there is none."""
    around = control.node.parent
    if around is None:
        return None
    before = [each for each in around.children if each.end <= control.node.start]
    return next((each for each in reversed(before) if each.name in ("w:p", "w:tbl", "w:sdt")), None)


def says(control: Control, caption: str) -> bool:
    """Does the paragraph in front still end in the caption as yjp wrote it?"""
    return _nodes(control, caption) is not None


def caption_edits(control: Control, story: Story, old: str, spec: Table | Chart) -> list[Edit]:
    """What gives the caption its new words, for screen readers too; its number and its looks stay."""
    found = _nodes(control, old)
    if found is None:
        return []
    nodes, before = found
    edits = text_edits(story.raw, nodes, before + spec.brief_caption)
    described = control.inside.first("w:tblCaption")
    if described is not None and described.attributes.get("w:val", "").startswith(old):
        content = story.raw[described.start : described.end]
        words = quoteattr(spec.caption).encode()
        edits.append(
            Edit(
                start=described.start,
                end=described.end,
                content=VALUE.sub(lambda match: match[1] + words, content),
            )
        )
    return edits


def _nodes(control: Control, caption: str) -> tuple[list[Node], str] | None:
    """The texts that say the caption, and what the first of them says in front of it."""
    paragraph = caption_of(control)
    if paragraph is None or paragraph.name != "w:p" or not caption:
        return None
    if any(each.name in CHANGES for each in paragraph.walk()) or not said(paragraph).endswith(caption):
        return None
    texts = [each for each in paragraph.walk() if each.name == "w:t"]
    held = ""
    for number in range(len(texts) - 1, -1, -1):
        held = texts[number].text + held
        if held.endswith(caption) and len(held) >= len(caption):
            before = held[: len(held) - len(caption)]
            return (
                (texts[number:], before) if not before or same(before, ":") or before.endswith(": ") else None
            )
    return None
