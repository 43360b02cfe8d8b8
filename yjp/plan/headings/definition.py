"""What a heading of a plan is, and a set of them; what a service may change in a set."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Grade(StrEnum):
    """How sure a heading is: read in a source, inferred, from memory, looked for and not found, or our own."""

    READ = "Q"
    INFERRED = "I"
    MEMORY = "M"
    NOT_FOUND = "NF"
    OWN = "own"


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A heading of a plan: ``holds`` is what the section must hold, as the author of a draft is told.

    ``sections`` are the ids of the content below it (``yjp.plan.sections``), in order; ``parts`` its sub-headings. Its
    place in the set is its order. ``source`` is where the heading was read and ``grade`` how sure it is;
    ``holds_grade`` how sure it is that the guidance asks for what it ``holds``, which is in our words.
    """

    id: str
    title: str
    holds: str
    source: str
    grade: Grade
    required: bool = True
    sections: tuple[str, ...] = ()
    parts: tuple["Heading", ...] = ()
    holds_grade: Grade = Grade.INFERRED

    @property
    def grade_words(self) -> str:
        """What a draft's remarks say of the grades; a published copy never does."""
        if not self._inferred:
            return "(Read in the source.)"
        return _GRADE_WORDS[self.grade]

    @property
    def short_grade_words(self) -> str:
        """The same once a remark has said it in full."""
        return _SHORT_GRADE_WORDS.get(self.grade, self.grade_words) if self._inferred else self.grade_words

    @property
    def _inferred(self) -> bool:
        return not (self.grade is Grade.READ and self.holds_grade is Grade.READ)


_GRADE_WORDS = {
    Grade.READ: "(The title was read, the rest is inferred: check it against the guidance.)",
    Grade.INFERRED: "(Inferred, not said in the source: check it against the guidance.)",
    Grade.MEMORY: "(The title is from memory, the rest inferred: check both against the guidance.)",
    Grade.NOT_FOUND: "(No source was found: to be confirmed.)",
    Grade.OWN: "",
}
_SHORT_GRADE_WORDS = {
    Grade.READ: "(The title was read, the rest is inferred.)",
    Grade.INFERRED: "(Inferred.)",
    Grade.MEMORY: "(From memory.)",
}


@dataclass(frozen=True, kw_only=True)
class HeadingSet:
    """The headings of one version of the guidance.

    ``starts`` is the first day of the plans it is for. ``submit_to`` and ``grant`` are whom the plan goes to and the
    grant it is a condition of; ``note`` what the author must know of the whole set.
    """

    id: str
    title: str
    starts: date
    submit_to: str
    grant: str
    source: str
    grade: Grade
    note: str
    headings: tuple[Heading, ...]

    def every(self) -> Iterator[Heading]:
        """Every heading and sub-heading, in the order of the plan."""
        for heading in self.headings:
            yield heading
            yield from heading.parts


@dataclass(frozen=True, kw_only=True)
class Added:
    """A heading that a service adds: after which heading (by id; none: at the end), and what it holds."""

    id: str
    title: str
    holds: str = "What you have decided to say here."
    after: str | None = None


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What a service changes in a set: new titles by id, further headings, and an order (ids left out stay behind)."""

    rename: tuple[tuple[str, str], ...] = ()
    add: tuple[Added, ...] = ()
    order: tuple[str, ...] = ()
