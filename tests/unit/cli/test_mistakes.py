"""What is said of a mistyped option or command, and of what the system refuses: a sentence that helps, no traceback."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from yjp.cli import main, yjp
from yjp.cli.mistakes import sentence
from yjp.errors import UserError


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(yjp, [str(word) for word in words])


def program(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from yjp.cli import main; main()", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_no_option_is_suggested_that_acts_without_being_asked() -> None:
    said = run("forget", "--reason", "x")
    assert said.exit_code == 2
    assert "No such option '--reason'." in said.stderr
    assert "--yes" not in said.stderr
    assert "Did you mean '--extract-date'?" in run("import", "--extrat-date", "2019-06-18", "x").stderr


@pytest.mark.parametrize("option", ["-w", "--workspace"])
def test_the_workspace_stands_before_the_command(option: str) -> None:
    said = CliRunner().invoke(yjp, ["import", option, "My Service", "x"], prog_name="yjp")
    assert said.exit_code == 2
    assert f"{option} stands before the command: yjp -w FOLDER import ..." in said.stderr
    nested = CliRunner().invoke(yjp, ["plan", "draft", option, "My Service"], prog_name="yjp")
    assert f"{option} stands before the command: yjp -w FOLDER plan draft ..." in nested.stderr


@pytest.mark.parametrize(
    ("words", "meant"),
    [(("impor",), "import"), (("plan", "drat"), "draft"), (("actions", "updte"), "update")],
)
def test_of_a_mistyped_command_the_one_spelt_like_it_is_named(words: tuple[str, ...], meant: str) -> None:
    said = run(*words)
    assert said.exit_code == 2
    assert f"No such command {words[-1]!r}. Did you mean {meant!r}?" in said.stderr


def test_a_folder_that_cannot_be_made_is_a_sentence_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for words in (
        ("new", tmp_path / "file" / "w", "--service", "Rotherham"),
        ("example", tmp_path / "file" / "e"),
    ):
        said = program(*words)
        assert said.returncode == 3
        (line,) = said.stderr.splitlines()
        assert line.startswith(f"yjp: {words[1]}: ")


def test_what_was_noted_of_a_mistake_is_said_with_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(**_: object) -> None:
        mistake = UserError("ours.toml: line 1 is wrong.")
        mistake.add_note("Nothing was imported.")
        raise mistake

    monkeypatch.setattr("yjp.cli.yjp", stopped)
    # main makes the streams UTF-8 and the warnings sentences: both stay as they were for the other tests.
    monkeypatch.setattr("yjp.cli.say_deprecations", lambda: None)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert capsys.readouterr().err == "yjp: ours.toml: line 1 is wrong. Nothing was imported.\n"


def test_what_has_no_number_of_the_system_is_a_bug_and_stays_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: object) -> None:
        raise OSError("a bug")

    monkeypatch.setattr("yjp.cli.yjp", broken)
    monkeypatch.setattr("yjp.cli.say_deprecations", lambda: None)
    with pytest.raises(OSError, match="a bug"):
        main()


def test_what_the_system_refuses_is_said_with_what_to_do() -> None:
    denied = PermissionError(errno.EACCES, os.strerror(errno.EACCES), "s/scorecards/ours.toml.tmp")
    assert sentence(denied) == (
        "s/scorecards/ours.toml: it cannot be read or written (permission denied). Choose a folder that is yours, or "
        "ask who owns this one."
    )
    assert sentence(OSError(errno.ENOSPC, "x")) == "the disk is full. Make room, then run it again."
