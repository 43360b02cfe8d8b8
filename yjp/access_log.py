"""Who opened which list of single children, and when: ``yjp.db`` in the workspace, its owner's alone (0600).

A list is written down before it is shown. The log knows no clock: the time is the caller's. It holds no child.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from yjp.moments import as_kept, from_kept
from yjp.workspace_db import changing, reading

_WHAT = "the access log"


@dataclass(frozen=True, kw_only=True)
class Opening:
    """One opening of a list: when, by whom, of which run of figures, and how many rows it had.

    ``period`` is the window of the figures that its rows are behind, None where it has none or an earlier yjp wrote
    the line; ``downloaded`` that it was taken away as a file.
    """

    at: datetime
    who: str
    name: str
    run: str
    children: int
    period: str | None = None
    downloaded: bool = False


def record(workspace: Path, opening: Opening) -> None:
    """Write an opening down. ``WorkspaceError`` where that cannot be done: then the list must not be shown."""
    values = (
        as_kept(opening.at),
        opening.who,
        opening.name,
        opening.run,
        opening.children,
    )
    with changing(workspace, _WHAT) as database:
        number = database.execute(
            "insert into opened_list (at, who, list, run, children) values (?, ?, ?, ?, ?)", values
        ).lastrowid
        database.execute(
            "insert into opened_how (number, period, downloaded) values (?, ?, ?)",
            (number, opening.period, opening.downloaded),
        )


def openings(workspace: Path) -> tuple[Opening, ...]:
    """Every opening, newest first; none where no list was ever opened."""
    with reading(workspace, _WHAT) as database:
        rows = database.execute(
            "select at, who, list, run, children, period, downloaded from opened_list left join opened_how "
            "using (number) order by number desc"
        ).fetchall()
    return tuple(
        Opening(
            at=from_kept(at),
            who=who,
            name=name,
            run=run,
            children=children,
            period=period,
            downloaded=bool(downloaded),
        )
        for at, who, name, run, children, period, downloaded in rows
    )
