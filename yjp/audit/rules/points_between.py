"""Points called per cent where the two percentages stand apart from their difference, in the text or in a table."""

import re
from collections.abc import Iterator
from itertools import combinations

from yjp.audit.claims.arithmetic import as_printed
from yjp.audit.claims.changes import pairs
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, wrong
from yjp.audit.claims.sizes import Size, sizes
from yjp.audit.finding import vocabulary
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Token
from yjp.audit.result import Span
from yjp.numbers import plain

_SHARE = re.compile(
    r"\b(?:binary|reoffending|re-offending|proportion|share|percentage|per cent of|% of)\b|\brates?\b"
)
_COUNTED = re.compile(
    r"\b(?:numbers?|counts?|volume|grant|budget|funding|costs?|nights|per 1|frequency|population|"
    r"referrals|exclusions|"
    r"first[ -]time entrants?|ftes?|custod\w+|offences|entrants|caseload|remands?)\b"
)
"""What is counted, or has a rate that is no percentage."""
_THIS = re.compile(r"^\s*(?:this|that|which)\s(?:is|was|represents|equates to|equals|marks|means)\b")
_APART = re.compile(
    r"^\s?(?:above|below|higher than|lower than|more than|less than|better than|worse than|higher|lower)\b"
)
_STOP = frozenset(
    re.findall(
        r"\w+",
        "this that with from than rates year years which therefore been were have compared last previous increase "
        "decrease increased decreased reduction fell risen rose fallen thus cent during after before their there "
        "national nationally england wales local current overall down also only",
    )
)
_MOST, _NEAR = 5, 8
_WORD = re.compile(r"[a-z]{4,}")


def apart(evidence: Evidence) -> Iterator[Judgement]:
    """ "46 of 142 (32.4%) ... before it was 36.9%. The binary rate therefore fell by 4.5%"."""
    for sentence in evidence.numbered:
        if not any(token.kind is Kind.PERCENT for token in sentence.values):
            continue
        if any(pair.before.kind is Kind.PERCENT for pair in pairs(sentence)):
            continue
        found = [
            size
            for size in [*sizes(sentence), *_gaps(sentence)]
            if size.token.kind is Kind.PERCENT and not size.token.hedge
        ]
        if len({size.token.start for size in found}) == 1 and abs(found[0].token.number) >= 1:
            yield from _apart(evidence, sentence, found[0].token)


def _gaps(sentence: Sentence) -> Iterator[Size]:
    """ "We are 3.4% above the national figure"."""
    for token in sentence.values:
        if token.kind is Kind.PERCENT and not token.sign and _APART.match(sentence.after(token)):
            yield Size(token=token, word=0, named=True)


def _apart(evidence: Evidence, sentence: Sentence, size: Token) -> Iterator[Judgement]:
    group = evidence.paragraphs[sentence.order]
    place = group.index(sentence)
    own = [(sentence, token) for token in sentence.values if token.kind is Kind.PERCENT and token is not size]
    ends: list[tuple[Span, Token]] = []
    if len(own) == 2:
        ends = [(each.span(token), token) for each, token in own]
    elif not own and not _COUNTED.search(_subject(sentence, size)):
        follows = bool(_THIS.match(sentence.lower))
        if not follows and not _SHARE.search(_subject(sentence, size)):
            return
        words = _keywords(_subject(sentence, size))
        told = False
        own_areas = {"local", evidence.service}
        here = {area.id for area in vocabulary.areas(sentence.text)} - own_areas
        for each in group[max(0, place - 3) : place]:
            if not here and {area.id for area in vocabulary.areas(each.text)} - own_areas:
                continue
            levels = [token for token in each.values if token.kind is Kind.PERCENT and not token.sign]
            ends += [(each.span(token), token) for token in levels]
            told = told or bool(levels and words & _keywords(each.lower))
        if not ends:
            yield from _of_tables(evidence, sentence, size)
        if not told and not (follows and len(ends) == 2):
            return
    if 2 <= len(ends) <= _MOST:
        yield from _judged(sentence, size, list(combinations(ends, 2)))


def _subject(sentence: Sentence, size: Token) -> str:
    return sentence.lower[: size.start] + sentence.after(size, 30)


def _keywords(text: str) -> set[str]:
    """The words that tell of what a share is; "rate" alone where nothing else does."""
    words = set(_WORD.findall(text)) - _STOP
    return words - {"rate"} or words


def _of_tables(evidence: Evidence, sentence: Sentence, size: Token) -> Iterator[Judgement]:
    words = _keywords(sentence.lower)
    found = []
    for grid in evidence.grids:
        if grid.section != sentence.section or abs(grid.order - sentence.order) > _NEAR:
            continue
        cells = {
            (row, column): (cell.span(cell.main), cell.main)
            for row, line in enumerate(grid.body)
            for column, cell in line.items()
            if cell.main is not None and cell.main.kind is Kind.PERCENT and not cell.main.sign
        }
        for (row, column), cell in cells.items():
            for other, name in (
                ((row, column + 1), grid.labels[row]),
                ((row + 1, column), grid.columns[column]),
            ):
                if other in cells and words & _keywords(name.lower()):
                    found.append((cell, cells[other]))
    yield from _judged(sentence, size, found)


def _judged(
    sentence: Sentence,
    size: Token,
    found: list[tuple[tuple[Span, Token], tuple[Span, Token]]],
) -> Iterator[Judgement]:
    shown = abs(size.number)
    matching = {}
    for (one, first), (other, second) in found:
        gap = abs(first.number - second.number)
        for base in (first.number, second.number):
            if base and abs(100 * gap / base - shown) <= max(size.step, 0.05 * shown):
                return  # as a percentage it may be right
        if max(first.decimals, second.decimals) <= size.decimals and abs(gap - shown) < 1e-6:
            matching[frozenset((first.number, second.number))] = ((one, first), (other, second))
    if len(matching) != 1:
        return
    ((one, first), (other, second)) = next(iter(matching.values()))
    if not first.number or not second.number:
        return
    value = plain(shown, size.decimals)
    truths = [as_printed(100 * shown / token.number, size).lstrip("+-") for token in (first, second)]
    told = f"{first.text} and {second.text} differ by {value} percentage points"
    yield wrong(
        "points",
        "change",
        (one, other, sentence.span(size)),
        quote=sentence.quote,
        sentence=f"{told}; as a percentage that is {truths[0]} of the one or {truths[1]} of the other, "
        f"not {size.text.strip()}.",
        follows=told,
        correction=f"Write {value} percentage points.",
    )
