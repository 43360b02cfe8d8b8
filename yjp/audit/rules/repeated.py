"""One fact has one value: the same measure, area, group and period must not be stated with two."""

from collections.abc import Iterator

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.fact import Fact, may_be_one
from yjp.audit.claims.facts import facts
from yjp.audit.claims.judgement import Judgement, right, wrong
from yjp.audit.claims.known import REVISED, printed_figures
from yjp.audit.finding import vocabulary
from yjp.audit.finding.tokens import Token
from yjp.audit.result import Span, Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.figures import Facet, split_tag

_VALUES = 12
"""Each statement is held against the first statement of each value, of so many values."""


def _check(evidence: Evidence) -> Iterator[Judgement]:
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts(evidence):
        if fact.area is not None and fact.form is not None:
            area = "local" if fact.area == evidence.service else fact.area
            groups.setdefault((fact.measure, fact.form, area, fact.period, fact.qualifiers), []).append(fact)
    yield from _bound(evidence)
    for members in groups.values():
        seen: list[Fact] = []
        for fact in members:
            for other in seen:
                yield from _pair(other, fact)
            if len(seen) < _VALUES and all(other.token.text != fact.token.text for other in seen):
                seen.append(fact)


def _bound(evidence: Evidence) -> Iterator[Judgement]:
    """A figure of the ledger that stands in several places is the same number in all, unless one is edited by hand."""
    first: dict[str, tuple[Token, Span, str]] = {}
    for token, span, tag, quote in printed_figures(evidence):
        _, facet = split_tag(tag)
        if facet not in _NUMBERS:
            continue
        kept, at, said = first.setdefault(tag, (token, span, quote))
        if at == span:
            continue
        # A change is printed with its sign in a table, and with "fell by" in a sentence.
        alike = abs(kept.number) == abs(token.number)
        spans = (at, span)
        if alike:
            yield right("one-fact", "repeated fact", spans, f"one figure in two places: {token.text}")
        else:
            yield wrong(
                "one-fact",
                "repeated fact",
                spans,
                quote=f"{said} \u2026 {quote}",
                sentence=f"One figure of the ledger is printed as {kept.text} and as {token.text}.",
                follows=f"{at.place.words}: {kept.text}; {span.place.words}: {token.text}",
                correction="Refresh the plan, or put back the number that was edited by hand.",
            )


_NUMBERS = (Facet.VALUE, Facet.NUMERATOR, Facet.DENOMINATOR, Facet.LOWER, Facet.UPPER, Facet.SHARE)


def _pair(one: Fact, other: Fact) -> Iterator[Judgement]:
    if one.span == other.span:
        return
    close = one.order == other.order and one.table is None and other.table is None
    if not may_be_one(one, other):
        return
    if one.period is None or other.period is None:
        if not (close and one.undated and other.undated):
            return
    elif not one.period.same(other.period):
        return
    if one.table is not None and one.table is other.table and one.words != other.words:
        return
    if _agree(one.token, other.token):
        yield Judgement(
            rule="one-fact",
            type="repeated fact",
            spans=(one.span, other.span),
            verdict=Verdict.VERIFIED if one.token.number == other.token.number else Verdict.ROUNDING,
            why=f"stated twice: {one.token.text} and {other.token.text}",
        )
        return
    largest = max(abs(one.token.number), abs(other.token.number))
    step = max(one.token.step, other.token.step)
    if not close and abs(one.token.number - other.token.number) <= max(REVISED * largest, step * 1.01):
        return
    when = f" for {one.period.words}" if one.period else ""
    name = vocabulary.measure(one.measure).name
    area = (one.area or "").replace("_", " ")
    yield Judgement(
        rule="one-fact",
        type="repeated fact",
        spans=(one.span, other.span),
        verdict=Verdict.CONTRADICTED,
        why=f"{one.token.text} and {other.token.text}",
        quote=one.quote if one.quote == other.quote else f"{one.quote} \u2026 {other.quote}",
        sentence=f"{name[0].upper() + name[1:]} ({area}){when} is given as {one.token.text} and as {other.token.text}.",
        follows=f"{one.span.place.words}: {one.token.text}; {other.span.place.words}: {other.token.text}",
        correction="Print one value, or say how the two differ.",
        strength=4,
    )


def _agree(one: Token, other: Token) -> bool:
    """Printed alike, or the one is the other with fewer decimals."""
    if one.decimals == other.decimals:
        return one.number == other.number
    return one.rounded.meets(other.rounded)


ONE_FACT = AuditRule(
    id="one-fact",
    title="One fact has one value",
    checks="A measure for an area, a group and a period has one value wherever stated, and so has a bound figure.",
    source="The document itself; figures in different places may differ by 3% where records were revised.",
    verdict=Verdict.CONTRADICTED,
    example="the national custody rate is 0.30 \u2026 the national custody rate of 0.31",
    says="Use of custody (national) is given as 0.30 and as 0.31.",
    check=_check,
)
