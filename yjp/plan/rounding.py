"""The note below a table whose numbers, as they are shown, do not add up: only where rounding is the reason."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from yjp.narrative.keys import ROUNDING

SHARES = "Percentages are rounded, so that those shown do not add up to exactly 100%."
NOTES = (SHARES, ROUNDING)
"""Every note there is, in the order in which they stand."""
_CHANGE = "Change"
_ALL = ("All", "Total")
_WHOLE = ("100%", "100.0%")
_NUMBER = re.compile(r"([+−]?)([\d,]+(?:\.\d+)?)(%| percentage points?|)")
_Number = tuple[Decimal, str, Decimal]
"""A number as shown, what follows it, and half of its last digit: how far rounding may have moved it."""


def rounding_note(rows: Sequence[Sequence[str]]) -> str:
    """The note that a table needs; empty where it needs none. ``rows`` are its texts, those of the headings first."""
    found = (_shares_differ(rows), _changes_differ(rows))
    return " ".join(note for note, needed in zip(NOTES, found, strict=True) if needed)


def _shares_differ(rows: Sequence[Sequence[str]]) -> bool:
    """Do the percentages of a column miss the 100% below them, by no more than rounding explains?"""
    *parts, last = rows[1:] or [()]
    if len(parts) < 2 or not last or last[0] not in _ALL:
        return False
    for place, text in enumerate(last):
        shown = [_number(row[place]) for row in parts] if text in _WHOLE else []
        numbers = [each for each in shown if each is not None]
        if not numbers or len(numbers) < len(shown):
            continue
        missing = abs(sum((value for value, _, _ in numbers), Decimal(-100)))
        if 0 < missing <= sum((half for _, _, half in numbers), Decimal(0)):
            return True
    return False


def _changes_differ(rows: Sequence[Sequence[str]]) -> bool:
    """Does a change differ from that between the two numbers in front of it, by no more than rounding explains?"""
    place = list(rows[0]).index(_CHANGE) if _CHANGE in rows[0] else 0
    if place < 2:
        return False
    for row in rows[1:]:
        new, old, change = (_number(each) for each in row[place - 2 : place + 1])
        if new is None or old is None or change is None:
            continue
        seen = sorted(_between(new, old, change[1]))
        if not seen:
            continue
        value, _, half = change
        told = next(_between((new[0], "", Decimal(0)), (old[0], "", Decimal(0)), change[1]))
        if abs(told - value) > half and seen[0] - half <= value <= seen[-1] + half:
            return True
    return False


def _between(new: _Number, old: _Number, unit: str) -> Iterator[Decimal]:
    """The changes that two numbers as shown can stand for; in per cent of the old one where that is the unit."""
    if unit == "%" and old[0] - old[2] <= 0:
        return
    for one in (new[0] - new[2], new[0] + new[2]):
        for other in (old[0] - old[2], old[0] + old[2]):
            yield 100 * (one - other) / other if unit == "%" else one - other


def _number(text: str) -> _Number | None:
    match = _NUMBER.fullmatch(" ".join(text.split()))
    if match is None:
        return None
    value = Decimal(match[2].replace(",", ""))
    digits = len(match[2].partition(".")[2])
    return (-value if match[1] == "−" else value), match[3], Decimal(5).scaleb(-digits - 1)
