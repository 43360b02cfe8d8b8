"""Rules that every table of spells has: dates in order, dates after birth, one at a time."""

from datetime import date

import polars as pl

from yjp.model import columns as c
from yjp.model.caseload import ROW, Caseload
from yjp.rules.definition import Rule, Severity
from yjp.rules.rows import with_birth
from yjp.rules.sources import ONE_RECORD, ORDER_OF_EVENTS, YJB_SQL

UNKNOWN_DATE = date(1900, 1, 1)
"""What case systems write for "open" or "not known" (published SQL of the YJB)."""
OPEN = date(9999, 12, 31)
OTHER = "_other"


def in_order(code: str, table: str, screen: str, what: str) -> Rule:
    """A rule: the spell ended before it began."""

    def find(caseload: Caseload) -> pl.LazyFrame:
        # 1900-01-01 is told apart by the rule about birth.
        ended = pl.col(c.END_DATE) > UNKNOWN_DATE
        return caseload.rows(table).filter(ended, pl.col(c.END_DATE) < pl.col(c.START_DATE))

    return Rule(
        code=code,
        title=f"{what} ended before it began",
        action=f"Open the child's record, {screen}, and correct the start or the end date.",
        source=ORDER_OF_EVENTS,
        grade="I",
        severity=Severity.ERROR,
        tables=(table,),
        columns=(c.START_DATE, c.END_DATE),
        needs=(f"{table}.{c.END_DATE}",),
        find=find,
    )


def after_birth(
    code: str, table: str, screen: str, what: str, columns: tuple[str, ...], before: str = "0d"
) -> Rule:
    """A rule: a date lies before the child's birth (or longer before it than ``before``)."""

    def find(caseload: Caseload) -> pl.LazyFrame:
        earliest = pl.col(c.DATE_OF_BIRTH).dt.offset_by(f"-{before}")
        return with_birth(caseload, table).filter(
            pl.any_horizontal(pl.col(name) < earliest for name in columns)
        )

    return Rule(
        code=code,
        title=f"{what} has a date before the child was born",
        action=f"Open the child's record, {screen}, and correct the date. Where it is 1900-01-01, the case "
        "system means open or not known: have the export leave it empty. If all dates are right, correct "
        "the date of birth.",
        source=f"{YJB_SQL}: open dates written as 1900-01-01",
        severity=Severity.ERROR,
        tables=(table, "children"),
        columns=columns,
        find=find,
    )


def one_at_a_time(
    code: str, table: str, screen: str, what: str, *, same: tuple[str, ...] = (), why: str
) -> Rule:
    """A rule: two spells of a child run on the same days, of which only one can (alike in the columns ``same``)."""

    def find(caseload: Caseload) -> pl.LazyFrame:
        return together(_spells(caseload, table, same), _spells(caseload, table, same), same)

    return Rule(
        code=code,
        title=f"Two {what} run at the same time",
        action=f"Open the child's record, {screen}, and end the older one on the day the newer one began, "
        "or delete the one that was entered twice. The last day of one may be the first day of the next.",
        source=f"{ONE_RECORD}; {why}",
        grade="I",
        severity=Severity.WARNING,
        tables=(table,),
        columns=(c.START_DATE, c.END_DATE, *same),
        needs=tuple(f"{table}.{column}" for column in same),
        find=find,
    )


def with_none(code: str, table: str, screen: str, column: str, what: str, why: str) -> Rule:
    """A rule: a spell of ``none`` runs on the same days as a spell of something."""

    def find(caseload: Caseload) -> pl.LazyFrame:
        spells = _spells(caseload, table, (column,))
        nothing, something = pl.col(column) == "none", pl.col(column) != "none"
        return together(spells.filter(nothing), spells.filter(something))

    return Rule(
        code=code,
        title=f"'None' is recorded on days that have {what}",
        action=f"Open the child's record, {screen}, and end the entry that says none, or delete it.",
        source=why,
        grade="I",
        severity=Severity.WARNING,
        tables=(table,),
        columns=(column, c.START_DATE, c.END_DATE),
        needs=(f"{table}.{column}",),
        find=find,
    )


def together(spells: pl.LazyFrame, others: pl.LazyFrame, same: tuple[str, ...] = ()) -> pl.LazyFrame:
    """Spells that share more than a day of change with another spell of the same child.

    Both frames: ``_row``, ``child_id``, ``start_date``, ``end_date`` without nulls, and the columns ``same``.
    """
    return spells.join(others, on=[c.CHILD_ID, *same], suffix=OTHER).filter(
        pl.col(ROW) != pl.col(ROW + OTHER),
        pl.col(c.START_DATE) < pl.col(c.END_DATE + OTHER),
        pl.col(c.START_DATE + OTHER) < pl.col(c.END_DATE),
    )


def running_on(day: str) -> pl.Expr:
    """Whether a spell (``start_date``, ``end_date``) holds on the day of a column."""
    return (pl.col(c.START_DATE) <= pl.col(day)) & (pl.col(c.END_DATE).fill_null(OPEN) >= pl.col(day))


def _spells(caseload: Caseload, table: str, columns: tuple[str, ...]) -> pl.LazyFrame:
    return (
        caseload.rows(table)
        .select(ROW, c.CHILD_ID, *columns, c.START_DATE, pl.col(c.END_DATE).fill_null(OPEN))
        .filter(pl.col(c.START_DATE) <= pl.col(c.END_DATE))
    )
