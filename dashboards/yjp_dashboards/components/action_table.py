"""The action table as the reader may see it, and the forms that change it and add to it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc, html

from yjp.actions import LONGEST, Action, Step
from yjp.narrative.filling import raised
from yjp_dashboards.components.action_words import (
    NEW_DAY,
    NOT_SAID,
    STATUS,
    at_odds,
    day_words,
    due_words,
    overdue,
    short_day,
    status_words,
    step_words,
)
from yjp_dashboards.components.stacked import row_cells, stacked
from yjp_dashboards.viewing import viewing

HEADERS = ("Action", "Priority", "Owner", "Due", "Status", "Progress")
FOR_BOARD = HEADERS[:-1]


def action_table(actions: Sequence[Action], today: date, may: bool) -> Any:
    """Every action in the order given; ``may`` adds progress, who changed what, and the form to change it."""
    steps: dict[str, list[Step]] = {}
    for step in viewing().action_steps() if may else ():
        steps.setdefault(step.id, []).append(step)
    headers = HEADERS if may else FOR_BOARD
    bodies = [_body(each, today, steps.get(each.id, []), may) for each in actions]
    return stacked("The action table, what is due first on top", headers, bodies, class_name="actions")


def _body(action: Action, today: date, steps: Sequence[Step], may: bool) -> Any:
    rows = [
        html.Tr(action_cells(action, today, may), role="row", id={"type": "action-facts", "of": action.id})
    ]
    if may:
        change = html.Td(_change(action, steps), colSpan=len(HEADERS), role="cell", className="change-action")
        rows.append(html.Tr(change, role="row", className="change-row"))
    return html.Tbody(rows, role="rowgroup")


def action_cells(action: Action, today: date, may: bool) -> list[Any]:
    """The cells of one action's row."""
    late = due_words(action, today)
    kind = "overdue" if overdue(action, today) else "soon"
    due = [html.Span(short_day(action.due)), *([html.Span(late, className=kind)] if late else [])]
    status: Any = html.Span(
        status_words(action), className=f"status status-{(action.status or 'none').replace('_', '-')}"
    )
    if at_odds(action, today):
        status = html.Div([status, html.Span(raised(NEW_DAY), className="at-odds")])
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
        html.Div(history(action.action, steps), id=_id("history", action)),
    ]


def history(words: str, steps: Sequence[Step]) -> list[Any]:
    """Who changed an action and when, newest first, folded away; ``words`` are the action's."""
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
    return [html.Label([html.Span(PROGRESS), box])]


PROGRESS = "Progress: what has been done, and what stands in the way"


def _new_status() -> Any:
    options = [{"label": words, "value": code} for code, words in STATUS.items()]
    return dbc.Select(id="new-status", options=options, value=next(iter(STATUS)))


def _new_progress() -> Any:
    return dbc.Textarea(id="new-progress", value="", maxLength=LONGEST, rows=3)


def new_action() -> Any:
    """The form that adds an action; ``plan_changes`` reads it."""

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
                        [
                            field("priority", "Priority"),
                            field("owner", "Owner"),
                            field("due", "Due", "date"),
                            html.Label([html.Span("Status"), _new_status()]),
                        ],
                        className="fields",
                    ),
                    html.Label([html.Span(PROGRESS), _new_progress()]),
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
