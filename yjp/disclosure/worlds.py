"""Other worlds in which everything that is shown is the same: the proof that a hidden count cannot be found.

A count is protected if, for each value that it may have to an attacker, there is a set of whole numbers that adds up as
the true ones do, agrees with every number on show, and has that value. No attack, however clever, can then rule it out.
Such a world is found by changing the count and mending every sum that this breaks, at the least cost in further numbers
hidden.

Quarters and years are changed together: a quarter more is a year more in every year that holds it, unless a quarter
near it is one less. That keeps the number of years that must be hidden for a quarter low, two at best. A cohort, its
reoffenders and their reoffences are changed together too, so that none is ever more than it can be.
"""

import heapq
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from yjp.disclosure.counts import COHORT, FURTHER, NOT_REOFFENDED, REOFFENCES, REOFFENDERS, Cell
from yjp.disclosure.relations import YEARS, Relation

MOST_WAYS = 8
"""How many ways to spread a change over quarters and years are tried, the cheapest first."""
MOST_TOGETHER = 12
"""How many of these, with what goes with them in a cohort."""
MOST_CHOICES = 5
"""How many ways ``_companions`` gives at most."""
IN_A_COHORT = (COHORT, REOFFENDERS, NOT_REOFFENDED, REOFFENCES, FURTHER)
REACH = 7
"""How many quarters away the quarter may be that makes up for a change."""
EACH = 1.0
"""A change that hides nothing new costs a little too: else the search would wander among what is hidden already."""
THOROUGH = ((1.0, 250), (8.0, 1_500))
BRIEF = ((1.0, 120), (8.0, 200))
"""How much each sum still to mend weighs, and how many half-mended worlds are looked at: first careful, then hasty."""

World = dict[int, int]
"""Changes from the truth, by the number of the count."""


