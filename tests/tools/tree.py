"""The files of the checkout that are, or are about to be, under version control."""

import subprocess
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@cache
def tracked(under: str = "") -> tuple[Path, ...]:
    """Files tracked by git, and new ones that it does not ignore, relative to the root."""
    # A clone may belong to another user than the one who tests it.
    command = [
        "git",
        "-c",
        "safe.directory=*",
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]
    listed = subprocess.run(
        [*command, "--", under or "."], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    files = (Path(name) for name in sorted(set(listed.split("\0"))) if name)
    return tuple(file for file in files if (ROOT / file).is_file())


def texts() -> Iterator[tuple[str, str]]:
    """(name, text) of every tracked file that is text, and of every part of an Office document."""
    for file in tracked():
        path = ROOT / file
        if file.suffix in (".docx", ".xlsx", ".dotx", ".zip"):
            with zipfile.ZipFile(path) as parts:
                for part in parts.namelist():
                    yield f"{file}:{part}", parts.read(part).decode("utf-8", errors="replace")
            continue
        try:
            yield str(file), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
