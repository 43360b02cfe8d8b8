"""Plan and actions: overdue in words, changes kept with who and when, conflicts said, and who may see what."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.unit.dashboards.asking import ask, stamp
from tests.unit.dashboards.houses import as_
from tests.unit.dashboards.workspaces import (
    BOARD,
    MANAGER,
    NOON,
    Example,
    client_of,
    components,
    page,
    said,
)
from yjp.actions import STATUSES, Action, action_id, history
from yjp.model.codes import ACTION_STATUSES, labels
from yjp.moments import local_time
from yjp.store import Workspace
from yjp.workspace_db import FILE
from yjp_dashboards.components.action_words import STATUS, due_words, ordered, step_words

BOOKLET = action_id("Custody", "Write a booklet of local services with a child who came out of custody")
FIELDS = ("status", "due", "owner", "progress")


@pytest.fixture(scope="module")
def workspace(example: Example) -> Workspace:
    return example("rotherham_2019")


@pytest.fixture(scope="module")
def app(workspace: Workspace) -> FlaskClient:
    return client_of(workspace)


@pytest.fixture
def client(app: FlaskClient, workspace: Workspace) -> FlaskClient:
    (workspace.path / FILE).unlink(missing_ok=True)
    app.delete_cookie("yjp-view")
    return app


def save(
    client: FlaskClient,
    headers: dict[str, str],
    identifier: object = BOOKLET,
    version: object = 0,
    **values: object,
) -> Any:
    filled = {
        "status": "late",
        "due": "2019-05-31",
        "owner": "Voice and influence worker",
        "progress": "",
    } | values

    def of(part: str) -> str:
        return json.dumps({"of": identifier, "type": f"action-{part}"}, separators=(",", ":"))

    outputs = [("facts", "children"), ("history", "children"), ("version", "data"), ("said", "children")]
    matching = [f'{{"of":["MATCH"],"type":"action-{part}"}}.{prop}' for part, prop in outputs]
    key = "..".join(["", "...".join(matching), ""])
    return client.post(
        "/_dash-update-component",
        headers=headers,
        json={
            "output": key,
            "outputs": [
                {"id": {"type": f"action-{part}", "of": identifier}, "property": prop}
                for part, prop in outputs
            ],
            "inputs": [{"id": {"type": "action-save", "of": identifier}, "property": "n_clicks", "value": 1}],
            "state": [
                *(
                    {"id": {"type": f"action-{f}", "of": identifier}, "property": "value", "value": filled[f]}
                    for f in FIELDS
                ),
                {"id": {"type": "action-version", "of": identifier}, "property": "data", "value": version},
                {
                    "id": {"type": "action-save", "of": identifier},
                    "property": "id",
                    "value": {"type": "action-save", "of": identifier},
                },
                {"id": "drawn-from", "property": "data", "value": stamp(client, headers)},
            ],
            "changedPropIds": [f"{of('save')}.n_clicks"],
        },
    )


def test_the_statuses_are_called_as_in_the_caseload() -> None:
    assert labels(ACTION_STATUSES) == STATUS
    assert tuple(STATUS) == STATUSES


def test_what_is_overdue_is_said_in_words(client: FlaskClient) -> None:
    words = said(page(client, "/plan", MANAGER))
    # Due on 31 May 2019, in an extract of 18 June; the next is due on 30 June.
    assert "Overdue by 18 days" in words
    assert "Due in 12 days" in words
    assert words.count("Overdue") == 1
    assert "13 actions: 1 overdue, 1 due within four weeks, 2 at risk, 1 done or stopped." in words


def test_what_is_due_first_is_on_top_and_what_is_settled_last() -> None:
    from datetime import date

    found = ordered(
        [
            Action(id="settled", action="a", due=date(2019, 1, 1), status="done"),
            Action(id="never", action="b"),
            Action(id="later", action="c", due=date(2019, 7, 1)),
            Action(id="first", action="d", due=date(2019, 6, 1)),
        ]
    )
    assert [each.id for each in found] == ["first", "later", "never", "settled"]
    assert due_words(found[0], date(2019, 6, 2)) == "Overdue by 1 day"
    assert due_words(found[0], date(2019, 6, 1)) == "Due today"
    assert due_words(found[1], date(2019, 6, 2)) == ""
    assert due_words(found[3], date(2019, 6, 2)) == "", "a settled action is never overdue"


def test_a_change_is_stored_with_who_and_when(client: FlaskClient, workspace: Workspace) -> None:
    answer = save(client, MANAGER, status="on_track", progress="Printed.", due="2019-07-05").get_json()[
        "response"
    ]
    said_now = answer[json.dumps({"of": BOOKLET, "type": "action-said"}, separators=(",", ":"))]["children"]
    assert said_now == "Saved."
    steps = history(workspace.path, BOOKLET)
    assert {(each.field, each.after, each.who, each.changed_at) for each in steps} == {
        ("status", "on_track", "pat", NOON),
        ("due", "2019-07-05", "pat", NOON),
        ("progress", "Printed.", "pat", NOON),
    }
    words = said(page(client, "/plan", MANAGER))
    assert "Printed." in words
    assert f"On 2 March 2026 at {local_time(NOON)} pat changed the status from “Late” to “On track”." in words
    assert "0 overdue" not in words
    assert "13 actions: 2 due within four weeks, 2 at risk, 1 done or stopped." in words


def test_a_conflict_is_said_and_nothing_is_lost(client: FlaskClient, workspace: Workspace) -> None:
    save(client, as_("manager", "sam"), progress="Sam was first.")
    answer = save(client, MANAGER, progress="Mine.", version=0)
    words = said(answer)
    assert "sam changed this action meanwhile" in words
    assert "Sam was first." in words, "the line shows what stands"
    assert [each.after for each in history(workspace.path, BOOKLET)] == ["Sam was first."]
    version = answer.get_json()["response"][
        json.dumps({"of": BOOKLET, "type": "action-version"}, separators=(",", ":"))
    ]
    again = save(client, MANAGER, progress="Mine.", version=version["data"])
    assert "Saved." in said(again)
    assert [each.after for each in history(workspace.path, BOOKLET)] == ["Sam was first.", "Mine."]


def test_saving_what_is_there_changes_nothing(client: FlaskClient, workspace: Workspace) -> None:
    progress = "Text is ready; the design took longer than planned."
    assert "Nothing was changed." in said(save(client, MANAGER, progress=progress))
    assert history(workspace.path) == ()


@pytest.mark.parametrize(
    "forged",
    [
        {"identifier": "0" * 12},
        {"identifier": None},
        {"version": "0"},
        {"version": None},
        {"status": "fine"},
        {"owner": ["a"]},
        {"progress": {"a": 1}},
    ],
)
def test_forged_values_are_refused(client: FlaskClient, workspace: Workspace, forged: dict[str, Any]) -> None:
    assert save(client, MANAGER, **forged).status_code in (400, 404)
    assert history(workspace.path) == ()


@pytest.mark.parametrize(
    ("value", "sentence"),
    [({"due": "31.12.2019"}, "is not a date"), ({"progress": "x" * 2_001}, "say it shorter")],
)
def test_a_mistake_is_one_sentence(
    client: FlaskClient, workspace: Workspace, value: dict[str, str], sentence: str
) -> None:
    assert sentence in said(save(client, MANAGER, **value))
    assert history(workspace.path) == ()


def test_an_action_is_added(client: FlaskClient, workspace: Workspace) -> None:
    outputs = [("plan-table", "children"), ("plan-summary", "children"), ("plan-added", "children")]

    def add(action: str, due: str = "", owner: str = "", status: str = "not_started") -> Any:
        return ask(
            client,
            "..".join(["", "...".join(f"{i}.{p}" for i, p in outputs), ""]),
            [("new-add", "n_clicks", 1)],
            [
                ("new-action", "value", action),
                ("new-priority", "value", "Victims"),
                ("new-owner", "value", owner),
                ("new-due", "value", due),
                ("new-status", "value", status),
                ("new-progress", "value", "Begun."),
                ("drawn-from", "data", stamp(client, MANAGER)),
            ],
            MANAGER,
            outputs=[{"id": i, "property": p} for i, p in outputs],
        )

    added = said(add("Ask every victim", "2019-12-31", "Victim worker", "at_risk"))
    assert "Added: due 31 December 2019, line 9 of 14 in the table." in added
    assert "Look again" not in added
    assert {step.field: step.after for step in history(workspace.path)} == {
        "action": "Ask every victim",
        "priority": "Victims",
        "owner": "Victim worker",
        "due": "2019-12-31",
        "status": "at_risk",
        "progress": "Begun.",
    }
    assert add("No such status", status="begun").status_code == 404
    assert "in the table already" in said(add("Ask every victim"))
    assert "needs words" in said(add("  "))
    assert "is not a date" in said(add("Another", "soon"))
    past = said(add("Too late", "2019-06-01"))
    assert "Added: due 1 June 2019, line 2 of 15 in the table." in past
    assert "Look again: its day has passed already and nobody is named as its owner." in past
    assert "15 actions" in said(page(client, "/plan", MANAGER))


def test_an_action_that_is_on_track_past_its_day_is_asked_for_a_new_one(
    client: FlaskClient, workspace: Workspace
) -> None:
    answer = save(client, MANAGER, status="on_track")
    assert "Saved. But its day has passed: give a new day, or another status." in said(answer)
    assert "Its day has passed: give a new day" in said(page(client, "/plan", MANAGER))
    save(client, MANAGER, status="on_track", due="2019-09-30", version=len(history(workspace.path)))
    assert "day has passed" not in said(page(client, "/plan", MANAGER))


def test_the_board_sees_the_table_without_free_words_and_changes_nothing(
    client: FlaskClient, workspace: Workspace
) -> None:
    save(client, MANAGER, progress="MARKER-PROGRESS of 3 children")
    answer = page(client, "/plan", BOARD)
    words = said(answer)
    assert "Overdue by 18 days" in words
    assert "MARKER-PROGRESS" not in answer.text
    assert "65 of 103" not in answer.text, "what the extract says of progress is free words, too"
    assert "pat" not in words.split()
    assert "plan-drafts" not in components(answer)
    assert save(client, BOARD, progress="Mine.").status_code == 403
    assert [each.who for each in history(workspace.path)] == ["pat"]


def test_the_public_view_has_no_actions(client: FlaskClient) -> None:
    client.post("/view", data={"view": "public", "next": "/plan"}, headers=MANAGER)
    words = said(page(client, "/plan", MANAGER))
    assert "not part of the public view" in words
    assert "booklet" not in words
    assert save(client, MANAGER, progress="x").status_code == 403


def drafts(client: FlaskClient, headers: dict[str, str] = MANAGER) -> Any:
    return ask(
        client,
        "plan-drafts.children",
        [("plan-begin", "data", 1)],
        [("drawn-from", "data", stamp(client, headers))],
        headers,
    )


def test_the_drafts_stand_beside_the_figures(client: FlaskClient, workspace: Workspace) -> None:
    folder = workspace.path / "plans"
    other, backup = folder / "other.docx", folder / "x.bak-1.docx"
    try:
        other.write_bytes(b"not a document")
        backup.write_bytes(b"an old copy")
        words = said(drafts(client))
    finally:
        other.unlink()
        backup.unlink()
    assert "rotherham-plan-draft.docx" in words
    assert "all of them up to date" in words
    assert "prompts are not answered yet" in words
    assert "other.docx" in words
    assert "bak-1" not in words
    assert str(Path(workspace.path)) not in words
    assert drafts(client, BOARD).status_code == 403


def test_a_step_reads_as_a_sentence() -> None:
    from yjp.actions import Step

    step = Step(id="x", field="due", before=None, after="2019-07-05", who="sam", changed_at=NOON)
    assert step_words(step) == f"On 2 March 2026 at {local_time(NOON)} sam set the due date: 5 July 2019."


def test_the_line_above_the_actions_counts_a_saved_one(client: FlaskClient) -> None:
    answer = save(client, MANAGER, status="done")
    line = answer.get_json()["sideUpdate"]["plan-summary"]["children"]
    assert line.startswith("13 actions: ")
    assert "2 done or stopped" in line


def test_a_document_is_for_those_who_may_see_small_numbers(client: FlaskClient) -> None:
    def file(headers: dict[str, str], name: str) -> Any:
        return client.get(f"/download/plan/document?file={name}&of={stamp(client, headers)}", headers=headers)

    assert "Download (Word)" in said(drafts(client))
    assert file(MANAGER, "rotherham-plan-draft.docx").data.startswith(b"PK")
    assert file(MANAGER, "../yjp.toml").status_code == 404
    assert file(BOARD, "rotherham-plan-draft.docx").status_code == 403


def test_a_changed_action_is_checked_against_the_documents_again(client: FlaskClient) -> None:
    assert "all of them up to date" in said(drafts(client))
    answer = save(client, MANAGER, progress="The booklet is at the printer.")
    # The check on the page begins again by itself.
    assert answer.get_json()["sideUpdate"]["plan-begin"] == {"data": f"{BOOKLET} 1"}
    assert re.search(r"figures and tables, [1-9]\d* of them out of date", said(drafts(client)))
