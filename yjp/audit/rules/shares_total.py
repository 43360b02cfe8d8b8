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
_AROUND = 2


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for grid in evidence.grids:
        for matrix in both(grid):
            for place in matrix.filled:
                yield from _column(evidence, matrix, place)


def _column(evidence: Evidence, matrix: Matrix, place: int) -> Iterator[Judgement]:
    totals = [line for line in matrix.turned.totals if matrix.at(line, place)]
    if len(totals) != 1:
        return
    total = matrix.at(totals[0], place)
    lines = list(range(totals[0]))
    parts = [entry for line in lines if (entry := matrix.at(line, place))]
    if any(_PART_OF.search(matrix.lines[line]) for line in lines):
        return
    if total is None or len(parts) < _FEWEST or len(parts) != len(lines) or not _shares((*parts, total)):
        return
    if total.token.number != _HUNDRED or _counted(matrix, place, totals[0], lines):
        return
    summed = sum(entry.token.number for entry in parts)
    step = max(entry.token.step for entry in parts)
    spans = (*(entry.span for entry in parts), total.span)
    if abs(summed - _HUNDRED) <= step * (len(parts) + 1) / 2 + 1e-6:
        yield right("shares-total", "total", spans, "the shares come to 100%", rounding=summed != _HUNDRED)
    elif abs(summed - _HUNDRED) <= _FAR and not _SEVERAL.search(_around(evidence, matrix.grid)):
        yield wrong(
            "shares-total",
            "total",
            spans,
            quote=f"{matrix.places[place]}: {' | '.join(entry.span.text for entry in parts)} | {total.span.text}",
            sentence=f"The shares of \u201c{matrix.places[place].strip()}\u201d come to "
            f"{plain(summed, max(entry.token.decimals for entry in parts))}%, not 100%.",
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
