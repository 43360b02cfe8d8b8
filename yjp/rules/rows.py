"""Frames that several rules start from. Each keeps ``_row`` of its first table."""

import polars as pl

from yjp.model import columns as c
from yjp.model.caseload import ROW, Caseload
from yjp.rules.outcome_groups import CUSTODY

IN_CUSTODY_FROM = "in_custody_from"
IN_CUSTODY_TO = "in_custody_to"
HEARING = "hearing_or_outcome_date"
ARREST = "arrest_or_offence_date"


def with_birth(caseload: Caseload, table: str) -> pl.LazyFrame:
    """A table's rows with ``date_of_birth`` of the child."""
    births = caseload["children"].select(c.CHILD_ID, c.DATE_OF_BIRTH)
    return caseload.rows(table).join(births, on=c.CHILD_ID)


def outcomes_with_offence(caseload: Caseload) -> pl.LazyFrame:
    """Outcomes with the columns of their offence."""
    return caseload.rows("outcomes").join(caseload["offences"].drop(c.CHILD_ID), on=c.OFFENCE_ID)


def outcomes_with_child(caseload: Caseload) -> pl.LazyFrame:
    """Outcomes with ``date_of_birth`` and ``hearing_or_outcome_date``, the first of the two that is known."""
    return with_birth(caseload, "outcomes").with_columns(
        pl.coalesce(c.FIRST_HEARING_DATE, c.OUTCOME_DATE).alias(HEARING)
    )


def custody_spells(caseload: Caseload) -> pl.LazyFrame:
    """``child_id``, day of each sentence to custody, and the day of release where it is known."""
    return (
        caseload["outcomes"]
        .filter(pl.col(c.OUTCOME_TYPE).is_in(CUSTODY))
        .select(
            c.CHILD_ID,
            pl.col(c.OUTCOME_DATE).alias(IN_CUSTODY_FROM),
            pl.col(c.RELEASE_DATE).alias(IN_CUSTODY_TO),
        )
    )


def repeated(frame: pl.LazyFrame, *keys: str) -> pl.LazyFrame:
    """Rows that share all keys with another row; a row with an empty key shares it with none."""
    return frame.drop_nulls(keys).filter(pl.struct(keys).is_duplicated())


def without(frame: pl.LazyFrame, other: pl.LazyFrame) -> pl.LazyFrame:
    """Rows of a frame that are not among the rows of another, by ``_row``."""
    return frame.join(other.select(ROW), on=ROW, how="anti")
