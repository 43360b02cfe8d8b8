"""Workbooks: every sheet as a grid of text with its true row numbers."""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import IO

import fastexcel
import polars as pl

from yjp.errors import UnreadableInput
from yjp.ingest.files import MAX_UNZIPPED_BYTES
from yjp.ingest.raw import Cells, two_storeys, unique, without_blank_columns, without_blank_rows
from yjp.model.caseload import ROW
from yjp.zips import DAMAGED_ZIP

_PIECE = 1 << 20
_ERROR_CELL = re.compile(rb'<c\b[^>]*\bt="e"')


@dataclass(frozen=True, kw_only=True)
class GridSheet:
    """A sheet of a workbook: row 1 of ``grid`` is row 1 of the sheet. ``reader`` loads it when it is asked for."""

    file: str
    name: str
    content: bytes
    reader: fastexcel.ExcelReader
    place: str = ""

    @property
    def label(self) -> str:
        """How messages name it."""
        return f"{self.file}[{self.name}]"

    @cached_property
    def grid(self) -> pl.DataFrame:
        """Every cell as text; a date's midnight is no information and is cut."""
        # skip_rows=0 keeps blank rows at the top, so that row numbers are the sheet's own.
        try:
            sheet = self.reader.load_sheet(self.name, header_row=None, skip_rows=0, dtypes="string")
            cells = sheet.to_polars()
        except Exception:
            raise UnreadableInput(
                self.label, "the sheet is damaged", "Open it in Excel and save it again."
            ) from None
        return cells.with_columns(
            pl.col(pl.String)
            .str.replace(r"^(\d{4}-\d{2}-\d{2})[ T]00:00:00(\.0+)?$", "$1")
            # Excel takes 1900 for a leap year, so what it shows as 1 January 1900, its day 1, comes a day early.
            .str.replace(r"^1899-12-31$", "1900-01-01")
        )

    def top(self, rows: int) -> list[tuple[str, ...]]:
        """The first rows, blank ones too, as cells of text."""
        return [tuple(cell or "" for cell in row) for row in self.grid.head(rows).iter_rows()]

    def under(self, header_rows: Sequence[int] = ()) -> Cells:
        """The rows under the heading row or rows (counted from 1); without, under the first row that is not blank."""
        return under(self.label, self.grid, header_rows)


def under(label: str, grid: pl.DataFrame, header_rows: Sequence[int]) -> Cells:
    """A grid's rows under its heading row or rows; ``UnreadableInput`` where there are none."""
    rows = tuple(header_rows) or (_first_filled(label, grid),)
    if rows[-1] > grid.height:
        raise UnreadableInput(
            label, f"there is no row {rows[-1]} for the headings", "Check header_row in the mapping."
        )
    storeys = [[(cell or "").strip() for cell in grid.row(number - 1)] for number in rows]
    headings = two_storeys(*storeys) if len(storeys) == 2 else storeys[0]
    frame = grid.slice(rows[-1])
    frame.columns = unique(headings)
    frame = frame.with_row_index(ROW, offset=rows[-1] + 1).with_columns(pl.col(ROW).cast(pl.Int64))
    return without_blank_columns(Cells(file=label, headings=tuple(headings), frame=without_blank_rows(frame)))


def open_workbook(file: str, content: bytes, place: str = "") -> tuple[list[GridSheet], list[str]]:
    """The workbook's sheets, and what a person should know about it."""
    notices = _looked_through(file, content)
    try:
        reader = fastexcel.read_excel(content)
        names = list(reader.sheet_names)
    except Exception:
        raise UnreadableInput(
            file, "this is not a workbook that can be read", "Save it as .xlsx without a password."
        ) from None
    sheets = [GridSheet(file=file, name=name, content=content, reader=reader, place=place) for name in names]
    return sheets, notices


def _looked_through(file: str, content: bytes) -> list[str]:
    """Refuses a workbook that unpacks to too much; says how many cells show a formula's error and come empty."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(member.file_size for member in archive.infolist()) > MAX_UNZIPPED_BYTES:
                raise UnreadableInput(file, "the workbook unpacks to more than 2 GB", "Save it as CSV files.")
            pages = [m for m in archive.infolist() if m.filename.startswith("xl/worksheets/sheet")]
            found = sum(_error_cells(archive.open(page)) for page in pages)
    except DAMAGED_ZIP:
        return []
    return [f"{file}: cells that show a formula's error, read as empty: {found:,}."] if found else []


def _error_cells(page: IO[bytes]) -> int:
    """How many error cells a sheet's XML has, read in pieces that end before a tag."""
    found, rest = 0, b""
    with page:
        while piece := page.read(_PIECE):
            text = rest + piece
            end = max(text.rfind(b"<"), 0)
            found += len(_ERROR_CELL.findall(text[:end]))
            rest = text[end:]
    return found + len(_ERROR_CELL.findall(rest))


def _first_filled(label: str, grid: pl.DataFrame) -> int:
    for number, row in enumerate(grid.iter_rows(), start=1):
        if any((cell or "").strip() for cell in row):
            return number
    raise UnreadableInput(label, "the sheet is empty", "Export it again.")
