"""How managers keep the action table: what a form sends is checked, written down, and shown as it then stands."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dash import MATCH, Input, Output, State, html, set_props
from dash.exceptions import PreventUpdate
from werkzeug.exceptions import NotFound

from yjp.actions import STATUSES, Action
from yjp.errors import Refused, UserError
from yjp_dashboards.auth.roles import Act
from yjp_dashboards.components.action_table import action_cells, action_table, history
from yjp_dashboards.components.action_words import (
    ordered,
    summary,
)
from yjp_dashboards.pages.callbacks import Callbacks
from yjp_dashboards.viewing import Viewing, viewing

BEGIN = "plan-begin"
"""What begins the check of the drafts, which name the actions too: once the page is there, and after each change."""
CHANGED = ("status", "due", "owner", "progress")
"""The fields that the form changes, in its order."""
SAVED = "Saved."
ADDED = "The action was added."
NOTHING_NEW = "Nothing was changed."
LOOK_AGAIN = (
    "The line above now shows what they wrote; your words are still in the form. "
    "Save again to put yours in its place."
)


def connect_save(on: Callbacks) -> None:
    """Save an action's form in the reader's name, and show the row as it then stands."""

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
    def save(view: Any, clicks: int | None, *given: Any) -> list[Any]:
        if not clicks:
            raise PreventUpdate
        *values, version, button = given
        identifier = button.get("of") if isinstance(button, dict) else None
        now = viewing()
        changes = dict(zip(CHANGED, (_text(value) for value in values), strict=True))
        said = _saved(now, identifier, changes, version)
        action = _known(now, identifier)
        steps = [step for step in now.action_steps() if step.id == action.id]
        # The line above all actions counts this one too; the outputs of a row's form are its own row's alone.
        set_props("plan-summary", {"children": summary(ordered(now.desk.standing()), now.desk.today)})
        if said == SAVED:
            set_props(BEGIN, {"data": f"{action.id} {action.version}"})
        return [
            action_cells(action, now.desk.today, True),
            history(action.action, steps),
            action.version,
            said,
        ]


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


def connect_add(on: Callbacks) -> None:
    """Add an action in the reader's name, and show the table with it."""

    @on.callback(
        Output("plan-table", "children"),
        Output("plan-summary", "children"),
        Output("plan-added", "children"),
        Input("new-add", "n_clicks"),
        *(State(f"new-{field}", "value") for field in ("action", "priority", "owner", "due")),
        prevent_initial_call=True,
        needs=Act.ACTIONS,
    )
    def add(view: Any, clicks: int | None, *given: Any) -> list[Any]:
        if not clicks:
            raise PreventUpdate
        now = viewing()
        said = _added(now, *(_text(value) for value in given))
        actions, today = ordered(now.desk.standing()), now.desk.today
        if said == ADDED:
            set_props(BEGIN, {"data": len(actions)})
        return [[action_table(actions, today, True)] if actions else [], summary(actions, today), said]


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
    return ADDED


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
