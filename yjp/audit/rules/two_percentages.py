"""One change has one size: a sentence that gives it two percentages cannot be right in both."""

import re
from collections.abc import Iterator

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement
from yjp.audit.finding.tokens import Kind
from yjp.audit.result import Verdict
from yjp.audit.rules.definition import AuditRule


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for sentence in evidence.numbered:
        for match in _TWICE.finditer(sentence.lower):
            inside = [
                t
                for t in sentence.values
                if t.kind is Kind.PERCENT and match.start() <= t.start and t.end <= match.end()
            ]
            if (
                len(inside) == 2
                and abs(inside[0].number - inside[1].number) > inside[0].step + inside[1].step
            ):
                one, other = inside
                yield Judgement(
                    rule="two-percentages",
                    type="change",
                    spans=(sentence.span(one), sentence.span(other)),
                    verdict=Verdict.CONTRADICTED,
                    why="one change has two sizes",
                    quote=sentence.quote,
                    sentence=f"One change is given two sizes, {one.text} and {other.text}.",
                    follows=f"{one.text} and {other.text} cannot both be the change",
                    correction=None,
                    strength=5,
                )


_TWICE = re.compile(
    r"[\d.,]+\s?%\s(?:reduction|decrease|fall|drop|increase|rise|decline)\sin\s[a-z\s()-]{0,60}?\sby\s(?:[a-z]+\s)?[\d.,]+\s?%"
    r"|\b(?:reduced|decreased|fell|fallen|dropped|increased|rose|risen)\s(?:by\s)[\d.,]+\s?%\sby\s[\d.,]+\s?%"
)
TWO_PERCENTAGES = AuditRule(
    id="two-percentages",
    title="One change has one size",
    checks="A sentence does not give one change two different percentages.",
    source="Arithmetic.",
    verdict=Verdict.CONTRADICTED,
    example="a 45.6% reduction in first time entrants by 6%",
    says="One change is given two sizes, 45.6% and 6%.",
    check=_check,
)
