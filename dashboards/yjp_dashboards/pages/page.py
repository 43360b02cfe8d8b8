"""What a page is. Dash's own page registry is global to the process, so two services' apps would share it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from yjp.ledger import Ledger
from yjp_dashboards.auth.roles import Act
from yjp_dashboards.pages.callbacks import Callbacks
from yjp_dashboards.viewing import Viewing


class View(Protocol):
    """A page over one ledger: that of a release, as the people who look may have it.

    It is made once for each release and audience and shared by everybody of that audience, so it keeps what it has
    drawn, and nothing about a person.
    """

    def layout(self, query: Mapping[str, str]) -> list[Any]:
        """The page's components for the query of its address."""


def nothing_to_connect(on: Callbacks) -> None:
    """A page without callbacks."""


def always(ledger: Ledger) -> bool:
    """A page that every ledger has."""
    return True


def anybody(now: Viewing) -> bool:
    """A page that is there whatever else is held beside the ledger."""
    return True


@dataclass(frozen=True, kw_only=True)
class Page:
    """One address of the dashboard and what opens a ledger there.

    ``needs`` is what somebody must be allowed to see the page at all; ``exists`` whether this ledger has figures for
    it, and ``offered`` whether what it needs beside the ledger is there; ``connect`` registers its callbacks and
    downloads, once for an app.
    """

    path: str
    name: str
    open: Callable[[Ledger], View]
    connect: Callable[[Callbacks], None] = nothing_to_connect
    needs: Act = Act.FIGURES
    exists: Callable[[Ledger], bool] = always
    offered: Callable[[Viewing], bool] = anybody

    def shown_to(self, now: Viewing) -> bool:
        """Whether this person, in this view of this release, has the page."""
        return now.may(self.needs) and self.exists(now.ledger) and self.offered(now)
