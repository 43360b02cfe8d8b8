"""How far earlier cohorts came out other than expected: chance, repeat entries and uneven cohorts."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from yjp.tracker.nowcast.histories import History
from yjp.tracker.nowcast.learnt import REFERENCE_QUARTERS, Learnt

CHANCE_ALONE = 4.0
"""How many cohorts' worth of evidence stands for cohorts being no more uneven than chance makes them."""
_QUARTER_DAYS = 365.25 / 4
_Z = 1.96


@dataclass(frozen=True, kw_only=True)
class Surprises:
    """How far earlier cohorts came out other than expected, as sums of squares: over entries, children and cohorts."""

    of_entries: float
    of_children: float
    of_cohorts: float
    fourth_powers: float
    entries: int
    cohorts: int
    quarters: int

    @property
    def doubt(self) -> float:
        """How much wider limits must be as the spread is itself learnt from few children, some of them prolific.

        Satterthwaite's degrees of freedom (1946, Biometrics Bulletin 2: 110-114), and Student's t over the normal
        quantile to the first term (Abramowitz and Stegun 1964, 26.7.5). Windows of a year overlap, so that each
        child is seen up to four times.
        """
        if not self.fourth_powers:
            return 1.0
        freedom = max(2 * self.of_children**2 / self.fourth_powers / self.quarters, 3.0)
        return (1 + (_Z**2 + 1) / (4 * freedom)) ** 2

    @property
    def alike(self) -> float:
        """How much more a sum varies because a child may be in it more than once; 1 in a single quarter."""
        return max(self.of_children / self.of_entries, 1.0) if self.of_entries else 1.0

    @property
    def uneven(self) -> float:
        """How much more cohorts vary than their children's chances alone would make them; at least 1.

        A handful of cohorts says little about it, so what they say is weighed against nothing more than chance.
        """
        if not self.of_children:
            return 1.0
        ratio = self.of_cohorts / self.of_children
        return max((CHANCE_ALONE + self.cohorts * ratio) / (CHANCE_ALONE + self.cohorts), 1.0)


def surprises(learnt: Learnt, first: int, last: int, surprise: Callable[[History, int], float]) -> Surprises:
    """Had earlier cohorts been estimated at the same age of follow-up: windows of the same length that are final."""
    on, quarters = learnt.on, last - first + 1
    of_entries, of_children, of_cohorts, fourth_powers, entries, cohorts = 0.0, 0.0, 0.0, 0.0, 0, 0
    by_quarter: dict[int, list[History]] = defaultdict(list)
    for row in learnt.rows:
        if on >= row.ends:
            by_quarter[row.quarter].append(row)
    for back in range(1, REFERENCE_QUARTERS):
        ending = last - back
        if ending - quarters + 1 < min(by_quarter, default=ending):
            break
        then = on - round(back * _QUARTER_DAYS)
        of_child: dict[int, float] = defaultdict(float)
        for quarter in range(ending - quarters + 1, ending + 1):
            for row in by_quarter.get(quarter, ()):
                found = surprise(row, max(row.age(then), 0))
                of_child[row.child] += found
                of_entries += found**2
                entries += 1
        if of_child:
            cohorts += 1
            of_children += sum(each**2 for each in of_child.values())
            fourth_powers += sum(each**4 for each in of_child.values())
            of_cohorts += sum(of_child.values()) ** 2
    return Surprises(
        of_entries=of_entries,
        of_children=of_children,
        of_cohorts=of_cohorts,
        fourth_powers=fourth_powers,
        entries=entries,
        cohorts=cohorts,
        quarters=quarters,
    )
