"""What one request may see: the person, for whose eyes, and the release that the page was drawn from."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from flask import abort, g, request
from werkzeug.exceptions import Forbidden

from yjp.actions import Action, Step
from yjp.ledger import Ledger
from yjp_dashboards.auth.roles import Act, Role, allowed
from yjp_dashboards.auth.viewer import Viewer
from yjp_dashboards.case_lists import CaseList, CaseLists, ListOpened
from yjp_dashboards.data_quality import DataQuality, NoDataQuality, Quality
from yjp_dashboards.plan_desk import Draft, NoPlanDesk, PlanDesk
from yjp_dashboards.releases import Audience, Release, Releases

VIEW_COOKIE = "yjp-view"


class Stale(Exception):
    """The page was drawn from figures that are no longer held, or for other eyes: it must be loaded again."""


@dataclass(frozen=True, kw_only=True)
class Viewing:
    """One person's look at one release. ``newest`` is false where newer figures have come in since.

    ``already`` is for whom the dashboard's one ledger was made safe before it was given; our own where it was not.
    """

    viewer: Viewer
    audience: Audience
    release: Release
    lists: CaseLists
    records: DataQuality = field(default_factory=NoDataQuality)
    desk: PlanDesk = field(default_factory=NoPlanDesk)
    newest: bool = True
    already: Audience = Audience.OWN

    @property
    def stamp(self) -> str:
        """What a page carries, so that everything on it comes from one release and for the same eyes."""
        return f"{self.release.id}.{self.audience.value}"

    @property
    def ledger(self) -> Ledger:
        """The ledger that the person may see. There is no way from here to another."""
        return self.release.ledger(self.audience)

    def may(self, act: Act) -> bool:
        """Whether it is allowed. In a board or public view nobody may do more than the board."""
        role = self.viewer.role if self.audience is Audience.OWN else Role.BOARD
        return allowed(role, act)

    def require(self, act: Act) -> None:
        """A 403 where it is not allowed."""
        if not self.may(act):
            raise Forbidden

    def case_list(self, name: str, *, downloaded: bool = False) -> CaseList:
        """A list of single children, after it has been written down who opened it, or ``downloaded`` it as a file.

        Errors: 403 without the role, 404 where there is no such list, ``Stale`` where the caseload has changed since.
        """
        self.require(Act.CASE_LISTS)
        if name not in self.lists.titles:
            abort(404)
        found = self.lists.open(name, self.viewer.name, self.release.id, downloaded=downloaded)
        if found is None:
            raise Stale
        return found

    def data_quality(self) -> Quality:
        """The rules over this release's records, which name no record; a 403 for whoever may not see small numbers.

        ``Stale`` where the caseload has changed since.
        """
        self.require(Act.OWN_FIGURES)
        found = self.records.report(self.release.id)
        if found is None:
            raise Stale
        return found

    def drafts(self) -> tuple[Draft, ...]:
        """The drafts beside this release's figures; a 403 and ``Stale`` as in ``data_quality``."""
        self.require(Act.OWN_FIGURES)
        found = self.desk.drafts(self.release.id)
        if found is None:
            raise Stale
        return found

    def document(self, name: str) -> bytes | None:
        """A draft's file; a 403 for whoever may not see small numbers, as it may be full of them."""
        self.require(Act.OWN_FIGURES)
        return self.desk.document(name)

    def change_action(self, identifier: str, changes: Mapping[str, str | None], version: int) -> Action:
        """Change an action in this person's name; a 403 without the role, else as ``yjp.actions.update``."""
        self.require(Act.ACTIONS)
        return self.desk.update(identifier, changes, who=self.viewer.name, version=version)

    def add_action(self, new: Action) -> Action:
        """Add an action in this person's name; a 403 without the role, else as ``yjp.actions.add``."""
        self.require(Act.ACTIONS)
        return self.desk.add(new, who=self.viewer.name)

    def action_steps(self) -> tuple[Step, ...]:
        """Who changed which action, oldest first; a 403 for whoever may not change them."""
        self.require(Act.ACTIONS)
        return self.desk.steps()

    def access_log(self) -> tuple[ListOpened, ...]:
        """Who opened which list, newest first; a 403 for whoever may not read it."""
        self.require(Act.ACCESS_LOG)
        return self.lists.opened()


def audiences(viewer: Viewer, board: Audience, already: Audience = Audience.OWN) -> tuple[Audience, ...]:
    """The views that somebody may choose among, their usual one first.

    A board member has one only: what two profiles show side by side may tell what neither shows alone. There is one
    only, too, of a ledger that is safe ``already`` for some readers: from it nothing can be proved safe for others.
    """
    if already is not Audience.OWN:
        return (already,)
    if allowed(viewer.role, Act.OWN_FIGURES):
        return (Audience.OWN, Audience.BOARD, Audience.PUBLIC)
    return (board,)


def begin(
    viewer: Viewer,
    releases: Releases,
    lists: CaseLists,
    board: Audience,
    records: DataQuality,
    desk: PlanDesk,
    already: Audience = Audience.OWN,
) -> None:
    """Fix what this request may see, before anything else runs."""
    choice = audiences(viewer, board, already)
    asked = request.cookies.get(VIEW_COOKIE, "")
    audience = next((each for each in choice if each.value == asked), choice[0])
    g.viewing = Viewing(
        viewer=viewer,
        audience=audience,
        release=releases.current(),
        lists=lists,
        records=records,
        desk=desk,
        already=already,
    )
    g.releases = releases


def viewing() -> Viewing:
    """What this request may see; a 403 outside of any, which is a bug made safe."""
    found: Any = g.get("viewing")
    if not isinstance(found, Viewing):
        raise Forbidden
    return found


def of_page(stamp: object) -> Viewing:
    """This request's look at the release that its page was drawn from; ``Stale`` where that cannot be had."""
    now = viewing()
    if stamp == now.stamp:
        return now
    identifier, _, audience = str(stamp).rpartition(".")
    release: Release | None = g.releases.held(identifier)
    if release is None or audience != now.audience.value:
        raise Stale
    return replace(now, release=release, newest=False)
