"""The files of an extract: in a folder, in a zip (read in memory, never unpacked to disk) or given one by one."""

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from yjp.errors import UnreadableInput
from yjp.zips import DAMAGED_ZIP

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
TEXTS = (".csv", ".txt", ".tsv")
XML = (".xml",)
LOCK = "~$"
"""How the name of the file begins that Office keeps beside an open document."""
MAX_UNZIPPED_BYTES = 2_000_000_000
"""A zip that unpacks to more is refused: no service's extract comes near it."""


def files(paths: Sequence[Path]) -> Iterator[tuple[str, bytes | None, str]]:
    """Names (the last part only) and contents in a stable order, and where each lies: in which folder or zip.

    The content is ``None`` where the kind is not ours.
    """
    for path in paths:
        if not path.exists():
            raise UnreadableInput(path, "there is no such file or folder", "Check the path.")
        if path.is_dir():
            inside = sorted(p for p in path.iterdir() if p.is_file() and not _hidden(p.name))
            if not inside:
                raise UnreadableInput(
                    path, "the folder holds no files", "Give the folder that holds the extract."
                )
            for file in inside:
                yield file.name, _read(file) if _ours(file.name) else None, str(path)
        elif path.suffix.lower() == ".zip":
            yield from _unzipped(path)
        else:
            yield path.name, _read(path) if _ours(path.name) else None, str(path.parent)


def suffix(name: str) -> str:
    """The file's ending in lower case, with its dot."""
    return PurePosixPath(name).suffix.lower()


def stem(name: str) -> str:
    """The file's name without its ending, trimmed and in lower case."""
    return PurePosixPath(name).stem.strip().lower()


def _ours(name: str) -> bool:
    return suffix(name) in (*WORKBOOKS, *TEXTS, *XML)


def _hidden(name: str) -> bool:
    """Hidden files, and the lock files that Office leaves beside an open document."""
    return name.startswith((".", LOCK))


def _read(path: Path) -> bytes:
    if path.name.startswith(LOCK):
        raise UnreadableInput(
            path,
            "this is Excel's own lock file",
            f"Close the workbook and choose {path.name.removeprefix(LOCK)}.",
        )
    try:
        content = path.read_bytes()
        if not content:
            raise UnreadableInput(path.name, "the file is empty (0 bytes)", "Export it again.")
        return content
    except OSError as problem:
        reason = problem.strerror or "it cannot be opened"
        raise UnreadableInput(path, reason, "Close the file in other programs and try again.") from None


def _unzipped(path: Path) -> Iterator[tuple[str, bytes | None, str]]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda m: m.filename)
            if sum(m.file_size for m in members) > MAX_UNZIPPED_BYTES:
                raise UnreadableInput(
                    path, "the zip unpacks to more than 2 GB", "Unpack it and import the folder."
                )
            for member in members:
                # Only the last part of the name is used, so no name can point outside.
                inside = PurePosixPath(member.filename.replace("\\", "/"))
                if not _hidden(inside.name):
                    content = archive.read(member) if _ours(inside.name) else None
                    yield inside.name, content, str(path / inside.parent)
    except DAMAGED_ZIP:
        raise UnreadableInput(
            path, "the zip is damaged or encrypted", "Make it again without a password."
        ) from None
