"""The base of a rate: first time entrants are counted per 100,000, and no area has thousands of them."""

import re
from collections.abc import Iterator

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, wrong
from yjp.audit.finding import vocabulary
from yjp.audit.finding.grid import Grid
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Token
from yjp.audit.result import Span, Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.numbers import plain

_BASE = re.compile(r"(?:\bper|/|every)\s?(1[\d, \u2009]*0{2,3}|100k)\b", re.IGNORECASE)
_HIGHEST_FTE = 4000.0
"""Per 100,000: no authority of England or Wales has come near it since the measure began."""


def base_in(text: str) -> int | None:
    """The base of a rate that a text names: 1000, 10000 or 100000."""
    match = _BASE.search(text)
    if not match:
        return None
    digits = match[1].lower().replace("100k", "100000")
    return int(re.sub(r"\D", "", digits))


def _wrong_base(evidence: Evidence) -> Iterator[Judgement]:
    """First time entrants per 1,000 or 10,000 that are far beyond any authority: the base is wrong."""
    for sentence in evidence.numbered:
        named = vocabulary.measures(f"{_above(evidence, sentence)} {sentence.text}")
        if "fte" not in {mention.id for mention in named}:
            continue
        base = base_in(sentence.text) or base_in(_above(evidence, sentence))
        for token in sentence.values:
            if token.kind in (Kind.COUNT, Kind.DECIMAL) and _is_rate(sentence, token):
                yield from _beyond(sentence.span(token), token, base, sentence.quote)
    for grid in evidence.grids:
        yield from _grid_base(grid)


def _above(evidence: Evidence, sentence: Sentence) -> str:
    group = evidence.paragraphs[sentence.order]
    place = group.index(sentence)
    return group[place - 1].text if place else sentence.block.heading


def _is_rate(sentence: Sentence, token: Token) -> bool:
    return base_in(sentence.text[token.end : token.end + 25]) is not None or bool(
        re.search(
            r"\brates?\s(?:[a-z]+\s){0,4}$|\bper\s1[\d,]+\s(?:is|was|of|at|:)\s$", sentence.ahead(token)
        )
    )


def _beyond(span: Span, token: Token, base: int | None, quote: str) -> Iterator[Judgement]:
    if base is None or base >= 100_000 or token.number * 100_000 / base <= _HIGHEST_FTE:
        return
    if not 20 <= token.number <= _HIGHEST_FTE:
        return
    per = plain(token.number * 100_000 / base, 0)
    yield wrong(
        "rate-base",
        "rate",
        (span,),
        quote=quote,
        sentence=(
            f"{token.text} first time entrants per {base:,} would be {per} per 100,000, more than any area has had; "
            "the measure is per 100,000."
        ),
        follows=f"{token.text} × 100,000 ÷ {base:,} = {per}",
        correction=f"{token.text} per 100,000.",
    )


def _grid_base(grid: Grid) -> Iterator[Judgement]:
    for column in range(grid.first_value, len(grid.columns)):
        text = f"{grid.columns[column]} {grid.table.caption} {grid.table.heading}"
        if "fte" not in {
            mention.id
            for mention in vocabulary.measures(f"{text} {' '.join(grid.columns)} {' '.join(grid.labels)}")
        }:
            continue
        base = (
            base_in(grid.columns[column])
            or base_in(grid.table.caption)
            or base_in(grid.table.heading)
            or base_in(" ".join(grid.columns[: grid.first_value]))
        )
        found = [
            (cell, cell.main)
            for row in grid.body
            if (cell := row.get(column)) and cell.main and cell.main.kind in (Kind.COUNT, Kind.DECIMAL)
        ]
        judged = [
            judgement
            for cell, token in found
            for judgement in _beyond(cell.span(token), token, base, f"{text.strip()[:150]}: {cell.text}")
        ]
        yield from judged[:1]


RATE_BASE = AuditRule(
    id="rate-base",
    title="The base of a rate is the measure's",
    checks="A rate of first time entrants, at the base printed, is one that an area of England or Wales can have.",
    source="Department for Education, Local Authority Interactive Tool: per 100,000 aged 10 to 17.",
    verdict=Verdict.CONTRADICTED,
    example="first time entrants: 460 per 10,000 of the 10-17 population",
    says=(
        "460 first time entrants per 10,000 would be 4,600 per 100,000, more than any "
        "area has had; the measure is per 100,000."
    ),
    check=_wrong_base,
)
