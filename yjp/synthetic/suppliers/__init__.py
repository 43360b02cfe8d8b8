"""Exports of two made-up case systems and of the national XML, written from the tables of an example.

They are practice material and tests for mappings: the same made-up children, worded and shaped as other systems might.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from yjp.errors import UnknownName
from yjp.synthetic.columns import COLUMNS, Tables
from yjp.synthetic.suppliers import case_system_a, case_system_b, national_xml

WORDS_OF = "rotherham_2019"
"""The example whose codes the made-up case systems have words for."""

HELD = ("programme_offences", "population")
"""Tables without a child in them that every made-up export holds."""


@dataclass(frozen=True, kw_only=True)
class Supplier:
    """A made-up case system; its packaged mapping has the same name."""

    name: str
    about: str
    write: Callable[[Tables, Path], list[Path]]


SUPPLIERS: dict[str, Supplier] = {
    supplier.name: supplier
    for supplier in (
        Supplier(name="case_system_a", about="a folder of CSV files", write=case_system_a.write),
        Supplier(name="case_system_b", about="one workbook", write=case_system_b.write),
        Supplier(
            name="national_case_level",
            about="XML with the element names of the national return",
            write=national_xml.write,
        ),
    )
}


def write_export(name: str, tables: Tables, folder: Path) -> list[Path]:
    """Write a made-up export of these tables to a folder; the paths of its files."""
    if name not in SUPPLIERS:
        raise UnknownName("made-up case system", name, list(SUPPLIERS))
    return SUPPLIERS[name].write(tables, folder)


def beside(tables: Tables) -> Tables:
    """The tables that no case system holds and that name no child: they lie beside an export as plain files."""
    return {n: rows for n, rows in tables.items() if n not in HELD and "child_id" not in COLUMNS[n]}
