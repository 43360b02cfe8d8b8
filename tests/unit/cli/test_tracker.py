"""``yjp tracker``: a summary without a child; the list only where it is asked for, marked, owned and written down."""

import csv
import io
import json
import re
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from yjp import workspace_db
from yjp.access_log import openings
from yjp.cli import yjp
from yjp.cli.case_lists import WorkspaceCaseLists
from yjp.cli.release_source import version
from yjp.errors import EXIT_USAGE
from yjp.store import Workspace

CASE = re.compile(r"\bC\d{3,}\b")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("tracker") / "w"
    assert CliRunner().invoke(yjp, ["demo", "--no-serve", "--dir", str(folder)]).exit_code == 0
    return folder


@pytest.fixture(autouse=True)
def _no_log(workspace: Path) -> None:
    (workspace / workspace_db.FILE).unlink(missing_ok=True)


def run(workspace: Path, *arguments: str) -> Result:
    return CliRunner().invoke(yjp, ["-w", str(workspace), "tracker", *arguments])


def test_the_summary_has_no_child_and_is_nobody_s_business_to_write_down(workspace: Path) -> None:
    result = run(workspace)
    assert result.exit_code == 0
    assert "made up" in result.output
    assert "After diversion (followed apart)" in result.output
    assert not CASE.search(result.output)
    assert openings(workspace) == ()


def test_the_list_is_written_down_before_it_is_shown(workspace: Path) -> None:
    result = run(workspace, "--cases", "--group", "priority")
    (opened,) = openings(workspace)
    assert opened.name == "tracker substantive priority"
    assert opened.children == len(CASE.findall(result.output)) > 0
    assert "not for publication" in result.output
    assert "Only children of a priority group." in result.output


def test_a_list_in_a_file_is_marked_row_by_row_and_its_owner_s_alone(workspace: Path, tmp_path: Path) -> None:
    path = tmp_path / "tracker.csv"
    result = run(workspace, "--format", "csv", "--out", str(path))
    assert result.exit_code == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    assert {row["marking"] for row in rows} == {
        "Single children: for the service only, not for publication. "
        "The children in this example are made up; they stand for nobody."
    }
    assert openings(workspace)[0].children == len(rows)
    assert {row["state"] for row in rows} <= {"open", "waiting"}
    assert "date_of_birth" not in rows[0]


def test_json_says_what_it_is(workspace: Path, tmp_path: Path) -> None:
    path = tmp_path / "tracker.json"
    run(workspace, "--format", "json", "--cohort", "diversion", "--on", "2018-12-31", "--out", str(path))
    found = json.loads(path.read_text(encoding="utf-8"))
    assert found["made_up"] is True
    assert found["known_on"] == "2018-12-31"
    assert {row["cohort"] for row in found["cases"]} == {"diversion"}
    assert openings(workspace)[0].name == "tracker diversion"


def test_a_list_never_goes_to_the_screen_as_data(workspace: Path) -> None:
    result = run(workspace, "--format", "csv")
    assert getattr(result.exception, "exit_code", None) == EXIT_USAGE
    assert "--out FILE" in str(result.exception)
    assert openings(workspace) == ()


def test_mistakes_are_one_sentence(workspace: Path) -> None:
    assert "many_reoffences" in str(run(workspace, "--group", "nobody").exception)
    assert "says nothing of 2030-01-01" in str(run(workspace, "--on", "2030-01-01").exception)


def test_thresholds_of_the_service_count(workspace: Path) -> None:
    settings = workspace / "yjp.toml"
    before = settings.read_text(encoding="utf-8")
    try:
        settings.write_text(before.replace("many_reoffences = 5", "many_reoffences = 2"), encoding="utf-8")
        assert "2 or more proven reoffences [many_reoffences]" in run(workspace).output
        settings.write_text(before.replace("serious_gravity = 5", "serious_gravity = 9"), encoding="utf-8")
        assert "[tracker] serious_gravity should be a gravity score from 1 to 8." in str(
            run(workspace).exception
        )
    finally:
        settings.write_text(before, encoding="utf-8")


def test_the_dashboard_s_lists_have_the_same_children(workspace: Path) -> None:
    printed = run(workspace, "--cases").output
    lists = WorkspaceCaseLists(Workspace(workspace))
    found = lists.open("tracker", "pat", version(workspace))
    assert found is not None
    assert sorted(row[0] for row in found.rows) == sorted(CASE.findall(printed))
    first = lists.open("tracker_priority", "pat", version(workspace))
    assert first is not None
    assert 0 < len(first.rows) <= len(found.rows)
    assert all(row[-1] for row in first.rows)
