"""A rate, its count and its population must fit."""

import re
from collections.abc import Iterator
from functools import cache

from yjp import reference
from yjp.audit.claims.arithmetic import stands
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.fact import Fact
from yjp.audit.claims.facts import facts
from yjp.audit.claims.judgement import Judgement, right, wrong
from yjp.audit.finding import vocabulary
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Token
from yjp.audit.result import Span, Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.audit.rules.home_population import AT_A_RATE, EQUALS, at_home, one_statement, own_children
from yjp.audit.rules.rate_base import base_in
from yjp.numbers import plain

_ALL_RATES = re.compile(
    r"\brates?\b[^.]{0,60}\b(?:based on|calculated|use|using)\b|\bpopulation\b[^.]{0,60}\brates?\b",
    re.IGNORECASE,
)
_POPULATION = re.compile(r"\bpopulation\b|\b10\s?(?:-|to)\s?17\b", re.IGNORECASE)
_SMALLEST, _PEOPLE_IN_UK = 2000, 70_000_000
_VINTAGE = (0.6, 1.6)
"""A population of another year or estimate differs by less."""


def _check(evidence: Evidence) -> Iterator[Judgement]:
    stated = _stated(evidence)
    for rate, count in _fact_pairs(evidence):
        per = vocabulary.measure(rate.measure).per
        if per is None or _is_bound(rate) or _is_bound(count):
            continue
        spans = (rate.span, count.span)
        quote = rate.quote if rate.quote == count.quote else f"{rate.quote} \u2026 {count.quote}"
        if stated is not None and _own(evidence, rate):
            sentence, token = stated
            yield _with_base(rate.token, count.token, token, per, (*spans, sentence.span(token)), quote)
        elif _own(evidence, rate) and one_statement(rate, count) and (children := own_children(evidence)):
            yield from at_home(children, rate.token, count.token, per, spans, quote)
        elif _own(evidence, rate) and evidence.service:
            yield from _known(evidence.service, rate.token, count.token, per, spans, quote)


def _is_bound(fact: Fact) -> bool:
    """ "Below 300 (that is, 22 children or fewer)" gives no rate and no count, but what they may not pass."""
    number = rf"(?<![\d.,]){re.escape(fact.token.text)}"
    bound = r"(?:\s\w+){0,2}\sor (?:fewer|less|lower|more|higher|above|below)\b"
    return re.search(number + bound, fact.quote, re.IGNORECASE) is not None


def _own(evidence: Evidence, fact: Fact) -> bool:
    return fact.area in ("local", evidence.service, None)


def _stated(evidence: Evidence) -> tuple[Sentence, Token] | None:
    """The population on which the document says that its rates are based, if it gives just one."""
    found = []
    for sentence in evidence.numbered:
        if _ALL_RATES.search(sentence.text):
            tokens = [t for t in sentence.values if t.kind is Kind.COUNT and t.number >= _SMALLEST]
            if len(tokens) == 1:
                found.append((sentence, tokens[0]))
    return found[0] if len({token.number for _, token in found}) == 1 else None


def _fact_pairs(evidence: Evidence) -> Iterator[tuple[Fact, Fact]]:
    """A rate and a count of one measure, area and period, in one sentence or one table."""
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts(evidence):
        if fact.measure in ("fte", "custody") and fact.form in ("rate", "number", "number_or_rate"):
            where = fact.quote if fact.table is None else (fact.order, fact.period)
            groups.setdefault((fact.measure, fact.area, where, fact.qualifiers), []).append(fact)
    for members in groups.values():
        rates = [fact for fact in members if fact.form == "rate"]
        counts = [fact for fact in members if fact.form in ("number", "number_or_rate")]
        if len(rates) == 1 and len(counts) == 1:
            yield rates[0], counts[0]


def _with_base(
    rate: Token, count: Token, base: Token, per: int, spans: tuple[Span, ...], quote: str
) -> Judgement:
    actual = count.counted.over(base.counted)
    assert actual is not None
    verdict = stands(rate, actual * per)
    truth = plain(count.number / base.number * per, max(rate.decimals, 1 if per > 1000 else 2))
    why = f"{count.text} ÷ {base.text} × {per:,} = {truth}"
    if verdict:
        return right("rate", "rate", spans, why, rounding=verdict is Verdict.ROUNDING)
    implied = plain(count.number / rate.number * per, 0) if rate.number else "nothing"
    return wrong(
        "rate",
        "rate",
        spans,
        quote=quote,
        sentence=f"{count.text} in a population of {base.text} is a rate of {truth} per {per:,}, "
        f"but {rate.text} is printed.",
        follows=f"{why}; {rate.text} implies a population of {implied}",
        correction=f"{truth} instead of {rate.text}, or name the population of {implied}.",
    )


