"""The tables of a plan as it is written: each with its number, caption, headings and cells, read from the document."""

import re
from dataclasses import dataclass
from io import BytesIO

import docx
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

_CAPTION = re.compile(r"Table (\d+): (.+)", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class WrittenTable:
    """A table as a reader of the plan sees it."""

    number: int
    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def name(self) -> str:
        """What the plan calls it, ``Table 6``."""
        return f"Table {self.number}"


def written_tables(content: bytes) -> tuple[WrittenTable, ...]:
    """Every table with a caption of the bytes of a plan, in the order of the plan.

    Where nobody has answered a prompt yet the cell is empty.
    """
    body = docx.Document(BytesIO(content)).element.body
    found = []
    for element in body.iter(qn("w:tbl")):
        top = element
        while top.getparent() is not body:
            top = top.getparent()
        before = top.getprevious()
        caption = _CAPTION.fullmatch(_text(before)) if before is not None else None
        if caption:
            head, *rows = (
                tuple(_text(cell) for cell in row.iter(qn("w:tc"))) for row in element.iter(qn("w:tr"))
            )
            found.append(
                WrittenTable(number=int(caption[1]), caption=caption[2], headers=head, rows=tuple(rows))
            )
    return tuple(found)


def _text(element: BaseOxmlElement) -> str:
    """The words of a paragraph or cell; paragraphs of a cell are lines."""
    paragraphs = [element] if element.tag == qn("w:p") else list(element.iter(qn("w:p")))
    asked = {
        text
        for control in element.iter(qn("w:sdt"))
        if control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None
        for text in control.iter(qn("w:t"))
    }
    lines = (
        "".join(each.text or "" for each in paragraph.iter(qn("w:t")) if each not in asked)
        for paragraph in paragraphs
    )
    return "\n".join(lines).strip()
