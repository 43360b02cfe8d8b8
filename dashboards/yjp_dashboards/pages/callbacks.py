"""The only way for a page to answer a browser: every callback and download is checked before the page's code runs.

A page gets its view, made from the ledger that the person may see, of the release that the page in the browser was
drawn from. It cannot forget the check, as it never holds the app.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any

from dash import Dash, State, set_props

from yjp.ledger import Ledger
from yjp_dashboards.auth.roles import Act
from yjp_dashboards.downloads import Download, Downloads
from yjp_dashboards.viewing import Viewing, of_page

STAMP = "drawn-from"
NEWER = "newer"
NEWER_SENTENCE = (
    "Newer figures have come in. This page still shows the earlier ones: load it again to see the new."
)
GUARDED = "__yjp_needs__"
"""What a checked callback carries, for the test that there is no other."""


@dataclass(frozen=True, kw_only=True)
class Opened:
    """What callbacks need to know of a page."""

    path: str
    needs: Act
    open: Callable[[Ledger], Any]

    def view(self, now: Viewing) -> Any:
        """The page's view for this look; a 403 where the person may not see the page."""
        now.require(self.needs)
        return now.release.view(self.path, now.audience, self.open)


class Callbacks:
    """Registers one page's callbacks on an app."""

    def __init__(self, app: Dash, page: Opened, downloads: Downloads) -> None:
        self._app, self._page, self._downloads = app, page, downloads

    def callback(self, *spec: Any, **options: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """As Dash's ``callback`` with its parts in a row; the function gets the page's view first, then the values.

        ``needs=Act.CASE_LISTS`` asks for more than the page itself does.
        """
        needs: Act = options.pop("needs", self._page.needs)

        def register(function: Callable[..., Any]) -> Callable[..., Any]:
            @wraps(function)
            def checked(*values: Any) -> Any:
                *given, stamp = values
                now = of_page(stamp)
                now.require(needs)
                view = self._page.view(now)
                say_whether_newest(now)
                return function(view, *given)

            setattr(checked, GUARDED, needs)
            self._app.callback(*spec, State(STAMP, "data"), **options)(checked)
            return function

        return register

    def in_browser(self, *spec: Any, **options: Any) -> None:
        """As Dash's ``clientside_callback``: it runs in the browser on what is there already."""
        self._app.clientside_callback(*spec, **options)  # type: ignore[no-untyped-call]

    def download(self, name: str, make: Callable[[Any, Mapping[str, str]], Download | None]) -> None:
        """Offer a file at ``downloads.address(page, name)``; ``make`` gets the view and the query of its address."""
        self._downloads.add(self._page, name, make)


def say_whether_newest(now: Viewing) -> None:
    """Tell whoever looks at an earlier release that there is a newer one."""
    if not now.newest:
        set_props(NEWER, {"children": NEWER_SENTENCE})
