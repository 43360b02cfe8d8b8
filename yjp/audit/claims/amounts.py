"""Amounts of money in a document: in text with what they multiply, in tables with what the header says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yjp.audit.claims.evidence import Evidence
from yjp.audit.finding.grid import Grid
from yjp.audit.finding.tokens import Kind, Token
from yjp.audit.result import Span

_SCALES = (
    (re.compile(r"\u00a3\s?(?:m\b|million)|\bin millions\b|\u00a3\s?mn\b", re.IGNORECASE), 1_000_000.0),
    (
        re.compile(
            r"\u00a3\s?(?:k\b|000|'000|\d*,000s|thousand)|\bin thousands\b|\(000s?\)|\b000s\b", re.IGNORECASE
        ),
        1000.0,
    ),
    (re.compile(r"\u00a3", re.IGNORECASE), 1.0),
)
_WORD = re.compile(r"[a-z]{4,}|\byjb\b|\bpcc\b|\bnhs\b")
_ALSO = {"yjb": "board", "pcc": "commissioner", "nhs": "health", "council": "authority"}
"""Other names of the partners who pay."""
_COMMON = frozenset(
    word
    for line in (
        "total grand youth justice service services contribution contributions budget funding income cash",
        "kind payments costs cost staffing other delegated funds amount partnership partner agency source",
        "year annual from with this that which their local",
    )
    for word in line.split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """``pounds`` as printed; ``digits`` are its significant ones; ``words`` name it; ``table`` None in text."""

    pounds: float
    token: Token
    span: Span
    quote: str
    words: frozenset[str]
    is_total: bool
    order: int
    table: Grid | None = None

    @property
    def digits(self) -> str:
        """The significant digits: 70055 of 700,550."""
        return re.sub(r"\D", "", self.token.text).strip("0")


def amounts(evidence: Evidence) -> tuple[Amount, ...]:
    """All amounts, those of the tables first."""
    return (*_in_tables(evidence), *_in_text(evidence))


def _in_text(evidence: Evidence) -> Iterator[Amount]:
    for sentence in evidence.numbered:
        for token in sentence.values:
            if token.kind is Kind.MONEY and not token.sign and token.number > 0:
                start = max((other.end for other in sentence.values if other.end <= token.start), default=0)
                end = min(
                    (other.start for other in sentence.values if other.start >= token.end),
                    default=len(sentence.text),
                )
                near = f"{sentence.text[start : token.start]} {sentence.text[token.end : end]}"
                yield Amount(
                    pounds=token.number,
                    token=token,
                    span=sentence.span(token),
                    quote=sentence.quote,
                    words=_named(near),
                    is_total=bool(
                        re.search(r"\btotal\b|\bbudget\b|\bin all\b|\baltogether\b", near, re.IGNORECASE)
                    ),
                    order=sentence.order,
                )


def _in_tables(evidence: Evidence) -> Iterator[Amount]:
    for grid in evidence.grids:
        around = f"{grid.table.caption} {grid.table.heading} {' '.join(grid.columns[: grid.first_value])}"
        for row, cells in enumerate(grid.body):
            for column, cell in cells.items():
                token = cell.main
                if column < grid.first_value or token is None or token.sign or token.number <= 0:
                    continue
                near = f"{grid.columns[column]} {grid.labels[row]}"
                scale = (
                    token.scale
                    if token.kind is Kind.MONEY and token.scale != 1
                    else _scale(near) or _scale(around)
                )
                counted = token.kind is Kind.COUNT or token.kind is Kind.DECIMAL
                if scale is None and token.kind is Kind.MONEY:
                    scale = 1.0
                if scale is None or not (counted or token.kind is Kind.MONEY):
                    continue
                yield Amount(
                    pounds=token.number if token.scale != 1 else token.number * scale,
                    token=token,
                    span=cell.span(token),
                    quote=f"{grid.about[:100]} {grid.words(row, column)}: {cell.text}".strip(),
                    words=_named(grid.labels[row]),
                    is_total=row in grid.total_rows,
                    order=grid.order,
                    table=grid,
                )


def _scale(text: str) -> float | None:
    return next((scale for pattern, scale in _SCALES if pattern.search(text)), None)


def _named(text: str) -> frozenset[str]:
    words = frozenset(_WORD.findall(text.lower()))
    return (words | {_ALSO[word] for word in words if word in _ALSO}) - _COMMON
