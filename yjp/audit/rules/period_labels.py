"""A value in the text belongs to the period that it is given for."""

from collections.abc import Iterator

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.fact import Fact, same_area
from yjp.audit.claims.facts import facts
from yjp.audit.claims.judgement import Judgement
from yjp.audit.finding.periods import Period
from yjp.audit.result import Verdict
from yjp.audit.rules.definition import AuditRule


def _mislabelled(evidence: Evidence) -> Iterator[Judgement]:
    """The text gives a period one value; the table has that value under another period and its own for this one."""
    tables: dict[str, list[Fact]] = {}
    for fact in facts(evidence):
        if fact.table is not None and fact.period:
            tables.setdefault(fact.measure, []).append(fact)
    for fact in facts(evidence):
        if fact.table is not None or fact.period is None or fact.area is None:
            continue
        same = [
            each
            for measure in (fact.measure, *_SIBLINGS.get(fact.measure, ()))
            for each in tables.get(measure, ())
            if same_area(each.area, fact.area, evidence.service)
            and each.form == fact.form
            and each.period
            and fact.qualifiers == each.qualifiers
        ]
        own = [
            each
            for each in same
            if each.period
            and _nearly(each.period, fact.period)
            and each.measure == fact.measure
            and (each.bound is None or fact.bound in (None, each.bound))
        ]
        elsewhere = [
            each
            for each in same
            if each.period
            and not _nearly(each.period, fact.period)
            and each.token.rounded.meets(fact.token.rounded)
        ]
        for each in own:
            if (
                elsewhere
                and not each.token.rounded.meets(fact.token.rounded)
                and each.table is elsewhere[0].table
            ):
                yield _moved(fact, each, elsewhere[0])
                break


_SIBLINGS = {"per_child": ("per_reoffender",), "per_reoffender": ("per_child",)}


def _nearly(one: Period, other: Period) -> bool:
    return abs(one.first - other.first) <= 1 and abs(one.last - other.last) <= 1


def _moved(fact: Fact, own: Fact, elsewhere: Fact) -> Judgement:
    assert fact.period
    assert elsewhere.period
    assert own.period
    return Judgement(
        rule="period-label",
        type="period",
        spans=(fact.span, own.span, elsewhere.span),
        verdict=Verdict.CONTRADICTED,
        why=f"{fact.token.text} is the value of {elsewhere.period.words}",
        quote=fact.quote,
        sentence=(
            f"{fact.token.text} is given for {fact.period.words}, but in the table it is the value of "
            f"{elsewhere.period.words}; {own.period.words} has {own.token.text}."
        ),
        follows=f"table: {own.period.words} {own.token.text}; {elsewhere.period.words} {elsewhere.token.text}",
        correction=f"{elsewhere.period.words} would fit {fact.token.text}.",
        strength=6,
    )


PERIOD_LABEL = AuditRule(
    id="period-label",
    title="A value belongs to the period it is given for",
    checks="A value in the text is that of its period in the document's own table, not that of another.",
    source="The document's own table of the same measure and area.",
    verdict=Verdict.CONTRADICTED,
    example="March 2024 \u2026 402, where the table has 411 for March 2024 and 402 for March 2025",
    says="402 is given for Mar 2024, but in the table it is the value of Mar 2025; Mar 2024 has 411.",
    check=_mislabelled,
)
