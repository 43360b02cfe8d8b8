"""The standing actions: imported from the caseload, changed here, the same for plan, board and command line."""

import threading
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.sample import sample
from tests.unit.test_store import NOTHING, manifest
from yjp.actions import Action, action_id
from yjp.cli.actions import actions as command
from yjp.cli.plan_material import workspace_material
from yjp.errors import Refused, UnknownName, UserError
from yjp.model.caseload import Caseload, from_rows
from yjp.settings import Settings
from yjp.standing_actions import StandingActions, imported
from yjp.store import Workspace

AT = datetime(2026, 7, 1, 9, tzinfo=UTC)
LINES = [
    {
        "priority": "Victims",
        "action": "Train every worker",
        "owner": "Manager",
        "due": date(2026, 3, 31),
        "status": "on_track",
    },
    {"priority": None, "action": "Review the risks", "owner": None, "due": None, "status": None},
    {
        "priority": "Victims",
        "action": "Train every worker",
        "owner": "Somebody else",
        "due": None,
        "status": "late",
    },
]
FIRST = action_id("Victims", "Train every worker")


def caseload(**changes: object) -> Caseload:
    lines = [{**LINES[0], **changes}, *LINES[1:]]
    return from_rows(date(2026, 6, 30), actions=lines)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    found = Workspace.create(tmp_path / "ws", Settings(service="Rotherham", made_up=True))
    found.save_import(caseload(), NOTHING, sample(), manifest())
    return found


def run(workspace: Workspace, *arguments: str) -> Result:
    result = CliRunner().invoke(command, list(arguments), obj=workspace.path)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_the_lines_of_the_caseload_are_the_imported_actions() -> None:
    found = imported(caseload())
    assert [each.action for each in found] == ["Train every worker", "Review the risks"]
    assert found[0] == Action(
        id=FIRST,
        priority="Victims",
        action="Train every worker",
        owner="Manager",
        due=date(2026, 3, 31),
        status="on_track",
    )


def test_an_extract_without_the_table_has_none() -> None:
    assert imported(from_rows(date(2026, 6, 30), children=[])) == ()


def test_a_change_stands_for_everybody_and_gives_way_to_a_newer_extract(workspace: Workspace) -> None:
    standing = StandingActions(workspace)
    standing.update(FIRST, {"status": "done", "progress": "All trained"}, who="J. Smith", at=AT, version=0)
    assert standing.standing()[0].status == "done"
    assert workspace_material(workspace).actions[0].status == "Done"
    workspace.save_import(caseload(owner="New manager"), NOTHING, sample(), manifest(yjp_version="2"))
    assert (standing.standing()[0].owner, standing.standing()[0].status) == ("New manager", "done")
    workspace.save_import(caseload(status="late"), NOTHING, sample(), manifest(yjp_version="3"))
    assert standing.standing()[0].status == "late"


def test_of_two_who_change_the_same_action_at_once_one_is_told(workspace: Workspace) -> None:
    standing, refused, barrier = StandingActions(workspace), [], threading.Barrier(8)

    def change(number: int) -> None:
        barrier.wait()
        try:
            standing.update(FIRST, {"progress": f"Step {number}"}, who=f"user {number}", at=AT, version=0)
        except Refused as said:
            refused.append(str(said))

    threads = [threading.Thread(target=change, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 7
    assert all("changed this action meanwhile" in each for each in refused)
    assert len(standing.steps(FIRST)) == 1


def test_the_command_lists_updates_and_says_who(workspace: Workspace) -> None:
    assert (
        f"{FIRST}  Victims; Train every worker; owner Manager; due 2026-03-31; on track"
        in run(workspace, "list").stdout
    )
    done = run(
        workspace, "update", FIRST, "--set", "status=done", "--set", "owner=", "--who", "J. Smith"
    ).stdout
    assert "done [version 2, J. Smith]" in done
    assert FIRST not in run(workspace, "list", "--open").stdout
    history = run(workspace, "history", FIRST).stdout.splitlines()
    assert [line.split("  ", 3)[3] for line in history] == [
        "status: on track -> done",
        "owner: Manager -> nothing",
    ]
    with pytest.raises(Refused, match=r"J\. Smith changed this action meanwhile"):
        run(workspace, "update", FIRST, "--set", "status=late", "--seen", "0")


def test_an_action_is_added_with_its_question_and_figure(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("yjp.cli.session.ledger", lambda _: sample())
    figure = "fte_rate.2018-12.12m.rotherham"
    run(
        workspace,
        "add",
        "Ask why",
        "--question",
        "Why fewer?",
        "--figure",
        figure,
        "--due",
        "2026-09-30",
        "--who",
        "A",
    )
    found = StandingActions(workspace).standing()[-1]
    assert (found.action, found.question, found.figure_id, found.due) == (
        "Ask why",
        "Why fewer?",
        figure,
        date(2026, 9, 30),
    )
    with pytest.raises(UserError, match="There is no figure fte_rte"):
        run(workspace, "add", "Ask again", "--figure", "fte_rte", "--who", "A")


@pytest.mark.parametrize(
    ("change", "problem", "sentence"),
    [
        ("status=finished", UnknownName, "There is no status called 'finished'"),
        ("due=tomorrow", UserError, "'tomorrow' is not a date that is understood: write year, month and day"),
        ("colour=red", UnknownName, "There is no field of an action called 'colour'"),
        ("done", UserError, "'done' changes nothing: write --set status=done."),
    ],
)
def test_a_wrong_change_is_one_sentence(
    workspace: Workspace, change: str, problem: type[UserError], sentence: str
) -> None:
    with pytest.raises(problem) as mistake:
        run(workspace, "update", FIRST, "--set", change, "--who", "A")
    assert str(mistake.value).startswith(sentence)
