"""Where a command's output goes: in which format, and to a file that is written whole or not at all."""

import codecs
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from yjp.errors import UserError

ANYBODY_WRITES: Final = 0o222
"""The bits of a file's mode by which its owner or anybody else may write; on Windows: it is not read-only."""


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
        not_protected(path)
        files.replace(path, content)
    except OSError as problem:
        raise UserError(_cannot(path, problem)) from None


def for_excel(path: Path, content: bytes) -> bytes:
    """What goes into a file that people open: a CSV with the mark by which Excel reads it as UTF-8, and £ as £.

    The ledger's own CSV, and the files of the case-level return, are for programs and have none.
    """
    is_csv = path.suffix.lower() == ".csv" and not content.startswith(codecs.BOM_UTF8)
    return codecs.BOM_UTF8 + content if is_csv else content


def not_protected(path: Path) -> None:
    """Refuse a file that somebody protected from writing: what replaces a file would not ask."""
    if path.is_file() and not path.stat().st_mode & ANYBODY_WRITES:
        raise UserError(
            f"{path}: this file is there already and is write-protected. Choose another name, or take the "
            "protection off."
        )


def _cannot(path: Path, problem: OSError) -> str:
    if path.parent.is_dir() and not os.access(path.parent, os.W_OK):
        return f"{path.parent}: nothing can be written into this folder ({problem.strerror}). Choose another place."
    return f"{path}: this file cannot be written ({problem.strerror}). Close it, or choose another."
