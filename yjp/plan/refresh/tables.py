"""Bound tables: cell by cell where the shape is the same, row by row where rows came or went."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from yjp.charts.spec import Cell, Table
from yjp.plan.bindings import Bindings
from yjp.plan.refresh.columns import patterns, table_edits, untouched, whole, widths, with_width
from yjp.plan.refresh.grid import GridCell, GridRow, grid, tracked
from yjp.plan.refresh.inline import inline
from yjp.plan.refresh.reading import Control, Story
from yjp.plan.refresh.report import Entry, State
from yjp.plan.refresh.splice import Edit, spliced, text_edits
from yjp.plan.refresh.values import in_table, where
from yjp.plan.refresh.written import Block, Rows, Written, same

PARTED = "Its columns are others now, and LibreOffice has saved it: copy the table from a new draft."
_PARAGRAPH_IDS = re.compile(rb"""\s[\w]+:(?:paraId|textId)=("[^"]*"|'[^']*')""")


@dataclass(kw_only=True)
class TableOutcome:
    """What becomes of a table: its entries, the edits of its cells and, where rows came or went, its new rows.

    ``memory`` is what to remember of it; ``anew`` is the table, where its columns are others too.
    """

    entries: list[Entry] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    rows: list[tuple[GridRow, tuple[Cell, ...] | None]] | None = None
    old: list[GridRow] = field(default_factory=list)
    memory: Block | None = None
    anew: Table | None = None


def decide_table(
    control: Control, story: Story, bindings: Bindings, memory: Written, *, trust: bool
) -> TableOutcome:
    """What becomes of a bound table; the controls in its cells are decided one by one, apart from this."""
    outcome = TableOutcome()
    rows, before = grid(control, story), memory.blocks.get(control.tag)
    if not rows:
        note = "The control holds no table any more."
        return _with(outcome, control, State.LOST_BLOCK, note=note)
    outcome.memory = before
    table = bindings.table(control.tag)
    if table is None:
        if before is None or before.named:
            note = "The ledger has no such table (any more)."
            return _with(outcome, control, State.ORPHANED, _size(len(rows)), note=note)
        return _with(outcome, control, State.UNCHANGED)
    want = whole(table)
    if _same_shape(rows, want):
        return _cells(control, outcome, rows, want, before, story.raw, trust=trust)
    sizes = (_size(len(rows)), _size(len(want)))
    if tracked(rows):
        return _with(outcome, control, State.TRACKED, *sizes, "Rows have tracked changes.")
    others = len(rows[0].cells) != len(want[0])
    if others and control.parted:
        # Its own control stands among its headings, which would be written anew.
        return _with(outcome, control, State.LOST_BLOCK, *sizes, PARTED)
    if others and _may_be_written_anew(rows, before, memory, story.raw):
        outcome.anew = table
    reason, state = _why_kept(rows, want, before, story.raw, trust=trust)
    if reason and outcome.anew is None:
        return _with(outcome, control, state, *sizes, reason)
    outcome.rows, outcome.old = list(_arranged(rows, want, before)), rows
    outcome.memory = remembered(table)
    _with(outcome, control, State.REFRESHED, *sizes, "Rows came, went or changed.")
    for (row, made), cells in zip(outcome.rows, want[1:], strict=True):
        for cell, wanted in _differing(row, cells) if made is None else ():
            _with(outcome, control, State.EDITED, cell.text, wanted.text, place=in_table(cell.node))
    return outcome


def _with(
    outcome: TableOutcome,
    control: Control,
    state: State,
    old: str = "",
    new: str | None = None,
    note: str = "",
    place: str = "",
) -> TableOutcome:
    entry = Entry(
        state=state,
        tag=control.tag,
        part=control.part,
        where=place or where(control),
        old=old,
        new=new,
        note=note,
    )
    outcome.entries.append(entry)
    return outcome


def remembered(table: Table) -> Block:
    """What to remember of a table that yjp has just written."""
    rows = (table.headers, *(tuple(cell.text for cell in row) for row in table.rows))
    return Block(named=True, caption=table.brief_caption, rows=rows)


def _size(rows: int) -> str:
    return f"{rows} rows"


def _same_shape(rows: list[GridRow], want: tuple[tuple[Cell, ...], ...]) -> bool:
    return [row.tags for row in rows] == [tuple(cell.tag for cell in row) for row in want]


