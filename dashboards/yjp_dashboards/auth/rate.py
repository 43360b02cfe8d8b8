"""How often something may be tried in a minute, in a memory of fixed size."""

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable

MINUTE = 60.0
MOST_NAMES = 5_000


class Rate:
    """So many tries a minute for each name, and so many for all names together."""

    def __init__(self, each: int, together: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._each, self._together, self._clock = each, together, clock
        self._tries: OrderedDict[str, deque[float]] = OrderedDict()
        self._all: deque[float] = deque()
        self._lock = threading.Lock()

    def allows(self, name: str) -> bool:
        """Count a try; a try that is refused is not counted, so that waiting a minute always helps."""
        now = self._clock()
        with self._lock:
            tries = self._tries.setdefault(name, deque())
            self._tries.move_to_end(name)
            if len(self._tries) > MOST_NAMES:
                self._tries.popitem(last=False)
            for held in (tries, self._all):
                while held and held[0] <= now - MINUTE:
                    held.popleft()
            if len(tries) >= self._each or len(self._all) >= self._together:
                return False
            tries.append(now)
            self._all.append(now)
            return True
