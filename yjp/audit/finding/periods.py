"""Periods as plans write them: ``Jul 16 - Jun 17``, ``2018/19``, ``Q4 18/19``, ``year ending March 2017``."""

import re
from dataclasses import dataclass, field

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?:(?:19|20)\d\d|'?\d\d)(?![\d%])"
_TO = r"\s?(?:-|to|/|until|through)\s?"
FIRST_YEAR, LAST_YEAR = 1990, 2045


@dataclass(frozen=True, slots=True)
class Period:
    """A period in whole months: ``first`` and ``last`` count months from year 0; ``form`` is how it was written."""

    first: int
    last: int
    form: str = field(compare=False)

    @property
    def months(self) -> int:
        """How many months it lasts."""
        return self.last - self.first + 1

    @property
    def words(self) -> str:
        """``Jul 2016 to Jun 2017``."""
        return (
            _month_words(self.first)
            if self.months == 1
            else (f"{_month_words(self.first)} to {_month_words(self.last)}")
        )

    def same(self, other: "Period") -> bool:
        """Do both cover the same months?"""
        return (self.first, self.last) == (other.first, other.last)


def _month_words(count: int) -> str:
    return f"{_MONTHS[count % 12].capitalize()} {count // 12}"


def month_number(year: int, month: int) -> int:
    """Months since year 0; ``month`` counts from 1."""
    return year * 12 + month - 1


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _year(text: str, near: int | None = None) -> int:
    digits = text.strip("' ")
    if len(digits) == 4:
        return int(digits)
    return (near // 100 * 100 if near else 2000) + int(digits)


FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "months",
        re.compile(
            rf"\b({MONTH})\.?\s?({_YEAR})?{_TO}(?:the end of |end of )?({MONTH})\.?\s?({_YEAR})",
            re.IGNORECASE,
        ),
    ),
    (
        "year ending",
        re.compile(
            rf"\b(?:years?[ -](?:ending|ended|to|end)|y\.?/?e\.?|(?:12|twelve)[ -]months? (?:to|ending|ended))"
            rf"(?: the end of| in| end)?\s(?:31(?:st)? |30(?:th)? )?({MONTH})\.?,?\s?({_YEAR})",
            re.IGNORECASE,
        ),
    ),
    (
        "quarter",
        re.compile(
            r"\bQ(?:uarter|tr)?\s?([1-4])\b(?:\s?(?:of|in|,|-|\()?\s?((?:20)?\d\d)\s?[/-]\s?((?:20)?\d\d)\b(?!\d))?",
            re.IGNORECASE,
        ),
    ),
    ("full year", re.compile(r"\b((?:19|20)\d\d)\s?[/-]\s?((?:19|20)?\d\d)\b(?![\d%.,]?\d|\s?%|-\d)")),
    (
        "date",
        re.compile(
            rf"\b(\d{{1,2}})\s?(?:st|nd|rd|th)?\s(?:of )?({MONTH}),?\s?((?:19|20)\d\d|'\d\d)?(?![\w])",
            re.IGNORECASE,
        ),
    ),
    (
        "date",
        re.compile(rf"\b({MONTH})\s(\d{{1,2}})(?:st|nd|rd|th)?(?:,\s?|\s)((?:19|20)\d\d)\b", re.IGNORECASE),
    ),
    ("month", re.compile(rf"\b({MONTH})\.?,?\s?-?({_YEAR})\b", re.IGNORECASE)),
    ("day", re.compile(r"(?<![\d/.])([0-3]?\d)[/.]([01]?\d)[/.]((?:19|20)\d\d|\d\d)(?![\d/%]|\.\d)")),
    ("day", re.compile(r"\b((?:19|20)\d\d)-([01]\d)-([0-3]\d)\b")),
    ("short year", re.compile(r"(?<![\d/.,£(])(\d\d)\s?[/-]\s?(\d\d)(?![\d/%]|[.,]\d|\s?\()")),
    (
        "year",
        re.compile(
            r"(?<![\d,.£$€/+])(?<!\d-)(?<!\s-)(?<!\(-)((?:19|20)\d\d)(?:'?s)?(?![\d%]|[.,]\d|\s?%)(?!\w)"
        ),
    ),
)


def read(form: str, match: re.Match[str]) -> Period | None:
    """The period that a match of one of ``FORMS`` means; None where it is none ("25/30" as a short year)."""
    try:
        return _READERS[form](match)
    except ValueError:
        return None


def _months(match: re.Match[str]) -> Period | None:
    to_year = _year(match[4])
    first, last = _month(match[1]), _month(match[3])
    from_year = _year(match[2]) if match[2] else (to_year if first <= last else to_year - 1)
    start, end = month_number(from_year, first), month_number(to_year, last)
    return Period(start, end, "months") if 0 <= end - start < 600 else None


def _year_ending(match: re.Match[str]) -> Period:
    end = month_number(_year(match[2]), _month(match[1]))
    return Period(end - 11, end, "year ending")


def _quarter(match: re.Match[str]) -> Period | None:
    if match[2] is None:
        return None
    start = month_number(_year(match[2]), 4) + 3 * (int(match[1]) - 1)
    return Period(start, start + 2, "quarter")


def _full_year(match: re.Match[str]) -> Period | None:
    one = int(match[1])
    other = _year(match[2], one)
    if other < one or not FIRST_YEAR <= one <= LAST_YEAR:
        return None
    if other == one + 1:
        return Period(month_number(one, 4), month_number(other, 3), "financial year")
    return Period(month_number(one, 4), month_number(other, 3), "years")


def _date(match: re.Match[str]) -> Period | None:
    if not match[3]:
        return None
    day_first = match[1][0].isdigit()
    month = month_number(_year(match[3]), _month(match[2] if day_first else match[1]))
    return Period(month, month, "date")


def _single_month(match: re.Match[str]) -> Period | None:
    year = _year(match[2])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    month = month_number(year, _month(match[1]))
    return Period(month, month, "month")


def _day(match: re.Match[str]) -> Period | None:
    parts = [int(part) for part in match.groups()]
    year, month = (parts[0], parts[1]) if parts[0] > 31 else (_year(match[3]), parts[1])
    if not 1 <= month <= 12:
        return None
    return Period(month_number(year, month), month_number(year, month), "date")


def _short_year(match: re.Match[str]) -> Period | None:
    one, other = int(match[1]), int(match[2])
    if other != (one + 1) % 100 or not (one >= 90 or one <= LAST_YEAR - 2000):
        return None
    year = one + (1900 if one >= 90 else 2000)
    return Period(month_number(year, 4), month_number(year + 1, 3), "financial year")


def _calendar_year(match: re.Match[str]) -> Period | None:
    year = int(match[1])
    if not 1900 <= year <= LAST_YEAR:
        return None
    return Period(month_number(year, 1), month_number(year, 12), "year")


_READERS = {
    "months": _months,
    "year ending": _year_ending,
    "quarter": _quarter,
    "full year": _full_year,
    "date": _date,
    "month": _single_month,
    "day": _day,
    "short year": _short_year,
    "year": _calendar_year,
}
