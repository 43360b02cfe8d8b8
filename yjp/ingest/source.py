"""Finds the tables of a plain extract among the sheets of its files, all cells as text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from yjp.errors import UnreadableInput
from yjp.ingest.files import stem
from yjp.ingest.raw import Cells, Origin, RawTable, unique
from yjp.ingest.sheets import Sheet, Sheets, digest, own_name, told_apart
from yjp.model import columns
from yjp.model.registry import NAMES

_COLUMNS = frozenset(v for k, v in vars(columns).items() if k.isupper())


@dataclass(frozen=True, kw_only=True)
class Source:
    """What was found: raw tables, notices, and the hash of every file read.

    ``missing`` has a sentence for each table that a mapping gives and of which nothing was found.
    """

    tables: tuple[RawTable, ...]
    notices: tuple[str, ...]
    hashes: dict[str, str]
    missing: tuple[str, ...] = ()


def plain(found: Sheets) -> Source:
    """The tables among the sheets that are named after tables of the plain extract."""
    tables = [s for s in found.sheets if own_name(s) in NAMES]
    notices = [*found.notices, *left_alone(found.left_alone, found.sheets)]
    return Source(
        tables=plain_tables(tables),
        notices=tuple(notices),
        hashes={s.file: digest(s) for s in found.sheets if s.name is not None or s in tables},
    )


def plain_tables(sheets: Iterable[Sheet]) -> tuple[RawTable, ...]:
    """Sheets named after tables, as raw tables; two for one table are refused."""
    tables: dict[str, RawTable] = {}
    seen: dict[str, Sheet] = {}
    for sheet in sheets:
        name = own_name(sheet)
        if name in seen:
            first, second = told_apart(seen[name], sheet)
            raise UnreadableInput(
                second,
                f"the table {name!r} is also in {first}",
                "Give one file for each table.",
            )
        seen[name] = sheet
        cells = _named(sheet.under())
        origin = Origin(file=cells.file, frame=cells.frame, ragged=cells.ragged)
        tables[name] = RawTable(name=name, frame=cells.frame, origins=(origin,), notices=cells.notices)
    return tuple(tables.values())


def left_alone(files: Sequence[str], sheets: Iterable[Sheet]) -> list[str]:
    """What to say of files and sheets that are no table."""
    said = [
        f"{name}: not a table of the plain extract, left alone." for name in files if stem(name) != "readme"
    ]
    for sheet in sheets:
        if own_name(sheet) not in NAMES and not (sheet.name is None and own_name(sheet) == "readme"):
            place = sheet.file if sheet.name is None else f"{sheet.file}, sheet {sheet.name!r}"
            said.append(f"{place}: not a table of the plain extract, left alone.")
    return said


def _named(cells: Cells) -> Cells:
    """The cells under lower-case names; a heading that stands twice is refused, for either could be meant."""
    names = [heading.lower() for heading in cells.headings]
    for place, name in enumerate(names, start=1):
        if name and names.count(name) > 1:
            # Without a heading row this "heading" is a value, so it is named only if it is a column of ours.
            what = f"the column {name!r}" if name in _COLUMNS else f"the heading of column {place}"
            raise UnreadableInput(cells.file, f"{what} stands twice in the header", "Keep one of them.")
    frame = cells.frame.rename(dict(zip(cells.frame.columns[1:], unique(names), strict=True)))
    return replace(cells, frame=frame)
