"""Rules about the budget: costs and contributions."""

import polars as pl

from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp.rules.definition import Rule, Severity
from yjp.rules.rows import repeated
from yjp.rules.sources import PLAN_TABLES

AMOUNTS = (c.STAFFING_COSTS, c.PAYMENTS_IN_KIND, c.OTHER_DELEGATED_FUNDS)
BUDGET = "In the budget table, "
LEAST_POUNDS = 1_000
MOST_CHANGE = 0.5
GRANT = "youth_justice_grant"
TOTAL = "total"
BEFORE = "total_of_the_year_before"


def _agency_twice(caseload: Caseload) -> pl.LazyFrame:
    # "Other" gathers several streams.
    return repeated(caseload.rows("budget").filter(pl.col(c.AGENCY) != "other"), c.YEAR, c.AGENCY)


def _no_amount(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("budget").filter(pl.all_horizontal(pl.col(name).is_null() for name in AMOUNTS))


def _no_grant(caseload: Caseload) -> pl.LazyFrame:
    grant = (pl.col(c.AGENCY) == GRANT).any().over(c.YEAR)
    return caseload.rows("budget").filter(~grant)


def _in_thousands(caseload: Caseload) -> pl.LazyFrame:
    total = pl.sum_horizontal(AMOUNTS)
    return caseload.rows("budget").filter(total > 0, total < LEAST_POUNDS)


def _changed_much(caseload: Caseload) -> pl.LazyFrame:
    years = caseload["budget"].group_by(c.YEAR, c.AGENCY).agg(pl.sum_horizontal(AMOUNTS).sum().alias(TOTAL))
    before = years.select(pl.col(c.YEAR) + 1, c.AGENCY, pl.col(TOTAL).alias(BEFORE))
    jumps = (
        years.join(before, on=[c.YEAR, c.AGENCY])
        .filter(pl.col(BEFORE) > 0)
        .filter((pl.col(TOTAL) - pl.col(BEFORE)).abs() > pl.col(BEFORE) * MOST_CHANGE)
    )
    return caseload.rows("budget").join(jumps, on=[c.YEAR, c.AGENCY], how="semi")


RULES = (
    Rule(
        code="BUD01",
        title="An agency is entered twice for one year",
        action=f"{BUDGET}add the two lines up in one, or delete the one that was entered twice: the total "
        "adds all lines.",
        source=f"{PLAN_TABLES}: one line for each agency",
        severity=Severity.WARNING,
        tables=("budget",),
        columns=(c.YEAR, c.AGENCY),
        find=_agency_twice,
    ),
    Rule(
        code="BUD02",
        title="An agency's contribution has no amount",
        action=f"{BUDGET}enter the amounts in pounds, 0 where there is nothing.",
        source=f"{PLAN_TABLES}: the total is the sum of the agencies",
        grade="I",
        severity=Severity.WARNING,
        tables=("budget",),
        columns=AMOUNTS,
        find=_no_amount,
    ),
    Rule(
        code="BUD03",
        title="A year's budget has no youth justice grant",
        action=f"{BUDGET}enter the grant as a line of its own.",
        source=f"{PLAN_TABLES}: the grant is one of the lines",
        grade="I",
        severity=Severity.QUERY,
        tables=("budget",),
        columns=(c.YEAR, c.AGENCY),
        find=_no_grant,
    ),
    Rule(
        code="BUD04",
        title=f"A contribution of less than {LEAST_POUNDS:,} pounds",
        action=f"{BUDGET}check the unit: amounts are pounds, not thousands of pounds.",
        source="Contributions are thousands of pounds and more",
        grade="M",
        severity=Severity.QUERY,
        tables=("budget",),
        columns=AMOUNTS,
        find=_in_thousands,
    ),
    Rule(
        code="BUD05",
        title="A contribution changed by more than half against the year before",
        action=f"{BUDGET}check both years. Leave them if it did change, and say why in the plan.",
        source="Councillors ask about it",
        grade="M",
        severity=Severity.QUERY,
        tables=("budget",),
        columns=(c.YEAR, c.AGENCY, *AMOUNTS),
        find=_changed_much,
    ),
)
