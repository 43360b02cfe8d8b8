"""Totals of a table and their parts, along rows and down columns, as the labels say or as most lines show."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from yjp.audit.claims.matrix import Entry, Matrix, common_step
from yjp.audit.finding.numbers import in_flat
from yjp.audit.finding.tokens import Kind

_SUMMED = (Kind.COUNT, Kind.MONEY, Kind.DECIMAL)


@dataclass(frozen=True)
class Line:
    """A total and its parts. ``over`` is by how much the parts exceed the total; ``fits`` allows for rounding."""

    matrix: Matrix
    line: int
    total_place: int
    total: Entry
    parts: tuple[Entry, ...]
    over: float
    fits: bool
    in_part: bool = False
    """Parts are withheld: those that are shown can only be too much."""

    @property
    def words(self) -> str:
        """``the row Total`` or ``the column Other (£)``."""
        label = self.matrix.lines[self.line].strip() or str(self.line + 1)
        return f"the {'row' if self.matrix.across else 'column'} \u201c{label}\u201d"


def lines(matrix: Matrix) -> list[Line]:
    """The castable lines of a table in one direction, under the reading of its totals that makes most of them fit."""
    best: list[Line] = []
    for readings in range(_READINGS):
        made = [
            line for place in matrix.totals for line in _cast(matrix, place, _parts(matrix, place, readings))
        ]
        if sum(line.fits for line in made) > sum(line.fits for line in best) or not best:
            best = made
    return [line for line in best if not _other_total(best, line.total_place)]


def _other_total(found: list[Line], place: int) -> bool:
    """Is a total of other parts, as next year's is? Half of its lines or more miss, and those of others fit."""
    fits = [line.fits for line in found if line.total_place == place]
    beside = any(line.fits for line in found if line.total_place != place)
    return beside and fits.count(False) >= max(2, fits.count(True))


_READINGS = 5
_TOTAL_WORDS = re.compile(r"^\s*(?:grand |sub-?)?totals?\b", re.IGNORECASE)


def _cast(matrix: Matrix, total: int, parts: list[int]) -> Iterator[Line]:
    if len(parts) < 2:
        return
    for line in range(len(matrix.lines)):
        head = matrix.at(line, total)
        if head is None or head.token.kind not in _SUMMED or line in matrix.turned.apart:
            continue
        found = [entry for place in parts if (entry := matrix.at(line, place))]
        missing = {
            (line, place)
            for place in parts
            if matrix.at(line, place) is None and (line, place) not in matrix.blank
        }
        if (
            len(found) < 2
            or not missing <= matrix.withheld
            or any(entry.token.kind not in _SUMMED for entry in found)
        ):
            continue
        tokens = [entry.token for entry in (*found, head)]
        step = common_step(tokens)
        rounding = step * (len(found) + 1) / 2 if step != 1 else 0.0
        over = sum(entry.token.number for entry in found) - head.token.number
        fits = abs(over) <= rounding + 1e-6
        if missing and (fits or over < 0):
            continue
        yield Line(matrix, line, total, head, tuple(found), round(over, 6), fits, bool(missing))


def _parts(matrix: Matrix, total: int, reading: int) -> list[int]:
    held = sorted({*matrix.filled, *(place for _, place in matrix.withheld)})
    plain_places = [place for place in held if place not in matrix.totals and place not in matrix.apart]
    before = [place for place in plain_places if place < total]
    after = [place for place in plain_places if place > total]
    last = max((place for place in matrix.totals if place < total), default=-1)
    following = min((place for place in matrix.totals if place > total), default=len(matrix.places))
    return (
        [place for place in before if place > last],
        before,
        [place for place in matrix.totals if place < total],
        [place for place in after if place < following] if not before or last < 0 else [],
        _alike(matrix, total, before),
    )[reading]


