"""What earlier cohorts teach of follow-up, as it was known on a day."""

from collections.abc import Sequence
from dataclasses import dataclass

from yjp.tracker.nowcast.histories import History, between
from yjp.tracker.nowcast.rates import Rates, rates

REFERENCE_QUARTERS = 16
"""How many quarters before the day the rates are learnt from: four years, of which the last 18 months in part."""
FEWEST_FOLLOWED = 30
"""Children followed for all of 18 months below whom nothing is estimated."""


@dataclass(frozen=True)
class Learnt:
    """The rates known on a day, and the entries they were learnt from."""

    on: int
    quarter: int
    rows: list[History]
    rates: Rates
    stay_unknown: list[float]
    to_come: list[float]


def learn(rows: Sequence[History], on: int, quarter: int) -> Learnt | None:
    """From the entries of the quarters up to ``quarter``, as they were known on a day; none where too few are final."""
    found = between(rows, quarter - REFERENCE_QUARTERS + 1, quarter)
    if sum(1 for row in found if on >= row.ends) < FEWEST_FOLLOWED:
        return None
    seen = rates(found, on)
    return Learnt(on, quarter, found, seen, seen.stay_unknown(), seen.to_come())
