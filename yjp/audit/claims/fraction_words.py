"""Does a share in words ("a third", "one in five") fit a share in figures, with the words that loosen it?"""

import math
import re

from yjp.audit.claims.judgement import Judgement, right, wrong
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Token
from yjp.audit.result import Span, Verdict

_NEAR, _FAR = 0.15, 0.4
_EXACT, _VERY, _CLEARLY = 0.04, 0.01, 0.08
_MORE = re.compile(r"\b(?:over|more than|at least|well over|above)\s(?:an? )?$")
_LESS = re.compile(r"\b(?:less than|fewer than|under|up to|below)\s(?:an? )?$")
_JUST_OVER = re.compile(r"\b(?:just|slightly|a little) (?:over|more than|above)\s(?:an? )?$")
_ALMOST = re.compile(r"\b(?:nearly|almost|just under|not quite|close to|approaching)\s(?:an? )?$")
LOOSE = re.compile(
    rf"\b(?:around|about|approximately|roughly|some)\s(?:an? )?$|{_MORE.pattern}|{_LESS.pattern}|{_ALMOST.pattern}"
)
_HALF_YEAR = re.compile(r"\b(?:first|second|last|latter|other|next|in|per|each|every)\s$|\d and $|\w and a $")
_EDGE = 0.03
_SIMPLE = (1 / 2, 1 / 3, 2 / 3, 1 / 4, 3 / 4, 1 / 5, 2 / 5, 3 / 5, 4 / 5, 1 / 10)
"""The fractions that plans write in words."""


def part_of_time(sentence: Sentence, token: Token) -> bool:
    """ "The first half", "in half": no share of anything counted."""
    return bool(_HALF_YEAR.search(sentence.ahead(token)))


def hedged(sentence: Sentence, word: Token, actual: float, *, up: bool = True) -> bool:
    """ "More than doubled from 10 to 25", "almost half (45%)", "more than halved from 10 to 4"."""
    ahead = sentence.ahead(word, 20)
    size, said = (actual, word.number) if up else (1 / max(actual, 1e-9), 1 / word.number)
    if _MORE.search(ahead):
        return said * 0.97 <= size <= said * (1.2 if up and _JUST_OVER.search(ahead) else math.inf)
    if _ALMOST.search(ahead):
        return said * 0.75 <= size <= said * 1.03
    return bool(_LESS.search(ahead)) and size <= said * 1.03


def judged(
    rule: str, sentence: Sentence, word: Token, actual: float, why: str, spans: tuple[Span, ...]
) -> Judgement:
    """The judgement on a share in words; sure where it is far off, or another simple fraction is the right one."""
    off = abs(actual / word.number - 1)
    loose = bool(LOOSE.search(sentence.ahead(word, 20)))
    everything = (sentence.span(word), *spans)
    beyond = _beyond(sentence.ahead(word, 20), actual / word.number)
    if beyond > _EDGE:
        return misfit(rule, sentence, word, everything, why, sure=beyond > 2 * _EDGE)
    if off > _CLEARLY and _other(actual, _VERY) and not LOOSE.search(sentence.ahead(word, 20)):
        return misfit(rule, sentence, word, everything, why, sure=True)
    if off <= _NEAR * (1.5 if loose else 1) or hedged(sentence, word, actual):
        return right(rule, "share", everything, why, rounding=off > 0.03)
    return misfit(
        rule, sentence, word, everything, why, sure=off > _FAR or (not loose and _other(actual, _EXACT))
    )


def _beyond(ahead: str, times: float) -> float:
    """How far a share lies on the wrong side of one that it is said to be over or under ("over half (44%)")."""
    if _MORE.search(ahead):
        return 1 - times
    return times - 1 if _LESS.search(ahead) else 0.0


def _other(actual: float, within: float) -> bool:
    return any(abs(actual / simple - 1) <= within for simple in _SIMPLE)


def misfit(
    rule: str, sentence: Sentence, word: Token, spans: tuple[Span, ...], why: str, *, sure: bool
) -> Judgement:
    """A share or a multiple in words that its figures do not bear out."""
    return wrong(
        rule,
        "share",
        spans,
        quote=sentence.quote,
        sentence=f"\u201c{word.text}\u201d does not fit the figures: {why}.",
        follows=why,
        correction=None,
        verdict=Verdict.CONTRADICTED if sure else Verdict.SUSPICIOUS,
        strength=2,
    )
