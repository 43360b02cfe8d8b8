"""The ledger as a tidy file, the same bytes for the same ledger."""

import io
from collections.abc import Callable

import polars as pl


def csv(frame: pl.DataFrame) -> bytes:
    """UTF-8 CSV with a header, unrounded values, empty for nothing."""
    return frame.write_csv().encode()


def json(frame: pl.DataFrame) -> bytes:
    """A JSON array with one object a figure; dates as YYYY-MM-DD."""
    return frame.write_json().encode() + b"\n"


def parquet(frame: pl.DataFrame) -> bytes:
    """Parquet with the ledger's schema."""
    buffer = io.BytesIO()
    frame.write_parquet(buffer)
    return buffer.getvalue()


FORMATS: dict[str, Callable[[pl.DataFrame], bytes]] = {"csv": csv, "json": json, "parquet": parquet}
