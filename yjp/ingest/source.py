"""Finds the tables of a plain extract in a folder, a zip, a workbook or single CSV files, all cells as text."""

import hashlib
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import fastexcel
import polars as pl

from yjp.errors import UnreadableInput
from yjp.ingest.text import RaggedRow, decode, read_text_table
from yjp.model.registry import NAMES

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
TEXTS = (".csv", ".txt", ".tsv")
MAX_UNZIPPED_BYTES = 2_000_000_000
"""A zip that unpacks to more is refused: no service's extract comes near it."""


@dataclass(frozen=True, kw_only=True)
class RawTable:
    """A table as it came: text cells, rows in their order (blank ones as nulls), and rows of the wrong width apart."""

    name: str
    file: str
    frame: pl.DataFrame
    ragged: tuple[RaggedRow, ...]
    notices: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Source:
    """What was found: raw tables, files that are no table of ours, and the hash of every file read."""

    tables: tuple[RawTable, ...]
    notices: tuple[str, ...]
    hashes: dict[str, str]


def read_source(paths: Sequence[Path]) -> Source:
    """Read every table found at the paths; ``UnreadableInput`` names what is wrong with a file."""
    tables: list[RawTable] = []
    notices: list[str] = []
    hashes: dict[str, str] = {}
    for name, content in _files(paths):
        suffix, stem = PurePosixPath(name).suffix.lower(), PurePosixPath(name).stem.strip().lower()
        if suffix in WORKBOOKS:
            found, extra = _workbook(name, content)
            notices += extra
        elif suffix in TEXTS and stem in NAMES:
            text, decoding = decode(name, content)
            cells = read_text_table(name, text)
            found = [
                RawTable(
                    name=stem,
                    file=name,
                    frame=cells.frame,
                    ragged=cells.ragged,
                    notices=(*decoding, *cells.notices),
                )
            ]
        else:
            if stem != "readme":
                notices.append(f"{name}: not a table of the plain extract, left alone.")
            continue
        hashes[name] = hashlib.sha256(content).hexdigest()
        for table in found:
            if twin := next((t for t in tables if t.name == table.name), None):
                raise UnreadableInput(
                    table.file,
                    f"the table {table.name!r} is also in {twin.file}",
                    "Give one file for each table.",
                )
            tables.append(table)
    return Source(tables=tuple(tables), notices=tuple(notices), hashes=hashes)


def _files(paths: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    """Names (relative, with forward slashes) and contents, in a stable order; a zip is read in memory."""
    for path in paths:
        if not path.exists():
            raise UnreadableInput(path, "there is no such file or folder", "Check the path.")
        if path.is_dir():
            inside = sorted(p for p in path.iterdir() if p.is_file() and not p.name.startswith((".", "~$")))
            if not inside:
                raise UnreadableInput(
                    path, "the folder holds no files", "Give the folder that holds the extract."
                )
            for file in inside:
                yield file.name, _read(file)
        elif path.suffix.lower() == ".zip":
            yield from _unzipped(path)
        else:
            yield path.name, _read(path)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        reason = problem.strerror or "it cannot be opened"
        raise UnreadableInput(path, reason, "Close the file in other programs and try again.") from None


def _unzipped(path: Path) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda m: m.filename)
            if sum(m.file_size for m in members) > MAX_UNZIPPED_BYTES:
                raise UnreadableInput(
                    path, "the zip unpacks to more than 2 GB", "Unpack it and import the folder."
                )
            for member in members:
                # Only the last part of the name is used, so no name can point outside.
                name = PurePosixPath(member.filename.replace("\\", "/")).name
                if not name.startswith((".", "~$")):
                    yield name, archive.read(member)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        raise UnreadableInput(
            path, "the zip is damaged or encrypted", "Make it again without a password."
        ) from None


def _workbook(file: str, content: bytes) -> tuple[list[RawTable], list[str]]:
    try:
        workbook = fastexcel.read_excel(content)
        names = list(workbook.sheet_names)
    except Exception:
        raise UnreadableInput(
            file, "this is not a workbook that can be read", "Save it as .xlsx without a password."
        ) from None
    tables, notices = [], []
    for sheet in names:
        name = sheet.strip().lower()
        if name not in NAMES:
            notices.append(f"{file}, sheet {sheet!r}: not a table of the plain extract, left alone.")
            continue
        frame = workbook.load_sheet(sheet, dtypes="string").to_polars()
        tables.append(
            RawTable(name=name, file=f"{file}[{sheet}]", frame=_times_cut(frame), ragged=(), notices=())
        )
    return tables, notices


def _times_cut(frame: pl.DataFrame) -> pl.DataFrame:
    """A date cell of a workbook comes as ``2005-03-04 00:00:00``; its midnight is no information."""
    return frame.with_columns(
        pl.col(pl.String).str.replace(r"^(\d{4}-\d{2}-\d{2})[ T]00:00:00(\.0+)?$", "$1")
    )
