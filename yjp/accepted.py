"""Failures that somebody accepted, each with its reason: ``yjp.db`` in the workspace, its owner's alone (0600).

A register knows no clock and judges nothing: which acceptances still hold is for ``yjp.quality`` to say.
"""

from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path

from yjp.workspace_db import changing, reading
from yjp.workspace_format import DATABASE

_WHAT = "the register of accepted records"


@dataclass(frozen=True, kw_only=True)
class Acceptance:
    """One rule's failure of one record, accepted.

    ``record`` names the record (``yjp.quality.records``) and ``content`` is a digest of it as it was; ``accepted_on``
    is the day of the extract that it was accepted on, ``until`` the last extract day for which it holds (none: until
    the record changes).
    """

    rule: str
    record: str
    content: str
    reason: str
    who: str
    accepted_on: date
    until: date | None = None


def acceptances(workspace: Path) -> tuple[Acceptance, ...]:
    """Every acceptance of a workspace, by rule and record; none where nothing was ever accepted."""
    with reading(workspace, _WHAT) as database:
        rows = database.execute("select * from accepted order by rule, record").fetchall()
    return tuple(
        Acceptance(
            rule=rule,
            record=record,
            content=content,
            reason=reason,
            who=who,
            accepted_on=date.fromisoformat(accepted_on),
            until=date.fromisoformat(until) if until else None,
        )
        for rule, record, content, reason, who, accepted_on, until in rows
    )


def accept(workspace: Path, acceptance: Acceptance) -> None:
    """Keep an acceptance; an earlier one of the same rule and record is replaced."""
    values = [v.isoformat() if isinstance(v, date) else v for v in astuple(acceptance)]
    with changing(workspace, _WHAT) as database:
        database.execute("insert or replace into accepted values (?, ?, ?, ?, ?, ?, ?)", values)


def withdraw(workspace: Path, rule: str, record: str) -> bool:
    """Delete an acceptance; says whether there was one."""
    if not (workspace / DATABASE).is_file():
        return False
    with changing(workspace, _WHAT) as database:
        return bool(
            database.execute("delete from accepted where rule = ? and record = ?", (rule, record)).rowcount
        )
