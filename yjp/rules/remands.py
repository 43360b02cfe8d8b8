"""Rules about remands and bail."""

import polars as pl

from yjp.model import columns as c
from yjp.model.ages import age_on
from yjp.model.caseload import ROW, Caseload
from yjp.rules import spells
from yjp.rules.definition import Rule, Severity
from yjp.rules.outcome_groups import CUSTODY
from yjp.rules.rows import with_birth
from yjp.rules.sources import LASPO, ORDER_OF_EVENTS, YJB_SQL, YOUTH_REMANDS_FROM

SCREEN = "Remands"
REMANDS = f"Open the child's record, {SCREEN}, and "
YOUTH_DETENTION = "remand_to_youth_detention_accommodation"
IN_CUSTODY = ("remand_in_custody", "court_ordered_secure_remand", YOUTH_DETENTION)
TO_LOCAL_AUTHORITY = "remand_to_local_authority_accommodation"
LEAST_AGE = 12
LONGEST_DAYS = 182
REMAND_START = "remand_start"


def _not_bail() -> pl.Expr:
    return pl.col(c.REMAND_TYPE).is_in(IN_CUSTODY) | pl.col(c.REMAND_TYPE).str.starts_with(TO_LOCAL_AUTHORITY)


def _running(caseload: Caseload) -> pl.Expr:
    return pl.col(c.END_DATE).fill_null(spells.OPEN) > caseload.extract_date


