"""What a code list is made of."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Code:
    """An entry of a plain code list."""

    code: str
    label: str
    grade: str = "Q"


def code_list(grade: str = "Q", /, **labels: str) -> tuple[Code, ...]:
    """A list from ``code="Label"`` pairs, all of one grade."""
    return tuple(Code(code=c, label=text, grade=grade) for c, text in labels.items())


def values(codes: Sequence[Code]) -> list[str]:
    """The bare codes of a list."""
    return [c.code for c in codes]


def labels(codes: Sequence[Code]) -> dict[str, str]:
    """Code to label."""
    return {c.code: c.label for c in codes}
