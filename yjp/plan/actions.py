"""The service's actions as tables: how those of the last plan went, and which are still to do."""

from collections.abc import Sequence
from datetime import date

from yjp.charts.spec import Cell, Table
from yjp.figures import Facet, tag
from yjp.ledger import Ledger
from yjp.narrative.facets import in_cell
from yjp.periods import add_months, quarter_end, short_day
from yjp.plan.material import Action

PROGRESS, SERVICE_PLAN = tag("actions_progress", Facet.TABLE), tag("actions_next", Facet.TABLE)
DUE = tag("actions_due", Facet.TABLE)
SETTLED = frozenset({"Done", "Stopped"})
"""The states after which nothing is left to do."""
NOT_SAID = "Not said"


def progress_table(actions: Sequence[Action]) -> Table | None:
    """Every action with how it went, by priority; None without actions."""
    return _table(
        PROGRESS,
        "Progress on the actions of the previous plan",
        ("Priority", "Action", "How it went", "Status"),
        [(a.priority, a.action, a.progress, a.status) for a in actions],
    )


def next_table(actions: Sequence[Action]) -> Table | None:
    """The actions that are not settled, with owner, day and status; None where there are none."""
    return _table(
        SERVICE_PLAN,
        "The service plan: actions carried on from the previous plan",
        ("Priority", "Action", "Owner", "Due", "Status"),
        [(a.priority, a.action, a.owner, _day(a.due), a.status) for a in actions if a.status not in SETTLED],
    )


def due_table(actions: Sequence[Action], ledger: Ledger) -> Table | None:
    """The open actions that are due by the end of the next quarter or have no day, the oldest first; None if none is.

    Beside each stands the figure that raised it, as it reads now.
    """
    until = quarter_end(add_months(ledger.about.extract_date, 3))
    found = [a for a in actions if a.status not in SETTLED and (a.due is None or a.due <= until)]
    if not found:
        return None
    rows = [_due_row(each, ledger) for each in sorted(found, key=lambda a: (a.due is None, a.due or until))]
    headers: tuple[str, ...] = ("Action", "Owner", "Due", "Status", "Progress", "Raised by")
    if not any(row[-1].tag for row in rows):
        # No action names a figure: a column that says so in every row tells nothing.
        rows, headers = [row[:-1] for row in rows], headers[:-1]
    return Table(
        id=DUE,
        caption=f"Open actions that are overdue or due by {_day(until)}, and those without a day",
        headers=headers,
        rows=tuple(rows),
    )


def is_any_overdue(actions: Sequence[Action], ledger: Ledger) -> bool:
    """Is an open action past its day?"""
    day = ledger.about.extract_date
    return any(a.status not in SETTLED and a.due is not None and a.due < day for a in actions)


def _due_row(action: Action, ledger: Ledger) -> tuple[Cell, ...]:
    late = action.due is not None and action.due < ledger.about.extract_date
    due = f"{_day(action.due)}{' (overdue)' if late else ''}" if action.due else NOT_SAID
    what = f"{action.action} (asked: {action.question})" if action.question else action.action
    texts = (what, action.owner, due, action.status, action.progress)
    raised = Cell(text="None named")
    if action.figure_id and ledger.get(action.figure_id):
        name = tag(action.figure_id, Facet.VALUE)
        raised = Cell(text=in_cell(ledger, name), tag=name)
    return (*(Cell(text=text or NOT_SAID) for text in texts), raised)


def _table(
    identifier: str, caption: str, headers: tuple[str, ...], rows: list[tuple[str | None, ...]]
) -> Table | None:
    if not rows:
        return None
    cells = tuple(tuple(Cell(text=text or NOT_SAID) for text in row) for row in rows)
    return Table(id=identifier, caption=caption, headers=headers, rows=cells)


def _day(day: date | None) -> str | None:
    return short_day(day) if day else None
