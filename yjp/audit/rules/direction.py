"""The word for a change must go the way of its numbers: 20.2 to 21.4 is no decrease."""

import re
from collections.abc import Iterator
from itertools import pairwise

from yjp.audit.claims.changes import Pair, pairs, said_direction
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement
from yjp.audit.claims.sizes import sizes
from yjp.audit.finding import vocabulary
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Token
from yjp.audit.result import Verdict
from yjp.audit.rules.definition import AuditRule

_WORDS = {vocabulary.UP: "rise", vocabulary.DOWN: "fall"}
_TO_VALUE = re.compile(r"\bto\s(?:just |only |a rate of |around ){0,2}$")
_EARLIER = re.compile(
    r"^\s*(?:in |for |during )?(?:the )?(?:previous|last|prior|preceding)\s(?:year|"
    r"period|quarter)\b|^\s*(?:this|which) (?:compares|compared) (?:to|with)\b"
)


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for sentence in evidence.numbered:
        if len(sentence.values) >= 2:
            found = [pair for pair in pairs(sentence) if pair.ordered]
            for pair in found:
                said = said_direction(sentence, pair)
                yield from _pair(sentence, sentence, pair, said)
                if not said and len(found) == 1:
                    yield from _by_size(sentence, pair)
        yield from _next_sentence(evidence, sentence)
        yield from _year_on_year(sentence)


def _pair(sentence: Sentence, other: Sentence, pair: Pair, said: int) -> Iterator[Judgement]:
    before, after = pair.before.number, pair.after.number
    if not said:
        return
    spans = (
        (sentence.span(pair.after), other.span(pair.before))
        if other is not sentence
        else tuple(
            sentence.span(token) for token in sorted((pair.before, pair.after), key=lambda token: token.start)
        )
    )
    actual = (after > before) - (after < before)
    if actual == said:
        yield Judgement(
            rule="direction",
            type="direction word",
            spans=spans,
            verdict=Verdict.VERIFIED,
            why=f"{pair.before.text} to {pair.after.text} is a {_WORDS[actual]}",
        )
        return
    if actual == 0:
        yield Judgement(
            rule="direction",
            type="direction word",
            spans=spans,
            verdict=Verdict.ROUNDING,
            why="the printed values are equal",
        )
        return
    yield Judgement(
        rule="direction",
        type="direction word",
        spans=spans,
        verdict=Verdict.DECISION_CHANGING,
        why=f"{pair.before.text} to {pair.after.text} is a {_WORDS[actual]}",
        quote=sentence.quote if other is sentence else f"{sentence.quote} {other.quote}",
        sentence=f"{pair.before.text} to {pair.after.text} is a {_WORDS[actual]}, but the text "
        f"calls it a {_WORDS[said]}.",
        follows=f"{pair.after.text} is {'more' if actual > 0 else 'less'} than {pair.before.text}",
        correction=f"Write of a {_WORDS[actual]} from {pair.before.text} to {pair.after.text}.",
        strength=5,
    )


def _by_size(sentence: Sentence, pair: Pair) -> Iterator[Judgement]:
    """ "From 80 to 64, an increase of 20%", "71 to 92 (-29.6%)": the word or sign of the size that fits the pair."""
    gap = abs(pair.after.number - pair.before.number)
    if not pair.before.number:
        return
    for size in sizes(sentence):
        token = size.token
        relative = 100 * gap / pair.before.number
        fits = (
            abs(abs(token.number) - relative) <= token.step or abs(abs(token.number) - gap) <= token.step / 2
        )
        said = size.word or {"+": 1, "-": -1}.get(token.sign, 0)
        if fits and said and token.start > pair.end and token.start - pair.end < 40:
            yield from _pair(sentence, sentence, pair, said)


def _next_sentence(evidence: Evidence, sentence: Sentence) -> Iterator[Judgement]:
    """ "The rate fell to 21.4%. The previous year it was 20.2%." """
    following = evidence.paragraphs[sentence.order]
    place = following.index(sentence)
    if place + 1 >= len(following) or not _EARLIER.search(following[place + 1].lower):
        return
    later = following[place + 1]
    to = [
        t
        for t in sentence.values
        if _TO_VALUE.search(sentence.ahead(t)) and t.kind in (Kind.PERCENT, Kind.DECIMAL, Kind.COUNT)
    ]
    levels = [t for t in later.values if to and t.kind is to[-1].kind and not _in_bracket(later, t)]
    if len(to) != 1 or len(levels) != 1 or pairs(sentence):
        return
    pair = Pair(before=levels[0], after=to[0])
    verbs = list(vocabulary.CHANGE.finditer(sentence.lower[: to[0].start]))
    if (
        verbs
        and to[0].start - verbs[-1].end() < 40
        and not vocabulary.NEGATED.search(sentence.lower[: verbs[-1].start()])
    ):
        yield from _pair(sentence, later, pair, vocabulary.direction_of(verbs[-1]))


_EVERY = re.compile(r"\byear[ -]on[ -]year\b|\b(?:every|each) year\b|\bconsistent(?:ly)?\b|\bevery one of\b")


def _year_on_year(sentence: Sentence) -> Iterator[Judgement]:
    """ "A year on year reduction (2016: 98, 2017: 104, 2018: 101)": one step goes the other way."""
    if len(sentence.values) < 3 or not _EVERY.search(sentence.lower):
        return
    signs = {vocabulary.direction_of(match) for match in vocabulary.CHANGE.finditer(sentence.text)}
    dated = [(period, token) for token in sentence.values if (period := _dated_by(sentence, token))]
    if len(signs) != 1 or len(dated) < 3 or len({token.kind for _, token in dated}) > 1:
        return
    ordered = [token for _, token in sorted(dated, key=lambda pair: pair[0])]
    for before, after in pairwise(ordered):
        yield from _pair(sentence, sentence, Pair(before=before, after=after), signs.copy().pop())


def _dated_by(sentence: Sentence, token: Token) -> int | None:
    """The last month of the period right before ("2016: 98") or behind ("98 in 2016") a value."""
    for each in sentence.tokens:
        if (
            each.period
            and each.end <= token.start
            and re.fullmatch(r"\s?[:=(-]?\s?", sentence.gap(each, token))
        ):
            return each.period.last
        if (
            each.period
            and each.start >= token.end
            and re.fullmatch(r"\s?(?:in|for|\()\s?", sentence.gap(token, each))
        ):
            return each.period.last
    return None


def _in_bracket(sentence: Sentence, token: Token) -> bool:
    head = sentence.text[: token.start]
    return head.rfind("(") > head.rfind(")")


DIRECTION = AuditRule(
    id="direction",
    title="The words go the way of the numbers",
    checks="A change called a fall goes from a larger to a smaller value, and a rise the other way.",
    source="Arithmetic.",
    verdict=Verdict.DECISION_CHANGING,
    example="the rate decreased slightly to 21.4% from 20.2% in the previous year",
    says="20.2% to 21.4% is a rise, but the text calls it a fall.",
    check=_check,
)
