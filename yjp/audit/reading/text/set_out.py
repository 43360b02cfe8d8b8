"""Tables set out by spaces: two or more between the columns, the headings over them."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from yjp.audit.document import Part
from yjp.audit.reading.assembly import RawCell
from yjp.audit.reading.text.lines import Line
from yjp.audit.reading.text.rows import Value, is_value

_CELL = re.compile(r"\S+(?: \S+)*")
_STATUS = re.compile(r"green|amber|red|blue|yes|no|met|not met|missed|up|down|same|n/a|g|a|r", re.IGNORECASE)
"""Words that stand in a column of their own beside numbers."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_FEWEST_PAIRS = 3
"""Rows of a label and one value: two lines that end in a number are no table."""
_MOST_HEAD_LINES = 4
_MOST_ROWS = 1_000
_LONGEST_HEAD = 32
_FARTHEST = 8
"""Characters between a heading and the column that it may still be over."""

Found = tuple[list[list[RawCell]], int, int]
"""The rows, and the lines from which up to which they reach."""


@dataclass(frozen=True, kw_only=True)
class _Columns:
    """Where the label column and the columns of values stand."""

    edges: tuple[tuple[int, int], ...]

    def under(self, cell: Value) -> tuple[int, ...]:
        """The columns that a cell stands over or in, or else the nearest one."""
        over = tuple(
            place for place, (start, end) in enumerate(self.edges) if cell.start < end and start < cell.end
        )
        if over:
            return over
        near = [
            (max(start - cell.end, cell.start - end), place) for place, (start, end) in enumerate(self.edges)
        ]
        distance, place = min(near)
        return (place,) if distance <= _FARTHEST else ()


def set_out(lines: Sequence[Line], first: int, floor: int) -> Found | None:
    """The table whose first row of values is this line; None where no columns can be made out."""
    if not _is_row(lines[first]):
        return None
    rows = [cells_of(lines[first])]
    end = first + 1
    while end < len(lines) and len(rows) < _MOST_ROWS and _is_row(lines[end]):
        rows.append(cells_of(lines[end]))
        end += 1
    columns = _columns(rows)
    if columns is None:
        return None
    body = [_placed(row, columns) for row in rows]
    if any(row is None for row in body):
        return None
    above = _heads(lines, first, floor, columns)
    if above is None:
        return None
    heads, start = above
    kept = [row for row in body if row is not None]
    numbers = range(first, end)
    if not heads and _are_years(kept[0][1:]) and not _are_years(kept[1][1:]):
        heads, kept, numbers = [_head_cells(kept[0], lines[first])], kept[1:], numbers[1:]
    made = [
        [RawCell(text=text, header=place == 0, line=lines[number].number) for place, text in enumerate(row)]
        for number, row in zip(numbers, kept, strict=True)
    ]
    return [*heads, *made], start, end


def cells_of(line: Line) -> list[Value]:
    """The stretches of a line between which two spaces or more stand."""
    return [Value(text=m[0], start=m.start(), end=m.end()) for m in _CELL.finditer(line.text)]


def _is_row(line: Line) -> bool:
    """A label and then nothing but values."""
    if line.is_blank or line.part is not Part.BODY:
        return False
    label, *values = cells_of(line)
    if not values or label.start > _LONGEST_HEAD:
        return False
    return all(_value(cell.text) for cell in values) and any(
        any(map(str.isdigit, cell.text)) for cell in values
    )


def _value(text: str) -> bool:
    words = text.split()
    if _STATUS.fullmatch(text):
        return True
    return len(words) <= 2 and all(is_value(word) for word in words)


def _columns(rows: Sequence[Sequence[Value]]) -> _Columns | None:
    """The columns of the whole rows, which must stand apart, labels from the left and values from their edges."""
    counts = Counter(len(row) for row in rows)
    width = max((count for count, times in counts.items() if times > 1), default=0)
    whole = [row for row in rows if len(row) == width]
    if width < 2 or (width == 2 and len(whole) < _FEWEST_PAIRS) or len(whole) * 2 < len(rows):
        return None
    if max(counts) > width or any(not any(map(str.isalnum, row[0].text)) for row in rows):
        return None
    left = min(row[0].start for row in whole), max(row[0].end for row in whole)
    values = [
        (min(row[place].start for row in whole), max(row[place].end for row in whole))
        for place in range(1, width)
    ]
    edges = (left, *values)
    if any(one[1] > other[0] for one, other in itertools.pairwise(edges)):
        return None
    return _Columns(edges=edges)


def _placed(row: Sequence[Value], columns: _Columns) -> list[str] | None:
    """The texts of a row by column, empty where it has none; None where a value stands under no single column."""
    texts = [""] * len(columns.edges)
    for cell in row:
        under = columns.under(cell)
        if len(under) != 1 or texts[under[0]]:
            return None
        texts[under[0]] = cell.text
    return texts


def _heads(
    lines: Sequence[Line], first: int, floor: int, columns: _Columns
) -> tuple[list[list[RawCell]], int] | None:
    """The rows of headings right above, none or one or two storeys; None where they are of another kind."""
    start = first
    texts = [""] * len(columns.edges)
    while start > floor and first - start < _MOST_HEAD_LINES:
        line = lines[start - 1]
        if all(texts[1:]) and (over := _upper_storey(line, columns)):
            return [over, _head_cells(texts, lines[first - 1])], start - 1
        placed = _head_line(line, columns)
        if placed is None:
            if not line.is_blank and len(cells_of(line)) > 1:
                return None  # headings that run into each other
            break
        texts = [f"{above} {below}".strip() for above, below in zip(placed, texts, strict=True)]
        start -= 1
    if not all(texts[1:]):
        return [], first
    return [_head_cells(texts, lines[first - 1])], start


def _head_cells(texts: Sequence[str], line: Line) -> list[RawCell]:
    return [RawCell(text=text, header=True, line=line.number) for text in texts]


def _upper_storey(line: Line, columns: _Columns) -> list[RawCell] | None:
    """Headings each over as many columns, such as two years over boys and girls; None where they are not."""
    cells, values = cells_of(line), columns.edges[1:]
    if line.is_blank or line.part is not Part.BODY or not 1 < len(cells) < len(values):
        return None
    wide, left = divmod(len(values), len(cells))
    ends = [(values[at][0], values[at + wide - 1][1]) for at in range(0, wide * len(cells), wide)]
    if left or not all(
        start - _FARTHEST <= cell.start <= cell.end <= end + _FARTHEST
        for cell, (start, end) in zip(cells, ends, strict=True)
    ):
        return None
    over = [RawCell(text=cell.text, header=True, span=wide, line=line.number) for cell in cells]
    return [RawCell(text="", header=True), *over]


def _head_line(line: Line, columns: _Columns) -> list[str] | None:
    if line.is_blank or line.part is not Part.BODY:
        return None
    cells = cells_of(line)
    if len(cells) == 1 and cells[0].start < columns.edges[1][0] - _FARTHEST:
        return None
    texts = [""] * len(columns.edges)
    for cell in cells:
        under = columns.under(cell)
        if len(under) != 1 or len(cell.text) > _LONGEST_HEAD or texts[under[0]]:
            return None
        texts[under[0]] = cell.text
    return texts


def _are_years(texts: Sequence[str]) -> bool:
    return all(_YEAR.fullmatch(text) for text in texts)
