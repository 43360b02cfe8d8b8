"""The lines of a text with their pages; page numbers and running heads are told apart from the text.

Text taken from a PDF keeps form feeds between pages, or has lost them and kept lines such as ``Page 41``. A page is
given only where it is certain: a line of unknown page has its number in the file.
"""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from yjp.audit.document import Part

_LABEL = re.compile(
    r"^\s*(page|p\.?|-|–|\|)?\s*(\d{1,4})\s*(?:(?:of|/)\s*\d{1,4}|-|–|\|)?\s*$", re.IGNORECASE
)
_SPLIT_LABEL = re.compile(r"^(.*?)\s*\bP$")
"""Rotated page labels come out as ``P`` and ``age 118`` on two lines."""
_SPLIT_REST = re.compile(r"^age (\d{1,4})\s*$")
_FEWEST_NUMBERS = 3
_FEWEST_REPEATS = 3
_MOST_NUMBERS = 5_000
_FAR = 100
_EDGE = 2
"""Lines at the top and foot of a page where a running head may stand."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line as it stands in the file, with its number from 1."""

    number: int
    text: str
    page: int | None = None
    part: Part = Part.BODY

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to see."""
        return not self.text.strip()


def lines(text: str) -> list[Line]:
    """All lines, blank ones too; the part tells running heads and page numbers."""
    if "\f" in text.rstrip("\f\n "):
        return _by_form_feeds(text)
    found = [Line(number=n, text=line) for n, line in enumerate(_mended(text.split("\n")), start=1)]
    return _by_page_numbers(found)


def _by_form_feeds(text: str) -> list[Line]:
    pages: list[list[Line]] = []
    number = 1
    for page, content in enumerate(text.split("\f"), start=1):
        rows = content.split("\n")
        # The form feed stands at the start of a page's first line: the piece before it is the end of a line.
        if rows and not rows[-1] and page > 0:
            rows = rows[:-1]
        pages.append([Line(number=number + i, text=row, page=page) for i, row in enumerate(_mended(rows))])
        number += content.count("\n")
    return by_pages(pages)


def by_pages(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines of all pages, with running heads and page numbers told apart."""
    heads = _running_heads(pages)
    return [
        replace(line, part=part) if (part := heads.get(line.number)) else line
        for rows in pages
        for line in rows
    ]


def _mended(rows: Sequence[str]) -> list[str]:
    """``P`` and ``age 118`` put together; the number of lines stays."""
    found = list(rows)
    for index, row in enumerate(found[1:], start=1):
        rest = _SPLIT_REST.match(row)
        start = _SPLIT_LABEL.match(found[index - 1]) if rest else None
        if rest and start:
            found[index - 1], found[index] = start[1], f"Page {rest[1]}"
    return found


def _running_heads(pages: Sequence[Sequence[Line]]) -> dict[int, Part]:
    """Lines at the edges of pages that repeat from page to page but for their digits, by line number."""
    edges: list[tuple[str, Line, Part]] = []
    for rows in pages:
        filled = [line for line in rows if not line.is_blank]
        top, foot = filled[:_EDGE], filled[max(_EDGE, len(filled) - _EDGE) :]
        edges += [(_shape(line.text), line, Part.HEADER) for line in top]
        edges += [(_shape(line.text), line, Part.FOOTER) for line in foot]
    counts = Counter(shape for shape, _, _ in edges)
    needed = max(_FEWEST_REPEATS, len(pages) // 5)
    # A bare number at a page's foot may be the last cell of a table: a page number keeps step with the pages.
    steps = Counter(int(line.text) - (line.page or 0) for shape, line, _ in edges if shape == "#")
    step = steps.most_common(1)[0][0] if steps else 0
    return {
        line.number: part
        for shape, line, part in edges
        if counts[shape] >= needed and (shape != "#" or int(line.text) - (line.page or 0) == step)
    }


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.casefold().split()))


