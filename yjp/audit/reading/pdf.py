"""A PDF: the lines of each page and its ruled tables, read with pdfplumber (an extra)."""

import io
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, TypeAlias

from yjp.audit.document import Document
from yjp.audit.reading.assembly import Assembly, RawCell
from yjp.audit.reading.limits import MAX_PAGES
from yjp.audit.reading.text.lines import Line, by_pages
from yjp.audit.reading.text.plain import add_lines
from yjp.errors import UnreadableInput

Page: TypeAlias = Any
"""A page of pdfplumber, which carries no types."""

_SPACE, _COLUMN = 0.15, 1.0
"""Gaps in proportion to the size of type: between words, and between columns."""
_STEP = 3.0
"""Points for one place in a line: less than a letter is wide, so that text never runs past its own place."""
_MOST_SPACES = 300
MISSING = (
    'Install it with: pip install ".[pdf]" in the folder of yjp\'s files. Where yjp was installed by its name: '
    'pip install "yjp[pdf]"'
)


def read_pdf(name: str, content: bytes) -> Document:
    """The PDF's document; ``UnreadableInput`` where pdfplumber is missing, or the file is locked, damaged or a scan."""
    try:
        import pdfplumber
        from pdfminer.pdfdocument import PDFPasswordIncorrect
        from pdfplumber.utils.exceptions import PdfminerException
    except ImportError:
        raise UnreadableInput(name, "reading a PDF needs pdfplumber", MISSING) from None
    made = Assembly(name, "pdf")
    try:
        with pdfplumber.open(io.BytesIO(content)) as document:
            if len(document.pages) > MAX_PAGES:
                raise UnreadableInput(
                    name,
                    f"it has more than {MAX_PAGES:,} pages",
                    "Give a single document: no plan is so long.",
                )
            _read(document.pages, made)
    except UnreadableInput:
        raise
    except Exception as problem:
        # pdfminer lets anything through that a broken file makes it stumble over.
        inner = problem.args[0] if isinstance(problem, PdfminerException) and problem.args else problem
        if isinstance(inner, PDFPasswordIncorrect):
            raise UnreadableInput(
                name, "it is protected with a password", "Save a copy without the password."
            ) from None
        raise UnreadableInput(name, "the PDF is damaged", "Save or export it again.") from None
    return made.document()


def _read(pages: Sequence[Page], made: Assembly) -> None:
    """Page by page, since pages keep what they parsed: running heads are found over all of them at the end."""
    rows: list[list[Line]] = []
    tables: list[list[tuple[int, list[list[str | None]]]]] = []
    number = 1
    for page_number, page in enumerate(pages, start=1):
        lines, found = _page(page, number, page_number)
        number += len(lines) + 1
        rows.append(lines)
        tables.append(found)
        page.close()
    marked = by_pages(rows)
    at = 0
    for lines, found in zip(rows, tables, strict=True):
        here = marked[at : at + len(lines)]
        at += len(lines)
        places = [0, *(index for index, _ in found), len(here)]
        for part, (start, end) in enumerate(pairwise(places)):
            add_lines(made, here[start:end])
            if part < len(found):
                # Lines and shading may frame only a part of what a reader takes for one table.
                made.table(_cells(found[part][1]), sure=False, page=here[0].page if here else None)


def _page(
    page: Page, number: int, page_number: int
) -> tuple[list[Line], list[tuple[int, list[list[str | None]]]]]:
    """The lines outside ruled tables, and the tables, each with how many lines stand above it."""
    tables = sorted(
        (
            (table.bbox, table.extract())
            for table in page.find_tables()
            if len(table.rows) > 1 and len(table.rows[0].cells) > 1
        ),
        key=lambda each: each[0][1],
    )
    # Text that stands upright on its side labels an axis; read across the page it comes out backwards.
    outside = page.filter(
        lambda thing: thing.get("upright", True) and not any(_within(thing, box) for box, _ in tables)
    )
    found = outside.extract_text_lines(layout=False, return_chars=True)
    lines: list[Line] = []
    below: float | None = None
    places: list[tuple[float, int]] = []
    for line in found:
        gap = 0.0 if below is None else line["top"] - below
        if below is not None and gap > 0.6 * (line["bottom"] - line["top"]):
            lines.append(Line(number=number + len(lines), text="", page=page_number))
        places.append((line["top"], len(lines)))
        lines.append(Line(number=number + len(lines), text=_spaced(line["chars"]), page=page_number))
        below = line["bottom"]
    return lines, [
        (next((index for top, index in places if top >= box[1]), len(lines)), content)
        for box, content in tables
    ]


def _spaced(characters: Sequence[dict[str, Any]]) -> str:
    """The characters of a line, with columns that are set apart at the same places in every line of the page."""
    text, before = "", None
    for each in sorted(characters, key=lambda char: char["x0"]):
        if before is not None:
            gap = (each["x0"] - before["x1"]) / max(each["size"], 1.0)
            if gap > _COLUMN:
                place = min(round(each["x0"] / _STEP), len(text) + _MOST_SPACES)
                text = text.rstrip().ljust(max(place, len(text.rstrip()) + 3))
            elif gap > _SPACE and not text.endswith(" ") and each["text"] != " ":
                text += " "
        text += each["text"]
        before = each
    return text.rstrip()


def _within(thing: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    if "x0" not in thing or "top" not in thing:
        return False
    across, down = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return bool(box[0] <= across <= box[2] and box[1] <= down <= box[3])


def _cells(rows: Sequence[Sequence[str | None]]) -> list[list[RawCell]]:
    return [list(_row(row)) for row in rows]


def _row(row: Sequence[str | None]) -> Iterator[RawCell]:
    """A place that belongs to the merged cell to its left comes as None."""
    index = 0
    while index < len(row):
        span = 1
        while index + span < len(row) and row[index + span] is None:
            span += 1
        yield RawCell(text=(row[index] or "").strip(), span=span)
        index += span
