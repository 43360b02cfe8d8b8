"""Reasons to do with days: the edges of the window, the day of conviction, days of release that are missing."""

from datetime import timedelta

import polars as pl

from yjp.model import codes
from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp.model.codes import CUSTODIAL, Tier
from yjp.reconcile.definition import Direction, Found, Question, Reason
from yjp.reconcile.families import COHORT, CUSTODY, FTE
from yjp.reconcile.readings import Reading, by_reading, with_outcomes

_DAY = timedelta(days=1)
_IN_COURT = [o.code for o in codes.OUTCOME_TYPES if o.tier not in (Tier.DIVERSION, Tier.PRE_COURT)]


def _edges(question: Question) -> Found:
    """Every outcome (and release) near an edge of the window is moved just over it, an edge and a side at a time."""
    start, end = question.window.start, question.window.end
    far = timedelta(days=question.edge_days)
    near = (
        (start, start + far - _DAY, start - _DAY, "in the first days of the window, read as before it"),
        (start - far, start - _DAY, start, "in the last days before the window, read as in it"),
        (end - far + _DAY, end, end + _DAY, "in the last days of the window, read as after it"),
        (end + _DAY, end + far, end, "in the first days after the window, read as in it"),
    )
    return by_reading(
        question,
        [
            Reading(
                words=words,
                caseload=with_outcomes(
                    question.counted,
                    *(
                        pl.when(pl.col(day).is_between(first, last)).then(to).otherwise(day).alias(day)
                        for day in (c.OUTCOME_DATE, c.RELEASE_DATE)
                    ),
                ),
            )
            for first, last, to, words in near
        ],
    )


def _conviction(question: Question) -> Found:
    """A finding of guilt comes at a hearing, the sentence often at a later one; only the first hearing is held."""
    outcomes = question.counted.tables["outcomes"]
    in_court = outcomes.filter(pl.col(c.OUTCOME_TYPE).is_in(_IN_COURT))
    if in_court.height and in_court.get_column(c.FIRST_HEARING_DATE).null_count() == in_court.height:
        return Found(why="no court outcome has a first hearing")
    heard = pl.col(c.FIRST_HEARING_DATE)
    earlier = pl.col(c.OUTCOME_TYPE).is_in(_IN_COURT) & (heard < pl.col(c.OUTCOME_DATE))
    moved = with_outcomes(
        question.counted, pl.when(earlier).then(heard).otherwise(c.OUTCOME_DATE).alias(c.OUTCOME_DATE)
    )
    return by_reading(
        question,
        [Reading(words="dated by the first hearing, the earliest day of a conviction", caseload=moved)],
    )


def _releases(question: Question) -> Found:
    """A sentence to custody without a day of release (or one after the extract) could lead into the cohort."""
    start, end = question.window.start, question.window.end
    caseload = question.counted
    missing = pl.col(c.RELEASE_DATE).is_null() & pl.col(c.OUTCOME_TYPE).is_in(list(CUSTODIAL))
    open_then = missing & (pl.col(c.OUTCOME_DATE) <= end)
    released = pl.max_horizontal(pl.col(c.OUTCOME_DATE), pl.lit(start))
    return by_reading(
        question,
        [
            Reading(
                words="no day of release is recorded: released in the window",
                caseload=with_outcomes(
                    caseload,
                    pl.when(open_then).then(released).otherwise(c.RELEASE_DATE).alias(c.RELEASE_DATE),
                ),
            )
        ],
    )


def by_offence(caseload: Caseload) -> Caseload:
    """The caseload with each outcome dated by its offence: a count that is published by another day than ours."""
    days = caseload.tables["offences"].select(c.OFFENCE_ID, c.OFFENCE_DATE)
    outcomes = caseload.tables["outcomes"]
    moved = outcomes.join(days, on=c.OFFENCE_ID, how="left").with_columns(
        pl.coalesce(c.OFFENCE_DATE, c.OUTCOME_DATE).alias(c.OUTCOME_DATE)
    )
    return Caseload({**caseload.tables, "outcomes": moved.select(outcomes.columns)}, caseload.extract_date)


REASONS = (
    Reason(
        id="edges",
        title="Days at the edges",
        what="An outcome dated a few days apart in two systems falls on either side of the window's edge.",
        how="Outcomes within a few days of an edge (a setting) are moved over it.",
        ask="Compare the days of these outcomes with the police or court record.",
        direction=Direction.EITHER,
        shows_cases=True,
        families=(FTE, CUSTODY, COHORT),
        source="Inferred: an outcome is entered in two systems by different people, on different days",
        grade="I",
        find=_edges,
    ),
    Reason(
        id="conviction",
        title="Day of conviction",
        what="The published count goes by the day of the caution or conviction; the service records the day of the "
        "sentence, which can be later.",
        how="Court outcomes are dated by their first hearing, the earliest that a conviction can be.",
        ask="Look up the day of conviction of these children in the court result.",
        direction=Direction.EITHER,
        shows_cases=True,
        families=(FTE,),
        source="First time entrants are defined by first conviction or caution (Ministry of Justice); which day the "
        "published count takes is inferred",
        grade="I",
        find=_conviction,
    ),
    Reason(
        id="releases",
        title="Days of release",
        what="A child enters the cohort on release from custody; without the day, the child is not in it.",
        how="Custodial sentences without a day of release are read as if it lay in the window.",
        ask="Enter the day of release.",
        direction=Direction.EITHER,
        shows_cases=True,
        families=(COHORT,),
        source="Proven reoffending statistics: released from custody, cautioned or sentenced (Ministry of Justice)",
        grade="Q",
        find=_releases,
    ),
)
