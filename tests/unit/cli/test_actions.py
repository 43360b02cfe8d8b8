"""``yjp actions``: what the list prints can be said back."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from yjp.cli import yjp


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("actions") / "w"
    assert CliRunner().invoke(yjp, ["demo", "--no-serve", "--dir", str(folder)]).exit_code == 0
    return folder


def run(workspace: Path, *arguments: str) -> str:
    result = CliRunner().invoke(yjp, ["-w", str(workspace), "actions", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize("words", ["on track", "On track", "on_track", "at risk", "done"])
def test_a_status_is_taken_as_the_list_prints_it(workspace: Path, words: str) -> None:
    identifier = run(workspace, "list").split()[0]
    printed = words.lower().replace("_", " ")
    assert f"; {printed}" in run(workspace, "update", identifier, "--set", f"status={words}", "--who", "pat")
    assert f"; {printed}" in run(workspace, "add", f"Try {words!r}", "--status", words, "--who", "pat")


def test_help_names_statuses_fields_and_the_form_of_a_date() -> None:
    words = " ".join(CliRunner().invoke(yjp, ["actions", "update", "--help"]).output.split())
    for each in ("not started, on track, at risk, late, done, stopped", "progress", "due=2026-07-31"):
        assert each in words


def test_an_unknown_status_is_refused_with_the_known_ones(workspace: Path) -> None:
    result = CliRunner().invoke(yjp, ["-w", str(workspace), "actions", "add", "x", "--status", "soon"])
    assert result.exit_code != 0
    assert '"on track"' in f"{result.output}{result.exception}"
