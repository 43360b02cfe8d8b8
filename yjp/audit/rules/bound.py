"""In our own documents every bound number and word must be what the ledger says now."""

from collections.abc import Iterator

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, right, wrong
from yjp.audit.document import Block, Place, Table
from yjp.audit.result import Span, Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.figures import Facet, split_tag
from yjp.ledger import Ledger
from yjp.narrative import facets
from yjp.narrative.simple_words import SIMPLE

_WORDS = (Facet.DIRECTION, Facet.VERDICT, Facet.CHANGE, Facet.MOVED)


def _check(evidence: Evidence) -> Iterator[Judgement]:
    if evidence.ledger is None:
        return
    for item in evidence.document.items:
        if isinstance(item, Block):
            for start, end, tag in item.bound:
                yield from _bound(evidence.ledger, item.text, item.place, (start, end), tag, in_table=False)
        elif isinstance(item, Table):
            for row in item.rows:
                for cell in row:
                    for start, end, tag in cell.bound:
                        yield from _bound(
                            evidence.ledger, cell.text, cell.place, (start, end), tag, in_table=True
                        )


def _bound(
    ledger: Ledger, text: str, place: Place, where: tuple[int, int], tag: str, *, in_table: bool
) -> Iterator[Judgement]:
    start, end = where
    try:
        identifier, facet = split_tag(tag)
    except ValueError:
        return
    printed = text[start:end]
    figure = ledger.get(identifier)
    if facet in SIMPLE and figure is not None:
        expected: str | None = SIMPLE[facet](ledger, figure)
    else:
        expected = facets.in_cell(ledger, tag) if in_table else facets.in_sentence(ledger, tag)
    span = Span(place=place, start=start, end=end, text=printed)
    if expected is None:
        if figure is None:
            yield _unknown(span, text, tag)
        return
    if " ".join(expected.split()) == " ".join(printed.split()):
        yield right("ledger", "bound figure", (span,), f"as in the ledger ({identifier})")
        return
    yield wrong(
        "ledger",
        "bound figure",
        (span,),
        quote=" ".join(text.split())[:300],
        sentence=f"\u201c{printed.strip()}\u201d is printed where the ledger has \u201c{expected.strip()}\u201d.",
        follows=f"{tag} is {expected.strip()}",
        correction=f"{expected.strip()} instead of {printed.strip()}.",
        verdict=Verdict.DECISION_CHANGING if facet in _WORDS else Verdict.CONTRADICTED,
        strength=9,
    )


def _unknown(span: Span, text: str, tag: str) -> Judgement:
    return wrong(
        "ledger",
        "bound figure",
        (span,),
        quote=" ".join(text.split())[:300],
        sentence=f"\u201c{span.text}\u201d is bound to a figure that the ledger does not hold.",
        follows=f"no figure {tag}",
        correction="Write the plan again from this ledger, or audit it against the ledger it came from.",
        verdict=Verdict.SUSPICIOUS,
    )


LEDGER = AuditRule(
    id="ledger",
    title="A bound figure is the ledger's",
    checks="Each number, direction and verdict that a document of ours binds to a figure is what the ledger says now.",
    source="The workspace's ledger of figures.",
    verdict=Verdict.DECISION_CHANGING,
    example="\u201cfell by 27.0%\u201d bound to a change that the ledger has as a rise",
    says="\u201cfell by 27.0%\u201d is printed where the ledger has \u201crose by 27.0%\u201d.",
    check=_check,
)
