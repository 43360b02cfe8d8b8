"""A number is not given for a rate, nor a rate for a number, where the document's own table has both."""

import re
from collections.abc import Iterator

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.fact import Fact, same_area
from yjp.audit.claims.facts import facts
from yjp.audit.claims.judgement import Judgement, wrong
from yjp.audit.finding import vocabulary
from yjp.audit.finding.tokens import Kind
from yjp.audit.result import Verdict
from yjp.audit.rules.definition import AuditRule

_OTHER = {"rate": "number", "number": "rate"}


def _check(evidence: Evidence) -> Iterator[Judgement]:
    tables: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts(evidence):
        if fact.table is not None and fact.period and _form(fact) in _OTHER:
            tables.setdefault((fact.measure, fact.period, fact.qualifiers), []).append(fact)
    for fact in facts(evidence):
        if fact.table is not None or fact.period is None or fact.form not in _OTHER or fact.bound:
            continue
        same = [
            each
            for each in tables.get((fact.measure, fact.period, fact.qualifiers), ())
            if _same_place(fact, each, evidence.service)
        ]
        swapped = [each for each in same if _form(each) == _OTHER[fact.form] and _equal(fact, each)]
        own = [each for each in same if _form(each) == fact.form]
        if swapped and own and not any(_equal(fact, each) for each in own):
            beside = [each for each in own if each.table is swapped[0].table]
            if beside:
                yield _exchanged(fact, swapped[0], beside[0])


def _form(fact: Fact) -> str | None:
    """A column of sentences or children is one of numbers."""
    if fact.form is None and fact.token.kind is Kind.COUNT and _COUNTED.search(fact.words):
        return "number"
    return fact.form


_COUNTED = re.compile(
    r"\b(?:sentences|children|entrants|young people)\b(?!.*\b(?:per|rate|population)\b)", re.IGNORECASE
)


def _same_place(fact: Fact, other: Fact, service: str | None) -> bool:
    """A table without an area is the service's own."""
    return same_area(other.area or "local", fact.area, service)


def _equal(one: Fact, other: Fact) -> bool:
    return one.token.rounded.meets(other.token.rounded)


def _exchanged(fact: Fact, other: Fact, own: Fact) -> Judgement:
    assert fact.period
    name = vocabulary.measure(fact.measure).name
    return wrong(
        "rate-for-count",
        "rate",
        (fact.span, own.span, other.span),
        quote=fact.quote,
        sentence=f"{fact.token.text} is given as the {fact.form} of {name} in {fact.period.words}, but in the table it "
        f"is the {_OTHER[fact.form or 'rate']}; the {fact.form} is {own.token.text}.",
        follows=f"table: {fact.form} {own.token.text}, {_OTHER[fact.form or 'rate']} {other.token.text}",
        correction=f"{own.token.text} instead of {fact.token.text}.",
    )


RATE_FOR_COUNT = AuditRule(
    id="rate-for-count",
    title="A rate is no count and a count no rate",
    checks="What the text calls the rate, or the number, of a period is the table's, and not the other of the two.",
    source="The document's own table with numbers and rates.",
    verdict=Verdict.CONTRADICTED,
    example="the first time entrant rate in 2024 was 76, beside a table with 76 entrants and a rate of 194",
    says=(
        "76 is given as the rate of first time entrants in Jan 2024 to Dec 2024, but in the table it is the number; "
        "the rate is 194."
    ),
    check=_check,
)
