"""Moves what a plan says of the caseload to the newest day that it is counted on: its old day is counted no more.

Every other figure is of a period that the next extract still has. The caseload is of one day, and a section of a plan
speaks of one day only: its tables, captions and sentences move together, or none of them does.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

import polars as pl

from yjp.figures import Facet, figure_id, split_tag, tag
from yjp.ledger import Ledger
from yjp.office.rewriting import rewritten
from yjp.periods import day_words
from yjp.plan.prompts import place_of
from yjp.plan.refresh.captions import says
from yjp.plan.refresh.grid import grid
from yjp.plan.refresh.origin import is_day
from yjp.plan.refresh.reading import Control, Plan, is_ours, read_plan, said
from yjp.plan.refresh.sentences import form, sentences_of
from yjp.plan.refresh.splice import VALUE, Edit, spliced, text_edits
from yjp.plan.refresh.written import Words, Written, same
from yjp.plan.refresh.xml import Node, parse


@dataclass(frozen=True, kw_only=True)
class Section:
    """The elements of the body from one heading to the next, and the heading's words."""

    title: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True, kw_only=True)
class Moved:
    """The document with its sections on the newest day, its memory likewise, and which sections moved.

    ``own`` are those of the sections in which somebody has written. ``remarks`` are controls beside which somebody's
    own words name the old day.
    """

    plan: Plan
    memory: Written
    sections: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    days: tuple[str, str] = ("", "")
    remarks: tuple[str, ...] = ()


def day_of(figure: str) -> str | None:
    """The day of a figure that is of one day; None for others."""
    parts = figure.split(".")
    return parts[1] if len(parts) > 1 and is_day(parts[1]) else None


def in_words(day: str) -> str:
    """``30 June 2025``."""
    return day_words(date.fromisoformat(day))


def moved(plan: Plan, memory: Written, ledger: Ledger) -> Moved:
    """The document as it is where no day of it has gone, or where nothing can move."""
    held = {day for each in _shown(plan.body.controls) if (day := day_of(split_tag(each.tag)[0]))}
    days = {day for day in ledger.figures["window"].unique().to_list() if is_day(day)}
    gone = sorted(held - days)
    if not gone or not days or max(days) <= gone[-1]:
        return Moved(plan=plan, memory=memory)
    old, new = gone[-1], max(days)
    names = _names(ledger, old, new)
    work = _Work(plan=plan, memory=memory, names=names, old=old, new=new)
    for section in _sections(plan):
        work.move(section)
    if not work.titles:
        return Moved(plan=plan, memory=memory)
    part = plan.body.part
    content = rewritten(plan.content, {part: spliced(plan.body.raw, work.edits)})
    after = read_plan(content, plan.package.name)
    return Moved(
        plan=after,
        memory=_renamed(memory, after, names, (in_words(old), in_words(new))),
        sections=tuple(work.titles),
        own=tuple(work.own),
        days=(in_words(old), in_words(new)),
        remarks=tuple(work.remarks),
    )


def _names(ledger: Ledger, old: str, new: str) -> dict[str, str]:
    """The ids of the old day's figures, and tables of them, with those of the new day."""
    rows = ledger.figures.filter(pl.col("window") == new).select("indicator", "area", "group", "group_value")
    found: dict[str, str] = {}
    for indicator, area, group, value in rows.iter_rows():
        found[figure_id(indicator, old, area, group, value)] = figure_id(indicator, new, area, group, value)
        if group:
            found[figure_id(indicator, old, area, group, "*")] = figure_id(indicator, new, area, group, "*")
    return found


def _shown(controls: Iterable[Control]) -> Iterator[Control]:
    return (each for each in controls if each.tag and is_ours(each.tag) and not place_of(each.tag))


def _sections(plan: Plan) -> Iterator[Section]:
    headings = _heading_styles(plan)
    body = plan.body.root.child("w:body")
    title, nodes = "", list[Node]()
    for node in body.children if body is not None else ():
        properties = node.child("w:pPr") if node.name == "w:p" else None
        if properties is not None and properties.value("w:pStyle") in headings:
            yield Section(title=title, nodes=tuple(nodes))
            title, nodes = " ".join(said(node).split()), []
        nodes.append(node)
    yield Section(title=title, nodes=tuple(nodes))


