"""For which readers a plan is held against the figures: those whom the document remembers, unless others are named."""

from pathlib import Path

from yjp.cli import session
from yjp.errors import Refused

PROFILE_HELP = (
    "For these readers: board, public or statutory; none is the service's own copy. Left out: those whom the document "
    "remembers."
)


def held_for(content: bytes, file: Path) -> str | None:
    """The readers whom a plan of ours remembers; ``Refused`` where nothing in the file is yjp's."""
    from yjp.plan.refresh.origin import document

    held = document(content, str(file))
    if not held.ours:
        raise Refused(_none_of_ours(file))
    return held.origin.readers if held.origin else None


def readers_of(content: bytes, said: str | None, file: Path) -> str | None:
    """The profile of a plan of ours; ``Refused`` where nothing in the file is yjp's.

    A document that is for other readers from now on says so.
    """
    from yjp.plan.refresh.origin import changed_readers, document, readers_for

    held = document(content, str(file))
    if not held.ours:
        raise Refused(_none_of_ours(file))
    readers = readers_for(held, said, str(file))
    if said is not None and (changed := changed_readers(held, readers, str(file))):
        session.say(changed)
    elif said is None and readers is not None:
        session.say(f"{file} is for the readers of the profile {readers}, as it remembers.")
    return readers


def _none_of_ours(file: Path) -> str:
    audit = f"{session.program()} audit {session.as_typed(file)}"
    return f"{file}: there are no figures of yjp in it. For a plan that was written elsewhere: {audit}"
