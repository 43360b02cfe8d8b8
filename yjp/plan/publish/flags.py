"""Comments with which a refresh asked an author to read a sentence again: each is dealt with before publishing."""

from collections.abc import Iterator

from yjp.office.names import W
from yjp.office.xml import Node
from yjp.plan.publish.parts import Parts
from yjp.plan.publish.reasons import Kind, Reason
from yjp.plan.publish.story import Places, text_of
from yjp.plan.refresh.comments import AUTHOR

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


def open_flags(parts: Parts, places: Places) -> Iterator[Reason]:
    """A reason for each comment of ours that nobody has resolved or deleted."""
    part = parts.linked(parts.main, "comments")
    flags = {
        each.get(f"{W}id"): each
        for each in (parts.root(part).iter(f"{W}comment") if part else ())
        if each.get(f"{W}author") == AUTHOR
    }
    done = _resolved(parts)
    for reference in parts.root(parts.main).iter(f"{W}commentReference"):
        comment = flags.get(reference.get(f"{W}id"))
        if comment is not None and not _paragraphs(comment) & done:
            yield Reason(
                kind=Kind.STALE,
                where=places.of(reference),
                message=f"A sentence is to be read again ({text_of(comment)[:120]}): mend it, then delete the comment.",
            )


def _resolved(parts: Parts) -> set[str]:
    """The paragraphs of comments that somebody has marked as resolved in Word."""
    part = parts.linked(parts.main, "commentsExtended")
    found = parts.root(part).iter(f"{_W15}commentEx") if part else ()
    return {each.get(f"{_W15}paraId", "") for each in found if each.get(f"{_W15}done") in ("1", "true")} - {
        ""
    }


def _paragraphs(comment: Node) -> set[str]:
    return {each.get(f"{_W14}paraId", "") for each in comment.iter(f"{W}p")}
