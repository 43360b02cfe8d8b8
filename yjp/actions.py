"""The action table of the board: imported lines, and what people changed in yjp since, with who and when.

An imported action has no id, so it is known by its priority and wording. A change made here stands until a newer
extract says something else in that very field than the extract that the change was made on: then the extract is right,
for somebody wrote it later.
"""

import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

from yjp.errors import Refused, UnknownName, UserError
from yjp.moments import as_kept, from_kept
from yjp.periods import day_meant
from yjp.workspace_db import changing, reading

STATUSES: Final = ("not_started", "on_track", "at_risk", "late", "done", "stopped")
"""Codes as the caseload's ``actions.status`` has them; a test holds the two together."""
FIELDS: Final = ("question", "figure_id", "priority", "action", "owner", "due", "progress", "status")
LONGEST: Final = 2_000
_WHAT: Final = "the action table"


@dataclass(frozen=True, kw_only=True)
class Action:
    """A line of the table: what was asked of which figure, what is done about it, by whom, by when, how far it is.

    ``version`` counts the fields changed here; whoever changes the line must name the version that was seen.
    """

    id: str
    action: str
    priority: str | None = None
    question: str | None = None
    figure_id: str | None = None
    owner: str | None = None
    due: date | None = None
    progress: str | None = None
    status: str | None = None
    imported: bool = True
    version: int = 0
    changed_by: str | None = None
    changed_at: datetime | None = None

    @property
    def settled(self) -> bool:
        """Whether nobody need do anything more."""
        return self.status in ("done", "stopped")


@dataclass(frozen=True, kw_only=True)
class Step:
    """One field of one action as somebody changed it."""

    id: str
    field: str
    before: str | None
    after: str | None
    who: str
    changed_at: datetime


def action_id(priority: str | None, action: str) -> str:
    """Twelve hexadecimal digits of priority and wording: the same line of two extracts is the same action."""
    return hashlib.sha256(f"{priority or ''}\n{action}".encode()).hexdigest()[:12]


def actions(workspace: Path, imported: Sequence[Action]) -> tuple[Action, ...]:
    """Every action as it stands: the imported ones in their order, then those added here, oldest first."""
    with reading(workspace, _WHAT) as database:
        return _standing(database, imported)


def update(
    workspace: Path,
    imported: Sequence[Action],
    identifier: str,
    changes: Mapping[str, str | date | None],
    *,
    who: str,
    at: datetime,
    version: int,
) -> Action:
    """Change fields of an action and keep who did it and when; gives the action as it stands then.

    ``Refused`` where somebody else changed it after ``version``, so that nothing is overwritten unseen; ``UnknownName``
    for an action or field that is not there; ``UserError`` for a value that cannot be.
    """
    values = {field: _checked(field, value) for field, value in changes.items()}
    with changing(workspace, _WHAT) as database:
        before = _named(_standing(database, imported), identifier)
        if before.version != version:
            raise Refused(
                f"{before.changed_by} changed this action meanwhile: look at it again, then change it."
            )
        original = next((each for each in imported if each.id == identifier), None)
        for field, value in values.items():
            was = _text(getattr(before, field))
            if was != value:
                base = _text(getattr(original, field)) if original else None
                _keep(
                    database,
                    Step(id=identifier, field=field, before=was, after=value, who=who, changed_at=at),
                    base,
                )
        return _named(_standing(database, imported), identifier)


def add(workspace: Path, imported: Sequence[Action], new: Action, *, who: str, at: datetime) -> Action:
    """Add an action, whatever its ``id`` says; ``Refused`` where the same one is there already."""
    if not new.action.strip():
        raise UserError("An action needs words that say what will be done.")
    identifier = action_id(new.priority, new.action)
    with changing(workspace, _WHAT) as database:
        if any(each.id == identifier for each in _standing(database, imported)):
            raise Refused("This action is in the table already: change that one.")
        for field in FIELDS:
            value = _checked(field, getattr(new, field))
            if value is not None:
                step = Step(id=identifier, field=field, before=None, after=value, who=who, changed_at=at)
                _keep(database, step, None)
        return _named(_standing(database, imported), identifier)


