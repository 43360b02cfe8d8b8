"""The lists of single children behind the newest figures: the one way from the workspace's rows to the dashboard.

A row is of a figure (``yjp.cli.declared_case_lists``), or what a rule of data quality finds wrong with a record. Who
opens a list is written down first.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import polars as pl

from yjp import access_log
from yjp.cli.declared_case_lists import LISTS
from yjp.cli.quality_source import WorkspaceQuality
from yjp.cli.release_source import version
from yjp.indicators.interim import as_meant
from yjp.model.caseload import Caseload
from yjp.moments import moment_in_a_log, now
from yjp.periods import parse_window
from yjp.rules.registry import RULES
from yjp.settings import AS_RECORDED
from yjp.store import Workspace
from yjp_dashboards.case_lists import CaseList, ListOpened
from yjp_dashboards.data_quality import RECORDS

_RULES = {f"{RECORDS}{rule.code}": f"{rule.code}: {rule.title}" for rule in RULES}


@dataclass(frozen=True)
class WorkspaceCaseLists:
    """The lists of a workspace. ``clock`` gives the time that the access log keeps.

    ``quality`` finds the records that fail a rule; without it there are no lists of those.
    """

    workspace: Workspace
    clock: Callable[[], datetime] = now
    quality: WorkspaceQuality | None = None
    _held: dict[str, Mapping[str, str]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def titles(self) -> Mapping[str, str]:
        """The lists that can be opened: name to title, with the period of the figures that are current."""
        current = version(self.workspace.path)
        if current not in self._held:
            ledger = self.workspace.ledger()
            found = {name: title for name, each in LISTS.items() if (title := each.title(ledger))}
            # Of the releases before nobody asks any more.
            self._held.clear()
            self._held[current] = found | (_RULES if self.quality else {})
        return self._held[current]

    @property
    def kinds(self) -> Mapping[str, str]:
        """What each list is of, whenever it was opened."""
        return {name: each.kind for name, each in LISTS.items()} | _RULES

    def open(self, name: str, who: str, release: str, *, downloaded: bool = False) -> CaseList | None:
        """Write down that ``who`` opens the list, then give it; none where the workspace holds another release."""
        title, path = self.titles[name], self.workspace.path
        if version(path) != release:
            return None
        found = self._rows(name, release)
        if found is None or version(path) != release:
            return None
        access_log.record(
            path,
            access_log.Opening(
                at=self.clock(),
                who=who,
                name=name,
                run=release,
                children=found.height,
                period=self._period(name),
                downloaded=downloaded,
            ),
        )
        rows = tuple(tuple("" if v is None else str(v) for v in row) for row in found.iter_rows())
        if name not in LISTS:
            return CaseList(name=name, title=title, headers=tuple(found.columns), rows=rows)
        declared = LISTS[name]
        return CaseList(name=name, title=title, headers=declared.headers, rows=rows, noun=declared.noun)

    def _rows(self, name: str, release: str) -> pl.DataFrame | None:
        if name not in LISTS:
            return self.quality.records(release, name.removeprefix(RECORDS)) if self.quality else None
        declared = LISTS[name]
        period = declared.period(self.workspace.ledger()) if declared.period else None
        return declared.rows(_counted(self.workspace), self.workspace.settings, period)

    def _period(self, name: str) -> str | None:
        declared = LISTS.get(name)
        found = declared.period(self.workspace.ledger()) if declared and declared.period else None
        return found.id if found else None

    def opened(self) -> tuple[ListOpened, ...]:
        """The access log, newest first."""
        return tuple(
            ListOpened(
                at=moment_in_a_log(each.at),
                who=each.who,
                name=each.name,
                children=each.children,
                period=parse_window(each.period).label if each.period else "",
                downloaded=each.downloaded,
            )
            for each in access_log.openings(self.workspace.path)
        )


def _counted(workspace: Workspace) -> Caseload:
    """The caseload as the figures were counted from it."""
    caseload = workspace.caseload()
    return caseload if workspace.settings.interim_codes == AS_RECORDED else as_meant(caseload)
