"""The plans and actions of a workspace as the dashboard shows them. It changes actions and nothing else."""

import threading
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from yjp import actions, standing_actions
from yjp.actions import Action, Step
from yjp.cli.plan_material import workspace_bindings
from yjp.cli.release_source import version
from yjp.disclosure import profile, protection
from yjp.errors import UserError
from yjp.plan.bindings import Bindings
from yjp.plan.refresh import Entry, State, check
from yjp.store import Workspace
from yjp_dashboards.plandesk import Draft, Passage
from yjp_dashboards.releases import Audience

FOLDER = "plans"
MOST_DRAFTS = 12
"""The newest Word files of the folder; a plan takes about a second to read."""
KEPT = 2 * MOST_DRAFTS
_NOT_A_DRAFT = (".bak-", "~$")
_BY_HAND = frozenset({State.EDITED, State.TRACKED, State.LOCKED, State.PLACEHOLDER})
_TO_READ = frozenset(
    {
        State.CANNOT_TELL,
        State.SILENT,
        State.ORPHANED,
        State.LOST_BLOCK,
        State.MISSING,
        State.FLAGGED,
        State.CAPTION,
    }
)
_NOT_BOUND = frozenset({State.FLAGGED, State.CAPTION, State.NEWER, State.UNKNOWN, State.MISSING})


@dataclass(frozen=True)
class WorkspacePlanDesk:
    """One workspace's plans and actions. ``clock`` gives the time that is kept with a change, and today."""

    workspace: Workspace
    clock: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
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
        return manifest.extract_date if manifest.made_up else self.clock().astimezone().date()

    def drafts(self, release: str) -> tuple[Draft, ...] | None:
        """The Word files of the folder of plans, newest first; none where the workspace holds another release."""
        path = self.workspace.path
        if version(path) != release:
            return None
        bindings: dict[str | None, Bindings] = {}
        found = tuple(self._draft(file, release, bindings) for file in self._files())
        return found if version(path) == release else None

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

    def _draft(self, file: Path, release: str, bindings: dict[str | None, Bindings]) -> Draft:
        stat = file.stat()
        key = (release, file.name, stat.st_mtime_ns, stat.st_size)
        with self._lock:
            if key not in self._kept:
                if len(self._kept) >= KEPT:
                    self._kept.pop(next(iter(self._kept)))
                self._kept[key] = self._read(file, bindings)
            return self._kept[key]

    def _read(self, file: Path, bindings: dict[str | None, Bindings]) -> Draft:
        readers = _readers(file)
        changed = datetime.fromtimestamp(file.stat().st_mtime, UTC).astimezone().date()
        if readers not in bindings:
            ledger = self.workspace.ledger()
            shown = protection(ledger, profile(readers)).ledger if readers else ledger
            bindings[readers] = workspace_bindings(self.workspace, shown)
        try:
            report = check(file.read_bytes(), bindings[readers], name=file.name)
        except (UserError, OSError) as problem:
            said = str(problem) if isinstance(problem, UserError) else f"{file.name}: it cannot be read."
            return Draft(name=file.name, changed=changed, readers=readers, problem=said)
        stale = [each for each in report.stale if each.state not in _BY_HAND | _TO_READ]
        return Draft(
            name=file.name,
            changed=changed,
            readers=readers,
            bound=sum(each.state not in _NOT_BOUND for each in report.entries),
            prompts=report.prompts,
            stale=_passages(stale),
            edited=_passages(report.of(*_BY_HAND)),
            to_read=_passages(report.of(*_TO_READ)),
        )


def _readers(file: Path) -> str | None:
    """The profile that ``yjp plan draft`` puts at the end of the name: a check for other eyes finds all of it stale."""
    return next((each.value for each in Audience if file.stem.endswith(f"-{each.value}")), None)


def _passages(entries: list[Entry]) -> tuple[Passage, ...]:
    return tuple(
        Passage(state=each.state.value, where=each.where, old=each.old, new=each.new, note=each.note)
        for each in entries
    )
