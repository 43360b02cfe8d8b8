"""Every earlier format is brought up to this one, and says afterwards what it said before."""

import contextlib
import json
import os
import shutil
import sqlite3
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner

from yjp import files, workspace_db, workspace_upgrade
from yjp.accepted import acceptances
from yjp.access_log import openings
from yjp.actions import actions
from yjp.cli import yjp
from yjp.errors import EXIT_UNREADABLE, WorkspaceError
from yjp.model.caseload import ROW
from yjp.settings import Settings
from yjp.standing_actions import imported
from yjp.store import Workspace
from yjp.workspace_format import FORMAT, Marker, check_readable, check_writable, read_marker, write_marker
from yjp.workspace_upgrade import STEPS, upgrade
from yjp_returns.register import entries

STORED = Path(__file__).parents[1] / "data" / "workspaces"
FORMATS = range(1, FORMAT)
Unpack = Callable[[int], Path]


@pytest.fixture
def unpacked(tmp_path: Path) -> Unpack:
    def unpack(number: int) -> Path:
        folder = tmp_path / f"format_{number}"
        with zipfile.ZipFile(STORED / f"format_{number}.zip") as packed:
            packed.extractall(folder)
        return folder

    return unpack


def said_before(number: int) -> dict[str, object]:
    found: dict[str, object] = json.loads((STORED / f"format_{number}.json").read_text(encoding="utf-8"))
    return found


