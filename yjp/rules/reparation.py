"""Rules about sessions of reparation."""

import polars as pl

from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp.rules.definition import Rule, Severity
from yjp.rules.sources import ORDER_OF_EVENTS

REPARATION = "Open the child's record, Reparation, and "
MOST_HOURS = 12


def _attended_more_than_offered(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("reparation").filter(pl.col(c.HOURS_ATTENDED) > pl.col(c.HOURS_OFFERED))


def _too_long_a_day(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("reparation").filter(
        pl.col(c.HOURS_OFFERED).sum().over(c.CHILD_ID, c.DATE) > MOST_HOURS
    )


def _before_any_outcome(caseload: Caseload) -> pl.LazyFrame:
    first = caseload["outcomes"].group_by(c.CHILD_ID).agg(pl.col(c.OUTCOME_DATE).min())
    owed = (pl.col(c.OUTCOME_DATE) <= pl.col(c.DATE)).fill_null(False)
    return caseload.rows("reparation").join(first, on=c.CHILD_ID, how="left").filter(~owed)


def _no_hours(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("reparation").filter(pl.col(c.HOURS_OFFERED).is_null())


RULES = (
    Rule(
        code="REP01",
        title="More hours of reparation done than offered",
        action=f"{REPARATION}correct the hours of the session.",
        source="Nobody can attend what is not offered",
        grade="I",
        severity=Severity.ERROR,
        tables=("reparation",),
        columns=(c.HOURS_OFFERED, c.HOURS_ATTENDED),
        needs=(f"reparation.{c.HOURS_OFFERED}", f"reparation.{c.HOURS_ATTENDED}"),
        find=_attended_more_than_offered,
    ),
    Rule(
        code="REP02",
        title=f"More than {MOST_HOURS} hours of reparation on one day",
        action=f"{REPARATION}correct the hours or the day. Hours of a whole order do not belong to one "
        "session.",
        source="Hours of one session; more are not to be believed",
        grade="I",
        severity=Severity.WARNING,
        tables=("reparation",),
        columns=(c.DATE, c.HOURS_OFFERED),
        needs=(f"reparation.{c.HOURS_OFFERED}",),
        find=_too_long_a_day,
    ),
    Rule(
        code="REP03",
        title="A session of reparation before the child had any outcome",
        action=f"{REPARATION}correct the day; or enter the outcome, in Legal outcomes.",
        source=ORDER_OF_EVENTS,
        grade="I",
        severity=Severity.WARNING,
        tables=("reparation", "outcomes"),
        columns=(c.DATE,),
        find=_before_any_outcome,
    ),
    Rule(
        code="REP04",
        title="The hours of reparation offered are missing",
        action=f"{REPARATION}enter how many hours the session was to last.",
        source="Reparation is reported in hours",
        grade="I",
        severity=Severity.QUERY,
        tables=("reparation",),
        columns=(c.HOURS_OFFERED,),
        find=_no_hours,
    ),
)
