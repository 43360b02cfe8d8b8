"""What must be hidden so that no small count can be worked out, at the least loss to the reader."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from yjp.disclosure import knowledge
from yjp.disclosure.bounds import Fact, Found, narrowest
from yjp.disclosure.counts import (
    NOT_REOFFENDED,
    SIGNED,
    USUAL_YEAR_END,
    YEAR_ENDS,
    Cell,
    base,
    counted,
    counts,
)
from yjp.disclosure.presence import only_present
from yjp.disclosure.profiles import Applies, Profile
from yjp.disclosure.relations import YEARS, Relation, relations
from yjp.disclosure.worlds import BRIEF, THOROUGH, World, Worlds
from yjp.periods import QUARTER_MONTHS, YEAR_MONTHS, Window

LARGEST = 10**9
"""More than anything that is counted."""
OF_THE_YEAR = 1_000.0
"""What hiding the service's total of a year, or of a day, costs."""


@dataclass(frozen=True)
class Held:
    """Rows that show counts, by place, and the counts' numbers."""

    rows: Mapping[int, Sequence[Cell]]
    truth: Mapping[Cell, int]


def held_by(figures: pl.DataFrame, overlapping: set[int]) -> Held:
    """The counts of the caseload's own figures, but for the rows that are not released anyway."""
    rows: dict[int, list[Cell]] = {}
    truth: dict[Cell, int] = {}
    for row, found in counts(figures):
        if row in overlapping:
            continue
        whole = [(cell, int(n)) for cell, n in found if n is not None and n == int(n)]
        if whole:
            rows[row] = [cell for cell, _ in whole]
            truth.update(whole)
    return Held(rows, truth)


