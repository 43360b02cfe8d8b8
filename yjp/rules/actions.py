"""Rules about the actions of the plan."""

import polars as pl

from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp.rules.definition import Rule, Severity

ACTIONS = "In the action plan, "
SETTLED = ("done", "stopped", "late")


def _overdue(caseload: Caseload) -> pl.LazyFrame:
    settled = pl.col(c.STATUS).is_in(SETTLED).fill_null(False)
    return caseload.rows("actions").filter(pl.col(c.DUE) < caseload.extract_date, ~settled)


def _nobody_answers(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("actions").filter(
        pl.any_horizontal(pl.col(name).is_null() for name in (c.OWNER, c.DUE)),
        ~pl.col(c.STATUS).is_in(("done", "stopped")).fill_null(False),
    )


RULES = (
    Rule(
        code="ACT01",
        title="The action is overdue, and its status does not say so",
        action=f"{ACTIONS}set the status to done, stopped or late, or agree a new date.",
        source="The board reads the status",
        grade="I",
        severity=Severity.WARNING,
        tables=("actions",),
        columns=(c.DUE, c.STATUS),
        needs=(f"actions.{c.DUE}",),
        find=_overdue,
    ),
    Rule(
        code="ACT02",
        title="The action has no owner or no date",
        action=f"{ACTIONS}enter who answers for it and by when.",
        source="An action plan says who and by when",
        grade="I",
        severity=Severity.QUERY,
        tables=("actions",),
        columns=(c.OWNER, c.DUE),
        find=_nobody_answers,
    ),
)
