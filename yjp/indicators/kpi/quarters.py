"""Quarters as the return writes them: ``2024Q4`` is January to March 2025."""

import re
from datetime import date

from yjp.periods import add_months, month_end

_LABEL = re.compile(r"(\d{4})Q([1-4])")
_FINANCIAL_YEAR_FROM = 4
KPIS_FROM = date(2023, 4, 1)
"""The first day that the KPIs count (the Ministry of Justice's published SQL)."""


def quarter_label(end: date) -> str:
    """The label of the quarter that ends on a day.

    "YYYYQn, YYYY the financial-year start: Q1 April to June, … Q4 January to March of YYYY+1."
    """
    year = end.year if end.month >= _FINANCIAL_YEAR_FROM else end.year - 1
    return f"{year}Q{(end.month - _FINANCIAL_YEAR_FROM) % 12 // 3 + 1}"


def quarter_of(label: str) -> date:
    """The last day of a quarter; ``ValueError`` says what a label looks like."""
    if not (match := _LABEL.fullmatch(label)):
        raise ValueError(
            f"{label!r} is not a quarter of the return: write 2024Q1 for April to June 2024, "
            "2024Q4 for January to March 2025"
        )
    return month_end(add_months(date(int(match[1]), _FINANCIAL_YEAR_FROM, 1), int(match[2]) * 3 - 1))


def first_day(end: date) -> date:
    """The first day of the quarter that ends on a day."""
    return add_months(end.replace(day=1), -2)
