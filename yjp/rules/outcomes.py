"""Rules about one outcome at a time: dates in order, ages possible, residence and the length of orders."""

import polars as pl

from yjp.model import columns as c
from yjp.model.ages import age_on
from yjp.model.caseload import Caseload
from yjp.rules import spells
from yjp.rules.definition import Rule, Severity
from yjp.rules.outcome_groups import COURT, DTO, OUT_OF_COURT
from yjp.rules.rows import ARREST, outcomes_with_offence, with_birth
from yjp.rules.sources import (
    COUNTED,
    CRIMINAL_RESPONSIBILITY,
    ORDER_OF_EVENTS,
    SENTENCING_CODE,
    SERVICES_FROM,
)

OUTCOMES = "Open the child's record, Legal outcomes, and "
MUST_END = ("referral_order", "youth_rehabilitation_order", DTO)
LONGEST_MONTHS = {
    # Each with some months for a start after the day of the order and for extensions that courts may grant (grade M).
    "referral_order": 12 + 6,
    "youth_rehabilitation_order": 36 + 6,
    DTO: 24,
    "conditional_discharge": 36,
}
GRAVEST = 7
OLDEST = 25


def _before_offence(caseload: Caseload) -> pl.LazyFrame:
    return outcomes_with_offence(caseload).filter(pl.col(c.OUTCOME_DATE) < pl.col(c.OFFENCE_DATE))


