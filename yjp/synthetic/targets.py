"""What the example ``rotherham_2019`` must reproduce, declared: the only place where a target number stands.

Published: Rotherham Youth Justice Plan 2019-2021. Assumed: whatever the plan does not say, chosen to be smooth and
plausible. Which is which, and why the plan cannot be followed everywhere: docs/explanation/example_rotherham_2019.md.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from yjp.periods import month_end

FIRST_DAY: Final = date(2009, 4, 1)
"""No outcome and no programme is earlier; the first offences, and spells of care and of SEND, can be."""
EXTRACT_DATE: Final = date(2019, 6, 18)
"""The plan's caseload is of this day (Chart 5)."""


@dataclass(frozen=True, kw_only=True)
class QuarterTarget:
    """Counts of one quarter, exact by the rules of the plain extract as known on the extract date.

    ``reoffenders`` and ``reoffences`` belong to the three-month cohort of the quarter; ``custody`` counts sentences.
    """

    end: date
    first_time_entrants: int
    cohort: int
    reoffenders: int
    reoffences: int
    custody: int


def _year(year: int, *quarters: tuple[int, int, int, int, int]) -> tuple[QuarterTarget, ...]:
    """The last quarters of a calendar year, as many as are given."""
    first = 4 - len(quarters) if year == FIRST_DAY.year else 0
    return tuple(
        QuarterTarget(
            end=month_end(date(year, 3 * (first + place) + 3, 1)),
            first_time_entrants=f,
            cohort=n,
            reoffenders=r,
            reoffences=x,
            custody=c,
        )
        for place, (f, n, r, x, c) in enumerate(quarters)
    )


# The plan fixes these sums: first time entrants 56 in 2017 and 41 in 2018; cohorts of July 2015 to June 2016
# (109 children, 30 reoffenders, 83 reoffences) and of July 2016 to June 2017 (91, 30, 104); custodial sentences of
# the years from April 2014 (11, 11, 6, 10, 3). How a sum falls into quarters, and all other quarters, are assumed.
QUARTERS: Final[tuple[QuarterTarget, ...]] = (
    *_year(2009, (56, 56, 16, 43, 0), (54, 60, 17, 46, 2), (50, 60, 17, 46, 6)),
    *_year(2010, (50, 64, 18, 50, 7), (49, 64, 18, 51, 7), (47, 62, 18, 48, 6), (44, 59, 17, 47, 6)),
    *_year(2011, (43, 57, 17, 46, 6), (41, 55, 16, 43, 6), (39, 52, 15, 41, 5), (37, 50, 15, 41, 5)),
    *_year(2012, (36, 48, 14, 38, 5), (34, 46, 14, 39, 5), (32, 43, 13, 35, 4), (30, 41, 12, 33, 4)),
    *_year(2013, (30, 40, 12, 33, 4), (28, 38, 11, 30, 3), (27, 36, 11, 30, 4), (25, 34, 10, 27, 3)),
    *_year(2014, (25, 34, 10, 27, 3), (25, 33, 10, 28, 3), (24, 32, 9, 25, 2), (23, 31, 9, 24, 3)),
    *_year(2015, (24, 32, 9, 25, 3), (23, 31, 9, 24, 3), (21, 28, 8, 22, 3), (20, 27, 7, 19, 2)),
    *_year(2016, (22, 28, 8, 22, 3), (20, 26, 7, 20, 1), (19, 25, 8, 24, 2), (17, 23, 7, 25, 1)),
    *_year(2017, (14, 22, 8, 28, 2), (13, 21, 7, 27, 3), (17, 24, 7, 22, 3), (12, 19, 6, 17, 2)),
    *_year(2018, (11, 18, 5, 13, 2), (9, 16, 4, 9, 1), (8, 15, 3, 6, 0), (13, 19, 2, 3, 1)),
    *_year(2019, (8, 14, 1, 1, 1), (6, 11, 0, 0, 0)),
)


@dataclass(frozen=True, kw_only=True)
class FirstOutcomes:
    """First time entrants of a quarter with one type of first outcome, and how many were looked after then."""

    end: date
    outcome_type: str
    children: int
    looked_after: int = 0


OTHER_FIRST_OUTCOME: Final = "other"
"""The plan's row *Other Outcome (Discharge/Fine etc.)*: a conditional discharge or a fine."""


