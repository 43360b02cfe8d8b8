"""Reoffences per reoffender: one at least, and not what the document's table makes per child in the cohort."""

import re
from collections.abc import Iterator

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.fact import Fact, qualifiers
from yjp.audit.claims.facts import facts
from yjp.audit.claims.judgement import Judgement, wrong
from yjp.audit.claims.matrix import both
from yjp.audit.claims.quantities import Quantity, of_lines, of_sentence
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Token
from yjp.audit.result import Span, Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.numbers import plain

_Row = dict[str, Quantity]


def _check(evidence: Evidence) -> Iterator[Judgement]:
    rows = [row for row in _rows(evidence) if {"cohort", "reoffenders", "reoffences"} <= set(row)]
    for token, span, quote, narrowed in _frequencies(evidence):
        if 0 < token.number < 1 and token.decimals:
            yield _below_one(token, span, quote)
        elif not narrowed and token.decimals >= 2 and rows:
            yield from _per_child(token, span, quote, rows)


def _frequencies(evidence: Evidence) -> Iterator[tuple[Token, Span, str, bool]]:
    """What is said to be reoffences per reoffender, and whether of some of the children only."""
    seen = set()
    for fact in facts(evidence):
        if fact.measure == "per_reoffender" and fact.form == "ratio" and not _is_gap(fact):
            seen.add(fact.span)
            yield fact.token, fact.span, fact.quote, bool(fact.qualifiers) or fact.area not in ("local", None)
    for sentence in evidence.numbered:
        if "offen" in sentence.lower:
            for quantity in of_sentence(sentence):
                if (
                    quantity.name == "per_reoffender"
                    and quantity.span not in seen
                    and not _is_less(sentence, quantity)
                ):
                    narrowed = bool(qualifiers(sentence.lower))
                    yield quantity.token, quantity.span, sentence.quote, narrowed


def _is_gap(fact: Fact) -> bool:
    ahead = fact.quote.lower().partition(fact.token.text)[0]
    return fact.table is None and not _DIFFERENCES.isdisjoint(re.findall(r"[a-z]+", ahead)[-8:])


def _is_less(sentence: Sentence, quantity: Quantity) -> bool:
    """ "0.8 more offences each": a difference."""
    words = (*sentence.ahead(quantity.token, 60).split(), *sentence.after(quantity.token, 30).split())
    return (
        any(word.strip(".,;()") in _DIFFERENCES for word in words) or quantity.token.kind is not Kind.DECIMAL
    )


_DIFFERENCES = frozenset(
    word
    for line in (
        "more fewer less lower higher below above by gap difference change fall rise drop reduction",
        "increase decrease",
    )
    for word in line.split()
)


def _rows(evidence: Evidence) -> Iterator[_Row]:
    for grid in evidence.grids:
        for matrix in both(grid):
            for _, named in of_lines(matrix):
                yield {quantity.name: quantity for quantity in named}


def _below_one(token: Token, span: Span, quote: str) -> Judgement:
    return wrong(
        "frequency",
        "rate",
        (span,),
        quote=quote,
        sentence=f"{token.text} cannot be reoffences per reoffender: each of them committed one at least.",
        follows="a reoffender has committed at least one reoffence",
        correction=f"{token.text} may be reoffences per child in the cohort, or the decimal point has slipped.",
    )


def _per_child(token: Token, span: Span, quote: str, rows: list[_Row]) -> Iterator[Judgement]:
    fitting = [row for row in rows if _fits(token, row["reoffences"].token, row["cohort"].token)]
    if not fitting or any(_fits(token, row["reoffences"].token, row["reoffenders"].token) for row in rows):
        return
    row = fitting[-1]
    reoffences, reoffenders, cohort = (row[name] for name in ("reoffences", "reoffenders", "cohort"))
    if not reoffenders.token.number or len(fitting) > 1:
        return
    truth = plain(reoffences.token.number / reoffenders.token.number, token.decimals)
    yield wrong(
        "frequency",
        "rate",
        (span, reoffences.span, reoffenders.span, cohort.span),
        quote=quote,
        sentence=f"{token.text} is printed as reoffences per reoffender, but it is reoffences per child in the cohort "
        f"({reoffences.token.text} by {cohort.token.text} children); per reoffender it is {truth}.",
        follows=f"{reoffences.token.text} \u00f7 {reoffenders.token.text} = {truth}",
        correction=f"{truth} instead of {token.text}.",
    )


def _fits(value: Token, top: Token, base: Token) -> bool:
    return bool(base.number) and abs(top.number / base.number - value.number) <= value.step / 2 + 1e-9


FREQUENCY = AuditRule(
    id="frequency",
    title="Reoffences per reoffender are one or more",
    checks="Reoffences per reoffender are not below one, nor what the table makes per child in the cohort.",
    source="Ministry of Justice, Guide to proven reoffending statistics: definitions of the measures.",
    verdict=Verdict.CONTRADICTED,
    example="the frequency of reoffending was 0.92 reoffences per reoffender",
    says="0.92 cannot be reoffences per reoffender: each of them committed one at least.",
    check=_check,
)
