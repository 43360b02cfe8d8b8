"""The service's actions as they stand: the newest extract's table ``actions`` with what people changed in yjp since.

What a change is and when it gives way to a newer extract is in ``yjp.actions``; here it meets the caseload. The
dashboard is handed its actions by the command line (``yjp.cli.plan_desk``), as it is handed the lists of children.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from yjp import actions
from yjp.actions import Action, Step, action_id
from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp.store import Workspace

TABLE = "actions"


def imported(caseload: Caseload) -> tuple[Action, ...]:
    """The lines of the caseload's table in their order; of two with the same priority and wording the first.

    None where the extract has no such table.
    """
    if not caseload.has(TABLE):
        return ()
    found: dict[str, Action] = {}
    for row in caseload[TABLE].collect().iter_rows(named=True):
        identifier = action_id(row[c.PRIORITY], row[c.ACTION])
        found.setdefault(
            identifier,
            Action(
                id=identifier,
                priority=row[c.PRIORITY],
                action=row[c.ACTION],
                owner=row[c.OWNER],
                due=row[c.DUE],
                progress=row[c.PROGRESS],
                status=row[c.STATUS],
            ),
        )
    return tuple(found.values())


@dataclass(frozen=True)
class StandingActions:
    """The actions of one workspace, for whoever may not hold the workspace itself."""

    workspace: Workspace

    def standing(self) -> tuple[Action, ...]:
        """Every action as it stands: the imported ones in their order, then those added here, oldest first."""
        return actions.actions(self.workspace.path, self._imported())

    def update(
        self,
        identifier: str,
        changes: Mapping[str, str | date | None],
        *,
        who: str,
        at: datetime,
        version: int,
    ) -> Action:
        """Change fields of an action, as ``yjp.actions.update``: ``version`` is the one that was seen."""
        return actions.update(
            self.workspace.path, self._imported(), identifier, changes, who=who, at=at, version=version
        )

    def add(self, new: Action, *, who: str, at: datetime) -> Action:
        """Add an action, as ``yjp.actions.add``."""
        return actions.add(self.workspace.path, self._imported(), new, who=who, at=at)

    def steps(self, identifier: str | None = None) -> tuple[Step, ...]:
        """Every change made here, oldest first; of one action, or of all."""
        return actions.history(self.workspace.path, identifier)

    def _imported(self) -> tuple[Action, ...]:
        return imported(self.workspace.caseload())
