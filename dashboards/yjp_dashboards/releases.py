"""Which figures are shown: one release at a time, the same to everybody on a page until they load it again."""

import logging
import threading
import time
from collections.abc import Callable
from enum import StrEnum
from typing import Any, Protocol

from yjp.ledger import Ledger

LOOK_EVERY = 1.0
HELD = 3
"""Releases kept: what is open in a browser stays whole while newer figures come in, and memory stays bounded."""

logger = logging.getLogger(__name__)


class Audience(StrEnum):
    """For whose eyes figures are drawn."""

    OWN = "own"
    BOARD = "board"
    PUBLIC = "public"


class Source(Protocol):
    """Where ledgers come from."""

    def version(self) -> str:
        """A name of the figures that are current. It is asked every second or so and must be cheap."""

    def load(self) -> tuple[str, Ledger]:
        """The current version and its ledger, which belong together."""


class Fixed:
    """One ledger that never changes."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def version(self) -> str:
        """The ledger's run."""
        return self._ledger.about.run_id

    def load(self) -> tuple[str, Ledger]:
        """The ledger."""
        return self.version(), self._ledger


class Release:
    """One ledger, the same ledger made safe for others, and what was drawn from each.

    A ledger that is safe ``already`` for some readers is held for them alone: nothing else can be proved from it.
    """

    def __init__(
        self,
        identifier: str,
        ledger: Ledger,
        earlier: "Release | None" = None,
        already: Audience = Audience.OWN,
    ) -> None:
        self.id = identifier
        self._ledgers: dict[Audience, Ledger] = {already: ledger}
        self._drawn: dict[tuple[Audience, str], Any] = {}
        # What the same readers could see before, since two releases side by side may tell what neither does.
        self._before = dict(earlier._ledgers) if earlier else {}
        self._before.pop(Audience.OWN, None)
        self._lock = threading.RLock()

    def ledger(self, audience: Audience) -> Ledger:
        """The ledger as these readers may have it: worked out once, when it is first wanted."""
        ready = self._ledgers.get(audience)
        if ready is not None:
            # Nobody waits while another view is made safe.
            return ready
        # A dashboard for this computer's user alone starts without what protects small numbers.
        from yjp.disclosure import profile, protection

        with self._lock:
            if audience not in self._ledgers:
                before = [self._before[audience]] if audience in self._before else []
                found = protection(self._ledgers[Audience.OWN], profile(audience.value), released=before)
                if found.unproven:
                    logger.warning(
                        "%d hidden numbers of the %s view may still be worked out from what is known already.",
                        len(found.unproven),
                        audience.value,
                    )
                self._ledgers[audience] = found.ledger
            return self._ledgers[audience]

    def view(self, name: str, audience: Audience, make: Callable[[Ledger], Any]) -> Any:
        """What a page made of the ledger of these readers, made once."""
        if (audience, name) in self._drawn:
            return self._drawn[audience, name]
        with self._lock:
            if (audience, name) not in self._drawn:
                self._drawn[audience, name] = make(self.ledger(audience))
            return self._drawn[audience, name]


def nobody_waits(identifier: str) -> None:
    """A release that nothing else has to be made ready for."""


class Releases:
    """The current release and the last few before it.

    ``ready_for`` are those whose figures are made safe before a release is shown to anybody. ``taken_over`` is called
    beside everything else with the name of each newer release, for what its first reader would wait for. ``already``
    is for whom the source's ledgers are safe as they come.
    """

    def __init__(
        self,
        source: Source,
        ready_for: tuple[Audience, ...] = (),
        clock: Callable[[], float] = time.monotonic,
        taken_over: Callable[[str], object] = nobody_waits,
        already: Audience = Audience.OWN,
    ) -> None:
        self._source, self._ready_for, self._clock = source, ready_for, clock
        self._taken_over, self._already = taken_over, already
        self._lock = threading.Lock()
        self._held = [self._made(None)]
        self._looked = clock()

    def current(self) -> Release:
        """The newest release. One request loads a new one while the others go on with the last."""
        if self._clock() - self._looked >= LOOK_EVERY and self._lock.acquire(blocking=False):
            try:
                self._looked = self._clock()
                self._look()
            finally:
                self._lock.release()
        return self._held[-1]

    def held(self, identifier: str) -> Release | None:
        """A release that is still kept."""
        return next((each for each in self._held if each.id == identifier), None)

    def _look(self) -> None:
        try:
            if self._source.version() != self._held[-1].id:
                fresh = self._made(self._held[-1])
                if fresh.id != self._held[-1].id:
                    others = [each for each in self._held if each.id != fresh.id]
                    self._held = [*others, fresh][-HELD:]
                    threading.Thread(target=self._beside, args=(fresh.id,), daemon=True).start()
        except Exception as problem:
            # An import in progress, a folder that is away for a minute, a ledger that cannot be made safe: whatever it
            # is, the figures that are there still stand, and nobody sees the newer ones half made.
            logger.warning("Newer figures could not be read (%s).", type(problem).__name__)

    def _beside(self, identifier: str) -> None:
        try:
            self._taken_over(identifier)
        except Exception as problem:
            # It was to save a reader's time only: who asks is told what is wrong.
            logger.warning("Newer figures could not be made ready (%s).", type(problem).__name__)

    def _made(self, earlier: Release | None) -> Release:
        identifier, ledger = self._source.load()
        release = Release(identifier, ledger, earlier, self._already)
        for audience in self._ready_for:
            release.ledger(audience)
        return release
