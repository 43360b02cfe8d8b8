"""Applies a mapping to the sheets of an export: raw tables, as if they had come from a plain extract."""

from collections.abc import Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from fnmatch import fnmatch

import polars as pl

from yjp.errors import UnreadableInput
from yjp.ingest.mapping.definition import Mapping, Place, TableMap
from yjp.ingest.mapping.header_row import check_header_row
from yjp.ingest.mapping.lookups import Lookup, lookup
from yjp.ingest.mapping.rows import Piece, piece
from yjp.ingest.raw import Origin, RawTable
from yjp.ingest.sheets import Sheet, Sheets, digest, own_name, told_apart
from yjp.ingest.source import Source, plain_tables
from yjp.model.caseload import ROW
from yjp.model.registry import NAMES, table


def apply(mapping: Mapping, found: Sheets, extract_date: date) -> Source:
    """Translate an export. Tables that the mapping does not give may lie beside it as plain files.

    ``UnreadableInput`` where a required table has no sheet, where too many sheets match, or a heading is not there.
    """
    used: list[Sheet] = []
    notices = list(found.notices)
    tables = []
    absent: list[str] = []
    for name in mapping.names:
        pieces = []
        for part in (t for t in mapping.tables if t.table == name):
            sheets = matching(part.place, found.sheets)
            if not sheets:
                notices += _absent(part, found)
            lookups = _lookups(part, found.sheets, used) if sheets else []
            for sheet in sheets:
                used.append(sheet)
                cells = sheet.under(part.place.header_row)
                check_header_row(part, sheet, cells)
                pieces.append(piece(mapping, part, cells, lookups, extract_date))
        if pieces:
            tables.append(_pasted(name, pieces))
        else:
            absent.append(name)
    beside = [
        s for s in found.sheets if s not in used and own_name(s) in NAMES and own_name(s) not in mapping.names
    ]
    for sheet in found.sheets:
        if sheet not in used and sheet not in beside and own_name(sheet) != "readme":
            notices.append(f"{sheet.label}: not used by the mapping, left alone.")
    return Source(
        tables=(*tables, *plain_tables(beside)),
        notices=(*notices, *(f"{name}: not used by the mapping, left alone." for name in found.left_alone)),
        hashes={s.file: digest(s) for s in (*used, *beside)} | {f"mapping {mapping.name}": mapping.sha256},
        # In XML an element that nobody filled in is not there at all.
        missing=()
        if found.has_xml
        else tuple(_missing(mapping, absent, [s for s in found.sheets if s not in used])),
    )


def _missing(mapping: Mapping, absent: Sequence[str], unused: Sequence[Sheet]) -> Iterator[str]:
    """A sentence for each table of which the export has no sheet, with what is there under a name like it."""
    for name in absent:
        place = next(part.place for part in mapping.tables if part.table == name)
        wanted = place.sheet or place.file or ""
        there = {each.name if place.sheet else each.file: each for each in unused}
        like = get_close_matches(wanted.lower(), [str(each).lower() for each in there], n=1)
        near = next((f" (there is {each!r})" for each in there if like and str(each).lower() == like[0]), "")
        yield f"No {name} was read: {place.label} is missing{near}."


def matching(place: Place, sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets that are meant; more than one is refused unless the mapping says ``several``."""
    met = [
        s for s in sheets if _fits(place.file, s.file) and (place.sheet is None or _fits(place.sheet, s.name))
    ]
    if len(met) > 1 and not place.several:
        first, second = told_apart(met[0], met[1])
        raise UnreadableInput(
            second,
            f"the mapping asks for one {place.label}, and {first} fits as well",
            "Take one away, or set several = true in the mapping to read them all.",
        )
    return met


def _fits(pattern: str | None, name: str | None) -> bool:
    if pattern is None:
        return True
    return name is not None and fnmatch(name.strip().lower(), pattern.strip().lower())


def _absent(part: TableMap, found: Sheets) -> list[str]:
    if table(part.table).required:
        there = ", ".join(s.label for s in found.sheets) or "nothing that can be read"
        raise UnreadableInput(
            part.place.label,
            f"not found for the table {part.table!r} (there is: {there})",
            "Check the mapping.",
        )
    return [f"{part.place.label}: not found, so nothing of it is in the table {part.table!r}."]


def _lookups(part: TableMap, sheets: Sequence[Sheet], used: list[Sheet]) -> list[Lookup]:
    made = []
    for join in part.joins:
        met = matching(join.place, sheets)
        if not met:
            raise UnreadableInput(
                join.place.label, f"not found for the lookup {join.name!r}", "Check the mapping."
            )
        used.append(met[0])
        lines = [line for line in part.columns if line.join == join.name]
        wanted = dict.fromkeys(heading for line in lines for heading in line.headings)
        cells = met[0].under(join.place.header_row)
        made.append(lookup(join, cells, list(wanted), [line.column for line in lines]))
    return made


def _pasted(name: str, pieces: Sequence[Piece]) -> RawTable:
    """Pieces of one table under one another, rows counted on, so that a row number names one row."""
    frames, faults = [], []
    origins: list[Origin] = []
    notices: list[str] = []
    ahead = 0
    for part in pieces:
        file = part.cells.file
        if origins:
            notices.append(
                f"{name}: the rows of {file} are counted on after {origins[-1].file}: "
                f"its row 2 is row {2 + ahead:,} in checks."
            )
        origins.append(Origin(file=file, frame=part.cells.frame, ragged=part.cells.ragged, ahead=ahead))
        frames.append(part.frame.with_columns(pl.col(ROW) + ahead))
        faults.append(part.faults.with_columns(pl.col("row") + ahead))
        notices += part.notices
        last = max([r.row for r in part.cells.ragged], default=0)
        if part.cells.frame.height:
            last = max(last, part.cells.frame.get_column(ROW)[-1])
        ahead += last
    return RawTable(
        name=name,
        frame=pl.concat(frames, how="diagonal"),
        origins=tuple(origins),
        notices=tuple(notices),
        faults=pl.concat(faults),
        filtered=tuple(f for part in pieces for f in part.filtered),
        mapped=True,
    )
