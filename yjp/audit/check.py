"""Audits a document: every number gets a fate, every claim a verdict, every mistake a finding."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement
from yjp.audit.document import Block, Chart, Document, Table
from yjp.audit.finding.grid import grid
from yjp.audit.finding.numbers import in_flat, tokens
from yjp.audit.finding.tokens import Kind, Token
from yjp.audit.result import CONTRADICTIONS, Audit, Claim, Fate, Finding, Span, Verdict
from yjp.audit.rules.registry import RULES
from yjp.ledger import Ledger

_UNTESTED: dict[Kind, tuple[str, str]] = {
    Kind.COUNT: ("count", "a count that nothing else in the document can be held against"),
    Kind.DECIMAL: ("rate", "a rate or ratio without the numbers behind it"),
    Kind.PERCENT: ("share", "a percentage without its part and whole, or a change without its two values"),
    Kind.POINTS: ("change", "a change without its two values"),
    Kind.MONEY: ("amount", "an amount that stands alone"),
    Kind.FRACTION: ("share", "a share in words without the numbers behind it"),
    Kind.MULTIPLE: ("change", "a multiple without its two values"),
    Kind.ORDINAL: ("rank", "a rank without the list that it is in"),
}

_TYPED = "known-figure"
"""The rule whose finding blames its first number; that it also differs from other statements says nothing more."""


def audit(document: Document, *, as_of: date | None = None, ledger: Ledger | None = None) -> Audit:
    """The audit of a document.

    ``as_of`` is the day on which it was written (for follow-up that was not over); ``ledger`` the one that a
    document of ours was written from, to hold its bound figures against.
    """
    evidence = Evidence(document, as_of, ledger)
    judgements = _distinct(
        judgement for rule in RULES for judgement in rule.check(evidence) if judgement.rule == rule.id
    )
    claims: list[Claim] = []
    findings: list[Finding] = []
    of_span: dict[Span, list[int]] = defaultdict(list)
    for judgement in judgements:
        claim = Claim(
            id=len(claims) + 1,
            type=judgement.type,
            spans=judgement.spans,
            verdict=judgement.verdict,
            why=judgement.why,
        )
        claims.append(claim)
        for span in judgement.spans:
            of_span[span].append(claim.id)
        if judgement.sentence:
            findings.append(_finding(judgement, claim.id))
    fates = tuple(_fates(document, evidence, claims, of_span))
    return Audit(
        name=document.name,
        format=document.format,
        fates=fates,
        claims=tuple(claims),
        findings=_ordered(findings, document),
        notes=document.notes,
    )


def _distinct(judgements: Iterator[Judgement]) -> list[Judgement]:
    """Each claim once: where two rules find the same numbers wrong, the stronger explanation; wrong before right."""
    wrong: list[Judgement] = []
    right: dict[tuple[str, frozenset[Span]], Judgement] = {}
    for judgement in judgements:
        if judgement.sentence:
            wrong.append(judgement)
        else:
            right.setdefault((judgement.type, frozenset(judgement.spans)), judgement)
    wrong.sort(key=lambda each: (each.verdict is Verdict.SUSPICIOUS, -each.strength))
    kept: list[Judgement] = []
    taken: list[tuple[str, frozenset[Span]]] = []
    by_span: dict[Span, list[int]] = defaultdict(list)
    for judgement in wrong:
        spans = frozenset(judgement.spans)
        beside = {place for span in spans for place in by_span[span]}
        if any(_same(judgement, spans, kept[place], taken[place][1]) for place in beside):
            continue
        for span in spans:
            by_span[span].append(len(kept))
        kept.append(judgement)
        taken.append((judgement.type, spans))
    broken = {(each.type, frozenset(each.spans)) for each in kept}
    return [*kept, *(each for key, each in right.items() if key not in broken)]


def _same(one: Judgement, spans: frozenset[Span], other: Judgement, others: frozenset[Span]) -> bool:
    """Do two findings blame the same numbers for the same thing?"""
    if spans == others:
        return one.type == other.type or one.rule == other.rule
    if one.type != other.type:
        return False
    if other.rule == _TYPED or one.rule == _TYPED:
        return (other if other.rule == _TYPED else one).spans[0] in spans & others
    inside = spans <= others or others <= spans
    return inside and (one.rule == other.rule or one.sentence == other.sentence)


def _finding(judgement: Judgement, claim: int) -> Finding:
    return Finding(
        rule=judgement.rule,
        verdict=judgement.verdict,
        spans=judgement.spans,
        quote=judgement.quote,
        sentence=judgement.sentence,
        follows=judgement.follows,
        correction=judgement.correction,
        claims=(claim,),
    )


def _ordered(findings: list[Finding], document: Document) -> tuple[Finding, ...]:
    """Contradictions first, each kind in reading order."""
    order = {item.place: place for place, item in enumerate(document.items)}
    tables = {item.place.table: place for place, item in enumerate(document.items) if isinstance(item, Table)}

    def key(finding: Finding) -> tuple[bool, int, int]:
        place = finding.spans[0].place
        at = order.get(place, tables.get(place.table, len(order)))
        return finding.verdict not in CONTRADICTIONS, at, finding.spans[0].start

    return tuple(sorted(findings, key=key))


def _fates(
    document: Document, evidence: Evidence, claims: list[Claim], of_span: dict[Span, list[int]]
) -> Iterator[Fate]:
    """Every number in reading order; those that no rule could test become claims that are not checkable."""
    inside = _inside(of_span)
    by_order: dict[int, list[tuple[Span, Token]]] = defaultdict(list)
    for sentence in evidence.sentences:
        by_order[sentence.order] += [(sentence.span(token), token) for token in sentence.tokens]
    for order, item in enumerate(document.items):
        if isinstance(item, Block):
            for span, token in by_order[order]:
                yield _fate(span, token, claims, of_span, inside)
        elif isinstance(item, Table):
            for span, token, label in _of_table(item):
                yield _fate(span, token, claims, of_span, inside, label)
        else:
            yield from _of_chart(item, claims, of_span)


def _inside(of_span: dict[Span, list[int]]) -> dict[object, list[tuple[Span, list[int]]]]:
    """Claims by place: a bound figure's span holds its number and its unit."""
    found: dict[object, list[tuple[Span, list[int]]]] = defaultdict(list)
    for span, ids in of_span.items():
        found[span.place].append((span, ids))
    return found


