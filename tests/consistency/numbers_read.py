"""Numbers as a reader reads them, by other code than that which wrote them."""

import re
from decimal import ROUND_HALF_UP, Decimal

_NUMBER = re.compile(r"[+\-−]?\d[\d,]*(?:\.\d+)?")


def first_number(text: str) -> Decimal | None:
    """The first number of a text; none where it holds words only."""
    found = _NUMBER.search(text)
    return Decimal(found.group().replace(",", "").replace("−", "-")) if found else None


def to_places(value: float, places: int) -> Decimal:
    """Rounded half away from zero on the decimal that names the float."""
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
