"""Values and cohorts that cannot be what they are labelled as."""

import re
from collections.abc import Iterator

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.fact import NATIONAL, same_area
from yjp.audit.claims.facts import facts
from yjp.audit.claims.judgement import Judgement, wrong
from yjp.audit.finding import vocabulary
from yjp.audit.finding.tokens import Kind, Token
from yjp.audit.result import Span, Verdict
from yjp.audit.rules.definition import AuditRule

_SIBLINGS = {"per_child": "per_reoffender", "per_reoffender": "per_child"}
_ROOM = 1.25
_LOCAL_PER_CHILD = 2.6
"""No service's reoffences per child in the cohort have come near it; per reoffender few are below."""
_YEAR_COHORT, _LARGEST_COHORT = 20_000, 60_000
"""Children in a national cohort: since 2015 a quarter has had fewer than 12,000, four quarters over 20,000."""
_COHORTS_SINCE = 2014 * 12
_QUARTER = 3


def _swapped(evidence: Evidence) -> Iterator[Judgement]:
    """A value that its measure cannot have and its sibling has."""
    everything = facts(evidence)
    for fact in everything:
        sibling = _SIBLINGS.get(fact.measure)
        if sibling is None or fact.form != "ratio" or fact.area is None or fact.table is not None:
            continue
        value = fact.token.number
        twin = next(
            (
                each
                for each in everything
                if each.measure == sibling
                and each.table is not None
                and each.form == "ratio"
                and each.token.number == value
                and same_area(each.area, fact.area, evidence.service)
            ),
            None,
        )
        own, other = vocabulary.measure(fact.measure), vocabulary.measure(sibling)
        assert own.low
        assert own.high
        assert other.low
        assert other.high
        if fact.area in NATIONAL or fact.area in vocabulary.REGIONS:
            swapped = not own.low / _ROOM <= value <= own.high * _ROOM and other.low <= value <= other.high
        else:
            swapped = twin is not None and fact.measure == "per_child" and value > _LOCAL_PER_CHILD
        if swapped:
            yield wrong(
                "label-swap",
                "rate",
                (fact.span, *((twin.span,) if twin else ())),
                quote=fact.quote,
                sentence=f"{fact.token.text} is printed as {own.name}, but it is the size of {other.name}.",
                follows=(
                    f"the table has {fact.token.text} as {other.name}"
                    if twin
                    else f"published {own.name} have lain between {own.low} and {own.high}, {other.name} "
                    f"between {other.low} and {other.high}"
                ),
                correction=f"Call {fact.token.text} {other.name}, or print the value of {own.name}.",
            )


def _cohort_length(evidence: Evidence) -> Iterator[Judgement]:
    """A national cohort of a size that only a year has, labelled as a quarter."""
    for sentence in evidence.numbered:
        text = sentence.lower
        periods = [
            t
            for t in sentence.tokens
            if t.period and t.period.form in ("months", "quarter", "year ending", "financial year", "year")
        ]
        if (
            "cohort" not in text
            or len(periods) != 1
            or not periods[0].period
            or periods[0].period.months != 3
        ):
            continue
        if periods[0].period.last < _COHORTS_SINCE:
            continue
        for token in sentence.values:
            if (
                token.kind is Kind.COUNT
                and _YEAR_COHORT <= token.number <= _LARGEST_COHORT
                and re.search(r"\bnational(?:ly)?\b|\bengland\b", text)
            ):
                yield _too_large(
                    sentence.span(periods[0]), sentence.span(token), periods[0], token, sentence.quote
                )
    for fact in facts(evidence):
        if (
            fact.table is not None
            and fact.area in NATIONAL
            and fact.period
            and fact.period.months == _QUARTER
            and fact.period.last >= _COHORTS_SINCE
            and fact.token.kind is Kind.COUNT
            and _YEAR_COHORT <= fact.token.number <= _LARGEST_COHORT
            and "cohort" in fact.words.lower()
        ):
            yield _too_large(fact.span, fact.span, None, fact.token, fact.quote)


def _too_large(period_span: Span, span: Span, period: Token | None, token: Token, quote: str) -> Judgement:
    label = period.text if period else "a quarter"
    return wrong(
        "cohort-length",
        "period",
        (period_span, span),
        quote=quote,
        sentence=f"A national cohort of {token.text} is that of a whole year, but it is labelled {label}.",
        follows="since 2015 a quarter's national cohort has had fewer than 12,000 children",
        correction="Give the twelve months that the four quarterly cohorts cover.",
    )


LABEL_SWAP = AuditRule(
    id="label-swap",
    title="A value can be one of its measure",
    checks="Reoffences per child and per reoffender are not exchanged.",
    source="Published values of both measures since 2010, and the document's own table.",
    verdict=Verdict.CONTRADICTED,
    example="per offender 1.19, lower than the national average (3.79)",
    says="3.79 is printed as reoffences per child in the cohort, but it is the size of reoffences per reoffender.",
    check=_swapped,
)
COHORT_LENGTH = AuditRule(
    id="cohort-length",
    title="A national cohort has the size of its period",
    checks="A national reoffending cohort labelled as a quarter is no larger than a quarter's can be.",
    source="Ministry of Justice, proven reoffending statistics: 33,426 children in the year ending March 2017.",
    verdict=Verdict.CONTRADICTED,
    example="January to March 2017: cohort of 326 (national 33,364)",
    says="A national cohort of 33,364 is that of a whole year, but it is labelled January to March 2017.",
    check=_cohort_length,
)
