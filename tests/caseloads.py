"""Typed caseloads from rows of text, as the oracle and the examples have them."""

from collections.abc import Mapping, Sequence
from datetime import date

import polars as pl

from yjp.model.caseload import Caseload, numbered
from yjp.model.registry import NAMES, table


def typed(tables: Mapping[str, Sequence[Mapping[str, str]]], extract_date: date) -> Caseload:
    """The caseload of rows of text, empty text being unknown."""
    frames = {}
    for name in NAMES:
        if name not in tables:
            continue
        columns = table(name).dtypes
        text = {c: [row.get(c) or None for row in tables[name]] for c in columns}
        frame = pl.DataFrame(text, schema=dict.fromkeys(columns, pl.String))
        cast = frame.select(
            pl.col(c).str.to_date("%Y-%m-%d") if kind == pl.Date else pl.col(c).cast(kind)
            for c, kind in columns.items()
        )
        frames[name] = numbered(cast)
    return Caseload(frames, extract_date)
