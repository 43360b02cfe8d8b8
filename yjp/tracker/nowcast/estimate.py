"""The estimate of a cohort's final figures from what is known on a day."""

from collections.abc import Sequence
from dataclasses import dataclass

from yjp.tracker.nowcast import predictive
from yjp.tracker.nowcast.histories import HORIZON, History, between
from yjp.tracker.nowcast.learnt import Learnt
from yjp.tracker.nowcast.rates import variance_of_sum
from yjp.tracker.nowcast.surprises import surprises


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """An estimated final count with its limits, beside what is known so far; all of the same children."""

    so_far: int
    final: float
    lower: float
    upper: float


@dataclass(frozen=True, kw_only=True)
class Nowcast:
    """Of a cohort of ``children`` entries: final reoffenders and final reoffences."""

    children: int
    reoffenders: Estimate
    reoffences: Estimate


def nowcast(learnt: Learnt, first: int, last: int, confidence: float = 0.95) -> Nowcast | None:
    """The estimate of the cohorts of some quarters together; none where nobody entered."""
    rows = between(learnt.rows, first, last)
    if not rows:
        return None
    return Nowcast(
        children=len(rows),
        reoffenders=_reoffenders(learnt, rows, first, last, confidence),
        reoffences=_reoffences(learnt, rows, first, last, confidence),
    )


def _reoffenders(learnt: Learnt, rows: list[History], first: int, last: int, confidence: float) -> Estimate:
    on, stays = learnt.on, learnt.stay_unknown
    left = [row.age(on) for row in rows if not row.known(on)]
    chances = [1 - stays[age] for age in left]
    mean = sum(chances)
    alone = sum(chance * (1 - chance) for chance in chances)
    reached = _reached(left, [stays[age] for age in left])
    hazard = learnt.rates.hazard
    weight = [r / (1 - h) if h < 1 else 0.0 for r, h in zip(reached, hazard, strict=True)]
    learning = variance_of_sum(learnt.rows, on, weight, hazard, learnt.rates.first_at_risk, first_only=True)

    def surprise(row: History, age: int) -> float:
        day = row.proofs[0] - row.index if row.proofs else HORIZON
        if day <= age:
            return 0.0
        return (1.0 if row.proofs else 0.0) - (1 - stays[age])

    found = surprises(learnt, first, last, surprise)
    spread = alone * found.alike * found.uneven + learning
    limits = predictive.of_those_left(mean, spread, len(left), confidence)
    return _estimate(len(rows) - len(left), mean, limits)


def _reoffences(learnt: Learnt, rows: list[History], first: int, last: int, confidence: float) -> Estimate:
    on, come = learnt.on, learnt.to_come
    ages = [row.age(on) for row in rows]
    mean = sum(come[age] for age in ages)
    weight = _reached(ages, [1.0] * len(ages))
    learning = variance_of_sum(
        learnt.rows, on, weight, learnt.rates.intensity, learnt.rates.at_risk, first_only=False
    )

    def surprise(row: History, age: int) -> float:
        return sum(1 for day in row.proofs if day - row.index > age) - come[age]

    found = surprises(learnt, first, last, surprise)
    apart = found.of_children / found.entries * len(rows) if found.entries else mean
    limits = predictive.of_events(mean, apart * found.uneven * found.doubt + learning, confidence)
    return _estimate(sum(row.known(on) for row in rows), mean, limits)


def _estimate(so_far: int, to_come: float, limits: tuple[int, int]) -> Estimate:
    """Limits are whole numbers, but where a fraction of one child is to come they reach to the estimate."""
    low, high = limits
    return Estimate(
        so_far=so_far,
        final=so_far + to_come,
        lower=so_far + min(low, to_come),
        upper=so_far + max(high, to_come),
    )


def _reached(ages: Sequence[int], amounts: Sequence[float]) -> list[float]:
    """For each day of follow-up the sum of the amounts of those who have yet to live through it."""
    added = [0.0] * (HORIZON + 2)
    for age, amount in zip(ages, amounts, strict=True):
        added[age + 1] += amount
    total, found = 0.0, []
    for day in range(HORIZON + 1):
        total += added[day]
        found.append(total)
    return found
