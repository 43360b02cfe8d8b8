"""The workspace: whole or not at all, one writer at a time, the same bytes for the same input."""

import os
import stat
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from filelock import FileLock

from tests.sample import sample
from tests.spec.reading import read
from yjp import files as writing
from yjp import workspace_db
from yjp.errors import SettingsError, WorkspaceError
from yjp.figures import CURVES
from yjp.ingest.extract import QUARANTINE
from yjp.ledger import Ledger
from yjp.manifest import Manifest
from yjp.settings import Settings
from yjp.store import Workspace

TABLE = """
    child | born       | offence    | outcome    | type
    A     | 2008-01-01 | 2024-01-10 | 2024-02-01 | youth_caution
"""
NOTHING = pl.DataFrame(schema=QUARANTINE)


def manifest(**parts: object) -> Manifest:
    given = {
        "yjp_version": "1",
        "service": "Rotherham",
        "area": "rotherham",
        "extract_date": date(2026, 6, 30),
    }
    return Manifest(**(given | {"made_up": True} | parts))  # type: ignore[arg-type]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "w", Settings(service="Rotherham", made_up=True))


def files(path: Path) -> dict[str, bytes]:
    return {str(p.relative_to(path)): p.read_bytes() for p in sorted(path.rglob("*")) if p.is_file()}


def test_what_is_saved_is_read_back(workspace: Workspace) -> None:
    caseload, ledger = read(TABLE), sample()
    curves = pl.DataFrame({"cohort": "diversion", "months_followed": 3}).match_to_schema(
        CURVES, missing_columns="insert"
    )
    ledger = replace(ledger, curves=curves)
    workspace.save_import(caseload, NOTHING, ledger, manifest(notes=("a note",)))
    again = workspace.ledger()
    assert again.figures.equals(ledger.figures)
    assert again.comparisons.equals(ledger.comparisons)
    assert again.curves.equals(ledger.curves)
    assert (again.about.service, again.about.notes, again.about.made_up) == ("Rotherham", ("a note",), True)
    assert workspace.caseload().tables["outcomes"].equals(caseload.tables["outcomes"])
    assert workspace.caseload().extract_date == date(2026, 6, 30)
    assert workspace.quarantine().is_empty()
    assert workspace.manifest() == manifest(notes=("a note",))


def test_the_same_input_twice_leaves_the_same_bytes(workspace: Workspace) -> None:
    workspace.save_import(read(TABLE), NOTHING, sample(), manifest())
    before = files(workspace.path)
    workspace.save_import(read(TABLE), NOTHING, sample(), manifest())
    assert files(workspace.path) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file modes")
def test_the_workspace_is_its_owners_alone(workspace: Workspace) -> None:
    workspace.save_import(read(TABLE), NOTHING, sample(), manifest())
    for path in [workspace.path, *workspace.path.rglob("*")]:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path


