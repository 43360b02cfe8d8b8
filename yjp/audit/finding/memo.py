"""Keeps what was worked out of a sentence, a table or a document: a dozen rules ask the same."""

from collections.abc import Callable
from typing import TypeVar, cast

Of = TypeVar("Of")
Found = TypeVar("Found")


class Kept:
    """Results by the function that found them; each thing has its own."""

    def __init__(self) -> None:
        self._found: dict[object, object] = {}

    def once(self, find: Callable[[Of], Found], of: Of) -> Found:
        """What the function finds of the thing, worked out the first time only."""
        if find not in self._found:
            self._found[find] = find(of)
        return cast(Found, self._found[find])
