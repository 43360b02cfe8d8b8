"""A plain text, also one taken from a PDF: pages, paragraphs, and tables where they can be made out."""

import re
from collections.abc import Sequence

from yjp.audit.document import Document, Part
from yjp.audit.reading.assembly import Assembly
from yjp.audit.reading.text.lines import Line, lines
from yjp.audit.reading.text.markdown import MARKS, add_markdown
from yjp.audit.reading.text.paragraphs import paragraphs
from yjp.audit.reading.text.tables import FoundTable, find_tables

_WORD = re.compile(r"[^\W\d_][\w'’]*(?:-[\w'’]+)*")
_BROKEN_LINES_UP_TO = 160
"""Characters: a text with longer lines has one line for each paragraph."""
_TABS = re.compile(r"\t+")


def read_text(name: str, text: str) -> Document:
    """The text's document; text with the marks of Markdown, or a line for each paragraph, is read as such."""
    made = Assembly(name, "txt")
    if _one_line_each(text):
        add_markdown(made, text, marks=MARKS.search(text) is not None)
    else:
        add_lines(made, lines(_without_stray_tabs(text)))
    return made.document()


def add_lines(made: Assembly, found: Sequence[Line]) -> None:
    """Add lines of running text with the tables in them."""
    words = frozenset(word.casefold() for line in found for word in _WORD.findall(line.text))
    at = 0
    for table in find_tables(found):
        _add_text(made, found[at : table.start], words)
        _add_table(made, table, found)
        at = table.end
    _add_text(made, found[at:], words)


def _add_table(made: Assembly, table: FoundTable, found: Sequence[Line]) -> None:
    first = found[table.start]
    # Page numbers and running heads between the headings and the rows are no part of the table.
    for line in found[table.start : table.end]:
        if line.part is not Part.BODY and not line.is_blank:
            made.block(line.text.strip(), part=line.part, page=line.page, line=line.number)
    made.table(table.rows, sure=False, page=first.page, line=first.number)


def _add_text(made: Assembly, found: Sequence[Line], words: frozenset[str]) -> None:
    """Paragraphs of the body; what stands at the edges of pages does not interrupt them."""
    for line in found:
        if line.part is not Part.BODY and not line.is_blank:
            made.block(line.text.strip(), part=line.part, page=line.page, line=line.number)
    for each in paragraphs([line for line in found if line.part is Part.BODY], words):
        made.block(each.text, each.kind, level=each.level, page=each.first.page, line=each.first.number)


def _one_line_each(text: str) -> bool:
    lengths = sorted(len(line) for line in text.split("\n") if line.strip())
    return bool(lengths) and lengths[len(lengths) * 19 // 20] > _BROKEN_LINES_UP_TO


def _without_stray_tabs(text: str) -> str:
    """Some PDFs have a tab for every space: a line with more tabs than spaces and several words is no row of cells."""
    if "\t" not in text:
        return text
    rows = []
    for row in text.split("\n"):
        tabs = row.strip().count("\t")
        cells = _TABS.split(row.strip())
        prose = tabs > 3 and sum(" " in cell for cell in cells) <= 1 and sum(map(str.isalpha, cells)) > 3
        rows.append(_TABS.sub(" ", row) if prose else row.replace("\t", "    "))
    return "\n".join(rows)
