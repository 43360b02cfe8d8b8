"""Financial years by the calendar year in which they start: 2019 is April 2019 to March 2020, ``2019/20``."""

import re
from datetime import date, timedelta

from yjp.errors import UserError
from yjp.periods import financial_year

_LABEL = re.compile(r"(20\d\d)(?:[/-](\d\d))?")


def year_of(day: date) -> int:
    """The financial year that a day lies in."""
    return day.year if day.month >= 4 else day.year - 1


def label(year: int) -> str:
    """``2018/19``"""
    return financial_year(year)


def bounds(year: int) -> tuple[date, date]:
    """First and last day."""
    return date(year, 4, 1), date(year + 1, 4, 1) - timedelta(days=1)


def read_year(text: str) -> int:
    """Read ``2019``, ``2019/20`` or ``2019-20``; ``UserError`` for anything else."""
    match = _LABEL.fullmatch(text.strip())
    if not match or (match[2] and int(match[2]) != (int(match[1]) + 1) % 100):
        raise UserError(
            f"{text!r} is not a financial year: write 2019 or 2019/20 for April 2019 to March 2020."
        )
    return int(match[1])
