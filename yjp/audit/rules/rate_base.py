"""The base of a rate: first time entrants are counted per 100,000, and no area has thousands of them."""

from collections.abc import Iterator

from yjp.audit.claims.based_rates import BasedRate, base_in, based_rates
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, wrong
from yjp.audit.result import Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.numbers import plain

__all__ = ["RATE_BASE", "base_in"]

_PER = 100_000
_HIGHEST_FTE, _HIGH_FTE = 4000.0, 1500.0
"""Per 100,000: no authority of England or Wales has come near the first; since 2016 none was over 800."""
_LOWEST_FTE = 10.0
"""Per 100,000: since 2016 no authority was under 40."""
_FEWEST = 20


def _wrong_base(evidence: Evidence) -> Iterator[Judgement]:
    """First time entrants per 1,000 or 10,000 that are far beyond any authority: the base is wrong."""
    rates = [rate for rate in based_rates(evidence) if rate.measure == "fte"]
    known = {rate.token.number for rate in rates if rate.base == _PER}
    tables: set[object] = set()
    for rate in rates:
        found = _too_small(rate) if rate.base == _PER else _too_large(rate, known)
        place = rate.span.place
        if found is None or (place.table is not None and (place.table, rate.base) in tables):
            continue
        tables.add((place.table, rate.base))
        yield found


def _too_large(rate: BasedRate, known: set[float]) -> Judgement | None:
    number, base = rate.token.number, rate.base
    if base > _PER or not _FEWEST <= number <= _HIGHEST_FTE or number * _PER / base <= _HIGH_FTE:
        return None
    sure = number in known or number * _PER / base > _HIGHEST_FTE
    per = plain(number * _PER / base, 0)
    return wrong(
        "rate-base",
        "rate",
        (rate.span,),
        quote=rate.quote,
        sentence=(
            f"{rate.token.text} first time entrants per {base:,} would be {per} per 100,000, "
            "more than any area has had; the measure is per 100,000."
            if number * _PER / base > _HIGHEST_FTE
            else f"{rate.token.text} first time entrants per {base:,} would be {per} per 100,000; "
            "the measure is per 100,000."
        ),
        follows=f"{rate.token.text} × 100,000 ÷ {base:,} = {per}",
        correction=f"{rate.token.text} per 100,000.",
        verdict=Verdict.CONTRADICTED if sure else Verdict.SUSPICIOUS,
    )


def _too_small(rate: BasedRate) -> Judgement | None:
    """ "1.86 per 100,000": the rate per 1,000 with the base of the other."""
    number = rate.token.number
    if not rate.named or not rate.token.decimals or not 0 < number < _LOWEST_FTE:
        return None
    return wrong(
        "rate-base",
        "rate",
        (rate.span,),
        quote=rate.quote,
        sentence=f"{rate.token.text} first time entrants per 100,000 is fewer than any area has had; "
        "it may be the rate per 1,000.",
        follows=f"{rate.token.text} per 1,000 is {plain(number * 100, 0)} per 100,000",
        correction=f"{plain(number * 100, 0)} per 100,000, or {rate.token.text} per 1,000.",
    )


RATE_BASE = AuditRule(
    id="rate-base",
    title="The base of a rate is the measure's",
    checks="A rate of first time entrants, at the base printed, is one that an area of England or Wales can have.",
    source="Department for Education, Local Authority Interactive Tool: per 100,000 aged 10 to 17.",
    verdict=Verdict.CONTRADICTED,
    example="first time entrants: 460 per 10,000 of the 10-17 population",
    says=(
        "460 first time entrants per 10,000 would be 4,600 per 100,000, more than any "
        "area has had; the measure is per 100,000."
    ),
    check=_wrong_base,
)
