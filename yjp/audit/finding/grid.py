"""A table as rows and columns with their headers, labels, periods and numbers."""

import re
from dataclasses import dataclass, field, replace
from functools import cached_property

from yjp.audit.document import Cell, Place, Table
from yjp.audit.finding.flat import flat
from yjp.audit.finding.memo import Kept
from yjp.audit.finding.numbers import in_flat
from yjp.audit.finding.tokens import Kind, Token
from yjp.audit.result import Span

_TOTAL = re.compile(
    r"^\s*(?:grand\s|sub[ -]?)?(?:total|overall|all\b(?!\s(?:other|our)))|\btotals?\s*(?:\(.*\))?\s*$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\s*(?:19|20)\d\d\s*")
_BAND = re.compile(r"\s*\d{1,2}\s?(?:-|to|\u2013)\s?\d{1,2}(?:\s?years)?\s*|\s*\d{1,2}\s?\+\s*")
_RANGE = re.compile(r"\s*\d+\.\d+%?\s?(?:-|to)\s?\d+\.\d+%?\s*")
_LABEL_HEAD = re.compile(r"^\s*(?:age|year|no|rank|ref|week|month|grade|kpi|ward|quarter)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_WITHHELD = re.compile(r"\s*(?:\*+|\[?c\]?|suppressed|not (?:shown|available))\s*", re.IGNORECASE)
"""What stands in place of a number: a row of these has values, and is no header."""


@dataclass(frozen=True)
class GridCell:
    """One cell: its text, flat, and its numbers. ``row`` and ``column`` count from 0."""

    source: Cell
    text: str
    tokens: tuple[Token, ...]
    row: int
    column: int

    @cached_property
    def values(self) -> tuple[Token, ...]:
        """The numbers that can be part of a claim."""
        return tuple(token for token in self.tokens if token.live)

    @cached_property
    def main(self) -> Token | None:
        """The first number, unless it comes after words or the cell is a band ("10-14") or a range ("2.0 to 43.5")."""
        values = () if _BAND.fullmatch(self.text) or _RANGE.fullmatch(self.text) else self.values
        return values[0] if values and not _WORD.search(self.text[: values[0].start]) else None

    @property
    def withheld(self) -> bool:
        """Something stands in place of a number that is not told: "not shown", "*"."""
        return bool(_WITHHELD.fullmatch(self.text))

    @property
    def blank(self) -> bool:
        """Nothing is printed, or only a dash."""
        return self.text.strip(" -") == ""

    def span(self, token: Token) -> Span:
        """The token as a stretch of the cell's text."""
        return Span(
            place=self.source.place,
            start=token.start,
            end=token.end,
            text=self.source.text[token.start : token.end],
        )


@dataclass(frozen=True)
class Grid:
    """A table whose headers are known. ``body`` are its rows below the headers, cell by column."""

    table: Table
    heads: tuple[tuple[GridCell, ...], ...]
    body: tuple[dict[int, GridCell], ...]
    columns: tuple[str, ...]
    labels: tuple[str, ...]
    first_value: int
    order: int = 0
    section: int = 0
    kept: Kept = field(default_factory=Kept, compare=False, repr=False)
    """What several rules make of the table, worked out once."""

    @property
    def place(self) -> Place:
        """Where the table stands."""
        return self.table.place

    @cached_property
    def about(self) -> str:
        """Caption and heading, flat."""
        return flat(f"{self.table.caption} {self.table.heading}").strip()

    @cached_property
    def total_rows(self) -> tuple[int, ...]:
        """Rows of the body that are labelled as totals."""
        return tuple(row for row, label in enumerate(self.labels) if _TOTAL.search(label))

    @cached_property
    def total_columns(self) -> tuple[int, ...]:
        """Columns that are headed as totals."""
        return tuple(column for column, head in enumerate(self.columns) if _TOTAL.search(head))

    def cell(self, row: int, column: int) -> GridCell | None:
        """A cell of the body."""
        return self.body[row].get(column)

    def value(self, row: int, column: int) -> Token | None:
        """The main number of a cell of the body."""
        cell = self.cell(row, column)
        return cell.main if cell else None

    def words(self, row: int, column: int) -> str:
        """``row label, column header``: what a cell is of."""
        parts = [part for part in (self.labels[row], self.columns[column]) if part]
        return ", ".join(parts)


def grid(table: Table, order: int = 0, section: int = 0) -> Grid | None:
    """Read a table; None for one without a number in two cells."""
    rows = [_cells(row, number) for number, row in enumerate(table.rows)]
    if sum(bool(cell.values) for row in rows for cell in row) < 2:
        return None
    top = _header_rows(rows)
    width = max((cell.column + max(1, cell.source.span) for row in rows for cell in row), default=0)
    body = [{cell.column: cell for cell in row} for row in rows[top:]]
    body = _years_as_counts(body)
    columns = _headers(rows[:top], width)
    first_value = _first_value_column(body, columns)
    return Grid(
        table=table,
        heads=tuple(tuple(row) for row in rows[:top]),
        body=tuple(body),
        columns=columns,
        labels=_labels(body, first_value),
        first_value=first_value,
        order=order,
        section=section,
    )


def _cells(row: tuple[Cell, ...], number: int) -> list[GridCell]:
    cells, column = [], 0
    for cell in row:
        text = flat(cell.text)
        cells.append(GridCell(cell, text, in_flat(text), number, column))
        column += max(1, cell.span)
    return cells


def _header_rows(rows: list[list[GridCell]]) -> int:
    top = 0
    for row in rows:
        filled = [cell for cell in row if not cell.blank]
        flagged = bool(filled) and all(cell.source.header for cell in filled)
        numbers = sum(cell.main is not None for cell in filled)
        words = sum(cell.main is None for cell in filled if cell.column > 0)
        values = [cell for cell in filled if cell.column > 0]
        if top and not flagged and values and all(cell.withheld for cell in values):
            break
        if not filled or flagged or (numbers == 0 and filled) or (words > numbers and top == 0):
            if top and len(filled) == 1 and filled[0].column == 0 and not flagged:
                break
            top += 1
        else:
            break
    return min(top, max(0, len(rows) - 1))


def _headers(rows: list[list[GridCell]], width: int) -> tuple[str, ...]:
    heads = [""] * width
    for row in rows:
        filled = [cell for cell in row if not cell.blank]
        if len(filled) == 1 and filled[0].source.span >= width > 1:
            continue
        for cell in row:
            for column in range(cell.column, min(width, cell.column + max(1, cell.source.span))):
                text = " ".join(cell.text.split())
                if text and text not in heads[column]:
                    heads[column] = f"{heads[column]} {text}".strip()
    return tuple(heads)


def _first_value_column(body: list[dict[int, GridCell]], columns: tuple[str, ...]) -> int:
    width = len(columns)
    for column in range(width):
        if column == 0 and width > 1 and _LABEL_HEAD.match(columns[0]):
            continue
        cells = [row[column] for row in body if column in row and not row[column].blank]
        if cells and sum(cell.main is not None or cell.withheld for cell in cells) * 2 > len(cells):
            return column
    return min(1, width - 1)


def _labels(body: list[dict[int, GridCell]], first_value: int) -> tuple[str, ...]:
    labels, group = [], ""
    for row in body:
        own = " ".join(
            " ".join(row[column].text.split())
            for column in range(first_value)
            if column in row and not row[column].blank
        )
        if own and not any(
            cell.values or cell.tokens for column, cell in row.items() if column >= first_value
        ):
            group = own
        labels.append(own if own == group or _TOTAL.search(own) else f"{group} {own}".strip())
    return tuple(labels)


def _years_as_counts(body: list[dict[int, GridCell]]) -> list[dict[int, GridCell]]:
    """``2011`` under ``2089`` in a column of other numbers is no year."""
    plain = {
        column
        for row in body
        for column, cell in row.items()
        if cell.main is not None and cell.main.kind is Kind.COUNT and not cell.main.word
    }
    out = []
    for row in body:
        new = dict(row)
        for column, cell in row.items():
            if column and column in plain and _YEAR.fullmatch(cell.text):
                old = cell.tokens[0]
                token = replace(old, kind=Kind.COUNT, ignored=None, period=None, value=float(old.text))
                new[column] = replace(cell, tokens=(token,))
        out.append(new)
    return out
