"""What a refresh did and what it left alone, control by control."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """What became of a control; the values are what the report calls it."""

    REFRESHED = "refreshed"
    UNCHANGED = "unchanged"
    HIDDEN = "hidden"
    EDITED = "edited by hand"
    CANNOT_TELL = "cannot tell"
    ORPHANED = "orphaned"
    SILENT = "nothing to say"
    TRACKED = "in tracked changes"
    PLACEHOLDER = "emptied"
    LOCKED = "locked"
    LOST_BLOCK = "binding lost"
    MISSING = "missing"
    FLAGGED = "sentence to read"
    RETOLD = "told anew"
    CAPTION = "caption to read"
    COPIED = "copied"
    NEWER = "newer period"
    MOVED = "moved to the newest day"
    UNKNOWN = "not ours"


FINDINGS = frozenset(
    {
        *(State.EDITED, State.CANNOT_TELL, State.ORPHANED, State.SILENT, State.TRACKED),
        *(State.PLACEHOLDER, State.LOCKED, State.LOST_BLOCK, State.MISSING, State.FLAGGED, State.CAPTION),
    }
)
"""What a person has to look at."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One control: ``old`` is what it says, ``new`` what the ledger says now (None where it says nothing).

    ``where`` is the beginning of its paragraph, ``part`` the part of the file.
    """

    state: State
    tag: str
    part: str = ""
    where: str = ""
    old: str = ""
    new: str | None = None
    note: str = ""

    @property
    def stale(self) -> bool:
        """Does the document show something else than the ledger says now?"""
        if self.state in _NO_VALUE:
            return False
        return self.new is None or " ".join(self.old.split()) != " ".join(self.new.split())


_NO_VALUE = frozenset(
    {
        *(
            State.UNCHANGED,
            State.MISSING,
            State.FLAGGED,
            State.COPIED,
            State.NEWER,
            State.MOVED,
            State.RETOLD,
            State.UNKNOWN,
        ),
        *(State.CAPTION, State.LOST_BLOCK),
    }
)


@dataclass(frozen=True, kw_only=True)
class OpenComment:
    """A comment with which a refresh asked for a sentence to be read: the beginning of its paragraph, and its words."""

    where: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Report:
    """All controls of a document in its order; then what is missing, copied, or to be read.

    ``prompts`` counts prompts that nobody has answered, ``required`` those of them that
    keep it from being published, ``run`` is the run that the document was last written from
    (empty where it does not remember). ``comments`` are ours of an earlier refresh that nobody has dealt with.
    ``remarks`` are about the document as a whole, and keep nobody from publishing it.
    """

    entries: tuple[Entry, ...]
    prompts: int
    run: str
    required: int = 0
    comments: tuple[OpenComment, ...] = ()
    remarks: tuple[str, ...] = ()

    def of(self, *states: State) -> list[Entry]:
        """The entries in any of those states."""
        return [each for each in self.entries if each.state in states]

    @property
    def stale(self) -> list[Entry]:
        """Of a document that was only checked: bound content that is not what the ledger says now."""
        return [each for each in self.entries if each.stale]

    @property
    def changed(self) -> bool:
        """Does a refreshed document read differently, or hold a comment that it did not?"""
        states = (State.REFRESHED, State.HIDDEN, State.RETOLD, State.MOVED, State.FLAGGED, State.CAPTION)
        return bool(self.of(*states))

    @property
    def counts(self) -> Counter[State]:
        """How many entries are in each state."""
        return Counter(each.state for each in self.entries)

    @property
    def findings(self) -> list[Entry]:
        """What a person has to look at."""
        return [each for each in self.entries if each.state in FINDINGS]
