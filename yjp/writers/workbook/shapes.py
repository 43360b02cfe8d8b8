"""What a workbook is made of, before anything is written: sheets with one table, and pages of plain text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from yjp.writers.workbook.shorthand import SHORTHAND, Shorthand

CONTENTS = "Contents"
_MARK = re.compile(r"\[\w+\]")


@dataclass(frozen=True)
class Amount:
    """A figure, kept whole and shown at its own decimals; ``signed`` for changes."""

    value: float
    decimals: int
    signed: bool = False


@dataclass(frozen=True)
class Link:
    """Words that lead to another sheet of the workbook."""

    words: str
    sheet: str


Cell: TypeAlias = str | int | date | Amount | Shorthand | Link | None


@dataclass(frozen=True)
class Column:
    """A heading (with the unit, where there is one), and its width in characters.

    Numbers that are no amounts (``plain``) have no thousands mark. ``number`` columns are set to the right.
    """

    heading: str
    width: int
    plain: bool = False
    number: bool = False


@dataclass(frozen=True)
class Sheet:
    """One table on one sheet, under its title and what a reader must know before the numbers.

    ``about`` is one sentence for the list of contents; ``notes`` are sentences above the table; ``nothing`` stands in
    the table where it has no rows. A title of None leaves the table alone on its sheet. A very wide table is printed
    on ``pages_across`` pages side by side, its first column on each; of a table with ``printed`` only so many columns
    are.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]
    nothing: str
    title: str | None = None
    about: str = ""
    notes: tuple[str, ...] = ()
    pages_across: int = 1
    printed: int | None = None

    @property
    def shorthand(self) -> tuple[Shorthand, ...]:
        """The marks that stand in the table's cells, alone or at the end of words."""
        found: set[str] = set()
        for row in self.rows:
            for cell in row:
                if isinstance(cell, Shorthand):
                    found.add(cell.mark)
                elif isinstance(cell, str) and cell.endswith("]"):
                    found.update(_MARK.findall(cell))
        return tuple(s for s in SHORTHAND if s.mark in found)


@dataclass(frozen=True)
class Page:
    """A sheet of plain text in its first column: a title, then headings with their lines."""

    name: str
    title: str
    parts: tuple[tuple[str | None, tuple[str, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class Book:
    """A whole workbook. ``day`` stands for the moment of writing, so that two runs agree."""

    title: str
    subject: str
    author: str
    keywords: str
    day: date
    sheets: tuple[Sheet | Page, ...] = field(default=())


def contents(sheets: Sequence[Sheet]) -> Sheet:
    """The list of contents: every sheet with a link to it, and how many rows it has."""
    return Sheet(
        name=CONTENTS,
        title="Contents",
        about="Every sheet of this workbook",
        columns=(Column("Sheet", 30), Column("What it shows", 80), Column("Rows", 10, number=True)),
        rows=[(Link(s.name, s.name), s.about, len(s.rows)) for s in sheets],
        nothing="There are no other sheets.",
    )
