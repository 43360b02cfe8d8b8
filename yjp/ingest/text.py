"""Text files: encoding, separator, heading row and rows, with every row accounted for."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from yjp.errors import UnreadableInput
from yjp.ingest.raw import Cells, RaggedRow, two_storeys, unique, without_blank_columns, without_blank_rows
from yjp.model.caseload import ROW

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_EXCEL_HINT = re.compile(r"^\s*sep=(.)\s*$")
"""Excel writes and reads a first line such as ``sep=;``: it is no row."""


def decode(file: str, content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file: UTF-8 (a byte-order mark is dropped), UTF-16, else Windows-1252, said so."""
    if not content or content.isspace():
        raise UnreadableInput(file, "the file is empty", "Export it again.")
    if encoding := _utf_16(content):
        try:
            return _line_ends(content.decode(encoding)), (f"{file}: read as UTF-16.",)
        except UnicodeDecodeError:
            raise UnreadableInput(
                file, "the UTF-16 text is damaged", "Export it again as UTF-8 CSV."
            ) from None
    notices: tuple[str, ...] = ()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
        notices = (f"{file}: not UTF-8; read as Windows-1252.",)
    if "\0" in text:
        raise UnreadableInput(
            file, "this is not a text file", "Give a CSV file, or a workbook with its own ending."
        )
    return _line_ends(text), notices


def _utf_16(content: bytes) -> str | None:
    """UTF-16 by its mark, or by a null in every second byte of its beginning."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    start = content[:200]
    if len(start) > 3 and not any(start[1::2]) and all(start[::2]):
        return "utf-16-le"
    if len(start) > 3 and not any(start[::2]) and all(start[1::2]):
        return "utf-16-be"
    return None


def _line_ends(text: str) -> str:
    """Line ends of old Macs, a lone carriage return, become line feeds."""
    return text.replace("\r", "\n") if "\r" in text and "\n" not in text else text


@dataclass(frozen=True, kw_only=True)
class TextSheet:
    """A text file as a sheet: read when it is asked for."""

    file: str
    content: bytes
    place: str = ""
    name: None = None

    @property
    def label(self) -> str:
        """How messages name it."""
        return self.file

    @cached_property
    def _decoded(self) -> tuple[str, tuple[str, ...]]:
        return decode(self.file, self.content)

    def top(self, rows: int) -> list[tuple[str, ...]]:
        """The first rows, blank ones too, as cells of text."""
        text, _ = self._decoded
        lines = [line.rstrip("\r") for line in text.split("\n", rows)[:rows]]
        separator = _separator(max(lines, key=lambda line: max(map(line.count, SEPARATORS)), default=""))
        try:
            return [tuple(next(csv.reader([line], delimiter=separator), ())) for line in lines]
        except csv.Error:
            return []

    def under(self, header_rows: Sequence[int] = ()) -> Cells:
        """The rows under the heading row or rows (counted from 1); without, under the first line that is not blank."""
        text, notices = self._decoded
        rows = tuple(header_rows) or (_first_line(text),)
        above, body = _split(self.file, text, rows)
        separator = _separator(next(_lines(body), ""))
        if separator != ",":
            notices += (f"{self.file}: columns are separated by {SEPARATORS[separator]}; read as such.",)
        headings = _record(self.file, body, separator)
        if above is not None:
            upper = _record(self.file, above, separator)
            headings = two_storeys((upper + [""] * len(headings))[: len(headings)], headings)
        frame, ragged = _rows(self.file, body, separator, unique(headings), rows[-1] + 1)
        cells = Cells(
            file=self.file,
            headings=tuple(headings),
            frame=without_blank_rows(frame),
            ragged=ragged,
            notices=notices,
        )
        return without_blank_columns(cells)


def _separator(line: str) -> str:
    """The separator that a line of headings has most of; commas where it has none."""
    return max(SEPARATORS, key=line.count)


def _first_line(text: str) -> int:
    """The number of the first line that is neither blank nor Excel's hint of the separator."""
    for number, line in enumerate(_lines(text), start=1):
        if line.strip() and not (number == 1 and _EXCEL_HINT.match(line)):
            return number
    return 1


def _split(file: str, text: str, rows: Sequence[int]) -> tuple[str | None, str]:
    """The line of the upper heading row, if there are two, and the text from the lower one on."""
    lines, place, above = 0, 0, None
    while lines < rows[-1] - 1:
        end = text.find("\n", place)
        if end < 0:
            raise UnreadableInput(
                file, f"there is no row {rows[-1]} for the headings", "Check header_row in the mapping."
            )
        lines += 1
        if len(rows) > 1 and lines == rows[0]:
            above = text[place:end]
        place = end + 1
    return above, text[place:]


def _lines(text: str) -> Iterator[str]:
    """Lines with their ends, without copying the rest of the text."""
    place = 0
    while place < len(text):
        end = text.find("\n", place)
        end = len(text) if end < 0 else end + 1
        yield text[place:end]
        place = end


def _record(file: str, text: str, separator: str) -> list[str]:
    """The cells of the first record, trimmed."""
    try:
        return [cell.strip() for cell in next(csv.reader(_lines(text), delimiter=separator, strict=True), [])]
    except csv.Error:
        raise _open_quote(file) from None


def _rows(
    file: str, body: str, separator: str, names: list[str], first: int
) -> tuple[pl.DataFrame, tuple[RaggedRow, ...]]:
    """The records under the headings as text, numbered from ``first``, and those that are too wide."""
    try:
        frame = pl.read_csv(body.encode(), separator=separator, infer_schema=False)
    except pl.exceptions.PolarsError:
        # Polars stops at the first row that is too wide and quotes it; the slow way keeps every row.
        return _row_by_row(file, body, separator, names, first)
    if frame.width != len(names):
        return _row_by_row(file, body, separator, names, first)
    frame.columns = names
    return _numbered(frame, first), ()


def _row_by_row(
    file: str, body: str, separator: str, names: list[str], first: int
) -> tuple[pl.DataFrame, tuple[RaggedRow, ...]]:
    try:
        _, *records = csv.reader(_lines(body), delimiter=separator, strict=True)
    except csv.Error:
        raise _open_quote(file) from None
    width = len(names)
    ragged = tuple(
        RaggedRow(place, tuple(cells), f"has {len(cells)} cells where the header has {width}")
        for place, cells in enumerate(records, start=first)
        if _too_wide(cells, width)
    )
    # A row that is too wide stays in its place as a blank, so that the rows after it keep their numbers.
    fitted = [[] if _too_wide(cells, width) else cells for cells in records]
    columns = {
        name: [(cells[i] or None) if i < len(cells) else None for cells in fitted]
        for i, name in enumerate(names)
    }
    return _numbered(pl.DataFrame(columns, schema=dict.fromkeys(names, pl.String)), first), ragged


def _too_wide(cells: Sequence[str], width: int) -> bool:
    """Whether something stands beyond the last heading; separators at the end of a line are nothing."""
    return len(cells) > width and any(cell.strip() for cell in cells[width:])


def _numbered(frame: pl.DataFrame, first: int) -> pl.DataFrame:
    return frame.with_row_index(ROW, offset=first).with_columns(pl.col(ROW).cast(pl.Int64))


def _open_quote(file: str) -> UnreadableInput:
    return UnreadableInput(file, "a quotation mark is opened and never closed", "Export it again.")
