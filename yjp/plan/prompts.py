"""Prompts: the places of a draft where only a person can write, and the remarks that never leave it.

Both are content controls. A prompt's tag is ``prompt:<id>`` where the guidance requires the passage and
``prompt?:<id>`` where it is optional; Word shows its text as a placeholder (``w:showingPlcHdr``) until somebody
types. A remark's tag is ``remark:<id>``: what the data suggest asking, or how sure a heading is. ``yjp plan clean``
refuses a required prompt that nobody answered and takes out unanswered optional prompts and all remarks.
"""

from enum import StrEnum
from typing import Final

from yjp.charts.spec import Cell
from yjp.figures import TAG_LENGTH

_MARKS: Final = {"prompt:": "required", "prompt?:": "optional", "remark:": "remark"}


class Place(StrEnum):
    """What a control that shows no figure is for."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    REMARK = "remark"


def prompt_tag(identifier: str, place: Place) -> str:
    """The tag of a prompt or remark; ``ValueError`` if it is longer than Word allows."""
    mark = next(mark for mark, kind in _MARKS.items() if kind == place.value)
    tag = f"{mark}{identifier}"
    if len(tag) > TAG_LENGTH:
        raise ValueError(f"{tag!r} is longer than the {TAG_LENGTH} characters that Word allows for a tag")
    return tag


def place_of(tag: str) -> Place | None:
    """What a tag is for; None where it is a figure's or nobody's."""
    return next((Place(kind) for mark, kind in _MARKS.items() if tag.startswith(mark)), None)


def blank(identifier: str, text: str) -> Cell:
    """A cell that says what belongs in it until somebody types."""
    return Cell(text=text, tag=prompt_tag(identifier, Place.OPTIONAL))
