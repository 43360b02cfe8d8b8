"""``yjp import --mapping``: an export into the workspace, and a first mapping for one that has none."""

import stat
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.unit.mapping.small import CRIMES, KIDS, RESULTS, WHOLE
from yjp import cli
from yjp.errors import UserError
from yjp.ingest.mapping import read_mapping

DATE = ("--extract-date", "2026-06-30", "--quiet-is-fine")


def run(*words: str | Path) -> Result:
    result = CliRunner().invoke(cli.yjp, [str(w) for w in words])
    if isinstance(result.exception, UserError):
        result.exit_code = result.exception.exit_code
    elif result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    assert run("new", tmp_path / "w", "--service", "Rotherham").exit_code == 0
    return tmp_path / "w"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    folder = tmp_path / "export"
    folder.mkdir()
    for name, text in (("kids", KIDS), ("crimes", CRIMES), ("results", RESULTS)):
        (folder / f"{name}.csv").write_text(text)
    return folder


DROP = '[[table.drop]]\nheading = "Ref"\nequals = "2"\nreason = "tests by the supplier"\n'


def test_a_mapping_of_the_workspace_is_used_and_what_it_leaves_out_is_said(
    workspace: Path, export: Path
) -> None:
    (workspace / "ours.toml").write_text(
        WHOLE.replace('[[table]]\ntable = "offences"', DROP + '[[table]]\ntable = "offences"')
    )
    result = run("-w", workspace, "import", export, "--mapping", "ours", *DATE)
    assert "children: 2 rows read, 1 accepted, 1 left out by the mapping." in result.stderr
    assert "Left out by the mapping, 1 in kids.csv: tests by the supplier." in result.stderr
    assert "offences: 2 rows read, 1 accepted, 1 set aside." in result.stderr
    assert result.exit_code == 1


def test_an_unknown_mapping_names_those_there_are(workspace: Path, export: Path) -> None:
    result = run("-w", workspace, "import", export, "--mapping", "theirs", *DATE)
    assert result.exit_code == 2
    assert "case_system_a" in str(result.exception)


def test_a_suggestion_is_written_for_its_owner_and_nothing_is_imported(
    workspace: Path, exports: dict[str, Path]
) -> None:
    result = run("-w", workspace, "import", "--mapping", "suggest", exports["case_system_a"])
    path = workspace / "mapping-suggested.toml"
    assert result.exit_code == 0
    assert "41 columns of 7 tables were placed, 6 unsure." in result.stderr
    assert read_mapping(path).names[:3] == ("children", "offences", "outcomes")
    assert not (workspace / "current.json").exists()
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text("my own work")
    again = run("-w", workspace, "import", "--mapping", "suggest", exports["case_system_a"])
    assert again.exit_code == 3
    assert "may hold your work" in str(again.exception)
    assert path.read_text() == "my own work"


def test_a_suggestion_goes_where_it_is_asked_to(tmp_path: Path, exports: dict[str, Path]) -> None:
    out = tmp_path / "first.toml"
    assert run("import", "--mapping", "suggest", "--out", out, exports["case_system_b"]).exit_code == 0
    assert read_mapping(out).name == "first"


def test_a_suggestion_asks_for_the_day_of_the_extract_only_where_it_is_not_set(
    workspace: Path, exports: dict[str, Path], tmp_path: Path
) -> None:
    def said(out: str) -> str:
        asked = ("import", "--mapping", "suggest", "--out", tmp_path / out, exports["case_system_b"])
        return run("-w", workspace, *asked).stderr

    assert "--extract-date YYYY-MM-DD" in said("before.toml")
    (workspace / "yjp.toml").write_text('[service]\nname = "Rotherham"\n[extract]\ndate = 2019-06-18\n')
    assert "--extract-date" not in said("after.toml")


def test_out_without_suggest_is_refused(workspace: Path, export: Path) -> None:
    result = run("-w", workspace, "import", export, "--out", "x.toml", *DATE)
    assert result.exit_code == 2
    assert "--out is for --mapping suggest" in str(result.exception)


def test_an_export_that_resembles_nothing_is_one_sentence(workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("Colour,Taste\nred,sweet\n")
    result = run("-w", workspace, "import", "--mapping", "suggest", tmp_path / "other.csv")
    assert result.exit_code == 2
    assert "Nothing in the export resembles a table" in str(result.exception)
    assert not (workspace / "mapping-suggested.toml").exists()


def test_the_mapping_is_part_of_what_a_run_was_made_from(workspace: Path, export: Path) -> None:
    (workspace / "ours.toml").write_text(WHOLE)
    assert run("-w", workspace, "import", export, "--mapping", "ours", *DATE).exit_code == 0
    manifests = "".join(p.read_text() for p in workspace.rglob("manifest.json"))
    assert '"mapping ours": "' in manifests
