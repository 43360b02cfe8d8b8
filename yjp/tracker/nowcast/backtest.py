"""Were past cohorts estimated well, from no more than was known at the time?"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from yjp.periods import QUARTER_MONTHS, YEAR_MONTHS, add_months, quarter_end
from yjp.tracker.nowcast.estimate import Estimate, nowcast
from yjp.tracker.nowcast.histories import History, between, quarter_of
from yjp.tracker.nowcast.learnt import REFERENCE_QUARTERS, learn

AGES = (3, 6, 9, 12)
"""Months since the cohort's last day: every child has been followed for at least so long."""
_PROVING_MONTHS = 18


@dataclass(frozen=True, kw_only=True)
class Trial:
    """One estimate of a cohort that is final by now: ``months`` 3 or 12 long, at an age of follow-up."""

    measure: str
    months: int
    age: int
    children: int
    estimate: Estimate
    truth: int

    @property
    def covered(self) -> bool:
        """Whether the limits hold the truth."""
        return self.estimate.lower <= self.truth <= self.estimate.upper


@dataclass(frozen=True, kw_only=True)
class Score:
    """Of many trials: share covered; bias and root mean square errors per child, of the estimate and of "so far"."""

    trials: int
    covered: float
    bias: float
    error: float
    naive_bias: float
    naive_error: float


REOFFENDERS, REOFFENCES = "reoffenders", "reoffences"


def trials(
    rows: Sequence[History],
    ends: Sequence[date],
    extract_date: date,
    *,
    ages: Sequence[int] = AGES,
    lengths: Sequence[int] = (QUARTER_MONTHS, YEAR_MONTHS),
    confidence: float = 0.95,
) -> Iterator[Trial]:
    """Every cohort of one service that is final on the day of the extract, estimated at each age of follow-up.

    ``rows`` are all entries with all their proofs. An estimate of a day sees of them the quarters that had ended and
    the proofs until then. ``ends`` are the quarters that have figures.
    """
    first = quarter_of(ends[0])
    by_quarter: dict[int, list[History]] = {}
    for row in rows:
        by_quarter.setdefault(row.quarter, []).append(row)
    for day in ends:
        newest = quarter_of(day)
        oldest = max(newest - REFERENCE_QUARTERS + 1, first)
        then = [row for quarter in range(oldest, newest + 1) for row in by_quarter.get(quarter, ())]
        learnt = learn(then, day.toordinal(), newest)
        if learnt is None:
            continue
        for age in ages:
            last = newest - age // QUARTER_MONTHS
            if add_months(quarter_end(add_months(day, -age)), _PROVING_MONTHS) > extract_date:
                continue
            for months in lengths:
                start = last - months // QUARTER_MONTHS + 1
                found = nowcast(learnt, start, last, confidence) if start >= first else None
                if found is None:
                    continue
                whole = between(then, start, last)
                for measure, estimate, truth in (
                    (REOFFENDERS, found.reoffenders, sum(1 for row in whole if row.proofs)),
                    (REOFFENCES, found.reoffences, sum(len(row.proofs) for row in whole)),
                ):
                    yield Trial(
                        measure=measure,
                        months=months,
                        age=age,
                        children=found.children,
                        estimate=estimate,
                        truth=truth,
                    )


def score(found: Sequence[Trial]) -> Score:
    """The scores of some trials; ``ValueError`` where there are none."""
    if not found:
        raise ValueError("there is no trial to score")
    errors = [(each.estimate.final - each.truth) / each.children for each in found]
    naive = [(each.estimate.so_far - each.truth) / each.children for each in found]
    return Score(
        trials=len(found),
        covered=sum(each.covered for each in found) / len(found),
        bias=math.fsum(errors) / len(errors),
        error=math.sqrt(math.fsum(e * e for e in errors) / len(errors)),
        naive_bias=math.fsum(naive) / len(naive),
        naive_error=math.sqrt(math.fsum(e * e for e in naive) / len(naive)),
    )
