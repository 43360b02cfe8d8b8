"""Rules about special educational needs and disability (SEND)."""

import polars as pl

from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp.rules import spells
from yjp.rules.definition import Rule, Severity
from yjp.rules.sources import CARE_PLANS_FROM, KPI, KPI_RETURN, LAST_STATEMENTS

SCREEN = "SEND"
SEND = f"Open the child's record, {SCREEN}, and "
PLANS = ("ehcp", "statement")
SUPPORT = ("ehcp", "statement", "sen_support")


def _plan_without_need(caseload: Caseload) -> pl.LazyFrame:
    supported = pl.col(c.CATEGORY).is_in(SUPPORT).fill_null(False) | pl.col(c.FORMAL_PLAN).eq_missing("yes")
    return caseload.rows("send").filter(supported, pl.col(c.IDENTIFIED).ne_missing("yes"))


def _plan_not_formal(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("send").filter(
        pl.col(c.CATEGORY).is_in(PLANS), pl.col(c.FORMAL_PLAN).ne_missing("yes")
    )


def _formal_without_plan(caseload: Caseload) -> pl.LazyFrame:
    category = pl.col(c.CATEGORY).fill_null("none")
    return caseload.rows("send").filter(pl.col(c.FORMAL_PLAN) == "yes", ~category.is_in(PLANS))


def _late_statement(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("send").filter(
        pl.col(c.CATEGORY) == "statement",
        pl.min_horizontal(pl.col(c.END_DATE).fill_null(spells.OPEN), pl.lit(caseload.extract_date))
        > LAST_STATEMENTS,
    )


def _early_plan(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("send").filter(
        pl.col(c.CATEGORY) == "ehcp",
        pl.col(c.START_DATE) > spells.UNKNOWN_DATE,
        pl.col(c.START_DATE) < CARE_PLANS_FROM,
    )


RULES = (
    spells.in_order("SEN01", "send", SCREEN, "The SEND entry"),
    spells.after_birth("SEN02", "send", SCREEN, "The SEND entry", (c.START_DATE, c.END_DATE)),
    spells.one_at_a_time(
        "SEN03", "send", SCREEN, "SEND entries", why="at any day one entry says how it stands"
    ),
    Rule(
        code="SEN04",
        title="A plan or support, but no identified need",
        action=f"{SEND}answer that a need is identified, or remove the plan.",
        source=f"{KPI_RETURN}: plans cannot exceed identified needs (KPI 3)",
        grade="I",
        severity=Severity.ERROR,
        tables=("send",),
        columns=(c.IDENTIFIED, c.CATEGORY, c.FORMAL_PLAN),
        find=_plan_without_need,
    ),
    Rule(
        code="SEN05",
        title="An education, health and care plan (or statement), but no formal plan",
        action=f"{SEND}answer that a formal plan is in place, or correct the kind of support: KPI 3 counts "
        "the formal plans.",
        source=f"{KPI}: KPI 3; that the formal plan is the EHCP, from memory",
        grade="M",
        severity=Severity.WARNING,
        tables=("send",),
        columns=(c.CATEGORY, c.FORMAL_PLAN),
        needs=(f"send.{c.CATEGORY}",),
        find=_plan_not_formal,
    ),
    Rule(
        code="SEN06",
        title="A formal plan, but neither an education, health and care plan nor a statement",
        action=f"{SEND}correct the kind of support, or answer that there is no formal plan.",
        source=f"{KPI}: KPI 3; that the formal plan is the EHCP (in Wales the IDP), from memory",
        grade="M",
        severity=Severity.QUERY,
        tables=("send",),
        columns=(c.CATEGORY, c.FORMAL_PLAN),
        needs=(f"send.{c.FORMAL_PLAN}",),
        find=_formal_without_plan,
    ),
    Rule(
        code="SEN07",
        title="A statement still runs after 31 March 2018",
        action=f"{SEND}end the statement and enter the education, health and care plan that replaced it. "
        "In Wales statements ran on.",
        source="Children and Families Act 2014: in England statements were to become plans by 31 March 2018",
        severity=Severity.QUERY,
        tables=("send",),
        columns=(c.CATEGORY, c.START_DATE, c.END_DATE),
        needs=(f"send.{c.CATEGORY}",),
        find=_late_statement,
    ),
    Rule(
        code="SEN08",
        title="An education, health and care plan before 1 September 2014, when there were none",
        action=f"{SEND}split the entry: a statement until the plan began, and the plan from its own first "
        "day.",
        source="Children and Families Act 2014, in force on 1 September 2014",
        severity=Severity.WARNING,
        tables=("send",),
        columns=(c.CATEGORY, c.START_DATE),
        needs=(f"send.{c.CATEGORY}",),
        find=_early_plan,
    ),
)
