"""What people decided, without a child: acceptances of the child's records, and the child's id in what people wrote."""

import json
import re
import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from yjp.moments import as_kept, from_kept
from yjp.past_decisions import Kind
from yjp.workspace_db import changing, reading

INSTEAD: Final = "[deleted]"
SHORTEST: Final = 4
"""An id of fewer characters would be found in any number or word: nothing is searched for it."""
WRITTEN: Final = (
    ("accepted", "record"),
    ("accepted", "reason"),
    ("accepted", "who"),
    ("accepted_day", "record"),
    ("action_field", "value"),
    ("action_field", "base"),
    ("action_step", "before"),
    ("action_step", "after"),
    ("action_step", "who"),
    ("opened_list", "who"),
    ("return_entry", "reason"),
    ("return_entry", "who"),
    ("return_made", "path"),
    ("return_sign_off", "path"),
    ("return_sign_off", "who"),
    ("return_sign_off", "role"),
    ("return_sign_off", "despite"),
    ("past_decision", "was"),
    ("past_decision", "who"),
    ("past_decision", "reason"),
)
"""Where people write what they like; a test holds it against every column of text."""
_WHAT: Final = "what people decided"


@dataclass(frozen=True, kw_only=True)
class Deletion:
    """That a child was deleted: when, by whom, from how many imports, how many rows. Not which child."""

    at: datetime
    who: str
    imports: int
    rows: int


def deletions(workspace: Path) -> tuple[Deletion, ...]:
    """Every deletion, oldest first."""
    with reading(workspace, _WHAT) as database:
        rows = database.execute("select at, who, imports, rows from deletion order by number").fetchall()
    return tuple(
        Deletion(at=from_kept(at), who=who, imports=imports, rows=count) for at, who, imports, count in rows
    )


def found_in(workspace: Path, child_id: str, records: Mapping[str, Collection[str]]) -> int:
    """How many acceptances and texts the deletion will change."""
    with reading(workspace, _WHAT) as database:
        past = _past_acceptances(database, child_id, records)
        texts = [each for each in _texts(database, child_id) if (each[0], each[2]) not in past]
        return len(_acceptances(database, child_id, records)) + len(past) + len(texts)


def clear(workspace: Path, child_id: str, records: Mapping[str, Collection[str]], done: Deletion) -> None:
    """Delete acceptances of ``records`` (rule to names of records), take the id out of texts, and keep ``done``."""
    with changing(workspace, _WHAT) as database:
        gone = [(row,) for row in _acceptances(database, child_id, records)]
        database.executemany(
            "delete from accepted_day where (rule, record) in (select rule, record from accepted where rowid = ?)",
            gone,
        )
        database.executemany("delete from accepted where rowid = ?", gone)
        database.executemany(
            "delete from past_decision where rowid = ?",
            [(row,) for _, row in _past_acceptances(database, child_id, records)],
        )
        for table, column, row, text in _texts(database, child_id):
            database.execute(f"update or replace {table} set {column} = ? where rowid = ?", (text, row))
        database.execute(
            "insert into deletion (at, who, imports, rows) values (?, ?, ?, ?)",
            (as_kept(done.at), done.who, done.imports, done.rows),
        )


def word(child_id: str) -> re.Pattern[str]:
    """The id as a word of its own: neither letters, digits, ``_`` nor ``-`` around it."""
    return re.compile(rf"(?<![\w-]){re.escape(child_id)}(?![\w-])")


def _acceptances(
    database: sqlite3.Connection, child_id: str, records: Mapping[str, Collection[str]]
) -> list[int]:
    rows = database.execute("select rowid, rule, record from accepted").fetchall()
    return [row for row, rule, record in rows if _is_of(child_id, rule, record, records)]


def _past_acceptances(
    database: sqlite3.Connection, child_id: str, records: Mapping[str, Collection[str]]
) -> set[tuple[str, int]]:
    """Table and row of acceptances that stand no more."""
    rows = database.execute("select rowid, was from past_decision where kind = ?", (Kind.ACCEPTANCE,))
    parted = ((row, json.loads(was)) for row, was in rows.fetchall())
    return {
        ("past_decision", row) for row, was in parted if _is_of(child_id, was["rule"], was["record"], records)
    }


def _is_of(child_id: str, rule: str, record: str, records: Mapping[str, Collection[str]]) -> bool:
    # A record may have gone from every import that is kept, while its acceptance stayed.
    return record in records.get(rule, ()) or child_id in record.split("/")


def _texts(database: sqlite3.Connection, child_id: str) -> list[tuple[str, str, int, str]]:
    if len(child_id) < SHORTEST:
        return []
    looked_for = word(child_id)
    found = []
    for table, column in WRITTEN:
        for row, text in database.execute(f"select rowid, {column} from {table} where {column} is not null"):
            if looked_for.search(text):
                found.append((table, column, row, looked_for.sub(INSTEAD, text)))
    return found
