"""Runs of text and controls around them, as bytes to splice in: what a draft's own controls look like."""

from itertools import count
from zlib import crc32

from yjp.plan.refresh.reading import Control
from yjp.plan.refresh.splice import escaped


def inline(text: str, tag: str | None, *, prefix: str, look: str, taken: set[int]) -> str:
    """A run with the text and, with a tag, a plain-text control around it.

    ``prefix`` is what the part calls Word's elements (``w:``), ``look`` the run's properties as XML. ``taken`` are the
    ids of controls that the document has; a new one is added.
    """
    w = prefix
    content = f'<{w}r>{look}<{w}t xml:space="preserve">{escaped(text)}</{w}t></{w}r>'
    if not tag:
        return content
    number = _new_id(tag, taken)
    name = escaped(tag).replace('"', "&quot;")
    return (
        f'<{w}sdt><{w}sdtPr><{w}alias {w}val="{name}"/><{w}tag {w}val="{name}"/><{w}id {w}val="{number}"/>'
        f"<{w}text/></{w}sdtPr><{w}sdtContent>{content}</{w}sdtContent></{w}sdt>"
    )


def _new_id(tag: str, taken: set[int]) -> int:
    numbers = (crc32(f"{tag}~{n}".encode()) & 0x7FFFFFFF for n in count(1))
    found = next(each for each in numbers if each and each not in taken)
    taken.add(found)
    return found


def control_id(control: Control) -> int:
    """The number by which Word knows a control; 0 where it has none."""
    properties = control.node.child("w:sdtPr")
    number = properties.value("w:id") if properties is not None else ""
    return int(number) if number.lstrip("-").isdigit() else 0