def _fate(
    span: Span,
    token: Token,
    claims: list[Claim],
    of_span: dict[Span, list[int]],
    inside: dict[object, list[tuple[Span, list[int]]]],
    label: str | None = None,
) -> Fate:
    ids = list(of_span.get(span, ()))
    for other, more in inside.get(span.place, ()):
        if other != span and other.start <= span.start and span.end <= other.end:
            ids += more
    if ids:
        return Fate(span=span, value=token.value, claims=tuple(dict.fromkeys(ids)))
    ignored = token.ignored or label
    if ignored:
        return Fate(span=span, value=token.value, ignored=ignored)
    kind, why = _UNTESTED[token.kind]
    claims.append(Claim(id=len(claims) + 1, type=kind, spans=(span,), verdict=Verdict.NOT_CHECKABLE, why=why))
    return Fate(span=span, value=token.value, claims=(len(claims),))


def _of_table(table: Table) -> Iterator[tuple[Span, Token, str | None]]:
    """The numbers of a table; those in headers and labels name it and claim nothing."""
    made = grid(table)
    cells = {}
    if made is not None:
        heads = {cell.source.place for row in made.heads for cell in row}
        for row in made.body:
            for column, cell in row.items():
                cells[id(cell.source)] = (cell.tokens, column < made.first_value)
    for source in (cell for row in table.rows for cell in row):
        if made is not None and id(source) in cells:
            found, label = cells[id(source)]
        else:
            found, label = tokens(source.text), made is not None and source.place in heads
        for token in found:
            span = Span(
                place=source.place,
                start=token.start,
                end=token.end,
                text=source.text[token.start : token.end],
            )
            yield span, token, "table header" if label else None


def _of_chart(chart: Chart, claims: list[Claim], of_span: dict[Span, list[int]]) -> Iterator[Fate]:
    for text in (
        chart.title,
        chart.description,
        *chart.categories,
        *(series.name for series in chart.series),
    ):
        for token in in_flat(text):
            span = Span(place=chart.place, start=0, end=0, text=token.text)
            yield Fate(span=span, value=token.value, ignored=token.ignored or "chart label")
    for series in chart.series:
        for value in series.shown:
            if value is not None:
                span = Span(place=chart.place, start=0, end=0, text=f"{value:g}")
                ids = of_span.get(span)
                if not ids:
                    why = "a value of a chart without a workbook to hold it against"
                    claims.append(
                        Claim(
                            id=len(claims) + 1,
                            type="chart",
                            spans=(span,),
                            verdict=Verdict.NOT_CHECKABLE,
                            why=why,
                        )
                    )
                    ids = [len(claims)]
                yield Fate(span=span, value=value, claims=tuple(ids))
