"""Ranks and superlatives: what a sentence claims, and the series of a table in which it can be looked up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yjp.audit.claims.evidence import Evidence
from yjp.audit.document import Block
from yjp.audit.finding.flat import flat
from yjp.audit.finding.grid import Grid
from yjp.audit.finding.numbers import in_flat
from yjp.audit.finding.periods import Period
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Token
from yjp.audit.finding.words import word_value
from yjp.audit.result import Span

_NTH = {
    word: place
    for place, names in enumerate(
        (
            ("second", "2nd"),
            ("third", "3rd"),
            ("fourth", "4th"),
            ("fifth", "5th"),
            ("sixth", "6th"),
            ("seventh", "7th"),
        ),
        2,
    )
    for word in names
}
RANK = re.compile(
    rf"\b(?:(?P<nth>{'|'.join(_NTH)})[ -])?(?:(?P<low>lowest|smallest|fewest)|(?P<high>highest|largest|"
    rf"greatest|biggest))\b"
)
_NOT_SURE = re.compile(
    r"\b(?:one of|among|amongst|not|never|outside|except|excluding|apart from|ever|previously|at the time|"
    r"until|would|"
    r"could|aim|target|expect\w*|joint|since|recorded|nationally|quarter(?:ly)?|month(?:ly)?|if)\b"
)
_NUMBER = r"(?:\d{1,2}|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_SCOPE = re.compile(
    r"^(?P<noun>\s(?:(?:overall|local|custody|fte|reoffending|binary|first[ -]time entrants?|frequency|"
    r"remand) )?(?:number|rate|figure|value|level|total|proportion|share|percentage|result)s?)?"
    r"(?:\s(?:of|for)\s(?P<of>(?!the\b|these\b|those\b|all\b)[a-z -]{3,40}?))?"
    r"(?:\s(?:in|for) (?:20\d\d(?:[/-]\d\d(?:\d\d)?)?))?"
    rf"(?:\s(?P<sized>(?:of|in|among|across|over) (?:the|these|those|all|our)(?: last| past)? (?P<count>{_NUMBER})"
    r"(?:\s(?:years?|services|areas|districts|authorities|councils|partners|boroughs|quarters|cohorts|regions|groups|"
    r"similar|neighbours|yjss|yots)\b)*)"
    r"|\s(?P<shown>(?:of|in|over|across) the (?:years shown|table|family|group|series|period(?: shown)?|"
    r"years above|list|"
    r"(?:five|three|four|six|seven)[- ]year (?:period|series))))?"
    r"(?:\s(?:shown|above|below|listed|in the table|in our family|in the family|(?:in|"
    r"for) 20\d\d(?:[/-]\d\d(?:\d\d)?)?))?"
    r"\s?(?P<end>[.,;(]|$)"
)
_AGGREGATE = re.compile(
    r"\b(?:total|average|mean|median|all|overall|england|national|wales|region\w*|family|comparator|target|change|"
    r"difference|variance|population|sum|year to date|ytd|\+/-)\b|^%$|[+]/-",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[a-z]{4,}")
_FEWEST, _NEAR = 3, 6


@dataclass(frozen=True, kw_only=True)
class Claimed:
    """What is said: number ``rank`` from the lowest or highest; ``count`` is how many there are said to be."""

    start: int
    end: int
    rank: int
    low: bool
    noun: str
    count: int | None
    sure: bool


@dataclass(frozen=True)
class Place:
    """One value of a series, with what it is called."""

    label: str
    period: Period | None
    token: Token
    span: Span


@dataclass(frozen=True)
class Ranked:
    """The values of a column or row that can be ranked; ``alone`` if the table has no other."""

    name: str
    about: str
    period: Period | None
    places: tuple[Place, ...]
    alone: bool

    def takes(self, noun: str, lead: str, *, sized: bool) -> bool:
        """Is the series of what the sentence ranks ("number of entrants")? All its words must be those of the table.

        ``lead`` is the line that leads to the table.
        """
        text = f"{self.name} {self.about} {lead}".lower()
        words = set(_WORDS.findall(noun)) - {"overall", "local"}
        rate = bool(re.search(r"\brates?\b|\bper\b", self.name.lower()))
        if "rate" in words and not (rate or (self.alone and re.search(r"\brates?\b|\bper\b", text))):
            return False
        if words & {"number", "total"} and rate:
            return False
        rest = words - {
            "number",
            "rate",
            "figure",
            "value",
            "level",
            "total",
            "result",
            "proportion",
            "share",
            "percentage",
        }
        return all(word[:6] in text for word in rest) and (bool(rest) or sized or self.alone or bool(words))


def claimed(sentence: Sentence) -> Claimed | None:
    """The only superlative of a sentence, if it says of what it is one and nothing narrows or doubts it."""
    text = sentence.lower
    found = list(RANK.finditer(text))
    if len(found) != 1 or _NOT_SURE.search(text):
        return None
    match = found[0]
    scope = _SCOPE.match(text[match.end() :])
    if scope is None:
        return None
    dated = any(token.period for token in sentence.tokens)
    if not (scope["sized"] or scope["shown"] or (dated and scope["of"])):
        return None
    return Claimed(
        start=match.start(),
        end=match.end(),
        rank=_NTH.get(match["nth"] or "", 1),
        low=bool(match["low"]),
        noun=f"{scope['noun'] or ''} {scope['of'] or ''}".strip(),
        count=word_value(scope["count"]) if scope["count"] else None,
        sure=bool(scope["sized"] or (scope["shown"] and "shown" in scope["shown"]) or scope["of"]),
    )


def near(evidence: Evidence, sentence: Sentence) -> list[Grid]:
    """The tables of the sentence's section, the nearest before it first."""
    found = [
        grid
        for grid in evidence.grids
        if grid.section == sentence.section and abs(grid.order - sentence.order) <= _NEAR
    ]
    return sorted(found, key=lambda grid: (abs(grid.order - sentence.order), grid.order > sentence.order))