def _heading_styles(plan: Plan) -> set[str]:
    relations = plan.package.relations(plan.body.part).values()
    part = next(
        (each.target for each in relations if each.kind == "styles" and each.target in plan.package), None
    )
    if part is None:
        return set()
    root = parse(plan.package.name, part, plan.package.read(part))
    return {
        each.attributes.get("w:styleId", "")
        for each in root.children
        if each.name == "w:style" and each.value("w:name").casefold().startswith("heading ")
    }


@dataclass(kw_only=True)
class _Work:
    plan: Plan
    memory: Written
    names: dict[str, str]
    old: str
    new: str
    edits: list[Edit] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._by_node = {each.node: each for each in self.plan.body.controls}

    def move(self, section: Section) -> None:
        """Put a section on the new day, if all that it says of the old one is as yjp wrote it."""
        if not section.nodes:
            return
        start, end = section.nodes[0].start, section.nodes[-1].end
        held = [each for each in self.plan.body.controls if start <= each.node.start < end]
        ours = [each for each in _shown(held) if day_of(split_tag(each.tag)[0]) == self.old]
        if not ours:
            return
        blocks = [each for each in _shown(held) if split_tag(each.tag)[1] in (Facet.TABLE, Facet.CHART)]
        tables = [b for b in blocks if any(b.node.start <= each.node.start < b.node.end for each in ours)]
        inside = {each for each in ours if any(b.node.start < each.node.start < b.node.end for b in tables)}
        told = [each for each in ours if each not in inside and each not in tables]
        edits: list[Edit] = []
        if not all(map(self._as_written, tables)) or not all(self._kept(each) for each in inside):
            return
        gone, paragraphs = set[Node](), list[Node]()
        for each in told:
            # A table that has lost its control cannot tell which caption is its own: it stays, and so does its section.
            in_a_table = any(around.name == "w:tc" for around in each.node.above())
            if each.paragraph is None or in_a_table or not self._kept(each) or not self._told_by_us(each):
                return
            paragraphs.append(each.paragraph)
            if split_tag(each.tag)[0] not in self.names:
                gone.add(each.paragraph)
        listed = {each.parent for each in gone}
        if gone and not (listed and set(paragraphs) - gone):
            return
        raw = self.plan.body.raw
        edits += [Edit(start=each.start, end=each.end, content=b"") for each in gone]
        for each in ours:
            if each.paragraph in gone:
                continue
            identifier, facet = split_tag(each.tag)
            now = self.names.get(identifier)
            if now is not None:
                edits += _named(raw, each, tag(now, facet))
        mine = [p for p in dict.fromkeys(paragraphs) if p not in gone]
        lead = f"Of the children whom the service worked with on {in_words(self.old)}:"
        for node in section.nodes:
            if node.name != "w:p" or node in gone:
                continue
            if node in mine or same(said(node), lead):
                edits += self._redated(node)
            elif in_words(self.old) in said(node) and not self._captions(node, tables):
                self.remarks.append(" ".join(said(node).split()))
        self.edits += edits
        self.titles.append(section.title)
        if any(self._is_somebodys(each, blocks) for node in section.nodes for each in _paragraphs(node)):
            self.own.append(section.title)

    def _is_somebodys(self, paragraph: Node, blocks: list[Control]) -> bool:
        """Does it say anything that yjp did not write, outside our tables and charts and their captions?"""
        ours = any(each.node.start <= paragraph.start < each.node.end for each in blocks)
        if ours or self._captions(paragraph, blocks):
            return False
        return any(
            form(sentence) not in self.memory.forms
            for sentence in sentences_of(paragraph, self._by_node)
            if any(map(str.isalnum, "".join(piece.text for piece in sentence)))
        )

    def _kept(self, control: Control) -> bool:
        """Does it stand as yjp wrote it?"""
        free = not (control.tracked or control.locked or control.placeholder or control.nested)
        return free and bool(self.memory.kinds(control.tag, control.shown))

    def _told_by_us(self, control: Control) -> bool:
        assert control.paragraph is not None
        return all(
            form(sentence) in self.memory.forms
            for sentence in sentences_of(control.paragraph, self._by_node)
            if any(piece.control is control for piece in sentence)
        )

    def _as_written(self, block: Control) -> bool:
        """Is the table with its caption as yjp wrote it?"""
        before, rows = self.memory.blocks.get(block.tag), grid(block, self.plan.body)
        if before is None or rows is None or block.tracked or not says(block, before.caption):
            return False
        return [row.texts for row in rows] == [tuple(" ".join(t.split()) for t in row) for row in before.rows]

    def _captions(self, node: Node, tables: list[Control]) -> bool:
        """Is it the caption of one of the tables? It moves with its table."""
        return any(
            before.caption and said(node).endswith(before.caption)
            for each in tables
            if (before := self.memory.blocks.get(each.tag))
        )

    def _redated(self, paragraph: Node) -> list[Edit]:
        old, new = in_words(self.old), in_words(self.new)
        found: list[Edit] = []
        for node in paragraph.walk():
            bound = any(self._by_node.get(each) for each in node.above())
            if node.name == "w:t" and old in node.text and not bound:
                found += text_edits(self.plan.body.raw, [node], node.text.replace(old, new))
        return found


