"""Where a command's output goes: in which format, and to a file that is written whole or not at all."""

from collections.abc import Mapping
from pathlib import Path

from yjp.errors import UserError


def format_of(form: str | None, out: Path | None, suffixes: Mapping[str, str], usual: str = "text") -> str:
    """What was asked for, else what the file is called, else the usual one, which is for a screen."""
    if form:
        return form
    if out is None:
        return usual
    if out.suffix.lower() not in suffixes:
        raise UserError(f"{out}: which format? Say --format, or end the name in {', '.join(suffixes)}.")
    return suffixes[out.suffix.lower()]


def write(path: Path, content: bytes, *, new_folder: bool = False) -> None:
    """Write a file whole or not at all, and for the owner alone: it may hold values of children's records."""
    from yjp import files

    try:
        if new_folder:
            path.parent.mkdir(parents=True, exist_ok=True)
        elif not path.parent.is_dir():
            raise UserError(f"{path.parent}: there is no such folder. Make it, or choose another place.")
        files.replace(path, content)
    except OSError as problem:
        raise UserError(
            f"{path}: this file cannot be written ({problem.strerror}). Close it, or choose another."
        ) from None
