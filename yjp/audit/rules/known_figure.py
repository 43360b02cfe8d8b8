"""A number that somebody typed must be the figure that is known: the ledger's, or the document's own bound one."""

import re
from collections.abc import Iterator
from dataclasses import replace

from yjp.audit.claims.arithmetic import OVER, UNDER, stands
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.fact import Fact
from yjp.audit.claims.facts import facts
from yjp.audit.claims.judgement import Judgement, right, wrong
from yjp.audit.claims.known import REVISED, Known, known
from yjp.audit.claims.plain_statement import is_plain
from yjp.audit.finding import vocabulary
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Range, Token
from yjp.audit.result import Verdict
from yjp.audit.rules.definition import AuditRule

_OFFICIAL = re.compile(r"\b(?:official\w*|published|ministry|moj|yjb|dfe|pnc|national statistics)\b")
"""Words by which a local number is the published one, which may have been published again since."""
_TENS = 100
"""From here on a rate is also printed to the nearest ten."""


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for sentence, stated in _by_sentence(evidence):
        for fact in stated:
            others = frozenset(
                other.token.start for other in stated if other is not fact and other.measure == fact.measure
            )
            if fact.bound is None and is_plain(sentence, fact, others):
                yield from _held(evidence, sentence, replace(fact, area=_only_area(sentence, fact)))


def _only_area(sentence: Sentence, fact: Fact) -> str | None:
    """The fact's area; where its place does not tell, the only one that the sentence names."""
    named = {mention.id for mention in vocabulary.areas(sentence.text)}
    return named.pop() if fact.area is None and len(named) == 1 else fact.area


def _by_sentence(evidence: Evidence) -> Iterator[tuple[Sentence, list[Fact]]]:
    """The sentences that state facts, each with its facts."""
    stated: dict[int, list[Fact]] = {}
    for fact in facts(evidence):
        if fact.table is None:
            stated.setdefault(fact.order, []).append(fact)
    for order, found in stated.items():
        for sentence in evidence.paragraphs[order]:
            end = sentence.offset + len(sentence.text)
            inside = [fact for fact in found if sentence.offset <= fact.span.start < end]
            if inside:
                yield sentence, inside


def _held(evidence: Evidence, sentence: Sentence, fact: Fact) -> Iterator[Judgement]:
    official = bool(_OFFICIAL.search(sentence.lower))
    values = [each for each in known(evidence, fact) if each.published or not (official and each.local)]
    if not values or fact.period is None:
        return
    fitting = next((each for each in values if _fits(fact.token, each)), None)
    if fitting is not None:
        spans = (fact.span,) if fitting.span is None else (fact.span, fitting.span)
        yield right("known-figure", "repeated fact", spans, f"{fitting.name} is {fitting.text}")
        return
    first = values[0]
    name = vocabulary.measure(fact.measure).name
    # "The reoffending rate in 2023" may be of the children of that year or the rate that was published in it.
    unsure = fact.measure not in ("fte", "custody") and fact.period.form == "year"
    yield wrong(
        "known-figure",
        "repeated fact",
        (fact.span,) if first.span is None else (fact.span, first.span),
        quote=fact.quote,
        sentence=f"{name[0].upper() + name[1:]}{_area(evidence, fact)}, {fact.period.words}: the text says "
        f"{fact.token.text}, but {first.source} has {first.text}"
        f"{f' (printed in {first.where})' if first.where else ''}.",
        follows="; ".join(dict.fromkeys(f"{each.name} is {each.text}" for each in values)),
        correction=f"{_either(values)} instead of {fact.token.text}, or say what else is counted.",
        verdict=Verdict.SUSPICIOUS if unsure else Verdict.CONTRADICTED,
        strength=7,
    )


def _either(values: list[Known]) -> str:
    """``148``, or ``148 (142 as published)``."""
    own, published = ([each.text for each in values if each.published is kind] for kind in (False, True))
    apart = [text for text in dict.fromkeys(published) if text not in own]
    if not own:
        return " or ".join(apart)
    return " or ".join(dict.fromkeys(own)) + (f" ({' or '.join(apart)} as published)" if apart else "")


def _area(evidence: Evidence, fact: Fact) -> str:
    slug = evidence.service if fact.area == "local" else fact.area
    return f" ({slug.replace('_', ' ').title()})" if slug else ""


def _fits(token: Token, value: Known) -> bool:
    """Is the printed number the known one: as rounded, within its "over" or "under", or as published before?"""
    known_value = value.value
    if token.hedge in OVER:
        return known_value.high >= token.number - token.step / 2
    if token.hedge in UNDER:
        return known_value.low <= token.number + token.step / 2
    if stands(token, known_value):
        return True
    slack = 0.0
    if token.kind is Kind.COUNT and token.number >= _TENS and token.number % 10 == 0:
        slack = 5.0
    if value.published:
        slack = max(slack, REVISED * abs(token.number), token.step * 1.01)
    return Range(token.number - slack, token.number + slack).meets(known_value) if slack else False


KNOWN_FIGURE = AuditRule(
    id="known-figure",
    title="A typed figure is the known one",
    checks="A number typed into the text of a plan, with its measure, its area and its period, is the one that the "
    "ledger has, or that a bound figure of the document shows; published ones may differ by 3% where revised.",
    source="The workspace's ledger of figures; without it, the document's own bound figures.",
    verdict=Verdict.CONTRADICTED,
    example="\u201cThe first time entrant rate in 2024 was 210 per 100,000\u201d where the ledger has 148",
    says="First time entrants (Rotherham), Jan 2024 to Dec 2024: the text says 210, but the ledger has 148 "
    "(printed in paragraph 131).",
    check=_check,
)
