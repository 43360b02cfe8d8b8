"""Gives a new draft its memory: what stands in each of its controls."""

from yjp.figures import Facet, split_tag
from yjp.office.rewriting import rewritten
from yjp.plan.bindings import Bindings
from yjp.plan.prompts import place_of
from yjp.plan.refresh.charts import drawn
from yjp.plan.refresh.grid import grid
from yjp.plan.refresh.origin import origin
from yjp.plan.refresh.reading import Control, Story, is_ours, read_plan
from yjp.plan.refresh.sentences import figures_of, forms, turn
from yjp.plan.refresh.values import words
from yjp.plan.refresh.written import Block, Kind, Words, Written, counted, parts_with, same


def record(content: bytes, bindings: Bindings) -> bytes:
    """The draft with a custom XML part that says what yjp wrote into each control; its text keeps every byte."""
    plan = read_plan(content)
    said: dict[str, list[Words]] = {}
    blocks: dict[str, Block] = {}
    for story in plan.stories:
        for control in story.controls:
            if not is_ours(control.tag) or place_of(control.tag):
                continue
            facet = split_tag(control.tag)[1]
            if facet is Facet.TABLE:
                blocks[control.tag] = _table(control, story, bindings)
            elif facet is Facet.CHART:
                found = drawn(control, plan.package, story.part)
                spec = bindings.chart(control.tag)
                if found is not None:
                    blocks[control.tag] = found.block(
                        spec.brief_caption if spec else "", named=spec is not None
                    )
            else:
                said.setdefault(control.tag, []).append(
                    Words(text=control.shown, kind=_kind(control, bindings))
                )
    memory = Written(
        run=bindings.ledger.about.run_id,
        words={tag: counted(each) for tag, each in said.items()},
        blocks=blocks,
        forms=frozenset(form for story in plan.stories for form in forms(story)),
        turns={
            each: turn(bindings.ledger, each)
            for each in figures_of(plan.controls)
            if bindings.ledger.get(each) is not None
        },
        origin=origin(bindings.ledger.about, bindings.readers),
    )
    return rewritten(content, parts_with(plan.package, plan.body.part, memory))


def _table(control: Control, story: Story, bindings: Bindings) -> Block:
    spec = bindings.table(control.tag)
    rows = tuple(row.texts for row in grid(control, story) or ())
    return Block(named=spec is not None, caption=spec.brief_caption if spec else "", rows=rows)


def _kind(control: Control, bindings: Bindings) -> Kind:
    """Which words it was written with; where both are alike, its place decides."""
    own = Kind.CELL if control.alone_in_cell else Kind.SENTENCE
    other = Kind.SENTENCE if control.alone_in_cell else Kind.CELL
    for kind in (own, other):
        now = words(bindings, control.tag, kind)
        if now is not None and same(now, control.shown):
            return kind
    return own
