"""The prose of a document, sentence by sentence and in the cells of tables, with the numbers that nobody bound.

A bound number is held against the figures themselves; what somebody writes into a prompt is prose like any other.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from yjp.audit.claims.evidence import Evidence
from yjp.audit.document import Bound, Cell, Table
from yjp.audit.finding.numbers import tokens
from yjp.audit.finding.tokens import Kind as Number
from yjp.audit.finding.tokens import Token
from yjp.audit.finding.words import word_value
from yjp.figures import split_tag

_NEAR = 90
"""Characters between a number and the name of what it counts."""
_BEFORE, _AFTER = 30, 45
_HIDDEN = "[number]"
_WORDS = 3
"""A cell of so many words is prose; one of fewer is a label or a value."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_FIRST = re.compile(r"\d+|[a-z]+(?:-[a-z]+)?", re.IGNORECASE)
_ONE_OF = re.compile(r"\s(?:out\s)?of\s(?=\S)", re.IGNORECASE)
_YEAR = re.compile(r"\b((?:19|20)\d\d)(?:\s?[/–-]\s?(\d\d)\b)?")
_OF_ELSE = re.compile(
    r"\s*(?:more\s|other\s|new\s|main\s|key\s|local\s|national\s)*"
    r"(?:months?|years?|weeks?|days?|hours?|quarters?|partners?|priorit\w+|meetings?|sessions?|services?|schools?|"
    r"teams?|actions?|recommendations?|authorit\w+|measures?|indicators?|reasons?|areas?|staff|posts?|times|pages?|"
    r"famil(?:y|ies)|parents?|victims?|visits?|workers?|officers?|courts?|units?)\b",
    re.IGNORECASE,
)
"""What a number counts instead: "3 partners met about custody" tells nobody how many children were sentenced."""


@dataclass(frozen=True, kw_only=True)
class Prose:
    """A sentence or the prose of a cell, with its numbers; ``row`` is the whole row around a cell."""

    text: str
    where: str
    heading: str
    numbers: tuple[Token, ...]
    row: str = ""


def prose(evidence: Evidence) -> Iterator[Prose]:
    """All prose of a document, in no other order than its kind: sentences first, then cells."""
    for sentence in evidence.sentences:
        bound = tuple((a - sentence.offset, b - sentence.offset, tag) for a, b, tag in sentence.block.bound)
        heading = sentence.block.heading
        yield Prose(
            text=sentence.text,
            where=f"under “{heading}”" if heading else sentence.place.words,
            heading=heading,
            numbers=tuple(_unbound(sentence.text, sentence.tokens, bound)),
        )
    for item in evidence.document.items:
        if isinstance(item, Table):
            yield from _of_cells(item)


def _of_cells(table: Table) -> Iterator[Prose]:
    for cells in table.rows:
        row = " ".join(cell.text for cell in cells)
        for cell in cells:
            if is_prose(cell):
                numbers = tuple(_unbound(cell.text, tokens(cell.text), cell.bound))
                yield Prose(
                    text=cell.text, where=cell.place.words, heading=table.heading, numbers=numbers, row=row
                )


def is_prose(cell: Cell) -> bool:
    """Does a cell hold words, and not a label or a value?"""
    return len(_WORD.findall(cell.text)) >= _WORDS


def is_figure(tag: str) -> bool:
    """Whether a control shows a figure."""
    try:
        split_tag(tag)
    except ValueError:
        return False
    return True


def _unbound(text: str, found: Iterable[Token], bound: Bound) -> Iterator[Token]:
    """The numbers that no figure is bound to; of "one of nine" and "one in nine" the first, as a count."""
    places = [(start, end) for start, end, tag in bound if is_figure(tag)]
    for token in found:
        if any(start <= token.start and token.end <= end for start, end in places):
            continue
        if token.kind is Number.FRACTION and (top := _FIRST.match(token.text)):
            yield replace(token, kind=Number.COUNT, value=float(word_value(top[0])), decimals=0)
        elif token.live:
            yield token
        elif token.text.lower() == "one" and _ONE_OF.match(text, token.end):
            yield replace(token, ignored=None)


def counted(token: Token) -> int | None:
    """The whole number of something that a number is."""
    if token.kind is not Number.COUNT or token.decimals or token.number != int(token.number):
        return None
    return int(token.number)


def of_something_else(text: str, token: Token) -> bool:
    """Does the noun after a number say that it counts something else than children, sentences or offences?"""
    return bool(_OF_ELSE.match(text, token.end))


def is_near(token: Token, text: str, name: re.Pattern[str]) -> bool:
    """Does a number stand near a name of what it may count?"""
    return any(
        each.start() - token.end <= _NEAR and token.start - each.end() <= _NEAR
        for each in name.finditer(text)
    )


def years_of(text: str) -> set[int]:
    """The years that a text names; of "2018/19" both."""
    found: set[int] = set()
    for match in _YEAR.finditer(text):
        found.add(int(match[1]))
        if match[2]:
            found.add(int(match[1]) // 100 * 100 + int(match[2]))
    return found


def quoted(said: Prose, token: Token) -> str:
    """The words around a number, without it or another: reports are passed on, and those may be hidden too."""
    start, end = max(0, token.start - _BEFORE), min(len(said.text), token.end + _AFTER)
    words, at = "", start
    for each in sorted({token, *said.numbers}, key=lambda each: each.start):
        if at < each.end and each.start < end:
            words += f"{said.text[at : max(at, each.start)]}{_HIDDEN}"
            at = each.end
    return f"“…{(words + said.text[at:end]).strip()}…”"
