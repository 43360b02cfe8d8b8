"""reference/mappings.md: every key of a mapping file, and the mappings that ship with yjp."""

import ast
from collections.abc import Iterator
from pathlib import Path

from scripts.markdown import REFERENCE, ROOT, code, grid, listed, page
from yjp.ingest.mapping.catalogue import find_mapping, packaged_names
from yjp.ingest.mapping.dates import FORMATS
from yjp.ingest.mapping.definition import Mapping, Test
from yjp.ingest.mapping.parts import PARTS

READERS = ("reading.py", "columns.py")
ASKS = {"text", "needed", "texts", "flag", "chosen", "sections", "pairs", "has", "get"}
"""What the readers ask a section for a key with."""
KEYS = {
    "[mapping]": {
        "name": "Name of the mapping, as `yjp import --mapping` takes it.",
        "supplier": "Whose export it reads.",
        "version": "Which version of it.",
    },
    "[dates]": {
        "formats": "Forms that dates have in this export; all if left out.",
        "empty": "What stands for no date: dates and words.",
    },
    "[[table]]": {
        "table": "A table of the plain extract. It may stand more than once, to be read from several sheets.",
        "file": "Name of the file, `*` for anything; without regard to case.",
        "sheet": "Name of the sheet in a workbook, likewise. A file or a sheet is needed.",
        "header_row": "Row of the headings, or two rows; the first row that is not blank if left out.",
        "several": "Read all files or sheets that fit, as if pasted under one another.",
        "distinct": "The reason why rows that repeat an earlier one in every mapped column are left out.",
        "columns": "The lines `column = ...`: where each column comes from.",
        "join": "Other sheets that are looked up: `[[table.join]]`.",
        "keep": "Only these rows: `[[table.keep]]`.",
        "drop": "All but these rows: `[[table.drop]]`.",
    },
    "a column": {
        "heading": 'Its heading; alone, `column = "Heading"` says the same.',
        "headings": "Several headings, whose cells are put together.",
        "between": "What is put between them.",
        "constant": "The same for every row, instead of a heading.",
        "from": "The heading is on the sheet of that join.",
        "codes": "A section of code words, several of them, or the words themselves.",
        "dates": "Forms that dates have in this column.",
        "part": "A part of the cell instead of the whole.",
        "optional": "The heading may be missing: the column is left empty, and the import says so.",
    },
    "[[table.join]]": {
        "name": "Its name, for `from`.",
        "on": "Headings here and there that must agree.",
        "where": "Takes only rows of the other sheet that have these values.",
        "missing": "What becomes of a row whose key is not there: `quarantine` (usual) or `empty`.",
    },
    "[[table.keep]], [[table.drop]]": {
        "heading": "The column that is asked.",
        "equals": "A value.",
        "in": "One of several values.",
        "starts": "How the value begins.",
        "empty": "`true`: rows whose cell is empty.",
        "filled": "`true`: rows whose cell is not.",
        "reason": "Why; it is said with the number of rows. Needed here, allowed everywhere.",
    },
    "[codes.NAME]": {
        "words": '`[codes.NAME.words]`: each word of the system and its code, `""` for not recorded.',
        "by_name": "The model's own codes and labels are understood as well.",
        "default": "The code of words that have none. Without it their rows are set aside.",
        "unmapped": "Only `quarantine`: says in words that rows of other words are set aside.",
    },
}


def pages() -> dict[Path, str]:
    """The page and its text."""
    return {REFERENCE / "mappings.md": mappings()}


def mappings() -> str:
    """Keys, forms of dates, parts of cells, and the packaged mappings."""
    declared, read = {key for keys in KEYS.values() for key in keys}, set(_read())
    assert declared == read, f"keys that are declared or read, not both: {declared ^ read}"
    parts = []
    for section, keys in KEYS.items():
        parts += [f"## {section}", grid(("key", "meaning"), [(code(k), v) for k, v in keys.items()])]
    return page(
        "Mapping files",
        "How to make one is in [how to map an export](../how_to/map_an_export.md). A mapping is a TOML file. Every "
        "section and line may carry a `reason`. What is not understood is an error that names file, section and key.",
        *parts,
        "## Forms of dates",
        grid(("form", "meaning"), [(code(f.name), f.about) for f in FORMATS.values()]),
        "A time of day is cut. A two-digit year is of this century unless it would lie after the extract.",
        "## Parts of a cell",
        grid(("part", "meaning"), [(code(p.name), p.about) for p in PARTS.values()]),
        "## Mappings that ship with yjp",
        *(part for name in packaged_names() for part in _packaged(find_mapping(name))),
    )


def _packaged(mapping: Mapping) -> list[str]:
    rows = [
        (
            code(t.table),
            t.place.label,
            len(t.columns),
            ", ".join(join.name for join in t.joins),
            "; ".join(f.reason for f in t.filters),
        )
        for t in mapping.tables
    ]
    about = [f"Supplier: {mapping.supplier}", f"Version: {mapping.version}"]
    about += [f"Reason: {mapping.reason}"] if mapping.reason else []
    return [
        f"### {mapping.name}",
        listed(about),
        grid(("table", "read from", "columns", "looked up in", "rows left out"), rows),
    ]


def _read() -> Iterator[str]:
    """Every key that the readers ask for, from their source."""
    yield from (test.value for test in Test)
    for name in READERS:
        source = ROOT / "yjp" / "ingest" / "mapping" / name
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ASKS:
                asked = node.args[0] if node.args else None
                if isinstance(asked, ast.Constant) and isinstance(asked.value, str):
                    yield from {asked.value} - {"mapping", "dates", "codes", "table", "code"}
    # Section names that are also keys, and a test that is written as a word.
    yield from ("table", "dates", "codes", "equals")
