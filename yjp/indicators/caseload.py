"""The children on the caseload on a day, by category and by special educational needs."""

from datetime import date

import polars as pl

from yjp.model import codes
from yjp.model import columns as c
from yjp.model.caseload import Caseload

CATEGORY = "category"
SEND = "send"
NOT_RECORDED = "not_recorded"
_RANK = "_rank"


def _open_on(day: date) -> pl.Expr:
    ends = pl.col(c.END_DATE)
    return (pl.col(c.START_DATE) <= day) & (ends.is_null() | (ends >= day))


def children_on(caseload: Caseload, day: date) -> pl.LazyFrame:
    """One row a child with a programme open on the day: ``child_id``, ``category``, ``send``.

    A child is counted once, under the most serious category (the order of ``CaseloadCategory``); a programme without
    a disposal type is ``other``. ``send`` is ``ehcp``, ``statement``, ``sen_support`` or ``not_recorded``, the most
    formal of the records open on the day; without a ``send`` table it is not asked for and null.
    """
    order = {category.value: rank for rank, category in enumerate(codes.CaseloadCategory)}
    of_disposal = {disposal: category.value for disposal, category in codes.DISPOSAL_CATEGORY.items()}
    category = pl.col(c.DISPOSAL_TYPE).fill_null("other").replace_strict(of_disposal, return_dtype=pl.String)
    children = (
        caseload["programmes"]
        .filter(_open_on(day))
        .select(c.CHILD_ID, category.alias(CATEGORY))
        .with_columns(pl.col(CATEGORY).replace_strict(order, return_dtype=pl.Int32).alias(_RANK))
        .sort(c.CHILD_ID, _RANK)
        .unique(subset=[c.CHILD_ID], keep="first", maintain_order=True)
        .drop(_RANK)
    )
    if not caseload.has("send"):
        return children.with_columns(pl.lit(None, dtype=pl.String).alias(SEND))
    return children.join(send_on(caseload, day), on=c.CHILD_ID, how="left").with_columns(
        pl.col(SEND).fill_null(NOT_RECORDED)
    )


def send_on(caseload: Caseload, day: date) -> pl.LazyFrame:
    """One row a child with recorded support on the day: ``child_id``, ``send`` (the most formal one)."""
    order = {code: rank for rank, code in enumerate(codes.values(codes.SEND_CATEGORIES))}
    return (
        caseload["send"]
        .filter(_open_on(day), pl.col(c.CATEGORY) != "none")
        .select(c.CHILD_ID, pl.col(c.CATEGORY).alias(SEND))
        .with_columns(pl.col(SEND).replace_strict(order, return_dtype=pl.Int32).alias(_RANK))
        .sort(c.CHILD_ID, _RANK)
        .unique(subset=[c.CHILD_ID], keep="first", maintain_order=True)
        .drop(_RANK)
    )
