"""Tables that were copied with every cell on a line of its own: a label, then so many values, again and again."""

from collections.abc import Sequence

from yjp.audit.document import Part
from yjp.audit.reading.assembly import RawCell
from yjp.audit.reading.text.lines import Line
from yjp.audit.reading.text.rows import row

_LONGEST = 60
_MOST_BLANKS = 1
_FEWEST_PAIRS = 3
"""Rows with one value each: two labels with a number under them are no table."""
_MOST_ROWS = 1_000
_YEARS = range(1900, 2101)


def cell_lines(lines: Sequence[Line], first: int, floor: int) -> tuple[list[list[RawCell]], int, int] | None:
    """The table whose first label is this line: its rows, and the lines that it takes; None where there is none."""
    found = _rows(lines, first)
    if found is None:
        return None
    rows, end = found
    heads, start = _heads(lines, first, floor, len(rows[0]))
    if not heads and _are_years(rows[0][1:]) and not _are_years(rows[1][1:]):
        heads, rows = rows[0], rows[1:]
    header = [RawCell(text=line.text.strip(), header=True, line=line.number) for line in heads]
    if header and len(header) < len(rows[0]):
        header.insert(0, RawCell(text="", header=True))
    body = [
        [RawCell(text=line.text.strip(), header=i == 0, line=line.number) for i, line in enumerate(cells)]
        for cells in rows
    ]
    return [*([header] if header else []), *body], start, end


def _are_years(cells: Sequence[Line]) -> bool:
    return all((text := line.text.strip()).isdecimal() and int(text) in _YEARS for line in cells)


def _rows(lines: Sequence[Line], first: int) -> tuple[list[list[Line]], int] | None:
    """Rows of equal length from a line on, and where they end."""
    rows: list[list[Line]] = []
    index = first
    while len(rows) < _MOST_ROWS and (taken := _row(lines, index)) is not None:
        cells, after = taken
        if rows and len(cells) != len(rows[0]):
            # A row that is shorter or longer: nobody can say which cell is missing.
            return None
        rows.append(cells)
        index = after
    if len(rows) < (2 if rows and len(rows[0]) > 2 else _FEWEST_PAIRS):
        return None
    return rows, lines.index(rows[-1][-1], first) + 1


def _row(lines: Sequence[Line], index: int) -> tuple[list[Line], int] | None:
    """A label and the values right after it, and the index of the next label."""
    place = _next(lines, index)
    if place is None or _is_value(lines[place]) or not _is_label(lines[place]):
        return None
    cells = [lines[place]]
    following = _next(lines, place + 1)
    while following is not None and _is_value(lines[following]):
        cells.append(lines[following])
        place = following
        following = _next(lines, place + 1)
    return (cells, place + 1) if len(cells) > 1 else None


def _heads(lines: Sequence[Line], first: int, floor: int, width: int) -> tuple[list[Line], int]:
    """The lines above, if they are just so many as there are columns, with or without one over the labels."""
    found: list[Line] = []
    index, blanks = first - 1, 0
    while index >= floor and blanks <= _MOST_BLANKS and len(found) <= width:
        line = lines[index]
        if line.is_blank:
            blanks += 1
        elif line.part is Part.BODY and _is_label(line):
            found.insert(0, line)
            blanks = 0
        else:
            break
        index -= 1
    if len(found) not in (width - 1, width):
        return [], first
    return found, lines.index(found[0], floor)


def _next(lines: Sequence[Line], index: int) -> int | None:
    """The next line that is not blank, if it is near."""
    for place in range(index, min(index + _MOST_BLANKS + 1, len(lines))):
        if not lines[place].is_blank:
            return place if lines[place].part is Part.BODY else None
    return None


def _is_label(line: Line) -> bool:
    text = line.text.strip()
    return len(text) <= _LONGEST and not text.endswith((".", ";", ",")) and "   " not in text


def _is_value(line: Line) -> bool:
    """Whether the line is one value and nothing else."""
    found = row(line)
    return found is not None and not found.label and len(found.values) == 1
