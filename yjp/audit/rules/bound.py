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
from yjp.narrative.wording import NOT_AVAILABLE, NOT_GIVEN, NOT_HELD, NOT_PUBLISHED, NOT_SHOWN

_NOTHING = frozenset({NOT_SHOWN, NOT_AVAILABLE, NOT_PUBLISHED, NOT_GIVEN, NOT_HELD})
"""What stands in place of a number: which of them is no number either way, and no refresh need change it."""
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
    if expected is not None and " ".join(expected.split()) == " ".join(printed.split()):
        yield right("ledger", "bound figure", (span,), f"as in the ledger ({identifier})")
        return
    if printed.strip().lower() in _NOTHING and (expected is None or expected.strip().lower() in _NOTHING):
        yield right(
            "ledger", "bound figure", (span,), f"no number is printed, and the ledger has none ({identifier})"
        )
        return
    if expected is None or expected == NOT_AVAILABLE:
        yield _gone(span, text, tag)
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


def _gone(span: Span, text: str, tag: str) -> Judgement:
    """The same in a sentence and in a table: what is printed may have been right when it was written."""
    return wrong(
        "ledger",
        "bound figure",
        (span,),
        quote=" ".join(text.split())[:300],
        sentence=f"\u201c{span.text.strip()}\u201d is bound to a figure that the ledger does not hold (any more).",
        follows=f"no figure {tag}",
        correction="Refresh the plan (yjp plan refresh): it moves what it can to the newest figures, and lists what "
        "to take out by hand.",
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
