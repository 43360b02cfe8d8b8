"""Lists of single children, for those whose role allows it: what the dashboard asks of whoever holds the caseload.

The dashboard reads no child-level table itself. It asks for a list by its name, on behalf of a person; whoever answers
writes that down first (``yjp.access_log``) and gives the case system's ids and facts, never a name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class CaseList:
    """A list: what it is of, its headers, and its rows, the case system's id first; ``noun`` is what a row is."""

    name: str
    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    noun: tuple[str, str] = ("row", "rows")

    @property
    def counted(self) -> str:
        """``41 children``; where some of them have several rows, ``57 rows about 52 children``."""
        rows, children = len(self.rows), len({row[0] for row in self.rows})
        if self.noun == CHILD and rows != children:
            return f"{_many(rows, ROW)} about {_many(children, CHILD)}"
        return _many(rows, self.noun)


ROW, CHILD = ("row", "rows"), ("child", "children")


def _many(n: int, noun: tuple[str, str]) -> str:
    return f"{n:,} {noun[0] if n == 1 else noun[1]}"


@dataclass(frozen=True, kw_only=True)
class ListOpened:
    """One line of the access log: when (to the second, in the zone of the machine), who, which list, how many rows.

    ``period`` is what the figures were of whose rows it had, empty where it has none or that was not kept;
    ``downloaded`` that it was taken away as a file.
    """

    at: str
    who: str
    name: str
    children: int
    period: str = ""
    downloaded: bool = False


class CaseLists(Protocol):
    """Whoever holds the caseload."""

    @property
    def titles(self) -> Mapping[str, str]:
        """The lists that can be opened: name to title, with the period of the figures that are current."""

    @property
    def kinds(self) -> Mapping[str, str]:
        """What each list is of without its period: what an opening of any day was of."""

    def open(self, name: str, who: str, release: str, *, downloaded: bool = False) -> CaseList | None:
        """Write down that ``who`` opens the list, or takes it away as a file, then give it.

        None where the caseload is no longer the release's.

        ``KeyError`` where there is no such list. What cannot be written down is not shown: the error goes through.
        """

    def opened(self) -> tuple[ListOpened, ...]:
        """The access log, newest first."""


class NoCaseLists:
    """Where there is only a ledger."""

    titles: Mapping[str, str] = {}
    kinds: Mapping[str, str] = {}

    def open(self, name: str, who: str, release: str, *, downloaded: bool = False) -> CaseList | None:
        """There are none."""
        raise KeyError(name)

    def opened(self) -> tuple[ListOpened, ...]:
        """Nothing was opened."""
        return ()
