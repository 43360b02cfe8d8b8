"""A number with its noun: ``1 record``, ``1,204 records``."""

from yjp.numbers import plain


def numbered(n: int, noun: str) -> str:
    """``1 row`` or ``3 rows``: nouns that take an s."""
    return f"{plain(n, 0)} {noun}{'' if n == 1 else 's'}"
