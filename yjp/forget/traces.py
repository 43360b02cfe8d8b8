"""Files of a workspace that hold a child's id: exports, plans and extracts, which only people may delete."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

import polars as pl

from yjp.forget.decided import SHORTEST, word
from yjp.zips import DAMAGED_ZIP

LARGEST_MEMBER: Final = 500_000_000
_CLOSED: Final = (".pdf", ".7z", ".gz", ".rar", ".doc", ".xls", ".ppt")
"""Kinds of files that keep their text packed in a way that is not looked into."""


_CLEARED: Final = ("caseload", "quarantine", "ledger", "imports", "current.json", "workspace.json")
"""What a deletion goes through by columns, however short the id is."""


@dataclass(frozen=True, kw_only=True)
class Traces:
    """Paths below the workspace: those that hold the id, and those that could not be looked into."""

    holding: tuple[Path, ...]
    closed: tuple[Path, ...]


def traces(workspace: Path, child_id: str) -> Traces:
    """Look at the name of every file of a workspace and through it, also inside zips, Office files and Parquet.

    For an id too short to be told from any other number, all are closed but those that hold no text of people.
    """
    paths = sorted(p for p in workspace.rglob("*") if p.is_file() and p.name != ".lock")
    if len(child_id) < SHORTEST:
        documents = [p for p in paths if p.relative_to(workspace).parts[0] not in _CLEARED]
        return Traces(holding=(), closed=tuple(documents))
    holding, closed = [], []
    for path in paths:
        named = word(child_id).search(path.relative_to(workspace).as_posix())
        found = True if named else _holds(path, child_id)
        if found is None:
            closed.append(path)
        elif found:
            holding.append(path)
    return Traces(holding=tuple(holding), closed=tuple(closed))


def _holds(path: Path, child_id: str) -> bool | None:
    """Whether a file holds the id; none where that cannot be said."""
    if path.suffix.lower() in _CLOSED:
        return None
    try:
        if path.suffix == ".parquet":
            return _frame_holds(pl.read_parquet(path), child_id)
        with path.open("rb") as file:
            packed = file.read(2) == b"PK"
        if packed:
            with zipfile.ZipFile(path) as archive:
                return any(_bytes_hold(content, child_id) for content in _members(archive))
        return _bytes_hold(path.read_bytes(), child_id)
    except (*DAMAGED_ZIP, pl.exceptions.PolarsError):
        return None


def _members(archive: zipfile.ZipFile) -> Iterator[bytes]:
    for member in archive.infolist():
        yield member.filename.encode()
        if member.file_size > LARGEST_MEMBER:
            raise zipfile.BadZipFile(member.filename)
        content = archive.read(member)
        yield content
        if content[:2] == b"PK":
            with zipfile.ZipFile(BytesIO(content)) as inner:
                yield from _members(inner)


def _bytes_hold(content: bytes, child_id: str) -> bool:
    for encoding in ("utf-8", "utf-16-le"):
        if child_id.encode(encoding) in content:
            # Letters of Word may be cut by tags, so what lies between tags is read as one text too.
            text = content.decode(encoding, errors="replace")
            if word(child_id).search(text):
                return True
    if content[:5] != b"<?xml":
        return False
    return bool(word(child_id).search(re.sub(r"<[^>]*>", "", content.decode("utf-8", errors="replace"))))


def _frame_holds(frame: pl.DataFrame, child_id: str) -> bool:
    text = frame.select(pl.col(pl.String))
    return any(
        word(child_id).search(value)
        for column in text.get_columns()
        for value in column.filter(column.str.contains(child_id, literal=True))
    )