class Worlds:
    """The sums among counts, what is hidden already, and what hiding more would cost.

    ``cost`` has every count that may yet be hidden; what is neither there nor hidden is known and stays as it is.
    ``lowest`` and ``highest`` hold what everybody knows of a count (at least nought where they say nothing). Counts
    are numbered: ``number`` and ``cells`` translate.
    """

    def __init__(
        self,
        truth: Mapping[Cell, int],
        relations: Sequence[Relation],
        cost: Mapping[Cell, float],
        hidden: Collection[Cell],
        *,
        lowest: Mapping[Cell, int],
        highest: Mapping[Cell, int],
        attempts: Sequence[tuple[float, int]] = THOROUGH,
    ) -> None:
        self._attempts = attempts
        self.cells = list(truth)
        self.number = {cell: place for place, cell in enumerate(self.cells)}
        self._truth = list(truth.values())
        self._lowest = [lowest.get(cell, 0) for cell in self.cells]
        self._highest = [highest.get(cell) for cell in self.cells]
        self._price = [cost[cell] + EACH if cell in cost else None for cell in self.cells]
        for cell in hidden:
            self._price[self.number[cell]] = EACH
        self._sums: list[tuple[int, tuple[int, ...]]] = []
        self._of: list[list[int]] = [[] for _ in self.cells]
        self._years: dict[int, list[int]] = defaultdict(list)
        self._quarters: dict[int, tuple[int, ...]] = {}
        self._near: dict[int, list[int]] = {}
        self._cohort: dict[int, dict[str, int]] = {}
        self._reoffending: dict[int, tuple[int, int]] = {}
        self._read(relations)
        for number, cell in enumerate(self.cells):
            if cell.quantity in (COHORT, REOFFENDERS, REOFFENCES, NOT_REOFFENDED):
                same = {q: self.number.get(cell._replace(quantity=q)) for q in IN_A_COHORT}
                held = self._cohort[number] = {q: n for q, n in same.items() if n is not None}
                if REOFFENDERS in held and REOFFENCES in held:
                    self._reoffending[number] = held[REOFFENDERS], held[REOFFENCES]

    def _read(self, relations: Sequence[Relation]) -> None:
        series: dict[Cell, set[Cell]] = defaultdict(set)
        for relation in relations:
            total, parts = self.number[relation.total], tuple(self.number[p] for p in relation.parts)
            if relation.why == YEARS:
                self._quarters[total] = parts
                for part in parts:
                    self._years[part].append(total)
                series[relation.total._replace(end=date.min, months=0)].update(relation.parts)
                continue
            for number in {total, *parts}:
                self._of[number].append(len(self._sums))
            self._sums.append((total, parts))
        for quarters in series.values():
            line = [self.number[c] for c in sorted(quarters, key=lambda c: c.end)]
            for place, number in enumerate(line):
                near = line[max(0, place - REACH) : place + REACH + 1]
                self._near[number] = [n for n in near if n != number]

    def hide(self, numbers: Collection[int]) -> None:
        """From now on these counts may change at no cost."""
        for number in numbers:
            self._price[number] = EACH

    def allowed(self, world: World) -> bool:
        """Whether a world found elsewhere is one here: all it changes is hidden and within what is known."""
        return all(
            self._price[n] == EACH and self._lowest[n] <= self._truth[n] + d and self._under(n, d)
            for n, d in world.items()
        )

    def step(self, world: World, number: int, by: int, most: float) -> World | None:
        """The cheapest world next to ``world`` in which that count is ``by`` more, at a cost below ``most``, or None.

        Shown counts that change are not hidden here: the caller does that.
        """
        for weight, tries in self._attempts:
            if (found := self._search(world, number, by, most, weight, tries)) is not None:
                return found
        return None

    def _search(
        self, world: World, number: int, by: int, most: float, weight: float, tries: int
    ) -> World | None:
        waiting: list[tuple[float, int, float, World, tuple[int, ...]]] = []
        seen: set[frozenset[tuple[int, int]]] = set()
        # Neither the world nor the prices change during a search.
        known: dict[tuple[int, int], list[tuple[World, float]]] = {}

        def push(cost: float, changed: World, places: Collection[int]) -> None:
            key = frozenset(changed.items())
            if key not in seen and cost < most:
                seen.add(key)
                broken = tuple(p for p in places if self._imbalance(p, changed))
                heapq.heappush(waiting, (cost + weight * len(broken), len(seen), cost, changed, broken))

        for way, price in self._ways(world, number, by):
            push(price, way, {p for n in way for p in self._of[n]})
        while waiting and tries:
            tries -= 1
            _, _, cost, changed, broken = heapq.heappop(waiting)
            if not broken:
                return {**world, **{n: world.get(n, 0) + d for n, d in changed.items()}}
            # The sum that is furthest out and has the fewest ways to mend it, so that dead ends show early.
            place = min(broken, key=lambda p: (-abs(self._imbalance(p, changed)), len(self._sums[p][1]), p))
            for other, change in self._mends(place, changed):
                if (other, change) not in known:
                    known[other, change] = self._ways(world, other, change)
                for way, price in known[other, change]:
                    if changed.keys().isdisjoint(way):
                        places = {*broken, *(p for n in way for p in self._of[n])}
                        push(cost + price, {**changed, **way}, places)
        return None

    def _ways(self, world: World, number: int, by: int) -> list[tuple[World, float]]:
        """Changes of the count and of its quarters and years that agree with each other, cheapest first."""
        if not self._may(world, number, by):
            return []
        bases: list[tuple[World, float]] = []
        if number in self._quarters or number in self._years:
            for quarters in self._spread(number, by):
                way = self._with_years(quarters)
                if way.get(number) == by and all(self._may(world, n, d) for n, d in way.items()):
                    bases.append((way, self._cost_of(way)))
            bases = sorted(bases, key=lambda w: w[1])[:MOST_WAYS]
        else:
            bases.append(({number: by}, self._price[number] or 0.0))
        if number not in self._cohort:
            return bases
        found = []
        for base, price in bases:
            for choice in range(MOST_CHOICES):
                way = dict(base)
                for each, change in base.items():
                    way |= self._going_with(world, each, change, choice)
                others = {n: d for n, d in way.items() if n not in base}
                if all(self._may(world, n, d) for n, d in others.items()) and self._sound(world, way):
                    found.append((way, price + self._cost_of(others)))
        return sorted(found, key=lambda w: w[1])[:MOST_TOGETHER]

    def _going_with(self, world: World, number: int, change: int, choice: int) -> World:
        """What else of a cohort changes with one of its counts, in one of the ways of ``_companions``."""
        held = self._cohort[number]
        now = {q: self._truth[n] + world.get(n, 0) for q, n in held.items()}
        ways = _companions(self.cells[number].quantity, change, now)
        way = ways[min(choice, len(ways) - 1)]
        return {held[q]: d for q, d in way.items() if q in held and d}

    def _sound(self, world: World, way: World) -> bool:
        """Reoffences without a child who reoffended cannot be."""
        for each in way:
            pair = self._reoffending.get(each)
            if pair is not None:
                children, reoffences = pair
                if (
                    self._truth[children] + world.get(children, 0) + way.get(children, 0) == 0
                    and self._truth[reoffences] + world.get(reoffences, 0) + way.get(reoffences, 0) > 0
                ):
                    return False
        return True

    def _cost_of(self, way: World) -> float:
        return sum(self._price[n] or 0.0 for n in way)

    def _spread(self, number: int, by: int) -> Iterator[World]:
        """Which quarters change: one, or one and another one near it the other way."""
        for quarter in self._quarters.get(number, (number,)):
            yield {quarter: by}
            for other in self._near[quarter]:
                yield {quarter: by, other: -by}

    def _with_years(self, quarters: World) -> World:
        years: Counter[int] = Counter()
        for quarter, change in quarters.items():
            for year in self._years[quarter]:
                years[year] += change
        return {**quarters, **{year: change for year, change in years.items() if change}}

    def _may(self, world: World, number: int, by: int) -> bool:
        if self._price[number] is None:
            return False
        change = world.get(number, 0) + by
        return self._lowest[number] <= self._truth[number] + change and self._under(number, change)

    def _under(self, number: int, change: int) -> bool:
        highest = self._highest[number]
        return highest is None or self._truth[number] + change <= highest

    def _imbalance(self, place: int, changed: World) -> int:
        """By how much the total's change lies over the change of its parts."""
        total, parts = self._sums[place]
        over = changed.get(total, 0)
        for part in parts:
            if part in changed:
                over -= changed[part]
        return over

    def _mends(self, place: int, changed: World) -> list[tuple[int, int]]:
        total, parts = self._sums[place]
        over = self._imbalance(place, changed)
        found = [(part, over) for part in parts if part not in changed]
        return found if total in changed else [(total, -over), *found]


