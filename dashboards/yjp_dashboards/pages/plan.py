"""Plan and actions: how the drafts stand beside the figures, and the action table, which managers keep."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dash import Input, Output, dcc, html

from yjp.ledger import Ledger
from yjp_dashboards.attention import Notice, counted
from yjp_dashboards.auth.roles import Act
from yjp_dashboards.components.action_table import action_table, new_action
from yjp_dashboards.components.action_words import (
    day_words,
    ordered,
    overdue,
    soon,
    summary,
)
from yjp_dashboards.components.aria import aria
from yjp_dashboards.components.drafts import DOCUMENT, NAMED, PATH, drafts
from yjp_dashboards.components.page_title import page_title
from yjp_dashboards.components.panel_files import WORD
from yjp_dashboards.components.section import section
from yjp_dashboards.downloads import Download
from yjp_dashboards.pages.callbacks import Callbacks
from yjp_dashboards.pages.page import Page
from yjp_dashboards.pages.plan_changes import BEGIN, connect_add, connect_save
from yjp_dashboards.releases import Audience
from yjp_dashboards.viewing import Viewing, viewing

DRAFTS = "plan-drafts"
NO_ACTIONS = (
    "The action table is empty. It comes with the extract (the table actions), or add a first action below."
)
PUBLIC = "The action table is not part of the public view."


class PlanPage:
    """The page; drafts and actions are read anew for everybody who looks."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def layout(self, query: Mapping[str, str]) -> list[Any]:
        """Drafts for those who may see small numbers, then the actions."""
        now = viewing()
        found: list[Any] = [page_title(self.ledger, "Plan and actions")]
        found.append(section("plan-actions", "Actions", _actions(now)))
        if now.may(Act.OWN_FIGURES):
            found.append(section("plan-documents", "Documents", _drafts()))
        return found


def needs_attention(now: Viewing) -> tuple[Notice, ...]:
    """Actions that are overdue or due soon."""
    if not now.desk.held or now.audience is Audience.PUBLIC:
        return ()
    actions, today = now.desk.standing(), now.desk.today
    return counted(
        (
            (sum(overdue(each, today) for each in actions), "action is overdue", "actions are overdue"),
            (
                sum(soon(each, today) for each in actions),
                "action is due within four weeks",
                "actions are due within four weeks",
            ),
        ),
        PATH,
    )


def offered(now: Viewing) -> bool:
    """Whether there is a workspace with plans and actions."""
    return now.desk.held


def _drafts() -> list[Any]:
    # A draft takes about a second to check: the page is there before.
    waiting = html.P("Checking the drafts against the figures…", className="quiet")
    return [html.Div(waiting, id=DRAFTS, **aria(live="polite")), dcc.Store(id=BEGIN, data=1)]


def _actions(now: Viewing) -> list[Any]:
    if now.audience is Audience.PUBLIC:
        # Some words of the table were written for the service and its board.
        return [html.P(PUBLIC, className="notice")]
    actions, today = ordered(now.desk.standing()), now.desk.today
    may = now.may(Act.ACTIONS)
    if not actions and not may:
        return [html.P("The action table is empty.", className="notice")]
    table = [action_table(actions, today, may)] if actions else [html.P(NO_ACTIONS, className="notice")]
    found = [
        html.P(summary(actions, today), id="plan-summary", className="takeaway"),
        html.P(_as_of(now, today), className="quiet"),
        html.Div(table, id="plan-table"),
    ]
    if may:
        found.append(new_action())
        found.append(html.P(id="plan-added", role="status"))
    return found


def _as_of(now: Viewing, today: date) -> str:
    made_up = ", the day of the example" if now.ledger.about.made_up else ""
    return f"What is overdue is told by {day_words(today)}{made_up}."


def connect(on: Callbacks) -> None:
    """Check the drafts once the page is there and after each change, save changes of an action, and add one."""

    @on.callback(Output(DRAFTS, "children"), Input(BEGIN, "data"), needs=Act.OWN_FIGURES)
    def checked(view: PlanPage, begin: Any) -> list[Any]:
        return drafts(viewing().drafts())

    def document(view: PlanPage, query: Mapping[str, str]) -> Download | None:
        name = query.get(NAMED, "")
        content = viewing().document(name)
        return Download(filename=name, mimetype=WORD, content=content) if content else None

    on.download(DOCUMENT, document)
    connect_save(on)
    connect_add(on)


PAGE = Page(path=PATH, name="Plan and actions", open=PlanPage, connect=connect, offered=offered)
