"""Tables in plain text: runs of lines that end in the same number of values.

A table is taken only where every row fits the same columns in one way; otherwise its lines stay text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from yjp.audit.document import Part
from yjp.audit.reading.assembly import RawCell
from yjp.audit.reading.text.alignment import aligned, width
from yjp.audit.reading.text.cell_lines import cell_lines
from yjp.audit.reading.text.column_heads import Heads, column_heads, undivided
from yjp.audit.reading.text.lines import Line
from yjp.audit.reading.text.rows import Row, is_value, row
from yjp.audit.reading.text.set_out import set_out

_MOST_BLANKS = 2
"""Between the rows of one table."""
_MOST_LABEL_LINES = 4
_LONGEST_LABEL = 60
_LONGEST_HEAD = 110
_MOST_HEAD_LINES = 24
_MOST_UNDIVIDED = 4
_MOST_TRIES = 4
_MOST_ROWS = 1_000
_FEWEST_PAIRS = 3
"""Rows of a table with one column of values: two lines that end in a number are no table."""
_YEARS = range(1900, 2101)
_CAPTION = re.compile(
    r"^(?:table|chart|figure|graph|fig)\.?\s*\d{1,3}(?:\.\d{1,2})?[a-z]?(?=$|[\s:.–-])[\s:.–-]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class FoundTable:
    """A table, and the lines from ``start`` up to ``end`` that it takes the place of."""

    rows: list[list[RawCell]]
    start: int
    end: int


@dataclass(kw_only=True)
class _Entry:
    """A row with the lines of its label."""

    row: Row
    label: list[str]
    start: int
    """Index of its first line."""
    index: int


def find_tables(lines: Sequence[Line]) -> list[FoundTable]:
    """The tables among the lines, in order."""
    found: list[FoundTable] = []
    index = floor = tries = 0
    while index < len(lines):
        if lines[index].is_blank or lines[index].part is not Part.BODY:
            index += 1
            continue
        if (cells := cell_lines(lines, index, floor) or set_out(lines, index, floor)) is not None:
            rows, start, end = cells
            found.append(FoundTable(rows=rows, start=start, end=end))
            index, floor, tries = end, end, 0
            continue
        if row(lines[index]) is not None:
            run = _run(lines, index)
            table = _table(lines, run, floor)
            if table is not None:
                found.append(table)
                index, floor, tries = table.end, table.end, 0
                continue
            # A table may begin a line or two further down; a long run of misfits is not tried line by line.
            tries = tries + 1 if len(run) > 1 else 0
            if tries >= _MOST_TRIES:
                index, tries = run[len(run) // 2].index, 0
        index += 1
    return found


def _run(lines: Sequence[Line], first: int) -> list[_Entry]:
    """Rows one after another, each with the label lines right before it; the first has its own line only."""
    head = row(lines[first])
    assert head is not None
    entries = [_Entry(row=head, label=[head.label] if head.label else [], start=first, index=first)]
    pending: list[str] = []
    pending_start, blanks, index = first + 1, 0, first + 1
    while index < len(lines) and len(entries) < _MOST_ROWS:
        line = lines[index]
        if line.is_blank:
            blanks += 1
        elif line.part is not Part.BODY or blanks > _MOST_BLANKS:
            break
        elif (values := row(line)) is not None:
            if len(values.label) > _LONGEST_LABEL:
                break
            label = [*pending, values.label] if values.label else pending
            entries.append(
                _Entry(row=values, label=label, start=pending_start if pending else index, index=index)
            )
            pending, blanks = [], 0
        else:
            text = line.text.strip()
            if (
                len(text) > _LONGEST_LABEL
                or text.endswith((".", ":", ";"))
                or len(pending) >= _MOST_LABEL_LINES
            ):
                break
            if not pending:
                pending_start = index
            pending, blanks = [*pending, text], 0
        index += 1
    return entries


def _table(lines: Sequence[Line], run: list[_Entry], floor: int) -> FoundTable | None:
    """The longest beginning of the run that makes a table."""
    run, columns = _same_width(run)
    if columns == 1:
        run = _pairs(run)
    if not run:
        return None
    shifted = _labels_are_values(run, columns)
    cells = aligned([entry.row for entry in run], columns)
    if cells is None:
        return None
    body = [
        [
            RawCell(text=" ".join(entry.label), header=True, line=entry.row.line.number),
            *(RawCell(text=text, line=entry.row.line.number) for text in values),
        ]
        if not shifted
        else [RawCell(text=text, header=i == 0, line=entry.row.line.number) for i, text in enumerate(values)]
        for entry, values in zip(run, cells, strict=True)
    ]
    heads, start = _heads(lines, run[0], floor, columns - shifted, body)
    return FoundTable(rows=[*heads, *body], start=start, end=run[-1].index + 1)


def _same_width(run: list[_Entry]) -> tuple[list[_Entry], int]:
    """The run up to where it stops being one table, and its number of columns; a surplus value belongs to the label."""
    columns = width([entry.row for entry in run[:200]])
    kept: list[_Entry] = []
    for entry in run:
        surplus = len(entry.row.values) - columns
        if surplus == 1 and entry.row.label and columns > 1:
            first, *others = entry.row.values
            moved = Row(line=entry.row.line, label=f"{entry.row.label} {first.text}", values=tuple(others))
            entry = _Entry(
                row=moved, label=[*entry.label[:-1], moved.label], start=entry.start, index=entry.index
            )
        elif surplus > 0:
            break
        if columns > 1 and surplus < 0 and not any(entry.row.gaps):
            # It cannot be said which cells are empty: it is not of this table, unless the table goes on after it.
            break
        kept.append(entry)
    # Rows that lack cells at the end may belong to what follows; a table ends with a row that is whole or labelled.
    while kept and len(kept[-1].row.values) < columns and not kept[-1].label:
        kept.pop()
    whole = sum(len(entry.row.values) == columns for entry in kept)
    return (kept, columns) if columns and whole > 1 else ([], 0)


def _pairs(run: list[_Entry]) -> list[_Entry]:
    """Lines of a label and one value, as lists of income are: short, of their own, and not all years."""
    kept: list[_Entry] = []
    for entry in run:
        label = entry.row.label
        if len(entry.label) != 1 or not label or not (label[0].isupper() or label[0].isdigit()):
            break
        if entry.start != entry.index:
            break
        kept.append(entry)
    values = [entry.row.values[0].text for entry in kept]
    years = all(value.isdecimal() and int(value) in _YEARS for value in values)
    return kept if len(kept) >= _FEWEST_PAIRS and not years else []


def _labels_are_values(run: list[_Entry], columns: int) -> bool:
    """Whether no row has a label of words: then the first value (a year, an age) is the label."""
    return columns > 2 and all(not entry.label and len(entry.row.values) == columns for entry in run)


def _heads(
    lines: Sequence[Line], first: _Entry, floor: int, columns: int, body: list[list[RawCell]]
) -> tuple[Heads, int]:
    """The headings above, and where they start. A first row without a label takes one from the lines above it."""
    start = _heads_start(lines, first.start, floor)
    above = list(lines[start : first.start])
    if columns == 1:
        return [], first.start
    label = body[0][0]
    needs_label = not label.text
    for taken in range(1, _MOST_LABEL_LINES + 1) if needs_label else (0,):
        rest, own = _split_off(above, taken)
        if needs_label and not own:
            break
        found = column_heads(rest, columns) if rest else None
        if found is not None:
            if own:
                body[0][0] = RawCell(text=" ".join(own), header=True, line=label.line)
            heads, used = found
            return heads, start + used
    if needs_label:
        rest, own = _split_off(above, 1)
        if own and len(own[0]) <= _LONGEST_LABEL:
            body[0][0] = RawCell(text=" ".join(own), header=True, line=label.line)
            start_of_label = start + max(i for i, line in enumerate(above) if not line.is_blank)
            above = rest
            if not any(not line.is_blank for line in above):
                return [], start_of_label
    if not any(not line.is_blank for line in above):
        return [], first.start
    # The nearest lines are surely meant for the columns; what stands far above may be text.
    near = above if sum(not line.is_blank for line in above) <= _MOST_UNDIVIDED else _last_group(above)
    return undivided(near, columns), lines.index(near[0], start)


def _heads_start(lines: Sequence[Line], first: int, floor: int) -> int:
    """How far up headings may reach: short lines that end no sentence, and are no row of another table."""
    start, blanks, seen = first, 0, 0
    for index in range(first - 1, floor - 1, -1):
        line = lines[index]
        text = line.text.strip()
        if not text:
            blanks += 1
            continue
        ends = text.endswith((".", ";", ":")) or len(text) > _LONGEST_HEAD
        if line.part is not Part.BODY or blanks > _MOST_BLANKS + 1 or seen >= _MOST_HEAD_LINES or ends:
            break
        if is_caption(text):
            break
        start, blanks, seen = index, 0, seen + 1
    return start


def is_caption(text: str) -> bool:
    """``Table 2. Partner contributions``, ``Chart 2c``: what stands over a table or chart."""
    match = _CAPTION.match(text)
    # "Chart 2c highlights" and "Chart 1c. (below) shows" begin sentences.
    return match is not None and not (
        text[match.end() : match.end() + 1].islower() or text[match.end() :][:1] == "("
    )


def _split_off(above: list[Line], taken: int) -> tuple[list[Line], list[str]]:
    """The last so many filled lines as a label, and the lines before them."""
    rest, own = list(above), list[str]()
    while rest and len(own) < taken:
        line = rest.pop()
        if line.is_blank:
            continue
        if is_value(line.text.split()[-1]):
            return rest, []
        own.insert(0, line.text.strip())
    while rest and rest[-1].is_blank:
        rest.pop()
    return rest, own if len(own) == taken else []


def _last_group(above: list[Line]) -> list[Line]:
    while above[-1].is_blank:
        above = above[:-1]
    start = len(above)
    while start and not above[start - 1].is_blank:
        start -= 1
    return above[start:]
