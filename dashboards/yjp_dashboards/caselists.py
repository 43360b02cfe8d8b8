"""Lists of single children, for those whose role allows it: what the dashboard asks of whoever holds the caseload.

The dashboard reads no child-level table itself. It asks for a list by its name, on behalf of a person; whoever answers
writes that down first (``yjp.access_log``) and gives the case system's ids and facts, never a name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class CaseList:
    """A list: what it is of, its headers, and a row a child (or sentence), the case system's id first."""

    name: str
    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class ListOpened:
    """One line of the access log: when (UTC, to the second), who, which list, how many rows."""

    at: str
    who: str
    name: str
    children: int


class CaseLists(Protocol):
    """Whoever holds the caseload."""

    @property
    def titles(self) -> Mapping[str, str]:
        """The lists that can be opened: name to title."""

    def open(self, name: str, who: str, release: str) -> CaseList | None:
        """Write down that ``who`` opens the list, then give it; none where the caseload is no longer the release's.

        ``KeyError`` where there is no such list. What cannot be written down is not shown: the error goes through.
        """

    def opened(self) -> tuple[ListOpened, ...]:
        """The access log, newest first."""


class NoCaseLists:
    """Where there is only a ledger."""

    titles: Mapping[str, str] = {}

    def open(self, name: str, who: str, release: str) -> CaseList | None:
        """There are none."""
        raise KeyError(name)

    def opened(self) -> tuple[ListOpened, ...]:
        """Nothing was opened."""
        return ()
