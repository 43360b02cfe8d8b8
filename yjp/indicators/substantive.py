"""Outcomes joined to their offences and children, and the filters that every national indicator shares."""

import polars as pl

from yjp.model import codes
from yjp.model import columns as c
from yjp.model.ages import age_on, first_known
from yjp.model.caseload import Caseload

TIER = "tier"
TIER_RANK = "tier_rank"
OUTCOME_ORDER = "outcome_order"
AGE_AT_ARREST = "age_at_arrest"
AGE_AT_HEARING = "age_at_hearing"
_ARREST = "_arrest_or_offence_date"
_HEARING = "_hearing_or_outcome_date"


def outcomes(caseload: Caseload) -> pl.LazyFrame:
    """One row an outcome with its offence and child.

    Adds ``tier``, ``tier_rank`` (higher is more serious), ``outcome_order`` (place in the code list), ``age_at_arrest``
    (else at the offence) and ``age_at_hearing`` (first hearing, else outcome); residence and appeal are filled.
    """
    return (
        caseload["outcomes"]
        .join(caseload["offences"].drop(c.CHILD_ID), on=c.OFFENCE_ID, how="inner")
        .join(caseload["children"], on=c.CHILD_ID, how="inner")
        .with_columns(
            pl.col(c.RESIDENCE).fill_null("local"),
            pl.col(c.APPEAL_STATUS).fill_null("none"),
            pl.col(c.OUTCOME_TYPE).replace_strict(codes.TIER_OF, return_dtype=pl.String).alias(TIER),
            pl.col(c.OUTCOME_TYPE)
            .replace_strict(codes.OUTCOME_ORDER, return_dtype=pl.Int32)
            .alias(OUTCOME_ORDER),
            first_known(c.ARREST_DATE, c.OFFENCE_DATE).alias(_ARREST),
            first_known(c.FIRST_HEARING_DATE, c.OUTCOME_DATE).alias(_HEARING),
        )
        .with_columns(
            pl.col(TIER).replace_strict(codes.TIER_RANK, return_dtype=pl.Int32).alias(TIER_RANK),
            age_on(c.DATE_OF_BIRTH, _ARREST).alias(AGE_AT_ARREST),
            age_on(c.DATE_OF_BIRTH, _HEARING).alias(AGE_AT_HEARING),
        )
        .drop(_ARREST, _HEARING)
    )


def substantive() -> pl.Expr:
    """A caution or a sentence: ``diversion`` is not."""
    return pl.col(TIER).is_in(list(codes.SUBSTANTIVE))


def stands() -> pl.Expr:
    """Not ``changed`` on appeal and not ``successful`` on appeal."""
    return ~pl.col(c.APPEAL_STATUS).is_in(list(codes.APPEALS_THAT_REMOVE))


def local() -> pl.Expr:
    """The child lived in the area on the outcome date."""
    return pl.col(c.RESIDENCE) != "other"
