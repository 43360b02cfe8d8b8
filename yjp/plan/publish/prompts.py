"""Prompts and remarks of a draft: which still wait for an answer, and taking out what a reader must not see."""

from collections.abc import Iterable, Iterator, Mapping

from yjp.office.names import W
from yjp.office.xml import Node
from yjp.plan.prompts import Place, place_of
from yjp.plan.publish.found import Found
from yjp.plan.publish.parts import Parts
from yjp.plan.publish.reasons import Kind, Reason
from yjp.plan.publish.story import Places, ancestors, style_of, text_of

_PLACEHOLDER_STYLE = "placeholder text"
_REMARK_STYLE = "remark"
_OPENINGS = ("Write here", "Put here")
"""How our prompts for whole passages begin."""


def is_unanswered(control: Found, placeholders: Mapping[str, str]) -> bool:
    """Whether nobody has written into a control.

    Word marks it; another editor may drop the mark, so a text that is the placeholder's own (by its tag in
    ``placeholders``), one that begins as ours do, and none at all count too.
    """
    if control.placeholder or not (control.text or control.tables or control.charts):
        return True
    known = placeholders.get(control.tag)
    if known is not None and " ".join(known.split()) == " ".join(control.text.split()):
        return True
    return control.text.startswith(_OPENINGS)


def unanswered(controls: Iterable[Found], placeholders: Mapping[str, str]) -> Iterator[Reason]:
    """A reason for each required prompt without an answer, and for any other control that still asks for text."""
    for control in controls:
        place = place_of(control.tag)
        if place in (Place.OPTIONAL, Place.REMARK):
            continue
        if place is None and not control.placeholder:
            continue
        if is_unanswered(control, placeholders):
            asked = f": “{control.text[:70].strip()}…”" if len(control.text) > 70 else f": “{control.text}”"
            named = "A prompt" if place else "A field to fill in"
            yield Reason(
                kind=Kind.UNANSWERED,
                where=control.where,
                message=f"{named} is not answered yet{asked if control.text else '.'}",
            )


def without_controls(parts: Parts, places: Places) -> Iterator[Reason]:
    """A reason for each prompt whose control another editor has lost, so that its words stand as plain text."""
    for paragraph in parts.root(parts.main).iter(f"{W}p"):
        bound = any(each.tag == f"{W}sdt" for each in (*ancestors(paragraph), *paragraph.iter()))
        if not bound and text_of(paragraph).startswith(_OPENINGS):
            yield Reason(
                kind=Kind.UNANSWERED,
                where=places.of(paragraph),
                message=f"A prompt is not answered yet: “{text_of(paragraph)[:70]}…”",
            )


def stray_remarks(parts: Parts, places: Places) -> list[Node]:
    """Paragraphs in the style of remarks whose control another editor has lost."""
    found = parts.root(parts.main).iter(f"{W}p")
    return [each for each in found if style_of(each, places.styles) == _REMARK_STYLE]


def plain_answers(controls: Iterable[Found], styles: Mapping[str, str]) -> None:
    """Give answers the look of their paragraph: some editors keep a placeholder's style and shading."""
    for control in controls:
        if place_of(control.tag) not in (Place.REQUIRED, Place.OPTIONAL):
            continue
        for properties in control.element.iter(f"{W}rPr"):
            style, shade = properties.find(f"{W}rStyle"), properties.find(f"{W}shd")
            if style is not None and styles.get(style.get(f"{W}val", "")) == _PLACEHOLDER_STYLE:
                properties.remove(style)
            if shade is not None:
                properties.remove(shade)


def surplus(controls: Iterable[Found], placeholders: Mapping[str, str]) -> list[Found]:
    """Remarks, and optional prompts without an answer: what the clean copy goes without. Outermost only."""
    found = [
        control
        for control in controls
        if (place := place_of(control.tag)) is Place.REMARK
        or (place is Place.OPTIONAL and is_unanswered(control, placeholders))
    ]
    elements = {each.element for each in found}
    return [each for each in found if not any(around in elements for around in ancestors(each.element))]
