"""The case-level return as one XML file, by the national element names.

Which element lies in which is not public; here a ``young_person`` has a header and then the items, and an outcome lies
in its offence. ``yjp import`` reads the file back.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import polars as pl
from lxml import etree

from yjp_returns.case_level.definition import YPID, Item
from yjp_returns.case_level.items import ITEMS
from yjp_returns.case_level.records import Records

ROOT, CHILD = "case_level_return", "young_person"
EXPERIMENTAL = (
    "Experimental: the official schema of the case-level return is not published. The names of the elements are those "
    "of the Ministry of Justice's open SQL; how they are nested, and the names marked as guessed in the schema beside "
    "this file, are our own. Do not submit it without asking the recipient."
)

_Element = Any
"""lxml carries no types."""
_Row = Mapping[str, str | None]


def xml(records: Records, banner: str | None = None) -> bytes:
    """The file's bytes, the same for the same records. ``banner`` is the sentence that made-up children carry."""
    root = etree.Element(ROOT)
    by_item = {item.name: _by_child(records[item.name]) for item in ITEMS if item.name in records}
    inner = {item.inside: item for item in ITEMS if item.inside and item.name in by_item}
    for ypid in by_item["header"]:
        child = etree.SubElement(root, CHILD)
        for item in ITEMS:
            if item.inside or item.name not in by_item:
                continue
            for row in by_item[item.name].get(ypid, ()):
                element = _write(_place(child, item), item, row)
                if item.name in inner:
                    within = inner[item.name]
                    _nested(element, within, item.key[0], row, by_item[within.name].get(ypid, ()))
    for text in filter(None, (EXPERIMENTAL, banner)):
        # A comment may not hold two hyphens in a row.
        root.addprevious(etree.Comment(f" {text.replace('--', '- -')} "))
    tree = root.getroottree()
    etree.indent(tree)
    written: bytes = etree.tostring(tree, encoding="UTF-8", xml_declaration=True)
    return written.replace(b" --><", b" -->\n<", 2) + b"\n"


def tags(item: Item) -> tuple[str, ...]:
    """The element of an item and those around it, outermost first."""
    return item.wrappers or (item.name,)


def _by_child(frame: pl.DataFrame) -> dict[str, list[_Row]]:
    found: dict[str, list[_Row]] = {}
    for row in frame.iter_rows(named=True):
        found.setdefault(row[YPID], []).append(row)
    return found


def _place(child: _Element, item: Item) -> _Element:
    """Where an item's record goes: its wrappers are made once a child."""
    place = child
    for tag in tags(item)[:-1]:
        last = place[-1] if len(place) else None
        place = last if last is not None and last.tag == tag else etree.SubElement(place, tag)
    return place


def _write(place: _Element, item: Item, row: _Row, without: Sequence[str] = ()) -> _Element:
    element = etree.SubElement(place, tags(item)[-1])
    shown = {e.name for e in item.elements} - set(without)
    for name, value in row.items():
        if value is not None and name in shown:
            etree.SubElement(element, name).text = value
    return element


def _nested(place: _Element, item: Item, key: str, outer: _Row, rows: Iterable[_Row]) -> None:
    for row in rows:
        if row[key] == outer[key]:
            _write(place, item, row, without=(key,))
