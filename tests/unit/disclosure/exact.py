"""The strongest attack: exact bounds of hidden counts by whole-number programming, built from a ledger's rows alone.

It shares nothing with ``yjp.disclosure``: sums are written down here anew, from the frames.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from yjp.indicators.groupings import GROUPINGS, OUTCOME_OF
from yjp.model.codes import OUTCOME_TYPES
from yjp.periods import parse_window

Key = tuple[str, str, str, str]
"""What is counted, window, group, value."""

N_OF = {
    "fte_rate": "fte",
    "fte_count": "fte",
    "custody_rate": "custody",
    "custody_count": "custody",
    "binary_reoffending": "r",
    "reoffences_per_reoffender": "x",
    "reoffences_per_child": "x",
}
D_OF = {"binary_reoffending": "n", "reoffences_per_reoffender": "r", "reoffences_per_child": "n"}
PARTS = {g.id: g.parts for g in GROUPINGS if g.parts}
TIER_OF_OUTCOME = {OUTCOME_OF[o.code]: o.tier.value for o in OUTCOME_TYPES} | {"no_outcome": "no_outcome"}


def keys(row: Mapping[str, Any]) -> list[tuple[Key, float | None]]:
    """The counts of a row with their numbers; children of the group who did not reoffend are ``n`` less ``r``."""
    indicator = row["indicator"]
    group, value = row["group"] or "", row["group_value"] or ""
    found = [((N_OF.get(indicator, indicator), row["window"], group, value), row["numerator"])]
    if indicator in D_OF:
        found.append(((D_OF[indicator], row["window"], group, value), row["denominator"]))
    return found


def counts_of(figures: pl.DataFrame) -> dict[Key, float | None]:
    """Every count of the caseload's own figures, with its number where some figure on show gives it."""
    found: dict[Key, float | None] = {}
    own = figures.filter(pl.col("source") == "caseload", ~pl.col("indicator").str.ends_with("_change"))
    for row in own.iter_rows(named=True):
        for key, number in keys(row):
            if found.get(key) is None:
                found[key] = number
    return found


class Exact:
    """The release as a whole-number programme: a variable for each count, an equation for each sum."""

    def __init__(self, figures: pl.DataFrame) -> None:
        self.known = counts_of(figures)
        self.place = {key: number for number, key in enumerate(self.known)}
        self.rows: list[dict[int, float]] = []
        self.low: list[float] = []
        self.high: list[float] = []
        self._sums()
        self._components()

    def _add(self, terms: Iterable[tuple[Key, float]], low: float, high: float) -> None:
        row: dict[int, float] = defaultdict(float)
        for key, times in terms:
            row[self.place[key]] += times
        self.rows.append(dict(row))
        self.low.append(low)
        self.high.append(high)

    def _sums(self) -> None:
        tables: dict[tuple[str, str, str], list[Key]] = defaultdict(list)
        for key in self.known:
            tables[key[:3]].append(key)
        for (what, window, group), members in tables.items():
            if group and group not in PARTS and (what, window, "", "") in self.known:
                self._equal((what, window, "", ""), members)
            for place, part in enumerate(PARTS.get(group, ())):
                for margin in tables.get((what, window, part), ()):
                    self._equal(margin, [m for m in members if m[3].split("-")[place] == margin[3]])
            if group == "tier":
                outcomes = tables.get((what, window, "outcome"), [])
                for margin in members:
                    inside = [m for m in outcomes if TIER_OF_OUTCOME[m[3]] == margin[3]]
                    if outcomes:
                        self._equal(margin, inside)
        for what, window, group, value in self.known:
            if window.endswith(".12m"):
                year = parse_window(window)
                ends = [year.earlier(back).id.replace(".12m", ".3m") for back in (0, 3, 6, 9)]
                quarters = [(what, end, group, value) for end in ends]
                if all(q in self.known for q in quarters):
                    self._equal((what, window, group, value), quarters)
            if what == "r":
                n, x = ("n", window, group, value), ("x", window, group, value)
                if n in self.known:
                    self._add([(n, 1), (("r", window, group, value), -1)], 0, math.inf)
                if x in self.known:
                    self._add([(x, 1), (("r", window, group, value), -1)], 0, math.inf)

    def _equal(self, total: Key, parts: Iterable[Key]) -> None:
        self._add([(total, 1), *((part, -1) for part in parts)], 0, 0)

    def _components(self) -> None:
        parent = list(range(len(self.known)))

        def root(n: int) -> int:
            while parent[n] != n:
                parent[n] = parent[parent[n]]
                n = parent[n]
            return n

        free = {self.place[k] for k, v in self.known.items() if v is None}
        for row in self.rows:
            inside = [n for n in row if n in free]
            for other in inside[1:]:
                parent[root(inside[0])] = root(other)
        self._root = root
        self._together: dict[int, list[int]] = defaultdict(list)
        for number, row in enumerate(self.rows):
            for n in row:
                if n in free:
                    self._together[root(n)].append(number)
                    break

    def bounds(self, key: Key) -> tuple[float, float]:
        """The least and the most that a hidden count can be."""
        numbers = self._together.get(self._root(self.place[key]), [])
        names = list(self.known)
        free = sorted(
            {n for r in numbers for n in self.rows[r] if self.known[names[n]] is None} | {self.place[key]}
        )
        column = {n: c for c, n in enumerate(free)}
        data, at, row_of, low, high = [], [], [], [], []
        for line, number in enumerate(numbers):
            fixed = 0.0
            for n, times in self.rows[number].items():
                value = self.known[names[n]]
                if value is None:
                    data.append(times)
                    at.append(column[n])
                    row_of.append(line)
                else:
                    fixed += times * value
            low.append(self.low[number] - fixed)
            high.append(self.high[number] - fixed)
        found = []
        for sign in (1, -1):
            objective = [0.0] * len(free)
            objective[column[self.place[key]]] = sign
            constraints = (
                LinearConstraint(csr_array((data, (row_of, at)), shape=(len(numbers), len(free))), low, high)
                if numbers
                else ()
            )
            solved = milp(
                objective, constraints=constraints, integrality=[1] * len(free), bounds=Bounds(0, 10_000)
            )
            assert solved.status == 0, solved.message
            found.append(round(sign * solved.fun))
        return found[0], found[1]
