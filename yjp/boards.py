"""What each board was shown: the ledger behind its paper, kept in the workspace under ``boards/<quarter>/<readers>``.

The figures are those that the paper's readers could have, by the name of their profile. They are kept whole, so that
the next paper for the same readers can say what reads differently now and why (``yjp.ledger_changes``). Never for
others: what a board was shown would give away to the public what is hidden from it.
"""

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from yjp import files
from yjp.commands import in_workspace
from yjp.errors import Refused, WorkspaceError
from yjp.indicators.kpi.quarters import quarter_of
from yjp.ledger import Ledger
from yjp.manifest import Manifest
from yjp.store import Workspace
from yjp.stored import MANIFEST, ledger_files, read_ledger

FOLDER: Final = "boards"


@dataclass(frozen=True, kw_only=True)
class PastBoard:
    """A board that had a paper: its quarter (``2019Q1``), its last day, its readers, and what its figures come from."""

    period: str
    readers: str
    end: date
    folder: Path
    manifest: Manifest

    def ledger(self) -> Ledger:
        """The figures as that board saw them."""
        return read_ledger(self.folder, self.manifest)


def boards(workspace: Workspace, readers: str | None = None) -> tuple[PastBoard, ...]:
    """The boards whose figures are kept, oldest first; those for the readers of one profile, or for all."""
    found = []
    for folder in (workspace.path / FOLDER).glob("*/*"):
        try:
            end = quarter_of(folder.parent.name)
        except ValueError:
            continue  # what else lies there is not ours
        if folder.suffix or readers not in (None, folder.name):
            continue  # a half-written one ends in .tmp
        path = folder / MANIFEST
        if not path.is_file():
            raise WorkspaceError(
                f"{folder}: it has no {MANIFEST}. Restore it from a copy, or take the folder away."
            )
        manifest = Manifest.from_json(path.read_text(encoding="utf-8"))
        period = folder.parent.name
        found.append(PastBoard(period=period, end=end, readers=folder.name, folder=folder, manifest=manifest))
    return tuple(sorted(found, key=lambda board: (board.end, board.readers)))


def board_before(workspace: Workspace, period: str, readers: str) -> PastBoard | None:
    """The last board before a quarter that had a paper for the same readers; none where it is the first."""
    end = quarter_of(period)
    return next((board for board in reversed(boards(workspace, readers)) if board.end < end), None)


def place(workspace: Workspace, period: str, readers: str) -> Path:
    """Where the figures of a board are kept."""
    return workspace.path / FOLDER / period / readers


def keep(
    workspace: Workspace,
    period: str,
    readers: str,
    ledger: Ledger,
    manifest: Manifest,
    *,
    again: bool = False,
) -> Path:
    """Keep what the board of a quarter is shown, whole or not at all.

    ``Refused`` where that board has figures already: they are what it saw. ``again`` replaces them.
    """
    quarter_of(period)
    folder = place(workspace, period, readers)
    base, temporary = folder.parent, folder.with_name(f"{readers}.tmp")
    with workspace.locked():
        if folder.exists() and not again:
            raise Refused(
                f"{folder}: the figures of that board are kept already. Say --force to replace them."
            )
        for parent in (base.parent, base):
            parent.mkdir(mode=0o700, exist_ok=True)
        shutil.rmtree(temporary, ignore_errors=True)
        temporary.mkdir(mode=0o700)
        for name, content in ledger_files(ledger, manifest).items():
            files.write(temporary / name, content)
        files.sync_folder(temporary)
        if folder.exists():
            shutil.rmtree(folder)
        temporary.rename(folder)
        files.sync_folder(base)
    return folder


def forget_board(workspace: Workspace, period: str, readers: str) -> None:
    """Take away what the board of a quarter was shown; ``WorkspaceError`` where nothing of it is kept."""
    try:
        quarter_of(period)
    except ValueError as problem:
        raise WorkspaceError(f"{problem}.") from None
    folder = place(workspace, period, readers)
    if not folder.is_dir():
        raise WorkspaceError(
            f"Nothing is kept of a board of {period} for {readers}. "
            f"See {in_workspace(workspace.path)} plan board --list."
        )
    with workspace.locked():
        shutil.rmtree(folder)
        if not any(folder.parent.iterdir()):
            folder.parent.rmdir()
    files.sync_folder(folder.parent if folder.parent.exists() else folder.parent.parent)
