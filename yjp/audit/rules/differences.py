"""A change given as a number and as a percentage has one base: 13 fewer than 71 is a fall of 18.3%, not of 22.4%."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from yjp.audit.claims.arithmetic import as_printed, stands
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, right, wrong
from yjp.audit.finding import vocabulary
from yjp.audit.finding.grid import Grid
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Range, Token
from yjp.audit.result import Span, Verdict
from yjp.audit.rules.definition import AuditRule

_NOUN = r"(?P<noun>(?:\s(?!fewer|more|less|and|or|than|of|to|from|in|is|was)[a-z-]+){0,4})"
_MORE = re.compile(rf"^{_NOUN}\s(?P<word>fewer|less|more)\b(?!\sthan\s(?:half|a |one|two|three))")
_CHANGE = r"(?:reduction|decrease|fall|drop|decline|increase|rise|cut|dip|jump|growth)"
_AHEAD = re.compile(
    rf"\b(?P<word>{_CHANGE})\sof\s(?:just |only )?$|\b(?P<verb>reduced|decreased|fell|fallen|dropped|"
    rf"declined|increased|"
    r"rose|risen|grew|grown|up|down)(?:\s[a-z' -]{0,40})?\sby\s(?:just |only )?$"
)
_IS = (
    r"(?:which is|this is|that is|which equates to|equating to|equivalent to|equal to|representing|"
    r"which represents|or|i\.e\.?)"
)
_LINK = re.compile(
    r"^(?:\s(?!and\b|of\b|were\b|was\b|had\b|are\b|is\b|while\b|but\b|among\b)[a-z-]+|\s(?:than |in |"
    r"than in |than the |than in the )?\x04(?:\s(?:of|in)\s(?:the (?:year before|previous year)|last year|"
    r"\x04))?){0,7}\s?"
    rf"(?:[(,:;\u2013-]\s?|,?\s{_IS}\s|\s){{1,2}}(?:{_IS}\s)?(?:an?\s(?:[a-z]+\s)?{_CHANGE}\sof\s|an?\s|"
    rf"or\s|down\s|up\s|by\s)?"
    r"(?:just |only )?$"
)
_NOT_OF_ALL = re.compile(r"^\s?\)?\s(?:of\s(?!the\s(?:total|caseload))|were\b|had\b|are\b|have\b)")
_OTHER = re.compile(
    r"\b(?:target|would|will|aim|nationally|national|regional|girls?|boys?|of whom|of these)\b"
)
_BASES, _LARGE = 6, 120
_SURE = 5
"""A smaller difference may come about by chance between two numbers of a paragraph."""


@dataclass(frozen=True)
class _Said:
    """A change given twice: as a number and as a percentage; ``sign`` is its direction."""

    sentence: Sentence
    size: Token
    percent: Token
    sign: int


@dataclass(frozen=True)
class _Ends:
    """Two values that differ by the number."""

    small: Token
    large: Token
    spans: tuple[Span, Span]


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for sentence in evidence.numbered:
        if not any(token.kind is Kind.PERCENT for token in sentence.values) or len(sentence.values) < 2:
            continue
        for said in _said(sentence):
            found = _judge(evidence, said)
            if found:
                yield found


def _said(sentence: Sentence) -> Iterator[_Said]:
    for size in sentence.values:
        percent = next(
            (each for each in sentence.values if each.start >= size.end and each.kind is Kind.PERCENT), None
        )
        if size.kind not in (Kind.COUNT, Kind.DECIMAL) or size.sign or percent is None:
            continue
        match = _MORE.match(sentence.after(size)) or _AHEAD.search(sentence.ahead(size, 70))
        gap = _without_values(sentence, size, percent)
        if match is None or len(gap) > 70 or not _LINK.match(gap) or _OTHER.search(gap):
            continue
        if _NOT_OF_ALL.match(sentence.after(percent)) or (percent.sign and abs(percent.number) > 100):
            continue
        word = vocabulary.DIRECTION.search(match[0])
        if word:
            yield _Said(sentence, size, percent, vocabulary.direction_of(word))


def _without_values(sentence: Sentence, size: Token, percent: Token) -> str:
    """The words between; brackets are left out, other numbers and periods are marks."""
    gap = sentence.gap(size, percent)
    for token in sentence.tokens:
        if (token.period or token.live) and size.end <= token.start < percent.start:
            gap = gap.replace(sentence.text[token.start : token.end].lower(), "\x04", 1)
    return re.sub(r"\s?[(][^()]*[)]", "", gap)


def _judge(evidence: Evidence, said: _Said) -> Judgement | None:
    group = evidence.paragraphs[said.sentence.order]
    before = group[: group.index(said.sentence)]
    text = [(said.sentence, token) for token in said.sentence.values]
    text += [(each, token) for each in before[-2:] for token in each.values]
    numbers = [
        (each, token)
        for each, token in text
        if token.kind is said.size.kind and token is not said.size and not token.hedge
    ]
    tables = list(_of_tables(evidence, said))
    ends = [
        _Ends(small, large, (one.span(small), other.span(large)))
        for (one, small), (other, large) in (
            sorted(pair, key=lambda each: each[1].number) for pair in combinations(numbers, 2)
        )
        if abs(large.number - small.number - said.size.number) < 1e-6
    ]
    for each in (*ends, *tables):
        if _fits(said, _order(said, each)[0].number):
            return right("change-of-number", "change", _spans(said, each), _why(said, each))
    later = {(each.small if said.sign < 0 else each.large).number for each in (*ends, *tables)}
    if any(token.number not in later and _fits(said, token.number) for _, token in numbers):
        return None  # another base that the text gives makes the percentage right
    if len({(each.small.number, each.large.number) for each in ends}) == 1:
        return _wrong(said, ends[0], numbers, text=True)
    if not ends and len({(each.small.number, each.large.number) for each in tables}) == 1:
        return _wrong(said, tables[0], numbers, text=False)
    return None


def _fits(said: _Said, base: float) -> bool:
    if base <= 0:
        return False
    share = 100 * said.size.number / base
    return stands(said.percent, Range(share, share)) is not None


def _of_tables(evidence: Evidence, said: _Said) -> Iterator[_Ends]:
    """Counts of a row or column of the section's tables that differ by the number; of the row named last, if one is."""
    found = list(_in_tables(evidence, said))
    best = max((place for place, _ in found), default=-1)
    yield from (ends for place, ends in found if place == best)


