"""Whose plan a document is, and for which readers: a plan is only ever filled from figures that it can be about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from yjp.errors import Refused
from yjp.figures import Facet, split_tag
from yjp.ledger import About, Ledger
from yjp.narrative.wording import NOT_SHOWN
from yjp.periods import day_words
from yjp.plan.bindings import OWN
from yjp.plan.prompts import place_of
from yjp.plan.refresh.reading import Plan, is_ours, read_plan
from yjp.plan.refresh.written import Origin, Written, read_written

FEWEST_IN_COMMON: Final = 0.5
"""Of the service's own figures in a document; with fewer in the ledger it is a plan of another time."""


@dataclass(frozen=True, kw_only=True)
class Document:
    """What a command asks of a document before it computes anything.

    ``origin`` is what the document remembers, ``figures`` how many of its controls show a figure, ``prompts`` whether
    it holds any of our prompts or remarks, ``hides`` whether it says "not shown" anywhere.
    """

    origin: Origin | None
    figures: int
    prompts: bool
    hides: bool

    @property
    def ours(self) -> bool:
        """Did yjp write any of it?"""
        return self.origin is not None or bool(self.figures) or self.prompts


def document(content: bytes, name: str = "the document") -> Document:
    """What the document says of itself; ``UnreadableInput`` if it is no Word document."""
    plan = read_plan(content, name)
    tags = [each.tag for each in plan.controls if each.tag and is_ours(each.tag)]
    shown = [each for each in plan.controls if each.tag and is_ours(each.tag) and not place_of(each.tag)]
    return Document(
        origin=read_written(plan.package).origin,
        figures=len(shown),
        prompts=any(map(place_of, tags)),
        hides=any(each.shown.strip(" ()") == NOT_SHOWN for each in shown),
    )


def origin(about: About, readers: str) -> Origin:
    """What a document written from such figures for these readers remembers."""
    return Origin(
        service=about.service,
        area=about.area,
        extract=about.extract_date.isoformat(),
        made_up="yes" if about.made_up else "no",
        readers=readers,
    )


def readers_for(held: Document, said: str | None, name: str) -> str | None:
    """The profile to read the document with: what the user said (``none``: the service's own), else what it remembers.

    ``Refused`` where it hides numbers and does not remember from whom: they would be filled in.
    """
    if said is not None:
        return None if said == OWN else said
    if held.origin is not None:
        return None if held.origin.readers == OWN else held.origin.readers
    if held.hides:
        raise Refused(
            f"{name}: small numbers are hidden in it, and it does not remember from which readers. Say --profile "
            f"public, board or statutory; or --profile {OWN} for the service's own copy, with every number."
        )
    return None


def changed_readers(held: Document, readers: str | None, name: str) -> str | None:
    """The sentence that a document is for other readers from now on; None where it is not."""
    now = readers or OWN
    if held.origin is None or held.origin.readers == now:
        return None
    small = "small numbers are shown in it" if now == OWN else "small numbers are hidden in it for them"
    return f"{name} was {_for(held.origin.readers)}; from now on it is {_for(now)}: {small}."


def _for(readers: str) -> str:
    return "the service's own copy" if readers == OWN else f"for the readers of the profile {readers}"


def of_another(content: bytes, ledger: Ledger, name: str = "the document") -> str | None:
    """Why the figures of the ledger are not those of the document; None where they are."""
    plan = read_plan(content, name)
    try:
        refuse_other(plan, read_written(plan.package), ledger)
    except Refused as problem:
        return str(problem)
    return None


def refuse_other(plan: Plan, memory: Written, ledger: Ledger) -> None:
    """``Refused`` where the document is another service's, or of another time: it would become a mixture."""
    name, about, before = plan.package.name, ledger.about, memory.origin
    here = f"this workspace holds those of {about.service}"
    if before is not None and before.area != about.area:
        raise Refused(
            f"{name}: it shows figures of {before.service}, and {here}. Name that service's workspace (-w)."
        )
    made_up = "yes" if about.made_up else "no"
    if before is not None and before.made_up != made_up:
        kinds = ("made-up children", "real children")
        was, now = kinds if before.made_up == "yes" else kinds[::-1]
        raise Refused(
            f"{name}: it shows figures of {was}, and this workspace holds {now}. Name its own workspace (-w)."
        )
    day = f"the extract of {day_words(about.extract_date)}"
    if before is not None and before.extract > about.extract_date.isoformat():
        raise Refused(
            f"{name}: it was written from a newer extract ({before.extract}) than {day} that this workspace holds. "
            "Name the workspace with the newer one (-w)."
        )
    own, others = _local(plan, about.area)
    known = sum(ledger.get(each) is not None for each in own)
    if others and not own:
        raise Refused(
            f"{name}: none of its figures is of {about.service}, and {here}. Name its own workspace (-w)."
        )
    if len(own) >= _ENOUGH and known < FEWEST_IN_COMMON * len(own):
        raise Refused(
            f"{name}: this workspace, with {day}, has {known} of its {len(own)} figures of {about.service}: it is a "
            "plan of another time. Name the workspace that it was written from (-w), or write a new plan (plan draft)."
        )


_ENOUGH = 4
"""A document with fewer figures of the service's own tells nothing of its time."""


def _local(plan: Plan, area: str) -> tuple[set[str], bool]:
    """The figures that a document shows of an area, those of a single day left out; and whether it shows any other.

    A day's figures say nothing: every newer extract has another day.
    """
    found: set[str] = set()
    others = False
    for identifier in _figures(plan):
        parts = identifier.split(".")[1:]
        if area in parts:
            if not is_day(parts[0]):
                found.add(identifier)
        elif len(parts) > 2 and not is_day(parts[0]):
            others = True
    return found, others


def is_day(window: str) -> bool:
    """Is the window of a figure a single day (``2025-06-30``)?"""
    return _DAY.fullmatch(window) is not None


_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def _figures(plan: Plan) -> Iterator[str]:
    for each in plan.controls:
        if each.tag and is_ours(each.tag) and not place_of(each.tag):
            identifier, facet = split_tag(each.tag)
            if facet not in (Facet.TABLE, Facet.CHART):
                yield identifier
