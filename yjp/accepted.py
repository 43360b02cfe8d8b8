"""Failures that somebody accepted, each with its reason: ``yjp.db`` in the workspace, its owner's alone (0600).

A register knows no clock and judges nothing: which acceptances still hold is for ``yjp.quality`` to say.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path

from yjp.errors import WorkspaceError

FILE = "yjp.db"
VERSION = 1
_SCHEMA = """
create table if not exists accepted (
    rule text not null, record text not null, content text not null, reason text not null, who text not null,
    accepted_on text not null, until text, primary key (rule, record)
)
"""


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
    if not (workspace / FILE).is_file():
        return ()
    with _opened(workspace) as database:
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
    with _opened(workspace) as database, database:
        database.execute("insert or replace into accepted values (?, ?, ?, ?, ?, ?, ?)", values)


def withdraw(workspace: Path, rule: str, record: str) -> bool:
    """Delete an acceptance; says whether there was one."""
    if not (workspace / FILE).is_file():
        return False
    with _opened(workspace) as database, database:
        return bool(
            database.execute("delete from accepted where rule = ? and record = ?", (rule, record)).rowcount
        )


@contextmanager
def _opened(workspace: Path) -> Iterator[sqlite3.Connection]:
    path = workspace / FILE
    try:
        # SQLite would make the file with the mode of the day; its journal takes the mode of the file.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        with closing(sqlite3.connect(path)) as database:
            found = database.execute("pragma user_version").fetchone()[0]
            if found > VERSION:
                raise WorkspaceError(f"{path}: a newer yjp wrote this. Use that yjp, or a newer one.")
            if found < VERSION:
                # One file and no companions: a workspace is copied, backed up and synchronised as plain files.
                database.execute("pragma journal_mode = delete")
                database.execute(_SCHEMA)
                database.execute(f"pragma user_version = {VERSION}")
            yield database
    except (sqlite3.DatabaseError, OSError):
        raise WorkspaceError(
            f"{path}: the register of accepted records cannot be read or written. Restore it from a copy, or delete it."
        ) from None
