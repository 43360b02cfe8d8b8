"""What becomes of a bound chart."""

from dataclasses import dataclass, field

from yjp.office.package import Package
from yjp.office.xml import parse
from yjp.plan.bindings import Bindings
from yjp.plan.refresh.charts import Drawing, Drawn, by_hand, drawn, redrawn, up_to_date
from yjp.plan.refresh.reading import Control, Story
from yjp.plan.refresh.report import Entry, State
from yjp.plan.refresh.splice import Edit, attribute_edit
from yjp.plan.refresh.values import where
from yjp.plan.refresh.written import Block, Written, digest, same


@dataclass(kw_only=True)
class ChartOutcome:
    """Its entry, the edits of its place in the text, the parts that change, and what to remember of it."""

    entry: Entry
    edits: list[Edit] = field(default_factory=list)
    parts: dict[str, bytes] = field(default_factory=dict)
    memory: Block | None = None


def decide_chart(
    control: Control,
    story: Story,
    package: Package,
    bindings: Bindings,
    memory: Written,
    drawing: Drawing,
    *,
    trust: bool,
) -> ChartOutcome:
    """Refresh it, or say why it stays as it is."""
    found = drawn(control, package, story.part)
    before = memory.blocks.get(control.tag)

    def kept(state: State, note: str = "", old: str = "", new: str | None = None) -> ChartOutcome:
        entry = Entry(
            state=state, tag=control.tag, part=control.part, where=where(control), old=old, new=new, note=note
        )
        return ChartOutcome(entry=entry, memory=before)

    if found is None:
        return kept(State.LOST_BLOCK, "The control holds no chart any more.")
    chart = bindings.chart(control.tag)
    if chart is None or not chart.series or not chart.categories:
        return kept(State.ORPHANED, "The ledger has nothing to draw for it (any more).", found.title)
    fresh, workbook = drawing.fresh(chart)
    title = Drawn(part="", space=fresh, workbook_part=None, workbook=b"", properties=None).title
    current = up_to_date(found, fresh)
    ours = before is not None and before.title == found.title
    described = before is not None and before.alt == found.alt
    words_fit = not (ours and not same(found.title, title)) and not (described and found.alt != chart.alt)
    if current and words_fit:
        return kept(State.UNCHANGED, old=found.title, new=title)
    said = (found.title, title)
    if control.tracked:
        return kept(State.TRACKED, "Accept or reject the tracked change, then refresh again.", *said)
    if control.locked:
        return kept(State.LOCKED, "Somebody locked its contents.", *said)
    if before is None and not current and not trust:
        return kept(
            State.CANNOT_TELL, "The document does not remember the chart as yjp drew it: kept.", *said
        )
    if before is not None and not current and by_hand(found, before):
        return kept(State.EDITED, "Somebody edited its data.", *said)
    outcome = kept(State.REFRESHED, "", *said)
    part = redrawn(found, fresh, before)
    outcome.parts = {found.part: part}
    book = found.workbook
    if found.workbook_part is not None:
        outcome.parts[found.workbook_part] = book = workbook
    if found.properties is not None and (described or not found.alt):
        outcome.edits.append(attribute_edit(story.raw, found.properties, "descr", chart.alt))
        if ours and found.properties.attributes.get("name") == f"Chart: {found.title}":
            outcome.edits.append(attribute_edit(story.raw, found.properties, "name", f"Chart: {title}"))
    after = Drawn(
        part=found.part,
        space=parse("the chart", found.part, part),
        workbook_part=found.workbook_part,
        workbook=book,
        properties=None,
    )
    outcome.memory = Block(
        named=True,
        caption=chart.brief_caption,
        data=digest(after.values),
        workbook=digest(book),
        title=after.title if ours else (before.title if before else ""),
        alt=chart.alt if described or not found.alt else (before.alt if before else ""),
        top=after.top,
    )
    return outcome
