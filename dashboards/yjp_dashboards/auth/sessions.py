"""Sessions, kept on the server alone: the browser holds a random number that means nothing once a session has ended.

They are kept in memory, not on a disk: whoever restarts the server ends them all, and no token ever lies in a file.
"""

import hashlib
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from yjp_dashboards.auth.viewer import Viewer

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Session:
    """Who signed in, and the provider's token, which its sign-out asks for."""

    viewer: Viewer
    id_token: str | None = None


@dataclass(frozen=True, kw_only=True)
class Pending:
    """A sign-in that was begun: what the provider's answer must match, and where to go then."""

    state: str
    nonce: str
    verifier: str
    then: str


class Kept(Generic[T]):
    """Values under random keys, each until it is idle or old; the oldest goes where there would be too many."""

    def __init__(
        self, *, idle: float, longest: float, most: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._idle, self._longest, self._most, self._clock = idle, longest, most, clock
        self._held: OrderedDict[str, tuple[T, float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def add(self, value: T) -> str:
        """Keep a value; its new key is for one browser only."""
        key, now = secrets.token_urlsafe(32), self._clock()
        with self._lock:
            self._forget(now)
            while len(self._held) >= self._most:
                self._held.popitem(last=False)
            self._held[_digest(key)] = (value, now, now)
        return key

    def get(self, key: str | None) -> T | None:
        """The value, which is no longer idle now; none where it has ended."""
        if not key:
            return None
        name, now = _digest(key), self._clock()
        with self._lock:
            found = self._held.get(name)
            if found is None:
                return None
            value, began, seen = found
            if self._over(began, seen, now):
                del self._held[name]
                return None
            self._held[name] = (value, began, now)
            self._held.move_to_end(name)
            return value

    def end(self, key: str | None) -> T | None:
        """Forget the value and say what it was."""
        if not key:
            return None
        with self._lock:
            value, began, seen = self._held.pop(_digest(key), (None, 0.0, 0.0))
        return None if value is None or self._over(began, seen, self._clock()) else value

    def __len__(self) -> int:
        return len(self._held)

    def _over(self, began: float, seen: float, now: float) -> bool:
        return now - seen > self._idle or now - began > self._longest

    def _forget(self, now: float) -> None:
        for name in [n for n, (_, began, seen) in self._held.items() if self._over(began, seen, now)]:
            del self._held[name]


def _digest(key: str) -> str:
    # Looked up by its digest, so that how long a look-up takes says nothing of the keys there are.
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
