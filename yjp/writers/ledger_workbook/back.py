"""What stands behind the figures: where each comes from, and the run that counted them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl

from yjp.ledger import Ledger
from yjp.periods import parse_window
from yjp.writers.ledger_workbook import cells
from yjp.writers.provenance import Provenance
from yjp.writers.workbook import Amount, Cell, Column, Sheet
from yjp.writers.workbook.shorthand import NOT_APPLICABLE

_BY = ("source", "source_ref", "area_role", "area_name", "vintage", "state")


def sources(ledger: Ledger) -> Sheet:
    """Every source and vintage, with the areas and measures that rest on it."""
    found = (
        ledger.figures.group_by(*_BY)
        .agg(
            pl.col("indicator").unique().sort(),
            pl.col("window").sort_by("period_end", "window").first().alias("first"),
            pl.col("window").sort_by("period_end", "window").last().alias("last"),
            pl.len().alias("figures"),
        )
        .sort(*_BY, nulls_last=True)
    )
    rows = [_source(row) for row in found.iter_rows(named=True)]
    return Sheet(
        name="Sources",
        title="Sources and vintages of the figures",
        about="Where each figure comes from, and which publication of it",
        notes=("Vintage: the publication (or the extract) that a figure is taken from.",),
        columns=(
            Column("Area", 30),
            Column("Measures", 40),
            Column("First period", 23),
            Column("Last period", 23),
            Column("State", 16),
            Column("Vintage", 23),
            Column("Figures", 10, number=True),
            Column("Source", 60),
        ),
        rows=rows,
        nothing="There are no figures.",
    )


def _source(row: Mapping[str, Any]) -> Sequence[Cell]:
    return (
        row["area_name"],
        "; ".join(dict.fromkeys(cells.measure(i) for i in row["indicator"])),
        parse_window(row["first"]).label,
        parse_window(row["last"]).label,
        cells.state({**row, "value": None, "decimals": 0}),
        f"Publication of {row['vintage']}" if row["vintage"] else NOT_APPLICABLE,
        row["figures"],
        _capital(row["source_ref"] or row["source"]),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def run(provenance: Provenance) -> Sheet:
    """The manifest as a table: versions, inputs with their hashes, settings, and what else the run says of itself."""
    plain = provenance.as_plain()
    rows: list[Sequence[Cell]] = [
        ("Run", words, _cell(plain[name]))
        for name, words in _ABOUT.items()
        if plain.get(name) not in (None, "", {})
    ]
    rows += [("Input file (SHA-256)", name, digest) for name, digest in plain["inputs"].items()]
    rows += [
        ("Setting", cells.sentence_case(name), _cell(value)) for name, value in plain["settings"].items()
    ]
    rows += [
        ("Definition", name, f"version {known['version']}") for name, known in plain["definitions"].items()
    ]
    rows += [
        ("Rows of the caseload", f"{table}: {what}", number)
        for table, numbers in plain.get("counts", {}).items()
        for what, number in numbers.items()
    ]
    rows += [
        ("Note of the run", f"Note {place}", text) for place, text in enumerate(plain.get("notes", ()), 1)
    ]
    return Sheet(
        name="Run",
        title="The run that counted these figures",
        about="Input files, versions, settings and definitions behind the figures",
        notes=("The same inputs, settings and version give the same figures and the same run number.",),
        columns=(Column("Part", 24), Column("What", 38), Column("Value", 80)),
        rows=rows,
        nothing="Nothing is known of the run.",
    )


_ABOUT = {
    "service": "Service",
    "extract_date": "Extract taken on",
    "banner": "Made-up children",
    "yjp_version": "Version of yjp",
    "run_id": "Run",
    "profile": "Profile",
    "words": "For whom",
    "figures": "Figures in this workbook",
    "narrowed_to": "Narrowed to",
}


def _cell(value: object) -> Cell:
    """Numbers stay numbers."""
    match value:
        case bool():
            return _text(value)
        case int():
            return value
        case float():
            return Amount(value, 2)
    return _text(value)


def _text(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case date():
            return value.isoformat()
        case Mapping():
            return "; ".join(f"{name}: {_text(inner)}" for name, inner in value.items()) or "none"
        case str():
            return value
        case Iterable():
            return ", ".join(_text(each) for each in value) or "none"
        case None:
            return "not set"
    return str(value)
