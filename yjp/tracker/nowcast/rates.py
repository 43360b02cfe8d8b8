"""How reoffences become known with the days of follow-up: Kaplan-Meier and the mean cumulative function.

Time runs from the index date to the day of *proof*, not of the offence. What is proven by a day of follow-up is all
that could then be known, so that late proving needs no correction: a child is followed until the day of the extract,
and nothing before that day can be missing from the records. Offences after 12 months and proofs after 18 are none of
the events; a child followed for 18 months has no further event and stays among those followed.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from yjp.tracker.nowcast.histories import HORIZON, History

_DAYS = HORIZON + 1


@dataclass(frozen=True)
class Rates:
    """Of each day of follow-up: how many were followed, and what was seen.

    ``first_at_risk`` are those not yet known to have reoffended, ``first_seen`` those who became known that day;
    ``at_risk`` and ``seen`` are all who were followed and all proofs. ``hazard`` and ``intensity`` are the ratios.
    """

    first_at_risk: list[int]
    first_seen: list[int]
    at_risk: list[int]
    seen: list[int]
    hazard: list[float]
    intensity: list[float]

    def stay_unknown(self) -> list[float]:
        """S(18 months) / S(day): of those not known by the end of a day, the share that never will be."""
        stays = [1.0] * (_DAYS + 1)
        for day in range(_DAYS - 1, -1, -1):
            stays[day] = stays[day + 1] * (1 - self.hazard[day])
        # Index d: the product over the days after d.
        return stays[1:]

    def to_come(self) -> list[float]:
        """M(18 months) - M(day): reoffences a child that become known after a day."""
        come = [0.0] * (_DAYS + 1)
        for day in range(_DAYS - 1, -1, -1):
            come[day] = come[day + 1] + self.intensity[day]
        return come[1:]


def rates(rows: Sequence[History], on: int) -> Rates:
    """Kaplan and Meier 1958 (JASA 53: 457-481) and Nelson 1988 (J. Quality Technology 20: 24-35), day by day."""
    first_leaves, leaves = [0] * (_DAYS + 1), [0] * (_DAYS + 1)
    first_seen, seen = [0] * _DAYS, [0] * _DAYS
    for row in rows:
        age = row.age(on)
        leaves[age + 1] += 1
        days = [day - row.index for day in row.proofs if day <= on]
        for day in days:
            seen[day] += 1
        if days:
            first_seen[days[0]] += 1
        first_leaves[(days[0] if days else age) + 1] += 1
    at_risk = [len(rows) - gone for gone in accumulate(leaves)][:_DAYS]
    first_at_risk = [len(rows) - gone for gone in accumulate(first_leaves)][:_DAYS]
    return Rates(
        first_at_risk=first_at_risk,
        first_seen=first_seen,
        at_risk=at_risk,
        seen=seen,
        hazard=[d / n if n else 0.0 for d, n in zip(first_seen, first_at_risk, strict=True)],
        intensity=[d / n if n else 0.0 for d, n in zip(seen, at_risk, strict=True)],
    )


def variance_of_sum(
    rows: Sequence[History],
    on: int,
    weight: Sequence[float],
    ratio: Sequence[float],
    at_risk: Sequence[int],
    first_only: bool,
) -> float:
    """Variance of a sum over days of ``weight`` times a day's ratio: how uncertain the rates themselves are.

    By each child's influence on it, summed over the child's entries before squaring, as a child can enter several
    quarters (Lin and Wei 1989, JASA 84: 1074-1078; for the mean cumulative function Lawless and Nadeau 1995,
    Technometrics 37: 158-168).
    """
    per_child = [w / n if n else 0.0 for w, n in zip(weight, at_risk, strict=True)]
    expected = list(accumulate(p * r for p, r in zip(per_child, ratio, strict=True)))
    influence: dict[int, float] = defaultdict(float)
    for row in rows:
        days = [day - row.index for day in row.proofs if day <= on]
        last = row.age(on)
        if first_only and days:
            last, days = days[0], days[:1]
        influence[row.child] += sum(per_child[day] for day in days) - expected[last]
    children = len(influence)
    if children < 2:
        return 0.0
    return children / (children - 1) * sum(each**2 for each in influence.values())
