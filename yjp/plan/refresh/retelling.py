"""Paragraphs of yjp's own whose numbers are hidden now, or shown again: told whole, as a new draft tells them.

A number that is hidden cannot be taken out of "Courts gave 3 custodial sentences" one word at a time. Where a paragraph
stands word for word as yjp wrote it, it is told again; where anybody wrote in it, or where it is an item of a list,
only what is bound changes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from yjp.charts.groups import by_value
from yjp.figures import AreaRole, Facet, split_tag, tag
from yjp.indicators.registry import HEADLINES
from yjp.ledger import Figure
from yjp.narrative.breakdowns import breakdown_sentence
from yjp.narrative.headline import headline
from yjp.narrative.hidden import WHY_ALL_HIDDEN
from yjp.narrative.paragraphs import every_figure_turn, every_turn
from yjp.narrative.parts import Sentence, Span, plain_text
from yjp.narrative.wording import NOT_SHOWN
from yjp.plan.bindings import Bindings
from yjp.plan.refresh.inline import inline
from yjp.plan.refresh.reading import Control, Story, said
from yjp.plan.refresh.report import Entry, State
from yjp.plan.refresh.sentences import Piece, form, is_item, sentences_of
from yjp.plan.refresh.splice import Edit
from yjp.plan.refresh.values import where
from yjp.plan.refresh.xml import Node

_OURS: Final = (State.UNCHANGED, State.REFRESHED, State.HIDDEN)
_HEADLINED: Final = frozenset(each.id for each in HEADLINES)
_LEVEL: Final = (Facet.VALUE, Facet.NUMERATOR, Facet.DENOMINATOR)
_STARTS: Final = ("w:commentRangeStart", "w:bookmarkStart")
_ENDS: Final = ("w:commentRangeEnd", "w:bookmarkEnd")
_PLAIN: Final = {
    *("w:r", "w:t", "w:sdt", "w:sdtContent", "w:proofErr", "w:lastRenderedPageBreak"),
    *("w:commentReference", *_STARTS, *_ENDS),
}
_PROPERTIES: Final = ("w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr")


@dataclass(frozen=True, kw_only=True)
class Retold:
    """A paragraph, the controls in it, which go, and what it says now."""

    paragraph: Node
    controls: tuple[Control, ...]
    sentences: tuple[Sentence, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """The sentences as one row, with a space between two."""
        return tuple(
            span
            for number, sentence in enumerate(self.sentences)
            for span in ((Span(text=" "), *sentence) if number else sentence)
        )

    @property
    def entry(self) -> Entry:
        """What the report says of it."""
        first = self.controls[0]
        return Entry(
            state=State.RETOLD,
            tag=first.tag,
            part=first.part,
            where=where(first),
            old=said(self.paragraph),
            new=plain_text(self.spans),
        )


def retold(
    story: Story, entries: dict[Control, Entry], bindings: Bindings, written: frozenset[str]
) -> Iterator[Retold]:
    """The paragraphs of a story to tell anew. ``written`` are the forms of our sentences."""
    by_node = {control.node: control for control in story.controls}
    for paragraph in story.root.walk():
        if paragraph.name != "w:p":
            continue
        sentences = list(sentences_of(paragraph, by_node))
        held = [piece.control for each in sentences for piece in each if piece.control is not None]
        if not any(_switched(entries.get(each)) for each in held):
            continue
        if not _is_ours(paragraph, held, entries) or any(form(each) not in written for each in sentences):
            continue
        told = _anew(paragraph, sentences, held, entries, bindings)
        if told:
            yield Retold(paragraph=paragraph, controls=tuple(held), sentences=told)


def retelling_edits(story: Story, told: Retold, taken: set[int]) -> Edit:
    """The edit that puts the words in. Comments and bookmarks stay, around the whole paragraph now."""
    raw, paragraph = story.raw, told.paragraph
    prefix = raw[paragraph.start + 1 : paragraph.inside].split(b":", 1)[0].decode() + ":"
    properties = paragraph.child("w:pPr")
    plain_run = next((each for each in paragraph.children if each.name == "w:r" and each.first("w:t")), None)
    look = plain_run.child("w:rPr") if plain_run is not None else None
    opening = raw[look.start : look.end].decode() if look is not None else ""
    runs = "".join(
        inline(span.text, span.tag, prefix=prefix, look=opening, taken=taken) for span in told.spans
    )
    starts, ends = _marks(raw, paragraph, _STARTS), _marks(raw, paragraph, _ENDS)
    references = b"".join(
        raw[each.start : each.end]
        for each in paragraph.walk()
        if each.name == "w:r" and each.child("w:commentReference") is not None
    )
    return Edit(
        start=properties.end if properties is not None else paragraph.inside,
        end=paragraph.outside,
        content=starts + runs.encode() + ends + references,
    )


def retold_forms(story: Story, told: Iterable[Retold]) -> frozenset[str]:
    """The forms of the new sentences, read from the story that has them."""
    texts = {plain_text(each.spans) for each in told}
    by_node = {control.node: control for control in story.controls}
    return frozenset(
        form(sentence)
        for paragraph in story.root.walk()
        if paragraph.name == "w:p" and said(paragraph) in texts
        for sentence in sentences_of(paragraph, by_node)
    )


def _marks(raw: bytes, paragraph: Node, names: tuple[str, ...]) -> bytes:
    return b"".join(raw[each.start : each.end] for each in paragraph.walk() if each.name in names)


def _switched(entry: Entry | None) -> bool:
    """Is its number hidden only now, or shown again?"""
    if entry is None:
        return False
    return entry.state is State.HIDDEN or (entry.state is State.REFRESHED and NOT_SHOWN in entry.old)


def _is_ours(paragraph: Node, held: list[Control], entries: dict[Control, Entry]) -> bool:
    """Is it a paragraph of the text, with nothing in it but sentences and numbers that yjp put there?"""
    if any(each not in entries or entries[each].state not in _OURS for each in held):
        return False
    if any(each.name in ("w:tc", "w:txbxContent", "mc:Fallback") for each in paragraph.above()):
        return False
    return not is_item(paragraph) and all(each.name in _PLAIN for each in _content(paragraph))


def _content(paragraph: Node) -> Iterator[Node]:
    waiting = [each for each in paragraph.children if each.name not in _PROPERTIES]
    while waiting:
        each = waiting.pop()
        yield each
        waiting.extend(child for child in each.children if child.name not in _PROPERTIES)


def _anew(
    paragraph: Node,
    sentences: list[list[Piece]],
    held: list[Control],
    entries: dict[Control, Entry],
    bindings: Bindings,
) -> tuple[Sentence, ...]:
    """What a new draft says there; nothing where that is what the controls say by themselves, or is not known."""
    if split_tag(held[0].tag)[1] is Facet.RATING:
        return _shown_only(sentences, entries)
    found = (bindings.ledger.get(split_tag(each.tag)[0]) for each in held)
    own = [each for each in found if each is not None and each.area_role == AreaRole.LOCAL]
    if not own:
        return ()
    told: tuple[Sentence, ...] = ()
    if len({each.indicator.removesuffix("_change") for each in own}) == 1:
        facets = {split_tag(each.tag)[1] for each in held if split_tag(each.tag)[0] == own[0].figure_id}
        told = _of_figure(own[0], facets, bindings, said(paragraph))
    if not told and all(each.suppressed for each in own):
        told = (_nothing(own[0]),)
    return told


def _shown_only(sentences: list[list[Piece]], entries: dict[Control, Entry]) -> tuple[Sentence, ...]:
    """A rating that is not given any more, without the sentences that put it into numbers; the others stay."""
    first, *others = sentences
    kept = [first, *(each for each in others if not any(_hides(piece, entries) for piece in each))]
    if len(kept) == len(sentences) or not _hides_any(first, entries):
        return ()
    return tuple(
        tuple(
            Span(text=entries[piece.control].new or piece.text, tag=piece.control.tag)
            if piece.control
            else Span(text=piece.text)
            for piece in each
        )
        for each in kept
    )


def _hides(piece: Piece, entries: dict[Control, Entry]) -> bool:
    return piece.control is not None and entries[piece.control].state is State.HIDDEN


def _hides_any(sentence: list[Piece], entries: dict[Control, Entry]) -> bool:
    return any(_hides(piece, entries) for piece in sentence)


def _of_figure(figure: Figure, facets: set[Facet], bindings: Bindings, before: str) -> tuple[Sentence, ...]:
    """The paragraph on a figure: as a part of its breakdown, a headline, or a figure by itself."""
    ledger, wording = bindings.ledger, bindings.wording
    if figure.group is not None:
        rows = by_value(ledger, figure.indicator, figure.group, figure.window)
        sentence = breakdown_sentence(ledger, rows, figure.group, wording)
        return (sentence,) if sentence is not None else ()
    told = headline(ledger, figure.indicator, figure.window) if figure.indicator in _HEADLINED else None
    if told is None:
        turns = [*every_figure_turn(ledger, figure, wording)]
        return turns[0] if figure.suppressed else _likest(turns, before)
    turns = [*every_turn(ledger, told, wording)]
    if not figure.suppressed:
        return _likest([*turns, *((each,) for each in told.sentences)], before)
    level, *change = turns[0]
    return (
        *([level] if facets & set(_LEVEL) else []),
        *(change if Facet.CHANGE in facets else []),
    )


def _likest(turns: list[tuple[Sentence, ...]], before: str) -> tuple[Sentence, ...]:
    """The wording and order that is likest to the paragraph that it stands for."""

    def alike(told: tuple[Sentence, ...]) -> float:
        words = " ".join(map(plain_text, told)).split()
        return SequenceMatcher(None, before.split(), words, autojunk=False).ratio()

    return max(turns, key=alike, default=())


def _nothing(figure: Figure) -> Sentence:
    """Where a new draft has no sentence: none of its numbers may be shown."""
    value = Span(text=NOT_SHOWN, tag=tag(figure.figure_id, Facet.VALUE))
    return (Span(text="The numbers for this are "), value, Span(text=f", {WHY_ALL_HIDDEN}."))


def without(entries: dict[Control, Entry], told: Iterable[Retold]) -> dict[Control, Entry]:
    """The entries of the controls that stay."""
    gone = {control for each in told for control in each.controls}
    return {control: entry for control, entry in entries.items() if control not in gone}
