"""Rules about outcomes that cannot both be right: of one offence, of one day, after an appeal."""

import polars as pl

from yjp.model import columns as c
from yjp.model.caseload import ROW, Caseload
from yjp.model.codes import APPEALS_THAT_REMOVE
from yjp.rules.definition import Rule, Severity
from yjp.rules.outcome_groups import COURT, CUSTODY, OUT_OF_COURT
from yjp.rules.sources import COUNTED, SENTENCING_CODE, YJB_SQL

OUTCOMES = "Open the child's record, Legal outcomes, and "
EXCLUDE_ONE_ANOTHER = [
    "referral_order",
    "absolute_discharge",
    "conditional_discharge",
    "youth_rehabilitation_order",
    *CUSTODY,
]
OTHER = "_other"


def _stands() -> pl.Expr:
    return ~pl.col(c.APPEAL_STATUS).fill_null("none").is_in(APPEALS_THAT_REMOVE)


def _in_and_out_of_court(caseload: Caseload) -> pl.LazyFrame:
    # A child who does not keep to a conditional caution can be prosecuted for the offence: both are right.
    out_of_court = pl.col(c.OUTCOME_TYPE).is_in(
        [code for code in OUT_OF_COURT if code != "youth_conditional_caution"]
    )
    in_court = pl.col(c.OUTCOME_TYPE).is_in(COURT)
    return (
        caseload.rows("outcomes")
        .filter(_stands(), out_of_court | in_court)
        .filter(out_of_court.any().over(c.OFFENCE_ID), in_court.any().over(c.OFFENCE_ID))
    )


def _excluding_sentences(caseload: Caseload) -> pl.LazyFrame:
    kinds_of_the_day = pl.col(c.OUTCOME_TYPE).n_unique().over(c.OFFENCE_ID, c.OUTCOME_DATE)
    return (
        caseload.rows("outcomes")
        .filter(_stands(), pl.col(c.OUTCOME_TYPE).is_in(EXCLUDE_ONE_ANOTHER))
        .filter(kinds_of_the_day > 1)
    )


def _changed_into_nothing(caseload: Caseload) -> pl.LazyFrame:
    changed = caseload.rows("outcomes").filter(pl.col(c.APPEAL_STATUS) == "changed")
    standing = caseload["outcomes"].filter(_stands()).select(c.OFFENCE_ID, c.OUTCOME_DATE)
    followed = changed.join(standing, on=c.OFFENCE_ID, suffix=OTHER).filter(
        pl.col(c.OUTCOME_DATE + OTHER) >= pl.col(c.OUTCOME_DATE)
    )
    return changed.join(followed.select(ROW), on=ROW, how="anti")


