"""The service's actions as tables: how those of the last plan went, and which are still to do."""

from collections.abc import Sequence
from datetime import date

from yjp.charts.spec import Cell, Table
from yjp.figures import Facet, tag
from yjp.plan.material import Action

PROGRESS, SERVICE_PLAN = tag("actions_progress", Facet.TABLE), tag("actions_next", Facet.TABLE)
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


def _table(
    identifier: str, caption: str, headers: tuple[str, ...], rows: list[tuple[str | None, ...]]
) -> Table | None:
    if not rows:
        return None
    cells = tuple(tuple(Cell(text=text or NOT_SAID) for text in row) for row in rows)
    return Table(id=identifier, caption=caption, headers=headers, rows=cells)


def _day(day: date | None) -> str | None:
    return f"{day.day} {day:%b %Y}" if day else None
