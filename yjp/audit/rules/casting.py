"""Totals must be the sum of their parts, along rows and down columns."""

import re
from collections.abc import Iterable, Iterator

from yjp.audit.claims.arithmetic import edits
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement
from yjp.audit.claims.matrix import Entry, both
from yjp.audit.claims.sums import Line, inferred, lines
from yjp.audit.finding.tokens import Kind
from yjp.audit.result import Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.numbers import plain

_NEAR = 0.25
_FEW, _SLIGHT = 3, 0.02
_CHILDREN = re.compile(
    r"\b(?:children|young people|young persons|individuals?|people|cohort|cases|caseload)\b", re.IGNORECASE
)
_OTHERS = re.compile(
    r"\b(?:victims|families|parents|carers|volunteers|staff|girls|boys|pupils|learners|members|users)\b",
    re.IGNORECASE,
)


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for grid in evidence.grids:
        wrong: list[Line] = []
        alone: set[int] = set()
        for matrix in both(grid):
            found = [
                line
                for line in (*lines(matrix), *inferred(matrix))
                if not _STOCK.search(line.matrix.lines[line.line])
            ]
            good = [line for line in found if line.fits and any(entry.token.number for entry in line.parts)]
            bad = [line for line in found if not line.fits]
            yield from (_right(line) for line in good)
            bad = [line for line in bad if not _no_sum(line)]
            if bad and (len(good) >= len(bad) or (len(bad) == 1 and not good)):
                wrong += bad if good else [line for line in bad if _single(line)]
                alone |= set() if good else {id(line) for line in bad}
        yield from _explain(wrong, alone)


_STOCK = re.compile(
    r"\bcaseload\b|\bat (?:the )?end\b|\bsnapshot\b|\baverage\b|\bmean\b|"
    r"\bpopulation\b|\bopen cases\b|\brates?\b|\bper\b|%|"
    r"\btarget\b|\brank\b|\bbinary\b|\bfrequency\b",
    re.IGNORECASE,
)


def _no_sum(line: Line) -> bool:
    """A "total" that is the last or the largest part is a level carried over, not a sum."""
    numbers, total = [entry.token.number for entry in line.parts], line.total.token.number
    if line.total_place in line.matrix.years_of_quarters:
        # A child is of several quarters and of one year, and a level of the quarters has a mean.
        label = line.matrix.lines[line.line]
        again = line.over > 0 and (_CHILDREN.search(label) or _OTHERS.search(label))
        if again or min(numbers) <= total <= max(numbers):
            return True
    return total in (numbers[-1], max(numbers)) and abs(line.over) > _NEAR * abs(total)


def _single(line: Line) -> bool:
    """With nothing else to show that the label is that of a sum, the parts must at least come near."""
    return abs(line.over) <= _NEAR * abs(line.total.token.number)


def _right(line: Line) -> Judgement:
    spans = (*(entry.span for entry in line.parts), line.total.span)
    exact = abs(line.over) < 1e-6
    return Judgement(
        rule="casting",
        type="total",
        spans=spans,
        verdict=Verdict.VERIFIED if exact else Verdict.ROUNDING,
        why=f"the parts of {line.words} add up to {line.total.token.text}",
    )


def _explain(wrong: list[Line], alone: set[int]) -> Iterator[Judgement]:
    """One finding for each cell that puts several lines right, one for each line that is left.

    ``alone`` are the ids of lines without another of their direction that adds up: only a slip, or money, is sure.
    """
    left = list(wrong)
    for line in wrong:
        if line not in left:
            continue
        crossing = [other for other in left if other is not line and _shared(line, other)]
        for other in crossing:
            entry = _shared(line, other)
            if entry is not None:
                left = [each for each in left if each not in (line, other)]
                yield _finding([line, other], entry, sure=True)
                break
        else:
            left.remove(line)
            yield _finding([line], None, sure=id(line) not in alone or _slip(line))


