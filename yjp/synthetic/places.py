"""The places that are still to be filled: how the example comes out exact by construction.

Every quarter starts with as many places (cohort entries, reoffenders, reoffences, custodial sentences) as its target
says. Whatever a child does takes places; what would take more than there are is not done. At the end none are left.
"""

from collections.abc import Sequence
from datetime import date

from yjp.periods import add_months, month_end
from yjp.synthetic.lives import Child, Entry, Offence
from yjp.synthetic.targets import FEW_REOFFENCES, QuarterTarget

Counted = list[tuple[Entry, int]]
"""Earlier entries of a child in which a decision counts, with the number of reoffences it adds to each."""


class Places:
    """Places left in each quarter, by the quarter's number from the start of the example."""

    def __init__(self, targets: Sequence[QuarterTarget], last_day: date) -> None:
        self.ends = [target.end for target in targets]
        self.last_day = last_day
        self.entries = [target.cohort for target in targets]
        self.reoffenders = [target.reoffenders for target in targets]
        self.reoffences = [target.reoffences for target in targets]
        self.custody = [target.custody for target in targets]
        first = self.ends[0]
        self._first = first.year * 4 + first.month // 3

    def quarter(self, day: date) -> int:
        """The number of the quarter that holds the day."""
        return day.year * 4 + (day.month + 2) // 3 - self._first

    def bounds(self, quarter: int) -> tuple[date, date]:
        """First day of a quarter, and its last one up to the extract."""
        end = self.ends[quarter]
        return add_months(month_end(end).replace(day=1), -2), min(end, self.last_day)

    def counted(self, child: Child, day: date, offences: Sequence[Offence]) -> Counted:
        """The entries of the child in which offences decided on that day are proven reoffences."""
        found = []
        for entry in child.entries.values():
            if day <= entry.proof_limit:
                number = sum(
                    1 for o in offences if not o.breach and entry.index < o.day <= entry.offence_limit
                )
                if number:
                    found.append((entry, number))
        return found

    def have_room(self, counted: Counted) -> bool:
        """Whether the reoffences fit, and leave what is left of each cohort possible.

        A child has one entry a quarter, so each item is another quarter. Every reoffender still missing needs one
        reoffence at least and ``FEW_REOFFENCES`` on average at most.
        """
        for entry, number in counted:
            reoffenders = self.reoffenders[entry.quarter] - (entry.reoffences == 0)
            reoffences = self.reoffences[entry.quarter] - number
            if reoffenders < 0 or not reoffenders <= reoffences <= reoffenders * FEW_REOFFENCES:
                return False
        return True

    def take(self, counted: Counted) -> None:
        """Count the reoffences."""
        for entry, number in counted:
            self.reoffenders[entry.quarter] -= entry.reoffences == 0
            self.reoffences[entry.quarter] -= number
            entry.reoffences += number

    def enter(self, child: Child, day: date) -> None:
        """Give the child a place in the cohort of the day's quarter, unless an earlier event already did."""
        quarter = self.quarter(day)
        if quarter not in child.entries:
            self.entries[quarter] -= 1
            child.entries[quarter] = Entry(quarter=quarter, index=day)