def _known(
    service: str, rate: Token, count: Token, per: int, spans: tuple[Span, ...], quote: str
) -> Iterator[Judgement]:
    population = _populations().get(service)
    if not population or not rate.number or not count.number:
        return
    implied = count.counted.over(rate.rounded)
    if implied is None:
        return
    implied = implied * per
    if implied.high >= _VINTAGE[0] * population and implied.low <= _VINTAGE[1] * population:
        yield right(
            "rate",
            "rate",
            spans,
            f"implies a population of about {plain(round(count.number / rate.number * per, -2), 0)}",
            rounding=True,
        )
        return
    value = plain(count.number / rate.number * per, 0)
    yield wrong(
        "rate",
        "rate",
        spans,
        quote=quote,
        sentence=(
            f"{count.text} at a rate of {rate.text} per {per:,} implies {value} children aged 10 to 17, "
            f"but the area has about {plain(round(population, -2), 0)}."
        ),
        follows=f"{count.text} ÷ {rate.text} × {per:,} = {value}",
        correction=None,
        verdict=Verdict.SUSPICIOUS,
    )


@cache
def _populations() -> dict[str, int]:
    rows = reference.dataset("population_10_17").sort("year").select("area", "population_10_17").rows()
    return dict(rows)


def _per_base(evidence: Evidence) -> Iterator[Judgement]:
    """A rate per so many, a count and an explicit population in one sentence, whatever the measure."""
    for sentence in evidence.numbered:
        rates = [
            (t, base)
            for t in sentence.values
            if t.kind in (Kind.COUNT, Kind.DECIMAL) and (base := _base_behind(sentence, t))
        ]
        if len(rates) != 1:
            continue
        rate, per = rates[0]
        if rate.number <= 0:
            continue
        others = [t for t in sentence.values if t is not rate and t.kind is Kind.COUNT and not t.decimals]
        populations = [t for t in others if t.number >= _SMALLEST and _is_population(sentence, t)]
        counts = [t for t in others if t not in populations and _same_event(sentence, rate, t)]
        if len(populations) > 1:
            # "four, or 0.18 per 1,000 (10-17 population 22,600), against five (0.22; population 22,400)"
            populations = [t for t in populations if _right_behind(sentence, rate, t)]
        if len(counts) != 1:
            continue
        count = counts[0]
        spans = (sentence.span(rate), sentence.span(count))
        if len(populations) == 1:
            yield _with_base(
                rate, count, populations[0], per, (*spans, sentence.span(populations[0])), sentence.quote
            )
            continue
        implied = count.number / rate.number * per
        if implied > _PEOPLE_IN_UK:
            yield wrong(
                "rate",
                "rate",
                spans,
                quote=sentence.quote,
                sentence=(
                    f"{count.text} at {rate.text} per {per:,} would need {plain(implied, 0)} people, "
                    f"more than live in the country."
                ),
                follows=f"{count.text} ÷ {rate.text} × {per:,} = {plain(implied, 0)}",
                correction="The rate, its base or the count is wrong.",
            )


def _base_behind(sentence: Sentence, token: Token) -> int | None:
    """The base right behind a value, with no other value in between: "46 (198 per 100,000" is no 46 per 100,000."""
    following = [value.start for value in sentence.values if value.start >= token.end]
    return base_in(sentence.text[token.end : min([token.end + 14, *following])])


def _right_behind(sentence: Sentence, rate: Token, token: Token) -> bool:
    return token.start > rate.end and bool(
        re.fullmatch(r"[^();]{0,20}\([^();]{0,40}", sentence.gap(rate, token))
    )


def _is_population(sentence: Sentence, token: Token) -> bool:
    near = sentence.text[max(0, token.start - 60) : token.end + 60]
    return bool(_POPULATION.search(near))


def _same_event(sentence: Sentence, rate: Token, count: Token) -> bool:
    """ "a rate of 0.2 per 100,000 (200 youngsters)", "41 children, a rate of 169 per 100,000"."""
    first, second = sorted((rate, count), key=lambda token: token.start)
    between = sentence.gap(first, second)
    if len(between) > 90 or re.search(
        r";|\bwhile\b|\bwhereas\b|\bcompared\b|\bprevious\b|\bagainst\b|\bfrom\b|\bto\b", between
    ):
        return False
    if any(first.end <= t.start < second.start and not _is_population(sentence, t) for t in sentence.values):
        return False
    return bool((EQUALS if first is rate else AT_A_RATE).search(between))


RATE = AuditRule(
    id="rate",
    title="A rate is its count over its population",
    checks=(
        "Count divided by the population that the document names is the rate; one that "
        "it does not name is near the known one."
    ),
    source="ONS mid-year estimates of children aged 10 to 17; a stated population is taken at its word.",
    verdict=Verdict.CONTRADICTED,
    example="FTE 191, rate 418; all rates are based on a population of 46,667",
    says="191 in a population of 46,667 is a rate of 409.3 per 100,000, but 418 is printed.",
    check=lambda evidence: (*_check(evidence), *_per_base(evidence)),
)
