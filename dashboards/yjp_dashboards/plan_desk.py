"""The plan and the action table as the dashboard shows them: what it asks of whoever holds the workspace.

Only the actions can be changed from here; who changed what and when is kept with them (``yjp.actions``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from yjp.actions import Action, Step
from yjp.errors import UserError


@dataclass(frozen=True, kw_only=True)
class Passage:
    """One place of a draft that somebody should look at: how it stands, its paragraph's beginning, then and now."""

    state: str
    where: str
    old: str
    new: str | None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A Word file of the workspace's folder of plans beside the figures of today.

    ``bound`` is how many figures, tables and charts of it yjp wrote; ``stale`` those that are not what the ledger says
    now; ``edited`` those that somebody changed by hand; ``to_read`` everything else that a person should look at.
    ``prompts`` is how many prompts nobody has answered. ``readers`` is for whom small numbers are hidden in it.
    ``problem`` is a sentence where the file cannot be read; all else is then empty.
    """

    name: str
    changed: date
    readers: str | None = None
    bound: int = 0
    prompts: int = 0
    stale: tuple[Passage, ...] = ()
    edited: tuple[Passage, ...] = ()
    to_read: tuple[Passage, ...] = ()
    problem: str | None = None


class PlanDesk(Protocol):
    """Whoever holds the workspace's plans and its action table."""

    @property
    def held(self) -> bool:
        """Whether there is a workspace at all, and not a ledger alone."""

    @property
    def today(self) -> date:
        """The day by which an action is overdue; of a made-up example the day of its extract."""

    def drafts(self, release: str) -> tuple[Draft, ...] | None:
        """The drafts, newest first, beside a release's figures; none where the release is no longer current."""

    def document(self, name: str) -> bytes | None:
        """The Word file of that name, one of ``drafts``; none for any other name."""

    def standing(self) -> tuple[Action, ...]:
        """The actions as they stand."""

    def update(
        self, identifier: str, changes: Mapping[str, str | date | None], *, who: str, version: int
    ) -> Action:
        """Change an action; errors as ``yjp.actions.update``."""

    def add(self, new: Action, *, who: str) -> Action:
        """Add an action; errors as ``yjp.actions.add``."""

    def steps(self) -> tuple[Step, ...]:
        """Every change made in yjp, oldest first."""


class NoPlanDesk:
    """Where there is only a ledger."""

    held = False
    today = date.min

    def drafts(self, release: str) -> tuple[Draft, ...] | None:
        """There are none."""
        return ()

    def document(self, name: str) -> bytes | None:
        """There is none."""
        return None

    def standing(self) -> tuple[Action, ...]:
        """There are none."""
        return ()

    def update(
        self, identifier: str, changes: Mapping[str, str | date | None], *, who: str, version: int
    ) -> Action:
        """Nothing can be changed."""
        raise UserError("There is no action table here.")

    def add(self, new: Action, *, who: str) -> Action:
        """Nothing can be added."""
        raise UserError("There is no action table here.")

    def steps(self) -> tuple[Step, ...]:
        """Nothing was changed."""
        return ()
