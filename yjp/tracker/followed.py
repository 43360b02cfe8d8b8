"""The cohorts that are followed, child by child, with every proven reoffence: the rules are the indicator's."""

from enum import StrEnum

import polars as pl

from yjp.indicators.reoffending import (
    INDEX_DATE,
    PROVEN,
    PROVING,
    QUARTER,
    events,
    index_events,
    proofs,
    proven_offences,
)
from yjp.indicators.substantive import TIER
from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp.model.codes import Tier

ENDS = "proving_ends"
"""18 months after the index date: what is proven later no longer counts."""
PROOFS = "proofs"
"""Days on which each reoffence was first proven, in order."""


class Cohort(StrEnum):
    """Why a child is followed. The two are never mixed: the national indicator knows only the first."""

    SUBSTANTIVE = "substantive"
    DIVERSION = "diversion"


def index_rows(caseload: Caseload, cohort: Cohort = Cohort.SUBSTANTIVE) -> pl.LazyFrame:
    """One row a child and quarter: ``child_id``, ``quarter_start``, ``index_date``, ``outcome_id``.

    A diversion is an event on its outcome date, of a child aged 10 to 17 who lived locally: as a caution is.
    """
    diverted = pl.col(TIER) == Tier.DIVERSION.value
    return index_events(events(caseload, diverted if cohort is Cohort.DIVERSION else None))


def followed(
    caseload: Caseload, *, breaches_count: bool = False, cohort: Cohort = Cohort.SUBSTANTIVE
) -> pl.DataFrame:
    """One row a child and quarter: as ``index_rows``, with ``proving_ends`` and ``proofs`` (a list of days).

    A reoffence is what ``yjp.indicators.reoffending`` says, after a diversion too: an offence within 12 months, proven
    by a caution or sentence within 18.
    """
    index = index_rows(caseload, cohort)
    proven = proofs(index, proven_offences(caseload, breaches_count=breaches_count))
    days = proven.group_by(c.CHILD_ID, QUARTER).agg(pl.col(PROVEN).sort().alias(PROOFS))
    return (
        index.join(days, on=[c.CHILD_ID, QUARTER], how="left")
        .with_columns(
            pl.col(INDEX_DATE).dt.offset_by(PROVING).alias(ENDS),
            pl.col(PROOFS).fill_null(pl.lit([], dtype=pl.List(pl.Date))),
        )
        .sort(INDEX_DATE, c.CHILD_ID)
        .collect()
    )