def history(workspace: Path, identifier: str | None = None) -> tuple[Step, ...]:
    """Every change, oldest first; of one action, or of all."""
    with reading(workspace, _WHAT) as database:
        return tuple(step for step in _steps(database) if identifier in (None, step.id))


def _standing(database: sqlite3.Connection, imported: Sequence[Action]) -> tuple[Action, ...]:
    fields: dict[str, dict[str, tuple[str | None, str | None]]] = {}
    for identifier, field, value, base in database.execute(
        "select id, field, value, base from action_field order by rowid"
    ):
        fields.setdefault(identifier, {})[field] = (value, base)
    steps: dict[str, list[Step]] = {}
    for step in _steps(database):
        steps.setdefault(step.id, []).append(step)
    there = {each.id for each in imported}
    # What was changed of a line that the newest extract no longer has is history, not an action.
    added = [
        Action(id=identifier, action="", imported=False)
        for identifier, found in fields.items()
        if identifier not in there and found.get("action", (None, ""))[1] is None and "action" in found
    ]
    return tuple(
        _changed(each, fields.get(each.id, {}), steps.get(each.id, [])) for each in (*imported, *added)
    )


def _changed(
    action: Action, fields: Mapping[str, tuple[str | None, str | None]], steps: Sequence[Step]
) -> Action:
    values: dict[str, str | date | None] = {}
    for field, (value, base) in fields.items():
        if action.imported and _text(getattr(action, field)) != base:
            continue
        values[field] = date.fromisoformat(value) if field == "due" and value else value
    found = replace(action, **values)  # type: ignore[arg-type]
    if not steps:
        return found
    return replace(found, version=len(steps), changed_by=steps[-1].who, changed_at=steps[-1].changed_at)


def _keep(database: sqlite3.Connection, step: Step, base: str | None) -> None:
    database.execute(
        "insert into action_field values (?, ?, ?, ?) on conflict (id, field) do update set value = excluded.value, "
        "base = excluded.base",
        (step.id, step.field, step.after, base),
    )
    database.execute(
        "insert into action_step (id, field, before, after, who, changed_at) values (?, ?, ?, ?, ?, ?)",
        (step.id, step.field, step.before, step.after, step.who, as_kept(step.changed_at)),
    )


def _steps(database: sqlite3.Connection) -> list[Step]:
    query = "select id, field, before, after, who, changed_at from action_step order by step"
    return [
        Step(id=found, field=field, before=was, after=now, who=who, changed_at=from_kept(at))
        for found, field, was, now, who, at in database.execute(query)
    ]


def _named(found: Sequence[Action], identifier: str) -> Action:
    for each in found:
        if each.id == identifier:
            return each
    raise UnknownName("action", identifier, [each.id for each in found])


def _checked(field: str, value: str | date | None) -> str | None:
    """A field's value as text; empty words are none."""
    if field not in FIELDS:
        raise UnknownName("field of an action", field, list(FIELDS))
    text = (_text(value) or "").strip() or None
    if text is None:
        if field == "action":
            raise UserError("An action needs words that say what will be done.")
        return None
    if field == "due":
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            meant = day_meant(text)
            how = f"write it as {meant}" if meant else "write year, month and day, as 2026-03-31"
            raise UserError(f"{text!r} is not a date that is understood: {how}.") from None
    if field == "status" and text not in STATUSES:
        raise UnknownName("status", text, list(STATUSES))
    if len(text) > LONGEST:
        raise UserError(f"The {field} is longer than {LONGEST:,} characters: say it shorter.")
    return text


def _text(value: object) -> str | None:
    if isinstance(value, date):
        return value.isoformat()
    return None if value is None else str(value)
