"""Commands as people type them next: how yjp is called here, and names of files and folders ready to be typed.

Every command that a message prints is made here, so that it can be copied as it stands. Where the program lies is read
from the command line that runs; anything but yjp itself (a server, a test) calls it by its name.
"""

import os
import re
import shlex
import shutil
import sys
from pathlib import Path
from typing import Final

_PLAIN: Final = re.compile(r"[\w@%+=:,./\\-]+")
"""Words that no shell takes apart. A backslash parts folders on Windows; elsewhere it is quoted."""
_QUOTED: Final = re.compile(r"[^\"`$!%\\]+" if os.name != "nt" else r"[^\"%]+")
"""Words that double quotation marks keep together, in the shells of every system."""


def program() -> str:
    """How to run yjp again: its name, or its path where the name would not be found."""
    path = Path(sys.argv[0]).absolute()
    if shutil.which("yjp") or path.stem.lower() != "yjp" or not path.is_file():
        return "yjp"
    return as_typed(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def in_workspace(path: Path) -> str:
    """How a command in this workspace begins, ready to be typed: with ``-w``, unless we stand in it."""
    return program() if path == Path() else f"{program()} -w {as_typed(path)}"


def as_typed(name: Path | str) -> str:
    """A file, a folder or another word of a command, in quotation marks where a shell would take it apart."""
    text = str(name)
    if _PLAIN.fullmatch(text) and (os.name == "nt" or "\\" not in text):
        return text
    if _QUOTED.fullmatch(text):
        return f'"{text}"'
    return shlex.quote(text) if os.name != "nt" else f'"{text}"'
