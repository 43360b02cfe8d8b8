"""The counts and amounts of a sentence, each with the words and the period that go with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from yjp.audit.claims.cell_words import stems
from yjp.audit.finding.periods import Period
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Token

_CUT = re.compile(r",(?!\d)|[;:()]|\s-\s|\band\b|\bwhile\b|\bwhereas\b|\b(?:with|for)\b(?= \d)")
_MOVED = (
    r"(?:fell|rose|dropped|increased|decreased|grew|went|risen|fallen|declined|reduced|came|gone|rising|falling|"
    r"dropping|increasing|growing)"
)
_LEVEL = re.compile(
    rf"\b(?:has |have |had )?{_MOVED}\s(?:back\s)?(?:up\s|down\s)?(?:to|from)\b|"
    r"\b(?:up|down|increase|reduction|rise|fall|drop) from\b|\bstood at\b|\bwas at\b|"
    r"\bcompared (?:with|to)\b|\bagainst\b|\bdown to\b|\bup to\b(?! \d+ in\b)|(?<=\d) to (?=\d)",
    re.IGNORECASE,
)
"""Words of a change between two levels: each level is held against the table by itself."""
_PART = re.compile(r"\bof (?:which|whom|these|those|them)\b", re.IGNORECASE)
_SOMEBODY = re.compile(r"^\s(?:were|was|are|is|had|have|has|received|got|who|that|of|out of|out|to|or)\b")
_TOGETHER = re.compile(r"^\s?(?:and|to|-|or|,|/|&|until)\s?(?:in\s)?(?:the year\s)?$")
"""Two periods of one number."""
_DATED = re.compile(
    r"^,?\s?\(?(?:[a-z]+\s){0,3}?(?:in |for |during |at |over )?(?:the )?(?:financial |calendar )?(?:year )?$"
)


@dataclass(frozen=True)
class SaidCount:
    """A number of a sentence with the words and the period that go with it."""

    token: Token
    words: frozenset[str]
    period: Period | None
    rest: frozenset[str] = frozenset()
    """Words of parts of the sentence that have no number of their own."""
    alone: bool = False
    """There is no other number in the sentence of which this one can be a part."""


def without_levels(text: str) -> str:
    """The text with the words of a change between two levels blanked out, character for character."""
    return _LEVEL.sub(lambda match: " " * len(match[0]), text)


def said_counts(sentence: Sentence) -> Iterator[SaidCount]:
    """The counts and amounts without a word that loosens them: alone in their part, or right before their period."""
    dated = [token for token in sentence.tokens if token.period and token.period.form != "date"]
    periods = {(each.period.first, each.period.last) for each in dated if each.period}
    if len(periods) > 1:
        yield from _before_periods(sentence, dated)
        return
    text = without_levels(sentence.text)
    cuts = [0, *(match.start() for match in _CUT.finditer(text)), len(text)]
    parts = [
        (text[start:end], [token for token in sentence.values if start <= token.start < end])
        for start, end in pairwise(cuts)
    ]
    rest = frozenset().union(*(stems(words) for words, values in parts if not values))
    for words, values in parts:
        if len(values) == 1 and _plain(sentence, values[0]) and not _PART.search(words):
            alone = sum(bool(each) for _, each in parts) == 1
            yield SaidCount(values[0], stems(words), dated[0].period if dated else None, rest, alone)


def _before_periods(sentence: Sentence, dated: list[Token]) -> Iterator[SaidCount]:
    """``from 42 in 2022/23 to 36 in 2023/24``: the whole sentence is about one row."""
    words = stems(without_levels(sentence.text))
    for token in sentence.values:
        behind = min(
            (each for each in dated if each.start >= token.end), key=lambda each: each.start, default=None
        )
        if behind is None or not _plain(sentence, token) or not _DATED.match(sentence.gap(token, behind)):
            continue
        following = next((each for each in dated if each.start >= behind.end), None)
        if following is None or not _TOGETHER.match(sentence.gap(behind, following)):
            yield SaidCount(token, words, behind.period)


def _plain(sentence: Sentence, token: Token) -> bool:
    """A whole number that nothing loosens, and of what is named: "30 were given referral orders" are children."""
    return (
        not _SOMEBODY.match(sentence.after(token))
        and token.kind in (Kind.COUNT, Kind.MONEY)
        and not token.hedge
        and not token.sign
        and token.scale == 1
        and not token.decimals
    )
