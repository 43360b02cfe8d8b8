"""Figures in words must fit the figures beside them: "halved", "a third", "one in five"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from yjp.audit.claims.changes import pairs
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.fraction_words import LOOSE, hedged, judged, misfit, part_of_time
from yjp.audit.claims.judgement import Judgement, right
from yjp.audit.finding import vocabulary
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Range, Token
from yjp.audit.result import Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.numbers import plain

_FAR = 0.4
_MULTIPLE_NEAR, _MULTIPLE_FAR = 0.1, 0.2
"""Doubled is 1.8 to 2.2 times; what is off by 20% or more (a half more, say) is no doubling."""
_JOINED = re.compile(
    r"^(?!.*\b(?:and|while|but|whereas|as|when|after|with|although|compared)\b)[^;:.]{0,60}$"
)
_OF_A_GAP = re.compile(
    r"^\s(?:the|our|their|its|that|this)\s(?:\w+\s)?(?:gap|difference|distance|shortfall|lead|backlog)\b"
)
""" "More than halving the gap" is no halving of the values beside it."""
_BRACKETED = re.compile(
    r"^\s?(?:(?:of (?:the |these |all )?)?(?:children|young people|cases|families|"
    r"girls|boys|pupils|orders|respondents|victims))?\s?\)"
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
    if vocabulary.NEGATED.search(sentence.ahead(word)) or _OF_A_GAP.match(sentence.after(word)):
        return
    ratio = pair.after.number / pair.before.number
    why = f"{pair.before.text} to {pair.after.text} is {plain(ratio, 1)} times"
    spans = (sentence.span(pair.before), sentence.span(pair.after))
    possible = pair.after.measured.over(pair.before.measured)
    off = _off(word, possible or Range(ratio, ratio))
    everything = (sentence.span(word), *spans)
    if off <= _MULTIPLE_NEAR or hedged(sentence, word, ratio, up=word.number > 1):
        yield right("words", "share", everything, why, rounding=off > 0.03)
        return
    between = (
        sentence.gap(word, pair.before if pair.before.start < pair.after.start else pair.after)
        if word.end <= pair.start
        else sentence.lower[pair.end : word.start]
    )
    if not possible or not _JOINED.match(between) or (word.start > pair.start and len(between) > 30):
        return
    loose = bool(LOOSE.search(sentence.ahead(word, 20)))
    sure = off >= (_FAR if loose else _MULTIPLE_FAR)
    yield misfit("words", sentence, word, everything, why, sure=sure)


def _off(word: Token, actual: Range) -> float:
    """How far, relative to the word, the nearest value is that the figures leave open."""
    nearest = min(max(word.number, actual.low), actual.high)
    return abs(nearest / word.number - 1)


def _fractions(sentence: Sentence) -> Iterator[Judgement]:
    yield from _counted(sentence)
    for one, other in pairwise(sentence.values):
        if any(each.kind is Kind.FRACTION and part_of_time(sentence, each) for each in (one, other)):
            continue
        if (
            one.kind is Kind.FRACTION
            and other.kind is Kind.PERCENT
            and re.fullmatch(r"[^.;()]{0,70}\(\s?", sentence.gap(one, other))
        ):
            if not other.sign and other.number <= 100:
                yield judged(
                    "words",
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
            yield judged(
                "words",
                sentence,
                other,
                one.number / 100,
                f"{one.text} is {plain(one.number / 100, 2)}",
                (sentence.span(one),),
            )


def _counted(sentence: Sentence) -> Iterator[Judgement]:
    """ "One in three children (30 of 91)": the part and the whole right behind the words."""
    values = sentence.values
    for word, part, whole in zip(values, values[1:], values[2:], strict=False):
        if (
            word.kind is not Kind.FRACTION
            or not part.kind is whole.kind is Kind.COUNT
            or not 0 < part.number <= whole.number
            or part_of_time(sentence, word)
            or not re.fullmatch(r"[^.;:,()\d]{0,40}\(\s?", sentence.gap(word, part))
            or not re.fullmatch(r"\s?(?:(?:out )?of (?:the |these |all )?|/)\s?", sentence.gap(part, whole))
            or not _BRACKETED.match(sentence.after(whole))
        ):
            continue
        why = f"{part.text} of {whole.text} is {plain(100 * part.number / whole.number, 0)}%"
        yield judged(
            "words",
            sentence,
            word,
            part.number / whole.number,
            why,
            (sentence.span(part), sentence.span(whole)),
        )


WORDS = AuditRule(
    id="words",
    title="Figures in words fit the figures beside them",
    checks="Halved, doubled, a third or one in five is near the numbers in the same sentence.",
    source="Arithmetic, with 15% of room; off by less than 40% is only suspicious; 10% and 20% for doubled.",
    verdict=Verdict.CONTRADICTED,
    example="numbers doubled from 12 to 18",
    says="\u201cdoubled\u201d does not fit the figures: 12 to 18 is 1.5 times.",
    check=_check,
)
