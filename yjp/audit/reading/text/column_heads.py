"""The headings over the columns of a table in text: broken over lines, two storeys high, or not to be divided."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from yjp.audit.reading.assembly import RawCell
from yjp.audit.reading.text.lines import Line

_STUBS = re.compile(
    r"^(agency|area|measure|indicator|year|period|category|offence type|outcome|local authority|priority|team|role)\s+"
    r"(?=[A-Z0-9£%])",
    re.IGNORECASE,
)
"""What stands over the labels; in text it runs into the first heading."""
_AFTER_UNIT = re.compile(r"(?<=\))\s+(?=\S)")
_MOST_PIECES = 14
_LONGEST = 110

Heads = list[list[RawCell]]


@dataclass(frozen=True, kw_only=True)
class _Piece:
    """Lines that belong together, and the ways to divide them into headings, likeliest first."""

    lines: tuple[str, ...]
    start: int
    """Index of its first line."""

    @property
    def joined(self) -> str:
        return _joined(self.lines)

    def ways(self) -> list[list[str]]:
        first, *others = self.lines
        words = first.split()
        found = [[self.joined]]
        # Only words that could each be a heading: "YOT Caseload - 18/06/2019" is one.
        if len(words) > 1 and all(
            word[0].isupper() or word[0].isdigit() or word[0] in "£%" for word in words
        ):
            found.append([*words[:-1], _joined([words[-1], *others])])
        if not others and (parts := _alike(words)):
            found.append(parts)
        return found


def column_heads(above: Sequence[Line], columns: int) -> tuple[Heads, int] | None:
    """The rows of headings for a label and so many columns, and the index of the line where they start.

    Found in the lines above the first row; None if it is not clear.
    """
    pieces = _pieces(above)
    if not pieces:
        return None
    # "0-4 5-9 10-14 15-17" or "Total LAC Total LAC" right above the values can only be headings.
    if surely := _surely(pieces[-1], columns):
        stub = len(surely) > columns
        return _two_storeys(_near(pieces), columns, surely=surely) or (
            [_cells(surely, stub=stub)],
            pieces[-1].start,
        )
    if len(pieces) > _MOST_PIECES:
        return None
    return _one_storey(pieces, columns) or _two_storeys(pieces, columns) or _by_units(pieces, columns)


def undivided(above: Sequence[Line], columns: int) -> Heads:
    """Headings that cannot be divided, as one cell over all columns."""
    text = " ".join(piece.joined for piece in _pieces(above))
    return [[RawCell(text=text, header=True, span=columns + 1, line=above[0].number)]] if text else []


def _pieces(above: Sequence[Line]) -> list[_Piece]:
    """Lines up to a blank one belong together; where wrapped lines end in a space, so does every other line's end."""
    filled = [line for line in above if not line.is_blank]
    spaced = {line.text.endswith(" ") for line in filled} == {True, False}
    groups: list[list[tuple[int, str]]] = [[]]
    for index, line in enumerate(above):
        if line.is_blank:
            groups.append([])
            continue
        groups[-1].append((index, line.text.strip()))
        if spaced and not line.text.endswith((" ", "-")):
            groups.append([])
    return [_Piece(lines=tuple(text for _, text in group), start=group[0][0]) for group in groups if group]


def _near(pieces: Sequence[_Piece]) -> Sequence[_Piece]:
    """The last pieces from the first that is no running text."""
    for index in range(len(pieces) - 1, -1, -1):
        if len(pieces[index].joined) > _LONGEST:
            return pieces[index + 1 :]
    return pieces


def _surely(piece: _Piece, columns: int) -> list[str] | None:
    words = piece.joined.split()
    if len(words) not in (columns, columns + 1) or len(piece.lines) > 1 or columns < 2:
        return None
    last = words[-columns:]
    digits = all(any(map(str.isdigit, word)) for word in last)
    repeated = len(set(last)) <= columns // 2 and last[: len(set(last))] * (columns // len(set(last))) == last
    return words if digits or repeated else None