def _companions(quantity: str, change: int, now: Mapping[str, int]) -> list[dict[str, int]]:
    """What else may change in a cohort when one of its counts does, so that the cohort stays whole.

    A child more may have reoffended or not; a child who reoffended more may be one of the cohort, and has a reoffence
    of its own or one of the others'; the last child who reoffended takes all the reoffences along.
    """
    one = 1 if change > 0 else -1
    held = now.get(REOFFENCES, 0)
    if quantity == COHORT:
        ways = [
            {NOT_REOFFENDED: change},
            {REOFFENDERS: change, FURTHER: -change},
            {REOFFENDERS: change, REOFFENCES: change},
        ]
        if now.get(REOFFENDERS, 0) + change == 0:
            ways.append({REOFFENDERS: change, REOFFENCES: -held, FURTHER: -held - change})
        return ways
    if quantity == REOFFENCES:
        further = change - one
        return [
            {FURTHER: change},
            {REOFFENDERS: one, NOT_REOFFENDED: -one, FURTHER: further},
            {REOFFENDERS: one, COHORT: one, FURTHER: further},
        ]
    by = change if quantity == REOFFENDERS else -change
    # Those who reoffended and those who did not change places.
    back: dict[str, int] = {NOT_REOFFENDED: -by}
    children: dict[str, int] = {REOFFENDERS: by}
    ways = [
        {**children, **back, FURTHER: -by},
        {**children, **back, REOFFENCES: by},
    ]
    if quantity == NOT_REOFFENDED:
        ways.append({COHORT: change})
    else:
        ways += [{COHORT: by, FURTHER: -by}, {COHORT: by, REOFFENCES: by}]
    if now.get(REOFFENDERS, 0) + by == 0:
        ways.append({**children, **back, REOFFENCES: -held, FURTHER: -held - by})
    return [{q: d for q, d in way.items() if q != quantity} for way in ways]
