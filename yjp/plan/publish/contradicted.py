"""What an audit of the document contradicts: a sentence that reads the numbers wrongly is not published unread."""

from collections.abc import Iterator
from typing import Final

from yjp.audit.check import audit
from yjp.audit.document import Block, Document, Table
from yjp.audit.result import CONTRADICTIONS, Finding
from yjp.ledger import Ledger
from yjp.plan.publish.reasons import Kind, Reason

_HELD_ALREADY: Final = frozenset({"ledger"})
"""Rules that ask whether a bound number is the ledger's: ``faithful`` has asked, for tables and charts too."""
_LONGEST: Final = 160


def contradicted(document: Document, ledger: Ledger) -> Iterator[Reason]:
    """A reason for each contradiction, with its heading, its words and what would be right."""
    for finding in audit(document, ledger=ledger).findings:
        if finding.verdict in CONTRADICTIONS and finding.rule not in _HELD_ALREADY:
            quote = " ".join(finding.quote.split())
            said = f"“{quote if len(quote) <= _LONGEST else f'{quote[:_LONGEST]}…'}” "
            better = f" {finding.correction}" if finding.correction else ""
            yield Reason(
                kind=Kind.CONTRADICTED,
                where=_where(document, finding),
                message=f"{said if quote else ''}{finding.sentence}{better}",
            )


def _where(document: Document, finding: Finding) -> str:
    if not finding.spans:
        return "in the document"
    place = finding.spans[0].place
    for item in document.items:
        if isinstance(item, Block) and item.place == place and item.heading:
            return f"under “{item.heading}”"
        if isinstance(item, Table) and any(cell.place == place for row in item.rows for cell in row):
            return f"under “{item.heading}”" if item.heading else place.words
    return place.words
