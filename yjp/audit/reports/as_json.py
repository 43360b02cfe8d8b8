"""The audit for programs. docs/how_to/check_a_document.md has the schema: added to, never changed within a version."""

import json
import math
from collections.abc import Sequence
from typing import Any

from yjp import __version__
from yjp.audit.document import Place
from yjp.audit.reports.order import headline, ordered, summary
from yjp.audit.result import CONTRADICTIONS, Audit, Span, Verdict

SCHEMA = "yjp.audit/1"


def audit_json(audits: Sequence[Audit]) -> bytes:
    """The audits of one run, UTF-8; the same audits give the same bytes."""
    content = {
        "schema": SCHEMA,
        "yjp_version": __version__,
        "documents": [_document(each) for each in audits],
    }
    return (json.dumps(content, indent=1, ensure_ascii=False, allow_nan=False) + "\n").encode()


def _document(audit: Audit) -> dict[str, Any]:
    found = summary(audit)
    return {
        "name": audit.name,
        "format": audit.format,
        "headline": headline(audit),
        "counts": {
            "numbers": found.numbers,
            "in_claims": found.in_claims,
            "ignored": found.not_claimed,
            "contradictions": sum(finding.verdict in CONTRADICTIONS for finding in audit.findings),
            "suspicious": sum(finding.verdict is Verdict.SUSPICIOUS for finding in audit.findings),
            "by_verdict": {verdict.value: count for verdict, count in found.verdicts},
            "by_class": dict(found.ignored),
        },
        "findings": [
            {
                "rule": finding.rule,
                "verdict": finding.verdict.value,
                "quote": finding.quote,
                "sentence": finding.sentence,
                "follows": finding.follows,
                "correction": finding.correction,
                "spans": [_span(span) for span in finding.spans],
                "claims": list(finding.claims),
            }
            for finding in ordered(audit)
        ],
        "claims": [
            {
                "id": claim.id,
                "type": claim.type,
                "verdict": claim.verdict.value,
                "why": claim.why,
                "spans": [_span(span) for span in claim.spans],
            }
            for claim in audit.claims
        ],
        "numbers": [
            {
                **_span(fate.span),
                "value": fate.value if fate.value is not None and math.isfinite(fate.value) else None,
                "claims": list(fate.claims),
                "ignored": fate.ignored,
            }
            for fate in audit.fates
        ],
        "notes": list(audit.notes),
    }


def _span(span: Span) -> dict[str, Any]:
    return {"text": span.text, "start": span.start, "end": span.end, "place": _place(span.place)}


def _place(place: Place) -> dict[str, Any]:
    return {
        "words": place.words,
        "part": place.part.value,
        "block": place.block,
        "page": place.page,
        "line": place.line,
        "table": place.table,
        "row": place.row,
        "column": place.column,
    }
