"""Reads a plan, decides every control, and splices what has changed: one pass for both checking and refreshing."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from yjp.figures import Facet, split_tag
from yjp.numbers import numbered
from yjp.office.rewriting import rewritten
from yjp.office.word import word_package
from yjp.plan.bindings import Bindings
from yjp.plan.prompts import Place, place_of
from yjp.plan.refresh.captions import caption_edits, says
from yjp.plan.refresh.chart_refresh import decide_chart
from yjp.plan.refresh.charts import Drawing
from yjp.plan.refresh.comments import Comment, can_hold, comment_edits, open_comments
from yjp.plan.refresh.cover import cover_remarks
from yjp.plan.refresh.days import day_of, moved
from yjp.plan.refresh.extract_words import standing_edits
from yjp.plan.refresh.inline import control_id
from yjp.plan.refresh.newer import newer
from yjp.plan.refresh.origin import origin, refuse_other
from yjp.plan.refresh.reading import Control, Level, Plan, Story, is_ours, read_plan
from yjp.plan.refresh.report import Entry, Report, State
from yjp.plan.refresh.retelling import Retold, retelling_edits, retold, retold_forms, without
from yjp.plan.refresh.rounding_notes import note_to_mend
from yjp.plan.refresh.sentences import figures_of, flags, turn
from yjp.plan.refresh.sources import renewed
from yjp.plan.refresh.splice import Edit, spliced, text_edits
from yjp.plan.refresh.tables import TableOutcome, decide_table, rebuilt
from yjp.plan.refresh.values import decide, kind_of, where
from yjp.plan.refresh.written import Block, Kind, Words, Written, counted, parts_with, read_written, same

_WRITTEN_NOW = (State.REFRESHED, State.UNCHANGED, State.HIDDEN)
_BY_HAND = (State.EDITED, State.PLACEHOLDER)
_KEPT_WHOLE = (State.EDITED, State.CANNOT_TELL, State.TRACKED, State.LOCKED, State.ORPHANED, State.LOST_BLOCK)
_STILL_OURS = (State.TRACKED, State.LOCKED, State.ORPHANED, State.SILENT)


@dataclass(frozen=True, kw_only=True)
class Refreshed:
    """The document with newer figures, and what was done."""

    content: bytes
    report: Report


def check(content: bytes, bindings: Bindings, *, trust: bool = False, name: str = "the document") -> Report:
    """What a refresh would do, without doing it. ``UnreadableInput`` if it is no Word document."""
    return _Work(read_plan(content, name), bindings, trust=trust).report()


def refresh(
    content: bytes, bindings: Bindings, *, trust: bool = False, name: str = "the document"
) -> Refreshed:
    """Put newer figures into bound content; every other byte of the text stays.

    ``trust`` also replaces values of which the document does not remember whether yjp wrote them.
    ``UnreadableInput`` if it is no Word document.
    """
    work = _Work(read_plan(content, name), bindings, trust=trust)
    return Refreshed(report=work.report(), content=work.content())


def kept_blocks(content: bytes, bindings: Bindings, *, name: str = "the document") -> frozenset[str]:
    """The tags of tables and charts that a refresh leaves at their period: what publishes a plan holds them to it."""
    kept = (State.NEWER, State.CAPTION)
    blocks = (f"#{Facet.TABLE}", f"#{Facet.CHART}")
    entries = check(content, bindings, name=name).entries
    return frozenset(each.tag for each in entries if each.state in kept and each.tag.endswith(blocks))


@dataclass
class _Work:
    """One pass over a document."""

    plan: Plan
    bindings: Bindings
    trust: bool
    memory: Written = field(init=False)
    entries: dict[Control, Entry] = field(default_factory=dict)
    edits: dict[str, list[Edit]] = field(default_factory=dict)
    parts: dict[str, bytes] = field(default_factory=dict)
    tables: list[tuple[Story, TableOutcome]] = field(default_factory=list)
    blocks: dict[str, Block] = field(default_factory=dict)
    comments: list[Comment] = field(default_factory=list)
    retold: list[Retold] = field(default_factory=list)
    more: list[Entry] = field(default_factory=list)
    prompts: int = 0
    required: int = 0

    def __post_init__(self) -> None:
        self.memory = read_written(self.plan.package)
        refuse_other(self.plan, self.memory, self.bindings.ledger)
        self._to_the_newest_day()
        self._drawing = Drawing(made_on=self.bindings.ledger.about.extract_date)
        for story in self.plan.stories:
            for control in story.controls:
                self._decide(control, story)
        self._leave_removed_rows_out()
        self._retell()
        self._flag()
        self._count()

    def _to_the_newest_day(self) -> None:
        done = moved(self.plan, self.memory, self.bindings.ledger)
        self._has_moved = bool(done.sections)
        self.plan, self.memory = done.plan, done.memory
        old, new = done.days
        for title in done.sections:
            read = "Read again what you wrote there" if title in done.own else "Nobody has written there"
            note = f"From {old} to {new}. {read}."
            self.more.append(Entry(state=State.MOVED, tag="", where=title or "The beginning", note=note))
        for words in done.remarks:
            note = f"It names {old}; the numbers beside it are of {new} now. Read it."
            self.more.append(Entry(state=State.FLAGGED, tag="", where=words, note=note))

    def _decide(self, control: Control, story: Story) -> None:
        if not control.tag:
            return
        if place := place_of(control.tag):
            self.prompts += control.placeholder and place is not Place.REMARK
            self.required += control.placeholder and place is Place.REQUIRED
            return
        facet = split_tag(control.tag)[1] if is_ours(control.tag) else None
        if (
            facet in (Facet.TABLE, Facet.CHART)
            and control.level is not Level.RUN
            and self._stays(control, story)
        ):
            return
        if facet is Facet.TABLE and control.level is not Level.RUN:
            outcome = decide_table(control, story, self.bindings, self.memory, trust=self.trust)
            self.tables.append((story, outcome))
            self.edits.setdefault(story.part, []).extend(outcome.edits)
            self.more += outcome.entries
            kept = any(each.state in _KEPT_WHOLE for each in outcome.entries)
            if not kept and (entry := note_to_mend(control, story, self.bindings)):
                self.more.append(entry)
            if outcome.memory is not None:
                self._caption(control, story, outcome.memory)
        elif facet is Facet.CHART and control.level is not Level.RUN:
            self._chart(control, story)
        elif facet in (Facet.TABLE, Facet.CHART):
            note = "An editor other than Word has parted the control from its table or chart: draft it anew."
            self.more.append(_entry(control, State.LOST_BLOCK, note))
            if before := self.memory.blocks.get(control.tag):
                self.blocks[control.tag] = before
        else:
            entry = decide(control, self.bindings, self.memory, trust=self.trust)
            self.entries[control] = entry
            if entry.state in (State.REFRESHED, State.HIDDEN):
                edits = text_edits(story.raw, control.texts, entry.new or "")
                self.edits.setdefault(story.part, []).extend(edits)

    def _chart(self, control: Control, story: Story) -> None:
        outcome = decide_chart(
            control, story, self.plan.package, self.bindings, self.memory, self._drawing, trust=self.trust
        )
        self.more.append(outcome.entry)
        self.edits.setdefault(story.part, []).extend(outcome.edits)
        self.parts |= outcome.parts
        if outcome.memory is not None:
            self._caption(control, story, outcome.memory)

    def _caption(self, control: Control, story: Story, memory: Block) -> None:
        """The caption follows what stands below it; where that stays as it is, so does the caption."""
        spec = self.bindings.table(control.tag) or self.bindings.chart(control.tag)
        before = self.memory.blocks.get(control.tag)
        if spec is not None and before is not None and before.caption not in ("", spec.brief_caption):
            kept = any(each.tag == control.tag and each.state in _KEPT_WHOLE for each in self.more)
            memory = replace(memory, caption=before.caption)
            edits = [] if kept else caption_edits(control, story, before.caption, spec)
            if edits:
                self.edits.setdefault(story.part, []).extend(edits)
                moved = Entry(
                    state=State.REFRESHED,
                    tag=control.tag,
                    part=control.part,
                    where="Caption",
                    old=before.caption,
                    new=spec.brief_caption,
                )
                self.more.append(moved)
                memory = replace(memory, caption=spec.brief_caption)
        self.blocks[control.tag] = memory

    def _stays(self, control: Control, story: Story) -> bool:
        """Does a table or chart keep the period that it is of, with its numbers of that period made new in place?

        It does where somebody wrote another caption over it, and where the sentences beside it are of that period: a
        refresh never moves one without the other.
        """
        spec = self.bindings.table(control.tag) or self.bindings.chart(control.tag)
        before = self.memory.blocks.get(control.tag)
        if before is not None and self._of_a_day_gone(control):
            self.blocks[control.tag] = before
            return True
        if (
            spec is None
            or before is None
            or (before.caption in ("", spec.brief_caption) and not self._moves(control))
        ):
            return False
        by_hand = before.caption not in ("", spec.brief_caption) and not says(control, before.caption)
        if not by_hand and not self._told_beside(control):
            return False
        self.blocks[control.tag] = before
        if by_hand:
            note = f"Somebody wrote its caption: it stays with it. yjp would caption it now: {spec.brief_caption}"
            self.more.append(replace(_entry(control, State.CAPTION, note), old=before.caption))
            if can_hold(control, self.plan):
                text = f"This stays as it was, as its caption is not yjp's. {note}"
                self.comments.append(Comment(control=control, text=text))
        else:
            note = f"The ledger has it newer ({spec.brief_caption}); the plan's sentences are of the period before."
            self.more.append(replace(_entry(control, State.NEWER, note), old=before.caption))
        return True

    def _of_a_day_gone(self, control: Control) -> bool:
        """Does a table show figures of a day that the ledger has no more? Then its section could not move."""
        held = figures_of(self._inside(control))
        return any(day_of(each) and self.bindings.ledger.get(each) is None for each in held)

    def _moves(self, control: Control) -> bool:
        """Would a table without a period in its name be of other periods now?"""
        return bool(self._left_behind(control))

    def _left_behind(self, control: Control) -> set[str]:
        """The figures of a table that it would show no more, though the ledger has them still."""
        spec = self.bindings.table(control.tag)
        if spec is None or "." in split_tag(control.tag)[0]:
            return set()
        now = {
            split_tag(cell.tag)[0] for row in spec.rows for cell in row if cell.tag and not place_of(cell.tag)
        }
        held = figures_of(each for each in self._inside(control))
        return {each for each in held - now if self.bindings.ledger.get(each) is not None}

    def _told_beside(self, control: Control) -> bool:
        """Does a sentence of the document show a figure that the table would leave behind?"""
        left = self._left_behind(control)
        return bool(left) and any(
            not each.alone_in_cell
            and "#" in each.tag
            and is_ours(each.tag)
            and split_tag(each.tag)[0] in left
            for each in self.plan.body.controls
        )

    def _inside(self, control: Control) -> Iterator[Control]:
        node = control.node
        story = self.plan.by_part[control.part]
        return (c for c in story.controls if node.start < c.node.start < node.end and c.tag)

    def _leave_removed_rows_out(self) -> None:
        for story, outcome in self.tables:
            if outcome.rows is None:
                continue
            stay = {id(row) for row, cells in outcome.rows if cells is None}
            gone = [row.node for row in outcome.old[1:] if id(row) not in stay]
            for control in story.controls:
                if any(row.start <= control.node.start < row.end for row in gone):
                    self.entries.pop(control, None)

    def _retell(self) -> None:
        """Paragraphs of ours with a number that is hidden now; nobody need read those."""
        body = self.plan.body
        self.retold = list(retold(body, self.entries, self.bindings, self.memory.forms))
        self.more += [each.entry for each in self.retold]

    def _flag(self) -> None:
        ledger = self.bindings.ledger
        self._turns = {f: turn(ledger, f) for f in figures_of(iter(self.entries))}
        turned = {
            figure
            for figure, now in self._turns.items()
            if now != "gone" and self.memory.turns.get(figure, now) != now
        }
        stay = without(self.entries, self.retold)
        inline = {c: e for c, e in stay.items() if e.state is not State.UNKNOWN}
        for story in self.plan.stories:
            for flag in flags(story, inline, turned, self.bindings, self.memory.forms):
                entry = flag.entry
                if can_hold(flag.control, self.plan):
                    self.comments.append(Comment(control=flag.control, text=flag.comment))
                else:
                    entry = replace(entry, note=f"{entry.note} Word holds no comment there.")
                self.more.append(entry)

    def _count(self) -> None:
        """Controls that were written and are gone, that there are more of, or that have a newer period."""
        held = Counter(control.tag for control in self.plan.controls if not control.twin)
        for tag, words in self.memory.words.items():
            before = sum(each.count for each in words)
            if held[tag] < min(before, 1):
                self.more.append(Entry(state=State.MISSING, tag=tag, note="Somebody deleted it."))
            elif before and held[tag] != before:
                state = State.MISSING if held[tag] < before else State.COPIED
                note = f"Written in {before}, now in {numbered(held[tag], 'place')}."
                self.more.append(Entry(state=state, tag=tag, note=note))
        self.more += [
            Entry(state=State.MISSING, tag=tag, note="Somebody deleted it.")
            for tag in self.memory.blocks
            if not held[tag]
        ]
        self.more += newer(self.bindings, set(self._turns))

    def report(self) -> Report:
        """What was, or would be, done."""
        unknown = State.UNKNOWN
        shown = [each for each in self.entries.values() if each.state is not unknown]
        others = [each for each in self.entries.values() if each.state is unknown]
        return Report(
            entries=(*shown, *self.more, *others),
            prompts=self.prompts,
            required=self.required,
            run=self.memory.run,
            comments=open_comments(self.plan),
            remarks=cover_remarks(self.plan, self.bindings.ledger.about.extract_date),
        )

    def content(self) -> bytes:
        """The document's new bytes; the old ones where nothing has changed."""
        plan = self.plan
        edits, parts = comment_edits(plan, self.comments)
        for part, more in edits.items():
            self.edits.setdefault(part, []).extend(more)
        standing = standing_edits(plan, self.memory, self.bindings.ledger.about)
        self.edits.setdefault(plan.body.part, []).extend(standing)
        for part, more in renewed(plan, self.bindings).items():
            self.edits.setdefault(part, []).extend(more)
        taken = {control_id(control) for control in plan.controls}
        for story, outcome in self.tables:
            if outcome.rows is not None:
                self.edits[story.part] = rebuilt(
                    story.raw, self.edits.get(story.part, []), outcome, taken
                )  # fmt: skip
        self._put_in_retold(taken)
        changed = {
            part: spliced(plan.by_part[part].raw, edits) for part, edits in self.edits.items() if edits
        } | self.parts
        memory = self._remembered()
        if not changed and not parts and memory == self.memory and not self._has_moved:
            return plan.content
        done = rewritten(plan.content, changed | parts)
        if self.retold:
            told = retold_forms(read_plan(done).body, self.retold)
            memory = replace(memory, forms=memory.forms | told)
        package = word_package(plan.package.name, done)
        return rewritten(done, parts_with(package, plan.body.part, memory))

    def _put_in_retold(self, taken: set[int]) -> None:
        body = self.plan.body
        for each in self.retold:
            edit = retelling_edits(body, each, taken)
            before = self.edits.get(body.part, [])
            others = [held for held in before if not edit.start <= held.start < edit.end]
            self.edits[body.part] = [*others, edit]

    def _remembered(self) -> Written:
        words: dict[str, list[Words]] = {}
        for span in (span for each in self.retold for span in each.spans if span.tag):
            words.setdefault(span.tag or "", []).append(Words(text=span.text, kind=Kind.SENTENCE))
        stay = without(self.entries, self.retold)
        for control, entry in stay.items():
            if entry.state in _WRITTEN_NOW:
                text = control.shown if entry.state is State.UNCHANGED else entry.new or ""
                kind = kind_of(control, self.memory)
                words.setdefault(control.tag, []).append(Words(text=text, kind=kind))
            elif entry.state in _BY_HAND:
                words.setdefault(control.tag, [])
            elif entry.state in _STILL_OURS:
                words.setdefault(control.tag, []).extend(self._as_before(control))
        for _, outcome in self.tables:
            for _, cells in outcome.rows or ():
                for cell in cells or ():
                    if cell.tag and not place_of(cell.tag):
                        words.setdefault(cell.tag, []).append(Words(text=cell.text, kind=Kind.CELL))
        figures = {split_tag(name)[0] for name in words if is_ours(name)} | figures_of(iter(stay))
        now = {f: self._turns.get(f) or turn(self.bindings.ledger, f) for f in figures}
        turns = {f: self.memory.turns.get(f, said) if said == "gone" else said for f, said in now.items()}
        return Written(
            run=self.bindings.ledger.about.run_id,
            words={tag: counted(each) for tag, each in words.items()},
            blocks=self.blocks,
            turns=turns,
            forms=self.memory.forms,
            origin=origin(self.bindings.ledger.about, self.bindings.readers),
        )

    def _as_before(self, control: Control) -> list[Words]:
        """What to remember of a control that stays as it is; once its tracked changes are rejected it may be ours."""
        before = self.memory.words.get(control.tag, ())
        here = [Words(text=each.text, kind=each.kind) for each in before if same(each.text, control.shown)]
        return here[:1] or [replace(each, count=0) for each in before]


def _entry(control: Control, state: State, note: str) -> Entry:
    return Entry(state=state, tag=control.tag, part=control.part, where=where(control), note=note)
