"""Every sheet of the files of an extract, whatever kind of file it is in; nothing is read before it is wanted."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from yjp.ingest.files import TEXTS, XML, files, stem, suffix
from yjp.ingest.raw import Cells
from yjp.ingest.text import TextSheet
from yjp.ingest.workbook import open_workbook
from yjp.ingest.xml.reading import read_xml


class Sheet(Protocol):
    """A text file, a sheet of a workbook, or the items of one kind in an XML file."""

    @property
    def file(self) -> str:
        """The file's name."""

    @property
    def name(self) -> str | None:
        """The sheet's or item's name; none for a text file."""

    @property
    def label(self) -> str:
        """How messages name it."""

    @property
    def content(self) -> bytes:
        """The file as it came."""

    def top(self, rows: int) -> list[tuple[str, ...]]:
        """The first rows, blank ones too, as cells of text."""

    def under(self, header_rows: Sequence[int] = ()) -> Cells:
        """The rows under the heading row or rows (counted from 1); without, under the first row that is not blank."""


@dataclass(frozen=True, kw_only=True)
class Sheets:
    """What the files hold: sheets in a stable order, names of files that are left alone, and notices."""

    sheets: tuple[Sheet, ...]
    left_alone: tuple[str, ...]
    notices: tuple[str, ...]

    @property
    def has_xml(self) -> bool:
        """Whether a file is XML."""
        return any(suffix(sheet.file) in XML for sheet in self.sheets)


def read_sheets(paths: Sequence[Path]) -> Sheets:
    """List the sheets at the paths; ``UnreadableInput`` names a file that is not what it should be."""
    sheets: list[Sheet] = []
    left_alone: list[str] = []
    notices: list[str] = []
    xml: list[tuple[str, bytes]] = []
    for name, content, place in files(paths):
        if content is None:
            left_alone.append(name)
        elif suffix(name) in TEXTS:
            sheets.append(TextSheet(file=name, content=content, place=place))
        elif suffix(name) in XML:
            xml.append((name, content))
        else:
            found, said = open_workbook(name, content, place)
            sheets += found
            notices += said
    sheets += read_xml(xml)
    return Sheets(sheets=tuple(sheets), left_alone=tuple(left_alone), notices=tuple(notices))


def told_apart(one: Sheet, other: Sheet) -> tuple[str, str]:
    """How messages name two sheets: with the folder or zip that each lies in, where they are called the same."""
    if one.label != other.label:
        return one.label, other.label
    places = [getattr(sheet, "place", "") for sheet in (one, other)]
    first, second = (f"{one.label} in {place}" if place else one.label for place in places)
    return first, second


def own_name(sheet: Sheet) -> str:
    """What the sheet is called: the sheet's name, or the file's without its ending; trimmed and in lower case."""
    return stem(sheet.file) if sheet.name is None else sheet.name.strip().lower()


def digest(sheet: Sheet) -> str:
    """The hash of the sheet's file."""
    return hashlib.sha256(sheet.content).hexdigest()
