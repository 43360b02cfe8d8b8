"""KPI 3: children with special educational needs or disabilities (additional learning needs in Wales)."""

import polars as pl

from yjp.indicators.kpi.cohort import ORDER
from yjp.indicators.kpi.declared.living import ENDING, SEND, SUITABLE, UNSUITABLE
from yjp.indicators.kpi.education import suitability_at_end
from yjp.indicators.kpi.members import QUARTER, flagged
from yjp.indicators.kpi.points import END, POINT, children_at_points, held
from yjp.model import columns as c
from yjp.model.caseload import Caseload

PLAN = "plan"
_TOTAL = "total"


def members(caseload: Caseload, cohort: pl.LazyFrame) -> pl.LazyFrame:
    """Children in the cells of table 3."""
    identified = pl.col(c.IDENTIFIED) == "yes"
    # "must be open at intervention end"
    needs = (
        held(
            children_at_points(cohort).filter(pl.col(POINT) == END),
            caseload["send"],
            (c.IDENTIFIED, c.FORMAL_PLAN),
        )
        .group_by(QUARTER, c.CHILD_ID)
        .agg(identified.any(), (identified & (pl.col(c.FORMAL_PLAN) == "yes")).any().alias(PLAN))
    )
    children = cohort.join(needs, on=[QUARTER, c.CHILD_ID], how="left")
    need = pl.col(c.IDENTIFIED).fill_null(False)
    flags = {(ENDING, _TOTAL): pl.lit(True), (c.IDENTIFIED, _TOTAL): need, (PLAN, _TOTAL): pl.col(PLAN)}
    if caseload.has("education"):
        children = children.join(suitability_at_end(caseload, cohort), on=[QUARTER, c.CHILD_ID], how="left")
        for row in (SUITABLE, UNSUITABLE):
            flags[row, _TOTAL] = need & pl.col(row)
    return flagged(children, SEND.number, ORDER, flags)
