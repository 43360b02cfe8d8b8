"""An action in words: its status, whether it is overdue, and what somebody changed of it."""

from collections.abc import Iterable, Sequence
from datetime import date

from yjp import periods
from yjp.actions import Action, Step
from yjp.moments import local_day, local_time
from yjp.numbers import numbered
from yjp.periods import snapshot

STATUS = {
    "not_started": "Not started",
    "on_track": "On track",
    "at_risk": "At risk",
    "late": "Late",
    "done": "Done",
    "stopped": "Stopped",
}
"""The statuses of ``yjp.actions`` as the caseload's code list calls them, which a test holds together."""
NOT_SAID = "Not said"
SOON_DAYS = 28
FIELDS = {
    "question": "question",
    "figure_id": "figure",
    "priority": "priority",
    "action": "action",
    "owner": "owner",
    "due": "due date",
    "progress": "progress",
    "status": "status",
}


def status_words(action: Action) -> str:
    """``On track``, or that nobody said."""
    return STATUS.get(action.status or "", NOT_SAID)


def overdue(action: Action, today: date) -> bool:
    """Whether its day has passed and somebody still has to do something."""
    return action.due is not None and action.due < today and not action.settled


def soon(action: Action, today: date) -> bool:
    """Whether it is due within four weeks."""
    return action.due is not None and not action.settled and 0 <= (action.due - today).days <= SOON_DAYS


def due_words(action: Action, today: date) -> str:
    """``Overdue by 12 days``, ``due in 5 days``, ``due today``; nothing where it is settled, far off or has no day."""
    if action.due is None or action.settled:
        return ""
    days = (action.due - today).days
    if days < 0:
        return f"Overdue by {_days(-days)}"
    if days == 0:
        return "Due today"
    return f"Due in {_days(days)}" if days <= SOON_DAYS else ""


def day_words(day: date | None) -> str:
    """``31 July 2019``."""
    return snapshot(day).label if day else NOT_SAID


NEW_DAY = "its day has passed: give a new day, or another status"


def at_odds(action: Action, today: date) -> bool:
    """Whether it is said to be on track though its day has passed."""
    return action.status == "on_track" and overdue(action, today)


def added_words(action: Action, actions: Sequence[Action], today: date) -> str:
    """``Added: due 1 September 2025, line 1 of 14 in the table.``, and what may have been forgotten."""
    due = f"due {day_words(action.due)}" if action.due else "without a day"
    place = next((n for n, each in enumerate(actions, start=1) if each.id == action.id), len(actions))
    forgotten = [
        *(["its day has passed already"] if overdue(action, today) else []),
        *(["nobody is named as its owner"] if not action.owner and not action.settled else []),
    ]
    look = f" Look again: {' and '.join(forgotten)}." if forgotten else ""
    return f"Added: {due}, line {place} of {len(actions)} in the table.{look}"


def short_day(day: date | None) -> str:
    """``31 Jul 2019`` on one line, for a table."""
    return periods.short_day(day).replace(" ", "\N{NO-BREAK SPACE}") if day else NOT_SAID


def ordered(actions: Iterable[Action]) -> list[Action]:
    """What is to do by its day, then what has no day, then what is settled."""
    return sorted(actions, key=lambda each: (each.settled, each.due or date.max))


def step_words(step: Step) -> str:
    """``On 3 March 2026 at 09:30 pat changed the status from On track to Done.``"""
    when = f"On {day_words(local_day(step.changed_at))} at {local_time(step.changed_at)}"
    named = FIELDS.get(step.field, step.field)
    before, after = (_value(step.field, each) for each in (step.before, step.after))
    if before is None:
        return f"{when} {step.who} set the {named}: {after}."
    if after is None:
        return f"{when} {step.who} emptied the {named}, which was: {before}."
    return f"{when} {step.who} changed the {named} from “{before}” to “{after}”."


def _value(field: str, value: str | None) -> str | None:
    if value is None:
        return None
    if field == "due":
        return day_words(date.fromisoformat(value))
    return STATUS.get(value, value) if field == "status" else value


def _days(n: int) -> str:
    return "1 day" if n == 1 else f"{n:,} days"


def summary(actions: Sequence[Action], today: date) -> str:
    """How many there are, and how many of them are overdue, due soon, at risk or settled."""
    settled = sum(each.settled for each in actions)
    parts = [
        (sum(overdue(each, today) for each in actions), "overdue"),
        (sum(soon(each, today) for each in actions), "due within four weeks"),
        (sum(each.status == "at_risk" and not overdue(each, today) for each in actions), "at risk"),
        (settled, "done or stopped"),
    ]
    said = ", ".join(f"{n} {words}" for n, words in parts if n)
    return f"{numbered(len(actions), 'action')}{f': {said}' if said else ''}."