def _first(year: int, month: int, **types: tuple[int, int]) -> tuple[FirstOutcomes, ...]:
    return tuple(
        FirstOutcomes(
            end=month_end(date(year, month, 1)), outcome_type=kind, children=total, looked_after=looked_after
        )
        for kind, (total, looked_after) in types.items()
    )


# Five quarters that add up, type by type, to the first two columns of the plan's Chart 1c: (children, looked after).
FIRST_OUTCOMES: Final[tuple[FirstOutcomes, ...]] = (
    *_first(
        2017,
        9,
        youth_caution=(6, 1),
        youth_conditional_caution=(2, 0),
        referral_order=(6, 1),
        youth_rehabilitation_order=(2, 1),
        detention_and_training_order=(1, 0),
    ),
    *_first(
        2017, 12, youth_caution=(5, 0), youth_conditional_caution=(3, 0), referral_order=(3, 1), other=(1, 0)
    ),
    *_first(
        2018, 3, youth_caution=(4, 0), youth_conditional_caution=(4, 1), referral_order=(2, 0), other=(1, 0)
    ),
    *_first(2018, 6, youth_caution=(4, 0), youth_conditional_caution=(3, 0), referral_order=(2, 1)),
    *_first(
        2018, 9, youth_caution=(2, 0), youth_conditional_caution=(3, 1), referral_order=(1, 0), other=(2, 0)
    ),
)


@dataclass(frozen=True, kw_only=True)
class CaseloadTarget:
    """Children with an open programme on the extract date, by SEND (Chart 5).

    ``ehcp_post_16``: those with a plan who are 16 or older. The plan gives 6 of 13 in all; the split is assumed.
    """

    category: str
    ehcp: int
    sen_support: int
    not_recorded: int
    ehcp_post_16: int

    @property
    def children(self) -> int:
        """All children of the category."""
        return self.ehcp + self.sen_support + self.not_recorded


CASELOAD: Final[tuple[CaseloadTarget, ...]] = (
    CaseloadTarget(category="statutory", ehcp=4, sen_support=7, not_recorded=18, ehcp_post_16=3),
    CaseloadTarget(category="yc_ycc", ehcp=0, sen_support=0, not_recorded=1, ehcp_post_16=0),
    CaseloadTarget(category="pre_court", ehcp=4, sen_support=11, not_recorded=20, ehcp_post_16=2),
    CaseloadTarget(category="prevention", ehcp=2, sen_support=2, not_recorded=6, ehcp_post_16=0),
    CaseloadTarget(category="other", ehcp=3, sen_support=5, not_recorded=20, ehcp_post_16=1),
)


@dataclass(frozen=True, kw_only=True)
class PopulationTarget:
    """Children aged 10 to 17 in Rotherham at a mid-year, and where the number comes from."""

    year: int
    population_10_17: int
    source: str


_ASSUMED = "assumed for the example"
_PLAN = "(Youth Justice Plan 2019-21)"
POPULATIONS: Final[tuple[PopulationTarget, ...]] = (
    PopulationTarget(year=2008, population_10_17=26300, source=_ASSUMED),
    PopulationTarget(year=2009, population_10_17=26000, source=_ASSUMED),
    PopulationTarget(year=2010, population_10_17=25700, source=_ASSUMED),
    PopulationTarget(year=2011, population_10_17=25300, source=_ASSUMED),
    PopulationTarget(year=2012, population_10_17=24900, source=_ASSUMED),
    PopulationTarget(year=2013, population_10_17=24600, source=_ASSUMED),
    PopulationTarget(
        year=2014,
        population_10_17=24300,
        source=f"worked back from the published rate of 0.45 per 1,000 {_PLAN}",
    ),
    PopulationTarget(
        year=2015,
        population_10_17=24100,
        source=f"worked back from the published rate of 0.46 per 1,000 {_PLAN}",
    ),
    PopulationTarget(
        year=2016,
        population_10_17=24190,
        source=f"worked back from the published change of -27.0% {_PLAN}",
    ),
    PopulationTarget(
        year=2017,
        population_10_17=24260,
        source=f"worked back from the published rate of 169 per 100,000 {_PLAN}",
    ),
    PopulationTarget(
        year=2018,
        population_10_17=24400,
        source=f"worked back from the published rate of 0.12 per 1,000 {_PLAN}",
    ),
)

FEW_REOFFENCES: Final = 6
"""Most reoffences on average for each reoffender still to be placed, so that no child need take a wild number."""