def lead(evidence: Evidence, grid: Grid) -> str:
    """The paragraph right before a table, in small letters: what stands in for the caption of many."""
    before = evidence.document.items[grid.order - 1] if grid.order else None
    return flat(before.text).lower() if isinstance(before, Block) else ""


def ranked(grid: Grid) -> list[Ranked]:
    """The columns and, where the columns are periods, the rows of a table that hold values to rank."""
    return grid.kept.once(_ranked, grid)


def _ranked(grid: Grid) -> list[Ranked]:
    totals = {*grid.total_rows, *(row for row, label in enumerate(grid.labels) if _AGGREGATE.search(label))}
    rows = [row for row in range(len(grid.body)) if row not in totals and grid.labels[row]]
    columns = [
        column
        for column in range(grid.first_value, len(grid.columns))
        if column not in grid.total_columns and not _AGGREGATE.search(grid.columns[column])
    ]
    lines = [(grid.columns[c], [(r, c) for r in rows], [grid.labels[r] for r in rows]) for c in columns]
    if columns and all(_period(grid.columns[c]) or re.match(r"Q[1-4]\b", grid.columns[c]) for c in columns):
        lines += [
            (grid.labels[r], [(r, c) for c in columns], [grid.columns[c] for c in columns]) for r in rows
        ]
    made = [found for line in lines if (found := list(_places(grid, line[1], line[2])))]
    named = [line[0] for line in lines if list(_places(grid, line[1], line[2]))]
    alone = len(columns) == 1
    return [
        Ranked(name, grid.about, _period(name), tuple(found), alone)
        for name, found in zip(named, made, strict=True)
    ]


def _places(grid: Grid, cells: list[tuple[int, int]], labels: list[str]) -> Iterator[Place]:
    """All places of a line, or none where one has no plain number or there are too few."""
    tokens = [grid.value(row, column) for row, column in cells]
    known = [token for token in tokens if token is not None]
    if len(known) != len(cells) or len(cells) < _FEWEST or len({token.kind for token in known}) > 1:
        return
    if any(token.sign for token in known) or len(set(labels)) < len(labels):
        return
    for (row, column), token, label in zip(cells, known, labels, strict=True):
        cell = grid.cell(row, column)
        if cell is not None:
            yield Place(label, _period(label), token, cell.span(token))


def periods_of(text: str) -> set[Period]:
    """The periods that a text names."""
    return {token.period for token in in_flat(text) if token.period}


def _period(text: str) -> Period | None:
    found = periods_of(text)
    return found.pop() if len(found) == 1 else None