@dataclass
class Problem:
    """What is to be hidden, and what has been."""

    profile: Profile
    truth: dict[Cell, int]
    relations: list[Relation]
    cost: dict[Cell, float]
    lowest: dict[Cell, int]
    hidden: set[Cell]
    proofs: list[World] = field(default_factory=list)
    _siblings: dict[Cell, list[tuple[Cell, ...]]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(
        cls,
        figures: pl.DataFrame,
        held: Held,
        profile: Profile,
        pools: Mapping[str, Sequence[str]],
    ) -> "Problem":
        """The sums among the counts, and what hiding each would cost; nothing is hidden yet but what no row shows."""
        truth = dict(held.truth)
        sums = []
        virtual: set[Cell] = set()
        for relation in relations(truth, pools):
            new = [part for part in relation.parts if part not in truth]
            if new:
                rest = truth[relation.total] - sum(truth[p] for p in relation.parts if p in truth)
                truth[new[0]] = rest
                virtual.add(new[0])
            # A sum that does not hold is none: an attacker who took it for one would be misled.
            if truth[relation.total] == sum(truth[part] for part in relation.parts):
                sums.append(relation)
        compared = _compared(figures)
        may = {
            cell: _cost(cell, n, compared)
            for cell, n in held.truth.items()
            if profile.applies is Applies.EVERY_COUNT or cell.group
        }
        lowest = {cell: 1 for cell in only_present(held.truth) if held.truth[cell] >= 1}
        lowest |= {cell: -LARGEST for cell in held.truth if cell.quantity in SIGNED}
        return cls(profile, truth, sums, may, lowest, virtual)

    def small(self) -> list[Cell]:
        """Counts to be hidden for themselves, largest groups of children first."""
        least = 1 if self.profile.zeros else 0
        found = [
            cell
            for cell, n in self.truth.items()
            if least <= abs(n) < self.profile.threshold
            and (cell in self.cost or cell.quantity == NOT_REOFFENDED)
            and (self.profile.applies is Applies.EVERY_COUNT or cell.group)
        ]
        return sorted(found, key=lambda c: (c.group != "", -c.months, c.group, c))

    def hide_small(self) -> None:
        """First step: every small count."""
        self.hidden |= {cell for cell in self.small() if cell in self.cost}

    def wanted(self, known: Mapping[Cell, knowledge.Range]) -> dict[Cell, range]:
        """For each small count, the values that must stay possible: all small ones that are not ruled out already.

        Where a count cannot be as large as the largest small one (the total is on show, or public), nought must stay
        possible too: else the last of the others would be known.
        """
        most, least = self.profile.threshold - 1, 1 if self.profile.zeros else 0
        before = self._before(known)
        found = {}
        for cell in self.small():
            low, high = before[cell].lowest, before[cell].highest
            first = max(least if high >= most else 0, low)
            found[cell] = range(int(first), int(min(most, high)) + 1)
        return found

    def revised(self, earlier: Mapping[Cell, int]) -> dict[Cell, range]:
        """Breakdowns that moved by a few children since the earlier release: the old number must stay possible."""
        found = {}
        for cell, then in earlier.items():
            moved = abs(self.truth.get(cell, then) - then)
            if cell.group and cell in self.cost and 1 <= moved < self.profile.threshold:
                self.hidden.add(cell)
                found[cell] = range(then, then + 1)
        return found

    def _before(self, known: Mapping[Cell, knowledge.Range]) -> Mapping[Cell, Found]:
        """What follows before anything is released but the counts that no profile hides."""
        facts = [
            Fact(((r.total, 1.0), *((p, -1.0) for p in r.parts)), 0.0, 0.0, r.why) for r in self.relations
        ]
        facts += [Fact(((c, 1.0),), float(k.lowest), float(k.highest), "known") for c, k in known.items()]
        facts += [
            Fact(((cell, 1.0),), float(n), float(n), "always shown")
            for cell, n in self.truth.items()
            if cell not in self.cost and cell not in self.hidden
        ]
        start = {cell: float(n) for cell, n in self.lowest.items()}
        return narrowest(self.truth, facts, start)

    def prove(self, wanted: Mapping[Cell, range], known: Mapping[Cell, knowledge.Range]) -> list[Cell]:
        """Hide what must be hidden for each wanted value to be possible; the counts for which that failed.

        Where noughts are on show, a reader may take whatever is hidden for one at least. So it is first tried without
        making any hidden count nought and without hiding a total of the year; where that fails, noughts beside the
        count are hidden too, and nought is allowed.
        """
        if not self.profile.zeros:
            return self._prove(wanted, known, self.lowest)
        positive = {cell: 1 for cell in self.cost if self.truth[cell] >= 1}
        difficult = self._prove(wanted, known, self.lowest | positive, BRIEF, (OF_THE_YEAR,))
        for cell in difficult:
            self.hidden |= self._noughts_beside(cell)
        failed = self._prove({cell: wanted[cell] for cell in difficult}, known, self.lowest)
        # A year that begins and ends with a quarter of nought is as large as the year before, of which more is known.
        for cell in failed:
            self.hidden |= self._noughts_around(cell)
        return self._prove({cell: wanted[cell] for cell in failed}, known, self.lowest) if failed else []

    def _noughts_beside(self, cell: Cell) -> set[Cell]:
        """Counts of nought that make up the same totals."""
        if not self._siblings:
            for relation in self.relations:
                for part in relation.parts:
                    self._siblings[part].append(relation.parts)
        beside = {other for parts in self._siblings[cell] for other in parts}
        return {other for other in beside if self.truth[other] == 0 and other in self.cost}

    def _noughts_around(self, cell: Cell) -> set[Cell]:
        """Quarters of nought in a year, and in the years that share a quarter with it."""
        years = [set(relation.parts) for relation in self.relations if relation.why == YEARS]
        own = {part for r in self.relations if r.why == YEARS and r.total == cell for part in r.parts}
        around = {quarter for year in years if own & year for quarter in year}
        return {other for other in around if self.truth[other] == 0 and other in self.cost}

    def _prove(
        self,
        wanted: Mapping[Cell, range],
        known: Mapping[Cell, knowledge.Range],
        least: Mapping[Cell, int],
        attempts: Sequence[tuple[float, int]] = THOROUGH,
        limits: Sequence[float] = (OF_THE_YEAR, math.inf),
    ) -> list[Cell]:
        lowest = {**least, **{c: max(k.lowest, least.get(c, 0)) for c, k in known.items()}}
        highest = {cell: k.highest for cell, k in known.items()}
        worlds = Worlds(
            self.truth,
            self.relations,
            self.cost,
            self.hidden,
            lowest=lowest,
            highest=highest,
            attempts=attempts,
        )
        proved: dict[int, set[int]] = defaultdict(set)
        for world in self.proofs:
            if worlds.allowed(world):
                _note(proved, world)
        failed = []
        for cell, values in wanted.items():
            number, truth = worlds.number[cell], self.truth[cell]
            changes = [v - truth for v in values if v != truth]
            # The furthest first: what lies on the way to it is often proved with it.
            for change in sorted(changes, key=abs, reverse=True):
                if change in proved[number]:
                    continue
                # A total of the year is hidden only where nothing else will do.
                if any(self._reach(worlds, number, change, limit, proved) for limit in limits):
                    continue
                # A value in between may be impossible in truth: a child's reoffences move together or not at all.
                if change in (min(changes), max(changes)):
                    failed.append(cell)
        return list(dict.fromkeys(failed))

    def _reach(
        self, worlds: Worlds, number: int, goal: int, limit: float, proved: dict[int, set[int]]
    ) -> bool:
        """A world with that change of a count: in one go where one will do, else one by one."""
        by = 1 if goal > 0 else -1
        found = worlds.step({}, number, goal, limit)
        if found is not None:
            # Whatever lies on the straight line between two worlds is one too.
            apart = math.gcd(*found.values())
            for part in range(apart, 0, -1):
                self._keep(worlds, {n: change // apart * part for n, change in found.items()}, proved)
            return True
        world: World = {}
        while abs(goal) > 1 and world.get(number, 0) != goal:
            if (found := worlds.step(world, number, by, limit)) is None:
                return False
            world = found
            self._keep(worlds, world, proved)
        return world.get(number, 0) == goal

    def _keep(self, worlds: Worlds, world: World, proved: dict[int, set[int]]) -> None:
        moved = [n for n, change in world.items() if change]
        worlds.hide(moved)
        self.hidden |= {worlds.cells[n] for n in moved}
        self.proofs.append(world)
        _note(proved, world)


def _note(proved: dict[int, set[int]], world: World) -> None:
    for number, change in world.items():
        proved[number].add(change)


def _compared(figures: pl.DataFrame) -> set[tuple[str, str]]:
    """Quantity and window of whatever is published beside the service's figures: the headlines."""
    beside = figures.filter(pl.col("source") == "published", pl.col("group").is_null())
    rows: Iterable[tuple[str, str]] = beside.select("indicator", "window").unique().iter_rows()
    found = set()
    for indicator, window in rows:
        above, below = counted(base(indicator))
        found |= {(above, window), (below or above, window)}
    return found


def _cost(cell: Cell, n: int, compared: set[tuple[str, str]]) -> float:
    """What hiding a count costs: headlines most, then years, quarters, breakdowns; the larger the more."""
    size = min(n, 100) / 100
    if cell.group:
        return (6.0 if "_" in cell.group else 10.0) + size
    if cell.months == QUARTER_MONTHS:
        return 20.0 + size
    if cell.months == YEAR_MONTHS and cell.end.month != YEAR_ENDS.get(cell.quantity, USUAL_YEAR_END):
        return 40.0 + size
    window = Window(end=cell.end, months=cell.months).id
    return (2 * OF_THE_YEAR if (cell.quantity, window) in compared else OF_THE_YEAR) + size
