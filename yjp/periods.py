"""Quarters, rolling years, cohorts and snapshot days, and the names people use for them.

Windows are written ``2018-12.12m`` (the twelve months to the end of December 2018), ``2017-06.3m`` (the
quarter to June 2017), ``2025-03.36m`` (three years pooled) and ``2019-06-18`` (a snapshot day). All functions are pure;
today is never asked.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

QUARTER_MONTHS = 3
YEAR_MONTHS = 12
THREE_YEARS_MONTHS = 36
_WRITTEN_ELSE = ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%y", "%d %B %Y", "%d %b %Y", "%Y/%m/%d", "%Y%m%d")
"""Other ways than year-month-day in which a day is written here, the day before the month."""
_MONTH_WINDOW = re.compile(r"(\d{4})-(0[1-9]|1[0-2])\.(3|12|36)m")


@dataclass(frozen=True, kw_only=True, order=True)
class Window:
    """A period that a figure is about: whole months up to a month's end, or one day (``months`` 0)."""

    end: date
    months: int

    @property
    def start(self) -> date:
        """First day of the window."""
        return self.end if not self.months else add_months(self.end.replace(day=1), 1 - self.months)

    @property
    def id(self) -> str:
        """The window's part of a figure id."""
        return f"{self.end:%Y-%m}.{self.months}m" if self.months else self.end.isoformat()

    @property
    def label(self) -> str:
        """``Jan 2018 to Dec 2018``, or ``18 June 2019`` for a day."""
        return f"{short_month(self.start)} to {short_month(self.end)}" if self.months else day_words(self.end)

    def earlier(self, months: int) -> "Window":
        """The window of the same length that ended so many months before."""
        return Window(end=month_end(add_months(self.end.replace(day=1), -months)), months=self.months)


@lru_cache(maxsize=4096)
def parse_window(text: str) -> Window:
    """Read a window id; ``ValueError`` says what a window looks like."""
    if match := _MONTH_WINDOW.fullmatch(text):
        end = month_end(date(int(match[1]), int(match[2]), 1))
        return Window(end=end, months=int(match[3]))
    try:
        return Window(end=date.fromisoformat(text), months=0)
    except ValueError:
        raise ValueError(
            f"{text!r} is not a window: write 2018-12.12m (a year to the end of December 2018), "
            "2017-06.3m (a quarter) or 2019-06-18 (a day)"
        ) from None


def day_meant(text: str) -> date | None:
    """The day that somebody wrote otherwise than year-month-day, the day before the month; none if it is no day."""
    for form in _WRITTEN_ELSE:
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    return None


def day_words(day: date) -> str:
    """``18 June 2019``."""
    return f"{day.day} {month_words(day)}"


def short_day(day: date) -> str:
    """``18 Jun 2019``, for a table."""
    return f"{day.day} {short_month(day)}"


def month_words(day: date) -> str:
    """``June 2019``."""
    return f"{month_name(day)} {day.year}"


def short_month(day: date) -> str:
    """``Jun 2019``, for an axis or a table."""
    return f"{day:%b} {day.year}"


def month_name(day: date) -> str:
    """``June``."""
    return f"{day:%B}"


def financial_year(first: int) -> str:
    """``2019/20``: from April of the year ``first`` to March of the next."""
    return f"{first}/{(first + 1) % 100:02d}"


def add_months(day: date, months: int) -> date:
    """The same day so many calendar months later or, where there is none, the month's last day.

    29 February plus 12 months is 28 February, as polars' ``offset_by`` has it.
    """
    years, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(years, month0 + 1)[1]
    return date(years, month0 + 1, min(day.day, last))


def month_end(day: date) -> date:
    """The last day of the day's month."""
    return add_months(day.replace(day=1), 1) - timedelta(days=1)


def quarter_end(day: date) -> date:
    """The last day of the calendar quarter that holds the day (to March, June, September, December)."""
    return month_end(date(day.year, (day.month - 1) // 3 * 3 + 3, 1))


def quarter_ends(first: date, last: date) -> Iterator[date]:
    """Ends of the quarters from the one holding ``first`` to the last one complete on ``last``."""
    end = quarter_end(first)
    while end <= last:
        yield end
        end = quarter_end(end + timedelta(days=1))


def quarter(end: date) -> Window:
    """The three months to ``end``."""
    return Window(end=end, months=QUARTER_MONTHS)


def rolling_year(end: date) -> Window:
    """The twelve months to ``end``."""
    return Window(end=end, months=YEAR_MONTHS)


def snapshot(day: date) -> Window:
    """One day."""
    return Window(end=day, months=0)
