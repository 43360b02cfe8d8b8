"""KPI 7: children supported by wider services."""

from datetime import date

import polars as pl

from yjp.indicators.kpi.cohort import AT_START, ENDED, ORDER
from yjp.indicators.kpi.declared.living import ENDING
from yjp.indicators.kpi.declared.needs import STATUS_ROWS, SUPPORTED, WIDER_SERVICES
from yjp.indicators.kpi.members import QUARTER, flagged
from yjp.indicators.kpi.points import known
from yjp.model import columns as c
from yjp.model.caseload import Caseload


def members(caseload: Caseload, cohort: pl.LazyFrame) -> pl.LazyFrame:
    """Children in the cells of table 7."""
    spells = caseload["care_status"].select(c.CHILD_ID, c.START_DATE, known(c.END_DATE), c.STATUS)
    last = pl.col(c.END_DATE).fill_null(date.max)
    status = pl.col(c.STATUS)
    # "During = any overlap", from the day that "at the start" speaks of.
    during = (
        cohort.join(spells, on=c.CHILD_ID)
        .filter(pl.col(c.START_DATE) <= pl.col(ENDED), last >= pl.col(AT_START), status.is_in(STATUS_ROWS))
        .with_columns((pl.col(c.START_DATE) <= pl.col(AT_START)).alias("_at_start"))
        .group_by(QUARTER, c.CHILD_ID)
        .agg(
            *((status == row).any().alias(f"{row}_end") for row in STATUS_ROWS),
            *(((status == row) & pl.col("_at_start")).any().alias(f"{row}_start") for row in STATUS_ROWS),
        )
    )
    children = cohort.join(during, on=[QUARTER, c.CHILD_ID], how="left")
    flags = {
        (ENDING, "total"): pl.lit(True),
        # "Count distinct children (the template adds up categories and double counts)"
        (SUPPORTED, "end"): pl.any_horizontal(f"{row}_end" for row in STATUS_ROWS),
    }
    for row in STATUS_ROWS:
        for point in ("start", "end"):
            flags[row, point] = pl.col(f"{row}_{point}")
    return flagged(children, WIDER_SERVICES.number, ORDER, flags)