def _in_tables(evidence: Evidence, said: _Said) -> Iterator[tuple[int, _Ends]]:
    text = said.sentence.lower[: said.size.start]
    for grid in evidence.grids:
        if grid.section != said.sentence.section or abs(grid.order - said.sentence.order) > _BASES:
            continue
        for row, (one, first), (other, second) in _neighbours(grid):
            small, large = sorted((first, second), key=lambda token: token.number)
            if large.number - small.number == said.size.number:
                spans = (one, other) if small is first else (other, one)
                words = re.findall(r"[a-z]{4,}", grid.labels[row].lower()) if row is not None else []
                yield max((text.rfind(word) for word in words), default=-1), _Ends(small, large, spans)


_Cell = tuple[Span, Token]


def _neighbours(grid: Grid) -> Iterator[tuple[int | None, _Cell, _Cell]]:
    """Two counts of one row, with the row, and two of one column."""
    cells = {
        (row, column): (cell.span(cell.main), cell.main)
        for row, line in enumerate(grid.body)
        for column, cell in line.items()
        if column >= grid.first_value and cell.main is not None and cell.main.kind is Kind.COUNT
    }
    if len(cells) > _LARGE:
        return
    for ((row, column), cell), ((second, across), other) in combinations(cells.items(), 2):
        if row == second:
            yield row, cell, other
        elif column == across:
            yield None, cell, other


def _spans(said: _Said, ends: _Ends) -> tuple[Span, ...]:
    return (said.sentence.span(said.size), said.sentence.span(said.percent), *ends.spans)


def _order(said: _Said, ends: _Ends) -> tuple[Token, Token]:
    return (ends.large, ends.small) if said.sign < 0 else (ends.small, ends.large)


def _why(said: _Said, ends: _Ends) -> str:
    before, _ = _order(said, ends)
    return f"{said.size.text} ÷ {before.text} = {_percent(said, before)}"


def _percent(said: _Said, base: Token) -> str:
    return (
        as_printed(100 * said.size.number / base.number, said.percent).lstrip("+-")
        if base.number
        else "nothing"
    )


def _wrong(
    said: _Said, ends: _Ends, numbers: list[tuple[Sentence, Token]], *, text: bool
) -> Judgement | None:
    before, after = _order(said, ends)
    if not before.number:
        return None
    backward = bool(after.number) and stands(
        said.percent, Range(*[100 * said.size.number / after.number] * 2)
    )
    inside = all(
        any(token is end and sentence is said.sentence for sentence, token in numbers)
        for end in (before, after)
    )
    others = sum(sentence is said.sentence for sentence, _ in numbers)
    if not backward and not (text and inside and (said.size.number >= _SURE or others == 2)):
        return None
    truth = _percent(said, before)
    off = abs(abs(said.percent.number) - 100 * said.size.number / before.number)
    rounded = said.percent.decimals == 0 and said.percent.number % 5 == 0 and off <= 2.5
    soft = bool(said.percent.hedge or said.size.hedge) or rounded
    told = f"{before.text} to {after.text} is a change of {truth}"
    return wrong(
        "change-of-number",
        "change",
        _spans(said, ends),
        quote=said.sentence.quote,
        sentence=f"{told}; {said.percent.text} is the change relative to the later value."
        if backward
        else f"{told}, but {said.percent.text} is printed.",
        follows=_why(said, ends),
        correction=f"{truth} instead of {said.percent.text}.",
        verdict=Verdict.SUSPICIOUS if soft else Verdict.CONTRADICTED,
    )


CHANGE_OF_NUMBER = AuditRule(
    id="change-of-number",
    title="A change has one base, as a number and as a percentage",
    checks=(
        "A change given as a number and as a percentage is that part of the earlier value, where two values of the "
        "paragraph, or of a table of the section, differ by the number."
    ),
    source="Arithmetic; a share of the later value is named as such.",
    verdict=Verdict.CONTRADICTED,
    example="58 children this year against 71 the year before: 13 fewer children, a reduction of 22.4%",
    says="71 to 58 is a change of 18.3%; 22.4% is the change relative to the later value.",
    check=_check,
)
