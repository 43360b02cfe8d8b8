"""Figures in words must fit the figures beside them: "halved", "a third", "one in five"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from yjp.audit.claims.changes import pairs
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, right, wrong
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Token
from yjp.audit.result import Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.numbers import plain

_NEAR = 0.15
_FAR = 0.4
_LOOSE = re.compile(
    r"\b(?:nearly|almost|over|more than|less than|just under|just over|around|about|approximately|at least|under)\s$"
)


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for sentence in evidence.numbered:
        kinds = {token.kind for token in sentence.values}
        if Kind.MULTIPLE in kinds and len(sentence.values) > 2:
            yield from _multiples(sentence)
        if Kind.FRACTION in kinds:
            yield from _fractions(sentence)


def _multiples(sentence: Sentence) -> Iterator[Judgement]:
    words = [token for token in sentence.values if token.kind is Kind.MULTIPLE and token.word]
    found = pairs(sentence)
    if len(words) != 1 or len(found) != 1 or not found[0].before.number:
        return
    word, pair = words[0], found[0]
    if not re.match(r"(?:doubl|halv|tripl|trebl|quadrupl)", word.text.lower()):
        return
    ratio = pair.after.number / pair.before.number
    yield _judged(
        sentence,
        word,
        ratio,
        f"{pair.before.text} to {pair.after.text} is {plain(ratio, 1)} times",
        (sentence.span(pair.before), sentence.span(pair.after)),
    )


def _fractions(sentence: Sentence) -> Iterator[Judgement]:
    for one, other in pairwise(sentence.values):
        if (
            one.kind is Kind.FRACTION
            and other.kind is Kind.PERCENT
            and re.fullmatch(r"[^.;]{0,40}\(\s?", sentence.gap(one, other))
        ):
            if not other.sign and other.number <= 100:
                yield _judged(
                    sentence,
                    one,
                    other.number / 100,
                    f"{other.text} is {plain(other.number / 100, 2)}",
                    (sentence.span(other),),
                )
        elif (
            other.kind is Kind.FRACTION
            and one.kind is Kind.PERCENT
            and re.fullmatch(r"\s?\(\s?(?:about |around |nearly |almost |over )?", sentence.gap(one, other))
        ):
            yield _judged(
                sentence,
                other,
                one.number / 100,
                f"{one.text} is {plain(one.number / 100, 2)}",
                (sentence.span(one),),
            )


def _judged(sentence: Sentence, word: Token, actual: float, why: str, spans: tuple) -> Judgement:  # type: ignore[type-arg]
    off = abs(actual / word.number - 1)
    loose = bool(_LOOSE.search(sentence.ahead(word, 20)))
    everything = (sentence.span(word), *spans)
    if off <= _NEAR * (1.5 if loose else 1):
        return right("words", "share", everything, why, rounding=off > 0.03)
    return wrong(
        "words",
        "share",
        everything,
        quote=sentence.quote,
        sentence=f"\u201c{word.text}\u201d does not fit the figures: {why}.",
        follows=why,
        correction=None,
        verdict=Verdict.CONTRADICTED if off > _FAR else Verdict.SUSPICIOUS,
        strength=2,
    )


WORDS = AuditRule(
    id="words",
    title="Figures in words fit the figures beside them",
    checks="Halved, doubled, a third or one in five is near the numbers in the same sentence.",
    source="Arithmetic, with 15% of room; what is off by less than 40% is only suspicious.",
    verdict=Verdict.CONTRADICTED,
    example="numbers doubled from 12 to 18",
    says="\u201cdoubled\u201d does not fit the figures: 12 to 18 is 1.5 times.",
    check=_check,
)
