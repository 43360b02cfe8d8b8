"""Rules about needs in mental health and substance misuse, and what was done about them."""

import polars as pl

from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp.model.codes import MENTAL_HEALTH_INTERVENTIONS, SUBSTANCE_INTERVENTIONS, values
from yjp.rules import spells
from yjp.rules.definition import Rule, Severity
from yjp.rules.sources import KPI, KPI_RETURN, ORDER_OF_EVENTS, YJB_SQL

SCREEN = "Health"
HEALTH = f"Open the child's record, {SCREEN}, and "
DATES = (
    c.IDENTIFIED_DATE,
    c.SCREENED_DATE,
    c.REFERRED_DATE,
    c.OFFERED_DATE,
    c.ATTENDED_START,
    c.ATTENDED_END,
)
NO_INTERVENTION = "no_intervention"
MONTHS_TO_OFFER = 3
KNOWN = "known_date"


def _with_known(caseload: Caseload) -> pl.LazyFrame:
    """With the first day on which the need was known: screened or identified."""
    return caseload.rows("health").with_columns(
        pl.min_horizontal(c.IDENTIFIED_DATE, c.SCREENED_DATE).alias(KNOWN)
    )


def _left_before_coming(caseload: Caseload) -> pl.LazyFrame:
    end = pl.col(c.ATTENDED_END)
    return caseload.rows("health").filter(end > spells.UNKNOWN_DATE, end < pl.col(c.ATTENDED_START))


def _referred_before_known(caseload: Caseload) -> pl.LazyFrame:
    referred = pl.col(c.REFERRED_DATE)
    return _with_known(caseload).filter(referred > spells.UNKNOWN_DATE, referred < pl.col(KNOWN))


def _offered_before_known(caseload: Caseload) -> pl.LazyFrame:
    offered = pl.col(c.OFFERED_DATE)
    return _with_known(caseload).filter(offered > spells.UNKNOWN_DATE, offered < pl.col(KNOWN))


