"""What is known on a day of children who are followed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from yjp.indicators.reoffending import INDEX_DATE, QUARTER
from yjp.model import columns as c
from yjp.tracker.followed import ENDS, PROOFS

HORIZON = 552
"""Days of follow-up: 18 calendar months are at most 550 days after the index date, and so is every proof."""


@dataclass(frozen=True, slots=True)
class History:
    """A child's entry to a cohort: days as ordinals, the quarter as four times the year and 0 to 3."""

    child: int
    quarter: int
    index: int
    ends: int
    proofs: tuple[int, ...]

    def age(self, on: int) -> int:
        """Days of follow-up on a day; all of them (``HORIZON``) once nothing more can count."""
        return HORIZON if on >= self.ends else on - self.index

    def known(self, on: int) -> int:
        """Reoffences that were proven by the day."""
        return sum(1 for day in self.proofs if day <= on)


def quarter_of(day: date) -> int:
    """The number of the day's calendar quarter."""
    return day.year * 4 + (day.month - 1) // 3


def histories(followed: pl.DataFrame) -> list[History]:
    """Of the rows of ``followed.followed``; children are numbered in the order of the rows."""
    numbers: dict[object, int] = {}
    found = []
    for child, quarter, index, ends, proofs in followed.select(
        c.CHILD_ID, QUARTER, INDEX_DATE, ENDS, PROOFS
    ).iter_rows():
        number = numbers.setdefault(child, len(numbers))
        days = tuple(day.toordinal() for day in proofs)
        found.append(History(number, quarter_of(quarter), index.toordinal(), ends.toordinal(), days))
    return found


def between(rows: Sequence[History], first: int, last: int) -> list[History]:
    """The entries of some quarters, both included."""
    return [row for row in rows if first <= row.quarter <= last]
