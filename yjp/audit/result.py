"""What an audit says: the fate of every number, and the findings."""

from dataclasses import dataclass
from enum import StrEnum

from yjp.audit.document import Place


class Verdict(StrEnum):
    """How a claim stands."""

    VERIFIED = "verified"
    ROUNDING = "consistent only by rounding"
    CONTRADICTED = "contradicted"
    DECISION_CHANGING = "decision-changing"
    SUSPICIOUS = "suspicious"
    NOT_CHECKABLE = "not checkable"


CONTRADICTIONS = (Verdict.CONTRADICTED, Verdict.DECISION_CHANGING)


@dataclass(frozen=True, kw_only=True)
class Span:
    """A stretch of a block's or cell's text, as printed."""

    place: Place
    start: int
    end: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Fate:
    """What became of one number: part of claims (their ids), or ignored under a class."""

    span: Span
    value: float | None
    claims: tuple[int, ...] = ()
    ignored: str | None = None


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A statement with numbers in it, and how it stands; ``why`` says what made it verified or not checkable."""

    id: int
    type: str
    spans: tuple[Span, ...]
    verdict: Verdict
    why: str


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something wrong or doubtful: what is printed, what follows from what, and the smallest correction."""

    rule: str
    verdict: Verdict
    spans: tuple[Span, ...]
    quote: str
    sentence: str
    follows: str
    correction: str | None
    claims: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Audit:
    """The audit of one document."""

    name: str
    format: str
    fates: tuple[Fate, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()