def _cells(
    control: Control,
    outcome: TableOutcome,
    rows: list[GridRow],
    want: tuple[tuple[Cell, ...], ...],
    before: Block | None,
    raw: bytes,
    *,
    trust: bool,
) -> TableOutcome:
    """The same shape: cells without a tag of their own are compared with what was written there."""
    known = before.rows if before else ()
    texts = [list(row) for row in known]
    for r, (row, cells) in enumerate(zip(rows, want, strict=True)):
        for c, (cell, wanted) in enumerate(zip(row.cells, cells, strict=True)):
            if wanted.tag is not None or same(cell.text, wanted.text):
                continue
            written = known[r][c] if r < len(known) and c < len(known[r]) else None
            ours = written is not None and same(written, cell.text)
            nodes = [each for each in cell.node.walk() if each.name == "w:t"]
            state = (
                State.TRACKED
                if tracked([row])
                else State.REFRESHED
                if nodes and (ours or (trust and written is None))
                else State.CANNOT_TELL
                if written is None
                else State.EDITED
            )
            if state is State.REFRESHED:
                outcome.edits += text_edits(raw, nodes, wanted.text)
                if r < len(texts):
                    texts[r][c] = wanted.text
            _with(outcome, control, state, cell.text, wanted.text, place=in_table(cell.node))
    if before is not None:
        outcome.memory = Block(named=True, caption=before.caption, rows=tuple(map(tuple, texts)))
    return outcome if outcome.entries else _with(outcome, control, State.UNCHANGED)


def _why_kept(
    rows: list[GridRow],
    want: tuple[tuple[Cell, ...], ...],
    before: Block | None,
    raw: bytes,
    *,
    trust: bool,
) -> tuple[str, State]:
    """Why a table whose shape has changed stays as it is; an empty reason where it need not."""
    if before is None and not trust:
        return "Its rows have changed, and the document does not remember how they were.", State.CANNOT_TELL
    if any(len(row.cells) != len(want[0]) for row in rows):
        return "Its columns are others than yjp would write.", State.EDITED
    gone = [row for row in rows[1:] if _match(row, want) is None]
    if before is not None and any(not _written(row, before.rows) for row in gone):
        return "Rows were added or changed by hand, and rows of the ledger came or went.", State.EDITED
    if not all(row.plain for row in gone):
        return "A row that is no longer in the ledger holds a comment, note or picture.", State.EDITED
    if not _simple(rows, raw):
        return "Its rows are laid out as yjp does not write them.", State.EDITED
    if not same(" ".join(rows[0].texts), " ".join(cell.text for cell in want[0])):
        return "Its column headings are others than yjp would write.", State.EDITED
    return "", State.REFRESHED


def _may_be_written_anew(rows: list[GridRow], before: Block | None, memory: Written, raw: bytes) -> bool:
    """Its columns are others: nobody touched any of it, so that a text of theirs cannot be lost."""
    return before is not None and untouched(rows, before, memory) and _simple(rows, raw)


def _simple(rows: list[GridRow], raw: bytes) -> bool:
    """Can rows be put in and taken out? Not where a control holds rows, or where anything lies between them."""
    between = pairwise(rows[1:])
    return (
        len(rows) > 1
        and all(row.node.parent is rows[0].node.parent for row in rows)
        and not any(raw[one.node.end : other.node.start].strip() for one, other in between)
        and all(
            cell.node.parent is row.node and cell.node.child("w:p") is not None
            for row in rows[1:]
            for cell in row.cells
        )
    )


def _written(row: GridRow, known: Rows) -> bool:
    return any(all(map(same, row.texts, each)) and len(each) == len(row.texts) for each in known)


def _match(row: GridRow, want: tuple[tuple[Cell, ...], ...]) -> int | None:
    """Which of the wanted rows a row is: by its tags, or where it has none by its first cell."""
    for number, cells in enumerate(want):
        tags = tuple(cell.tag for cell in cells)
        if row.tags == tags and (any(tags) or same(row.cells[0].text, cells[0].text)):
            return number
    return None


def _differing(row: GridRow, cells: tuple[Cell, ...]) -> list[tuple[GridCell, Cell]]:
    """The cells without a tag of their own that say something else than they should."""
    pairs = zip(row.cells, cells, strict=True)
    return [(held, want) for held, want in pairs if want.tag is None and not same(held.text, want.text)]


