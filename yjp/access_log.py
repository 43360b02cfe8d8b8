"""Who opened which list of single children, and when: ``yjp.db`` in the workspace, its owner's alone (0600).

A list is written down before it is shown. The log knows no clock: the time is the caller's. It holds no child.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from yjp.workspace_db import changing, reading

_WHAT = "the access log"


@dataclass(frozen=True, kw_only=True)
class Opening:
    """One opening of a list: when, by whom, of which run of figures, and how many rows it had."""

    at: datetime
    who: str
    name: str
    run: str
    children: int


def record(workspace: Path, opening: Opening) -> None:
    """Write an opening down. ``WorkspaceError`` where that cannot be done: then the list must not be shown."""
    values = (
        opening.at.isoformat(timespec="seconds"),
        opening.who,
        opening.name,
        opening.run,
        opening.children,
    )
    with changing(workspace, _WHAT) as database:
        database.execute(
            "insert into opened_list (at, who, list, run, children) values (?, ?, ?, ?, ?)", values
        )


def openings(workspace: Path) -> tuple[Opening, ...]:
    """Every opening, newest first; none where no list was ever opened."""
    with reading(workspace, _WHAT) as database:
        rows = database.execute(
            "select at, who, list, run, children from opened_list order by number desc"
        ).fetchall()
    return tuple(
        Opening(at=datetime.fromisoformat(at), who=who, name=name, run=run, children=children)
        for at, who, name, run, children in rows
    )
