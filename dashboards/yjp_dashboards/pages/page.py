"""What a page is. Dash's own page registry is global to the process, so two services' apps would share it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from dash import Dash

from yjp.ledger import Ledger


class View(Protocol):
    """A page over one ledger."""

    def layout(self, query: Mapping[str, str]) -> list[Any]:
        """The page's components for the query of its address."""

    def connect(self, app: Dash) -> None:
        """Register the page's callbacks on an app."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """One address of the dashboard and what opens a ledger there."""

    path: str
    name: str
    open: Callable[[Ledger], View]
