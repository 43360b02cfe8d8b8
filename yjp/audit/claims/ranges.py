"""Ranges of time as the text prints them, and the lengths that one could give them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from yjp.audit.finding.periods import MONTH, Period
from yjp.audit.finding.tokens import Token

YEAR = 12
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = re.compile(
    rf"(?P<between>\bbetween\s)?\b(?P<one>{MONTH})\s?(?:to|(?(between)and|(?!))|-|until|through to|through)\s?"
    rf"(?:the end of |end of )?(?P<two>{MONTH})\b(?!\s?\d)",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"^\s?(?:to|-|until|and|through to|up to|up until)\s(?:the end of |end of |the )?$|^\s?-\s?$"
)
_LISTED = re.compile(r"^(?:,|,? and|;)\s$")
_DAY = re.compile(r"^(\d{1,2})|(?<=\s)(\d{1,2})(?=(?:st|nd|rd|th)?,?\s\d{4}$)")
_LAST_DAY = 27


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of time in a text, ``start`` to ``end`` in it.

    ``lengths`` are the months that it can be said to last: between two points of time it is one shorter than from the
    first month to the last. ``yearly`` is True where no year is given, so that whole years may come on top.
    ``period`` is known where both ends have their year.
    """

    start: int
    end: int
    lengths: frozenset[int]
    yearly: bool = False
    period: Period | None = None

    @property
    def in_months(self) -> bool:
        """Are both ends months, and not years?"""
        return self.yearly or (self.period is not None and self.period.form == "months")

    def can_last(self, months: int) -> bool:
        """Can it be said to last so many months?"""
        return months in self.lengths or (
            self.yearly and any((months - each) % YEAR == 0 for each in self.lengths)
        )


def ranges(text: str, tokens: Sequence[Token]) -> tuple[Stretch, ...]:
    """The ranges of a flat text with its tokens, in order."""
    dated = [token for token in tokens if token.period is not None]
    found = [*_of_tokens(text, dated), *_of_names(text, tokens)]
    return tuple(sorted(found, key=lambda each: each.start))


def _of_tokens(text: str, dated: list[Token]) -> Iterator[Stretch]:
    place = 0
    while place < len(dated):
        token = dated[place]
        assert token.period
        if token.period.form == "months":
            months = token.period.months
            yield Stretch(
                start=token.start, end=token.end, lengths=frozenset({months, months - 1}), period=token.period
            )
        elif token.period.form in ("years", "financial year") and "-" in token.text:
            years = token.period.months // YEAR
            lengths = frozenset({YEAR * years, YEAR * (years + 1)})
            if not _continues(text, dated, place):
                yield Stretch(start=token.start, end=token.end, lengths=lengths)
        if _continues(text, dated, place):
            last = place + 1
            while _continues(text, dated, last):
                last += 1
            if span := _between(text, dated[place : last + 1]):
                yield span
            place = last
        place += 1


def _continues(text: str, dated: list[Token], place: int) -> bool:
    """Is the next period of the same form joined to this one?"""
    if place + 1 >= len(dated):
        return False
    one, other = dated[place], dated[place + 1]
    assert one.period
    assert other.period
    gap = text[one.end : other.start].lower()
    return (
        one.period.form == other.period.form
        and one.period.form in ("date", "month", "financial year", "year")
        and bool(_JOINED.match(gap) or (_LISTED.match(gap) and one.period.form == "financial year"))
    )


def _between(text: str, ends: list[Token]) -> Stretch | None:
    first, last = ends[0].period, ends[-1].period
    assert first
    assert last
    if last.first <= first.first or (len(ends) > 2 and first.form != "financial year"):
        return None
    start, end = ends[0].start, ends[-1].end
    period = Period(first.first, last.last, "months")
    if first.form in ("financial year", "year"):
        years = (last.first - first.first) // YEAR + 1
        lengths = {
            YEAR * years,
            YEAR * (years - 1),
            YEAR * len(ends) if _listed(text, ends) else YEAR * years,
        }
        return Stretch(start=start, end=end, lengths=frozenset(lengths))
    if first.form == "month":
        return Stretch(
            start=start, end=end, lengths=frozenset({period.months, period.months - 1}), period=period
        )
    days = [_day(token.text) for token in ends]
    if days[0] == 1 and days[1] and days[1] >= _LAST_DAY:
        return Stretch(start=start, end=end, lengths=frozenset({period.months}), period=period)
    lengths = {period.months - 2, period.months - 1, period.months}
    return Stretch(start=start, end=end, lengths=frozenset(lengths))


def _listed(text: str, ends: list[Token]) -> bool:
    return all(_LISTED.match(text[one.end : other.start].lower()) for one, other in pairwise(ends))


def _day(text: str) -> int | None:
    match = _DAY.search(text)
    return int(match[1] or match[2]) if match else None


def _of_names(text: str, tokens: Sequence[Token]) -> Iterator[Stretch]:
    """ "October to March", without a year."""
    for match in _NAMES.finditer(text):
        if any(token.start < match.end() and match.start() < token.end for token in tokens):
            continue
        one, two = (_MONTHS.index(match[name][:3].lower()) for name in ("one", "two"))
        months = (two - one) % YEAR + 1
        yield Stretch(
            start=match.start("one"), end=match.end(), lengths=frozenset({months, months - 1}), yearly=True
        )