@pytest.mark.parametrize("killed_at", range(1, 12))
def test_a_run_that_is_killed_leaves_the_last_one_whole(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, killed_at: int
) -> None:
    workspace.save_import(read(TABLE), NOTHING, sample(), manifest())
    other = Ledger(sample().figures.head(3), sample().comparisons.head(1), sample().about)
    calls = 0
    write = writing.write

    def dying(path: Path, content: bytes) -> None:
        nonlocal calls
        calls += 1
        if calls == killed_at:
            write(path, content[: len(content) // 2])
            raise KeyboardInterrupt
        write(path, content)

    with monkeypatch.context() as patched:
        patched.setattr(writing, "write", dying)
        try:
            workspace.save_import(read(TABLE), NOTHING, other, manifest(notes=("new",)))
            finished = True
        except KeyboardInterrupt:
            finished = False
    assert workspace.ledger().figures.height == (3 if finished else sample().figures.height)
    assert workspace.manifest("caseload").notes == (("new",) if finished else ())
    workspace.save_import(read(TABLE), NOTHING, other, manifest(notes=("new",)))
    assert workspace.ledger().figures.height == 3


def test_two_writers_are_kept_apart(workspace: Workspace) -> None:
    with (
        FileLock(workspace.path / ".lock"),
        pytest.raises(WorkspaceError, match="another yjp is writing here"),
    ):
        workspace.save_ledger(sample(), manifest())


def test_a_folder_that_cannot_be_written_is_a_sentence(workspace: Workspace) -> None:
    before = files(workspace.path)
    # A folder in the lock's place: not even the administrator may write to that.
    (workspace.path / ".lock").mkdir()
    for change in (
        lambda: workspace.save_import(read(TABLE), NOTHING, sample(), manifest()),
        lambda: workspace.save_ledger(sample(), manifest()),
    ):
        with pytest.raises(
            WorkspaceError,
            match=r"w: this workspace cannot be written \(.+\)\. Nothing was changed\. Copy it to a folder that is "
            r"yours, or ask who owns it\.",
        ):
            change()
    assert files(workspace.path) == before


def test_decisions_that_cannot_be_written_are_no_damage(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.open", refused)
    with (
        pytest.raises(WorkspaceError, match=r"this workspace cannot be written \(permission denied\)"),
        workspace_db.changing(workspace.path),
    ):
        pass


def test_a_ledger_computed_anew_replaces_the_imports_own(workspace: Workspace) -> None:
    workspace.save_import(read(TABLE), NOTHING, sample(), manifest())
    for place in range(3):
        workspace.save_ledger(sample(), manifest(notes=(str(place),)))
    assert [p.name for p in (workspace.path / "ledger").iterdir()] == ["000004"]
    assert [(i.number, i.versions["ledger"]) for i in workspace.imports()] == [(1, "000004")]


def numbered_import(workspace: Workspace, place: int) -> None:
    """An import that differs from every other in one child's birthday."""
    table = TABLE.replace("2008-01-01", f"2008-01-{place:02d}")
    workspace.save_import(read(table), NOTHING, sample(), manifest(notes=(str(place),)))


def test_the_last_ten_imports_are_kept_and_any_can_be_restored(workspace: Workspace) -> None:
    for place in range(1, 14):
        numbered_import(workspace, place)
    assert [i.number for i in workspace.imports()] == list(range(4, 14))
    assert [i.number for i in workspace.imports() if i.current] == [13]
    for kind in ("caseload", "ledger"):
        assert len(list((workspace.path / kind).iterdir())) == 10
    workspace.restore(6)
    assert workspace.caseload().tables["children"].item(0, "date_of_birth") == date(2008, 1, 6)
    assert workspace.manifest().notes == ("6",)
    assert [i.number for i in workspace.imports() if i.current] == [14]
    with pytest.raises(WorkspaceError, match=r"there is no import 3\. Those that can be restored: 5, 6"):
        workspace.restore(3)


def test_an_empty_workspace_with_a_space_in_its_name_says_what_can_be_typed(tmp_path: Path) -> None:
    made = Workspace.create(tmp_path / "KPI Service", Settings(service="Rotherham"))
    with pytest.raises(WorkspaceError, match=r'-w "[^"]*KPI Service" import EXTRACT'):
        made.caseload()


def test_an_empty_workspace_says_what_to_do(workspace: Workspace) -> None:
    with pytest.raises(WorkspaceError, match="nothing has been imported yet"):
        workspace.ledger()


def test_a_folder_that_is_no_workspace_says_so(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"there is no yjp\.toml here"):
        Workspace(tmp_path).save_ledger(sample(), manifest())
    with pytest.raises(SettingsError, match=r"there is no yjp\.toml here"):
        Workspace(tmp_path).ledger()


def test_a_workspace_is_not_made_over_something_else(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="there is a workspace here already"):
        Workspace.create(workspace.path, Settings(service="Rotherham"))
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("keep me")
    with pytest.raises(WorkspaceError, match="this is not an empty folder"):
        Workspace.create(tmp_path / "full", Settings(service="Rotherham"))


def test_run_ids_follow_the_content() -> None:
    assert manifest().run_id == manifest().run_id
    assert manifest().run_id != manifest(notes=("x",)).run_id
    assert Manifest.from_json(manifest(counts={"children": {"read": 1}}).to_json()).counts == {
        "children": {"read": 1}
    }
