"""Why a document cannot be published yet, and what was done to one that can."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What stands in the way of publishing."""

    CHANGE = "tracked change"
    UNANSWERED = "unanswered"
    STALE = "out of date"
    LEAK = "small number"
    UNCHECKED = "cannot be checked"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One thing that stands in the way: where, and in one sentence what and what to do. No message holds the number."""

    kind: Kind
    where: str
    message: str


@dataclass(frozen=True, kw_only=True)
class Cleaned:
    """The publishable copy and what was taken out; no copy where there are ``reasons`` against it.

    ``audited`` says that the audit was run: it waits until every bound number can be trusted.
    """

    content: bytes | None
    reasons: tuple[Reason, ...] = ()
    messages: tuple[str, ...] = ()
    audited: bool = True
