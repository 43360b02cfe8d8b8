"""Children behind the figures: the lists of single children, for those who may open them."""

from collections.abc import Mapping
from typing import Any

from dash import html

from yjp.ledger import Ledger
from yjp_dashboards.auth.roles import Act
from yjp_dashboards.components.case_list import case_list, connect_case_list, list_section
from yjp_dashboards.components.notices import notice
from yjp_dashboards.components.page_title import page_title
from yjp_dashboards.components.see_children import ASKED, PATH
from yjp_dashboards.data_quality import RECORDS
from yjp_dashboards.pages.callbacks import Callbacks
from yjp_dashboards.pages.page import Page
from yjp_dashboards.viewing import Viewing, viewing

NAME = "behind"
NONE_HELD = "Only the figures are here, and no caseload: there is no list to open."
LEAD = (
    "Who the children of a figure are, by the case system’s id. As many rows as the figure counts, and the facts that "
    "it counts them by: a child may have several. Nothing is shown, or written down, until you choose “Open the list”."
)


class Behind:
    """The page; it holds nothing, since a list is opened for one person at a time."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def layout(self, query: Mapping[str, str]) -> list[Any]:
        """A choice of lists; the query's is chosen, and none is opened."""
        options = offered_lists(viewing())
        title = page_title(self.ledger, "Children behind the figures")
        if not options:
            return [title, notice(NONE_HELD)]
        body = case_list(NAME, options, query.get(ASKED))
        return [title, html.P(LEAD, className="lead"), list_section(NAME, "Lists", body)]


def offered_lists(now: Viewing) -> list[tuple[str, str]]:
    """Names and titles of the lists of children; failing records are on the page of data quality."""
    return [(name, title) for name, title in now.lists.titles.items() if not name.startswith(RECORDS)]


def offered(now: Viewing) -> bool:
    """Whether there is a list at all."""
    return bool(offered_lists(now))


def connect(on: Callbacks) -> None:
    """Open the chosen list."""
    connect_case_list(on, NAME, PATH, lambda name: not name.startswith(RECORDS))


PAGE = Page(
    path=PATH,
    name="Children behind the figures",
    open=Behind,
    connect=connect,
    needs=Act.CASE_LISTS,
    offered=offered,
)
