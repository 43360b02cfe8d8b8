"""Finds the heading row of a sheet, in one row or two, below whatever titles stand above it."""

from collections.abc import Sequence
from dataclasses import dataclass

from yjp.ingest.mapping.suggest.meaning import heads_something
from yjp.ingest.mapping.suggest.vocabulary import LOOKUP_WORDS
from yjp.ingest.raw import Cells, two_storeys
from yjp.ingest.sheets import Sheet

TOP = 12
"""How many rows are looked at."""
A_HEADING = 0.8
"""A cell this like a heading of the vocabulary counts as one."""
LEAST = 2
LEAST_SHARE = 0.3
"""So many cells, and such a share of the row, must be headings: else it may be a child's record, and is not shown."""


@dataclass(frozen=True, kw_only=True)
class Layout:
    """The heading row or rows of a sheet (empty for the first row that is not blank) and the cells under them."""

    header_row: tuple[int, ...]
    cells: Cells


def layout(sheet: Sheet) -> Layout | None:
    """Where the headings are, or nothing where no row looks like headings."""
    rows = [tuple(cell.strip() for cell in row) for row in sheet.top(TOP)]
    best: tuple[int, int, tuple[int, ...]] | None = None
    for number, row in enumerate(rows, start=1):
        candidates: list[tuple[tuple[int, ...], list[str]]] = [((number,), list(row))]
        if number < len(rows) and _storeys(row, rows[number]):
            candidates.append(((number, number + 1), two_storeys(_padded(row, rows[number]), rows[number])))
        for place, headings in candidates:
            found, filled = _headings(headings)
            if found >= LEAST and found >= LEAST_SHARE * filled and (best is None or found > best[0]):
                best = (found, filled, place)
    if best is None:
        return None
    first = next(number for number, row in enumerate(rows, start=1) if any(row))
    cells = sheet.under(best[2])
    return Layout(header_row=() if best[2] == (first,) else best[2], cells=cells)


def _headings(row: Sequence[str]) -> tuple[int, int]:
    """How many cells look like headings, and how many are filled."""
    filled = [cell for cell in row if cell]
    lookup = sum(any(word in LOOKUP_WORDS for word in cell.lower().split()) for cell in filled)
    found = sum(heads_something(cell) >= A_HEADING for cell in filled if not cell.isdecimal())
    return max(found, lookup if len(filled) <= 4 else 0), len(filled)


def _storeys(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether two rows complement one another as merged headings do, and the lower one holds no values."""
    pairs = list(zip(_padded(upper, lower), lower, strict=True))
    gaps = any(top and not below for top, below in pairs) or any(below and not top for top, below in pairs)
    values = any(any(letter.isdigit() for letter in below) for below in lower)
    return gaps and not values and sum(bool(top) for top, _ in pairs) > 1 and any(lower)


def _padded(row: Sequence[str], like: Sequence[str]) -> list[str]:
    return [*row, *[""] * len(like)][: len(like)]
