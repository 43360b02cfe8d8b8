"""Use of custody: custodial sentences, not children."""

import polars as pl

from yjp.indicators.first_time_entrants import DATE
from yjp.indicators.substantive import AGE_AT_HEARING, TIER, local, outcomes, stands
from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp.model.codes import Tier


def custodial_sentences(caseload: Caseload) -> pl.LazyFrame:
    """One row a custodial sentence: ``child_id``, ``date``, ``outcome_type``, ``outcome_id``, in no order.

    Where several outcomes make one sentence, ``outcome_id`` is the lowest of them (ids compared as text): the offence
    of that outcome stands for the sentence in breakdowns. The rule names none, and so two runs agree.

    Source: YJB Data Summary rule as restated by Leicester City 2019-20, section 3.
    """
    return (
        outcomes(caseload)
        .filter(pl.col(TIER) == Tier.CUSTODY.value, stands(), local())
        # "age at first hearing (else outcome) date 10 to 17"
        .filter(pl.col(AGE_AT_HEARING).is_between(10, 17))
        # "if the same type of custodial sentence is given on the same day, concurrent or consecutive, count once"
        .group_by(c.CHILD_ID, pl.col(c.OUTCOME_DATE).alias(DATE), c.OUTCOME_TYPE)
        .agg(pl.col(c.OUTCOME_ID).min())
    )
