"""Hidden numbers that an author typed: in a sentence near their name, in a table or chart of one's own.

A number counts as given away where the text also says what it counts. One that only stands under the heading of its
measure may be anything, so it is no reason against publishing but is named to be read again.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from yjp.audit.claims.evidence import Evidence
from yjp.audit.document import Chart, Document
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind as Number
from yjp.audit.finding.tokens import Token
from yjp.audit.rules.disclosed import RECOVERABLE
from yjp.figures import Unit, split_tag
from yjp.numbers import rounded
from yjp.plan.publish.hidden import PER_CENT, Hidden, HiddenNumbers
from yjp.plan.publish.reasons import Kind, Reason

_NEAR = 90
"""Characters between a number and the name of what it counts."""
_YEAR = re.compile(r"\b((?:19|20)\d\d)(?:\s?[/–-]\s?(\d\d)\b)?")
_OF_ELSE = re.compile(
    r"\s*(?:more\s|other\s|new\s|main\s|key\s|local\s|national\s)*"
    r"(?:months?|years?|weeks?|days?|hours?|quarters?|partners?|priorit\w+|meetings?|sessions?|services?|schools?|"
    r"teams?|actions?|recommendations?|authorit\w+|measures?|indicators?|reasons?|areas?|staff|posts?|times|pages?|"
    r"famil(?:y|ies)|parents?|victims?|visits?|workers?|officers?|courts?|units?)\b",
    re.IGNORECASE,
)
"""What a number counts instead: "3 partners met about custody" tells nobody how many children were sentenced."""
_PEOPLE = re.compile(
    r"\s*(?:\w+\s){0,2}(?:child(?:ren)?|young people|boys?|girls?|sentences?|re-?offences?|re-?offenders?|entrants?)\b",
    re.IGNORECASE,
)
_ADVICE = "Take it out, or say “fewer than five”."


@dataclass(frozen=True)
class _Said:
    """A number and the text around it."""

    token: Token
    text: str
    where: str
    near: bool
    """Whether the text is a sentence, in which the name must stand near the number."""


def given_away(document: Document, hidden: HiddenNumbers) -> Iterator[Reason]:
    """A reason for each hidden number that the text, a table or a chart gives away with its name."""
    evidence = Evidence(document)
    for said in (*_in_sentences(evidence), *_in_tables(evidence), *_in_charts(document)):
        for subject, patterns in hidden.names.items():
            if _gives_away(said, hidden, subject[0], hidden.by_subject[subject], patterns):
                yield Reason(
                    kind=Kind.LEAK,
                    where=said.where,
                    message=f"{_quoted(said)} gives a hidden number. {_ADVICE}",
                )
                break
    for judgement in RECOVERABLE.check(evidence):
        yield Reason(
            kind=Kind.LEAK,
            where=judgement.spans[0].place.words,
            message=f"A hidden number can be worked out ({judgement.quote}). {judgement.correction or _ADVICE}",
        )


def to_read_again(document: Document, hidden: HiddenNumbers) -> Iterator[str]:
    """Small counts of children or sentences under the heading of a measure that hides as many."""
    measures = {s: p for s, p in hidden.names.items() if s[1] is None}
    for sentence in Evidence(document).sentences:
        for token in _unbound(sentence):
            if token.kind is not Number.COUNT or not _PEOPLE.match(sentence.text, token.end):
                continue
            for subject, patterns in measures.items():
                small = token.number in hidden.by_subject[subject].counts
                if (
                    small
                    and patterns[0].search(sentence.block.heading)
                    and not patterns[0].search(sentence.text)
                ):
                    yield (
                        f"Read again: {_quote(sentence.text, token)} stands under “{sentence.block.heading}”, "
                        "where small numbers are hidden."
                    )


def _in_sentences(evidence: Evidence) -> Iterator[_Said]:
    for sentence in evidence.sentences:
        where = f"under “{sentence.block.heading}”" if sentence.block.heading else sentence.place.words
        for token in _unbound(sentence):
            yield _Said(token, sentence.text, where, near=True)


def _unbound(sentence: Sentence) -> Iterable[Token]:
    """Numbers that no control binds: a bound one is held against the figures themselves."""
    bound = [
        (a - sentence.offset, b - sentence.offset) for a, b, tag in sentence.block.bound if _is_figure(tag)
    ]
    return [t for t in sentence.values if not any(start <= t.start and t.end <= end for start, end in bound)]


def _is_figure(tag: str) -> bool:
    """Whether a control shows a figure; what somebody writes into a prompt is prose like any other."""
    try:
        split_tag(tag)
    except ValueError:
        return False
    return True


def _in_tables(evidence: Evidence) -> Iterator[_Said]:
    for grid in evidence.grids:
        for row, cells in enumerate(grid.body):
            for column, cell in cells.items():
                bound = any(_is_figure(tag) for _, _, tag in cell.source.bound)
                if column < grid.first_value or bound or cell.main is None:
                    continue
                about = f"{grid.words(row, column)} {grid.about}"
                yield _Said(cell.main, about, cell.source.place.words, near=False)


def _in_charts(document: Document) -> Iterator[_Said]:
    for item in document.items:
        if not isinstance(item, Chart) or _is_figure(item.tag):
            continue
        for series in item.series:
            for number, value in enumerate(series.shown):
                category = item.categories[number] if number < len(item.categories) else ""
                about = f"{series.name} {category} {item.title} {item.description} {item.heading}"
                if value is not None:
                    yield _Said(_token(value), about, item.place.words, near=False)


def _token(value: float) -> Token:
    text = f"{value:g}"
    decimals = len(text.partition(".")[2])
    kind = Number.DECIMAL if decimals else Number.COUNT
    return Token(start=0, end=0, text=text, kind=kind, value=value, decimals=decimals)


def _gives_away(
    said: _Said, hidden: HiddenNumbers, family: str, kept: Hidden, patterns: tuple[re.Pattern[str], ...]
) -> bool:
    token = said.token
    named = [each.search(said.text) for each in patterns]
    if not all(named) or (said.near and not any(_is_near(token, m) for m in patterns[0].finditer(said.text))):
        return False
    years = _years(said.text)
    if token.kind is Number.COUNT and not token.decimals:
        if said.near and _OF_ELSE.match(said.text, token.end):
            return False
        held = kept.counts.get(int(token.number), set()) if token.number == int(token.number) else set()
        if held and (not years or years & held):
            return True
    return any(
        (not years or years & of)
        and _same_rate(token, value, unit, decimals)
        # Where another area or year shows the same number, nobody can tell whose this one is.
        and not _is_shown(token, hidden.shown.get((family, unit in PER_CENT), ()))
        for value, unit, decimals, of in kept.rates
    )


def _is_shown(token: Token, shown: Iterable[float]) -> bool:
    return any(_as_printed(each, token) for each in shown)


def _as_printed(value: float, token: Token) -> bool:
    """As people round and as the plan prints: half away from zero, so that 13% gives a hidden 12.5% away."""
    return float(rounded(value, token.decimals)) == abs(token.number)


def _is_near(token: Token, name: re.Match[str]) -> bool:
    return name.start() - token.end <= _NEAR and token.start - name.end() <= _NEAR


def _same_rate(token: Token, value: float, unit: str, decimals: int) -> bool:
    """Is the number printed this rate, to the places that are printed?"""
    per_cent = unit in (Unit.PERCENT, Unit.PERCENT_CHANGE)
    if token.kind is Number.PERCENT:
        return per_cent and _as_printed(value, token)
    if token.kind is Number.POINTS:
        return unit == Unit.POINTS and _as_printed(value, token)
    wanted = token.kind in (Number.DECIMAL, Number.COUNT) and not per_cent and value > 0
    return wanted and token.decimals >= decimals and _as_printed(value, token)


def _years(text: str) -> set[int]:
    found: set[int] = set()
    for match in _YEAR.finditer(text):
        found.add(int(match[1]))
        if match[2]:
            found.add(int(match[1]) // 100 * 100 + int(match[2]))
    return found


def _quoted(said: _Said) -> str:
    return _quote(said.text, said.token) if said.near else f"The cell or point of “{said.text.strip()[:80]}”"


def _quote(text: str, token: Token) -> str:
    """The words after the number, never the number itself: reports are passed on."""
    after = text[token.end : token.end + 45].strip()
    before = text[max(0, token.start - 30) : token.start].strip()
    return f"“…{before} [number] {after}…”"
