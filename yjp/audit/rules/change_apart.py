"""Changes whose two values stand in brackets or in the sentences before: "311. This is a 9% decrease on 332"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from yjp.audit.claims import skeleton as marks
from yjp.audit.claims.changes import Pair, pairs
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, wrong
from yjp.audit.claims.sizes import Size, only_level, sizes
from yjp.audit.finding import vocabulary
from yjp.audit.finding.periods import Period
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Token
from yjp.audit.result import Span, Verdict
from yjp.audit.rules.change_judgement import fits, misfit

_NOUN = r"(?:increase|decrease|rise|fall|reduction|drop|decline|cut)"
_AGAINST = r"(?:against|compared (?:to|with)|down from|up from|from|versus|vs\.?)"
_PHRASES = (
    # a 9% decrease in fires (182,825 against 167,330 in 2017-2018)
    rf"{{p:P}} {_NOUN}(?: in~40)?\s[(]{{a:CDM}}(?: in \x01T\d+\x02)?,? {_AGAINST} {{b:CDM}}",
    # a 13% increase between January 2011 (331) and December 2011 (365)
    rf"{{p:P}} {_NOUN}(?: in~40)? between \x01T\d+\x02 [(]{{b:CDM}}[)] and \x01T\d+\x02 [(]{{a:CDM}}[)]",
    # 355 per 100,000, a 4% increase from 2021 (350 per 100,000)
    rf"{{a:CDM}}(?: per [\d,]+)?~40, an? {{p:P}} {_NOUN} (?:from|on|compared (?:to|with))~20[(]{{b:CDM}}",
)
_PART = re.compile(r"\b(?:out )?of (?:the |all |our |these )?$")
_THIS = re.compile(
    r"^\s*(?:this|that|which)(?:'s|\s(?:is|was|represents|equates to|marks|means|compares))\s(?:an?\s|"
    r"also\s|up\s|down\s|just\s|"
    r"by\s|about\s|around\s)"
)
_BACK = re.compile(
    r"\b(?:compared (?:to|with)|from|on|than|against|when|down from|up from)\s(?:the |a |an |when |"
    r"we had |there were |there was |"
    r"figure of |previous year's |last year's |previous |last |year |total |in |of )*$"
)
_OTHERS = re.compile(
    r"\b(?:national\w*|region\w*|family|target|average|girls|boys|of (?:whom|which|these)|while|whereas|"
    r"respectively)\b"
)


def apart(evidence: Evidence) -> Iterator[Judgement]:
    """The sizes of change of such pairs, right or wrong."""
    for sentence in evidence.numbered:
        if any(token.kind is Kind.PERCENT for token in sentence.values):
            yield from _in_brackets(sentence)
            yield from _of_sentences(evidence, sentence)


def _in_brackets(sentence: Sentence) -> Iterator[Judgement]:
    known = {(pair.before.start, pair.after.start) for pair in pairs(sentence)}
    text = marks.skeleton(sentence)
    for phrase in _PHRASES:
        for match in marks.pattern(phrase).finditer(text):
            percent, after, before = (marks.token(sentence, match, name) for name in "pab")
            if (before.start, after.start) in known or percent.sign or not _comparable(before, after):
                continue
            if _PART.search(sentence.ahead(after)) or sentence.lower.lstrip().startswith("of "):
                continue
            noun = vocabulary.DIRECTION.search(sentence.after(percent))
            size = Size(token=percent, word=vocabulary.direction_of(noun) if noun else 0, named=True)
            yield from _judged(sentence, size, sentence, sentence, Pair(before=before, after=after))
            break


def _of_sentences(evidence: Evidence, sentence: Sentence) -> Iterator[Judgement]:
    """ "There were 311. This is a 9% decrease compared with the 332 of 2014", "30 in 2022. 24 in 2023. This is ..."."""
    said = [size for size in sizes(sentence) if size.word and size.token.kind is Kind.PERCENT]
    group = evidence.paragraphs[sentence.order]
    place = group.index(sentence)
    if len(said) != 1 or not place or not _THIS.match(sentence.lower) or pairs(sentence):
        return
    if _OTHERS.search(sentence.lower) or vocabulary.areas(sentence.text):
        return
    size, own = said[0], only_level(sentence)
    last = only_level(group[place - 1])
    if last is None or (own is None and len(sentence.values) > 1):
        return
    if own is not None:
        if not _BACK.search(sentence.ahead(own)) or len(sentence.values) != 2:
            return
        found = (sentence, own), (group[place - 1], last)
    else:
        first = only_level(group[place - 2]) if place > 1 else None
        dates = [_only_period(each) for each in group[max(0, place - 2) : place]]
        if first is None or None in dates or not _in_order(dates[0], dates[1]):
            return
        found = (group[place - 2], first), (group[place - 1], last)
    (early, before), (late, after) = found
    if _comparable(before, after):
        yield from _judged(sentence, size, early, late, Pair(before=before, after=after))


def _judged(
    sentence: Sentence, size: Size, early: Sentence, late: Sentence, pair: Pair
) -> Iterator[Judgement]:
    verdict, why = fits(late, pair, size.token)
    spans: tuple[Span, ...] = (early.span(pair.before), late.span(pair.after), sentence.span(size.token))
    actual = (pair.after.number > pair.before.number) - (pair.after.number < pair.before.number)
    if verdict and size.word in (0, actual):
        yield Judgement(rule="change", type="change", spans=spans, verdict=verdict, why=why)
    elif verdict:
        yield _turned(sentence, pair, spans, actual)
    elif unfit := misfit(sentence, pair, size, [pair]):
        quote = " ".join(dict.fromkeys(each.quote for each in (early, late, sentence)))
        if early is sentence:
            quote = f"{late.quote} {sentence.quote}"
        yield replace(unfit, spans=spans, quote=quote[:300])


def _turned(sentence: Sentence, pair: Pair, spans: tuple[Span, ...], actual: int) -> Judgement:
    """The size fits, but the words go the other way."""
    said, is_ = ("fall", "rise") if actual > 0 else ("rise", "fall")
    levels = f"{pair.before.text} to {pair.after.text}"
    return wrong(
        "change",
        "change",
        spans,
        quote=sentence.quote,
        sentence=f"{levels} is a {is_}, but the text calls it a {said}.",
        follows=f"{pair.after.text} is {'more' if actual > 0 else 'less'} than {pair.before.text}",
        correction=f"Write of a {is_} from {pair.before.text} to {pair.after.text}.",
        verdict=Verdict.DECISION_CHANGING,
        strength=5,
    )


def _comparable(one: Token, other: Token) -> bool:
    low, high = sorted((abs(one.number), abs(other.number)))
    return one.kind is other.kind and one.scale == other.scale and low > 0 and high / low < 5


def _only_period(sentence: Sentence) -> Period | None:
    found = {token.period for token in sentence.tokens if token.period}
    return found.pop() if len(found) == 1 else None


def _in_order(one: Period | None, other: Period | None) -> bool:
    return one is not None and other is not None and one.months == other.months and one.last < other.last
