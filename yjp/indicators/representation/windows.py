"""Which periods groups are compared in: the newest year, and three years pooled, as years are small."""

from collections.abc import Sequence
from datetime import date

from yjp.indicators.windows import QUARTERS_IN_A_YEAR
from yjp.periods import THREE_YEARS_MONTHS, YEAR_MONTHS, Window, add_months, month_end

YEARS = 3
RELEASED_MONTH = 3
"""Three years to March 2019, 2022, 2025, … are the ones that may be released to a board or the public: they never
overlap. Published statistics end their years in March too."""


def windows(ends: Sequence[date]) -> list[Window]:
    """The newest year, the newest three years, and the newest three years that may be released; as far as complete.

    ``ends`` are consecutive quarter ends.
    """
    if not ends:
        return []
    newest = ends[-1]
    march = [end for end in ends if is_released(Window(end=end, months=THREE_YEARS_MONTHS))]
    wanted = [
        Window(end=newest, months=YEAR_MONTHS),
        Window(end=newest, months=THREE_YEARS_MONTHS),
        *(Window(end=end, months=THREE_YEARS_MONTHS) for end in march[-1:]),
    ]
    first = len(ends) - QUARTERS_IN_A_YEAR
    return [each for each in dict.fromkeys(wanted) if first >= 0 and _first_quarter(each) >= ends[0]]


def is_released(window: Window) -> bool:
    """Whether the window is one of those that never overlap."""
    return (
        window.months == THREE_YEARS_MONTHS
        and window.end.month == RELEASED_MONTH
        and window.end.year % YEARS == 0
    )


def year_ends(window: Window) -> list[date]:
    """The last days of the years that a window is made of, newest first."""
    return [
        month_end(add_months(window.end.replace(day=1), -YEAR_MONTHS * back))
        for back in range(window.months // YEAR_MONTHS)
    ]


def _first_quarter(window: Window) -> date:
    """The end of the window's first quarter."""
    return month_end(add_months(window.start, 2))
