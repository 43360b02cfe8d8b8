"""KPI 10: victims of the offending of children whose order ended."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from yjp.indicators.kpi.cohort import endings
from yjp.indicators.kpi.declared.events import VICTIMS
from yjp.indicators.kpi.members import CHILD, COLUMN, MEMBER, QUARTER, ROW_ID, by_row, complete
from yjp.model import columns as c
from yjp.model.caseload import Caseload


def _yes(*columns: str) -> pl.Expr:
    return pl.all_horizontal(pl.col(column).eq("yes").fill_null(False) for column in columns)


ROWS = {
    "victims": pl.lit(True),
    "consent": _yes(c.CONSENT_CONTACT),
    # "engaged in restorative justice and consents to contact"; likewise "asked their view"
    "engaged": _yes(c.RJ_ENGAGED, c.CONSENT_CONTACT),
    "view": _yes(c.VIEW_SOUGHT, c.CONSENT_CONTACT),
    "progress_requested": _yes(c.PROGRESS_REQUESTED),
    "progress_provided": _yes(c.PROGRESS_REQUESTED, c.PROGRESS_PROVIDED),
    "support_requested": _yes(c.SUPPORT_REQUESTED),
    "support_provided": _yes(c.SUPPORT_REQUESTED, c.SUPPORT_PROVIDED),
    "contacted": pl.col(c.CONTACTED_DATE).is_not_null(),
}


def members(caseload: Caseload, ends: Sequence[date]) -> pl.LazyFrame:
    """Victims and children in the cells of table 10.

    A victim counts in the quarter in which the programme that the victim is linked with ended: any programme that
    counts, not only the one that its child is counted under. Several records of one victim are one victim.
    """
    programmes = endings(caseload, ends).select(QUARTER, c.CHILD_ID, c.PROGRAMME_ID).unique()
    victims = caseload["victims"].join(programmes, on=[c.CHILD_ID, c.PROGRAMME_ID])
    kept = (QUARTER, c.CHILD_ID, c.PROGRAMME_ID, c.VICTIM_ID)
    rows = by_row(victims, ROWS, kept).with_columns(pl.col(c.VICTIM_ID).alias(MEMBER))
    children = victims.with_columns(pl.lit("children").alias(ROW_ID), pl.col(c.CHILD_ID).alias(MEMBER))
    total = pl.lit("total").alias(COLUMN)
    return pl.concat(
        [
            complete(rows.with_columns(total), VICTIMS.number, "victim"),
            complete(children.with_columns(total), VICTIMS.number, CHILD),
        ]
    )
