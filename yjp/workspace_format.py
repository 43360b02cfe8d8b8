"""Which format a workspace has: one number in ``workspace.json``, and what it allows.

Formats 1 to 4 are older than that file and known by what lies in the folder (docs/how_to/upgrade_a_workspace.md says
what each was). Reading goes on in a workspace of the format before this one; writing into an older one, and anything
in a newer one, is refused in a sentence that says what to type.
"""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from yjp import files
from yjp.commands import in_workspace
from yjp.errors import WorkspaceError

FORMAT: Final = 5
READABLE_FROM: Final = 4
FILE: Final = "workspace.json"
DATABASE: Final = "yjp.db"
_LAST_UNMARKED: Final = 4


@dataclass(frozen=True, kw_only=True)
class Marker:
    """What ``workspace.json`` says: the format and, while an upgrade is under way, the format that it began from."""

    format: int
    upgrading_from: int | None = None


def write_marker(workspace: Path, marker: Marker) -> None:
    """Say which format a workspace has, in one step."""
    said = {"format": marker.format}
    if marker.upgrading_from is not None:
        said["upgrading_from"] = marker.upgrading_from
    files.replace(workspace / FILE, (json.dumps(said, indent=2) + "\n").encode())


def read_marker(workspace: Path) -> Marker:
    """The format of a workspace; the database's own, where somebody put an older one beside a newer marker.

    ``WorkspaceError`` where ``workspace.json`` or ``yjp.db`` cannot be read.
    """
    path = workspace / FILE
    if not path.is_file():
        return Marker(format=_unmarked(workspace))
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        found = Marker(format=int(said["format"]), upgrading_from=said.get("upgrading_from"))
    except (OSError, ValueError, KeyError, TypeError):
        raise WorkspaceError(f"{path}: this file cannot be read. Restore it from a copy.") from None
    return Marker(
        format=min(found.format, _of_database(workspace) or found.format), upgrading_from=found.upgrading_from
    )


def check_readable(workspace: Path) -> str | None:
    """Refuse a workspace that this yjp cannot read; a sentence to say where it can, and cannot write."""
    found = check_known(workspace)
    if found.format == FORMAT and found.upgrading_from is None:
        return None
    if found.format < READABLE_FROM or found.upgrading_from is not None:
        raise _older(workspace, found)
    return (
        f"{workspace} has the workspace format {found.format}: it is read, and nothing is written into it. "
        f"To bring it to format {FORMAT}: {command(workspace)}"
    )


def check_writable(workspace: Path) -> None:
    """Refuse to write into a workspace of any format but this one."""
    found = check_known(workspace)
    if found.format < FORMAT or found.upgrading_from is not None:
        raise _older(workspace, found)


def command(workspace: Path) -> str:
    """What to type to upgrade a workspace."""
    return f"{in_workspace(workspace)} upgrade"


def not_writable(workspace: Path, problem: OSError) -> WorkspaceError:
    """What is said of a workspace that the system does not let us write into."""
    said = problem.strerror or str(problem)
    return WorkspaceError(
        f"{workspace}: this workspace cannot be written ({said[:1].lower()}{said[1:]}). Nothing was changed. "
        "Copy it to a folder that is yours, or ask who owns it."
    )


def newer(path: Path) -> WorkspaceError:
    """What is said of something that a newer yjp wrote."""
    return WorkspaceError(f"{path}: a newer yjp wrote this. Use that yjp, or a newer one.")


def check_known(workspace: Path) -> Marker:
    """Refuse a workspace of a newer format; the format of any other."""
    found = read_marker(workspace)
    if found.format > FORMAT:
        raise newer(workspace)
    return found


def _older(workspace: Path, found: Marker) -> WorkspaceError:
    if found.upgrading_from is not None:
        return WorkspaceError(
            f"{workspace}: an upgrade did not finish, and nothing is lost. Run it again: {command(workspace)}"
        )
    return WorkspaceError(
        f"{workspace} has the workspace format {found.format}, and this yjp needs {FORMAT}. "
        f"Run this, which keeps a copy: {command(workspace)}"
    )


def _unmarked(workspace: Path) -> int:
    """The format of a folder from before ``workspace.json``; a folder without a caseload and database has none yet."""
    pointers = workspace / "current.json"
    if not pointers.is_file():
        database = _of_database(workspace)
        return FORMAT if not _is_workspace(workspace) else min(database or _LAST_UNMARKED, FORMAT)
    if not any((workspace / "imports").glob("[0-9]*.json")):
        return 1
    try:
        ledger = workspace / "ledger" / json.loads(pointers.read_text(encoding="utf-8"))["ledger"]
    except (OSError, ValueError, KeyError, TypeError):
        raise WorkspaceError(f"{pointers}: this file cannot be read. Restore it from a copy.") from None
    if not (ledger / "ratings.parquet").is_file():
        return 2
    return 4 if (ledger / "curves.parquet").is_file() else 3


def _is_workspace(workspace: Path) -> bool:
    return (workspace / "yjp.toml").is_file()


def _of_database(workspace: Path) -> int | None:
    """The format that ``yjp.db`` is of (before format 5 it had versions of its own); none without such a file."""
    path = workspace / DATABASE
    if not path.is_file() or not path.stat().st_size:
        return None
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)) as database:
            version: int = database.execute("pragma user_version").fetchone()[0]
    except (sqlite3.DatabaseError, OSError):
        # Whoever needs what is in it will be told that it is damaged; the rest of the workspace is none the worse.
        return None
    return max(version, _LAST_UNMARKED)
