"""Sentences whose figures have turned, and whose other words may not fit the new verdict: a person must read them.

A sentence of ours is told from the newer figures again. If the sentence, with its new values, is one that yjp would
write now, there is nothing to say. Else it is flagged: the author's words may contradict the verdict, or our own
grammar would order the figures differently, as it does when one of several comparators turns. A sentence without
figures that somebody wrote into the same paragraph ("We are proud of this fall.") is flagged with it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yjp.figures import Facet, split_tag, tag
from yjp.ledger import Ledger
from yjp.plan.bindings import Bindings
from yjp.plan.refresh.expected_sentences import END, Said, Told, merged
from yjp.plan.refresh.reading import Control, Story, is_ours, said
from yjp.plan.refresh.report import Entry, State
from yjp.plan.refresh.values import WORDS, where
from yjp.plan.refresh.written import digest
from yjp.plan.refresh.xml import Node

_NUMBER = re.compile(r"[±−+-]?\d[\d,.]*")


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A run of a paragraph: what it says and the control that it stands in."""

    text: str
    control: Control | None = None


@dataclass(frozen=True, kw_only=True)
class Flag:
    """A sentence to read: the control that a comment can hang on, its entry, and what the comment says.

    A comment holds no numbers: they may have to be hidden from the readers of a later copy.
    """

    control: Control
    entry: Entry
    comment: str


def turn(ledger: Ledger, figure: str) -> str:
    """What is said of a figure apart from numbers; it changes when direction, verdict or rating do."""
    found = ledger.get(figure)
    if found is None:
        return "gone"
    if found.suppressed:
        return "hidden"
    bindings = Bindings(ledger=ledger)
    said = (bindings.in_sentence(tag(figure, facet)) for facet in sorted(WORDS))
    return "|".join(wordless(each or "") for each in said)


def wordless(text: str) -> str:
    """The words alone: numbers are alike."""
    return " ".join(_NUMBER.sub("#", text).split())


def figures_of(controls: Iterator[Control]) -> set[str]:
    """The ids of the figures that the controls show."""
    return {split_tag(c.tag)[0] for c in controls if "#" in c.tag and is_ours(c.tag)}


def flags(
    story: Story, entries: dict[Control, Entry], turned: set[str], bindings: Bindings, written: frozenset[str]
) -> Iterator[Flag]:
    """The sentences of a story to read. ``turned`` are the figures that turned, ``written`` our sentences' forms."""
    told = Told(bindings)
    by_node = {control.node: control for control in story.controls}
    for paragraph in story.root.walk():
        if paragraph.name != "w:p" or any(each.name == "mc:Fallback" for each in paragraph.above()):
            continue
        sentences = list(sentences_of(paragraph, by_node))
        flagged, said_otherwise = False, []
        for sentence in sentences:
            held = [p.control for p in sentence if p.control is not None and p.control in entries]
            changed = [c for c in held if _is_turned(entries[c], turned)]
            if not changed or all(c.alone_in_cell for c in held):
                continue
            said_otherwise += [c for c in changed if _other_words(entries[c])]
            bare = not any(_tells(entries[c]) for c in held)
            if (bare or is_item(paragraph) or _is_rating(held)) and form(sentence) in written:
                # Whatever depends on a verdict stands in a control: our words around bare numbers always fit.
                continue
            now = merged(
                (piece.control.tag if piece.control else None, _now(piece, entries)) for piece in sentence
            )
            fitting = told.of({split_tag(c.tag)[0] for c in held})
            if now in fitting:
                continue
            flagged = True
            yield Flag(
                control=_anchor(changed, held, entries),
                entry=_entry(changed, entries, now, _of_its_groups(held, fitting, bindings.ledger)),
                comment=_comment([entries[c] for c in changed]),
            )
        if said_otherwise and not flagged and any(_is_somebodys(each, written) for each in sentences):
            yield Flag(
                control=_anchor(said_otherwise, [], entries),
                entry=_entry(said_otherwise, entries, (), set()),
                comment=_comment([entries[c] for c in said_otherwise]),
            )


def forms(story: Story) -> Iterator[str]:
    """The forms of a story's sentences, with a figure or without: what is none of them is somebody's own."""
    by_node = {control.node: control for control in story.controls}
    for paragraph in story.root.walk():
        if paragraph.name == "w:p":
            yield from map(form, sentences_of(paragraph, by_node))


def form(sentence: list[Piece]) -> str:
    """A digest of the sentence's words and tags, whatever its figures are."""
    return digest(merged((p.control.tag, "") if p.control else (None, p.text) for p in sentence))


def _is_somebodys(sentence: list[Piece], written: frozenset[str]) -> bool:
    """A sentence without a figure that yjp did not write. Where the document remembers nothing, nobody can tell."""
    words = "".join(piece.text for piece in sentence)
    figures = any(piece.control for piece in sentence)
    return bool(written) and not figures and any(map(str.isalpha, words)) and form(sentence) not in written


def _tells(entry: Entry) -> bool:
    return entry.state is State.HIDDEN or split_tag(entry.tag)[1] in WORDS


def _is_rating(held: list[Control]) -> bool:
    """Is the sentence a rating and nothing else? "Not rated." is one too."""
    return all(split_tag(each.tag)[1] is Facet.RATING for each in held)


