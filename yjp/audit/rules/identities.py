"""The figures of one reoffending cohort bind each other; children cannot outnumber their sentences."""

import re
from collections.abc import Iterator

from yjp.audit.claims.arithmetic import AVERAGED, ratio, stands
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.fact import Fact
from yjp.audit.claims.facts import facts
from yjp.audit.claims.judgement import Judgement, right, wrong
from yjp.audit.claims.matrix import both
from yjp.audit.claims.quantities import Quantity, of_lines, of_sentence
from yjp.audit.claims.skeleton import pattern, skeleton, token
from yjp.audit.finding.tokens import Range
from yjp.audit.result import Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.numbers import plain

_NAMES = {
    "cohort": "the cohort",
    "reoffenders": "reoffenders",
    "reoffences": "reoffences",
    "binary": "the binary rate",
    "per_reoffender": "reoffences per reoffender",
    "per_child": "reoffences per child in the cohort",
}
_QUOTIENTS = (
    ("binary", "reoffenders", "cohort", 100.0),
    ("per_reoffender", "reoffences", "reoffenders", 1.0),
    ("per_child", "reoffences", "cohort", 1.0),
)


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for group in evidence.paragraphs.values():
        found: list[Quantity] = []
        quotes = []
        for sentence in group:
            named = of_sentence(sentence) if sentence.values else []
            if named:
                yield from _cohort(named, sentence.quote)
                found += named
                quotes.append(sentence.quote)
        names = [quantity.name for quantity in found]
        if len(quotes) > 1 and len(names) == len(set(names)):
            yield from _cohort(found, " ".join(quotes)[:300])
    for grid in evidence.grids:
        for matrix in both(grid):
            for line, named in of_lines(matrix):
                cells = " | ".join(quantity.span.text for quantity in named)
                yield from _cohort(named, f"{matrix.lines[line]}: {cells}")
    yield from _products(evidence)


def _cohort(named: list[Quantity], quote: str) -> Iterator[Judgement]:
    names = [quantity.name for quantity in named]
    by_name = {quantity.name: quantity for quantity in named if names.count(quantity.name) == 1}
    for result, part, whole, factor in _QUOTIENTS:
        if result in by_name and part in by_name and whole in by_name:
            top, base, shown = by_name[part], by_name[whole], by_name[result]
            quotient = ratio(top.token, base.token, averaged=bool(AVERAGED.search(quote)))
            if quotient is not None:
                yield from _quotient(shown, top, base, quotient * factor, quote)
    if {"binary", "per_reoffender", "per_child"} <= set(by_name):
        yield from _product(by_name["binary"], by_name["per_reoffender"], by_name["per_child"], quote)
    for small, large in (("reoffenders", "cohort"), ("reoffenders", "reoffences")):
        if (
            small in by_name
            and large in by_name
            and by_name[small].token.number > by_name[large].token.number
        ):
            one, other = by_name[small], by_name[large]
            yield wrong(
                "cohort",
                "share",
                (one.span, other.span),
                quote=quote,
                sentence=f"{one.token.text} {_NAMES[small]} cannot be more than {_NAMES[large]}, {other.token.text}.",
                follows=f"{one.token.text} is more than {other.token.text}",
            )


def _quotient(
    shown: Quantity, top: Quantity, base: Quantity, actual: Range, quote: str
) -> Iterator[Judgement]:
    spans = (top.span, base.span, shown.span)
    verdict = stands(shown.token, actual)
    mark = "%" if shown.name == "binary" else ""
    truth = plain((actual.low + actual.high) / 2, shown.token.decimals) + mark
    why = f"{top.token.text} ÷ {base.token.text} = {truth}"
    if verdict:
        yield right("cohort", "share", spans, why, rounding=verdict is Verdict.ROUNDING)
        return
    yield wrong(
        "cohort",
        "share",
        spans,
        quote=quote,
        sentence=(
            f"{top.token.text} {_NAMES[top.name]} and {base.token.text} in "
            f"{_NAMES[base.name]} make {_NAMES[shown.name]} {truth}, "
            f"but {shown.token.text} is printed."
            if base.name == "cohort"
            else f"{top.token.text} {_NAMES[top.name]} by {base.token.text} {_NAMES[base.name]} "
            f"are {truth} each, but {shown.token.text} is printed."
        ),
        follows=why,
        correction=_correction(shown, top, base, truth),
    )


def _correction(shown: Quantity, top: Quantity, base: Quantity, truth: str) -> str:
    factor = 100 if shown.name == "binary" else 1
    count = round(shown.token.number / factor * base.token.number)
    if stands(shown.token, Range(*[factor * count / base.token.number] * 2)) is Verdict.VERIFIED:
        return f"{count} of {base.token.text} would be {shown.token.text}; or {truth} for {top.token.text}."
    return f"{top.token.text} of {base.token.text} would be {truth}."


def _product(binary: Quantity, frequency: Quantity, per_child: Quantity, quote: str) -> Iterator[Judgement]:
    actual = (binary.token.rounded * 0.01).times(frequency.token.rounded)
    spans = (binary.span, frequency.span, per_child.span)
    verdict = stands(per_child.token, actual)
    truth = plain((actual.low + actual.high) / 2, per_child.token.decimals)
    why = f"{binary.token.text} × {frequency.token.text} = {truth}"
    if verdict:
        yield right("cohort", "rate", spans, why, rounding=verdict is Verdict.ROUNDING)
        return
    yield wrong(
        "cohort",
        "rate",
        spans,
        quote=quote,
        sentence=(
            f"The binary rate ({binary.token.text}) times reoffences per reoffender "
            f"({frequency.token.text}) is {truth} "
            f"reoffences per child, but {per_child.token.text} is printed."
        ),
        follows=why,
        correction=f"{truth} instead of {per_child.token.text}, or one of the other two is wrong.",
    )


