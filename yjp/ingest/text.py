"""Text files: encoding, separator, header and rows, with every row accounted for."""

import csv
import io
from dataclasses import dataclass

import polars as pl

from yjp.errors import UnreadableInput

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


@dataclass(frozen=True)
class RaggedRow:
    """A row with more cells than the header; its cells are kept as they came."""

    row: int
    cells: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class TextTable:
    """A table of text cells, its rows of the wrong width, and what a person should know about the reading."""

    frame: pl.DataFrame
    ragged: tuple[RaggedRow, ...]
    notices: tuple[str, ...]


def decode(file: str, content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file: UTF-8 (a byte-order mark is dropped), UTF-16 by its mark, else Windows-1252, said so."""
    if not content.strip():
        raise UnreadableInput(file, "the file is empty", "Export it again.")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16"), (f"{file}: read as UTF-16.",)
        except UnicodeDecodeError:
            raise UnreadableInput(
                file, "the UTF-16 text is damaged", "Export it again as UTF-8 CSV."
            ) from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace"), (f"{file}: not UTF-8; read as Windows-1252.",)
    if "\0" in text:
        raise UnreadableInput(
            file, "this is not a text file", "Give a CSV file, or a workbook with its own ending."
        )
    return text, ()


def read_text_table(file: str, text: str) -> TextTable:
    """Rows as text under the header's names, lower case and trimmed; blank rows stay, as nulls, to keep row numbers."""
    header = text.lstrip("\r\n").split("\n", 1)[0]
    separator = max(SEPARATORS, key=header.count)
    notices: tuple[str, ...] = ()
    if separator != "," and separator in header:
        notices = (f"{file}: columns are separated by {SEPARATORS[separator]}; read as such.",)
    try:
        frame = pl.read_csv(text.encode(), separator=separator, infer_schema=False)
        ragged: tuple[RaggedRow, ...] = ()
    except pl.exceptions.PolarsError:
        # Polars stops at the first row that is too wide and quotes it; the slow way keeps every row.
        frame, ragged = _row_by_row(file, text, separator)
    return TextTable(_named(file, frame), ragged, notices)


def _row_by_row(file: str, text: str, separator: str) -> tuple[pl.DataFrame, tuple[RaggedRow, ...]]:
    try:
        header, *body = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    except csv.Error:
        raise UnreadableInput(
            file, "a quotation mark is opened and never closed", "Export it again."
        ) from None
    width = len(header)
    ragged = tuple(
        RaggedRow(place, tuple(cells), f"has {len(cells)} cells where the header has {width}")
        for place, cells in enumerate(body, start=2)
        if len(cells) > width
    )
    # A row that is too wide stays in its place as a blank, so that the rows after it keep their numbers.
    fitted = [[] if len(cells) > width else cells for cells in body]
    columns = {
        f"{name}_duplicated_{i}" if name in header[:i] else name: [
            (cells[i] or None) if i < len(cells) else None for cells in fitted
        ]
        for i, name in enumerate(header)
    }
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String)), ragged


def _named(file: str, frame: pl.DataFrame) -> pl.DataFrame:
    names = [name.strip().lower() for name in frame.columns]
    repeated = [n for n in names if "_duplicated_" in n or names.count(n) > 1]
    if repeated:
        column = repeated[0].split("_duplicated_")[0]
        raise UnreadableInput(file, f"the column {column!r} stands twice in the header", "Keep one of them.")
    return frame.rename(dict(zip(frame.columns, names, strict=True)))
