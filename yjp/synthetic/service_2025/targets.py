"""How many children the example ``rotherham_2025`` has of each kind. All of it is invented: no plan prints any of it.

The children told one by one (``told``) come on top: twelve first time entrants of 2024 and one of 2023, and their
places in cohorts and in custody.
"""

from datetime import date
from typing import Final

from yjp.periods import month_end
from yjp.synthetic.chance import Weighted
from yjp.synthetic.targets import CaseloadTarget, PopulationTarget, QuarterTarget

EXTRACT_DATE: Final = date(2025, 6, 30)
FIRST_YEAR: Final = 2018
SINCE_KPIS: Final = date(2022, 4, 1)
"""Needs are recorded for the children whom the service has worked with since: the KPIs count from April 2023."""

_COUNTS: Final = {
    # First time entrants, cohort, reoffenders, reoffences, custodial sentences, by quarter.
    2018: ((11, 12, 3, 7, 0), (11, 14, 4, 10, 0), (10, 15, 4, 11, 1), (11, 16, 5, 13, 1)),
    2019: ((11, 17, 5, 14, 1), (10, 17, 5, 15, 1), (9, 16, 5, 13, 2), (10, 16, 5, 14, 1)),
    2020: ((8, 13, 4, 10, 1), (5, 8, 2, 5, 0), (7, 11, 3, 8, 1), (8, 13, 4, 10, 1)),
    2021: ((7, 12, 4, 10, 1), (7, 12, 3, 9, 0), (8, 13, 4, 11, 1), (7, 12, 4, 9, 1)),
    2022: ((8, 13, 4, 12, 1), (8, 13, 4, 10, 0), (9, 14, 4, 12, 1), (8, 13, 4, 10, 1)),
    2023: ((9, 14, 5, 13, 1), (9, 15, 4, 12, 1), (8, 14, 4, 13, 0), (9, 15, 5, 14, 1)),
    2024: ((7, 13, 4, 11, 1), (4, 10, 3, 8, 1), (8, 14, 3, 7, 1), (9, 15, 2, 4, 1)),
    2025: ((9, 14, 1, 2, 1), (8, 13, 0, 0, 0)),
}
QUARTERS: Final[tuple[QuarterTarget, ...]] = tuple(
    QuarterTarget(
        end=month_end(date(year, 3 * place, 1)),
        first_time_entrants=f,
        cohort=n,
        reoffenders=r,
        reoffences=x,
        custody=c,
    )
    for year, quarters in _COUNTS.items()
    for place, (f, n, r, x, c) in enumerate(quarters, start=1)
)
DIVERSIONS: Final = {2021: 8, 2022: 12, 2023: 20, 2024: 24, 2025: 8}
"""Closed diversion cases of children who were never cautioned or sentenced, by year."""
PREVENTION: Final = {2021: 6, 2022: 8, 2023: 10, 2024: 10}
NOT_THERE: Final = frozenset({(date(2024, 4, 23), "health")})
"""A meeting that nobody of a sector came to; to the other one of the quarter somebody did."""

CASELOAD: Final[tuple[CaseloadTarget, ...]] = (
    CaseloadTarget(category="statutory", ehcp=5, sen_support=9, not_recorded=16, ehcp_post_16=3),
    CaseloadTarget(category="yc_ycc", ehcp=0, sen_support=1, not_recorded=2, ehcp_post_16=0),
    CaseloadTarget(category="pre_court", ehcp=4, sen_support=8, not_recorded=12, ehcp_post_16=1),
    CaseloadTarget(category="prevention", ehcp=3, sen_support=4, not_recorded=7, ehcp_post_16=0),
    CaseloadTarget(category="other", ehcp=1, sen_support=3, not_recorded=6, ehcp_post_16=1),
)
RESOLUTIONS: Final[Weighted[str]] = (
    ("community_resolution_with_yjs_involvement", 55),
    ("no_further_action_outcome_22_with_yjs_involvement", 30),
    ("no_further_action_outcome_22_deferred_prosecution_caution_with_yjs_involvement", 8),
    ("no_further_action_outcome_20_21_with_yjs_involvement", 7),
)
"""What a diversion with the service's work is called since April 2022."""

_ASSUMED = "assumed for the example, towards the ONS estimate of mid-2023"
POPULATIONS: Final[tuple[PopulationTarget, ...]] = tuple(
    PopulationTarget(year=year, population_10_17=children, source=_ASSUMED)
    for year, children in (
        (2016, 24_000),
        (2017, 24_300),
        (2018, 24_700),
        (2019, 25_100),
        (2020, 25_600),
        (2021, 26_100),
        (2022, 26_600),
        (2024, 27_200),
    )
)
"""Mid-2023 is packaged (ONS, 26,967) and so is not here."""

BOARD_MEETINGS: Final = tuple(
    date(year, month, day)
    for year, month, day in (
        (2023, 4, 25),
        (2023, 7, 18),
        (2023, 10, 17),
        (2024, 1, 23),
        (2024, 4, 23),
        (2024, 6, 25),
        (2024, 9, 17),
        (2024, 11, 26),
        (2025, 2, 18),
        (2025, 4, 29),
        (2025, 6, 24),
    )
)