def _products(evidence: Evidence) -> Iterator[Judgement]:
    """The three rates of one area and period, from the rows of one table."""
    groups: dict[tuple[int, str | None, object], list[Fact]] = {}
    for fact in facts(evidence):
        if (
            fact.table is not None
            and fact.measure in ("binary", "per_reoffender", "per_child")
            and fact.period
        ):
            groups.setdefault((fact.order, fact.area, fact.period), []).append(fact)
    for members in groups.values():
        by_name = {
            fact.measure: Quantity(fact.measure, fact.token, fact.span)
            for fact in members
            if fact.form in ("percent", "ratio")
        }
        if len(by_name) == 3 and len(members) == 3:
            quote = "; ".join(fact.quote for fact in members)
            yield from _product(by_name["binary"], by_name["per_reoffender"], by_name["per_child"], quote)


_SENTENCES = (
    r"{n:C} (?:custodial |new |total )*sentences(?: to custody)?(?:,? (?:all )?given to|~40(?:given to|"
    r"received by|imposed on|relating to|relate to|involving|made to|for|across|on|to|"
    r" and)) ?(?:a total of |just |only )?{m:C} (?:individual |different |"
    r"separate )?(?:young people|children|young persons|individuals)"
)
_CHILDREN = (
    r"{m:C} (?:young people|children|young persons|individuals)~40(?:received|"
    r"receiving|were given|given|with|accounted for|and|subject to|"
    r"had) (?:a total of |just |only )?{n:C} (?:custodial )sentences"
)


def _children(evidence: Evidence) -> Iterator[Judgement]:
    for sentence in evidence.numbered:
        if "sentences" not in sentence.lower:
            continue
        text = skeleton(sentence)
        for phrase in (_SENTENCES, _CHILDREN):
            for match in pattern(phrase).finditer(text):
                sentences, children = token(sentence, match, "n"), token(sentence, match, "m")
                spans = (sentence.span(sentences), sentence.span(children))
                if children.number <= sentences.number:
                    yield right("children-sentences", "count", spans, "no more children than sentences")
                else:
                    yield wrong(
                        "children-sentences",
                        "count",
                        spans,
                        quote=sentence.quote,
                        sentence=f"{children.text} children cannot have received only {sentences.text} sentences.",
                        follows="each child has at least one sentence",
                        correction="One of the two counts is wrong, or they are of different periods.",
                    )


def _ordered(evidence: Evidence) -> Iterator[Judgement]:
    """``identified`` and then ``in place``: a plan cannot be in place for more children than have the need."""
    for grid in evidence.grids:
        for matrix in both(grid):
            pairs = [
                (place, other)
                for place, label in enumerate(matrix.places)
                for other, second in enumerate(matrix.places)
                if re.search(r"\bidentified\b|\bassessed\b", label, re.IGNORECASE)
                and re.search(r"\bplan\b|\bin place\b|\bbeing met\b", second, re.IGNORECASE)
                and place != other
            ]
            for place, other in pairs[:3]:
                for line in range(len(matrix.lines)):
                    need, plan = matrix.at(line, place), matrix.at(line, other)
                    if (
                        need
                        and plan
                        and need.token.kind is plan.token.kind
                        and plan.token.number > need.token.number
                    ):
                        yield wrong(
                            "plan-need",
                            "count",
                            (need.span, plan.span),
                            quote=f"{matrix.lines[line]}: {need.span.text} | {plan.span.text}",
                            sentence=f"{plan.token.text} have a plan in place, but only {need.token.text} have the "
                            f"need identified.",
                            follows=f"{plan.token.text} is more than {need.token.text}",
                            verdict=Verdict.SUSPICIOUS,
                        )


COHORT = AuditRule(
    id="cohort",
    title="The figures of a cohort fit together",
    checks="Reoffenders ÷ cohort is the binary rate, reoffences ÷ reoffenders the "
    "frequency, and the product per child.",
    source="Ministry of Justice, Guide to proven reoffending statistics: definitions of the three measures.",
    verdict=Verdict.CONTRADICTED,
    example="binary 41.4%, 4.12 reoffences per reoffender, 1.76 per offender",
    says="The binary rate (41.4%) times reoffences per reoffender (4.12) is 1.71 "
    "reoffences per child, but 1.76 is printed.",
    check=_check,
)
CHILDREN_SENTENCES = AuditRule(
    id="children-sentences",
    title="No more children than sentences",
    checks="The children who received sentences are no more than the sentences.",
    source="A sentence is given to one child.",
    verdict=Verdict.CONTRADICTED,
    example="30 custodial sentences and 31 young people",
    says="31 children cannot have received only 30 sentences.",
    check=_children,
)
PLAN_NEED = AuditRule(
    id="plan-need",
    title="No more plans than needs",
    checks="Children with a plan in place are no more than those with the need identified.",
    source="Youth Justice Board, key performance indicators for youth justice services "
    "(SEND): plans among those identified.",
    verdict=Verdict.SUSPICIOUS,
    example="SEND identified 12, plan in place 15",
    says="15 have a plan in place, but only 12 have the need identified.",
    check=_ordered,
)
