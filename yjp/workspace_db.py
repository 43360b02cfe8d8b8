"""``yjp.db`` of a workspace: what people decided. No child is in it. For its owner alone (0600)."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from yjp.errors import WorkspaceError

FILE: Final = "yjp.db"
_WAIT_SECONDS: Final = 10


@contextmanager
def opened(
    workspace: Path, schema: str, *, change: bool = False, what: str = "the file"
) -> Iterator[sqlite3.Connection]:
    """The database with the tables of ``schema`` in it; with ``change``, everything in one transaction.

    Two who write wait for each other. ``WorkspaceError`` where the file, called ``what``, cannot be read or written.
    """
    path = workspace / FILE
    try:
        # SQLite would make the file with the mode of the day; its journal takes the mode of the file.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        with closing(sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)) as database:
            # One file and no companions: a workspace is copied, backed up and synchronised as plain files.
            database.execute("pragma journal_mode = delete")
            database.executescript(schema)
            if not change:
                yield database
                return
            database.execute("begin immediate")
            with database:
                yield database
    except (sqlite3.DatabaseError, OSError):
        raise WorkspaceError(f"{path}: {what} cannot be read or written. Restore it from a copy.") from None
