"""Reading back what was released before, so that a new release does not give it away by subtraction."""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from yjp.errors import UnreadableInput
from yjp.figures import COMPARISONS, SCHEMA, empty
from yjp.ledger import About, Ledger
from yjp.writers.tidy import manifest_of

_ASK = "Give a file that yjp figures wrote as CSV, JSON or Parquet."


def read_release(path: Path, about: About) -> Ledger:
    """The figures of an earlier export as a ledger; ``about`` stands in where the file does not say its run.

    ``UnreadableInput`` for a file that is no such export.
    """
    try:
        content = path.read_bytes()
        frame, manifest = _READERS[path.suffix.lower()](content)
        figures = frame.select(_typed(frame, name, kind) for name, kind in SCHEMA.items())
    except OSError:
        raise UnreadableInput(path, "it cannot be read", _ASK) from None
    except (KeyError, ValueError, pl.exceptions.PolarsError):
        raise UnreadableInput(path, "this is no export of the figures", _ASK) from None
    if manifest:
        about = About(
            service=manifest["service"],
            area=manifest["area"],
            extract_date=date.fromisoformat(manifest["extract_date"]),
            made_up=manifest["made_up"],
            yjp_version=manifest["yjp_version"],
            run_id=manifest["run_id"],
        )
    return Ledger(figures=figures, comparisons=empty(COMPARISONS), about=about)


def _typed(frame: pl.DataFrame, name: str, kind: pl.DataType) -> pl.Expr:
    """A column in its own type; text has no cast to dates and booleans."""
    column, text = pl.col(name), frame.schema[name] == pl.String
    if text and kind == pl.Date:
        return column.str.to_date("%Y-%m-%d")
    if text and kind == pl.Boolean:
        return column == "true"
    return column.cast(kind)


def _csv(content: bytes) -> tuple[pl.DataFrame, Any]:
    return pl.read_csv(io.BytesIO(content), infer_schema=False), None


def _json(content: bytes) -> tuple[pl.DataFrame, Any]:
    found = json.loads(content)
    rows = [{name: row.get(name) for name in SCHEMA} for row in found["figures"]]
    texts = {name: pl.String() if kind == pl.Date() else kind for name, kind in SCHEMA.items()}
    return pl.DataFrame(rows, schema=texts), found["manifest"]


def _parquet(content: bytes) -> tuple[pl.DataFrame, Any]:
    return pl.read_parquet(io.BytesIO(content)), manifest_of(content)


_READERS = {".csv": _csv, ".json": _json, ".parquet": _parquet}
