"""Puts the values of rows into columns where some cells were empty, or says that it cannot be done surely."""

import itertools
from collections import Counter
from collections.abc import Sequence
from statistics import median

from yjp.audit.reading.text.rows import Row, Value

_WIDE = 2
"""Spaces beyond one between columns that are set out by spaces."""


def width(rows: Sequence[Row]) -> int:
    """How many values a whole row has: the most that at least two rows share."""
    counts = Counter(len(row.values) for row in rows)
    return max((count for count, times in counts.items() if times > 1), default=0)


def aligned(rows: Sequence[Row], columns: int) -> list[tuple[str, ...]] | None:
    """The texts of each row's columns, empty where a cell was; None if a row fits in more than one way."""
    by_place = _by_place(rows, columns) if _set_out(rows) else None
    found = []
    for index, row in enumerate(rows):
        values = list(row.values)
        if len(values) == columns:
            found.append(tuple(value.text for value in values))
            continue
        fitted = by_place[index] if by_place else _by_gaps(row, columns)
        if fitted is None:
            return None
        found.append(fitted)
    return found


def _set_out(rows: Sequence[Row]) -> bool:
    """Whether columns are set out by spaces, as ``pdftotext -layout`` does."""
    inner = [gap for row in rows for gap in row.gaps[:-1]]
    return bool(inner) and median(inner) >= _WIDE


def _by_place(rows: Sequence[Row], columns: int) -> list[tuple[str, ...] | None] | None:
    """Each value goes under the whole rows' values that it overlaps most, counted from right edge to right edge."""
    whole = [row.values for row in rows if len(row.values) == columns]
    edges = [
        (min(values[i].start for values in whole), max(values[i].end for values in whole))
        for i in range(columns)
    ]
    if any(left[1] > right[0] for left, right in itertools.pairwise(edges)):
        return None
    return [_placed(row.values, edges) for row in rows]


def _placed(values: Sequence[Value], edges: Sequence[tuple[int, int]]) -> tuple[str, ...] | None:
    cells = [""] * len(edges)
    for value in values:
        over = [i for i, (start, end) in enumerate(edges) if value.start < end and start < value.end]
        if len(over) != 1 or cells[over[0]]:
            return None
        cells[over[0]] = value.text
    return tuple(cells)


def _by_gaps(row: Row, columns: int) -> tuple[str, ...] | None:
    """An empty cell leaves one space, in some files two: every gap must come out whole and the sum right."""
    missing = columns - len(row.values)
    gaps = row.gaps
    wide = [index for index, gap in enumerate(gaps) if gap]
    # Spaces at the very end say nothing if the others already account for what is missing.
    for places in ([i for i in wide if i < len(row.values)], wide):
        empty = [0] * len(gaps)
        if len(places) == 1:
            empty[places[0]] = missing
        elif sum(gaps[i] for i in places) == missing:
            for i in places:
                empty[i] = gaps[i]
        elif all(gaps[i] % 2 == 0 for i in places) and sum(gaps[i] for i in places) == 2 * missing:
            for i in places:
                empty[i] = gaps[i] // 2
        else:
            continue
        if missing and not places:
            continue
        cells: list[str] = []
        for blank, value in zip(empty, row.values, strict=False):
            cells += [""] * blank + [value.text]
        return tuple(cells + [""] * empty[-1])
    return None
