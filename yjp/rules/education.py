"""Rules about education, training and employment (ETE)."""

import polars as pl

from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp.rules import spells
from yjp.rules.definition import Rule, Severity
from yjp.rules.rows import with_birth
from yjp.rules.sources import KPI, KPI_RETURN, YJB_SQL

SCREEN = "Education"
EDUCATION = f"Open the child's record, {SCREEN}, and "
MOST_HOURS = 60
FULL_TIME_SCHOOL = 25
FULL_TIME_ABOVE = 16
FULL_TIME = (
    "school_full_time",
    "alternative_provision_full_time",
    "alternative_provision_pru_full_time",
    "alternative_provision_other_full_time",
    "full_time_employment",
)
AFTER_SCHOOL = (
    "alternative_provision_above_school_age",
    "full_time_employment",
    "self_employment",
    "supported_internship",
    "traineeship",
    "training_course_apprenticeship",
    "university",
)
SCHOOL_AGE_ENDS = (
    "Compulsory school age ends on the last Friday in June of the school year in which a child turns 16"
)


def _leaving_year() -> pl.Expr:
    """The year in whose June the child may leave school; who is born from September on is of the next school year."""
    birth = pl.col(c.DATE_OF_BIRTH).dt
    return birth.year() + 16 + (birth.month() >= 9).cast(pl.Int32)


def _surely_of_school_age() -> pl.Expr:
    return pl.col(c.START_DATE) < pl.date(_leaving_year(), 6, 24)


def _surely_above_school_age() -> pl.Expr:
    return pl.col(c.START_DATE) > pl.date(_leaving_year(), 8, 31)


