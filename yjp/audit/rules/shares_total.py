"""A column of shares that is said to come to 100% does so."""

import re
from collections.abc import Iterator

from yjp.audit.claims.arithmetic import stands
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, right, wrong
from yjp.audit.claims.matrix import Entry, Matrix, both, exact
from yjp.audit.document import Block
from yjp.audit.finding.grid import Grid
from yjp.audit.finding.tokens import Kind
from yjp.audit.result import Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.numbers import plain

_FEWEST, _HUNDRED = 3, 100.0
_FAR = 15.0
"""Parts that miss 100 by more overlap, or are not all of them."""
_SEVERAL = re.compile(
    r"\bmore than one\b|\bseveral\b|\bmultiple\b|\bmay not (?:add|sum)|\bdo not (?:add|sum)|"
    r"\bcan (?:be|have|choose)|\boverlap|\bnot add\b|"
    r"\bsome (?:children|young people|staff)\b",
    re.IGNORECASE,
)
_PART_OF = re.compile(r"\bof (?:which|whom|these|those)\b|\bincl|\bsub-?total|\btotal\b", re.IGNORECASE)
"""A line that stands within another."""
_OVERLAPPING = re.compile(
    r"\b(?:needs?|concerns?|factors?|issues?|barriers?|reasons?|themes?)\b", re.IGNORECASE
)
"""A child has several of these."""
_AROUND = 2


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for grid in evidence.grids:
        for matrix in both(grid):
            for place in matrix.filled:
                yield from _column(evidence, matrix, place)


def _column(evidence: Evidence, matrix: Matrix, place: int) -> Iterator[Judgement]:
    found = _read(matrix, place)
    if found is None:
        return
    parts, total = found
    missing = _missing(parts)
    whole = total.token.number == _HUNDRED
    summed = sum(entry.token.number for entry in parts)
    # A rate of all lies between those of the parts; only a misprinted 100 is larger than they are.
    misprinted = not missing and max(entry.token.number for entry in parts) < total.token.number and not whole
    misprinted = misprinted and _HUNDRED - _FAR <= total.token.number != summed
    spans = (*(entry.span for entry in parts), total.span)
    if not missing and whole:
        yield right("shares-total", "total", spans, "the shares come to 100%")
        return
    beside = [
        each
        for other in matrix.filled
        if other != place and (each := _read(matrix, other)) and not _missing(each[0])
    ]
    # Where two other columns come to 100% the parts are no overlapping ones, however far this one is off.
    near = abs(missing) <= _FAR or len(beside) > 1
    if _OVERLAPPING.search(f"{matrix.grid.about} {' '.join([*matrix.grid.columns])}"):
        return
    if (whole or misprinted) and near and not _SEVERAL.search(_around(evidence, matrix.grid)):
        yield _finding(matrix, place, parts, total)


def _read(matrix: Matrix, place: int) -> tuple[list[Entry], Entry] | None:
    """The shares of a column and their total; None where they are none, or each is held against its own count."""
    totals = [line for line in matrix.turned.totals if matrix.at(line, place)]
    if len(totals) != 1:
        return None
    total, lines = matrix.at(totals[0], place), list(range(totals[0]))
    parts = [entry for line in lines if (entry := matrix.at(line, place))]
    if any(_PART_OF.search(matrix.lines[line]) for line in lines):
        return None
    if total is None or len(parts) < _FEWEST or len(parts) != len(lines) or not _shares((*parts, total)):
        return None
    return None if _counted(matrix, place, totals[0], lines) else (parts, total)


def _missing(parts: list[Entry]) -> float:
    """By how much the shares miss 100%, beyond their rounding; 0 where they come to it."""
    summed = sum(entry.token.number for entry in parts)
    step = max(entry.token.step for entry in parts)
    off = summed - _HUNDRED
    return 0.0 if abs(off) <= step * (len(parts) + 1) / 2 + 1e-6 else off


def _finding(matrix: Matrix, place: int, parts: list[Entry], total: Entry) -> Judgement:
    summed = plain(sum(entry.token.number for entry in parts), max(entry.token.decimals for entry in parts))
    name = matrix.places[place].strip()
    return wrong(
        "shares-total",
        "total",
        (*(entry.span for entry in parts), total.span),
        quote=f"{name}: {' | '.join(entry.span.text for entry in parts)} | {total.span.text}",
        sentence=f"The shares of \u201c{name}\u201d come to {summed}%, not {total.token.text}.",
        follows=" + ".join(entry.token.text for entry in parts),
        correction="Work the shares out again from the counts.",
    )


def _shares(entries: tuple[Entry, ...]) -> bool:
    return all(entry.token.kind is Kind.PERCENT and not entry.token.sign for entry in entries)


def _counted(matrix: Matrix, place: int, total: int, lines: list[int]) -> bool:
    """Are these the shares of a column of counts of the same table? Then each is held against its own count."""
    for other in matrix.filled:
        whole = matrix.at(total, other)
        if other == place or whole is None or whole.token.kind is not Kind.COUNT or whole.token.number <= 0:
            continue
        pairs = [(matrix.at(line, other), matrix.at(line, place)) for line in lines]
        fits = sum(
            bool(part and share and stands(share.token, exact(100 * part.token.number / whole.token.number)))
            for part, share in pairs
        )
        if fits * 2 > len(lines):
            return True
    return False


def _around(evidence: Evidence, grid: Grid) -> str:
    items = evidence.document.items[max(0, grid.order - _AROUND) : grid.order + _AROUND + 1]
    return " ".join(item.text for item in items if isinstance(item, Block))


SHARES_TOTAL = AuditRule(
    id="shares-total",
    title="Shares of a whole come to 100%",
    checks="Where a table prints 100% under a column of shares, the shares above it come to that, with their rounding.",
    source="Arithmetic; left alone where the text says that parts overlap, or where each share has its own count.",
    verdict=Verdict.CONTRADICTED,
    example="68.2% | 9.1% | 13.6% | 6.8% | 6.3%, all 100%",
    says="The shares of \u201cShare of 10-17 population\u201d come to 104.0%, not 100%.",
    check=_check,
)
