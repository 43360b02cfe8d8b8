"""Rules about meetings of the management board (KPI 8)."""

import polars as pl

from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp.rules.definition import Rule, Severity
from yjp.rules.rows import repeated
from yjp.rules.sources import KPI, KPI_RETURN

MINUTES = "Look it up in the minutes, and "
STATUTORY = ("childrens_social_care", "education", "police", "probation", "health")
KEYS = (c.MEETING_DATE, c.SECTOR)


def _sector_twice(caseload: Caseload) -> pl.LazyFrame:
    # Several others may come.
    return repeated(caseload.rows("board_meetings").filter(pl.col(c.SECTOR) != "other"), *KEYS)


def _sector_not_there(caseload: Caseload) -> pl.LazyFrame:
    statutory = pl.when(pl.col(c.SECTOR).is_in(STATUTORY)).then(c.SECTOR)
    sectors = statutory.drop_nulls().n_unique().over(c.MEETING_DATE)
    return caseload.rows("board_meetings").filter(sectors < len(STATUTORY))


def _attendance_missing(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("board_meetings").filter(
        pl.col(c.SENIOR_ATTENDED).is_null() | pl.col(c.DELEGATE_ATTENDED).is_null()
    )


def _nobody_is_new(caseload: Caseload) -> pl.LazyFrame:
    absent = [pl.col(name).ne_missing("yes") for name in (c.SENIOR_ATTENDED, c.DELEGATE_ATTENDED)]
    return caseload.rows("board_meetings").filter(pl.col(c.NEW_PARTNER) == "yes", *absent)


RULES = (
    Rule(
        code="BRD01",
        title="A sector is entered twice for one meeting",
        action=f"{MINUTES}keep one line for each sector, with yes where anybody of it came.",
        source=f"{KPI_RETURN}: a sector attended or did not (KPI 8)",
        grade="I",
        severity=Severity.ERROR,
        tables=("board_meetings",),
        columns=KEYS,
        find=_sector_twice,
    ),
    Rule(
        code="BRD02",
        title="A meeting lacks one or more of the five statutory sectors",
        action=f"{MINUTES}enter a line for children's social care, education, police, probation and health "
        "each, whether they came or not.",
        source=f"{KPI_RETURN}: attended and not attended add up for each sector when a board met (KPI 8)",
        grade="I",
        severity=Severity.WARNING,
        tables=("board_meetings",),
        columns=KEYS,
        find=_sector_not_there,
    ),
    Rule(
        code="BRD03",
        title="It is not recorded whether a senior partner or a delegate came",
        action=f"{MINUTES}answer both, yes or no: empty counts as absent.",
        source=f"{KPI}: KPI 8",
        severity=Severity.WARNING,
        tables=("board_meetings",),
        columns=(c.SENIOR_ATTENDED, c.DELEGATE_ATTENDED),
        find=_attendance_missing,
    ),
    Rule(
        code="BRD04",
        title="A new partner, but nobody of the sector came",
        action=f"{MINUTES}record who came, or clear the answer about a new partner.",
        source=f"{KPI}: 'If attended - was this a new partner?' (KPI 8)",
        severity=Severity.ERROR,
        tables=("board_meetings",),
        columns=(c.SENIOR_ATTENDED, c.DELEGATE_ATTENDED, c.NEW_PARTNER),
        needs=(f"board_meetings.{c.NEW_PARTNER}",),
        find=_nobody_is_new,
    ),
)
