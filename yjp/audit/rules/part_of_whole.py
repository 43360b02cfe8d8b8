"""A part is no larger than its whole."""

from collections.abc import Iterator

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.facts import of_two
from yjp.audit.claims.judgement import Judgement, right, wrong
from yjp.audit.claims.part_of import counts
from yjp.audit.result import Verdict
from yjp.audit.rules.definition import AuditRule


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for sentence in evidence.numbered:
        if len(sentence.values) < 2:
            continue
        for found in counts(sentence):
            whole, part = found.whole, found.part
            spans = (sentence.span(whole), sentence.span(part))
            if part.number <= whole.number:
                yield right("part-larger", "share", spans, f"{part.text} is no more than {whole.text}")
                continue
            if of_two(sentence.lower[part.end :]):
                continue
            yield wrong(
                "part-larger",
                "share",
                spans,
                quote=sentence.quote,
                sentence=f"{part.text} cannot be a part of {_group(whole.text, found.noun)}.",
                follows=f"{part.text} is more than {whole.text}",
                correction="One of the two numbers is wrong, or they are of different groups.",
                verdict=Verdict.SUSPICIOUS if found.of_families else Verdict.CONTRADICTED,
            )


def _group(number: str, noun: str) -> str:
    return f"these {number}" if noun == "of these" else f"{number} {noun}"


PART_LARGER = AuditRule(
    id="part-larger",
    title="A part is no larger than its whole",
    checks="The number of those who had something is no larger than the number of those of whom it is said.",
    source="Arithmetic.",
    verdict=Verdict.CONTRADICTED,
    example="Of the 38 children on statutory orders, 41 had an identified need",
    says="41 cannot be a part of 38 children.",
    check=_check,
)
