"""One way of showing a number: rounding, thousands, signs, and the noun that is counted.

Values are stored unrounded; what people read is rounded half away from zero (design section 4).
"""

from decimal import ROUND_HALF_UP, Decimal

MINUS = "\N{MINUS SIGN}"


def rounded(value: float, decimals: int) -> Decimal:
    """Round half away from zero, on the shortest decimal that names the float (2.675 gives 2.68)."""
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def plain(value: float, decimals: int) -> str:
    """``1,234.5``: thousands separated, minus sign for negatives, never a negative zero."""
    number = rounded(value, decimals)
    text = f"{abs(number):,.{decimals}f}"
    return f"{MINUS}{text}" if number < 0 else text


def signed(value: float, decimals: int) -> str:
    """``+1.2``, ``−1.2`` or ``0.0``: for changes."""
    number = rounded(value, decimals)
    return f"+{plain(value, decimals)}" if number > 0 else plain(value, decimals)


def numbered(count: int, noun: str, many: str | None = None) -> str:
    """``1 record``, ``1,204 records``, ``2 queries``: a number with its noun; ``many`` where that is irregular."""
    if count == 1:
        return f"1 {noun}"
    usual = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{plain(count, 0)} {many or usual}"
