"""How a printed number stands against what it should be, and the smallest change that would put it right."""

import re

from yjp.audit.finding.tokens import Range, Token
from yjp.audit.result import Verdict
from yjp.numbers import plain

_ABOUT = (
    "about",
    "around",
    "approx",
    "approximately",
    "circa",
    "c.",
    "c",
    "roughly",
    "some",
    "~",
    "an estimated",
    "estimated",
)
OVER = ("over", "more than", "just over", "at least", ">")
UNDER = ("under", "just under", "nearly", "almost", "less than", "fewer than", "up to", "<")


AVERAGED = re.compile(
    r"\b(?:average|mean|family|(?:yot|yjs|yos|our|comparator|statistical|similar) families)\b", re.IGNORECASE
)
"""Counts said to be averages (those of a YOT family are) were rounded to whole numbers."""


def ratio(part: Token, whole: Token, *, averaged: bool = False) -> Range | None:
    """What part divided by whole can be; averaged counts were rounded, others are whole."""
    if averaged:
        return part.rounded.over(whole.rounded)
    return part.counted.over(whole.counted)


def stands(printed: Token, actual: Range, *, sign: bool = False) -> Verdict | None:
    """Verified, consistent only by rounding, or None if the printed number cannot be the actual one.

    ``actual`` is the range that the other printed numbers leave. A number that was cut off instead of rounded
    (66% for two thirds) counts as rounding. ``sign`` compares with the printed sign, otherwise sizes are compared.
    """
    value, low, high = printed.number, actual.low, actual.high
    if not sign:
        value = abs(value)
        low, high = (low, high) if low >= 0 else (-high, -low) if high <= 0 else (0.0, max(-low, high))
    step = printed.step
    if printed.hedge in _ABOUT:
        slack = max(step, 0.05 * abs(value))
        return Verdict.ROUNDING if low - slack <= value <= high + slack else None
    if printed.hedge in OVER and value <= high + step / 2 and low <= value * 1.25 + step:
        return Verdict.VERIFIED
    if printed.hedge in UNDER and value >= low - step / 2 and high >= value * 0.8 - step:
        return Verdict.VERIFIED
    middle, half, near = (low + high) / 2, step / 2, step * 1e-6
    if abs(value - middle) <= half + near:
        return Verdict.VERIFIED
    if low - half - near <= value <= high + half + near:
        return Verdict.ROUNDING
    cut = low < value + step and value <= high if value >= 0 else low <= value and value - step < high
    return Verdict.ROUNDING if cut else None


def as_printed(value: float, like: Token) -> str:
    """A value written as the token is: its decimals, its pounds or its per cent sign."""
    decimals = like.decimals
    text = plain(abs(value) if not like.sign else value, decimals)
    if like.kind == "M":
        return f"£{text}"
    return f"{text}%" if like.kind == "P" else text


def edits(one: str, other: str) -> int:
    """How many digits must be changed, left out, put in or exchanged to make one number the other."""
    a = "".join(char for char in one if char.isdigit() or char == ".")
    b = "".join(char for char in other if char.isdigit() or char == ".")
    if a == b:
        return 0
    if len(a) == len(b):
        wrong = [place for place, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        swapped = len(wrong) == 2 and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]
        return 1 if swapped else len(wrong)
    if abs(len(a) - len(b)) == 1:
        long, short = (a, b) if len(a) > len(b) else (b, a)
        if any(long[:place] + long[place + 1 :] == short for place in range(len(long))):
            return 1
    return max(len(a), len(b))
