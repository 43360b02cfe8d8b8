"""Who opened which list of children: for analysts."""

from collections.abc import Mapping
from typing import Any

from dash import html

from yjp.ledger import Ledger
from yjp_dashboards.auth.roles import Act
from yjp_dashboards.components.aria import aria
from yjp_dashboards.components.page_title import page_title
from yjp_dashboards.components.records import records, records_data
from yjp_dashboards.pages.behind import offered
from yjp_dashboards.pages.page import Page
from yjp_dashboards.viewing import Viewing, viewing

PATH = "/access-log"
LEAD = (
    "Each opening of a list of single children, newest first. Times are those of the machine that runs yjp."
)
HEADERS = ("When", "Who", "List", "Period", "Rows", "How")
OPENED, DOWNLOADED = "Opened on the page", "Downloaded as CSV"
NOBODY = "Nobody has opened a list of children."


class AccessLog:
    """The page; the log is read anew each time."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def layout(self, query: Mapping[str, str]) -> list[Any]:
        """The log as a table."""
        return [
            page_title(self.ledger, "Access log"),
            html.P(LEAD, className="lead"),
            html.Section(
                records(
                    "access-log",
                    records_data("Lists of children that were opened", HEADERS, _rows(viewing()), NOBODY),
                ),
                className="panel",
                **aria(label="Openings"),
            ),
        ]


def _rows(now: Viewing) -> list[tuple[str, ...]]:
    kinds = now.lists.kinds
    return [
        (
            each.at,
            each.who,
            kinds.get(each.name, each.name),
            each.period,
            f"{each.children:,}",
            DOWNLOADED if each.downloaded else OPENED,
        )
        for each in now.access_log()
    ]


PAGE = Page(path=PATH, name="Access log", open=AccessLog, needs=Act.ACCESS_LOG, offered=offered)
"""Without lists there is nothing to write down."""