def _hearing_after_outcome(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("outcomes").filter(pl.col(c.FIRST_HEARING_DATE) > pl.col(c.OUTCOME_DATE))


def _hearing_before_offence(caseload: Caseload) -> pl.LazyFrame:
    hearing = pl.col(c.FIRST_HEARING_DATE)
    return outcomes_with_offence(caseload).filter(
        hearing > spells.UNKNOWN_DATE, hearing < pl.col(c.OFFENCE_DATE)
    )


def _before_arrest(caseload: Caseload) -> pl.LazyFrame:
    return outcomes_with_offence(caseload).filter(pl.col(c.OUTCOME_DATE) < pl.col(c.ARREST_DATE))


def _ended_before_it_began(caseload: Caseload) -> pl.LazyFrame:
    end = pl.col(c.END_DATE)
    return caseload.rows("outcomes").filter(end > spells.UNKNOWN_DATE, end < pl.col(c.OUTCOME_DATE))


def _under_ten(caseload: Caseload) -> pl.LazyFrame:
    return with_birth(caseload, "outcomes").filter(age_on(c.DATE_OF_BIRTH, c.OUTCOME_DATE).is_between(0, 9))


def _over_25(caseload: Caseload) -> pl.LazyFrame:
    return with_birth(caseload, "outcomes").filter(age_on(c.DATE_OF_BIRTH, c.OUTCOME_DATE) > OLDEST)


def _before_services(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("outcomes").filter(pl.col(c.OUTCOME_DATE) < SERVICES_FROM)


def _years_after_offence(caseload: Caseload) -> pl.LazyFrame:
    late = pl.col(c.OFFENCE_DATE).dt.offset_by("3y")
    return outcomes_with_offence(caseload).filter(pl.col(c.OUTCOME_DATE) > late)


def _hearing_missing_at_18(caseload: Caseload) -> pl.LazyFrame:
    offences = caseload["offences"].select(
        c.OFFENCE_ID, pl.coalesce(c.ARREST_DATE, c.OFFENCE_DATE).alias(ARREST)
    )
    return (
        with_birth(caseload, "outcomes")
        .filter(pl.col(c.OUTCOME_TYPE).is_in(COURT), pl.col(c.FIRST_HEARING_DATE).is_null())
        .join(offences, on=c.OFFENCE_ID)
        .filter(age_on(c.DATE_OF_BIRTH, ARREST) < 18, age_on(c.DATE_OF_BIRTH, c.OUTCOME_DATE) >= 18)
    )


def _hearing_out_of_court(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("outcomes").filter(
        pl.col(c.OUTCOME_TYPE).is_in(OUT_OF_COURT), pl.col(c.FIRST_HEARING_DATE).is_not_null()
    )


def _residence_missing(caseload: Caseload) -> pl.LazyFrame:
    elsewhere = caseload["outcomes"].filter(pl.col(c.RESIDENCE) == "other")
    empty = caseload.rows("outcomes").filter(pl.col(c.RESIDENCE).is_null())
    return empty.join(elsewhere, on=c.CHILD_ID, how="semi")


def _no_end(caseload: Caseload) -> pl.LazyFrame:
    settled = pl.col(c.OUTCOME_DATE).dt.offset_by("90d") < caseload.extract_date
    return caseload.rows("outcomes").filter(
        pl.col(c.OUTCOME_TYPE).is_in(MUST_END), pl.col(c.END_DATE).is_null(), settled
    )


def _too_long(caseload: Caseload) -> pl.LazyFrame:
    longer = [
        (pl.col(c.OUTCOME_TYPE) == kind)
        & (pl.col(c.END_DATE) > pl.col(c.OUTCOME_DATE).dt.offset_by(f"{months}mo"))
        for kind, months in LONGEST_MONTHS.items()
    ]
    return caseload.rows("outcomes").filter(pl.any_horizontal(longer))


def _grave_out_of_court(caseload: Caseload) -> pl.LazyFrame:
    return outcomes_with_offence(caseload).filter(
        pl.col(c.OUTCOME_TYPE).is_in(OUT_OF_COURT), pl.col(c.GRAVITY) >= GRAVEST
    )


RULES = (
    Rule(
        code="OUT01",
        title="The outcome came before the offence",
        action=f"{OUTCOMES}correct its date; or correct the date of the offence. If the outcome hangs on "
        "the wrong offence, move it.",
        source=ORDER_OF_EVENTS,
        grade="I",
        severity=Severity.ERROR,
        tables=("outcomes", "offences"),
        columns=(c.OUTCOME_DATE, c.OFFENCE_ID),
        find=_before_offence,
    ),
    Rule(
        code="OUT02",
        title="The first hearing came after the outcome",
        action=f"{OUTCOMES}correct the date of the first hearing or of the outcome. The age at the first "
        "hearing decides whether the outcome counts.",
        source=ORDER_OF_EVENTS,
        grade="I",
        severity=Severity.ERROR,
        tables=("outcomes",),
        columns=(c.FIRST_HEARING_DATE, c.OUTCOME_DATE),
        needs=(f"outcomes.{c.FIRST_HEARING_DATE}",),
        find=_hearing_after_outcome,
    ),
    Rule(
        code="OUT03",
        title="The first hearing came before the offence",
        action=f"{OUTCOMES}correct the date of the first hearing, or the date of the offence.",
        source=ORDER_OF_EVENTS,
        grade="I",
        severity=Severity.ERROR,
        tables=("outcomes", "offences"),
        columns=(c.FIRST_HEARING_DATE, c.OFFENCE_ID),
        needs=(f"outcomes.{c.FIRST_HEARING_DATE}",),
        find=_hearing_before_offence,
    ),
    Rule(
        code="OUT04",
        title="The outcome came before the arrest",
        action=f"{OUTCOMES}correct its date; or correct the date of the arrest, in Offences. An arrest for "
        "a later breach belongs to the breach.",
        source=ORDER_OF_EVENTS,
        grade="I",
        severity=Severity.WARNING,
        tables=("outcomes", "offences"),
        columns=(c.OUTCOME_DATE, c.OFFENCE_ID),
        needs=(f"offences.{c.ARREST_DATE}",),
        find=_before_arrest,
    ),
    Rule(
        code="OUT05",
        title="The order ended before it began",
        action=f"{OUTCOMES}correct the date of the outcome or the end of the order.",
        source=ORDER_OF_EVENTS,
        grade="I",
        severity=Severity.ERROR,
        tables=("outcomes",),
        columns=(c.OUTCOME_DATE, c.END_DATE),
        needs=(f"outcomes.{c.END_DATE}",),
        find=_ended_before_it_began,
    ),
    spells.after_birth(
        "OUT06",
        "outcomes",
        "Legal outcomes",
        "The outcome",
        (c.OUTCOME_DATE, c.FIRST_HEARING_DATE, c.END_DATE, c.RELEASE_DATE),
    ),
    Rule(
        code="OUT07",
        title="The child was under 10 on the day of the outcome",
        action=f"{OUTCOMES}correct its date; or correct the date of birth, in Personal details.",
        source=CRIMINAL_RESPONSIBILITY,
        severity=Severity.ERROR,
        tables=("outcomes", "children"),
        columns=(c.OUTCOME_DATE,),
        beside=(f"children.{c.DATE_OF_BIRTH}",),
        find=_under_ten,
    ),
    Rule(
        code="OUT08",
        title=f"The person was over {OLDEST} on the day of the outcome",
        action=f"{OUTCOMES}check the years of the outcome and of the birth. An outcome of an adult stays "
        "in only if it proves a reoffence.",
        source="Hardly ever right in the records of a youth justice service",
        grade="M",
        severity=Severity.WARNING,
        tables=("outcomes", "children"),
        columns=(c.OUTCOME_DATE,),
        beside=(f"children.{c.DATE_OF_BIRTH}",),
        find=_over_25,
    ),
    Rule(
        code="OUT09",
        title="The outcome is dated before there was a youth justice service (1 April 2000)",
        action=f"{OUTCOMES}correct the year. 1900-01-01 means that the date is not known.",
        source="Youth offending teams worked everywhere from 1 April 2000",
        grade="M",
        severity=Severity.WARNING,
        tables=("outcomes",),
        columns=(c.OUTCOME_DATE,),
        find=_before_services,
    ),
    Rule(
        code="OUT10",
        title="The outcome came more than three years after the offence",
        action=f"{OUTCOMES}check the years of the outcome and of the offence. Leave them if the case took "
        "so long.",
        source="Rare, and often a mistyped year",
        grade="M",
        severity=Severity.QUERY,
        tables=("outcomes", "offences"),
        columns=(c.OUTCOME_DATE, c.OFFENCE_ID),
        find=_years_after_offence,
    ),
    Rule(
        code="OUT11",
        title="Sentenced at 18 or over for an offence as a child, and the first hearing is not recorded",
        action=f"{OUTCOMES}enter the date of the first hearing. Without it the age on the day of the "
        "outcome is taken, and a child who was 17 at the hearing is not counted.",
        source=f"{COUNTED}: age at the first hearing, else at the outcome",
        severity=Severity.WARNING,
        tables=("outcomes", "offences", "children"),
        columns=(c.FIRST_HEARING_DATE, c.OUTCOME_DATE),
        beside=(f"children.{c.DATE_OF_BIRTH}",),
        find=_hearing_missing_at_18,
    ),
    Rule(
        code="OUT12",
        title="A caution or other outcome out of court has a first hearing",
        action=f"{OUTCOMES}clear the date of the first hearing; or correct the outcome, if a court "
        "decided. Leave it if the court sent the case back to the police.",
        source="Outcomes out of court are given without a hearing",
        grade="I",
        severity=Severity.QUERY,
        tables=("outcomes",),
        columns=(c.OUTCOME_TYPE, c.FIRST_HEARING_DATE),
        needs=(f"outcomes.{c.FIRST_HEARING_DATE}",),
        find=_hearing_out_of_court,
    ),
    Rule(
        code="OUT13",
        title="Residence is empty, and the child has outcomes from elsewhere",
        action=f"{OUTCOMES}enter where the child lived that day. Empty counts as local, and may make a "
        "first time entrant of this area.",
        source="Archived YJB guidance: the home service records local, the host service other",
        severity=Severity.QUERY,
        tables=("outcomes",),
        columns=(c.RESIDENCE, c.OUTCOME_DATE),
        find=_residence_missing,
    ),
    Rule(
        code="OUT14",
        title="An order that must end has no end date",
        action=f"{OUTCOMES}enter the day on which the order ends, ended early, or was revoked.",
        source=f"{SENTENCING_CODE}, section 187: a youth rehabilitation order must specify its end; "
        "referral orders and detention and training orders run for a fixed time",
        severity=Severity.WARNING,
        tables=("outcomes",),
        columns=(c.OUTCOME_TYPE, c.OUTCOME_DATE, c.END_DATE),
        find=_no_end,
    ),
    Rule(
        code="OUT15",
        title="The order lasts longer than its kind can",
        action=f"{OUTCOMES}check the end of the order and the kind of outcome.",
        source=f"{SENTENCING_CODE}: detention and training orders up to 24 months, youth rehabilitation "
        "orders up to three years (section 187), referral orders 3 to 12 months, conditional discharges "
        "up to three years; six months are allowed for late starts and extensions (from memory)",
        grade="M",
        severity=Severity.WARNING,
        tables=("outcomes",),
        columns=(c.OUTCOME_TYPE, c.OUTCOME_DATE, c.END_DATE),
        needs=(f"outcomes.{c.END_DATE}",),
        find=_too_long,
    ),
    Rule(
        code="OUT16",
        title=f"An offence of gravity {GRAVEST} or 8 was dealt with out of court",
        action=f"{OUTCOMES}check the kind of outcome, and the seriousness score in Offences. Offences so "
        "grave go to court.",
        source="YJB seriousness scores; the list by offence was not to be had",
        grade="M",
        severity=Severity.QUERY,
        tables=("outcomes", "offences"),
        columns=(c.OUTCOME_TYPE, c.OFFENCE_ID),
        needs=(f"offences.{c.GRAVITY}",),
        find=_grave_out_of_court,
    ),
)
