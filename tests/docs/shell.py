"""Runs the commands of a page: ``yjp`` in this process, in the folder where the test is."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

from click.testing import CliRunner

from tests.docs.desk import translated
from yjp.cli import yjp
from yjp.errors import UserError

_CONTINUED = re.compile(r"\\\n\s*")
_YJP = ("yjp", ".venv/bin/yjp")


def commands(text: str) -> Iterator[list[str]]:
    """The words of each command; comments are left out, a backslash at the end of a line carries on."""
    for line in _CONTINUED.sub(" ", text).splitlines():
        words = shlex.split(line, comments=True)
        if words:
            yield words


def sessions(text: str) -> Iterator[tuple[list[str], str]]:
    """(words of a command, what the page says that it prints) for each line that begins with ``$``."""
    for part in re.split(r"^\$ ", _CONTINUED.sub(" ", text), flags=re.MULTILINE)[1:]:
        line, _, printed = part.partition("\n")
        (words,) = commands(line)
        yield words, printed


def run(words: list[str]) -> tuple[int, str]:
    """Exit code of one command and what it printed; anything but ``yjp`` is an error of the page."""
    assert words[0] in _YJP, (
        f"{words[0]} is not run in the suite: tests/docs/not_run.py is for what cannot be"
    )
    arguments = [name for word in words[1:] for name in _globbed(translated(word))]
    result = CliRunner().invoke(yjp, arguments, prog_name="yjp")
    mistake = result.exception
    if isinstance(mistake, UserError):
        return mistake.exit_code, f"{result.output}yjp: {mistake}\n"
    if mistake is not None and not isinstance(mistake, SystemExit):
        raise mistake
    return result.exit_code, result.output


def differs(printed: str, said: str) -> str | None:
    """What was printed, where it is not what the page says; ``...`` on a line of its own stands for any lines."""
    pattern = "".join(_pattern(line) for line in said.splitlines())
    trimmed = "".join(f"{line.rstrip()}\n" for line in printed.splitlines())
    return None if re.fullmatch(pattern, trimmed) else printed


def _pattern(line: str) -> str:
    return r"(?:.*\n)*?" if line.strip() == "..." else f"{re.escape(line.rstrip())}\n"


def _globbed(word: str) -> list[str]:
    return (sorted(str(file) for file in Path().glob(word)) if "*" in word else []) or [word]
