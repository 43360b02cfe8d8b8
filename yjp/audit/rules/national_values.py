"""A national figure is of the size that it has had."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yjp.audit.claims.based_rates import base_in
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.fact import NATIONAL, Fact
from yjp.audit.claims.facts import facts
from yjp.audit.claims.judgement import Judgement, wrong
from yjp.audit.finding import vocabulary
from yjp.audit.result import Verdict
from yjp.audit.rules.definition import AuditRule


@dataclass(frozen=True, kw_only=True)
class _Bounds:
    """What a national figure has been ``since`` a year, ``said`` in words; ``low`` and ``high`` are beyond doubt."""

    measure: str
    form: str
    since: int
    low: float
    high: float
    said: str
    base: int | None = None


_KNOWN = (
    _Bounds(
        measure="custody",
        form="rate",
        since=2017,
        low=0.04,
        high=0.7,
        said="since 2017 it has lain between 0.09 and 0.4 per 1,000 children",
        base=1000,
    ),
    _Bounds(
        measure="custody",
        form="rate",
        since=2002,
        low=0.04,
        high=2.0,
        said="it has never been over 1.6 per 1,000 children",
        base=1000,
    ),
    _Bounds(
        measure="fte",
        form="rate",
        since=2016,
        low=60.0,
        high=700.0,
        said="since 2016 it has lain between 130 and 340 per 100,000 children",
        base=100_000,
    ),
    _Bounds(
        measure="binary",
        form="percent",
        since=2008,
        low=18.0,
        high=62.0,
        said="since 2008 it has lain between 30% and 43%",
    ),
)
_PART = re.compile(
    r"\bcaution|\breleased?\b|\bremand|\borders?\b|\bsentences?\b|\bfirst[- ]tier|\bcommunity\b|\badults?\b|"
    r"\bprevious\b|\bprolific|\btriage\b|\bdiver|\bthree[- ]month|\b3[- ]month|\bin care\b|\blooked[- ]after|"
    r"\bper cent of\b|\bgap\b|\bdifference\b|\btarget|\bchange\b|\bgroup|\bethnic",
    re.IGNORECASE,
)
"""Words by which a figure is of some children only, or no level."""


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for fact in facts(evidence):
        if (
            fact.area not in NATIONAL
            or fact.qualifiers
            or fact.token.sign
            or fact.token.number <= 0
            or fact.bound
        ):
            continue
        year = fact.period.last // 12 if fact.period else (evidence.written or 0) // 12 - 2
        bounds = next(
            (
                each
                for each in _KNOWN
                if each.measure == fact.measure and each.form == fact.form and year >= each.since
            ),
            None,
        )
        if bounds is None or bounds.low <= fact.token.number <= bounds.high or _is_narrower(fact, bounds):
            continue
        name = vocabulary.measure(fact.measure).name
        yield wrong(
            "national-value",
            "rate",
            (fact.span,),
            quote=fact.quote,
            sentence=f"{fact.token.text} cannot be the national figure of {name}: {bounds.said}.",
            follows=bounds.said,
            correction="Look the published figure up again: the decimal point or the unit may have slipped.",
            strength=3,
        )


def _is_narrower(fact: Fact, bounds: _Bounds) -> bool:
    """Of some children, or at another base."""
    words = fact.quote if fact.table is None else f"{fact.words} {fact.table.table.caption}"
    others = re.sub(r"\bcustodial sentences?\b", "", words) if fact.measure == "custody" else words
    if _PART.search(others) or (fact.measure != "custody" and "custod" in words.lower()):
        return True
    near = words.partition(fact.token.text)[2][:30] if fact.table is None else words
    base = base_in(near) or base_in(words)
    return base is not None and base != bounds.base


NATIONAL_VALUE = AuditRule(
    id="national-value",
    title="A national figure is of its size",
    checks="National rates of first time entrants, custody and reoffending are of the size that they have had.",
    source="Youth Justice Board and Ministry of Justice, annual youth justice statistics.",
    verdict=Verdict.CONTRADICTED,
    example="custody per 1,000 in England and Wales, 2023-24: 1.10",
    says=(
        "1.10 cannot be the national figure of use of custody: since 2017 it has lain between 0.09 and 0.4 "
        "per 1,000 children."
    ),
    check=_check,
)
