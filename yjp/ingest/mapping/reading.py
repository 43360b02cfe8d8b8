"""A mapping from its TOML file, strictly: whatever is not understood is an error that names file, section and key."""

import hashlib
import re
from datetime import date
from pathlib import Path

from yjp.errors import UnreadableInput
from yjp.ingest.mapping.columns import read_codes, read_column
from yjp.ingest.mapping.dates import FORMATS
from yjp.ingest.mapping.definition import (
    CodeWords,
    Join,
    Mapping,
    MappingError,
    Place,
    RowFilter,
    TableMap,
    Test,
)
from yjp.ingest.mapping.section import Section
from yjp.model.registry import NAMES, table
from yjp.toml_file import read_toml


def read_mapping(path: Path) -> Mapping:
    """Read a mapping file; ``MappingError`` names the file, the section, the key and what it should be."""
    try:
        found = read_toml(path)
        content = path.read_bytes()
    except OSError as problem:
        raise MappingError(str(path), "the file", problem.strerror or "cannot be opened") from None
    except UnreadableInput as problem:
        said = re.sub(r"^(?:this|the file) ", "", str(problem).removeprefix(f"{path}: "))
        raise MappingError(str(path), "the file", said.removesuffix(".")) from None
    return _mapping(str(path), hashlib.sha256(content).hexdigest(), found)


def _mapping(file: str, sha256: str, found: dict[str, object]) -> Mapping:
    whole = Section(file, "the file", found)
    about = Section.of(file, "[mapping]", whole.get("mapping") or {})
    dates = Section.of(file, "[dates]", whole.get("dates") or {})
    codes = {
        name: read_codes(Section.of(file, f"[codes.{name}]", content), name)
        for name, content in Section.of(file, "[codes]", whole.get("codes") or {}).content.items()
    }
    empty = dates.get("empty") or []
    if not isinstance(empty, list) or not all(type(e) is date or isinstance(e, str) for e in empty):
        raise dates.error("empty", 'should be a list of dates and texts, e.g. [1900-01-01, "n/a"]')
    mapping = Mapping(
        name=about.needed("name", '"our_system"'),
        supplier=about.needed("supplier", '"Our case system"'),
        version=about.needed("version", '"2024.1"'),
        file=file,
        sha256=sha256,
        reason=about.reason,
        date_formats=dates.chosen("formats", list(FORMATS)) or tuple(FORMATS),
        empty_dates=tuple(e for e in empty if type(e) is date),
        empty_words=tuple(e for e in empty if isinstance(e, str)),
        tables=_tables(whole, codes),
    )
    for section in (about, dates, whole):
        section.close()
    return mapping


def _tables(whole: Section, codes: dict[str, CodeWords]) -> tuple[TableMap, ...]:
    listed = whole.get("table")
    if not isinstance(listed, list) or not listed:
        raise MappingError(whole.file, "the file", "has no [[table]] section")
    used: set[str] = set()
    tables = tuple(
        _table(Section.of(whole.file, f"[[table]] {place}", content), codes, used)
        for place, content in enumerate(listed, start=1)
    )
    if unused := set(codes) - used:
        raise MappingError(whole.file, f"[codes.{min(unused)}]", "is used by no column")
    return tables


def _table(section: Section, codes: dict[str, CodeWords], used: set[str]) -> TableMap:
    name = section.needed("table", '"outcomes"')
    if name not in NAMES:
        raise section.error("table", f"is {name!r}; known are {', '.join(NAMES)}")
    section.name += f" ({name})"
    joins = tuple(_join(part) for part in section.sections("join"))
    columns = Section.of(section.file, f"{section.name}, columns", section.get("columns") or {})
    result = TableMap(
        table=name,
        place=_place(section),
        columns=tuple(
            read_column(columns, name, column, codes, used, [j.name for j in joins])
            for column in columns.content
        ),
        filters=(
            *(_filter(part, keep=True) for part in section.sections("keep")),
            *(_filter(part, keep=False) for part in section.sections("drop")),
        ),
        joins=joins,
        distinct=_distinct(section),
        reason=section.reason,
    )
    missing = set(table(name).required_columns) - {c.column for c in result.columns}
    if missing:
        raise MappingError(section.file, columns.name, f"{min(missing)} is missing; {name} needs it")
    if idle := {j.name for j in joins} - {c.join for c in result.columns}:
        raise MappingError(section.file, section.name, f"no column is taken from the join {min(idle)!r}")
    section.close()
    return result


def _place(section: Section) -> Place:
    place = Place(
        file=section.text("file"),
        sheet=section.text("sheet"),
        header_row=_header_row(section),
        several=section.flag("several"),
    )
    if not (place.file or place.sheet):
        raise section.error("file", 'or sheet is missing, e.g. file = "Outcomes*.csv"')
    return place


def _header_row(section: Section) -> tuple[int, ...]:
    value = section.get("header_row")
    rows = value if isinstance(value, list) else [] if value is None else [value]
    right = len(rows) <= 2 and all(type(row) is int and row > 0 for row in rows)
    if not right or rows != sorted(set(rows)):
        raise section.error("header_row", "should be a row number such as 3, or two such as [3, 4]")
    return tuple(rows)


def _filter(section: Section, keep: bool) -> RowFilter:
    tests = [key for key in ("equals", *Test) if section.has(key)]
    if len(tests) != 1:
        raise section.error("the filter", "needs one of equals, in, starts, empty, filled")
    (test,) = tests
    if test in (Test.EMPTY, Test.FILLED) and section.flag(test) is not True:
        raise section.error(test, "should be true; to ask for the opposite, use the other one")
    result = RowFilter(
        heading=section.needed("heading", '"Record status"'),
        keep=keep,
        test=Test.IN if test == "equals" else Test(test),
        values=() if test in (Test.EMPTY, Test.FILLED) else section.texts(test),
        reason=section.needed("reason", '"records marked as deleted"'),
    )
    if result.test in (Test.IN, Test.STARTS) and not any(v.strip() for v in result.values):
        raise section.error(test, "needs a value; for empty cells use empty = true")
    section.close()
    return result


def _join(section: Section) -> Join:
    missing = section.text("missing") or "quarantine"
    if missing not in ("quarantine", "empty"):
        raise section.error("missing", 'should be "quarantine" or "empty"')
    result = Join(
        name=section.needed("name", '"offence list"'),
        place=_place(section),
        on=section.pairs("on"),
        where=section.pairs("where"),
        missing_is_empty=missing == "empty",
        reason=section.reason,
    )
    if not result.on:
        raise section.error("on", 'is missing, e.g. on = { "Offence code" = "Code" }')
    if result.place.several:
        raise section.error("several", "is not possible for a lookup")
    section.close()
    return result


def _distinct(section: Section) -> str | None:
    if not section.has("distinct"):
        return None
    return section.needed("distinct", '"one row an outcome: an offence with two outcomes stands twice"')
