"""Rules about staff."""

import polars as pl

from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp.rules.definition import Rule, Severity
from yjp.rules.sources import PLAN_TABLES

STAFFING = "In the staffing table, "
VACANT = "vacant"
GROUP = (
    c.YEAR,
    c.CONTRACT_TYPE,
    c.ROLE,
    c.WORKING_HOURS,
    c.STAFF_SEX,
    c.STAFF_ETHNICITY,
    c.DISABLED,
    c.WELSH_SPEAKER,
)


def _more_posts_than_people(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("staffing").filter(
        pl.col(c.CONTRACT_TYPE).ne_missing(VACANT), pl.col(c.POSTS_FTE) > pl.col(c.HEADCOUNT)
    )


def _people_in_vacancies(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("staffing").filter(pl.col(c.CONTRACT_TYPE) == VACANT, pl.col(c.HEADCOUNT) > 0)


def _neither_posts_nor_people(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("staffing").filter(pl.col(c.POSTS_FTE).is_null(), pl.col(c.HEADCOUNT).is_null())


def _group_twice(caseload: Caseload) -> pl.LazyFrame:
    # Empty cells are the same here: both lines say nothing.
    return caseload.rows("staffing").filter(pl.struct(GROUP).is_duplicated())


def _nobody_knows_who(caseload: Caseload) -> pl.LazyFrame:
    unknown = pl.any_horizontal(pl.col(name).is_null() for name in (c.STAFF_SEX, c.STAFF_ETHNICITY))
    return caseload.rows("staffing").filter(pl.col(c.HEADCOUNT) > 0, unknown)


def _contract_missing(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("staffing").filter(pl.col(c.CONTRACT_TYPE).is_null())


RULES = (
    Rule(
        code="STA01",
        title="More full-time posts than people",
        action=f"{STAFFING}correct the posts (full-time equivalent) or the people. Empty posts have a line "
        "of their own, vacant.",
        source=f"{PLAN_TABLES}: a person fills one full-time post at most",
        grade="I",
        severity=Severity.WARNING,
        tables=("staffing",),
        columns=(c.CONTRACT_TYPE, c.POSTS_FTE, c.HEADCOUNT),
        needs=(f"staffing.{c.POSTS_FTE}", f"staffing.{c.HEADCOUNT}"),
        find=_more_posts_than_people,
    ),
    Rule(
        code="STA02",
        title="People in vacant posts",
        action=f"{STAFFING}clear the people, or correct the kind of contract.",
        source=f"{PLAN_TABLES}: vacant is a row of its own",
        grade="I",
        severity=Severity.ERROR,
        tables=("staffing",),
        columns=(c.CONTRACT_TYPE, c.HEADCOUNT),
        needs=(f"staffing.{c.CONTRACT_TYPE}", f"staffing.{c.HEADCOUNT}"),
        find=_people_in_vacancies,
    ),
    Rule(
        code="STA03",
        title="Neither posts nor people",
        action=f"{STAFFING}enter the posts (B7) and the people (B8), or delete the line.",
        source=PLAN_TABLES,
        severity=Severity.WARNING,
        tables=("staffing",),
        columns=(c.POSTS_FTE, c.HEADCOUNT),
        find=_neither_posts_nor_people,
    ),
    Rule(
        code="STA04",
        title="A group of staff is entered twice for one year",
        action=f"{STAFFING}add the two lines up in one, or delete the one that was entered twice: the "
        "totals add all lines.",
        source=f"{PLAN_TABLES}: totals must cross-foot",
        grade="I",
        severity=Severity.QUERY,
        tables=("staffing",),
        columns=GROUP,
        find=_group_twice,
    ),
    Rule(
        code="STA05",
        title="People whose sex or ethnicity is not recorded",
        action=f"{STAFFING}enter both, 'not stated' (NS) for ethnicity that was asked and not given.",
        source=f"{PLAN_TABLES}: B8, staff by sex and ethnicity",
        severity=Severity.QUERY,
        tables=("staffing",),
        columns=(c.STAFF_SEX, c.STAFF_ETHNICITY, c.HEADCOUNT),
        needs=(f"staffing.{c.HEADCOUNT}",),
        find=_nobody_knows_who,
    ),
    Rule(
        code="STA06",
        title="The kind of contract is missing",
        action=f"{STAFFING}enter the kind of contract or secondment.",
        source=f"{PLAN_TABLES}: B7, staff by kind of contract",
        severity=Severity.WARNING,
        tables=("staffing",),
        columns=(c.CONTRACT_TYPE,),
        find=_contract_missing,
    ),
)
