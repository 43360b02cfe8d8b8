"""A rate of custody is one that an area can have: a few in ten thousand children."""

from collections.abc import Iterator

from yjp.audit.claims.based_rates import BasedRate, based_rates
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, wrong
from yjp.audit.finding.tokens import Kind
from yjp.audit.result import Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.numbers import plain

_PER = 1000
_HIGHEST, _HIGH = 4.0, 2.0
"""Sentences per 1,000 children: England and Wales had 1.1 at its highest, and no service four."""
_ONE_IN = 200_000
"""No youth justice service has as many children aged 10 to 17: one sentence is a larger rate."""


def _check(evidence: Evidence) -> Iterator[Judgement]:
    rates = [rate for rate in based_rates(evidence) if rate.measure == "custody"]
    known = {rate.token.number for rate in rates if rate.base == _PER and rate.token.decimals}
    for rate in rates:
        number = rate.token.number
        if rate.base == _PER and rate.token.kind is Kind.COUNT and number >= _HIGH:
            yield _too_large(rate)
        elif rate.base > _PER and rate.token.decimals >= 2:
            lowest = rate.base / _ONE_IN
            if 0 < number < lowest or number in known:
                yield _too_small(rate)


def _too_large(rate: BasedRate) -> Judgement:
    sure = rate.token.number >= _HIGHEST
    return wrong(
        "custody-rate",
        "rate",
        (rate.span,),
        quote=rate.quote,
        sentence=f"{rate.token.text} per 1,000 is a rate of custody that no area has had; "
        "it may be the number of sentences.",
        follows="England and Wales had 1.1 custodial sentences per 1,000 children at the most, and 0.1 of late",
        correction=f"Write {rate.token.text} sentences, and give the rate beside them.",
        verdict=Verdict.CONTRADICTED if sure else Verdict.SUSPICIOUS,
    )


def _too_small(rate: BasedRate) -> Judgement:
    children = plain(round(rate.base / rate.token.number, -3), 0)
    return wrong(
        "custody-rate",
        "rate",
        (rate.span,),
        quote=rate.quote,
        sentence=f"{rate.token.text} custodial sentences per {rate.base:,} children would be one in {children}; "
        "the measure is per 1,000.",
        follows=f"{rate.base:,} ÷ {rate.token.text} = {children}",
        correction=f"{rate.token.text} per 1,000.",
    )


CUSTODY_RATE = AuditRule(
    id="custody-rate",
    title="A rate of custody is one that an area can have",
    checks="Custodial sentences per 1,000 children are neither a count of sentences nor per another base.",
    source="Youth Justice Board data summaries: per 1,000 aged 10 to 17; national rates since 2002.",
    verdict=Verdict.CONTRADICTED,
    example="the custody rate was 6 per 1,000 children",
    says="6 per 1,000 is a rate of custody that no area has had; it may be the number of sentences.",
    check=_check,
)
