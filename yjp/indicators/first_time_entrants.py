"""First time entrants: each child's first ever caution or sentence."""

import polars as pl

from yjp.indicators.substantive import (
    AGE_AT_ARREST,
    AGE_AT_HEARING,
    OUTCOME_ORDER,
    TIER_RANK,
    local,
    outcomes,
    stands,
    substantive,
)
from yjp.model import columns as c
from yjp.model.caseload import Caseload

DATE = "date"


def first_time_entrants(caseload: Caseload) -> pl.LazyFrame:
    """One row a first time entrant: ``child_id``, ``date``, ``outcome_type`` and ``outcome_id`` of the first outcome.

    Source: the YJB's published SQL QS2-fte; the order of the filters is the rule.
    """
    return (
        outcomes(caseload)
        # "keep rows with age at arrest (else offence) date 10 to 17 and age at first hearing (else outcome) date
        # at most 17"
        .filter(pl.col(AGE_AT_ARREST).is_between(10, 17), pl.col(AGE_AT_HEARING) <= 17)
        # "keep substantive tiers -> drop changed and successful appeals"
        .filter(substantive(), stands())
        # "each child's first outcome by date; on a tie the more serious tier, then the order of the outcome code
        # list" - and the outcome's id last, so that two runs agree.
        .sort(
            c.CHILD_ID,
            c.OUTCOME_DATE,
            TIER_RANK,
            OUTCOME_ORDER,
            c.OUTCOME_ID,
            descending=[False, False, True, False, False],
        )
        .unique(subset=[c.CHILD_ID], keep="first", maintain_order=True)
        # "only now drop residence = other": a child whose first outcome was elsewhere is never a local entrant.
        .filter(local())
        .select(c.CHILD_ID, pl.col(c.OUTCOME_DATE).alias(DATE), c.OUTCOME_TYPE, c.OUTCOME_ID)
    )