def _appeal_out_of_court(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("outcomes").filter(
        pl.col(c.OUTCOME_TYPE).is_in(OUT_OF_COURT), pl.col(c.APPEAL_STATUS) != "none"
    )


def _two_residences(caseload: Caseload) -> pl.LazyFrame:
    homes = pl.col(c.RESIDENCE).fill_null("local").n_unique().over(c.CHILD_ID, c.OUTCOME_DATE)
    return caseload.rows("outcomes").filter(homes > 1)


def _one_occasion_two_days(caseload: Caseload) -> pl.LazyFrame:
    days = pl.col(c.OUTCOME_DATE).n_unique().over(c.SENTENCING_OCCASION_ID)
    return caseload.rows("outcomes").drop_nulls(c.SENTENCING_OCCASION_ID).filter(days > 1)


def _custody_released_twice(caseload: Caseload) -> pl.LazyFrame:
    # Custody counts once a child, day and kind; only one of the releases can be the day the child left.
    same_sentence = (c.CHILD_ID, c.OUTCOME_DATE, c.OUTCOME_TYPE)
    return (
        caseload.rows("outcomes")
        .filter(_stands(), pl.col(c.OUTCOME_TYPE).is_in(CUSTODY), pl.col(c.RELEASE_DATE).is_not_null())
        .filter(pl.col(c.RELEASE_DATE).n_unique().over(same_sentence) > 1)
    )


RULES = (
    Rule(
        code="CON01",
        title="An offence was dealt with out of court and also sentenced",
        action=f"{OUTCOMES}delete the outcome that was not given, or move it to the offence it belongs to. "
        "A conditional caution that was not kept to, and then a sentence, is right and not shown here.",
        source="An offence is either dealt with out of court or prosecuted",
        grade="I",
        severity=Severity.WARNING,
        tables=("outcomes",),
        columns=(c.OFFENCE_ID, c.OUTCOME_TYPE, c.OUTCOME_DATE),
        find=_in_and_out_of_court,
    ),
    Rule(
        code="CON02",
        title="An offence has two sentences of one day that exclude each other",
        action=f"{OUTCOMES}keep the sentence on the court's result for this offence. The other may belong "
        "to another offence of the day.",
        source=f"{SENTENCING_CODE}, section 84: no referral order beside a custodial sentence or a "
        "discharge for the offence; the other pairs from memory",
        grade="M",
        severity=Severity.WARNING,
        tables=("outcomes",),
        columns=(c.OFFENCE_ID, c.OUTCOME_TYPE, c.OUTCOME_DATE),
        find=_excluding_sentences,
    ),
    Rule(
        code="CON03",
        title="Changed on appeal, but the new outcome is not recorded",
        action=f"{OUTCOMES}enter the outcome that the appeal put in its place, on the same offence. The "
        "old one does not count any more, so the child may be missing from every figure.",
        source=f"{YJB_SQL}: outcomes changed on appeal are left out",
        grade="I",
        severity=Severity.WARNING,
        tables=("outcomes",),
        columns=(c.OFFENCE_ID, c.APPEAL_STATUS, c.OUTCOME_DATE),
        find=_changed_into_nothing,
    ),
    Rule(
        code="CON04",
        title="An outcome out of court has the result of an appeal",
        action=f"{OUTCOMES}clear the appeal, or correct the outcome if a court gave it. Changed or "
        "successful takes the outcome out of every figure.",
        source="Appeals are against decisions of courts",
        grade="M",
        severity=Severity.WARNING,
        tables=("outcomes",),
        columns=(c.OUTCOME_TYPE, c.APPEAL_STATUS),
        find=_appeal_out_of_court,
    ),
    Rule(
        code="CON05",
        title="A child lived here and elsewhere on the day of its outcomes",
        action=f"{OUTCOMES}record one residence for all outcomes of the day: whether the child is a first "
        "time entrant here depends on it. Empty counts as local.",
        source=f"{COUNTED}: residence on the day of the outcome",
        grade="I",
        severity=Severity.WARNING,
        tables=("outcomes",),
        columns=(c.OUTCOME_DATE, c.RESIDENCE),
        find=_two_residences,
    ),
    Rule(
        code="CON06",
        title="Outcomes of one sentencing occasion have different dates",
        action=f"{OUTCOMES}correct the date that is wrong, or take the outcome out of the occasion.",
        source="A sentencing occasion is one sitting of a court",
        grade="I",
        severity=Severity.WARNING,
        tables=("outcomes",),
        columns=(c.SENTENCING_OCCASION_ID, c.OUTCOME_DATE),
        needs=(f"outcomes.{c.SENTENCING_OCCASION_ID}",),
        find=_one_occasion_two_days,
    ),
    Rule(
        code="CON07",
        title="Sentences of one kind and day have different days of release",
        action=f"{OUTCOMES}enter the day on which the child left custody for all of them: they count as "
        "one sentence, and the release starts the child's time in the reoffending cohort.",
        source=f"{COUNTED}: one custodial sentence a child, day and kind",
        grade="I",
        severity=Severity.WARNING,
        tables=("outcomes",),
        columns=(c.OUTCOME_DATE, c.OUTCOME_TYPE, c.RELEASE_DATE),
        needs=(f"outcomes.{c.RELEASE_DATE}",),
        find=_custody_released_twice,
    ),
)
