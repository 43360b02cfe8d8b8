"""Every command of the page on returns works, in the order in which it is shown."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.unit.cli.test_cli import run
from yjp.errors import EXIT_FINDINGS

PAGE = Path(__file__).resolve().parents[3] / "docs" / "how_to" / "make_returns.md"


def test_the_commands_of_the_page(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = PAGE.read_text(encoding="utf-8")
    commands = [
        line for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) for line in block.splitlines()
    ]
    assert len(commands) == 10
    monkeypatch.chdir(tmp_path)
    shutil.copytree(whole, tmp_path / "rotherham-2019")
    shutil.move(whole, tmp_path / "my-service")
    (printed,) = re.findall(r"```csv\n(.*?)```", text, re.DOTALL)
    Path("printed.csv").write_text(printed, encoding="utf-8")
    codes = {command: run(*shlex.split(command)[1:]).exit_code for command in commands}
    # The printed table does not cast, as the page says.
    assert {command: code for command, code in codes.items() if code} == {
        next(c for c in commands if "--printed" in c): EXIT_FINDINGS
    }
