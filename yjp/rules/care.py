"""Rules about care status."""

import polars as pl

from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp.rules import spells
from yjp.rules.definition import Rule, Severity
from yjp.rules.rows import with_birth
from yjp.rules.sources import KPI

SCREEN = "Care status"
CARE = f"Open the child's record, {SCREEN}, and "
OF_CHILDREN = ("looked_after", "child_protection_plan", "child_in_need")
BEFORE_BIRTH = "280d"
"""A plan to protect a child can begin before it is born."""


def _status_missing(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("care_status").filter(pl.col(c.STATUS).is_null())


def _of_a_grown_up(caseload: Caseload) -> pl.LazyFrame:
    grown_up = pl.col(c.DATE_OF_BIRTH).dt.offset_by("18y")
    last_day = pl.min_horizontal(pl.col(c.END_DATE).fill_null(spells.OPEN), pl.lit(caseload.extract_date))
    return with_birth(caseload, "care_status").filter(
        pl.col(c.STATUS).is_in(OF_CHILDREN), last_day > grown_up.dt.offset_by("1d")
    )


RULES = (
    spells.in_order("CAR01", "care_status", SCREEN, "The care status"),
    spells.after_birth(
        "CAR02", "care_status", SCREEN, "The care status", (c.START_DATE, c.END_DATE), BEFORE_BIRTH
    ),
    Rule(
        code="CAR03",
        title="The care status is missing",
        action=f"{CARE}enter the status, or delete the empty entry.",
        source=f"{KPI}: KPI 7",
        severity=Severity.WARNING,
        tables=("care_status",),
        columns=(c.STATUS,),
        find=_status_missing,
    ),
    spells.one_at_a_time(
        "CAR04",
        "care_status",
        SCREEN,
        "entries of one care status",
        same=(c.STATUS,),
        why="a child has a status once at a time",
    ),
    spells.with_none(
        "CAR05", "care_status", SCREEN, c.STATUS, "a care status", f"{KPI}: KPI 7 takes any status"
    ),
    Rule(
        code="CAR06",
        title="Looked after, protected or in need after the 18th birthday",
        action=f"{CARE}end the status on the 18th birthday at the latest; or correct the date of birth.",
        source="Children Act 1989, section 105: a child is under 18",
        grade="M",
        severity=Severity.WARNING,
        tables=("care_status", "children"),
        columns=(c.STATUS, c.END_DATE),
        needs=(f"care_status.{c.STATUS}",),
        beside=(f"children.{c.DATE_OF_BIRTH}",),
        find=_of_a_grown_up,
    ),
)