def _slip(line: Line) -> bool:
    total = line.total.token
    if line.over > 0 and _CHILDREN.search(line.matrix.places[line.total_place]):
        return False  # a child may have several needs
    small = abs(line.over) <= max(_FEW, _SLIGHT * abs(total.number))
    return total.kind is Kind.MONEY or "\u00a3" in line.matrix.lines[line.line] or small or _digit(line)


def _digit(line: Line) -> bool:
    return any(
        edits(
            entry.token.text,
            _text(entry.token.number + (line.over if entry == line.total else -line.over), line),
        )
        == 1
        for entry in (line.total, *line.parts)
    )


def _shared(line: Line, other: Line) -> Entry | None:
    """The cell that stands in both lines and, changed alike, puts both right."""
    for entry in (line.total, *line.parts):
        if entry in (other.total, *other.parts):
            change = line.over if entry == line.total else -line.over
            change_other = other.over if entry == other.total else -other.over
            if abs(change - change_other) < 1e-6:
                return entry
    return None


def _finding(found: list[Line], culprit: Entry | None, *, sure: bool) -> Judgement:
    line = found[0]
    fixed, text = _correction(line, culprit)
    several = len(found) > 1
    spans = (culprit.span,) if culprit else (line.total.span, *(entry.span for entry in line.parts))
    table = line.matrix.grid.place.words
    if several and culprit:
        sentence = (
            f"{culprit.token.text} puts both {found[0].words} and {found[1].words} out by {_size(line)}; "
            f"with {fixed} both add up."
        )
    else:
        shown = "The parts shown" if line.in_part else "The parts"
        sentence = f"{shown} of {line.words} add up to {_sum(line)}, but {line.total.token.text} is printed."
    follows = "; ".join(
        f"{' + '.join(entry.token.text for entry in each.parts)} = {_sum(each)}, printed {each.total.token.text}"
        for each in found
    )
    return Judgement(
        rule="casting",
        type="total",
        spans=spans,
        verdict=Verdict.CONTRADICTED if sure else Verdict.SUSPICIOUS,
        why=f"out by {_size(line)}",
        quote=_quote(line, table),
        sentence=sentence,
        follows=follows,
        correction=None if line.in_part else text,
        strength=6,
    )


def _quote(line: Line, table: str) -> str:
    cells = [entry.span.text for entry in line.parts]
    return f"{line.matrix.lines[line.line] or table}: {' | '.join(cells)} | total {line.total.span.text}"


def _size(line: Line) -> str:
    return _text(abs(line.over), line)


def _sum(line: Line) -> str:
    return _text(sum(entry.token.number for entry in line.parts), line)


def _text(value: float, line: Line) -> str:
    decimals = max(entry.token.decimals for entry in (*line.parts, line.total))
    return ("£" if line.total.token.kind is Kind.MONEY else "") + plain(value, decimals)


def _correction(line: Line, culprit: Entry | None) -> tuple[str, str]:
    def fixed(entry: Entry) -> str:
        change = line.over if entry == line.total else -line.over
        return _text(entry.token.number + change, line)

    if culprit is not None:
        return fixed(culprit), f"{fixed(culprit)} instead of {culprit.token.text} would make both add up."
    options: Iterable[Entry] = (
        line.total,
        *(entry for entry in line.parts if entry.token.number - line.over >= 0),
    )
    entry = min(options, key=lambda each: (edits(each.token.text, fixed(each)), each is not line.total))
    return fixed(entry), f"{fixed(entry)} instead of {entry.token.text} would make it add up."


CASTING = AuditRule(
    id="casting",
    title="Totals are the sum of their parts",
    checks="Each total of a table is the sum of its parts, along the row and down the column.",
    source="Arithmetic; the Youth Justice Board's budget template has row and column totals.",
    verdict=Verdict.CONTRADICTED,
    example="Total | 734,706 | 215,000 | 635,509 | 1,585,845",
    says="The parts of the row \u201cTotal\u201d add up to 1,585,215, but 1,585,845 is printed.",
    check=_check,
)
