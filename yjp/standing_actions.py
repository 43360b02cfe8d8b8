"""The service's actions as they stand: the newest extract's table ``actions`` with what people changed in yjp since.

The one way to them for dashboard, plan, board paper and command line. ``standing(workspace)`` gives the list,
``update(workspace, ...)`` and ``add(workspace, ...)`` change it, ``steps(workspace)`` says who changed what and when;
each reads the workspace anew. What a change is and when it gives way to a newer extract is in ``yjp.actions``. The
dashboard is handed ``StandingActions`` by the command line, as it is handed the lists of children.
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


def standing(workspace: Workspace) -> tuple[Action, ...]:
    """Every action as it stands: the imported ones in their order, then those added here, oldest first."""
    return actions.actions(workspace.path, imported(workspace.caseload()))


def update(
    workspace: Workspace,
    identifier: str,
    changes: Mapping[str, str | date | None],
    *,
    who: str,
    at: datetime,
    version: int,
) -> Action:
    """Change fields of an action, as ``yjp.actions.update``: ``version`` is the one that was seen."""
    lines = imported(workspace.caseload())
    return actions.update(workspace.path, lines, identifier, changes, who=who, at=at, version=version)


def add(workspace: Workspace, new: Action, *, who: str, at: datetime) -> Action:
    """Add an action, as ``yjp.actions.add``."""
    return actions.add(workspace.path, imported(workspace.caseload()), new, who=who, at=at)


def steps(workspace: Workspace, identifier: str | None = None) -> tuple[Step, ...]:
    """Every change made here, oldest first; of one action, or of all."""
    return actions.history(workspace.path, identifier)


@dataclass(frozen=True)
class StandingActions:
    """The actions of one workspace, for whoever may not hold the workspace itself."""

    workspace: Workspace

    def standing(self) -> tuple[Action, ...]:
        """As the function of that name."""
        return standing(self.workspace)

    def update(
        self,
        identifier: str,
        changes: Mapping[str, str | date | None],
        *,
        who: str,
        at: datetime,
        version: int,
    ) -> Action:
        """As the function of that name."""
        return update(self.workspace, identifier, changes, who=who, at=at, version=version)

    def add(self, new: Action, *, who: str, at: datetime) -> Action:
        """As the function of that name."""
        return add(self.workspace, new, who=who, at=at)

    def steps(self, identifier: str | None = None) -> tuple[Step, ...]:
        """As the function of that name."""
        return steps(self.workspace, identifier)
