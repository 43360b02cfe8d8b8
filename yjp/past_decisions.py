"""What people decided and what stands no more: taken back or replaced, by whom, when and why, in ``yjp.db`` (0600)."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from yjp.workspace_db import reading

_WHAT = "what people decided"


class Kind(StrEnum):
    """What was decided."""

    ACCEPTANCE = "accepted"
    ENTRY = "return_entry"
    SIGN_OFF = "return_sign_off"


class Ended(StrEnum):
    """How it came to stand no more."""

    TAKEN_BACK = "taken back"
    REPLACED = "replaced"


@dataclass(frozen=True, kw_only=True)
class Ending:
    """That a decision ended: how, by whom, on which day and why."""

    ended: Ended
    who: str
    on: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class PastDecision:
    """A decision as it was (its fields by name, without digests) and its ending."""

    kind: Kind
    was: Mapping[str, str]
    ending: Ending


def past_decisions(workspace: Path, kind: Kind) -> tuple[PastDecision, ...]:
    """Every decision of a kind that stands no more, in the order in which they ended."""
    with reading(workspace, _WHAT) as database:
        rows = database.execute(
            "select was, ended, who, ended_on, reason from past_decision where kind = ? order by number",
            (kind,),
        ).fetchall()
    return tuple(
        PastDecision(
            kind=kind,
            was=json.loads(was),
            ending=Ending(ended=Ended(ended), who=who, on=date.fromisoformat(on), reason=reason),
        )
        for was, ended, who, on, reason in rows
    )


def keep(database: sqlite3.Connection, kind: Kind, was: Mapping[str, str], ending: Ending) -> None:
    """Keep that a decision ended, in the transaction in which it does."""
    database.execute(
        "insert into past_decision (kind, was, ended, who, ended_on, reason) values (?, ?, ?, ?, ?, ?)",
        (
            kind,
            json.dumps(dict(was), ensure_ascii=False),
            ending.ended,
            ending.who,
            ending.on.isoformat(),
            ending.reason,
        ),
    )
