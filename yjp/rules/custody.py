"""Rules about custodial sentences: release, its order and its length."""

import polars as pl

from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp.rules.definition import Rule, Severity
from yjp.rules.outcome_groups import CUSTODY, DTO
from yjp.rules.rows import outcomes_with_offence
from yjp.rules.sources import COUNTED, ORDER_OF_EVENTS
from yjp.rules.spells import UNKNOWN_DATE

OUTCOMES = "Open the child's record, Legal outcomes, and "
IN_COHORT = f"{COUNTED}: a child enters the reoffending cohort on release, and without the date not at all"
LENGTHS = (
    "GOV.UK, types of prison sentence: detention and training orders last 4 months to 2 years, the first half in "
    "custody"
)
LIGHT = 2


def _custodial(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("outcomes").filter(pl.col(c.OUTCOME_TYPE).is_in(CUSTODY))


def _released_before_sentence(caseload: Caseload) -> pl.LazyFrame:
    release = pl.col(c.RELEASE_DATE)
    return caseload.rows("outcomes").filter(release > UNKNOWN_DATE, release < pl.col(c.OUTCOME_DATE))


def _released_after_end(caseload: Caseload) -> pl.LazyFrame:
    # An end before the sentence is another rule's.
    in_order = pl.col(c.END_DATE) >= pl.col(c.OUTCOME_DATE)
    return caseload.rows("outcomes").filter(in_order, pl.col(c.RELEASE_DATE) > pl.col(c.END_DATE))


def _over_without_release(caseload: Caseload) -> pl.LazyFrame:
    return _custodial(caseload).filter(
        pl.col(c.RELEASE_DATE).is_null(), pl.col(c.END_DATE) < caseload.extract_date
    )


def _two_years_without_release(caseload: Caseload) -> pl.LazyFrame:
    two_years = pl.col(c.OUTCOME_DATE).dt.offset_by("24mo") < caseload.extract_date
    return caseload.rows("outcomes").filter(
        pl.col(c.OUTCOME_TYPE) == DTO,
        pl.col(c.RELEASE_DATE).is_null(),
        pl.col(c.END_DATE).is_null(),
        two_years,
    )


def _release_without_custody(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("outcomes").filter(
        ~pl.col(c.OUTCOME_TYPE).is_in(CUSTODY), pl.col(c.RELEASE_DATE).is_not_null()
    )


def _for_little(caseload: Caseload) -> pl.LazyFrame:
    gravest_of_the_day = pl.col(c.GRAVITY).max().over(c.CHILD_ID, c.OUTCOME_DATE)
    return (
        outcomes_with_offence(caseload)
        .filter(pl.col(c.OUTCOME_TYPE).is_in(CUSTODY))
        .filter(gravest_of_the_day <= LIGHT)
    )


def _held_too_long(caseload: Caseload) -> pl.LazyFrame:
    half_and_two_months = pl.col(c.OUTCOME_DATE).dt.offset_by("14mo")
    return caseload.rows("outcomes").filter(
        pl.col(c.OUTCOME_TYPE) == DTO, pl.col(c.RELEASE_DATE) > half_and_two_months
    )


RULES = (
    Rule(
        code="CUS01",
        title="Released before the sentence",
        action=f"{OUTCOMES}correct the day of release or of the sentence.",
        source=ORDER_OF_EVENTS,
        grade="I",
        severity=Severity.ERROR,
        tables=("outcomes",),
        columns=(c.OUTCOME_DATE, c.RELEASE_DATE),
        needs=(f"outcomes.{c.RELEASE_DATE}",),
        find=_released_before_sentence,
    ),
    Rule(
        code="CUS02",
        title="Released, or to be released, after the end of the sentence",
        action=f"{OUTCOMES}correct the day of release, or the end of the sentence, which is the end of "
        "supervision and not of custody.",
        source=ORDER_OF_EVENTS,
        grade="I",
        severity=Severity.WARNING,
        tables=("outcomes",),
        columns=(c.RELEASE_DATE, c.END_DATE),
        needs=(f"outcomes.{c.RELEASE_DATE}", f"outcomes.{c.END_DATE}"),
        find=_released_after_end,
    ),
    Rule(
        code="CUS03",
        title="A custodial sentence is over, and the day of release is not recorded",
        action=f"{OUTCOMES}enter the day of release.",
        source=IN_COHORT,
        severity=Severity.WARNING,
        tables=("outcomes",),
        columns=(c.OUTCOME_DATE, c.END_DATE, c.RELEASE_DATE),
        needs=(f"outcomes.{c.END_DATE}",),
        find=_over_without_release,
    ),
    Rule(
        code="CUS04",
        title="A detention and training order two years ago has neither a release nor an end",
        action=f"{OUTCOMES}enter the day of release and the end of the order, which lasts two years at most.",
        source=f"{LENGTHS}; {IN_COHORT}",
        severity=Severity.WARNING,
        tables=("outcomes",),
        columns=(c.OUTCOME_DATE, c.END_DATE, c.RELEASE_DATE),
        find=_two_years_without_release,
    ),
    Rule(
        code="CUS05",
        title="An outcome that is not custody has a day of release",
        action=f"{OUTCOMES}clear the day of release, or correct the kind of outcome.",
        source="Only custody has a release",
        grade="I",
        severity=Severity.ERROR,
        tables=("outcomes",),
        columns=(c.OUTCOME_TYPE, c.RELEASE_DATE),
        needs=(f"outcomes.{c.RELEASE_DATE}",),
        find=_release_without_custody,
    ),
    Rule(
        code="CUS06",
        title=f"Custody, and no offence sentenced that day has a gravity above {LIGHT}",
        action=f"{OUTCOMES}check the kind of outcome, and the seriousness scores in Offences. Leave them "
        "if the court sentenced again after a breach.",
        source="Custody is for offences so serious that nothing else will do; scores from memory",
        grade="M",
        severity=Severity.QUERY,
        tables=("outcomes", "offences"),
        columns=(c.OUTCOME_TYPE, c.OFFENCE_ID),
        needs=(f"offences.{c.GRAVITY}",),
        beside=(f"offences.{c.GRAVITY}",),
        find=_for_little,
    ),
    Rule(
        code="CUS07",
        title="Held, or to be held, more than 14 months under a detention and training order",
        action=f"{OUTCOMES}check the day of release: half of the order, so a year at most, is served in "
        "custody, and release can be two months late.",
        source=f"{LENGTHS}; late release from memory",
        grade="M",
        severity=Severity.QUERY,
        tables=("outcomes",),
        columns=(c.OUTCOME_TYPE, c.OUTCOME_DATE, c.RELEASE_DATE),
        needs=(f"outcomes.{c.RELEASE_DATE}",),
        find=_held_too_long,
    ),
)
