"""Reading a return that yjp wrote: which one it is, of when, and its cells."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import fastexcel

from yjp.errors import UnreadableInput
from yjp_returns.kpi.declared import KPI
from yjp_returns.stamp import RUN, STAMP_FILE, WHAT

_REMEDY = "Choose a return that yjp wrote, as .xlsx, .json or .csv, or the folder of a case-level return."
_HEADER = "Cell"


@dataclass(frozen=True, kw_only=True)
class ReadBack:
    """A return as it stands in a file. ``values`` are its cells by name, None where empty.

    ``failed`` is the number of checks that fail; None where the file does not say (a CSV).
    """

    name: str
    period: str
    service: str
    failed: int | None
    values: Mapping[str, int | None]


def read_return(path: Path) -> ReadBack:
    """Read a return of ours: a file, or the folder of a case-level return; ``UnreadableInput`` for anything else."""
    try:
        if path.is_dir():
            return _read_back(json.loads((path / STAMP_FILE).read_bytes()), ())
        return _READERS[path.suffix.lower()](path.read_bytes())
    except (OSError, ValueError, KeyError, IndexError, StopIteration, TypeError, fastexcel.FastExcelError):
        raise UnreadableInput(path, "this is not a return that yjp wrote", _REMEDY) from None


def _workbook(content: bytes) -> ReadBack:
    book = fastexcel.read_excel(content)
    run: dict[str, str] = {}
    for what, value in _table(book, RUN, WHAT):
        run.setdefault(what, value)
    has_cells = run["return"] == KPI
    return _read_back(run, ((row[0], row[4]) for row in _table(book, "Cells", _HEADER)) if has_cells else ())


def _table(book: Any, sheet: str, first: str) -> list[tuple[str, ...]]:
    """The rows below the heading row; a publication has lines of text above it."""
    rows = book.load_sheet(sheet, header_row=None, dtypes="string").to_polars().rows()
    top = next(place for place, row in enumerate(rows) if row[0] == first)
    found: list[tuple[str, ...]] = rows[top + 1 :]
    return found


def _json(content: bytes) -> ReadBack:
    found = json.loads(content)
    return _read_back(found, _cells(found["return"], found["cells"]))


def _csv(content: bytes) -> ReadBack:
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    return _read_back(rows[0], _cells(rows[0]["return"], rows))


def _cells(name: str, rows: Iterable[Mapping[str, Any]]) -> Iterable[tuple[str, Any]]:
    """Cells by name: of the KPI return alone, since only that is compared."""
    return ((row["cell"], row["value"]) for row in rows) if name == KPI else ()


def _read_back(about: Mapping[str, Any], cells: Iterable[tuple[str, Any]]) -> ReadBack:
    failed = about.get("failed_checks")
    return ReadBack(
        name=str(about["return"]),
        period=str(about["period"]),
        service=str(about["service"]),
        failed=None if failed is None else int(failed),
        values={name: _number(value) for name, value in cells},
    )


def _number(value: object) -> int | None:
    if value is None or value == "" or str(value).startswith("["):
        return None
    return int(float(str(value)))


_READERS: dict[str, Callable[[bytes], ReadBack]] = {".xlsx": _workbook, ".json": _json, ".csv": _csv}
