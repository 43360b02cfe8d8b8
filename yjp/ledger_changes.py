"""What changed between two ledgers of a service, and why: for the board that met before, and for this one.

A figure that a board saw can read differently for more than one reason at once. Every reason that could have moved it
is named, most far-reaching first; only where none of them is there is it put down to the records.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from yjp.figures import AreaRole, Verdict
from yjp.ledger import Figure, Ledger
from yjp.periods import YEAR_MONTHS


class Cause(StrEnum):
    """Why a figure reads differently."""

    NEW = "first shown"
    GONE = "no longer shown"
    PERIOD = "a newer period"
    DEFINITION = "the definition changed"
    SETTING = "a setting changed"
    MEMBERS = "other services are compared with"
    SUPPRESSION = "small numbers are treated differently"
    REVISED = "the published figure was revised"
    RECORDS = "records were corrected or came late"


_OF_REOFFENDING: Final = ("binary_reoffending", "reoffences_")
_SETTINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "breaches_count": _OF_REOFFENDING,
    "interim_codes": ("",),
    "complete_since": ("",),
    "snapshot_dates": ("caseload",),
}
"""Settings that change what is counted, and how the ids of the indicators begin that they touch (``""``: all)."""
_MEMBERSHIP: Final = ("family", "family_from", "chosen", "proxy", "counts", "counts_digests")
"""Settings that say which services a comparator is made of."""
_JUDGING: Final = ("confidence", "min_events", "tolerance_percent")
"""Settings that change no figure but what is said of it."""
_COMPARED: Final = (AreaRole.FAMILY, AreaRole.PROXY, AreaRole.CHOSEN)


@dataclass(frozen=True, kw_only=True)
class Board:
    """What a board was shown: the ledger, and the settings that it was made with (the manifest's)."""

    ledger: Ledger
    settings: Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class Change:
    """A figure as it was shown and as it is shown now, with every cause.

    ``again`` is the earlier board's period as it reads now, where the period is a newer one: its difference from
    ``before`` is not due to the new period. Verdicts are on the change on the year before, as each board saw it.
    """

    before: Figure | None
    now: Figure | None
    again: Figure | None
    causes: tuple[Cause, ...]
    verdict_before: Verdict | None
    verdict_now: Verdict | None

    @property
    def figure(self) -> Figure:
        """The figure that the change is about: as it is now, or as it was where it is gone."""
        found = self.now or self.before
        assert found is not None
        return found

    @property
    def turned(self) -> bool:
        """Whether the board is told something else than before."""
        return self.verdict_before != self.verdict_now


def changes(
    before: Board, now: Board, shown: Iterable[tuple[Figure | None, Figure | None]]
) -> tuple[Change, ...]:
    """Those of the pairs (as the earlier board saw it, as it is now) that read differently or tell something else."""
    pairs = ((was, new) for was, new in shown if was is not None or new is not None)
    return tuple(each for was, new in pairs if (each := _change(before, now, was, new)).causes)


def _change(before: Board, now: Board, was: Figure | None, new: Figure | None) -> Change:
    again = now.ledger.get(was.figure_id) if was and new and was.window != new.window else None
    causes = tuple(_causes(before, now, was, new, again))
    verdict_before, verdict_now = _verdict(before.ledger, was), _verdict(now.ledger, new)
    if not causes and verdict_before != verdict_now:
        # The figure is the same: the year before moved, or the bar for a verdict.
        judged = any(before.settings.get(key) != now.settings.get(key) for key in _JUDGING)
        hidden = _past_hidden(before.ledger, was) != _past_hidden(now.ledger, new)
        causes = (Cause.SUPPRESSION if hidden else Cause.SETTING if judged else Cause.RECORDS,)
    return Change(
        before=was,
        now=new,
        again=again,
        causes=causes,
        verdict_before=verdict_before,
        verdict_now=verdict_now,
    )


def _causes(
    before: Board, now: Board, was: Figure | None, new: Figure | None, again: Figure | None
) -> Iterable[Cause]:
    if was is None or new is None:
        yield Cause.NEW if was is None else Cause.GONE
        return
    if was.window != new.window:
        yield Cause.PERIOD
    same = again if was.window != new.window else new
    if same is None or not _reads_differently(was, same):
        return
    others = tuple(_others(before, now, was, same))
    yield from others or (Cause.RECORDS,)


def _others(before: Board, now: Board, was: Figure, same: Figure) -> Iterable[Cause]:
    """Causes beside the records, of one period that reads differently."""
    if was.definition_version != same.definition_version:
        yield Cause.DEFINITION
    if was.source == "caseload" and any(
        before.settings.get(key) != now.settings.get(key) and was.indicator.startswith(indicators)
        for key, indicators in _SETTINGS.items()
    ):
        yield Cause.SETTING
    if was.area_role in _COMPARED and any(
        before.settings.get(key) != now.settings.get(key) for key in _MEMBERSHIP
    ):
        yield Cause.MEMBERS
    if was.suppressed != same.suppressed:
        yield Cause.SUPPRESSION
    elif was.source == "published":
        yield Cause.REVISED


def _reads_differently(one: Figure, other: Figure) -> bool:
    return (one.text, one.suppressed) != (other.text, other.suppressed)


def _past_hidden(ledger: Ledger, figure: Figure | None) -> bool:
    """Whether the year before is hidden, so that there is no verdict on the change."""
    past = ledger.local(figure.indicator, figure.period.earlier(YEAR_MONTHS).id) if figure else None
    return past is not None and past.suppressed


def _verdict(ledger: Ledger, figure: Figure | None) -> Verdict | None:
    """The verdict on the change on the year before; none where there is none or one of the two is hidden."""
    if figure is None or figure.suppressed:
        return None
    own = next((row for row in ledger.compared(figure.figure_id) if row.kind == "own_past"), None)
    past = ledger.get(own.comparator_id) if own else None
    return None if own is None or (past is not None and past.suppressed) else Verdict(own.verdict)
