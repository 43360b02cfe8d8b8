"""What a manager should look at before anything else: one line for each thing, with the way to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from yjp_dashboards.viewing import Viewing


@dataclass(frozen=True, kw_only=True)
class Notice:
    """One thing: how many of them where that can be counted, what it is, and the page that shows it."""

    text: str
    href: str
    count: int | None = None


Notices = Callable[[Viewing], tuple[Notice, ...]]
"""What one subject has to say to one person: ``Viewing`` refuses what they may not see, and nothing is said then."""


def counted(found: Sequence[tuple[int, str, str]], href: str) -> tuple[Notice, ...]:
    """A notice for each number that is not nought, in words for one and for many."""
    return tuple(Notice(text=one if n == 1 else many, href=href, count=n) for n, one, many in found if n)
