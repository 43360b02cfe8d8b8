"""An average is its total divided by its number: 268 nights in 6 episodes are 44.7 nights each, never 38.3."""

import re
from collections.abc import Iterator

from yjp.audit.claims.arithmetic import ratio, stands
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, right, wrong
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Token
from yjp.audit.result import Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.numbers import plain

_HEDGES = r"(?:just |only |about |around |approximately |roughly |nearly |almost |over |under |some ){0,2}"
_LINK = (
    r"(?:or |i\.e\.? |which is |that is |this is |giving |which gives |making |which makes |with |at |is )?"
    r"(?:on average,? |an? (?:average|mean) of |(?:average|mean)(?: of|:)? |averaging |a mean |"
    r"an average |equating to )?"
)
_BEFORE = re.compile(
    rf"^(?:\s(?!(?:and|but|while|although|though|compared|against|than|with|longest|shortest|other|nationally|who)\b)"
    rf"[a-z'-]+){{0,7}}\s?(?:[,(:\u2013=-]+\s?|\s)?(?:and (?=\S+$))?{_LINK}{_HEDGES}$"
)
_SAID = re.compile(r"\b(?:average|mean|averaging|averages)\b")
_EACH = re.compile(
    r"^(?P<noun>(?:\s(?!each\b|apiece\b|per\b|an?\b|in\b|for\b|on\b|at\b|by\b|of\b|to\b|and\b|was\b|"
    r"were\b)[a-z-]+){0,3})"
    r"(?:\s(?P<each>each|apiece)|\s(?:per|an?|for (?:each|every))\s(?P<per>[a-z-]+(?:\s[a-z-]+)?))?\s?(?:on average)?"
    r"\s?(?P<end>[).,;]|$)"
)
_NOUNS = re.compile(r"^((?:\s[a-z-]+){1,4})")
_NO_NOUN = frozenset(
    re.findall(
        r"\w+",
        "in of for by on at were was are is had have has gave reached and who with from to lasting between each per "
        "a an all total spent given hold came made took over during this that come sent or",
    )
)
_DIVIDERS = re.compile(
    r"^(?:child|children|young|people|person|boys?|girls?|episodes?|remands?|volunteers?|sites?|managers?|"
    r"practitioners?|"
    r"workers?|sessions?|schools?|meetings?|workshops?|victims?|orders?|parents?|families|reoffenders?|placements?|"
    r"projects?|groups?|panels?|visits?|officers?|courses?|sentences?|stays?|referrals?|forms?|mentors?)$"
)
_TWO = re.compile(r"^(?: [a-z-]+){1,3}(?:,| and|, and) $")
""" "7 children and 322 nights (46 each)"."""
_NEAR = 2.5
"""Farther off than this, the number is hardly a total at all ("20 children attended for 25 hours")."""


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for sentence in evidence.numbered:
        if len(sentence.values) < 3 or not (_SAID.search(sentence.lower) or _PER.search(sentence.lower)):
            continue
        for token in sentence.values[2:]:
            if token.kind in (Kind.COUNT, Kind.DECIMAL, Kind.MONEY) and not token.sign:
                yield from _average(sentence, token)


_PER = re.compile(r"\b(?:each|apiece|per)\b")


def _average(sentence: Sentence, token: Token) -> Iterator[Judgement]:
    match = _EACH.match(sentence.after(token, 80))
    if match is None or not (match["noun"] or match["each"] or match["per"]):
        return
    earlier = [value for value in sentence.values if value.end <= token.start]
    if not _BEFORE.match(sentence.gap(earlier[-1], token)):
        return
    said = bool(_SAID.search(sentence.gap(earlier[-1], token)) or "average" in match[0])
    if not (said or match["each"] or match["per"]):
        return
    found = _terms(sentence, earlier, match)
    if found is None:
        return
    total, number = found
    actual = ratio(total, number)
    if actual is None or total.number <= number.number:
        return
    value = total.number / number.number
    spans = tuple(sentence.span(each) for each in sorted((total, number, token), key=lambda each: each.start))
    truth = plain(value, max(token.decimals, 1 if value < 100 and value % 1 else 0))
    why = f"{total.text} ÷ {number.text} = {truth}"
    verdict = stands(token, actual)
    if verdict is not None:
        yield right("average", "average", spans, why, rounding=verdict is Verdict.ROUNDING)
    elif 1 / _NEAR <= token.number / value <= _NEAR and not (total.hedge or number.hedge):
        yield wrong(
            "average",
            "average",
            spans,
            quote=sentence.quote,
            sentence=f"{total.text} divided by {number.text} is {truth}, but an average of {token.text} is printed.",
            follows=why,
            correction=f"{truth} instead of {token.text}, if the two others are right.",
            verdict=Verdict.SUSPICIOUS
            if not token.decimals and abs(token.number - value) < 1
            else Verdict.CONTRADICTED,
        )


def _terms(sentence: Sentence, earlier: list[Token], match: re.Match[str]) -> tuple[Token, Token] | None:
    """The total, which is of what the average is of, and the number by which it is divided."""
    last, before = earlier[-1], earlier[-2]
    if match["each"] and not match["noun"] and _TWO.match(sentence.gap(before, last)):
        beside = before.kind is Kind.COUNT and any(_DIVIDERS.match(word) for word in _words(sentence, before))
        return (last, before) if beside and last.kind is Kind.COUNT else None
    noun, per = (_stems(match["noun"] or ""), _stems(match["per"] or ""))
    counts = [value for value in earlier if value.kind in (Kind.COUNT, Kind.MONEY) and not value.decimals]
    if any(value not in counts for value in earlier) or len(counts) < 2:
        return None
    named = {value.start: _named(sentence, value) for value in counts}
    if per:
        numbers = [value for value in counts if named[value.start] & per and value.kind is Kind.COUNT]
    else:
        numbers = [
            value
            for value in counts
            if value.kind is Kind.COUNT and any(_DIVIDERS.match(word) for word in _words(sentence, value))
        ]
    totals = (
        [value for value in counts if _stems(" ".join(_words(sentence, value)[-1:])) & noun] if noun else []
    )
    if not noun and len(counts) == 2 and len(numbers) == 1:
        totals = [value for value in counts if value is not numbers[0]]
    if not per:
        numbers = [value for value in numbers if value not in totals]
    if len(totals) != 1 or len(numbers) != 1 or totals == numbers or (not per and len(counts) != 2):
        return None
    return totals[0], numbers[0]


def _words(sentence: Sentence, token: Token) -> list[str]:
    match = _NOUNS.match(sentence.after(token))
    words: list[str] = []
    for word in (match[1] if match else "").split():
        if word in _NO_NOUN:
            break
        words.append(word)
    return words


def _named(sentence: Sentence, token: Token) -> set[str]:
    return _stems(" ".join(_words(sentence, token)))


def _stems(text: str) -> set[str]:
    return {
        {"children": "child", "people": "person"}.get(word, word.rstrip("s"))
        for word in text.split()
        if len(word) > 3 and word not in _NO_NOUN
    }


AVERAGE = AuditRule(
    id="average",
    title="An average is its total divided by its number",
    checks="An average printed beside the total and the number that it is of is the one divided by the other.",
    source="Arithmetic. The total has the unit of the average; the number is of what it is said to be for.",
    verdict=Verdict.CONTRADICTED,
    example="6 remand episodes lasting 268 nights in total, an average of 38.3 nights",
    says="268 divided by 6 is 44.7, but an average of 38.3 is printed.",
    check=_check,
)
