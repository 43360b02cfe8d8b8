"""A small number that was left out must not follow from those that were left in."""

import re
from collections.abc import Iterator

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, wrong
from yjp.audit.claims.matrix import Matrix, both
from yjp.audit.finding.grid import GridCell
from yjp.audit.finding.tokens import Kind
from yjp.audit.result import Span, Verdict
from yjp.audit.rules.definition import AuditRule

_HIDDEN = re.compile(
    r"^\s*(?:\*+|<\s?\d{1,2}|fewer than \d{1,2}|less than (?:\d{1,2}|five|six|ten)|"
    r"fewer than (?:five|six|ten)|\[?c\]?|suppressed|not shown)\s*$",
    re.IGNORECASE,
)
_FEWEST_PARTS = 2


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for grid in evidence.grids:
        hidden = {
            (row, column): cell
            for row, cells in enumerate(grid.body)
            for column, cell in cells.items()
            if column >= grid.first_value and _HIDDEN.match(cell.text)
        }
        if not hidden:
            continue
        for matrix in both(grid):
            yield from _lines(matrix, hidden)


def _lines(matrix: Matrix, hidden: dict[tuple[int, int], GridCell]) -> Iterator[Judgement]:
    for total in matrix.totals:
        parts = [
            place
            for place in range(len(matrix.places))
            if place not in matrix.totals
            and place not in matrix.apart
            and (place in matrix.filled or _hides(matrix, hidden, place))
        ]
        for line in range(len(matrix.lines)):
            whole = matrix.at(line, total)
            inside = [
                (place, cell)
                for place in parts
                if (cell := hidden.get((line, place) if matrix.across else (place, line)))
            ]
            shown = [
                entry
                for place in parts
                if (entry := matrix.at(line, place)) and entry.token.kind is Kind.COUNT
            ]
            known = [place for place in parts if (line, place) not in matrix.blank]
            if (
                whole is None
                or whole.token.kind is not Kind.COUNT
                or len(inside) != 1
                or len(shown) < _FEWEST_PARTS
            ):
                continue
            if (
                len(shown) + 1 != len(known)
                or sum(entry.token.number for entry in shown) > whole.token.number
            ):
                continue
            cell = inside[0][1]
            yield wrong(
                "recoverable",
                "count",
                (
                    Span(place=cell.source.place, start=0, end=len(cell.source.text), text=cell.source.text),
                    whole.span,
                ),
                quote=f"{matrix.lines[line]}: {cell.text.strip()} of {whole.token.text}",
                sentence=f"The number hidden as \u201c{cell.text.strip()}\u201d can be worked out: the "
                f"total and every other part are printed.",
                follows="total less the parts that are shown",
                correction="Hide a second part, or the total.",
                verdict=Verdict.SUSPICIOUS,
            )


def _hides(matrix: Matrix, hidden: dict[tuple[int, int], GridCell], place: int) -> bool:
    return any((at[1] if matrix.across else at[0]) == place for at in hidden)


RECOVERABLE = AuditRule(
    id="recoverable",
    title="A hidden number stays hidden",
    checks="No suppressed cell is the only one of its row or column whose total and other parts are printed.",
    source="Office for National Statistics and Government Statistical Service, disclosure control for tables.",
    verdict=Verdict.SUSPICIOUS,
    example="boys 21, girls *, total 24",
    says="The number hidden as \u201c*\u201d can be worked out: the total and every other part are printed.",
    check=_check,
)
