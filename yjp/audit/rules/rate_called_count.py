"""A change of a rate is no number of children."""

import re
from collections.abc import Iterator

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, wrong
from yjp.audit.finding import vocabulary
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Range, Token
from yjp.audit.result import Span, Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.audit.rules.rate_base import base_in


def _called_count(evidence: Evidence) -> Iterator[Judgement]:
    """ "A decrease of 181 young people (51%) to a rate of 175": the 181 is the change of the rate."""
    for sentence in evidence.numbered:
        text = sentence.lower
        if not vocabulary.CHANGE.search(text) or not re.search(
            r"\brate\b|\bper 1\d", text + _next(evidence, sentence).lower()
        ):
            continue
        for count in (t for t in sentence.values if t.kind is Kind.COUNT and t.number >= 10):
            if not re.match(
                r"^\s(?:fewer |less |more )?(?:young people|children|young persons|first[ -]time entrants)\b",
                sentence.after(count),
            ):
                continue
            if not re.search(
                r"(?:reduction|decrease|fall|drop|decline|increase|rise)\sof\s(?:[a-z]+\s)?$|\bby\s(?:[a-z]+\s)?$",
                sentence.ahead(count),
            ) and not re.match(r"^\s(?:fewer|less|more)", sentence.after(count)):
                continue
            yield from _rate_change(evidence, sentence, count)


def _next(evidence: Evidence, sentence: Sentence) -> str:
    group = evidence.paragraphs[sentence.order]
    place = group.index(sentence)
    return " ".join(each.text for each in group[max(0, place - 1) : place + 2])


def _rate_change(evidence: Evidence, sentence: Sentence, count: Token) -> Iterator[Judgement]:
    sign = -1 if re.search(r"reduc|decreas|fall|fell|drop|declin|fewer|less", sentence.lower) else 1
    group = evidence.paragraphs[sentence.order]
    rates = [
        (other, t)
        for other in group
        for t in other.values
        if t is not count
        and t.kind in (Kind.COUNT, Kind.DECIMAL)
        and t.number >= 20
        and (
            base_in(other.text[t.end : t.end + 25])
            or re.search(r"\brate\s(?:[a-z]+\s){0,4}$", other.ahead(t))
            or _pair_of_rates(other)
        )
    ]
    for other, later in rates:
        for _, earlier in rates:
            if earlier is not later and abs(later.number - earlier.number - sign * count.number) <= 1:
                yield _not_people(
                    sentence,
                    count,
                    (sentence.span(count), other.span(later)),
                    f"{earlier.text} to {later.text} is a change of the rate by {count.text}",
                )
                return
    percents = [t for t in sentence.values if t.kind is Kind.PERCENT and t.number < 100]
    for percent in percents:
        share = percent.rounded * 0.01
        base = Range(count.number, count.number).over(share)
        for other, later in rates:
            if (
                base
                and base.low + sign * count.number - 1 <= later.number <= base.high + sign * count.number + 1
            ):
                yield _not_people(
                    sentence,
                    count,
                    (sentence.span(count), sentence.span(percent), other.span(later)),
                    f"{count.text} is {percent.text} of the earlier rate, and {later.text} is the later rate",
                )
                return


def _pair_of_rates(sentence: Sentence) -> bool:
    return bool(re.search(r"\bper 1\d", sentence.lower)) or "rate" in sentence.lower


def _not_people(sentence: Sentence, count: Token, spans: tuple[Span, ...], follows: str) -> Judgement:
    return wrong(
        "rate-called-count",
        "change",
        spans,
        quote=sentence.quote,
        sentence=f"{count.text} is the change of the rate, not a number of children.",
        follows=follows,
        correction=f"Write a change of {count.text} per 100,000, or give the number of children.",
    )


RATE_CALLED_COUNT = AuditRule(
    id="rate-called-count",
    title="A change of a rate is no number of children",
    checks="A change said to be of so many children is not the difference of two rates.",
    source="Arithmetic.",
    verdict=Verdict.CONTRADICTED,
    example="a decrease of 181 young people (51%), to a rate of 175",
    says="181 is the change of the rate, not a number of children.",
    check=_called_count,
)
