"""Interim codes: diversion recorded under an obsolete substantive code, told apart before anything is counted.

Until YJB Schema 12 (2027/28) outcome 23 goes into child-level data as *reprimand* and a youth diversion order as *drug
treatment and testing order*. Counted as recorded, diverted children would become first time entrants.
"""

import polars as pl

from yjp.model import codes
from yjp.model import columns as c
from yjp.model.caseload import Caseload

_OUTCOMES = "outcomes"


def is_interim() -> pl.Expr:
    """An outcome whose type had ended by its date: it stands for something else."""
    found = [
        (pl.col(c.OUTCOME_TYPE) == code.recorded) & (pl.col(c.OUTCOME_DATE) >= code.since)
        for code in codes.INTERIM_CODES
    ]
    return pl.any_horizontal(found)


def interim_outcomes(caseload: Caseload) -> pl.LazyFrame:
    """One row an outcome under an interim code: ``child_id``, ``outcome_date``, ``outcome_type`` as recorded."""
    return caseload[_OUTCOMES].filter(is_interim()).select(c.CHILD_ID, c.OUTCOME_DATE, c.OUTCOME_TYPE)


def as_meant(caseload: Caseload) -> Caseload:
    """The caseload with interim codes replaced by what they stand for, which is diversion."""
    meant = pl.col(c.OUTCOME_TYPE).replace({code.recorded: code.meant for code in codes.INTERIM_CODES})
    outcomes = caseload.tables[_OUTCOMES].with_columns(
        pl.when(is_interim()).then(meant).otherwise(pl.col(c.OUTCOME_TYPE)).alias(c.OUTCOME_TYPE)
    )
    return Caseload({**caseload.tables, _OUTCOMES: outcomes}, caseload.extract_date)
