"""Draws that come out the same on every Python and every machine.

Only ``Random.random()`` keeps its sequence between Python versions for a given seed; ``choice``, ``shuffle`` and
the rest may change. So everything is derived here from that one call, with sums and comparisons only.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

FRIDAY = 4
T = TypeVar("T")
Weighted = Sequence[tuple[T, float]]
"""Values with their weights; the weights need not add up to 1."""


class Chance:
    """A seeded source of draws."""

    def __init__(self, seed: int) -> None:
        self.share = Random(seed).random
        """A number from 0 up to, but not including, 1."""

    def yes(self, probability: float) -> bool:
        """True in that share of draws."""
        return self.share() < probability

    def between(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, both included; ``high`` may not be less than ``low``."""
        return low + int(self.share() * (high - low + 1))

    def day(self, first: date, last: date) -> date:
        """Any day from ``first`` to ``last``."""
        return first + timedelta(self.between(0, (last - first).days))

    def working_day(self, first: date, last: date) -> date:
        """A day from ``first`` to ``last``, Monday to Friday if there is one: courts do not sit at weekends."""
        day = self.day(first, last)
        friday = day - timedelta(max(0, day.weekday() - FRIDAY))
        monday = day + timedelta(7 - day.weekday())
        return friday if friday >= first else min(monday, last)

    def one_of(self, values: Sequence[T]) -> T:
        """Any of the values, each as likely."""
        return values[int(self.share() * len(values))]

    def weighted(self, values: Weighted[T]) -> T:
        """One of the values, as likely as its weight."""
        left = self.share() * sum(weight for _, weight in values)
        for value, weight in values:
            left -= weight
            if left < 0:
                return value
        return values[-1][0]

    def shuffled(self, values: Sequence[T]) -> list[T]:
        """The values in another order."""
        return self.by_weight([(value, 1.0) for value in values])

    def by_weight(self, values: Weighted[T]) -> list[T]:
        """All the values in a random order in which heavier ones tend to come first."""
        keyed = [(self.share() / weight, place) for place, (_, weight) in enumerate(values)]
        return [values[place][0] for _, place in sorted(keyed)]
