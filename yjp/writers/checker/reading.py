"""What is in a workbook, as the rules want to see it: sheets with their cells, tables, links and settings."""

import re
from dataclasses import dataclass, field
from functools import cache

from yjp.errors import UnreadableInput
from yjp.office.names import R, S
from yjp.office.package import Package
from yjp.office.xml import Node as Element
from yjp.writers.checker.styles import PLAIN, Style, styles

MOST_BYTES = 400_000_000
"""Of all parts unpacked: a workbook of a few hundred thousand rows has less."""
ASK = "Save it as .xlsx in Excel or LibreOffice and try again."

_DC = "{http://purl.org/dc/elements/1.1/}"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)")
_DEFAULT_WIDTH = 8.43
_VALUE, _FORMULA, _INLINE, _TEXT = (f"{S}{tag}" for tag in ("v", "f", "is", "t"))
_WORKBOOK = "officeDocument"


@dataclass(slots=True)
class CellRead:
    """A cell that holds something: its text as stored, whether that is a number, a formula or an error."""

    text: str
    number: bool
    style: Style
    formula: bool = False
    error: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A range of cells, rows and columns counted from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def __contains__(self, place: tuple[int, int]) -> bool:
        return self.top <= place[0] <= self.bottom and self.left <= place[1] <= self.right


@dataclass(frozen=True)
class TableRead:
    """A marked-up table."""

    name: str
    area: Area
    headings: tuple[str, ...]
    has_header: bool
    filters: bool


@dataclass
class SheetRead:
    """One worksheet. ``cells`` are those that hold something; ``looks`` the styles of the empty ones."""

    name: str
    hidden: bool
    cells: dict[tuple[int, int], CellRead] = field(default_factory=dict)
    looks: dict[tuple[int, int], Style] = field(default_factory=dict)
    tables: list[TableRead] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    frozen: bool = False
    filters: bool = False
    cursor: str = "A1"
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    links: list[tuple[str, str]] = field(default_factory=list)
    drawings: bool = False
    header_footer: bool = False
    coloured_rules: list[str] = field(default_factory=list)

    def text(self, row: int, column: int) -> str:
        """A cell's text, empty where it holds nothing."""
        found = self.cells.get((row, column))
        return found.text if found else ""

    def above(self) -> list[str]:
        """The texts above the first table, or all texts of a sheet without one."""
        top = min((t.area.top for t in self.tables), default=10**9)
        return [cell.text for (row, _), cell in self.cells.items() if row < top]


@dataclass
class WorkbookRead:
    """A whole workbook: its sheets in order, its properties, and which sheet it opens on."""

    sheets: list[SheetRead]
    properties: dict[str, str]
    active: int
    macros: bool


def read_workbook(content: bytes, name: str = "workbook") -> WorkbookRead:
    """Read a workbook; ``UnreadableInput`` where it is none."""
    if not content.startswith(b"PK"):
        raise UnreadableInput(name, "this is no .xlsx workbook, or it has a password", ASK)
    package = Package(name, content, limit=MOST_BYTES, part_limit=MOST_BYTES, remedy=ASK)
    try:
        return _read(package)
    except (ValueError, IndexError, KeyError, TypeError, AttributeError):
        # Any part may hold any nonsense: a number that is none, a cell format that is not there.
        raise UnreadableInput(name, "its parts do not fit together", ASK) from None


def _read(package: Package) -> WorkbookRead:
    root_links = package.all_relations("").values()
    book_part = next((r.target for r in root_links if r.kind == _WORKBOOK), "xl/workbook.xml")
    book = package.optional_xml(book_part)
    if book is None:
        raise UnreadableInput(package.name, "there is no workbook in it", ASK)
    links = package.all_relations(book_part)
    by_kind = {r.kind: r.target for r in links.values()}
    looks = styles(package, by_kind.get("styles"))
    shared = _shared(package.optional_xml(by_kind.get("sharedStrings", "")))
    sheets = []
    for each in book.findall(f"{S}sheets/{S}sheet"):
        part = links.get(each.get(f"{R}id", ""))
        sheet = SheetRead(each.get("name", ""), hidden=each.get("state", "visible") != "visible")
        if part is not None and part.kind == "worksheet":
            _read_sheet(package, part.target, sheet, looks, shared)
        sheets.append(sheet)
    view = book.find(f"{S}bookViews/{S}workbookView")
    return WorkbookRead(
        sheets=sheets,
        properties=_properties(package),
        active=int(view.get("activeTab", 0)) if view is not None else 0,
        macros=any(p.lower().endswith("vbaproject.bin") for p in package.names),
    )


def place_of(reference: str) -> tuple[int, int]:
    """``B3`` as row 3, column 2."""
    found = _REFERENCE.match(reference)
    if not found:
        return (1, 1)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


@cache
def _column(letters: str) -> int:
    return place_of(f"{letters}1")[1]


