"""What a number is once it is found: its value, its unit, and between which limits the print leaves it."""

from dataclasses import dataclass
from enum import StrEnum

from yjp.audit.finding.periods import Period

_EXACT_BELOW = 1000


class Kind(StrEnum):
    """The unit that is printed with a number, or that its form gives away."""

    COUNT = "C"
    DECIMAL = "D"
    PERCENT = "P"
    POINTS = "S"
    MONEY = "M"
    FRACTION = "F"
    MULTIPLE = "X"
    ORDINAL = "O"
    PERIOD = "T"
    IGNORED = "I"


@dataclass(frozen=True, slots=True)
class Range:
    """The values that a printed number can stand for."""

    low: float
    high: float

    def meets(self, other: "Range", slack: float = 1e-9) -> bool:
        """Have the two a value in common?"""
        return self.low <= other.high + slack and other.low <= self.high + slack

    def __sub__(self, other: "Range") -> "Range":
        return Range(self.low - other.high, self.high - other.low)

    def __add__(self, other: "Range") -> "Range":
        return Range(self.low + other.low, self.high + other.high)

    def __mul__(self, factor: float) -> "Range":
        ends = (self.low * factor, self.high * factor)
        return Range(min(ends), max(ends))

    def times(self, other: "Range") -> "Range":
        """The product of two ranges of either sign."""
        ends = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Range(min(ends), max(ends))

    def over(self, other: "Range") -> "Range | None":
        """The quotient; None where the divisor may be nothing."""
        if other.low <= 0 <= other.high:
            return None
        ends = [a / b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Range(min(ends), max(ends))


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One number of a text, ``start`` to ``end`` in it.

    ``decimals`` are those printed; ``scale`` what "million" or "k" multiplies with, already in ``value``.
    ``sign`` is the printed one; ``ignored`` the class of a number that is no figure; ``malformed`` says what is
    wrong with one that is not written as a number can be; ``hedge`` the word that loosens it ("about", "over").
    """

    start: int
    end: int
    text: str
    kind: Kind
    value: float | None = None
    decimals: int = 0
    scale: float = 1.0
    sign: str = ""
    word: bool = False
    ignored: str | None = None
    malformed: str | None = None
    hedge: str = ""
    period: Period | None = None

    @property
    def live(self) -> bool:
        """Can this be part of a claim?"""
        return self.ignored is None and self.value is not None and self.malformed is None

    @property
    def number(self) -> float:
        """The value of a live number."""
        assert self.value is not None
        return self.value

    @property
    def step(self) -> float:
        """The size of the last printed place: 0.1 of "44.6", 1000 of "12 thousand"."""
        return float(self.scale * 10.0**-self.decimals)

    @property
    def rounded(self) -> Range:
        """What the number can be if it was rounded to the places printed."""
        half = self.step / 2
        return Range(self.number - half, self.number + half)

    @property
    def counted(self) -> Range:
        """What a count can be: itself, or what was rounded to its trailing noughts if it is a large round one."""
        if self.kind is Kind.DECIMAL or self.scale != 1:
            return self.rounded
        step, size = 1.0, abs(self.number)
        while size >= _EXACT_BELOW and size % (step * 10) == 0 and step < size / 10:
            step *= 10
        if self.hedge and size >= 100 and size % 10 == 0:
            step = max(step, 10.0)
        half = step / 2 if step > 1 else 0.0
        return Range(self.number - half, self.number + half)

    @property
    def measured(self) -> Range:
        """What the number can be as an input: a rate or a percentage as rounded, a count as counted."""
        return self.counted if self.kind in (Kind.COUNT, Kind.MONEY) and not self.decimals else self.rounded