def _paragraphs(node: Node) -> Iterator[Node]:
    return (each for each in (node, *node.walk()) if each.name == "w:p")


def _named(raw: bytes, control: Control, name: str) -> list[Edit]:
    """What gives a control another name, as its tag and as its title."""
    properties = control.node.child("w:sdtPr")
    found = []
    for each in properties.children if properties is not None else ():
        if each.name in ("w:tag", "w:alias") and each.attributes.get("w:val") == control.tag:
            content = VALUE.sub(
                lambda match: match[1] + b'"' + name.encode() + b'"', raw[each.start : each.end]
            )
            found.append(Edit(start=each.start, end=each.end, content=content))
    return found


def _counting(written: tuple[Words, ...], count: int) -> tuple[Words, ...]:
    """The words as written in so many places altogether."""
    if sum(each.count for each in written) == count:
        return written
    return tuple(replace(each, count=0 if number else count) for number, each in enumerate(written))


def _renamed(memory: Written, plan: Plan, names: dict[str, str], days: tuple[str, str]) -> Written:
    """The memory under the names and with the day that the document has now."""
    held = Counter(each.tag for each in plan.controls if not each.twin)

    def name(text: str) -> str:
        identifier, facet = split_tag(text)
        now = names.get(identifier)
        return tag(now, facet) if now is not None and tag(now, facet) in held else text

    by_node = {each.node: each for each in plan.body.controls}
    new = set(names.values())
    forms = {
        form(sentence)
        for each in _shown(plan.body.controls)
        if each.paragraph is not None and split_tag(each.tag)[0] in new
        for sentence in sentences_of(each.paragraph, by_node)
        if any(piece.control is each for piece in sentence)
    }
    day_before, day_now = days
    for paragraph in plan.body.root.walk():
        if paragraph.name == "w:p" and day_now in said(paragraph):
            for sentence in sentences_of(paragraph, by_node):
                before = [replace(piece, text=piece.text.replace(day_now, day_before)) for piece in sentence]
                if form(before) in memory.forms:
                    forms.add(form(sentence))
    words: dict[str, tuple[Words, ...]] = {}
    for each, written in memory.words.items():
        now = name(each)
        if day_of(split_tag(each)[0]) is None:
            words[each] = written
            continue
        # One day's figure may stand in sections that moved and in others; a line that has gone is no more.
        for held_as in dict.fromkeys((each, now)):
            if held[held_as]:
                words[held_as] = _counting(written, held[held_as])
    return replace(
        memory,
        words=words,
        blocks={name(each): block for each, block in memory.blocks.items()},
        turns={names.get(each, each): turn for each, turn in memory.turns.items()} | memory.turns,
        forms=memory.forms | forms,
    )
