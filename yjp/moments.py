"""Moments: kept in files as UTC with its offset, shown as the day and the time of the machine's own zone.

The clock is read here alone, and only by the command line. A day without a time, such as that of a sign-off, is the
machine's day.
"""

from datetime import UTC, date, datetime

from yjp.periods import short_day


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The day that it is here: not that of UTC, which at midnight is another one."""
    return local_day(now())


def local_day(at: datetime) -> date:
    """The day of the machine's zone on which it was."""
    return _local(at).date()


def local_time(at: datetime) -> str:
    """``09:05``, in the machine's zone."""
    return f"{_local(at):%H:%M}"


def moment_words(at: datetime) -> str:
    """``22 Nov 2026 09:05``, in the machine's zone."""
    return f"{short_day(local_day(at))} {local_time(at)}"


def moment_in_a_log(at: datetime) -> str:
    """``2026-11-22 09:05:31``, in the machine's zone: a list of such lines sorts by its letters."""
    return f"{_local(at):%Y-%m-%d %H:%M:%S}"


def as_kept(at: datetime) -> str:
    """``2026-11-22T09:05:31+00:00``: what stands in a file, whatever zone the moment was read in."""
    return _aware(at).astimezone(UTC).isoformat(timespec="seconds")


def from_kept(text: str) -> datetime:
    """Read what ``as_kept`` gave, and what earlier versions kept: the zone of their machine, or parts of a second."""
    return _aware(datetime.fromisoformat(text)).astimezone(UTC)


def _local(at: datetime) -> datetime:
    return _aware(at).astimezone()


def _aware(at: datetime) -> datetime:
    """A moment that names no zone is UTC: were it taken for the machine's, it would read otherwise on another one."""
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at