def _open_for_long(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("remands").filter(
        _not_bail(),
        _running(caseload),
        pl.col(c.START_DATE).dt.offset_by(f"{LONGEST_DAYS}d") < caseload.extract_date,
    )


def _of_a_grown_up(caseload: Caseload) -> pl.LazyFrame:
    return with_birth(caseload, "remands").filter(_not_bail(), age_on(c.DATE_OF_BIRTH, c.START_DATE) >= 18)


def _too_young_for_custody(caseload: Caseload) -> pl.LazyFrame:
    return with_birth(caseload, "remands").filter(
        pl.col(c.REMAND_TYPE).is_in(IN_CUSTODY),
        age_on(c.DATE_OF_BIRTH, c.START_DATE).is_between(0, LEAST_AGE - 1),
    )


def _of_another_time(caseload: Caseload) -> pl.LazyFrame:
    kind, start = pl.col(c.REMAND_TYPE), pl.col(c.START_DATE)
    return caseload.rows("remands").filter(
        start > spells.UNKNOWN_DATE,
        ((kind == "court_ordered_secure_remand") & (start >= YOUTH_REMANDS_FROM))
        | ((kind == YOUTH_DETENTION) & (start < YOUTH_REMANDS_FROM)),
    )


def _without_offence(caseload: Caseload) -> pl.LazyFrame:
    first = caseload["offences"].group_by(c.CHILD_ID).agg(pl.col(c.OFFENCE_DATE).min())
    offended = (pl.col(c.OFFENCE_DATE) <= pl.col(c.START_DATE)).fill_null(False)
    return caseload.rows("remands").join(first, on=c.CHILD_ID, how="left").filter(~offended)


def _type_missing(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("remands").filter(pl.col(c.REMAND_TYPE).is_null())


def _running_after_custody(caseload: Caseload) -> pl.LazyFrame:
    sentences = (
        caseload["outcomes"]
        .filter(pl.col(c.OUTCOME_TYPE).is_in(CUSTODY))
        .group_by(c.CHILD_ID)
        .agg(pl.col(c.OUTCOME_DATE).max())
    )
    return (
        caseload.rows("remands")
        .filter(_running(caseload))
        .join(sentences, on=c.CHILD_ID)
        .filter(pl.col(c.OUTCOME_DATE) > pl.col(c.START_DATE))
    )


def _not_looked_after(caseload: Caseload) -> pl.LazyFrame:
    remanded = caseload.rows("remands").filter(_not_bail(), pl.col(c.START_DATE) >= YOUTH_REMANDS_FROM)
    looked_after = caseload["care_status"].filter(pl.col(c.STATUS) == "looked_after")
    # The status may be entered some days late.
    overlapping = (
        remanded.select(
            ROW, c.CHILD_ID, pl.col(c.START_DATE).alias(REMAND_START), pl.col(c.END_DATE).alias("_to")
        )
        .join(looked_after, on=c.CHILD_ID)
        .filter(
            pl.col(c.START_DATE) <= pl.col("_to").fill_null(spells.OPEN),
            pl.col(c.END_DATE).fill_null(spells.OPEN) >= pl.col(REMAND_START),
        )
    )
    return remanded.join(overlapping.select(ROW), on=ROW, how="anti")


RULES = (
    spells.in_order("REM01", "remands", SCREEN, "The remand"),
    spells.after_birth("REM02", "remands", SCREEN, "The remand", (c.START_DATE, c.END_DATE)),
    spells.one_at_a_time(
        "REM03", "remands", SCREEN, "remands or bails", why="a child is in one place, on bail or on remand"
    ),
    Rule(
        code="REM04",
        title=f"A remand has been open for more than {LONGEST_DAYS} days",
        action=f"{REMANDS}enter its last day: the day of bail, of the sentence, or of the 18th birthday.",
        source="Custody time limits: 182 days before a trial at the Crown Court, unless extended",
        grade="M",
        severity=Severity.WARNING,
        tables=("remands",),
        columns=(c.REMAND_TYPE, c.START_DATE, c.END_DATE),
        needs=(f"remands.{c.REMAND_TYPE}",),
        find=_open_for_long,
    ),
    Rule(
        code="REM05",
        title="Remanded as a child at 18 or over",
        action=f"{REMANDS}correct the first day; or correct the date of birth.",
        source=f"{LASPO}, section 91: remands of children, who are under 18",
        severity=Severity.WARNING,
        tables=("remands", "children"),
        columns=(c.REMAND_TYPE, c.START_DATE),
        needs=(f"remands.{c.REMAND_TYPE}",),
        beside=(f"children.{c.DATE_OF_BIRTH}",),
        find=_of_a_grown_up,
    ),
    Rule(
        code="REM06",
        title=f"Remanded in custody under the age of {LEAST_AGE}",
        action=f"{REMANDS}correct the kind: children of 10 and 11 are remanded to local authority "
        "accommodation. Or correct the date of birth.",
        source=f"{LASPO}, section 98, as local procedures restate it: youth detention is for children of 12 to 17",
        severity=Severity.ERROR,
        tables=("remands", "children"),
        columns=(c.REMAND_TYPE, c.START_DATE),
        needs=(f"remands.{c.REMAND_TYPE}",),
        beside=(f"children.{c.DATE_OF_BIRTH}",),
        find=_too_young_for_custody,
    ),
    Rule(
        code="REM07",
        title="A kind of remand that there was not at the time",
        action=f"{REMANDS}correct the kind or the day. Remand to youth detention accommodation replaced "
        "court-ordered secure remand on 3 December 2012.",
        source=f"{LASPO}, sections 91 to 102, in force on 3 December 2012",
        severity=Severity.WARNING,
        tables=("remands",),
        columns=(c.REMAND_TYPE, c.START_DATE),
        needs=(f"remands.{c.REMAND_TYPE}",),
        find=_of_another_time,
    ),
    Rule(
        code="REM08",
        title="Remanded or bailed without an offence before",
        action="Open the child's record, Offences, and enter the offence of the case; or correct the first "
        "day, in Remands.",
        source=ORDER_OF_EVENTS,
        grade="I",
        severity=Severity.WARNING,
        tables=("remands", "offences"),
        columns=(c.START_DATE,),
        find=_without_offence,
    ),
    Rule(
        code="REM09",
        title="The kind of remand is missing",
        action=f"{REMANDS}enter the kind of remand or bail.",
        source=f"{YJB_SQL}: remand decisions by kind",
        severity=Severity.WARNING,
        tables=("remands",),
        columns=(c.REMAND_TYPE,),
        find=_type_missing,
    ),
    Rule(
        code="REM10",
        title="A remand or bail is open, though the child has been sentenced to custody since",
        action=f"{REMANDS}enter its last day, the day of the sentence at the latest. Leave it open if it "
        "is for another case.",
        source=ORDER_OF_EVENTS,
        grade="I",
        severity=Severity.WARNING,
        tables=("remands", "outcomes"),
        columns=(c.START_DATE, c.END_DATE),
        find=_running_after_custody,
    ),
    Rule(
        code="REM11",
        title="Remanded, and not recorded as looked after",
        action="Open the child's record, Care status, and enter looked after from the day of the remand: "
        "every child refused bail becomes looked after (KPI 7).",
        source=f"{LASPO}, as local procedures restate it: since 3 December 2012 a remanded child is looked after",
        severity=Severity.WARNING,
        tables=("remands", "care_status"),
        columns=(c.REMAND_TYPE, c.START_DATE),
        needs=(f"remands.{c.REMAND_TYPE}",),
        find=_not_looked_after,
    ),
)