def _arranged(
    rows: list[GridRow], want: tuple[tuple[Cell, ...], ...], before: Block | None
) -> Iterator[tuple[GridRow, tuple[Cell, ...] | None]]:
    """The new rows in order: one of the document, as it is, or one to be made after the pattern of another.

    A row of the document is its own pattern where a cell without a tag has changed and nobody has written in it.
    """
    taken: set[int] = set()
    for number, cells in enumerate(want[1:], start=1):
        found = next(
            (i for i, row in enumerate(rows) if i and i not in taken and _match(row, want) == number), None
        )
        if found is not None:
            taken.add(found)
            row = rows[found]
            ours = row.plain and (before is None or _written(row, before.rows))
            yield row, cells if ours and _differing(row, cells) else None
            continue
        named = (i for i, row in enumerate(rows) if i and same(row.cells[0].text, cells[0].text))
        # The first row may stand out; the one before last also holds on to the next.
        pattern = next((i for i in named if i not in taken), max(len(rows) - 2, 1))
        yield rows[pattern], cells


def rebuilt(raw: bytes, edits: list[Edit], outcome: TableOutcome, taken: set[int]) -> list[Edit]:
    """All edits of a part, with the rows of a table put in anew; edits of rows that stay are kept.

    ``taken`` are the ids of controls that the document has; new ones are added.
    """
    assert outcome.rows is not None
    first = outcome.old[0 if outcome.anew else 1]
    start, end = first.node.start, outcome.old[-1].node.end
    if outcome.anew is not None:
        content, more = _made_anew(raw, outcome, outcome.anew, taken)
        edits = [*edits, *more]
    else:
        content = b"".join(
            spliced(raw, edits, row.node.start, row.node.end)
            if cells is None
            else _made(raw, row, cells, taken)
            for row, cells in outcome.rows
        )
    outside = [edit for edit in edits if edit.end <= start or edit.start >= end]
    return [*outside, Edit(start=start, end=end, content=content)]


def _made(raw: bytes, pattern: GridRow, cells: tuple[Cell, ...], taken: set[int]) -> bytes:
    """A row with the formatting of another."""
    pieces, place = [], pattern.node.start
    for held, wanted in zip(pattern.cells, cells, strict=True):
        pieces += [raw[place : held.node.start], _made_cell(raw, held, wanted, taken)]
        place = held.node.end
    made = b"".join([*pieces, raw[place : pattern.node.end]])
    # Word wants these ids different everywhere and makes new ones.
    return _PARAGRAPH_IDS.sub(b"", made)


def _made_anew(raw: bytes, outcome: TableOutcome, table: Table, taken: set[int]) -> tuple[bytes, list[Edit]]:
    """Every row, that of the headings too, and the edits of what the table says of its columns."""
    element = next(each for each in outcome.old[0].node.above() if each.name == "w:tbl")
    sizes = widths(element, table)
    head, *rest = whole(table)
    made = []
    for pattern, cells in [(outcome.old[0], head), *zip(_made_after(outcome), rest, strict=True)]:
        row = [raw[pattern.node.start : pattern.cells[0].node.start]]
        for held, wanted, size in zip(patterns(pattern, table), cells, sizes, strict=True):
            row.append(with_width(_made_cell(raw, held, wanted, taken), size))
        row.append(raw[pattern.cells[-1].node.end : pattern.node.end])
        made.append(_PARAGRAPH_IDS.sub(b"", b"".join(row)))
    return b"".join(made), table_edits(raw, element, table)


def _made_after(outcome: TableOutcome) -> Iterator[GridRow]:
    return (row for row, _ in outcome.rows or ())


def _made_cell(raw: bytes, held: GridCell, wanted: Cell, taken: set[int]) -> bytes:
    prefix = raw[held.node.start + 1 : held.node.inside].split(b":", 1)[0].decode()
    w = f"{prefix}:"
    paragraph, formatted = held.node.child("w:p"), held.node.first("w:r")
    assert paragraph is not None
    properties = paragraph.child("w:pPr")
    run = formatted.child("w:rPr") if formatted is not None else None
    opening = raw[held.node.start : properties.end if properties is not None else paragraph.inside]
    look = raw[run.start : run.end].decode() if run is not None else ""
    content = inline(wanted.text, wanted.tag, prefix=w, look=look, taken=taken)
    return opening + f"{content}</{w}p></{w}tc>".encode()
