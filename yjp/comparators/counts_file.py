"""A CSV file of published counts that yjp.toml names, read strictly: every mistake names file, row and column."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl

from yjp import reference
from yjp.comparators.pool import COUNTS
from yjp.errors import UnknownName, UnreadableInput, UserError
from yjp.figures import State
from yjp.indicators.definition import Indicator, Kind
from yjp.indicators.registry import indicator
from yjp.periods import parse_window

REQUIRED = ("area", "indicator", "window", "numerator", "denominator", "source")
OPTIONAL = ("state", "vintage")
_STATES = (State.AS_PUBLISHED.value, State.REVISED.value)
_FIRST_ROW = 2
"""Row 1 of the file is its heading."""


def read_counts(path: Path) -> pl.DataFrame:
    """Counts in the schema ``pool.COUNTS``.

    Columns: ``area`` (a service of the national list), ``indicator`` (an id such as ``fte_rate``), ``window``
    (``2018-12.12m``), ``numerator`` and ``denominator`` (whole numbers: children, sentences or reoffences, over the
    population or the cohort; the denominator is empty for counts such as ``fte_count``), ``source`` (where it is
    published), and if wanted ``state`` (``as_published`` or ``revised``) and ``vintage``. UTF-8, commas or semicolons.
    ``UnreadableInput`` names the first mistake.
    """
    text = _text(path)
    dialect = ";" if text.split("\n", 1)[0].count(";") > text.split("\n", 1)[0].count(",") else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=dialect)
    header = [name.strip().lower() for name in next(rows, [])]
    missing = [name for name in REQUIRED if name not in header]
    if missing:
        raise UnreadableInput(path, f"row 1 has no column {missing[0]}", f"It needs: {', '.join(REQUIRED)}.")
    extra = [name for name in header if name not in (*REQUIRED, *OPTIONAL)]
    if extra or len(set(header)) < len(header):
        name = next(iter(extra), "that is named twice")
        raise UnreadableInput(
            path, f"row 1 has a column {name}", f"Columns are: {', '.join((*REQUIRED, *OPTIONAL))}."
        )
    found: dict[tuple[object, ...], dict[str, Any]] = {}
    for number, cells in enumerate(rows, start=_FIRST_ROW):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            problem = f"row {number} has {len(cells)} cells, not {len(header)}"
            raise UnreadableInput(path, problem, "Put text that holds a separator in quotation marks.")
        row = _row(path, number, dict(zip(header, (cell.strip() for cell in cells), strict=True)))
        key = tuple(row[name] for name in ("area", "indicator", "window", "state"))
        if key in found:
            raise _wrong(
                path, number, "area", "the same area, indicator, window and state stand in a row above"
            )
        found[key] = row
    return pl.DataFrame(list(found.values()), schema=COUNTS)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError:
        raise UnreadableInput(path, "the file cannot be opened", "Check the path in yjp.toml.") from None
    except UnicodeDecodeError:
        raise UnreadableInput(path, "this is not UTF-8 text", "Save it as CSV UTF-8.") from None


def _row(path: Path, number: int, cells: Mapping[str, str]) -> dict[str, Any]:
    try:
        area = reference.service(cells["area"])
    except UserError:
        raise _wrong(path, number, "area", "this is no service of the national list of 155") from None
    try:
        what = indicator(cells["indicator"])
    except UnknownName:
        raise _wrong(path, number, "indicator", "yjp knows no indicator of that id") from None
    try:
        window = parse_window(cells["window"])
    except ValueError:
        raise _wrong(path, number, "window", "write a window as 2018-12.12m or 2017-06.3m") from None
    state = cells.get("state") or State.AS_PUBLISHED.value
    if state not in _STATES:
        raise _wrong(path, number, "state", f"write {' or '.join(_STATES)}")
    if not cells["source"]:
        raise _wrong(path, number, "source", "say where the counts are published")
    numerator = _whole(path, number, "numerator", cells["numerator"])
    denominator = _base(path, number, what, cells["denominator"])
    if what.kind is Kind.SHARE and denominator is not None and numerator > denominator:
        raise _wrong(path, number, "numerator", "a part is more than the whole")
    return {
        "indicator": what.id,
        "window": window.id,
        "area": area.slug,
        "area_name": area.name,
        "numerator": float(numerator),
        "denominator": None if denominator is None else float(denominator),
        "state": state,
        "source_ref": cells["source"],
        "vintage": cells.get("vintage") or None,
    }


def _base(path: Path, number: int, what: Indicator, text: str) -> int | None:
    if what.kind is Kind.COUNT:
        if text:
            raise _wrong(path, number, "denominator", f"leave it empty for {what.id}")
        return None
    found = _whole(path, number, "denominator", text)
    if found == 0 and what.kind is Kind.RATE:
        raise _wrong(path, number, "denominator", "a population cannot be nought")
    return found


def _whole(path: Path, number: int, column: str, text: str) -> int:
    plain = text.replace(",", "")
    if not (plain.isascii() and plain.isdigit()):
        raise _wrong(path, number, column, "write a whole number, not below nought")
    return int(plain)


def _wrong(path: Path, number: int, column: str, problem: str) -> UnreadableInput:
    return UnreadableInput(path, f"row {number}, column {column}", f"{problem[0].upper()}{problem[1:]}.")
