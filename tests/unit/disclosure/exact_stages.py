"""The strongest attack on the tables of groups and stages: bounds of hidden counts by whole-number programming.

It shares nothing with ``yjp.disclosure``, and reads nothing but a release: what each stage means is written down anew.
"""

import math
from collections import defaultdict
from collections.abc import Sequence

import polars as pl
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

Key = tuple[str, str, str]
"""Grouping, group, stage."""
Terms = Sequence[tuple[Key, float]]

STAGES = ("decision", "diversion", "caution", "court", "before_court", "remand", "custody")
BEFORE = {
    "diversion": "decision",
    "caution": "decision",
    "court": "decision",
    "remand": "before_court",
    "custody": "court",
}
UNKNOWN = ("not_known", "not_recorded")
WITHIN = {"W": "white", "M": "mixed", "A": "asian", "B": "black", "O": "other"}
MOST = 10_000


class Exact:
    """One period of a release: a variable for each group and stage, and all that is known of them."""

    def __init__(self, release: pl.DataFrame) -> None:
        self.rows = release
        groups = release.select("group", "group_value").unique(maintain_order=True).rows()
        self.keys: list[Key] = [(g, v, s) for g, v in groups for s in STAGES]
        self.place = {key: n for n, key in enumerate(self.keys)}
        self._lines: list[tuple[Terms, float, float]] = []
        self._meanings(groups)
        self._groupings(groups)
        self._shown(groups)
        at = [(n, self.place[k], t) for n, (terms, _, _) in enumerate(self._lines) for k, t in terms]
        lines, columns, times = zip(*at, strict=True)
        self._matrix = csr_array((times, (lines, columns)), shape=(len(self._lines), len(self.keys)))
        self._low = [low for _, low, _ in self._lines]
        self._high = [high for _, _, high in self._lines]

    def _know(self, terms: Terms, low: float, high: float) -> None:
        self._lines.append((terms, low, high))

    def _meanings(self, groups: Sequence[tuple[str, str]]) -> None:
        for g, v in groups:
            for after, before in (*BEFORE.items(), ("court", "before_court")):
                self._know([((g, v, before), 1), ((g, v, after), -1)], 0, math.inf)
            # Whoever has an outcome was diverted, cautioned or sentenced; before a court come sentenced and remanded.
            self._know(
                [((g, v, s), 1) for s in ("diversion", "caution", "court")] + [((g, v, "decision"), -1)],
                0,
                math.inf,
            )
            self._know(
                [((g, v, s), 1) for s in ("court", "remand")] + [((g, v, "before_court"), -1)], 0, math.inf
            )

    def _groupings(self, groups: Sequence[tuple[str, str]]) -> None:
        """Every grouping is of the same children, and the ethnic ones nest."""
        values: dict[str, list[str]] = defaultdict(list)
        for g, v in groups:
            values[g].append(v)
        first, *others = values
        for stage in STAGES:
            for other in others:
                self._equal(
                    [(first, v, stage) for v in values[first]], [(other, v, stage) for v in values[other]]
                )
            if "ethnic" not in values:
                continue
            five = values["ethnic"]
            if "ethnic_two" in values:
                rest = [v for v in five if v not in ("white", *UNKNOWN)]
                self._equal([("ethnic_two", "others", stage)], [("ethnic", v, stage) for v in rest])
                self._equal([("ethnic_two", "white", stage)], [("ethnic", "white", stage)])
            if "ethnic_code" in values:
                for v in five:
                    codes = [
                        code
                        for code in values["ethnic_code"]
                        if (code if v in UNKNOWN else WITHIN.get(code[0])) == v
                    ]
                    self._equal([("ethnic", v, stage)], [("ethnic_code", code, stage) for code in codes])

    def _equal(self, whole: Sequence[Key], parts: Sequence[Key]) -> None:
        self._know([*((k, 1.0) for k in whole), *((k, -1.0) for k in parts)], 0, 0)

    def _shown(self, groups: Sequence[tuple[str, str]]) -> None:
        """Every number on show: counts, what they are out of, and shares where only those are left."""
        for row in self.rows.filter(~pl.col("suppressed")).iter_rows(named=True):
            stage, measure = row["indicator"].removeprefix("rep_").rsplit("_", 1)
            g, v, n, d = row["group"], row["group_value"], row["numerator"], row["denominator"]
            if stage not in STAGES or measure == "gap":
                continue
            if n is not None:
                self._know([((g, v, stage), 1)], n, n)
            if measure == "step" and d is not None:
                self._know([((g, v, BEFORE[stage]), 1)], d, d)
            if measure == "share" and d is not None:
                of = [w for h, w in groups if h == g and (v in UNKNOWN or w not in UNKNOWN)]
                self._know([((g, w, stage), 1) for w in of], d, d)

    def bounds(self, terms: Terms) -> tuple[int, int]:
        """The least and the most that a sum of counts can be."""
        found = []
        for sign in (1, -1):
            objective = [0.0] * len(self.keys)
            for key, times in terms:
                objective[self.place[key]] += sign * times
            solved = milp(
                objective,
                constraints=LinearConstraint(self._matrix, self._low, self._high),
                integrality=[1] * len(self.keys),
                bounds=Bounds(0, MOST),
            )
            assert solved.status == 0, solved.message
            found.append(round(sign * solved.fun))
        return found[0], found[1]