def cell_name(row: int, column: int) -> str:
    """Row 3, column 2 as ``B3``."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def area_of(reference: str) -> Area:
    """``A1:C9`` as an area."""
    first, _, last = reference.partition(":")
    (top, left), (bottom, right) = place_of(first), place_of(last or first)
    return Area(top, left, bottom, right)


def _read_sheet(package: Package, part: str, sheet: SheetRead, looks: list[Style], shared: list[str]) -> None:
    root = package.optional_xml(part)
    if root is None:
        return
    _read_settings(root, sheet)
    number = 0
    for row in root.iterfind(f"{S}sheetData/{S}row"):
        # Some writers leave out where a row or a cell is; then it is next to the last one.
        number = int(row.get("r", number + 1))
        if row.get("hidden") in ("1", "true"):
            sheet.hidden_rows.append(number)
        digits = str(number)
        column = 0
        for cell in row:
            reference = cell.get("r")
            column = _column(reference.removesuffix(digits)) if reference else column + 1
            place = (number, column)
            style_id = int(cell.get("s", 0))
            style = looks[style_id] if style_id < len(looks) else PLAIN
            found = _read_cell(cell, style, shared)
            if found is None:
                sheet.looks[place] = style
            else:
                sheet.cells[place] = found
    links = package.all_relations(part)
    for found_link in root.iterfind(f"{S}hyperlinks/{S}hyperlink"):
        outside = links.get(found_link.get(f"{R}id", ""))
        sheet.links.append(
            (
                found_link.get("ref", ""),
                outside.target if outside else f"#{found_link.get('location', '')}",
            )
        )
    for link in links.values():
        if link.kind == "table":
            table = package.optional_xml(link.target)
            if table is not None:
                sheet.tables.append(_read_table(table))
    sheet.tables.sort(key=lambda t: (t.area.top, t.area.left))


def _read_settings(root: Element, sheet: SheetRead) -> None:
    view = root.find(f"{S}sheetViews/{S}sheetView")
    if view is not None:
        pane = view.find(f"{S}pane")
        sheet.frozen = pane is not None and pane.get("state", "split").startswith("frozen")
        # Each pane has a selection of its own; the cursor is in the active one.
        active = pane.get("activePane", "topLeft") if pane is not None else "topLeft"
        for selection in view.iterfind(f"{S}selection"):
            if selection.get("pane", "topLeft") == active:
                sheet.cursor = selection.get("activeCell", "A1")
    for column in root.iterfind(f"{S}cols/{S}col"):
        first, last = int(column.get("min", 1)), int(column.get("max", 1))
        for place in range(first, min(last, first + 1_000) + 1):
            sheet.widths[place] = float(column.get("width", _DEFAULT_WIDTH))
            if column.get("hidden") in ("1", "true"):
                sheet.hidden_columns.append(place)
    sheet.merged = [m.get("ref", "") for m in root.iterfind(f"{S}mergeCells/{S}mergeCell")]
    sheet.filters = root.find(f"{S}autoFilter") is not None
    sheet.drawings = any(root.find(f"{S}{k}") is not None for k in ("drawing", "legacyDrawing", "picture"))
    footer = root.find(f"{S}headerFooter")
    sheet.header_footer = footer is not None and any((each.text or "").strip() for each in footer)
    for rules in root.iterfind(f"{S}conditionalFormatting"):
        if any(r.get("type") in ("colorScale", "iconSet", "dataBar") or r.get("dxfId") for r in rules):
            sheet.coloured_rules.append(rules.get("sqref", ""))


def _read_cell(cell: Element, style: Style, shared: list[str]) -> CellRead | None:
    kind, text, formula = cell.get("t", "n"), "", False
    # A large workbook has millions of cells: one pass over the children is faster than finding each.
    for child in cell:
        tag = child.tag
        if tag == _VALUE:
            text = child.text or ""
        elif tag == _FORMULA:
            formula = True
        elif tag == _INLINE:
            text = "".join(t.text or "" for t in child.iter(_TEXT))
    if kind == "s" and text:
        text = shared[int(text)]
    if not text or text.isspace():
        return None
    return CellRead(text, kind == "n", style, formula, kind == "e")


def _read_table(root: Element) -> TableRead:
    return TableRead(
        name=root.get("displayName", ""),
        area=area_of(root.get("ref", "A1")),
        headings=tuple(c.get("name", "") for c in root.iterfind(f"{S}tableColumns/{S}tableColumn")),
        has_header=root.get("headerRowCount", "1") != "0",
        filters=root.find(f"{S}autoFilter") is not None,
    )


def _shared(root: Element | None) -> list[str]:
    if root is None:
        return []
    return [
        "".join(t.text or "" for t in item.iter(f"{S}t") if t.getparent().tag != f"{S}rPh") for item in root
    ]


def _properties(package: Package) -> dict[str, str]:
    part = next((r.target for r in package.all_relations("").values() if r.kind == "core-properties"), "")
    root = package.optional_xml(part)
    if root is None:
        return {}
    found = {
        name: root.find(f"{space}{tag}")
        for name, space, tag in (
            ("title", _DC, "title"),
            ("author", _DC, "creator"),
            ("language", _DC, "language"),
            ("keywords", _CP, "keywords"),
        )
    }
    return {name: (each.text or "").strip() for name, each in found.items() if each is not None}