def _cells(texts: Sequence[str], *, stub: bool) -> list[RawCell]:
    cells = [RawCell(text=text, header=True) for text in texts]
    return cells if stub else [RawCell(text="", header=True), *cells]


def _one_storey(pieces: Sequence[_Piece], columns: int) -> tuple[Heads, int] | None:
    """One heading for each column, with or without one for the labels; the simplest division that fits alone."""
    for wanted in (columns + 1, columns):
        fits = _divided(pieces, wanted)
        if fits is not None:
            return [_cells(fits, stub=wanted > columns)], pieces[0].start
    return None


def _divided(pieces: Sequence[_Piece], wanted: int) -> list[str] | None:
    """The division into so many headings with the fewest pieces cut up; None if there is none, or two as simple."""
    # By number of headings: how many pieces were cut up, how many ways there are, one of them.
    best: dict[int, tuple[int, int, list[str]]] = {0: (0, 1, [])}
    for piece in pieces:
        following: dict[int, tuple[int, int, list[str]]] = {}
        for count, (cuts, ways, texts) in best.items():
            for cut, way in enumerate(piece.ways()):
                total = count + len(way)
                if total > wanted:
                    continue
                known = following.get(total)
                if known is None or cuts + cut < known[0]:
                    following[total] = (cuts + cut, ways, texts + way)
                elif cuts + cut == known[0]:
                    following[total] = (known[0], known[1] + ways, known[2])
        best = following
    found = best.get(wanted)
    return found[2] if found is not None and found[1] == 1 else None


def _two_storeys(
    pieces: Sequence[_Piece], columns: int, *, surely: Sequence[str] = ()
) -> tuple[Heads, int] | None:
    """The last headings are one for each column; those above each cover the same number of them."""
    options = [(list(surely), len(pieces) - 1)] if surely else []
    if not surely and len(pieces) > columns:
        options.append(([piece.joined for piece in pieces[-columns:]], len(pieces) - columns))
    for lower, rest in options:
        for stub in (0, 1):
            upper = rest - stub
            if upper < 1 or columns % upper or upper == columns or len(lower) != columns:
                continue
            span = columns // upper
            over = [RawCell(text=piece.joined, header=True, span=span) for piece in pieces[stub:rest]]
            first = pieces[0].joined if stub else ""
            return [[RawCell(text=first, header=True), *over], _cells(lower, stub=False)], pieces[0].start
    return None


def _by_units(pieces: Sequence[_Piece], columns: int) -> tuple[Heads, int] | None:
    """Headings that all end in a unit in brackets, such as ``Staffing costs (£)``."""
    whole = " ".join(piece.joined for piece in pieces)
    texts = [text for text in _AFTER_UNIT.split(whole) if text]
    if len(texts) != columns or not all(text.endswith(")") for text in texts):
        return None
    stub = _STUBS.match(texts[0])
    first = stub[1] if stub else ""
    if stub:
        texts[0] = texts[0][stub.end() :]
    return [_cells([first, *texts], stub=True)], pieces[0].start


def _alike(words: Sequence[str]) -> list[str] | None:
    """``10 – 14 years 15 – 17 years`` in two: equal parts that differ in their digits only."""
    shapes = [re.sub(r"\d+", "#", word.casefold()) for word in words]
    if not any("#" in shape for shape in shapes):
        return None
    for length in range(2, len(words) // 2 + 1):
        if len(words) % length == 0 and shapes == shapes[:length] * (len(words) // length):
            return [" ".join(words[i : i + length]) for i in range(0, len(words), length)]
    return None


def _joined(parts: Sequence[str]) -> str:
    """Lines in one; a line that ends in a hyphen is not followed by a space."""
    text = ""
    for part in parts:
        text += part if not text or (text.endswith("-") and text[-2:-1].strip()) else f" {part}"
    return text
