"""Failures that somebody accepted, each with its reason: ``yjp.db`` in the workspace, its owner's alone (0600).

A register knows no clock and judges nothing: which acceptances still hold is for ``yjp.quality`` to say.
"""

import sqlite3
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path

from yjp.past_decisions import Ended, Ending, Kind, keep
from yjp.workspace_db import changing, reading
from yjp.workspace_format import DATABASE

_WHAT = "the register of accepted records"


@dataclass(frozen=True, kw_only=True)
class Acceptance:
    """One rule's failure of one record, accepted.

    ``record`` names the record (``yjp.quality.records``) and ``content`` is a digest of it as it was; ``accepted_on``
    is the day of the extract that it was accepted on, ``until`` the last extract day for which it holds (none: until
    the record changes). ``said_on`` is the day by the clock (none: from before that was kept).
    """

    rule: str
    record: str
    content: str
    reason: str
    who: str
    accepted_on: date
    until: date | None = None
    said_on: date | None = None


def acceptances(workspace: Path) -> tuple[Acceptance, ...]:
    """Every acceptance of a workspace, by rule and record; none where nothing was ever accepted."""
    with reading(workspace, _WHAT) as database:
        rows = database.execute(
            "select rule, record, content, reason, who, accepted_on, until, day from accepted "
            "left join accepted_day using (rule, record) order by rule, record"
        ).fetchall()
    return tuple(
        Acceptance(
            rule=rule,
            record=record,
            content=content,
            reason=reason,
            who=who,
            accepted_on=date.fromisoformat(accepted_on),
            until=date.fromisoformat(until) if until else None,
            said_on=date.fromisoformat(day) if day else None,
        )
        for rule, record, content, reason, who, accepted_on, until, day in rows
    )


def accept(workspace: Path, acceptance: Acceptance) -> None:
    """Keep an acceptance; an earlier one of the same rule and record becomes a past decision."""
    *values, said_on = (v.isoformat() if isinstance(v, date) else v for v in astuple(acceptance))
    day = acceptance.said_on or acceptance.accepted_on
    ending = Ending(ended=Ended.REPLACED, who=acceptance.who, on=day, reason=acceptance.reason)
    with changing(workspace, _WHAT) as database:
        _end(database, acceptance.rule, acceptance.record, ending)
        database.execute("insert into accepted values (?, ?, ?, ?, ?, ?, ?)", values)
        if said_on:
            database.execute("insert into accepted_day values (?, ?, ?)", (*values[:2], said_on))


def withdraw(workspace: Path, rule: str, record: str, ending: Ending) -> bool:
    """Take an acceptance back; says whether there was one. It stays among the past decisions."""
    if not (workspace / DATABASE).is_file():
        return False
    with changing(workspace, _WHAT) as database:
        return _end(database, rule, record, ending)


def _end(database: sqlite3.Connection, rule: str, record: str, ending: Ending) -> bool:
    """Delete an acceptance, if there is one, and keep what it was."""
    which = (rule, record)
    found = database.execute(
        "select reason, who, coalesce(day, accepted_on), until from accepted left join accepted_day "
        "using (rule, record) where rule = ? and record = ?",
        which,
    ).fetchone()
    if found is None:
        return False
    names = ("reason", "who", "accepted_on", "until")
    was = {
        "rule": rule,
        "record": record,
        **{n: v for n, v in zip(names, found, strict=True) if v is not None},
    }
    keep(database, Kind.ACCEPTANCE, was, ending)
    for table in ("accepted", "accepted_day"):
        database.execute(f"delete from {table} where rule = ? and record = ?", which)
    return True
