"""Puts a refreshed plan in the place of the old one: whole or not at all, with the old one kept beside it."""

import os
from itertools import count
from pathlib import Path

from yjp import files
from yjp.errors import Refused, UnreadableInput


def read_bytes(path: Path) -> bytes:
    """The file's bytes; ``UnreadableInput`` where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as problem:
        raise UnreadableInput(
            path, f"it cannot be read ({problem.strerror})", "Close it elsewhere and try again."
        ) from None


def refuse_if_open(path: Path) -> None:
    """``Refused`` while Word or LibreOffice has the file open: they would write over what is put there."""
    name = path.name
    # Word's mark leaves out up to two letters of the name, by how long it is.
    marks = [f"~${name[cut:]}" for cut in (2, 1, 0)] + [f".~lock.{name}#"]
    if any((path.parent / mark).exists() for mark in marks):
        raise Refused(
            f"{path}: it is open in Word or LibreOffice, or was when that crashed. Close it and try again."
        )


def backup(path: Path, content: bytes) -> Path:
    """Keep the bytes beside the file, as ``plan.bak-1.docx`` and so on, so that Word can open them."""
    for number in count(1):
        place = path.with_name(f"{path.stem}.bak-{number}{path.suffix}")
        try:
            # Made here and now, so that no other run takes the same name.
            os.close(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError:
            continue
        files.write(place, content)
        return place
    raise AssertionError("there is always a next number")


def save(path: Path, content: bytes, before: bytes | None = None) -> None:
    """Write the file down to the disk beside its place and move it there in one step; its access rights stay.

    ``before`` is what it held when it was read: ``Refused`` where somebody has saved it since.
    """
    target = path.resolve()
    temporary = target.with_name(f".{target.name}.new")
    mode = target.stat().st_mode & 0o777 if target.exists() else None
    try:
        files.write(temporary, content)
        if mode is not None:
            temporary.chmod(mode)
        if before is not None and target.read_bytes() != before:
            raise Refused(
                f"{path}: somebody saved it while it was being refreshed. Nothing was written: try again."
            )
        temporary.replace(target)
    except PermissionError:
        raise Refused(f"{path}: it cannot be written now. Close it in Word and try again.") from None
    finally:
        temporary.unlink(missing_ok=True)
    files.sync_folder(target.parent)