def files_of(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def rows(workspace: Path, table: str) -> list[list[object]]:
    with contextlib.closing(sqlite3.connect(workspace / workspace_db.FILE)) as database:
        return [list(row) for row in database.execute(f"select * from {table}")]


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(yjp, list(arguments))
    if isinstance(result.exception, WorkspaceError):
        return result.exception.exit_code, str(result.exception)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def holds(workspace: Path, number: int) -> None:
    """What the workspace says is what the code of its time said."""
    before = said_before(number)
    assert before["figures"]
    code, _ = run("-w", str(workspace), "figures")
    assert code == 0
    now = {
        row["figure_id"]: [row["value"], row["numerator"], row["denominator"]]
        for row in Workspace(workspace).ledger().figures.iter_rows(named=True)
    }
    assert {name: now.get(name) for name in before["figures"]} == before["figures"]  # type: ignore[attr-defined]
    assert Workspace(workspace).caseload().tables["children"].height == before["children"]
    for table, kept in before.get("rows", {}).items():  # type: ignore[attr-defined]
        assert kept
        assert rows(workspace, table) == kept


def test_there_is_a_step_from_every_format_and_a_stored_workspace_of_it() -> None:
    assert [step.since for step in STEPS] == list(FORMATS)
    assert sorted(int(p.stem[-1]) for p in STORED.glob("*.zip")) == list(FORMATS)


@pytest.mark.parametrize("number", FORMATS)
def test_a_format_is_known_without_its_name(unpacked: Unpack, number: int) -> None:
    assert read_marker(unpacked(number)) == Marker(format=number)


@pytest.mark.parametrize("number", FORMATS)
def test_after_the_upgrade_a_workspace_says_what_it_said_before(unpacked: Unpack, number: int) -> None:
    workspace = unpacked(number)
    before = files_of(workspace)
    code, said = run("-w", str(workspace), "upgrade")
    assert code == 0
    assert said.count("Format ") == FORMAT - number
    assert read_marker(workspace) == Marker(format=FORMAT)
    holds(workspace, number)
    kept = files_of(workspace / "backups" / f"format-{number}")
    assert kept == {name: content for name, content in before.items() if not name.startswith("plans/")}
    assert run("-w", str(workspace), "upgrade")[1].endswith("already: there is nothing to do.\n")
    assert [p.name for p in (workspace / "backups").iterdir()] == [f"format-{number}"]


def test_what_people_wrote_is_read_as_they_wrote_it(unpacked: Unpack) -> None:
    workspace = unpacked(4)
    # Before the upgrade as after it: the format before this one is read where it lies.
    for _ in range(2):
        before = files_of(workspace)
        assert [(a.rule, a.record, a.reason) for a in acceptances(workspace)] == [
            ("CHI05", "KID-FIVE", "The record is right.")
        ]
        assert [(o.who, o.name, o.children) for o in openings(workspace)] == [("M. Anager", "custody", 1)]
        assert [(e.period, e.value, e.reason) for e in entries(workspace, "kpi")] == [
            ("2024Q1", 1, "From the minutes")
        ]
        found = actions(workspace, imported(Workspace(workspace).caseload()))
        assert [(a.action, a.status, a.priority) for a in found] == [
            ("Review every remand within a week", "late", "Custody"),
            ("Ask the police for their plan", None, "Diversion"),
        ]
        assert files_of(workspace) == before
        list(upgrade(workspace))


def test_a_first_import_is_listed_and_its_rows_are_numbered_as_in_the_file(unpacked: Unpack) -> None:
    workspace = unpacked(1)
    list(upgrade(workspace))
    assert [each.number for each in Workspace(workspace).imports()] == [1]
    # The seven outcomes of the extract stand in rows 2 to 8; the third has a date that is none.
    outcomes = Workspace(workspace).caseload().tables["outcomes"]
    assert dict(outcomes.select("outcome_id", ROW).iter_rows()) == {
        "O1": 2,
        "O2": 3,
        "O4": 5,
        "O5": 6,
        "O6": 7,
        "O7": 8,
    }
    # The fourth of six children has an ethnicity that is none, and so the fourth of eight offences has no child.
    children = Workspace(workspace).caseload().tables["children"]
    assert children.get_column(ROW).to_list() == [2, 3, 4, 6, 7]
    newer = unpacked(2)
    for table in ("children", "offences", "outcomes", "programmes"):
        again = Workspace(newer).caseload().tables[table]
        frame = Workspace(workspace).caseload().tables[table]
        assert frame.select(again.columns).equals(again), table


@pytest.mark.parametrize("number", FORMATS)
def test_an_upgrade_that_is_killed_loses_nothing(
    unpacked: Unpack, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed at every file that it replaces, and before every step; then run again."""
    original = unpacked(number)
    kept = files_of(original)
    replace, killed = files.replace, 0
    for killed_at in range(100):
        workspace = original.with_name("killed")
        shutil.copytree(original, workspace)
        calls = 0

        def dying(path: Path, content: bytes, killed_at: int = killed_at) -> None:
            nonlocal calls
            if calls == killed_at:
                files.write(path.with_name(f"{path.name}.tmp"), content[: len(content) // 2])
                raise KeyboardInterrupt
            calls += 1
            replace(path, content)

        with monkeypatch.context() as patched:
            patched.setattr(files, "replace", dying)
            try:
                list(upgrade(workspace))
            except KeyboardInterrupt:
                killed += 1
        finished = calls <= killed_at and killed_at >= killed
        if finished:
            break
        if read_marker(workspace).format < FORMAT:
            with pytest.raises(WorkspaceError, match="upgrade"):
                check_writable(workspace)
        assert list(upgrade(workspace))
        assert read_marker(workspace) == Marker(format=FORMAT)
        first = files_of(workspace / "backups" / f"format-{number}")
        assert first == {name: content for name, content in kept.items() if not name.startswith("plans/")}
        if killed_at % 4 == 0:
            holds(workspace, number)
        shutil.rmtree(workspace)
    assert killed >= FORMAT - number + 1


def test_a_copy_is_never_written_over(unpacked: Unpack) -> None:
    workspace = unpacked(4)
    list(upgrade(workspace))
    before = files_of(workspace / "backups" / "format-4")
    for time in (2, 3):
        write_marker(workspace, Marker(format=4))
        list(upgrade(workspace))
        assert (workspace / "backups" / f"format-4-{time}").is_dir()
    assert files_of(workspace / "backups" / "format-4") == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file modes")
def test_an_upgraded_workspace_is_its_owners_alone(unpacked: Unpack) -> None:
    workspace = unpacked(1)
    for path in [workspace, *workspace.rglob("*")]:
        path.chmod(0o700 if path.is_dir() else 0o600)
    list(upgrade(workspace))
    for path in [workspace, *workspace.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


@pytest.mark.parametrize("number", [1, 2, 3])
def test_an_older_workspace_names_the_command(unpacked: Unpack, number: int) -> None:
    workspace = unpacked(number)
    for command in (("figures",), ("check",), ("history",), ("actions", "list"), ("return", "--list")):
        code, said = run("-w", str(workspace), *command)
        assert code == EXIT_UNREADABLE, command
        assert said.endswith(f"Run this, which keeps a copy: yjp -w {workspace} upgrade")
    assert not (workspace / "workspace.json").exists()


@pytest.mark.parametrize("command", ["figures", "check", "history", "explain", "tracker"])
def test_the_format_before_this_one_is_read_and_left_as_it_is(unpacked: Unpack, command: str) -> None:
    workspace = unpacked(4)
    # As if yjp had been updated as well: the figures are computed again, and not kept.
    settings = workspace / "yjp.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("= 0.95", "= 0.998"), encoding="utf-8")
    before = files_of(workspace)
    code, said = run("-w", str(workspace), command)
    assert code in (0, 1)
    if command != "explain":
        assert said.count(f"To bring it to format {FORMAT}: yjp -w {workspace} upgrade") == 1
    after = files_of(workspace)
    assert {name: after[name] for name in before} == before
    assert set(after) - set(before) <= {".lock"}


@pytest.mark.parametrize(
    "command",
    [
        ("accept", "CHI05", "KID-FIVE", "--withdraw", "--reason", "It is wrong", "--who", "A"),
        ("actions", "add", "Another", "--who", "A"),
        (
            "return",
            "unset",
            "kpi",
            "8/senior/senior_a_attended",
            "--period",
            "2024Q1",
            "--reason",
            "Not so",
            "--who",
            "A",
        ),
        ("history", "--restore", "1"),
    ],
)
def test_the_format_before_this_one_is_not_written_into(unpacked: Unpack, command: tuple[str, ...]) -> None:
    workspace = unpacked(4)
    before = files_of(workspace)
    code, said = run("-w", str(workspace), *command)
    assert code == EXIT_UNREADABLE
    assert f"yjp -w {workspace} upgrade" in said
    assert {name: content for name, content in files_of(workspace).items() if name != ".lock"} == before


def test_a_newer_workspace_is_refused_in_one_sentence(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "w", Settings(service="Rotherham", made_up=True)).path
    assert read_marker(workspace) == Marker(format=FORMAT)
    assert check_readable(workspace) is None
    write_marker(workspace, Marker(format=FORMAT + 1))
    for command in ("figures", "check", "upgrade", "history", "dashboard"):
        code, said = run("-w", str(workspace), command)
        assert (code, said) == (
            EXIT_UNREADABLE,
            f"{workspace}: a newer yjp wrote this. Use that yjp, or a newer one.",
        )


def test_an_older_database_that_was_put_back_is_noticed(unpacked: Unpack, tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "w", Settings(service="Rotherham", made_up=True)).path
    shutil.copy(unpacked(4) / workspace_db.FILE, workspace)
    with pytest.raises(WorkspaceError, match="keeps a copy"):
        check_writable(workspace)
    assert len(acceptances(workspace)) == 1
    list(upgrade(workspace))
    check_writable(workspace)
    assert len(acceptances(workspace)) == 1


def test_a_workspace_that_was_never_used_needs_no_more_than_its_number(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "w", Settings(service="Rotherham", made_up=True)).path
    (workspace / "workspace.json").unlink()
    assert read_marker(workspace) == Marker(format=4)
    assert run("-w", str(workspace), "upgrade")[0] == 0
    assert read_marker(workspace) == Marker(format=FORMAT)


def test_a_damaged_marker_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "workspace.json").write_text("{", encoding="utf-8")
    with pytest.raises(WorkspaceError, match=r"cannot be read\. Restore it from a copy"):
        read_marker(tmp_path)


def test_the_steps_do_not_touch_the_documents(unpacked: Unpack) -> None:
    assert not {"plans", "exports", "extract"} & set(workspace_upgrade._COPIED)
    workspace = unpacked(2)
    (workspace / "plans").mkdir(exist_ok=True)
    (workspace / "plans" / "plan.docx").write_bytes(b"by hand")
    list(upgrade(workspace))
    assert (workspace / "plans" / "plan.docx").read_bytes() == b"by hand"
    assert pl.read_parquet(next((workspace / "caseload").rglob("children.parquet"))).height