def _alike(matrix: Matrix, total: int, before: list[int]) -> list[int]:
    """The parts that end as the total does: "Managers M" and "Sessional M" of "Total M"; all of a plain "Total"."""
    ends = {each: _TOTAL_WORDS.sub("", matrix.places[each]).strip().lower() for each in matrix.totals}
    if not any(ends.values()) or not ends[total]:
        return before
    return [
        place
        for place in before
        if re.search(rf"(?<!\w){re.escape(ends[total])}\s*$", matrix.places[place].lower())
    ]


_SURE, _NAMED = 4.4, 2.0
_STAGES = re.compile(
    r"\b(offer|attend|complet|refer|start|engag|accept|consent|need|achiev|target|previous|plan)\w*",
    re.IGNORECASE,
)
"""What comes one after the other is counted again at every stage, and adds up only by chance."""
_FEWEST = 3
_MOST_WRONG = 6


def inferred(matrix: Matrix) -> list[Line]:
    """The lines of a place that is no total by its label, but the sum of places beside it in nearly all lines.

    *Establishment* of *In post* and *Vacant*, *Children* of *Boys* and *Girls*. Empty where chance could explain it:
    each line that adds up counts for the digits of its sum, and lines with only one part for nothing.
    """
    best: list[Line] = []
    for total in matrix.filled:
        if total in matrix.totals or total in matrix.apart:
            continue
        for parts in _beside(matrix, total):
            if _dated(matrix, (total, *parts)) or _staged(matrix, (total, *parts)):
                continue
            made = list(_cast(matrix, total, parts))
            fits = [line for line in made if line.fits]
            wrong = len(made) - len(fits)
            if (
                len(fits) >= _FEWEST
                and len(fits) >= _MOST_WRONG * wrong - _FEWEST
                and sum(_weight(line) for line in fits) >= (_NAMED if _named(matrix, total, parts) else _SURE)
                and len(fits) > sum(line.fits for line in best)
            ):
                best = made
    return best


def _beside(matrix: Matrix, total: int) -> Iterator[list[int]]:
    """The runs of parts that can make up a place: those before it and those behind it, whole or the nearest."""
    parts = [place for place in matrix.filled if place not in matrix.totals and place not in matrix.apart]
    before = [place for place in parts if place < total]
    after = [place for place in parts if place > total]
    tried: list[list[int]] = []
    for run in (before, before[-3:], before[-2:], after, after[:3], after[:2]):
        if len(run) > 1 and run not in tried:
            tried.append(run)
            yield run


def _dated(matrix: Matrix, places: tuple[int, ...]) -> bool:
    """Is each of the places a period? Then it is a series, in which nothing adds up but by chance."""
    return all(any(token.period for token in in_flat(matrix.places[place])) for place in places)


def _staged(matrix: Matrix, places: tuple[int, ...]) -> bool:
    """Are the places stages, one after the other? "Prevention starts" and "Diversion starts" are not."""
    found = {match[1].lower() for place in places if (match := _STAGES.search(matrix.places[place]))}
    return len(found) > 1


_KNOWN = (
    (r"\bestablishment\b|\bfunded\b|\bposts\b", r"\bin post\b|\bfilled\b", r"\bvacan"),
    (r"\bchildren\b|\ball\b|\bboth\b", r"\bboys\b|(?<!fe)\bmales?\b", r"\bgirls\b|\bfemales?\b"),
)
"""A whole and its two parts that everybody knows."""


def _named(matrix: Matrix, total: int, parts: list[int]) -> bool:
    return any(
        re.search(whole, matrix.places[total], re.IGNORECASE)
        and len(parts) == len(words)
        and all(any(re.search(word, matrix.places[part], re.IGNORECASE) for part in parts) for word in words)
        for whole, *words in _KNOWN
    )


def _weight(line: Line) -> float:
    parts = [entry.token for entry in line.parts if entry.token.number]
    steps = abs(line.total.token.number) / common_step([*parts, line.total.token])
    return math.log10(steps) if len(parts) > 1 and steps > 1 else 0.0
