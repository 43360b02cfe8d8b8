"""What a rule of the checker is, and what it answers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from yjp.writers.checker.reading import WorkbookRead

SPREADSHEETS = (
    "Government Analysis Function, Releasing statistics in spreadsheets (June 2021), and its checklist of the basics "
    "(July 2021)"
)
SYMBOLS = "Government Analysis Function, Using symbols and shorthand (January 2022)"

Place: TypeAlias = tuple[str | None, str | None, str]
"""Sheet, cell or range, and what is wrong there."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule of the guidance that a program can check.

    ``essential`` as the checklist marks what the accessibility regulations (2018) need; the rest is good practice.
    ``section`` is the heading in the source.
    """

    id: str
    what: str
    essential: bool
    section: str
    source: str
    look: Callable[[WorkbookRead], Iterator[Place]]
