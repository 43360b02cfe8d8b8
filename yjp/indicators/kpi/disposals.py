"""KPI 6: out-of-court disposals, and whether children completed them."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from yjp.indicators.kpi.cohort import RANK, endings
from yjp.indicators.kpi.declared.events import COMPLETED, DISPOSALS, NOT_COMPLETED
from yjp.indicators.kpi.declared.living import ENDING
from yjp.indicators.kpi.members import CHILD, COLUMN, MEMBER, QUARTER, ROW_ID, complete
from yjp.indicators.kpi.orders import DISPOSAL_OF
from yjp.model import columns as c
from yjp.model.caseload import Caseload


def members(caseload: Caseload, ends: Sequence[date]) -> pl.LazyFrame:
    """Children and programmes in the cells of table 6: every programme counts, not one a child."""
    codes = tuple(DISPOSAL_OF)
    programmes = (
        endings(caseload, ends)
        # "only count these disposal types"; the outcome too is a diversion or a caution
        .filter(pl.col(c.DISPOSAL_TYPE).is_in(codes), pl.col(c.OUTCOME_TYPE).is_in(codes))
        # "one row an intervention programme: most serious outcome, then the latest"
        .sort(c.PROGRAMME_ID, RANK, c.OUTCOME_DATE, descending=[False, False, True])
        .unique(subset=c.PROGRAMME_ID, keep="first", maintain_order=True)
        .with_columns(
            pl.col(c.OUTCOME_TYPE).replace_strict(DISPOSAL_OF, return_dtype=pl.String).alias(COLUMN)
        )
    )
    done = pl.col(c.KPI6_COMPLETED)
    kept = (QUARTER, c.CHILD_ID, c.PROGRAMME_ID, COLUMN, ROW_ID)

    def rows(**where: pl.Expr) -> pl.LazyFrame:
        return pl.concat(
            programmes.filter(found).with_columns(pl.lit(row).alias(ROW_ID)).select(kept)
            for row, found in where.items()
        )

    ended = pl.lit(True)
    children = rows(**{ENDING: ended, COMPLETED: done == "yes", NOT_COMPLETED: done == "no"})
    units = rows(programmes=ended, programmes_completed=done == "yes")
    return pl.concat(
        [
            complete(children.with_columns(pl.col(c.CHILD_ID).alias(MEMBER)), DISPOSALS.number, CHILD),
            complete(units.with_columns(pl.col(c.PROGRAMME_ID).alias(MEMBER)), DISPOSALS.number, "programme"),
        ]
    )
