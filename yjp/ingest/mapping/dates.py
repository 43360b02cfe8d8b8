"""Dates as suppliers write them, to ``YYYY-MM-DD``; a time of day is cut."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

_TIME = r"(?:[T ]+\d{1,2}:\d{2}.*)?"
_YEAR = r"(\d{4}|\d{2})"
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_ISO = rf"^(\d{{4}})-(\d{{2}})-(\d{{2}}){_TIME}$"
_UK = rf"^(\d{{1,2}})[/.-](\d{{1,2}})[/.-]{_YEAR}{_TIME}$"
_TEXT = rf"^(?:[a-z]{{3,9}},? )?(\d{{1,2}})(?:st|nd|rd|th)?[ -]{_MONTH}\.?,?[ -]{_YEAR}{_TIME}$"
_EXCEL = r"^(\d{5})(?:\.\d+)?$"
EXCEL_DAY_0 = date(1899, 12, 30)
FUTURE_YEARS = 20
"""How far a two-digit year may lie after the extract where the column may hold planned dates."""


@dataclass(frozen=True, kw_only=True)
class DateFormat:
    """A way to write a date: ``read`` turns text into dates, with the last year that two digits may mean."""

    name: str
    about: str
    pattern: str
    read: Callable[[pl.Expr, int], pl.Expr]


def _day(year: pl.Expr, month: pl.Expr, day: pl.Expr) -> pl.Expr:
    text = pl.concat_str(year, month.str.zfill(2), day.str.zfill(2), separator="-")
    return text.str.to_date("%Y-%m-%d", strict=False)


def _full(year: pl.Expr, last: int) -> pl.Expr:
    """Four digits for two: of this century unless that lies after the last year possible."""
    short = year.cast(pl.Int64, strict=False)
    full = pl.when(short + 2000 <= last).then(short + 2000).otherwise(short + 1900).cast(pl.String)
    return pl.when(year.str.len_chars() == 2).then(full).otherwise(year)


def _iso(text: pl.Expr, last: int) -> pl.Expr:
    return _day(*(text.str.extract(_ISO, group) for group in (1, 2, 3)))


def _uk(text: pl.Expr, last: int) -> pl.Expr:
    day, month, year = (text.str.extract(_UK, group) for group in (1, 2, 3))
    return _day(_full(year, last), month, day)


def _text(text: pl.Expr, last: int) -> pl.Expr:
    day, month, year = (text.str.to_lowercase().str.extract(_TEXT, group) for group in (1, 2, 3))
    number = month.str.slice(0, 3).replace_strict(
        {name: str(place) for place, name in enumerate(_MONTHS, start=1)},
        default=None,
        return_dtype=pl.String,
    )
    return _day(_full(year, last), number, day)


def _excel(text: pl.Expr, last: int) -> pl.Expr:
    days = text.str.extract(_EXCEL, 1).cast(pl.Int64, strict=False)
    return pl.lit(EXCEL_DAY_0) + pl.duration(days=days)


FORMATS: dict[str, DateFormat] = {
    f.name: f
    for f in (
        DateFormat(name="iso", about="2019-03-04", pattern=_ISO, read=_iso),
        DateFormat(name="uk", about="04/03/2019 or 4.3.19, the day first", pattern=_UK, read=_uk),
        DateFormat(name="text", about="4 Mar 2019 or 4-March-19", pattern=rf"(?i){_TEXT}", read=_text),
        DateFormat(name="excel", about="43528, Excel's day number", pattern=_EXCEL, read=_excel),
    )
}
"""No text fits two of them, so their order does not matter."""


def is_month_first(text: pl.Expr) -> pl.Expr:
    """Whether a date is American: no British one, because there is no thirteenth month, but one month first."""
    first, second = _first_two(text)
    return (first.is_between(1, 12) & second.is_between(13, 31)).fill_null(False)


def is_day_first(text: pl.Expr) -> pl.Expr:
    """Whether a date is British and could not be American."""
    first, second = _first_two(text)
    return (first.is_between(13, 31) & second.is_between(1, 12)).fill_null(False)


def _first_two(text: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    """The first two numbers of a date with slashes, dots or dashes."""
    first, second = (text.str.extract(_UK, group).cast(pl.Int64, strict=False) for group in (1, 2))
    return first, second


def to_date(text: pl.Expr, formats: Sequence[str], extract_date: date, future: bool) -> pl.Expr:
    """The date, or null where no format fits.

    A two-digit year is of this century unless that would lie after the extract (twenty years after it, where planned
    dates are possible): 08 is 2008, and 96 is 1996.
    """
    last = extract_date.year + (FUTURE_YEARS if future else 0)
    return pl.coalesce(FORMATS[name].read(text, last) for name in formats)
