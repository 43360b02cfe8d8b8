"""What sentences are made of: bound and unbound runs of text, and a comparator beside the local figure."""

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
