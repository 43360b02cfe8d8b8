"""Proven reoffending of three-month cohorts, counted child by child."""

import polars as pl

from yjp.indicators.first_time_entrants import DATE
from yjp.indicators.substantive import (
    OUTCOME_ORDER,
    TIER,
    TIER_RANK,
    local,
    outcomes,
    stands,
    substantive,
)
from yjp.model import columns as c
from yjp.model.ages import age_on
from yjp.model.caseload import Caseload
from yjp.model.codes import BREACH_CATEGORIES, Tier

QUARTER = "quarter_start"
INDEX_DATE = "index_date"
REOFFENCES = "reoffences"
FOLLOW_UP = "12mo"
"""Months to reoffend, calendar months: 29 February and 12 months is 28 February."""
PROVING = "18mo"
"""The 12 months and 6 more for the reoffence to be proven."""
PROVEN = "proven_date"


def events(caseload: Caseload, counted: pl.Expr | None = None) -> pl.LazyFrame:
    """One row a child and day with an index event: ``child_id``, ``date``, ``outcome_id``, by child and date.

    "A child's events are substantive non-custodial outcomes (on the outcome date) and releases from custody (on the
    release date; a custodial sentence without a release date is not yet an event), age 10 to 17 on that day,
    residence = local, appeals as above."

    ``outcome_id`` is the most serious outcome of the day: "on a tie the more serious tier, then the order of the
    outcome code list" (the rule of first time entrants, as none is known for cohorts), then the lowest id as text.
    """
    day = (
        pl.when(pl.col(TIER) == Tier.CUSTODY.value)
        .then(pl.col(c.RELEASE_DATE))
        .otherwise(pl.col(c.OUTCOME_DATE))
        .alias(DATE)
    )
    return (
        outcomes(caseload)
        .filter(substantive() if counted is None else counted, stands(), local())
        .select(c.CHILD_ID, c.DATE_OF_BIRTH, day, TIER_RANK, OUTCOME_ORDER, c.OUTCOME_ID)
        # A release that is planned after the day of the extract has not happened.
        .filter(pl.col(DATE) <= caseload.extract_date, age_on(c.DATE_OF_BIRTH, DATE).is_between(10, 17))
        .sort(
            c.CHILD_ID,
            DATE,
            TIER_RANK,
            OUTCOME_ORDER,
            c.OUTCOME_ID,
            descending=[False, False, True, False, False],
        )
        .unique(subset=[c.CHILD_ID, DATE], keep="first", maintain_order=True)
        .select(c.CHILD_ID, DATE, c.OUTCOME_ID)
    )


def proven_offences(caseload: Caseload, *, breaches_count: bool) -> pl.LazyFrame:
    """One row an offence that led to a caution or sentence: ``child_id``, ``offence_date``, the first proving date.

    "At least one substantive outcome (appeals as above, any residence, any age)"; breaches of bail, of a conditional
    discharge or of a statutory order "do not count as reoffences" (grade M) unless ``breaches_count``.
    """
    counted = outcomes(caseload).filter(substantive(), stands())
    if not breaches_count:
        counted = counted.filter(no_breach())
    return counted.group_by(c.CHILD_ID, c.OFFENCE_ID, c.OFFENCE_DATE).agg(
        pl.col(c.OUTCOME_DATE).min().alias(PROVEN)
    )


def no_breach() -> pl.Expr:
    """Not breach of bail, of a conditional discharge or of a statutory order."""
    category = pl.col(c.OFFENCE_CATEGORY)
    return category.is_null() | ~category.is_in(list(BREACH_CATEGORIES))


def index_events(events: pl.LazyFrame) -> pl.LazyFrame:
    """One row a child and quarter, of ``events``: ``child_id``, ``quarter_start``, ``index_date``, ``outcome_id``.

    "A child enters Q once, at the first event in Q: the index date."
    """
    return (
        events.select(
            c.CHILD_ID,
            pl.col(DATE).dt.truncate("1q").alias(QUARTER),
            pl.col(DATE).alias(INDEX_DATE),
            c.OUTCOME_ID,
        )
        # The events are in the order of their dates: the first of a quarter is the index.
        .unique(subset=[c.CHILD_ID, QUARTER], keep="first", maintain_order=True)
    )


def within_follow_up() -> pl.Expr:
    """ "index_date < offence_date <= index_date + 12 months"."""
    until = pl.col(INDEX_DATE).dt.offset_by(FOLLOW_UP)
    return (pl.col(c.OFFENCE_DATE) > pl.col(INDEX_DATE)) & (pl.col(c.OFFENCE_DATE) <= until)


def proofs(index: pl.LazyFrame, proven: pl.LazyFrame) -> pl.LazyFrame:
    """One row an index event and proven reoffence: the columns of both (``index_events``, ``proven_offences``).

    A proven reoffence lies ``within_follow_up`` and has "an outcome by index_date + 18 months".
    """
    return index.join(proven, on=c.CHILD_ID).filter(
        within_follow_up(), pl.col(PROVEN) <= pl.col(INDEX_DATE).dt.offset_by(PROVING)
    )


def cohorts(caseload: Caseload, *, breaches_count: bool = False) -> pl.LazyFrame:
    """One row a child and quarter: ``child_id``, ``quarter_start``, ``index_date``, ``outcome_id``, ``reoffences``.

    "A child enters Q once, at the first event in Q: the index date." A proven reoffence has "index_date <
    offence_date <= index_date + 12 months" and an outcome by "index_date + 18 months"; "each offence counts once".
    ``outcome_id`` is that of the index event.
    """
    index = index_events(events(caseload))
    reoffences = (
        proofs(index, proven_offences(caseload, breaches_count=breaches_count))
        .group_by(c.CHILD_ID, QUARTER)
        .agg(pl.len().cast(pl.Int64).alias(REOFFENCES))
    )
    return index.join(reoffences, on=[c.CHILD_ID, QUARTER], how="left").with_columns(
        pl.col(REOFFENCES).fill_null(0)
    )
