"""What is kept of returns: numbers entered by hand, files made, and sign-offs, in ``yjp.db`` of the workspace (0600).

Nothing of a single child is ever in it.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from yjp.past_decisions import Ended, Ending, Kind, keep
from yjp.workspace_db import changing, reading
from yjp_returns.kpi.held import Entry

SIGNED_AGAIN = "signed off again"
_WHAT = "the register of returns"


@dataclass(frozen=True, kw_only=True)
class Making:
    """A file (or folder) of a return that yjp wrote: where (as ``SignOff.path``), its SHA-256, and from which run.

    ``failed`` is the number of checks that failed; ``holds_children`` says whether children's records are in it.
    """

    name: str
    period: str
    path: str
    sha256: str
    made_on: date
    run_id: str
    failed: int
    holds_children: bool


@dataclass(frozen=True, kw_only=True)
class SignOff:
    """Who approved which file when: ``path`` as it lies in the workspace (or in full, outside it) and its SHA-256.

    ``despite`` is the reason given where a check of the return had failed.
    """

    name: str
    period: str
    path: str
    sha256: str
    who: str
    role: str
    signed_on: date
    despite: str = ""


def entries(workspace: Path, name: str, period: str | None = None) -> tuple[Entry, ...]:
    """What was entered by hand for a return, by period and cell."""
    query = "select period, cell, value, reason, who, entered_on, computed from return_entry where name = ?"
    rows = _rows(workspace, query + " order by period, cell", (name,))
    return tuple(
        Entry(
            period=p,
            cell=cell,
            value=value,
            reason=reason,
            who=who,
            entered_on=date.fromisoformat(on),
            computed=computed,
        )
        for p, cell, value, reason, who, on, computed in rows
        if period in (None, p)
    )


def enter(workspace: Path, name: str, found: Iterable[Entry]) -> None:
    """Keep entries, all or none; an earlier one of the same cell and period becomes a past decision."""
    entered = list(found)
    values = [
        (name, e.period, e.cell, e.value, e.reason, e.who, e.entered_on.isoformat(), e.computed)
        for e in entered
    ]
    with changing(workspace, _WHAT) as database:
        for each in entered:
            ending = Ending(ended=Ended.REPLACED, who=each.who, on=each.entered_on, reason=each.reason)
            _end_entry(database, name, each.period, each.cell, ending)
        database.executemany("insert or replace into return_entry values (?, ?, ?, ?, ?, ?, ?, ?)", values)


def withdraw(workspace: Path, name: str, period: str, cells: Sequence[str], ending: Ending) -> list[str]:
    """Take entries out; gives the cells that had one. They stay among the past decisions."""
    there = {entry.cell for entry in entries(workspace, name, period)}
    gone = [cell for cell in cells if cell in there]
    if gone:
        with changing(workspace, _WHAT) as database:
            for cell in gone:
                _end_entry(database, name, period, cell, ending)
    return gone


def _end_entry(database: sqlite3.Connection, name: str, period: str, cell: str, ending: Ending) -> None:
    """Delete an entry, if there is one, and keep what it was."""
    where, which = "from return_entry where name = ? and period = ? and cell = ?", (name, period, cell)
    found = database.execute(f"select value, reason, who, entered_on {where}", which).fetchone()
    if found is not None:
        said = dict(zip(("value", "reason", "who", "entered_on"), map(str, found), strict=True))
        keep(database, Kind.ENTRY, {"name": name, "period": period, "cell": cell, **said}, ending)
        database.execute(f"delete {where}", which)


def sign_offs(workspace: Path) -> tuple[SignOff, ...]:
    """Every sign-off, oldest first."""
    columns = "name, period, path, sha256, who, role, despite, signed_on"
    rows = _rows(workspace, f"select {columns} from return_sign_off order by signed_on, rowid", ())
    return tuple(
        SignOff(
            name=name,
            period=period,
            path=path,
            sha256=digest,
            who=who,
            role=role,
            despite=despite,
            signed_on=date.fromisoformat(on),
        )
        for name, period, path, digest, who, role, despite, on in rows
    )


def sign(workspace: Path, found: SignOff) -> None:
    """Keep a sign-off; an earlier one of this very file stays among the past decisions, as signed again."""
    values = [v.isoformat() if isinstance(v, date) else v for v in astuple(found)]
    ending = Ending(ended=Ended.REPLACED, who=found.who, on=found.signed_on, reason=SIGNED_AGAIN)
    with changing(workspace, _WHAT) as database:
        _end_sign_offs(database, found.path, found.sha256, ending)
        database.execute("insert or replace into return_sign_off values (?, ?, ?, ?, ?, ?, ?, ?)", values)


def take_back(workspace: Path, found: Iterable[SignOff], ending: Ending) -> None:
    """Take sign-offs back. They stay among the past decisions."""
    with changing(workspace, _WHAT) as database:
        for each in found:
            _end_sign_offs(database, each.path, each.sha256, ending)


def _end_sign_offs(database: sqlite3.Connection, path: str, sha256: str, ending: Ending) -> None:
    """Delete the sign-off of a file as it was then, if there is one, and keep what it was."""
    where, which = "from return_sign_off where path = ? and sha256 = ?", (path, sha256)
    names = ("name", "period", "path", "who", "role", "signed_on", "despite")
    found = database.execute(f"select {', '.join(names)} {where}", which).fetchone()
    if found is not None:
        keep(database, Kind.SIGN_OFF, dict(zip(names, found, strict=True)), ending)
        database.execute(f"delete {where}", which)


def makings(workspace: Path) -> tuple[Making, ...]:
    """Every file that was made, oldest first; one made again as it was stands where it was made last."""
    columns = "name, period, path, sha256, run_id, made_on, failed, holds_children"
    rows = _rows(workspace, f"select {columns} from return_made order by rowid", ())
    return tuple(
        Making(
            name=name,
            period=period,
            path=path,
            sha256=digest,
            run_id=run_id,
            made_on=date.fromisoformat(on),
            failed=failed,
            holds_children=bool(holds),
        )
        for name, period, path, digest, run_id, on, failed, holds in rows
    )


def record(workspace: Path, found: Iterable[Making]) -> None:
    """Keep that files were made."""
    values = [
        (m.name, m.period, m.path, m.sha256, m.made_on.isoformat(), m.run_id, m.failed, int(m.holds_children))
        for m in found
    ]
    with changing(workspace, _WHAT) as database:
        database.executemany("insert or replace into return_made values (?, ?, ?, ?, ?, ?, ?, ?)", values)


def _rows(workspace: Path, query: str, values: Sequence[str]) -> list[tuple[Any, ...]]:
    with reading(workspace, _WHAT) as database:
        found: list[tuple[Any, ...]] = database.execute(query, values).fetchall()
    return found
