"""Two years with the same numbers throughout: one of them may have been copied and not filled in."""

import re
from collections.abc import Iterator
from itertools import combinations

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, wrong
from yjp.audit.claims.matrix import Entry, Matrix, both
from yjp.audit.finding.numbers import in_flat
from yjp.audit.finding.periods import Period
from yjp.audit.finding.tokens import Kind
from yjp.audit.result import Verdict
from yjp.audit.rules.definition import AuditRule

_FEWEST = 4
_TWO_DIGITS, _LARGE = 3, 10
_STEADY = re.compile(
    r"\u00a3|\bbudget|\bfund|\bgrant|\btarget|\bpopulation|\bposts?\b|\bfte\b(?!s)|\bestablishment|\bstaff|\bforecast|\bplan(?:ned)?\b",
    re.IGNORECASE,
)
"""What can well be the same two years running."""


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for grid in evidence.grids:
        if _STEADY.search(f"{grid.about} {' '.join(grid.columns)}"):
            continue
        for matrix in both(grid):
            periods = {line: period for line, label in enumerate(matrix.lines) if (period := _period(label))}
            for one, other in combinations(periods, 2):
                if periods[one].months == periods[other].months and not periods[one].same(periods[other]):
                    yield from _pair(matrix, one, other)


def _period(label: str) -> Period | None:
    found = [token.period for token in in_flat(label) if token.period and token.period.form != "date"]
    return found[0] if len(found) == 1 else None


def _pair(matrix: Matrix, one: int, other: int) -> Iterator[Judgement]:
    pairs: list[tuple[Entry, Entry]] = []
    for place in matrix.filled:
        first, second = matrix.at(one, place), matrix.at(other, place)
        if first is None or second is None or place in matrix.totals or place in matrix.apart:
            continue
        if first.token.number != second.token.number or first.token.kind is not Kind.COUNT:
            return
        pairs.append((first, second))
    numbers = [first.token.number for first, _ in pairs]
    if (
        len(pairs) < _FEWEST
        or len(set(numbers)) < _FEWEST - 1
        or sum(each >= _LARGE for each in numbers) < _TWO_DIGITS
    ):
        return
    texts = " | ".join(second.span.text for _, second in pairs)
    names = f"{matrix.lines[one].strip()} and {matrix.lines[other].strip()}"
    yield wrong(
        "copied-row",
        "repeated fact",
        tuple(entry.span for pair in pairs for entry in pair),
        quote=f"{matrix.lines[other].strip()}: {texts}",
        sentence=f"{names} have the same numbers throughout ({texts}): one may have been copied and not filled in.",
        follows=f"{len(pairs)} numbers in the same order",
        correction="Look both up again.",
        verdict=Verdict.SUSPICIOUS,
        strength=3,
    )


COPIED_ROW = AuditRule(
    id="copied-row",
    title="No year is a copy of another",
    checks="Two years of a table do not have the same four counts or more, at least three of them of two digits.",
    source="Tables in which last year's row was copied; budgets, posts, targets and populations are left out.",
    verdict=Verdict.SUSPICIOUS,
    example="2021/22: 29 | 33 | 41 | 38, 2022/23: 29 | 33 | 41 | 38",
    says="2021/22 and 2022/23 have the same numbers throughout: one may have been copied and not filled in.",
    check=_check,
)
