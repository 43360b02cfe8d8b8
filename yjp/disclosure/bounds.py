"""The narrowest range of each count that follows from sums and from what is known: whole numbers, all at least nought.

Every fact is a sum of counts, each times a number, that lies in a range. Ranges are narrowed until nothing moves; sums
with more than one unknown are first combined (Gauss), so that what only several of them give together is found too.
"""

import math
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from yjp.disclosure.counts import Cell

INFINITE = math.inf
_SLACK = 1e-7
MOST_ROUNDS = 60
LARGEST_ELIMINATION = 160


class Fact(NamedTuple):
    """``lowest <= sum of times * count <= highest``, and where it comes from."""

    terms: tuple[tuple[Cell, float], ...]
    lowest: float
    highest: float
    why: str


class Found(NamedTuple):
    """The range of a count, and the facts that narrowed it last from below and from above."""

    lowest: float
    highest: float
    why: tuple[str, ...]


class Contradiction(Exception):
    """Facts that cannot all be true: they are about different counts."""


def narrowest(cells: Iterable[Cell], facts: Sequence[Fact], start: Mapping[Cell, float]) -> dict[Cell, Found]:
    """The range of every cell; ``start`` has lowest values other than nought.

    ``Contradiction`` if the facts cannot all be true.
    """
    found = {cell: Found(start.get(cell, 0.0), INFINITE, ()) for cell in cells}
    for fact in facts:
        for cell, _ in fact.terms:
            found.setdefault(cell, Found(start.get(cell, 0.0), INFINITE, ()))
    _propagate(found, facts)
    combined = _combined(found, facts)
    if combined:
        _propagate(found, [*facts, *combined])
    return found


def _propagate(found: dict[Cell, Found], facts: Sequence[Fact]) -> None:
    of: dict[Cell, list[int]] = defaultdict(list)
    for place, fact in enumerate(facts):
        for cell, _ in fact.terms:
            of[cell].append(place)
    waiting = deque(range(len(facts)))
    queued = [True] * len(facts)
    left = [MOST_ROUNDS] * len(facts)
    while waiting:
        place = waiting.popleft()
        queued[place] = False
        if left[place] == 0:
            continue
        left[place] -= 1
        for cell in _narrow(found, facts[place]):
            for other in of[cell]:
                if not queued[other]:
                    queued[other] = True
                    waiting.append(other)


def _narrow(found: dict[Cell, Found], fact: Fact) -> list[Cell]:
    """Narrow every count of one fact by the others; the cells that moved."""
    least = [(t * found[c].lowest if t > 0 else t * found[c].highest) for c, t in fact.terms]
    most = [(t * found[c].highest if t > 0 else t * found[c].lowest) for c, t in fact.terms]
    least_sum, least_open = _total(least)
    most_sum, most_open = _total(most)
    moved = []
    for place, (cell, times) in enumerate(fact.terms):
        now = found[cell]
        low, high = -INFINITE, INFINITE
        others_open = least_open - math.isinf(least[place])
        if fact.highest < INFINITE and not others_open:
            rest = fact.highest - (least_sum - (0.0 if math.isinf(least[place]) else least[place]))
            low, high = (low, rest / times) if times > 0 else (rest / times, high)
        others_open = most_open - math.isinf(most[place])
        if fact.lowest > -INFINITE and not others_open:
            rest = fact.lowest - (most_sum - (0.0 if math.isinf(most[place]) else most[place]))
            low, high = (max(low, rest / times), high) if times > 0 else (low, min(high, rest / times))
        lowest = max(now.lowest, math.ceil(low - _SLACK)) if low > -INFINITE else now.lowest
        highest = min(now.highest, math.floor(high + _SLACK)) if high < INFINITE else now.highest
        if lowest > highest:
            raise Contradiction(fact.why)
        if lowest > now.lowest or highest < now.highest:
            why = now.why if fact.why in now.why else (*now.why[-3:], fact.why)
            found[cell] = Found(lowest, highest, why)
            moved.append(cell)
    return moved


def _total(values: Sequence[float]) -> tuple[float, int]:
    finite = [v for v in values if not math.isinf(v)]
    return sum(finite), len(values) - len(finite)


def _combined(found: Mapping[Cell, Found], facts: Sequence[Fact]) -> list[Fact]:
    """Exact sums over the counts still unknown, solved for each other, component by component."""
    rows: list[tuple[dict[Cell, Fraction], Fraction]] = []
    for fact in facts:
        if fact.lowest != fact.highest or any(t != round(t) for _, t in fact.terms):
            continue
        right = Fraction(fact.highest)
        left: dict[Cell, Fraction] = {}
        for cell, times in fact.terms:
            if found[cell].lowest == found[cell].highest:
                right -= Fraction(times) * Fraction(found[cell].lowest)
            else:
                left[cell] = left.get(cell, Fraction(0)) + Fraction(times)
        if left:
            rows.append((left, right))
    result = []
    for component in _components(rows):
        if len(component) > 1 and len({c for left, _ in component for c in left}) <= LARGEST_ELIMINATION:
            result += _solved(component)
    return result


def _components(
    rows: Sequence[tuple[dict[Cell, Fraction], Fraction]],
) -> list[list[tuple[dict[Cell, Fraction], Fraction]]]:
    parent: dict[Cell, Cell] = {}

    def root(cell: Cell) -> Cell:
        while parent.setdefault(cell, cell) != cell:
            parent[cell] = parent[parent[cell]]
            cell = parent[cell]
        return cell

    for left, _ in rows:
        first, *others = left
        for other in others:
            parent[root(other)] = root(first)
    together: dict[Cell, list[tuple[dict[Cell, Fraction], Fraction]]] = defaultdict(list)
    for left, right in rows:
        together[root(next(iter(left)))].append((left, right))
    return list(together.values())


def _solved(rows: Sequence[tuple[dict[Cell, Fraction], Fraction]]) -> list[Fact]:
    """Gauss-Jordan: each row is left with one count of its own beside those that stay free."""
    done: list[tuple[Cell, dict[Cell, Fraction], Fraction]] = []
    for left, right in rows:
        left = dict(left)
        for pivot, other, value in done:
            if pivot in left:
                right -= _subtract(left, other, left[pivot]) * value
        if not left:
            continue
        pivot = min(left)
        by = left[pivot]
        left, right = {c: t / by for c, t in left.items()}, right / by
        for place, (each, other, value) in enumerate(done):
            if pivot in other:
                times = other[pivot]
                _subtract(other, left, times)
                done[place] = (each, other, value - times * right)
        done.append((pivot, left, right))
    return [
        Fact(
            tuple((c, float(t)) for c, t in left.items()), float(right), float(right), "several sums together"
        )
        for _, left, right in done
    ]


def _subtract(left: dict[Cell, Fraction], other: Mapping[Cell, Fraction], times: Fraction) -> Fraction:
    for cell, each in other.items():
        now = left.get(cell, Fraction(0)) - times * each
        if now:
            left[cell] = now
        else:
            left.pop(cell, None)
    return times
