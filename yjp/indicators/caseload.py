"""The children on the caseload on given days, and what they are counted under."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from yjp.indicators.attributes import KIND, of_programmes
from yjp.indicators.substantive import OUTCOME_ORDER, TIER_RANK
from yjp.model import codes
from yjp.model import columns as c
from yjp.model.caseload import Caseload

CATEGORY = c.CATEGORY
DAY = "day"
_RANK = "_rank"


def children_on(caseload: Caseload, days: Sequence[date]) -> pl.LazyFrame:
    """One row a day and child with a programme open on it: ``day``, ``child_id``, ``category``, and its groupings.

    A child is counted once a day, under the most serious category (the order of ``CaseloadCategory``); a programme
    without a disposal type is ``other``. ``programme_id`` is the programme that the child is counted under: within the
    category the more serious tier, then the order of the outcome code list, then the lowest id as text. The other
    columns are those of ``attributes.of_programmes``, read on the day.
    """
    return of_programmes(caseload, _counted_under(caseload, days), DAY)


def _counted_under(caseload: Caseload, days: Sequence[date]) -> pl.LazyFrame:
    order = {category.value: rank for rank, category in enumerate(codes.CaseloadCategory)}
    of_disposal = {disposal: category.value for disposal, category in codes.DISPOSAL_CATEGORY.items()}
    tier_rank = {o.code: codes.TIER_RANK[o.tier] for o in codes.OUTCOME_TYPES}
    kind, ends = pl.col(KIND), pl.col(c.END_DATE)
    return (
        caseload["programmes"]
        .join(pl.LazyFrame({DAY: list(days)}, schema={DAY: pl.Date}), how="cross")
        .filter(pl.col(c.START_DATE) <= pl.col(DAY), ends.is_null() | (ends >= pl.col(DAY)))
        .select(DAY, c.CHILD_ID, c.PROGRAMME_ID, pl.col(c.DISPOSAL_TYPE).fill_null("other").alias(KIND))
        .with_columns(
            kind.replace_strict(of_disposal, return_dtype=pl.String).alias(CATEGORY),
            kind.replace_strict(tier_rank, default=-1, return_dtype=pl.Int32).alias(TIER_RANK),
            kind.replace_strict(codes.OUTCOME_ORDER, default=-1, return_dtype=pl.Int32).alias(OUTCOME_ORDER),
        )
        .with_columns(pl.col(CATEGORY).replace_strict(order, return_dtype=pl.Int32).alias(_RANK))
        .sort(
            DAY,
            c.CHILD_ID,
            _RANK,
            TIER_RANK,
            OUTCOME_ORDER,
            c.PROGRAMME_ID,
            descending=[False, False, False, True, False, False],
        )
        .unique(subset=[DAY, c.CHILD_ID], keep="first", maintain_order=True)
        .select(DAY, c.CHILD_ID, c.PROGRAMME_ID, KIND, CATEGORY)
    )
