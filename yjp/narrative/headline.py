"""The headline of an indicator: everything that a card on the dashboard or a section of the plan says of it."""

from dataclasses import dataclass

from yjp.ledger import Comparison, Figure


@dataclass(frozen=True, kw_only=True)
class Span:
    """A run of text; with a tag where it shows a part of a figure and must be refreshed with it."""

    text: str
    tag: str | None = None


Sentence = tuple[Span, ...]


def plain_text(sentence: Sentence) -> str:
    """The sentence without its bindings."""
    return "".join(span.text for span in sentence)


@dataclass(frozen=True, kw_only=True)
class Compared:
    """A comparator beside the local figure.

    ``figure`` is the comparator's own level; None where only its change was published. ``change`` is the
    comparator's own change on the year, where it is known.
    """

    name: str
    role: str
    figure: Figure | None
    change: Figure | None
    comparison: Comparison | None


@dataclass(frozen=True, kw_only=True)
class Headline:
    """One indicator for the newest window that has something to be compared with.

    ``past`` is the same figure a year before, ``change`` the ledger row of the change on it and ``past_comparison`` its
    verdict. ``children`` says how many children or sentences stand behind the figure. ``interval_words`` puts the limits into words.
    ``sentences`` are two hedged sentences: level and comparison, then change. ``newer`` is a later local figure than the
    headline's, where there is one. ``published`` is the same figure as officially published for the service.
    """

    indicator: str
    title: str
    figure: Figure
    past: Figure | None
    change: Figure | None
    past_comparison: Comparison | None
    newer: Figure | None
    published: Figure | None
    comparators: tuple[Compared, ...]
    children: Sentence
    interval_words: Sentence
    sentences: tuple[Sentence, ...]
    takeaway: str
    definition: str
    source: str
