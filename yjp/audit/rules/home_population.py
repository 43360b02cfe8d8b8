"""A count and a rate beside the number of children that the document gives for its area (for the rule ``rate``)."""

import re
from collections.abc import Iterator

from yjp.audit.claims.arithmetic import edits
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.fact import Fact
from yjp.audit.claims.judgement import Judgement, wrong
from yjp.audit.finding import vocabulary
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Token
from yjp.audit.result import Span, Verdict
from yjp.numbers import plain

_YEARS_APART = (0.92, 1.09)
"""Estimates of one area a few years apart differ by less."""
_CHILDREN = re.compile(
    r"\b\d{1,3},\d{3}\s(?:children|young people|10\s?(?:-|to)\s?17)\b[^.;]{0,30}?\b10\s?(?:-|to)\s?17\b"
    r"|\b10\s?(?:-|to)\s?17\s(?:year old )?population\s(?:of|is|was|stands at|numbers)\s[^.;\d]{0,40}\b\d{1,3},\d{3}\b",
    re.IGNORECASE,
)
_SURELY_APART = (0.6, 1.6)
_SMALLEST = 2000
EQUALS = re.compile(r"\(|,|\bor\b|\babout\b|\bis\b|\bequa|\brelat|\bwith\b|\bbased on\b")
AT_A_RATE = re.compile(r"\brate\b|\(|\bor\s$|\bequa|\bthat is\b|\bwhich is\b|,\s$")


def one_statement(rate: Fact, count: Fact) -> bool:
    """ "58 first time entrants, a rate of 186 per 100,000", "a rate of 186 (58 children)"."""
    if rate.table is not None or rate.quote != count.quote or rate.period != count.period:
        return False
    first, second = sorted((rate, count), key=lambda fact: fact.span.start)
    gap = rate.quote.partition(first.token.text)[2].partition(second.token.text)[0].lower()
    return (
        len(gap) <= _CLOSE
        and not _MOVES.search(gap)
        and bool((EQUALS if first is rate else AT_A_RATE).search(gap))
    )


_CLOSE = 70
_MOVES = re.compile(
    r";|\b(?:fell|rose|fall\w*|ris\w*|over|while|whereas|against|compared|previous|from|since|between)\b"
)


def own_children(evidence: Evidence) -> list[tuple[Sentence, Token]]:
    """The service's own children aged 10 to 17, wherever the text gives their number."""
    found = []
    for sentence in evidence.numbered:
        match = _CHILDREN.search(sentence.text)
        if match and {area.id for area in vocabulary.areas(sentence.text)} <= {"local", evidence.service}:
            found += [
                (sentence, token)
                for token in sentence.values
                if token.kind is Kind.COUNT
                and match.start() <= token.start < match.end()
                and token.number >= _SMALLEST
            ]
    return found


def at_home(
    homes: list[tuple[Sentence, Token]],
    rate: Token,
    count: Token,
    per: int,
    spans: tuple[Span, ...],
    quote: str,
) -> Iterator[Judgement]:
    """A count and a rate beside a population given elsewhere, which may be of another year."""
    implied = count.counted.over(rate.rounded)
    if implied is None or not count.number or not rate.number:
        return
    sentence, home = min(homes, key=lambda each: abs(count.number / rate.number * per / each[1].number - 1))
    low, high = implied.low * per / home.number, implied.high * per / home.number
    if high > _YEARS_APART[0] and low < _YEARS_APART[1]:
        return
    truth = plain(count.number / home.number * per, rate.decimals)
    slip = edits(rate.text, truth) == 1
    sure = slip or high < _SURELY_APART[0] or low > _SURELY_APART[1]
    yield wrong(
        "rate",
        "rate",
        (*spans, sentence.span(home)),
        quote=quote,
        sentence=f"{count.text} in a population of {home.text} is a rate of about {truth} per {per:,}, "
        f"but {rate.text} is printed.",
        follows=f"{count.text} \u00f7 {home.text} \u00d7 {per:,} = {truth}",
        correction=f"{truth} instead of {rate.text}, or the population is of another year.",
        verdict=Verdict.CONTRADICTED if sure else Verdict.SUSPICIOUS,
    )
