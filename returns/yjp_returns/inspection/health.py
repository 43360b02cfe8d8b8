"""Mental health and substance misuse among the children on the caseload on a day. Child-level rows stay in here."""

from datetime import date

import polars as pl

from yjp.indicators.caseload import children_on
from yjp.indicators.kpi.health import need_date
from yjp.indicators.kpi.points import known
from yjp.model import codes
from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp_returns.inspection.declared import HEALTH_LABELS, NEED, NONE_RECORDED, TREATED

SCHEMA = {"strand": pl.String, "status": pl.String, "children": pl.Int64}
_DAYS = (c.IDENTIFIED_DATE, c.SCREENED_DATE, c.ATTENDED_START, c.ATTENDED_END)


def health_needs(caseload: Caseload, day: date) -> pl.DataFrame | None:
    """Children on the caseload by strand and status: ``strand``, ``status``, ``children``; every pair has a row.

    Statuses, the first that fits: ``in_treatment`` (attended on the day, first and last day included), ``need`` (found
    on or before the day), ``none_recorded``. None where the extract has no health table or no programmes.
    """
    if not (caseload.has("health") and caseload.has("programmes")):
        return None
    here = children_on(caseload, [day]).select(c.CHILD_ID).collect()
    on = pl.lit(day)
    ends = pl.col(c.ATTENDED_END)
    treated = (pl.col(c.ATTENDED_START) <= on) & (ends.is_null() | (ends >= on))
    records = (
        caseload["health"]
        .join(here.lazy(), on=c.CHILD_ID, how="semi")
        .with_columns(known(name) for name in _DAYS)
        .with_columns(
            pl.when(treated)
            .then(pl.lit(TREATED))
            .when(pl.col(need_date(caseload)) <= on)
            .then(pl.lit(NEED))
            .alias("status")
        )
        .drop_nulls(["status", c.STRAND])
        .collect()
    )
    rows = []
    for strand in codes.values(codes.HEALTH_STRANDS):
        own = records.filter(pl.col(c.STRAND) == strand)
        counted = set[str]()
        for status in (TREATED, NEED):
            children = set(own.filter(pl.col("status") == status).get_column(c.CHILD_ID)) - counted
            counted |= children
            rows.append((strand, status, len(children)))
        rows.append((strand, NONE_RECORDED, here.height - len(counted)))
    assert {status for _, status, _ in rows} == set(HEALTH_LABELS)
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")
