"""The tables of a board paper that need more than the ledger: what changed since, and how good the records are."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from yjp.charts.spec import Cell, Table
from yjp.figures import Facet, split_tag, tag
from yjp.narrative.wording import NOT_SHOWN
from yjp.numbers import plain
from yjp.periods import snapshot

if TYPE_CHECKING:
    from yjp.disclosure import Profile
    from yjp.ledger import Ledger
    from yjp.store import Workspace

QUALITY = tag("board_quality", Facet.TABLE)
MOST_RULES = 6
"""A board sees the gravest; the rest is in the report of yjp check."""


def board_tables(
    workspace: "Workspace", ledger: "Ledger", readers: "Profile | None"
) -> Callable[[str], Table | None]:
    """What makes the table of a tag; the ``ledger`` is the one that the paper's readers may have."""

    def ask(name: str) -> Table | None:
        from yjp.plan.board.since import SINCE

        if name == QUALITY:
            return quality_table(workspace, readers)
        try:
            identifier, facet = split_tag(name)
        except ValueError:
            return None
        if facet is Facet.TABLE and identifier.startswith(SINCE):
            return changes_table(workspace, ledger, identifier.removeprefix(SINCE), readers)
        return None

    return ask


def changes_table(
    workspace: "Workspace", ledger: "Ledger", period: str, readers: "Profile | None" = None
) -> Table | None:
    """What reads differently since the board of a quarter; None where nothing does or that board is not kept.

    Readers of a profile are only shown what such readers were shown then; the service's own copy may have any of it.
    """
    from yjp.boards import boards
    from yjp.ledger_changes import Board
    from yjp.plan.board.since import since_table

    before = next(
        (each for each in boards(workspace, readers.name if readers else None) if each.period == period), None
    )
    if before is None:
        return None
    then = Board(ledger=before.ledger(), settings=before.manifest.settings)
    return since_table(period, then, Board(ledger=ledger, settings=workspace.manifest().settings))


def quality_table(workspace: "Workspace", readers: "Profile | None" = None) -> Table:
    """Rows set aside, then the rules with most at stake: how many records, and which newest figures they could move.

    For readers of a profile that hides every small count, small numbers of records are hidden too.
    """
    from yjp.cli.check import assessed
    from yjp.quality.wording import figure_name

    report = assessed(workspace, workspace.ledger())
    aside = report.rows_set_aside
    said = "See yjp check" if aside else "None"
    rows = [("Rows of the extract set aside, as they cannot be right", aside, said)]
    for line in report.failed[:MOST_RULES]:
        moved = ", ".join(dict.fromkeys(figure_name(effect) for effect in line.moves))
        rows.append((line.title, len(line.open), moved or "None of them"))
    rest = report.failed[MOST_RULES:]
    if rest:
        number = sum(len(line.open) for line in rest)
        rows.append((f"{len(rest)} other rules that records fail", number, "See yjp check"))
    return Table(
        id=QUALITY,
        caption=f"Records that need looking at, extract of {snapshot(report.about.extract_date).label}",
        headers=("What was found", "Records", "Which of the newest figures it could move"),
        rows=tuple(
            (Cell(text=what), Cell(text=_number(number, readers)), Cell(text=moves))
            for what, number, moves in rows
        ),
    )


def _number(number: int, readers: "Profile | None") -> str:
    from yjp.disclosure.profiles import Applies

    hidden = readers is not None and readers.applies is Applies.EVERY_COUNT and 0 < number < readers.threshold
    return NOT_SHOWN if hidden else plain(number, 0)
