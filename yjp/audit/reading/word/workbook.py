"""The cells of a chart's embedded workbook, by the reference that the chart names (``Sheet1!$B$2:$B$6``)."""

import re
from functools import cached_property

from yjp.office.names import R, S
from yjp.office.package import Package
from yjp.office.xml import Node

_AREA = re.compile(r"^(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$")
_CELL = re.compile(r"^([A-Z]{1,3})(\d+)$")
MAX_AREA = 100_000

Value = float | str | None


class Workbook:
    """An .xlsx file; what a cell shows last is what it holds, formulas are not computed."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._read: dict[str, dict[tuple[int, int], Value]] = {}

    def values(self, reference: str) -> tuple[Value, ...] | None:
        """The cells of the reference in order; None where it names no area of this workbook."""
        found: list[Value] = []
        for area in _areas(reference):
            match = _AREA.match(area)
            if match is None:
                return None
            quoted, plain, left, top, right, bottom = match.groups()
            cells = self._cells((quoted or plain).replace("''", "'"))
            if cells is None:
                return None
            rows = range(int(top), int(bottom or top) + 1)
            columns = range(_number(left), _number(right or left) + 1)
            if len(rows) * len(columns) > MAX_AREA:
                return None
            found += [cells.get((row, column)) for row in rows for column in columns]
        return tuple(found)

    def _cells(self, sheet: str) -> dict[tuple[int, int], Value] | None:
        part = self._sheets.get(sheet.casefold())
        if part is None or part not in self._package:
            return None
        if part not in self._read:
            self._read[part] = {
                (int(place[2]), _number(place[1])): self._value(cell)
                for cell in self._package.xml(part).iter(f"{S}c")
                if (place := _CELL.match(cell.get("r", "")))
            }
        return self._read[part]

    def _value(self, cell: Node) -> Value:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return "".join(each.text or "" for each in cell.iter(f"{S}t"))
        text: str | None = cell.findtext(f"{S}v")
        if text is None or kind == "e":
            return None
        if kind == "s":
            return self._strings[int(text)] if text.isdigit() and int(text) < len(self._strings) else None
        if kind == "str":
            return text
        try:
            return float(text)
        except ValueError:
            return text

    @cached_property
    def _book(self) -> str:
        return next(
            (each.target for each in self._package.relations().values() if each.kind == "officeDocument"),
            "xl/workbook.xml",
        )

    @cached_property
    def _sheets(self) -> dict[str, str]:
        relations = self._package.relations(self._book)
        return {
            sheet.get("name", "").casefold(): relations[identifier].target
            for sheet in self._package.xml(self._book).iter(f"{S}sheet")
            if (identifier := sheet.get(f"{R}id", "")) in relations
        }

    @cached_property
    def _strings(self) -> list[str]:
        part = next(
            (r.target for r in self._package.relations(self._book).values() if r.kind == "sharedStrings"), ""
        )
        if part not in self._package:
            return []
        # Phonetic guides (rPh) are no part of what a cell shows.
        return [
            "".join(t.text or "" for t in item.iter(f"{S}t") if t.getparent().tag != f"{S}rPh")
            for item in self._package.xml(part).iter(f"{S}si")
        ]


def _areas(reference: str) -> list[str]:
    """A union ``(Sheet1!$A$1,Sheet1!$B$2)`` in its parts; commas inside a sheet's quoted name stay."""
    text = reference.strip()
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    return [area.strip() for area in re.split(r",(?=(?:[^']*'[^']*')*[^']*$)", text)]


def _number(column: str) -> int:
    """``A`` is 1, ``AA`` is 27."""
    number = 0
    for letter in column:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
