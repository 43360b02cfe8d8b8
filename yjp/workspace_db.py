"""``yjp.db`` of a workspace: what people decided. No child is in it. For its owner alone (0600).

One file, one set of tables, one version: the workspace format. Whoever keeps something in it opens it here.
"""

import errno
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from yjp.errors import WorkspaceError
from yjp.workspace_format import DATABASE as FILE
from yjp.workspace_format import FORMAT, check_writable, command, newer, not_writable

_WAIT_SECONDS: Final = 10
_SCHEMA: Final = """
create table if not exists accepted (
    rule text not null, record text not null, content text not null, reason text not null, who text not null,
    accepted_on text not null, until text, primary key (rule, record)
);
create table if not exists accepted_day (
    rule text not null, record text not null, day text not null, primary key (rule, record)
);
create table if not exists opened_list (
    number integer primary key, at text not null, who text not null, list text not null, run text not null,
    children integer not null
);
create table if not exists opened_how (
    number integer primary key, period text, downloaded integer not null
);
create table if not exists action_field (
    id text not null, field text not null, value text, base text, primary key (id, field)
);
create table if not exists action_step (
    step integer primary key, id text not null, field text not null, before text, after text,
    who text not null, changed_at text not null
);
create table if not exists return_entry (
    name text not null, period text not null, cell text not null, value integer not null, reason text not null,
    who text not null, entered_on text not null, computed integer, primary key (name, period, cell)
);
create table if not exists return_sign_off (
    name text not null, period text not null, path text not null, sha256 text not null, who text not null,
    role text not null, signed_on text not null, despite text not null, primary key (path, sha256)
);
create table if not exists return_made (
    name text not null, period text not null, path text not null, sha256 text not null, made_on text not null,
    run_id text not null, failed integer not null, holds_children integer not null, primary key (path, sha256)
);
create table if not exists past_decision (
    number integer primary key, kind text not null, was text not null, ended text not null, who text not null,
    ended_on text not null, reason text not null
);
create table if not exists deletion (
    number integer primary key, at text not null, who text not null, imports integer not null, rows integer not null
);
"""

_TABLES: Final = frozenset(re.findall(r"create table if not exists (\w+)", _SCHEMA))


@contextmanager
def reading(workspace: Path, what: str = "the file") -> Iterator[sqlite3.Connection]:
    """The database to read from: of a workspace without one an empty one, of an older one a copy brought up to date.

    Nothing is written. ``WorkspaceError`` where the file, in which ``what`` is kept, cannot be read or is newer.
    """
    path = workspace / FILE
    try:
        with closing(_existing(path) if path.is_file() else sqlite3.connect(":memory:")) as database:
            if _version(path, database) == FORMAT and _has_every_table(database):
                yield database
                return
            with closing(sqlite3.connect(":memory:")) as copy:
                database.backup(copy)
                bring_up_to_date(copy)
                yield copy
    except (sqlite3.DatabaseError, OSError):
        raise _unusable(path, what) from None


@contextmanager
def changing(workspace: Path, what: str = "the file") -> Iterator[sqlite3.Connection]:
    """The database in one transaction, which is kept if the block ends well; two who write wait for each other.

    ``WorkspaceError`` where the workspace is of another format, or the file, in which ``what`` is kept, cannot be
    written.
    """
    check_writable(workspace)
    path = workspace / FILE
    try:
        # SQLite would make the file with the mode of the day; its journal takes the mode of the file.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        with closing(_connected(path)) as database:
            _check_version(path, database)
            database.execute("begin immediate")
            with database:
                bring_up_to_date(database)
                yield database
    except PermissionError as problem:
        raise not_writable(workspace, problem) from None
    except (sqlite3.DatabaseError, OSError) as problem:
        if _forbidden(problem):
            raise not_writable(workspace, PermissionError(errno.EACCES, os.strerror(errno.EACCES))) from None
        raise _unusable(path, what) from None


def bring_up_to_date(database: sqlite3.Connection) -> None:
    """Every table, and the version; what is in the tables stays. For an empty database, or one of an earlier format."""
    if database.execute("pragma user_version").fetchone()[0] == FORMAT and _has_every_table(database):
        return
    for statement in _SCHEMA.split(";"):
        database.execute(statement)
    # Until format 4 the returns kept a version of their own.
    database.execute("drop table if exists returns_version")
    database.execute(f"pragma user_version = {FORMAT}")


def _has_every_table(database: sqlite3.Connection) -> bool:
    """A table may join without a new format: who knows nothing of it leaves it alone."""
    found = {name for (name,) in database.execute("select name from sqlite_master where type = 'table'")}
    return found.issuperset(_TABLES)


def upgrade(workspace: Path) -> None:
    """Bring the file of an earlier format up to this one, whole or not at all."""
    path = workspace / FILE
    if not path.is_file():
        return
    try:
        with closing(_connected(path)) as database:
            _version(path, database)
            database.execute("begin immediate")
            with database:
                bring_up_to_date(database)
    except (sqlite3.DatabaseError, OSError):
        raise _unusable(path, "what people decided") from None


def compact(workspace: Path) -> None:
    """Write the file anew without what was deleted from it: SQLite leaves deleted rows in free pages."""
    path = workspace / FILE
    if not path.is_file():
        return
    try:
        with closing(_connected(path)) as database:
            database.execute("vacuum")
    except (sqlite3.DatabaseError, OSError):
        raise _unusable(path, "what people decided") from None


def _connected(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)
    # One file and no companions: a workspace is copied, backed up and synchronised as plain files.
    database.execute("pragma journal_mode = delete")
    database.execute("pragma secure_delete = on")
    return database


def _existing(path: Path) -> sqlite3.Connection:
    # Not read-only: a journal that a killed run left behind must be played back first.
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", timeout=_WAIT_SECONDS, uri=True)


def _version(path: Path, database: sqlite3.Connection) -> int:
    version: int = database.execute("pragma user_version").fetchone()[0]
    if version > FORMAT:
        raise newer(path)
    return version


def _check_version(path: Path, database: sqlite3.Connection) -> None:
    version = _version(path, database)
    empty = database.execute("select count(*) from sqlite_master").fetchone()[0] == 0
    if version < FORMAT and not empty:
        raise WorkspaceError(
            f"{path} is of an earlier workspace format. Run this, which keeps a copy: {command(path.parent)}"
        )


def _forbidden(problem: Exception) -> bool:
    """Whether the system, and no fault of the file, kept it from being written: SQLite writes a journal beside it."""
    if isinstance(problem, OSError):
        return problem.errno == errno.EROFS
    code = getattr(problem, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)


def _unusable(path: Path, what: str) -> WorkspaceError:
    return WorkspaceError(f"{path}: {what} cannot be read or written. Restore it from a copy.")
