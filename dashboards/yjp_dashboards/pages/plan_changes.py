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
from yjp_dashboards.components.action_words import NEW_DAY, added_words, at_odds, ordered, summary
from yjp_dashboards.pages.callbacks import Callbacks
from yjp_dashboards.viewing import Viewing, viewing

BEGIN = "plan-begin"
"""What begins the check of the drafts, which name the actions too: once the page is there, and after each change."""
CHANGED = ("status", "due", "owner", "progress")
"""The fields that the form changes, in its order."""
SAVED = "Saved."
SAVED_AT_ODDS = f"{SAVED} But {NEW_DAY}."
NEW = ("action", "priority", "owner", "due", "status", "progress")
"""The fields of the form that adds one, in its order."""
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
        if said in (SAVED, SAVED_AT_ODDS):
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
    if after.version == before.version:
        return NOTHING_NEW
    return SAVED_AT_ODDS if at_odds(after, now.desk.today) else SAVED


def connect_add(on: Callbacks) -> None:
    """Add an action in the reader's name, and show the table with it."""

    @on.callback(
        Output("plan-table", "children"),
        Output("plan-summary", "children"),
        Output("plan-added", "children"),
        Input("new-add", "n_clicks"),
        *(State(f"new-{field}", "value") for field in NEW),
        prevent_initial_call=True,
        needs=Act.ACTIONS,
    )
    def add(view: Any, clicks: int | None, *given: Any) -> list[Any]:
        if not clicks:
            raise PreventUpdate
        now = viewing()
        new = _added(now, dict(zip(NEW, (_text(value) for value in given), strict=True)))
        actions, today = ordered(now.desk.standing()), now.desk.today
        said: Any = new
        if isinstance(new, Action):
            said = added_words(new, actions, today)
            set_props(BEGIN, {"data": len(actions)})
            # What was added stands in the table now: a form that still had it would add it again.
            for field in NEW:
                set_props(f"new-{field}", {"value": STATUSES[0] if field == "status" else ""})
        return [[action_table(actions, today, True)] if actions else [], summary(actions, today), said]


def _added(now: Viewing, given: Mapping[str, str | None]) -> Any:
    """The action as it was added; else what the reader is told."""
    due, status = given["due"], given["status"] or STATUSES[0]
    if status not in STATUSES:
        raise NotFound
    try:
        day = date.fromisoformat(due) if due else None
    except ValueError:
        return html.Span(f"{due!r} is not a date.", className="conflict")
    new = Action(
        id="",
        action=given["action"] or "",
        priority=given["priority"],
        owner=given["owner"],
        due=day,
        status=status,
        progress=given["progress"],
    )
    try:
        return now.add_action(new)
    except UserError as problem:
        return html.Span(str(problem), className="conflict")


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
