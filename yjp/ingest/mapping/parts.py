"""Parts of a cell that are taken instead of the whole of it."""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

_POSTCODE = r"^([A-Z]{1,2}[0-9][A-Z0-9]?)\s*(?:[0-9][A-Z]{2})?$"


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of a cell; ``take`` gives null where the cell has no such part."""

    name: str
    about: str
    take: Callable[[pl.Expr], pl.Expr]


def _outward(text: pl.Expr) -> pl.Expr:
    return text.str.to_uppercase().str.extract(_POSTCODE, 1)


PARTS: dict[str, Part] = {
    part.name: part
    for part in (
        Part(
            name="outward_postcode",
            about="the first half of a postcode; the second half would say nearly which house it is",
            take=_outward,
        ),
    )
}
