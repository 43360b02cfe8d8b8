"""A percentage of the children of a row must be one that a whole number of them gives."""

import re
from collections.abc import Iterator
from math import prod

from yjp.audit.claims.arithmetic import AVERAGED, as_printed, stands
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, right, wrong
from yjp.audit.claims.matrix import Entry, Matrix, both, exact
from yjp.audit.finding.tokens import Kind
from yjp.audit.result import Verdict
from yjp.audit.rules.definition import AuditRule

_OF_ALL = re.compile(
    r"\bshares?\b|\bof (?:the )?(?:all|total|caseload|cohort|population|overall)\b|\bchange|\bdifference|\btarget|"
    r"^\W*%?\W*$|\bnational|\bengland|\bproportion\b|^\W*per ?cent(?:age)?\W*$",
    re.IGNORECASE,
)
_RARE, _SURE = 0.05, 0.01
"""How seldom chance alone may let all the other rows pass, before one that does not is a mistake."""
_LARGE = 2_000


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for grid in evidence.grids:
        for matrix in both(grid):
            counts = [place for place in matrix.filled if _kind(matrix, place, Kind.COUNT)]
            if len(counts) != 1:
                continue
            for place in matrix.filled:
                if _kind(matrix, place, Kind.PERCENT) and not _OF_ALL.search(matrix.places[place]):
                    yield from _place(matrix, counts[0], place)


def _kind(matrix: Matrix, place: int, kind: Kind) -> bool:
    tokens = [entry.token for (_, at), entry in matrix.entries.items() if at == place]
    return all(token.kind is kind and not token.sign and token.scale == 1 for token in tokens)


def _place(matrix: Matrix, whole: int, percent: int) -> Iterator[Judgement]:
    pairs = [
        (a, b)
        for line in range(len(matrix.lines))
        if not AVERAGED.search(matrix.lines[line])
        and (a := matrix.at(line, whole))
        and (b := matrix.at(line, percent))
        and 1 <= a.token.number < _LARGE
    ]
    bad = [pair for pair in pairs if not _possible(*pair)]
    good = [pair for pair in pairs if pair not in bad]
    chance = prod(_chance(*pair) for pair in good)
    if chance > _RARE:
        return
    for base, share in good:
        yield right(
            "table-whole-number", "share", (base.span, share.span), f"a whole number of {base.token.text}"
        )
    if len(bad) == 1 and len(good) > 1:
        yield _finding(matrix, *bad[0], sure=chance <= _SURE)


def _near(base: Entry, share: Entry) -> list[int]:
    """The whole numbers of a base next to what a percentage makes of it."""
    middle = round(share.token.number / 100 * base.token.number)
    return [count for count in (middle, middle - 1, middle + 1) if 0 <= count <= base.token.number]


def _possible(base: Entry, share: Entry) -> bool:
    return any(
        stands(share.token, exact(100 * count / base.token.number)) is not None
        for count in _near(base, share)
    )


def _chance(base: Entry, share: Entry) -> float:
    """How often a percentage of so many decimals, taken at random, would be one of the base's; cut ones count too."""
    return min(1.0, 2 * (base.token.number + 1) * share.token.step / 100)


def _finding(matrix: Matrix, base: Entry, share: Entry, *, sure: bool) -> Judgement:
    line = next(line for (line, _), entry in matrix.entries.items() if entry == share)
    near = min(
        _near(base, share), key=lambda count: abs(100 * count / base.token.number - share.token.number)
    )
    truth = as_printed(100 * near / base.token.number, share.token)
    return wrong(
        "table-whole-number",
        "share",
        (base.span, share.span),
        quote=f"{matrix.lines[line].strip()}: {base.span.text} | {share.span.text}",
        sentence=f"No whole number out of {base.token.text} gives {share.token.text} ({matrix.lines[line].strip()}).",
        follows=f"{near} of {base.token.text} is {truth}, the nearest there is; the other rows can be",
        correction=f"{near} of {base.token.text} would be {truth}.",
        verdict=Verdict.CONTRADICTED if sure else Verdict.SUSPICIOUS,
        strength=3,
    )


TABLE_WHOLE_NUMBER = AuditRule(
    id="table-whole-number",
    title="A whole number of a row's children can give its percentage",
    checks="Where a table's percentages can be whole numbers of their rows' counts in all rows but one, in that too.",
    source="Brown and Heathers, The GRIM Test, 2017; only where chance would seldom let the other rows pass.",
    verdict=Verdict.CONTRADICTED,
    example="Responses and felt safe: 14 | 93%, 7 | 71%, 9 | 89%, 11 | 85%",
    says="No whole number out of 11 gives 85% (Parents).",
    check=_check,
)
