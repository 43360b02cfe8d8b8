"""Columns or rows of quarters, of months, and of the whole year after them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from yjp.audit.finding.numbers import in_flat
from yjp.audit.finding.periods import MONTH

_QUARTER = re.compile(
    r"\bq(?:uarter|tr)?\s?([1-4])\b|\b([1-4])(?:st|nd|rd|th) (?:quarter|qtr)\b", re.IGNORECASE
)
_SPAN = re.compile(rf"\b({MONTH})\b\W*(?:19|20)?(?:\d\d)?\s?(?:-|to|/)\s?({MONTH})\b", re.IGNORECASE)
_MONTH = re.compile(rf"^\W*({MONTH})\b\W*(?:'?(?:20)?\d\d)?\W*$", re.IGNORECASE)
_STARTS = ("apr", "jul", "oct", "jan")
_ENDS = ("jun", "sep", "dec", "mar")
_MONTHS = ("apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "jan", "feb", "mar")
_YEAR = re.compile(
    r"^\W*(?:(?:full |whole |financial )?year|annual(?: figure)?|in the year|12 months|twelve months|year end|outturn)"
    r"\W*(?:20\d\d(?:\s?[-/]\s?(?:20)?\d\d)?)?\W*$",
    re.IGNORECASE,
)
_TO_DATE = re.compile(r"^\W*(?:ytd|(?:total )?year to date|(?:total )?to date)\W*$", re.IGNORECASE)
_ADDED = re.compile(r"\W*(?:fy|year|full year|total|whole year)?\W*", re.IGNORECASE)
"""What may stand beside the year: "Target 2025/26" is no sum."""
_OF_QUARTER, _QUARTERS, _YEARLY = 3, 4, 12


def years_of_quarters(labels: Sequence[str]) -> dict[int, tuple[int, ...]]:
    """Places labelled as a year, or a quarter, right behind its quarters or months, each with their places."""
    found = {}
    for place, label in enumerate(labels):
        for length, kind in ((_QUARTERS, quarter), (_YEARLY, _month)):
            parts = [kind(each) for each in labels[max(0, place - length) : place]]
            if len(parts) == length and _in_turn(parts, length) and _whole_year(label):
                found[place] = tuple(range(place - length, place))
        months = [_month(each) for each in labels[max(0, place - _OF_QUARTER) : place]]
        if len(months) == _OF_QUARTER and (number := quarter(label)) and months == _months_of(number):
            found[place] = tuple(range(place - _OF_QUARTER, place))
        if _TO_DATE.match(label) and (count := _so_far(labels[:place])) > 1:
            found[place] = tuple(range(place - count, place))
    return found


def _months_of(number: int) -> list[int]:
    """The months of a quarter, counted from April."""
    return [number * _OF_QUARTER - 2, number * _OF_QUARTER - 1, number * _OF_QUARTER]


def _so_far(labels: Sequence[str]) -> int:
    """How many quarters or months, from the first of the year, stand right at the end."""
    for kind in (quarter, _month):
        count = next((at for at, label in enumerate(reversed(labels)) if kind(label) is None), len(labels))
        if count and [kind(label) for label in labels[-count:]] == list(range(1, count + 1)):
            return count
    return 0


def quarter(label: str) -> int | None:
    """Which quarter, from 1, a label names: ``Q1``, ``2nd quarter``, ``Oct-Dec``; quarters of months begin in April."""
    if match := _QUARTER.search(label):
        return int(match[1] or match[2])
    if (match := _SPAN.search(label)) and match[1][:3].lower() in _STARTS:
        start = _STARTS.index(match[1][:3].lower())
        if _ENDS[start] == match[2][:3].lower():
            return start + 1
    return None


def _month(label: str) -> int | None:
    match = _MONTH.match(label)
    return _MONTHS.index(match[1][:3].lower()) + 1 if match else None


def _in_turn(parts: Sequence[int | None], length: int) -> bool:
    """Each once, one after another; a year may begin anywhere."""
    if None in parts or len(set(parts)) != length:
        return False
    return all(after == (before or 0) % length + 1 for before, after in pairwise(parts))


def _whole_year(label: str) -> bool:
    """``2024/25``, ``Year``, ``Annual``; not ``Average``, ``Target 2025`` or another quarter."""
    if _YEAR.match(label):
        return True
    tokens = in_flat(label)
    if len(tokens) != 1 or tokens[0].period is None or tokens[0].period.months != _YEARLY:
        return False
    return _ADDED.fullmatch(label[: tokens[0].start] + label[tokens[0].end :]) is not None
