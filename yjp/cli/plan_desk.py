"""The plans and actions of a workspace as the dashboard shows them. It changes actions and nothing else."""

import threading
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from yjp import actions, standing_actions
from yjp.actions import Action, Step
from yjp.cli.plan_material import workspace_bindings
from yjp.cli.release_source import version
from yjp.errors import UserError
from yjp.moments import local_day, now
from yjp.store import Workspace
from yjp_dashboards.plan_desk import Draft
from yjp_dashboards.releases import Audience

if TYPE_CHECKING:
    from yjp.plan.bindings import Bindings

FOLDER = "plans"
MOST_DRAFTS = 12
"""The newest Word files of the folder; a plan takes about a second to read."""
KEPT = 2 * MOST_DRAFTS
_NOT_A_DRAFT = (".bak-", "~$")
_BESIDE = ("yjp.toml", "maturity.toml")
"""What a draft has its words from beside the figures and the actions: wording, and the self-assessment."""


@dataclass(frozen=True)
class WorkspacePlanDesk:
    """One workspace's plans and actions. ``clock`` gives the time that is kept with a change, and today."""

    workspace: Workspace
    clock: Callable[[], datetime] = now
    _kept: dict[Hashable, Draft] = field(default_factory=dict)
    _lines: dict[str, tuple[Action, ...]] = field(default_factory=dict)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    @property
    def held(self) -> bool:
        """There is a workspace."""
        return True

    @property
    def today(self) -> date:
        """The clock's day; of a made-up example, where every day of years ago would be overdue, the extract's."""
        manifest = self.workspace.manifest()
        return manifest.extract_date if manifest.made_up else local_day(self.clock())

    def drafts(self, release: str) -> tuple[Draft, ...] | None:
        """The Word files of the folder of plans, newest first; none where the workspace holds another release."""
        path = self.workspace.path
        if version(path) != release:
            return None
        bindings: dict[str | None, Bindings] = {}
        against = (release, self.standing(), *(_changed(path / each) for each in _BESIDE))
        found = tuple(self._draft(file, against, bindings) for file in self._files())
        return found if version(path) == release else None

    def document(self, name: str) -> bytes | None:
        """The Word file of that name; looked for among the listed ones, so that no name leads out of the folder."""
        found = next((each for each in self._files() if each.name == name), None)
        return found.read_bytes() if found else None

    def standing(self) -> tuple[Action, ...]:
        """The actions as they stand."""
        return actions.actions(self.workspace.path, self._imported())

    def update(
        self, identifier: str, changes: Mapping[str, str | date | None], *, who: str, version: int
    ) -> Action:
        """Change an action now; errors as ``yjp.actions.update``."""
        return actions.update(
            self.workspace.path,
            self._imported(),
            identifier,
            changes,
            who=who,
            at=self.clock(),
            version=version,
        )

    def add(self, new: Action, *, who: str) -> Action:
        """Add an action now; errors as ``yjp.actions.add``."""
        return actions.add(self.workspace.path, self._imported(), new, who=who, at=self.clock())

    def steps(self) -> tuple[Step, ...]:
        """Every change made in yjp, oldest first."""
        return actions.history(self.workspace.path)

    def _imported(self) -> tuple[Action, ...]:
        """The lines of the newest extract, read once for each release: every page of the dashboard asks for them."""
        release = version(self.workspace.path)
        with self._lock:
            if release not in self._lines:
                self._lines.clear()
                self._lines[release] = standing_actions.imported(self.workspace.caseload())
            return self._lines[release]

    def _files(self) -> list[Path]:
        found = [
            each
            for each in (self.workspace.path / FOLDER).glob("*.docx")
            if each.is_file() and not any(mark in each.name for mark in _NOT_A_DRAFT)
        ]
        return sorted(found, key=lambda each: (-each.stat().st_mtime_ns, each.name))[:MOST_DRAFTS]

    def _draft(self, file: Path, against: Hashable, bindings: "dict[str | None, Bindings]") -> Draft:
        """The file as it stood ``against`` all that a draft is checked by, read once for each state of both."""
        stat = file.stat()
        key = (against, file.name, stat.st_mtime_ns, stat.st_size)
        with self._lock:
            if key not in self._kept:
                if len(self._kept) >= KEPT:
                    self._kept.pop(next(iter(self._kept)))
                self._kept[key] = self._read(file, bindings)
            return self._kept[key]

    def _read(self, file: Path, bindings: "dict[str | None, Bindings]") -> Draft:
        from yjp.cli.plan_drafts import read_draft
        from yjp.disclosure import profile, protection

        readers = _readers(file)
        changed = local_day(datetime.fromtimestamp(file.stat().st_mtime, UTC))
        if readers not in bindings:
            ledger = self.workspace.ledger()
            chosen = profile(readers) if readers else None
            shown = protection(ledger, chosen).ledger if chosen else ledger
            bindings[readers] = workspace_bindings(self.workspace, shown, chosen)
        return read_draft(file, changed, readers, bindings[readers])


def _changed(file: Path) -> int | None:
    return file.stat().st_mtime_ns if file.exists() else None


def _readers(file: Path) -> str | None:
    """Whom the document is for, as it remembers, or as its name ends: a check for other eyes finds all of it stale."""
    from yjp.plan.refresh.origin import document, readers_for

    try:
        held = document(file.read_bytes(), file.name)
        if held.origin is not None:
            return readers_for(held, None, file.name)
    except (UserError, OSError):
        pass  # what is wrong with the file is said where it is read
    return next((each.value for each in Audience if file.stem.endswith(f"-{each.value}")), None)
