"""Plan and actions: how the drafts stand beside the figures, and the action table, which managers keep."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import dash_bootstrap_components as dbc
from dash import MATCH, Input, Output, State, dcc, html
from dash.exceptions import PreventUpdate
from werkzeug.exceptions import NotFound

from yjp.actions import LONGEST, STATUSES, Action, Step
from yjp.errors import Refused, UserError
from yjp.ledger import Ledger
from yjp_dashboards.attention import Notice, counted
from yjp_dashboards.auth.roles import Act
from yjp_dashboards.components.action_words import (
    NOT_SAID,
    STATUS,
    day_words,
    due_words,
    ordered,
    overdue,
    short_day,
    soon,
    status_words,
    step_words,
)
from yjp_dashboards.components.aria import aria
from yjp_dashboards.components.drafts import drafts
from yjp_dashboards.components.stacked import row_cells, stacked
from yjp_dashboards.pages.callbacks import Callbacks
from yjp_dashboards.pages.page import Page
from yjp_dashboards.releases import Audience
from yjp_dashboards.viewing import Viewing, viewing

PATH = "/plan"
DRAFTS, BEGIN = "plan-drafts", "plan-begin"
HEADERS = ("Action", "Priority", "Owner", "Due", "Status", "Progress")
FOR_BOARD = HEADERS[:-1]
CHANGED = ("status", "due", "owner", "progress")
"""The fields that the form changes, in its order."""
SAVED = "Saved."
NOTHING_NEW = "Nothing was changed."
LOOK_AGAIN = (
    "The line above now shows what they wrote; your words are still in the form. "
    "Save again to put yours in its place."
)
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
        found: list[Any] = [html.H1("Plan and actions")]
        found.append(_section("actions", "Actions", _actions(now)))
        if now.may(Act.OWN_FIGURES):
            found.append(_section("drafts", "The draft plan", _drafts()))
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


def _section(name: str, heading: str, body: Sequence[Any]) -> Any:
    identifier = f"plan-{name}"
    return html.Section(
        [html.H2(heading, id=identifier, tabIndex=-1), *body],
        className="panel",
        **aria(labelledby=identifier),
    )


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
    table = [_table(actions, today, may)] if actions else [html.P(NO_ACTIONS, className="notice")]
    found = [
        html.P(summary(actions, today), id="plan-summary", className="takeaway"),
        html.P(_as_of(now, today), className="quiet"),
        html.Div(table, id="plan-table"),
    ]
    if may:
        found.append(_new_action())
        found.append(html.P(id="plan-added", role="status"))
    return found


def summary(actions: Sequence[Action], today: date) -> str:
    """How many there are, and how many of them are overdue, due soon, at risk or settled."""
    settled = sum(each.settled for each in actions)
    parts = [
        (sum(overdue(each, today) for each in actions), "overdue"),
        (sum(soon(each, today) for each in actions), "due within four weeks"),
        (sum(each.status == "at_risk" and not overdue(each, today) for each in actions), "at risk"),
        (settled, "done or stopped"),
    ]
    said = ", ".join(f"{n} {words}" for n, words in parts if n)
    return f"{len(actions)} action{'' if len(actions) == 1 else 's'}{f': {said}' if said else ''}."


def _as_of(now: Viewing, today: date) -> str:
    made_up = ", the day of the example" if now.ledger.about.made_up else ""
    return f"What is overdue is told by {day_words(today)}{made_up}."


def _table(actions: Sequence[Action], today: date, may: bool) -> Any:
    steps: dict[str, list[Step]] = {}
    for step in viewing().action_steps() if may else ():
        steps.setdefault(step.id, []).append(step)
    headers = HEADERS if may else FOR_BOARD
    bodies = [_body(each, today, steps.get(each.id, []), may) for each in actions]
    return stacked("The action table, what is due first on top", headers, bodies, class_name="actions")


def _body(action: Action, today: date, steps: Sequence[Step], may: bool) -> Any:
    rows = [html.Tr(_cells(action, today, may), role="row", id={"type": "action-facts", "of": action.id})]
    if may:
        change = html.Td(_change(action, steps), colSpan=len(HEADERS), role="cell", className="change-action")
        rows.append(html.Tr(change, role="row", className="change-row"))
    return html.Tbody(rows, role="rowgroup")


def _cells(action: Action, today: date, may: bool) -> list[Any]:
    late = due_words(action, today)
    kind = "overdue" if overdue(action, today) else "soon"
    due = [html.Span(short_day(action.due)), *([html.Span(late, className=kind)] if late else [])]
    status = html.Span(
        status_words(action), className=f"status status-{(action.status or 'none').replace('_', '-')}"
    )
    cells = [
        action.action,
        action.priority or NOT_SAID,
        action.owner or NOT_SAID,
        html.Div(due, className="due"),
        status,
    ]
    if not may:
        # Progress is free words, in which a small number may stand.
        return row_cells(FOR_BOARD, cells)
    return row_cells(HEADERS, [*cells, html.Div(_progress(action))])


def _progress(action: Action) -> list[Any]:
    by = []
    if action.changed_by and action.changed_at:
        by = [
            html.Span(
                f"Changed by {action.changed_by}, {day_words(action.changed_at.date())}", className="quiet"
            )
        ]
    return [html.Span(action.progress or NOT_SAID), *by]


def _change(action: Action, steps: Sequence[Step]) -> list[Any]:
    of = html.Span(f": {action.action}", className="visually-hidden")
    form = html.Div(
        [
            html.Div([*_status(action), *_due(action), *_owner(action)], className="fields"),
            *_progress_field(action),
            html.Div(
                [
                    html.Button("Save", id=_id("save", action), type="button", className="button"),
                    html.Span(id=_id("said", action), role="status"),
                ],
                className="saving",
            ),
            dcc.Store(id=_id("version", action), data=action.version),
        ],
        className="action-form",
    )
    return [
        html.Details([html.Summary(["Change", of]), form], className="more"),
        html.Div(_history(action.action, steps), id=_id("history", action)),
    ]


def _history(words: str, steps: Sequence[Step]) -> list[Any]:
    if not steps:
        return []
    of = html.Span(f": {words}", className="visually-hidden")
    listed = html.Ol([html.Li(step_words(step)) for step in reversed(steps)], className="history")
    return [html.Details([html.Summary([f"History ({len(steps)})", of]), listed], className="more")]


def _id(part: str, action: Action) -> dict[str, str]:
    return {"type": f"action-{part}", "of": action.id}


def _status(action: Action) -> list[Any]:
    options = [{"label": words, "value": code} for code, words in STATUS.items()]
    chosen = dbc.Select(
        id=_id("status", action),
        options=[{"label": NOT_SAID, "value": ""}, *options],
        value=action.status or "",
    )
    return [html.Label([html.Span("Status"), chosen])]


def _due(action: Action) -> list[Any]:
    day = action.due.isoformat() if action.due else ""
    return [html.Label([html.Span("Due"), dbc.Input(id=_id("due", action), type="date", value=day)])]


def _owner(action: Action) -> list[Any]:
    box = dbc.Input(id=_id("owner", action), type="text", value=action.owner or "", maxLength=LONGEST)
    return [html.Label([html.Span("Owner"), box])]


def _progress_field(action: Action) -> list[Any]:
    box = dbc.Textarea(id=_id("progress", action), value=action.progress or "", maxLength=LONGEST, rows=3)
    return [html.Label([html.Span("Progress: what has been done, and what stands in the way"), box])]


def _new_action() -> Any:
    def field(name: str, label: str, kind: str = "text") -> Any:
        return html.Label(
            [html.Span(label), dbc.Input(id=f"new-{name}", type=kind, value="", maxLength=LONGEST)]
        )

    return html.Details(
        [
            html.Summary("Add an action"),
            html.Div(
                [
                    field("action", "What will be done"),
                    html.Div(
                        [field("priority", "Priority"), field("owner", "Owner"), field("due", "Due", "date")],
                        className="fields",
                    ),
                    html.Div(
                        html.Button("Add", id="new-add", type="button", className="button"),
                        className="saving",
                    ),
                ],
                className="action-form",
            ),
        ],
        className="more add-action",
    )


def connect(on: Callbacks) -> None:
    """Check the drafts once the page is there, save changes of an action, and add one."""

    @on.callback(Output(DRAFTS, "children"), Input(BEGIN, "data"), needs=Act.OWN_FIGURES)
    def checked(view: PlanPage, begin: Any) -> list[Any]:
        return drafts(viewing().drafts())

    _connect_save(on)
    _connect_add(on)


def _connect_save(on: Callbacks) -> None:
    def of(part: str) -> dict[str, Any]:
        return {"type": f"action-{part}", "of": MATCH}

    @on.callback(
        Output(of("facts"), "children"),
        Output(of("history"), "children"),
        Output(of("version"), "data"),
        Output(of("said"), "children"),
        Input(of("save"), "n_clicks"),
        *(State(of(field), "value") for field in CHANGED),
        State(of("version"), "data"),
        State(of("save"), "id"),
        prevent_initial_call=True,
        needs=Act.ACTIONS,
    )
    def save(view: PlanPage, clicks: int | None, *given: Any) -> list[Any]:
        if not clicks:
            raise PreventUpdate
        *values, version, button = given
        identifier = button.get("of") if isinstance(button, dict) else None
        now = viewing()
        changes = dict(zip(CHANGED, (_text(value) for value in values), strict=True))
        said = _saved(now, identifier, changes, version)
        action = _known(now, identifier)
        steps = [step for step in now.action_steps() if step.id == action.id]
        return [_cells(action, now.desk.today, True), _history(action.action, steps), action.version, said]


def _saved(now: Viewing, identifier: object, changes: Mapping[str, str | None], version: object) -> Any:
    """Write the changes down; what the reader is told of it."""
    before = _known(now, identifier)
    if not isinstance(version, int) or (changes["status"] or STATUSES[0]) not in STATUSES:
        raise NotFound
    try:
        after = now.change_action(before.id, changes, version)
    except Refused as problem:
        return html.Span([str(problem), " ", LOOK_AGAIN], className="conflict")
    except UserError as problem:
        return html.Span(str(problem), className="conflict")
    return SAVED if after.version != before.version else NOTHING_NEW


def _connect_add(on: Callbacks) -> None:
    @on.callback(
        Output("plan-table", "children"),
        Output("plan-summary", "children"),
        Output("plan-added", "children"),
        Input("new-add", "n_clicks"),
        *(State(f"new-{field}", "value") for field in ("action", "priority", "owner", "due")),
        prevent_initial_call=True,
        needs=Act.ACTIONS,
    )
    def add(view: PlanPage, clicks: int | None, *given: Any) -> list[Any]:
        if not clicks:
            raise PreventUpdate
        now = viewing()
        said = _added(now, *(_text(value) for value in given))
        actions, today = ordered(now.desk.standing()), now.desk.today
        return [[_table(actions, today, True)] if actions else [], summary(actions, today), said]


def _added(now: Viewing, action: str | None, priority: str | None, owner: str | None, due: str | None) -> Any:
    try:
        day = date.fromisoformat(due) if due else None
    except ValueError:
        return html.Span(f"{due!r} is not a date.", className="conflict")
    new = Action(id="", action=action or "", priority=priority, owner=owner, due=day, status=STATUSES[0])
    try:
        now.add_action(new)
    except UserError as problem:
        return html.Span(str(problem), className="conflict")
    return "The action was added."


def _known(now: Viewing, identifier: object) -> Action:
    for each in now.desk.standing():
        if each.id == identifier:
            return each
    raise NotFound


def _text(value: object) -> str | None:
    """A field as somebody typed it; whatever a browser may send that is no text is refused."""
    if value is None or isinstance(value, str):
        return (value or "").strip() or None
    raise NotFound


PAGE = Page(path=PATH, name="Plan and actions", open=PlanPage, connect=connect, offered=offered)