def _attended_more_than_offered(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("education").filter(pl.col(c.HOURS_ATTENDED) > pl.col(c.HOURS_OFFERED))


def _too_many_hours(caseload: Caseload) -> pl.LazyFrame:
    # More attended than that and fewer offered is another rule's.
    return caseload.rows("education").filter(pl.col(c.HOURS_OFFERED) > MOST_HOURS)


def _school_age_wrong(caseload: Caseload) -> pl.LazyFrame:
    said = pl.col(c.SCHOOL_AGE)
    return with_birth(caseload, "education").filter(
        pl.col(c.START_DATE) >= pl.col(c.DATE_OF_BIRTH),
        ((said == "yes") & _surely_above_school_age()) | ((said == "no") & _surely_of_school_age()),
    )


def _full_time_with_few_hours(caseload: Caseload) -> pl.LazyFrame:
    least = pl.when(pl.col(c.SCHOOL_AGE) == "no").then(FULL_TIME_ABOVE).otherwise(FULL_TIME_SCHOOL)
    # Where it is not said, the lower bound: employment is for those above school age.
    least = pl.when(pl.col(c.SCHOOL_AGE).is_null()).then(FULL_TIME_ABOVE).otherwise(least)
    return caseload.rows("education").filter(
        pl.col(c.ETE_TYPE).is_in(FULL_TIME), pl.col(c.HOURS_OFFERED) < least
    )


def _none_but_something(caseload: Caseload) -> pl.LazyFrame:
    something = pl.any_horizontal(
        pl.col(c.SUITABILITY) == "suitable", pl.col(c.HOURS_OFFERED) > 0, pl.col(c.HOURS_ATTENDED) > 0
    )
    return caseload.rows("education").filter(pl.col(c.ETE_TYPE) == "none", something)


def _hours_missing(caseload: Caseload) -> pl.LazyFrame:
    in_ete = pl.col(c.ETE_TYPE).is_not_null() & (pl.col(c.ETE_TYPE) != "none")
    return caseload.rows("education").filter(in_ete, pl.col(c.HOURS_OFFERED).is_null())


def _suitability_missing(caseload: Caseload) -> pl.LazyFrame:
    not_known = pl.col(c.SUITABILITY).is_null() | (pl.col(c.SUITABILITY) == "unknown")
    return caseload.rows("education").filter(not_known, pl.col(c.ETE_TYPE).fill_null("") != "none")


def _type_missing(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("education").filter(pl.col(c.ETE_TYPE).is_null())


def _too_young_for_work(caseload: Caseload) -> pl.LazyFrame:
    return with_birth(caseload, "education").filter(
        pl.col(c.ETE_TYPE).is_in(AFTER_SCHOOL),
        pl.col(c.START_DATE) >= pl.col(c.DATE_OF_BIRTH),
        _surely_of_school_age(),
    )


RULES = (
    spells.in_order("EDU01", "education", SCREEN, "The education, training or employment"),
    spells.after_birth(
        "EDU02", "education", SCREEN, "The education, training or employment", (c.START_DATE, c.END_DATE)
    ),
    spells.one_at_a_time(
        "EDU03",
        "education",
        SCREEN,
        "entries of one kind of education",
        same=(c.ETE_TYPE,),
        why="their hours would be added up",
    ),
    spells.with_none(
        "EDU04", "education", SCREEN, c.ETE_TYPE, "education, training or employment", f"{KPI}: KPI 2"
    ),
    Rule(
        code="EDU05",
        title="More hours attended than offered",
        action=f"{EDUCATION}correct the hours a week.",
        source=f"{KPI_RETURN}: attended cannot exceed offered (KPI 2)",
        grade="I",
        severity=Severity.ERROR,
        tables=("education",),
        columns=(c.HOURS_OFFERED, c.HOURS_ATTENDED),
        needs=(f"education.{c.HOURS_OFFERED}", f"education.{c.HOURS_ATTENDED}"),
        find=_attended_more_than_offered,
    ),
    Rule(
        code="EDU06",
        title=f"More than {MOST_HOURS} hours a week offered",
        action=f"{EDUCATION}correct the hours: they are hours a week, not a month or a term.",
        source="Hours a week; more are not to be believed",
        grade="I",
        severity=Severity.WARNING,
        tables=("education",),
        columns=(c.HOURS_OFFERED,),
        needs=(f"education.{c.HOURS_OFFERED}",),
        find=_too_many_hours,
    ),
    Rule(
        code="EDU07",
        title="School age does not agree with the date of birth",
        action=f"{EDUCATION}correct the answer, or the first day; or correct the date of birth. KPI 2 "
        "shows children of school age apart.",
        source=SCHOOL_AGE_ENDS,
        severity=Severity.WARNING,
        tables=("education", "children"),
        columns=(c.SCHOOL_AGE, c.START_DATE),
        needs=(f"education.{c.SCHOOL_AGE}",),
        beside=(f"children.{c.DATE_OF_BIRTH}",),
        find=_school_age_wrong,
    ),
    Rule(
        code="EDU08",
        title="Full-time provision with fewer hours than full time",
        action=f"{EDUCATION}correct the kind or the hours offered: full time is {FULL_TIME_SCHOOL} hours a "
        f"week at school age, {FULL_TIME_ABOVE} above it.",
        source=f"{YJB_SQL}: full time is 25 hours at school age, 16 above (KPI 2)",
        severity=Severity.QUERY,
        tables=("education",),
        columns=(c.ETE_TYPE, c.HOURS_OFFERED, c.SCHOOL_AGE),
        needs=(f"education.{c.ETE_TYPE}", f"education.{c.HOURS_OFFERED}"),
        find=_full_time_with_few_hours,
    ),
    Rule(
        code="EDU09",
        title="Not in education, training or employment, but suitable or with hours",
        action=f"{EDUCATION}correct the kind, or clear the hours and the answer: the child would count as "
        "in suitable ETE.",
        source=f"{KPI}: KPI 2 counts children in suitable ETE",
        grade="I",
        severity=Severity.WARNING,
        tables=("education",),
        columns=(c.ETE_TYPE, c.SUITABILITY, c.HOURS_OFFERED, c.HOURS_ATTENDED),
        needs=(f"education.{c.ETE_TYPE}",),
        find=_none_but_something,
    ),
    Rule(
        code="EDU10",
        title="The hours offered are missing",
        action=f"{EDUCATION}enter the hours a week: without them it cannot be told whether the child is in "
        "full-time ETE.",
        source=f"{KPI}: KPI 2, full time and part time",
        severity=Severity.QUERY,
        tables=("education",),
        columns=(c.HOURS_OFFERED,),
        needs=(f"education.{c.ETE_TYPE}",),
        find=_hours_missing,
    ),
    Rule(
        code="EDU11",
        title="It is not recorded whether the education, training or employment suits the child",
        action=f"{EDUCATION}answer suitable or unsuitable. Unknown counts as unsuitable.",
        source=f"{YJB_SQL}: unknown counts as unsuitable (KPI 2)",
        severity=Severity.WARNING,
        tables=("education",),
        columns=(c.SUITABILITY,),
        find=_suitability_missing,
    ),
    Rule(
        code="EDU12",
        title="The kind of education, training or employment is missing",
        action=f"{EDUCATION}enter the kind; 'none' if there is none.",
        source=f"{KPI}: KPI 2 by kind of provision",
        severity=Severity.WARNING,
        tables=("education",),
        columns=(c.ETE_TYPE,),
        find=_type_missing,
    ),
    Rule(
        code="EDU13",
        title="Employment, an apprenticeship or university at school age",
        action=f"{EDUCATION}correct the kind or the first day; or correct the date of birth.",
        source=SCHOOL_AGE_ENDS,
        severity=Severity.WARNING,
        tables=("education", "children"),
        columns=(c.ETE_TYPE, c.START_DATE),
        needs=(f"education.{c.ETE_TYPE}",),
        beside=(f"children.{c.DATE_OF_BIRTH}",),
        find=_too_young_for_work,
    ),
)
