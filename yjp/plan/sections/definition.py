"""What a section of the plan is: content that a heading set may place under any of its headings."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from yjp.ledger import Ledger
from yjp.narrative.headline import Headline
from yjp.narrative.parts import Sentence
from yjp.narrative.phrasing import Wording
from yjp.plan.bindings import Bindings
from yjp.plan.headings import Heading, HeadingSet
from yjp.plan.page import Page


@dataclass(frozen=True, kw_only=True)
class Writing:
    """What a section is given to write with.

    ``level`` is that of headings within the section; ``heading`` what it stands under. ``paragraphs`` are the
    sentences of each indicator, by its id. ``told`` is what a remark has said already: sources, and how sure in full.
    """

    page: Page
    bindings: Bindings
    headlines: Sequence[Headline]
    paragraphs: Mapping[str, Sequence[Sentence]]
    headings: HeadingSet
    heading: Heading
    level: int
    told: set[str] = field(default_factory=set)

    @property
    def ledger(self) -> Ledger:
        """The figures."""
        return self.bindings.ledger

    @property
    def wording(self) -> Wording | None:
        """The phrases of the service."""
        return self.bindings.wording


@dataclass(frozen=True, kw_only=True)
class Prompt:
    """A place where only a person can write; ``text`` says what. It is required if its heading is."""

    id: str
    text: str
    required: bool = True


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A group of the caseload that a theme should look at, and what a reader calls it."""

    group: str
    value: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Section:
    """Content by its id; ``title`` heads it where it shares a heading with others.

    It is written in this order: ``opening`` prompts, ``facts`` of the caseload, ``show`` (tables and charts of what
    ledger and material hold), ``prompts``, ``form`` (a table that people fill in). ``asks`` are questions to
    the author,
    in a remark, that the figures cannot answer; ``questions`` those that the figures suggest.
    """

    id: str
    title: str
    opening: tuple[Prompt, ...] = ()
    facts: tuple[Fact, ...] = ()
    show: Callable[[Writing], None] | None = None
    prompts: tuple[Prompt, ...] = ()
    form: Callable[[Writing], None] | None = None
    asks: tuple[str, ...] = ()
    questions: Callable[[Writing], Sequence[Sentence]] | None = None