def _attended_without_offer(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("health").filter(
        pl.col(c.ATTENDED_START).is_not_null(), pl.col(c.OFFERED_DATE).is_null()
    )


def _wrong_strand(caseload: Caseload) -> pl.LazyFrame:
    kind, strand = pl.col(c.INTERVENTION_TYPE), pl.col(c.STRAND)
    return caseload.rows("health").filter(
        ((strand == "mental_health") & kind.is_in(values(SUBSTANCE_INTERVENTIONS)))
        | ((strand == "substance_misuse") & kind.is_in(values(MENTAL_HEALTH_INTERVENTIONS)))
    )


def _attended_nothing(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("health").filter(
        pl.col(c.INTERVENTION_TYPE) == NO_INTERVENTION, pl.col(c.ATTENDED_START).is_not_null()
    )


def _strand_missing(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("health").filter(pl.col(c.STRAND).is_null())


def _need_undated(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("health").filter(
        pl.col(c.IDENTIFIED_DATE).is_null(), pl.col(c.SCREENED_DATE).is_null()
    )


def _nothing_offered(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("health").filter(
        pl.col(c.IDENTIFIED_DATE).dt.offset_by(f"{MONTHS_TO_OFFER}mo") < caseload.extract_date,
        pl.all_horizontal(pl.col(name).is_null() for name in (c.OFFERED_DATE, c.ATTENDED_START)),
        pl.col(c.INTERVENTION_TYPE).ne_missing(NO_INTERVENTION),
    )


def _kind_missing(caseload: Caseload) -> pl.LazyFrame:
    begun = pl.any_horizontal(pl.col(name).is_not_null() for name in (c.OFFERED_DATE, c.ATTENDED_START))
    return caseload.rows("health").filter(begun, pl.col(c.INTERVENTION_TYPE).is_null())


RULES = (
    Rule(
        code="HEA01",
        title="Attendance ended before it began",
        action=f"{HEALTH}correct the first or the last day attended.",
        source=ORDER_OF_EVENTS,
        grade="I",
        severity=Severity.ERROR,
        tables=("health",),
        columns=(c.ATTENDED_START, c.ATTENDED_END),
        needs=(f"health.{c.ATTENDED_START}", f"health.{c.ATTENDED_END}"),
        find=_left_before_coming,
    ),
    spells.after_birth("HEA02", "health", SCREEN, "The need", DATES),
    Rule(
        code="HEA03",
        title="Referred before the need was screened or identified",
        action=f"{HEALTH}correct the day of referral, or of screening.",
        source=ORDER_OF_EVENTS,
        grade="I",
        severity=Severity.WARNING,
        tables=("health",),
        columns=(c.IDENTIFIED_DATE, c.SCREENED_DATE, c.REFERRED_DATE),
        needs=(f"health.{c.REFERRED_DATE}",),
        find=_referred_before_known,
    ),
    Rule(
        code="HEA04",
        title="Offered help before the need was screened or identified",
        action=f"{HEALTH}correct the day of the offer, or of screening.",
        source=ORDER_OF_EVENTS,
        grade="I",
        severity=Severity.WARNING,
        tables=("health",),
        columns=(c.IDENTIFIED_DATE, c.SCREENED_DATE, c.OFFERED_DATE),
        needs=(f"health.{c.OFFERED_DATE}",),
        find=_offered_before_known,
    ),
    Rule(
        code="HEA05",
        title="Attended, but no offer is recorded",
        action=f"{HEALTH}enter the day of the offer. Leave it if the child was in treatment before.",
        source=f"{KPI_RETURN}: those attending cannot exceed those offered (KPI 4 and 5; only a warning, "
        "as treatment may be older)",
        grade="I",
        severity=Severity.WARNING,
        tables=("health",),
        columns=(c.OFFERED_DATE, c.ATTENDED_START),
        needs=(f"health.{c.ATTENDED_START}",),
        find=_attended_without_offer,
    ),
    Rule(
        code="HEA06",
        title="An intervention of the other strand",
        action=f"{HEALTH}correct the strand or the intervention: 'getting help' and the like are for "
        "mental health, treatment for substance misuse.",
        source=f"{YJB_SQL}: the interventions of KPI 4 and of KPI 5",
        severity=Severity.ERROR,
        tables=("health",),
        columns=(c.STRAND, c.INTERVENTION_TYPE),
        needs=(f"health.{c.STRAND}", f"health.{c.INTERVENTION_TYPE}"),
        find=_wrong_strand,
    ),
    Rule(
        code="HEA07",
        title="'No intervention', but the child attended one",
        action=f"{HEALTH}correct the intervention, or clear the days attended.",
        source=f"{YJB_SQL}: no intervention is a code of KPI 4 and KPI 5",
        grade="I",
        severity=Severity.ERROR,
        tables=("health",),
        columns=(c.INTERVENTION_TYPE, c.ATTENDED_START),
        needs=(f"health.{c.INTERVENTION_TYPE}", f"health.{c.ATTENDED_START}"),
        find=_attended_nothing,
    ),
    Rule(
        code="HEA08",
        title="It is not recorded whether the need is in mental health or substance misuse",
        action=f"{HEALTH}enter the strand: without it the need is in neither KPI.",
        source=f"{KPI}: KPI 4 and KPI 5",
        severity=Severity.WARNING,
        tables=("health",),
        columns=(c.STRAND,),
        find=_strand_missing,
    ),
    Rule(
        code="HEA09",
        title="A need without the day on which it was screened or identified",
        action=f"{HEALTH}enter the day: a need counts only if it was known by the end of the order.",
        source=f"{YJB_SQL}: the need must be identified on or before the end of the order (KPI 4 and 5)",
        severity=Severity.WARNING,
        tables=("health",),
        columns=(c.IDENTIFIED_DATE, c.SCREENED_DATE),
        find=_need_undated,
    ),
    Rule(
        code="HEA10",
        title=f"A need was identified more than {MONTHS_TO_OFFER} months ago, and nothing is recorded as "
        "offered",
        action=f"{HEALTH}enter what was offered and when, or 'no intervention' if nothing was to be.",
        source=f"{YJB_SQL}: need and offered, of those in need (KPI 4 and 5)",
        grade="I",
        severity=Severity.QUERY,
        tables=("health",),
        columns=(c.IDENTIFIED_DATE, c.OFFERED_DATE, c.INTERVENTION_TYPE),
        needs=(f"health.{c.IDENTIFIED_DATE}",),
        find=_nothing_offered,
    ),
    Rule(
        code="HEA11",
        title="Something was offered or attended, but not what",
        action=f"{HEALTH}enter the kind of intervention.",
        source=f"{KPI}: KPI 4 and 5 by kind of intervention",
        severity=Severity.WARNING,
        tables=("health",),
        columns=(c.OFFERED_DATE, c.ATTENDED_START, c.INTERVENTION_TYPE),
        find=_kind_missing,
    ),
)
