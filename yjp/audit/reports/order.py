"""What every report says first and in which order: findings by weight, and what became of the numbers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from yjp.audit.result import CONTRADICTIONS, Audit, Fate, Finding, Verdict
from yjp.numbers import numbered

WEIGHT = (
    Verdict.DECISION_CHANGING,
    Verdict.CONTRADICTED,
    Verdict.SUSPICIOUS,
    Verdict.ROUNDING,
    Verdict.VERIFIED,
    Verdict.NOT_CHECKABLE,
)
"""The first of a number's verdicts is the one that counts for it."""
TITLES = {
    Verdict.DECISION_CHANGING: "Contradicted, and it would change a decision",
    Verdict.CONTRADICTED: "Contradicted",
    Verdict.SUSPICIOUS: "Suspicious",
}
EXPLAINED = {
    Verdict.DECISION_CHANGING: "A direction, a rating or a comparison turns round when the number is put right.",
    Verdict.CONTRADICTED: "Other numbers of the document, or published ones, say otherwise.",
    Verdict.SUSPICIOUS: "Softer evidence: look at these, they may be right.",
}
TAGS = {
    Verdict.DECISION_CHANGING: "decision-changing",
    Verdict.CONTRADICTED: "contradicted",
    Verdict.SUSPICIOUS: "suspicious",
}
LEFT_OVER = "neither in a claim nor of a known class"


@dataclass(frozen=True, kw_only=True)
class Summary:
    """How many numbers the document has and what became of them; every number is counted once."""

    numbers: int
    in_claims: int
    verdicts: tuple[tuple[Verdict, int], ...]
    """Of the numbers in claims, by the weightiest verdict of their claims."""
    ignored: tuple[tuple[str, int], ...]
    """Of the others, by class, the largest first."""

    @property
    def not_claimed(self) -> int:
        """Numbers that are ignored."""
        return self.numbers - self.in_claims


def summary(audit: Audit) -> Summary:
    """Count the fates."""
    verdicts = {claim.id: claim.verdict for claim in audit.claims}
    flagged = {
        (fate.span.place, fate.span.start): finding.verdict
        for finding in reversed(ordered(audit))
        for fate in _inside(audit.fates, finding)
    }
    claimed = [fate for fate in audit.fates if fate.claims]
    counts = Counter(
        min(
            (
                *(verdicts[each] for each in fate.claims if each in verdicts),
                *([flagged[key]] if (key := (fate.span.place, fate.span.start)) in flagged else []),
            ),
            key=WEIGHT.index,
            default=Verdict.NOT_CHECKABLE,
        )
        for fate in claimed
    )
    ignored = Counter(fate.ignored or LEFT_OVER for fate in audit.fates if not fate.claims)
    return Summary(
        numbers=len(audit.fates),
        in_claims=len(claimed),
        verdicts=tuple((verdict, counts[verdict]) for verdict in WEIGHT if counts[verdict]),
        ignored=tuple(sorted(ignored.items(), key=lambda each: (-each[1], each[0]))),
    )


def _inside(fates: Iterable[Fate], finding: Finding) -> list[Fate]:
    """Numbers that a finding without claims points at directly."""
    if finding.claims:
        return []
    spans = {(span.place, span.start, span.end) for span in finding.spans}
    return [
        fate
        for fate in fates
        if any(
            fate.span.place == place and start <= fate.span.start and fate.span.end <= end
            for place, start, end in spans
        )
    ]


def ordered(audit: Audit) -> list[Finding]:
    """The findings by weight, each group in the order of the document."""
    return sorted(audit.findings, key=lambda finding: WEIGHT.index(finding.verdict))


def groups(audit: Audit) -> list[tuple[Verdict, list[Finding]]]:
    """The findings of each verdict that has any."""
    found = ordered(audit)
    return [
        (verdict, chosen)
        for verdict in WEIGHT
        if (chosen := [finding for finding in found if finding.verdict is verdict])
    ]


def headline(audit: Audit) -> str:
    """One line: ``3 contradictions, 1 of them would change a decision; 2 suspicious``."""
    contradictions = [finding for finding in audit.findings if finding.verdict in CONTRADICTIONS]
    grave = sum(finding.verdict is Verdict.DECISION_CHANGING for finding in contradictions)
    suspicious = sum(finding.verdict is Verdict.SUSPICIOUS for finding in audit.findings)
    said = numbered(len(contradictions), "contradiction") if contradictions else "No contradictions found"
    if grave:
        said += (
            f", {grave} of them would change a decision"
            if len(contradictions) > 1
            else ", and it would change a decision"
        )
    return said + (
        f"; {numbered(suspicious, 'suspicious number', 'suspicious numbers')}" if suspicious else ""
    )


def where(finding: Finding) -> str:
    """The places of a finding, the first in full."""
    places = list(dict.fromkeys(span.place.words for span in finding.spans))
    if not places:
        return "the whole document"
    return places[0] + (f" (and {numbered(len(places) - 1, 'other place')})" if len(places) > 1 else "")


CAUTION = "What is not flagged is not thereby right: only what other numbers speak to can be checked."