def _is_turned(entry: Entry, turned: set[str]) -> bool:
    identifier, _ = split_tag(entry.tag)
    if identifier in turned or entry.state is State.HIDDEN:
        return True
    return entry.state is State.REFRESHED and _other_words(entry)


def _other_words(entry: Entry) -> bool:
    """Does its verdict or direction, not only a number, read otherwise now?"""
    if entry.state is not State.HIDDEN and split_tag(entry.tag)[1] not in WORDS:
        return False
    return wordless(entry.old) != wordless(entry.new or "")


def _now(piece: Piece, entries: dict[Control, Entry]) -> str:
    entry = entries.get(piece.control) if piece.control else None
    replaced = entry is not None and entry.state in (State.REFRESHED, State.HIDDEN)
    return (entry.new or "") if entry is not None and replaced else piece.text


def _anchor(changed: list[Control], held: list[Control], entries: dict[Control, Entry]) -> Control:
    """Where the comment hangs: first a control that yjp fills, then any."""
    ours = {State.REFRESHED, State.UNCHANGED, State.HIDDEN}
    candidates = [*changed, *held]
    return next((c for c in candidates if entries[c].state in ours), candidates[0])


def _of_its_groups(held: list[Control], fitting: set[Said], ledger: Ledger) -> set[Said]:
    """Of the sentences those on its groups, if it has any: one on their total is about something else."""
    found = (ledger.get(each) for each in figures_of(iter(held)))
    groups = {each.figure_id for each in found if each is not None and each.group is not None}
    if not groups:
        return fitting
    return {each for each in fitting if any(name and split_tag(name)[0] in groups for name, _ in each)}


def _comment(changed: list[Entry]) -> str:
    turned = [
        f"“{_blank(each.old)}” is now “{_blank(each.new or '')}”"
        for each in changed
        if each.state is State.REFRESHED and split_tag(each.tag)[1] in _QUOTED and _other_words(each)
    ]
    what = "; ".join(turned) or "A figure of this sentence has turned, or is hidden now"
    return f"{what}. Read the words around it: they may not fit any more."


_QUOTED = (Facet.CHANGE, Facet.DIRECTION, Facet.VERDICT, Facet.RATING)


def _blank(text: str) -> str:
    return " ".join(_NUMBER.sub("…", text).split())


def _entry(
    changed: list[Control],
    entries: dict[Control, Entry],
    now: Said,
    fitting: set[Said],
) -> Entry:
    filled = [c for c in changed if entries[c].state in (State.REFRESHED, State.HIDDEN)]
    words = [c for c in filled if _other_words(entries[c])]
    moved = [f"“{entries[c].old.strip()}” is now “{(entries[c].new or '').strip()}”" for c in words or filled]
    changed = words or changed
    what = "; ".join(moved[:3]) or "A figure of this sentence has turned since the plan was written"
    instead = _instead(now, fitting)
    note = f"{what}. Read the words around it." + (f" yjp would now write: {instead}" if instead else "")
    return Entry(
        state=State.FLAGGED,
        tag=changed[0].tag,
        part=changed[0].part,
        where=where(changed[0]),
        old=entries[changed[0]].old,
        new=entries[changed[0]].new,
        note=note,
    )


def _instead(now: Said, fitting: set[Said]) -> str:
    """The sentence of ours that shares most figures with this one."""
    tags = {name for name, _ in now if name}
    best = max(fitting, key=lambda each: (len(tags & {n for n, _ in each}), [t for _, t in each]), default=())
    shared = tags & {name for name, _ in best if name}
    return "".join(text for _, text in best).strip() if 2 * len(shared) >= len(tags) else ""


def is_item(paragraph: Node) -> bool:
    """Is it an item of a list or another line that is no sentence ("In prevention: 10 of 103")?"""
    return not said(paragraph).rstrip().endswith((".", "!", "?"))


def sentences_of(paragraph: Node, by_node: dict[Node, Control]) -> Iterator[list[Piece]]:
    """The paragraph's sentences; a mark at the end of a sentence inside a control ends none."""
    sentence: list[Piece] = []
    for piece in pieces_of(paragraph, by_node):
        if piece.control is not None:
            sentence.append(piece)
            continue
        for number, part in enumerate(END.split(piece.text)):
            if number:
                yield sentence
                sentence = []
            sentence.append(Piece(text=part))
    yield sentence


def pieces_of(paragraph: Node, by_node: dict[Node, Control]) -> Iterator[Piece]:
    """What a paragraph says, control by control, with what stands between them."""
    loose = ""
    waiting = paragraph.children[::-1]
    while waiting:
        node = waiting.pop()
        control = by_node.get(node)
        if control is not None and "#" in control.tag and is_ours(control.tag):
            if loose:
                yield Piece(text=loose)
                loose = ""
            yield Piece(text=control.shown, control=control)
        elif node.name == "w:t":
            loose += node.text
        # A text box has paragraphs of its own; deleted text is not there.
        elif node.name not in ("w:txbxContent", "mc:Fallback", "w:del", "w:moveFrom"):
            waiting.extend(node.children[::-1])
    if loose:
        yield Piece(text=loose)