def _by_page_numbers(found: list[Line]) -> list[Line]:
    """Pages from the lines that are page numbers, where they can be trusted."""
    labels = _labels(found)
    if len(labels) < _FEWEST_NUMBERS:
        return found
    pages: list[int | None] = [None] * len(found)
    places = [(index, page) for index, page in labels]
    first, page = places[0]
    if _starts(found, 0, first) == page - 1:
        _fill(found, pages, 0, first, 1)
    for (before, low), (after, high) in itertools.pairwise(places):
        pages[before] = low
        starts = _page_starts(found, before + 1, after)
        if len(starts) == high - low - 1:
            borders = [before + 1, *starts, after + 1]
            for number, (start, end) in enumerate(itertools.pairwise(borders), start=low + 1):
                pages[start:end] = [number] * (end - start)
    pages[places[-1][0]] = places[-1][1]
    numbers = {index for index, _ in places}
    return [
        replace(line, page=pages[index], part=Part.FOOTER if index in numbers else Part.BODY)
        for index, line in enumerate(found)
    ]


def _labels(found: list[Line]) -> list[tuple[int, int]]:
    """The places of page numbers: of each way to write them, the one that gives the longest rising row."""
    ways: dict[str, list[tuple[int, int]]] = {}
    for index, line in enumerate(found):
        match = _LABEL.match(line.text) if len(line.text) < 40 else None
        if match:
            ways.setdefault((match[1] or "").casefold() + "/" * ("of" in line.text), []).append(
                (index, int(match[2]))
            )
    named = [_rising(places) for way, places in ways.items() if way.startswith("p")]
    best = max(named, key=len, default=[])
    if len(best) >= _FEWEST_NUMBERS:
        return best
    bare = max((_rising(p) for way, p in ways.items() if not way.startswith("p")), key=len, default=[])
    return bare if _covers(bare, len(found)) else []


def _covers(labels: list[tuple[int, int]], count: int) -> bool:
    """Whether bare numbers are surely pages: nearly every one from the text's beginning to its end."""
    if len(labels) < 2 * _FEWEST_NUMBERS:
        return False
    (start, low), (end, high) = labels[0], labels[-1]
    return len(labels) >= 0.7 * (high - low + 1) and start < 0.2 * count and end > 0.8 * count


def _rising(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part in which numbers rise and a page has at least a few lines; bare numbers may be anything."""
    if len(places) > _MOST_NUMBERS:
        return []
    best: list[tuple[int, int | None]] = []
    for i, (index, page) in enumerate(places):
        length, before = 1, None
        for j in range(max(0, i - _FAR), i):
            earlier, low = places[j]
            if low < page and index - earlier >= 4 * (page - low) and best[j][0] + 1 > length:
                length, before = best[j][0] + 1, j
        best.append((length, before))
    if not best:
        return []
    at: int | None = max(range(len(best)), key=lambda i: best[i][0])
    found = []
    while at is not None:
        found.append(places[at])
        at = best[at][1]
    return found[::-1]


def _page_starts(found: list[Line], start: int, end: int) -> list[int]:
    """Lines where a form feed was lost: a single space in front, directly after a line that is not blank.

    Bullets lose their mark in the same way, but several stand together.
    """
    marks = [
        index
        for index in range(start + 1, end)
        if found[index].text[:1] == " " and found[index].text[1:2].strip() and not found[index - 1].is_blank
    ]
    return [mark for mark in marks if not any(other != mark and abs(other - mark) <= 4 for other in marks)]


def _starts(found: list[Line], start: int, end: int) -> int:
    return len(_page_starts(found, start, end))


def _fill(found: list[Line], pages: list[int | None], start: int, end: int, first: int) -> None:
    borders = [start, *_page_starts(found, start, end), end + 1]
    for number, (low, high) in enumerate(itertools.pairwise(borders), start=first):
        pages[low:high] = [number] * (high - low)
