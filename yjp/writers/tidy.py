"""The ledger as tidy files, the same bytes for the same ledger, each with the manifest of its run."""

import io
import json as jsons
from collections.abc import Callable

import polars as pl

from yjp.writers.provenance import Provenance

METADATA = "yjp"
"""The key of the manifest in a Parquet file's metadata."""
BESIDE = ("comparisons", "ratings", "control", "funnel", "curves")
"""Frames that stand beside the figures in JSON."""


def csv(export: Provenance) -> bytes:
    """UTF-8 CSV with a header, unrounded values, empty for nothing. The manifest goes in a file of its own."""
    return export.ledger.figures.write_csv().encode()


def json(export: Provenance) -> bytes:
    """One JSON object: ``manifest``, ``figures`` and the frames beside them, each an array with one object a row.

    Dates are YYYY-MM-DD.
    """
    ledger = export.ledger
    frames = {"figures": ledger.figures} | {name: getattr(ledger, name) for name in BESIDE}
    parts = [f'"manifest": {export.to_json().strip()}']
    # polars writes rows faster than they could be made into objects first.
    parts += [f'"{name}": {frame.write_json()}' for name, frame in frames.items()]
    return ("{" + ",\n".join(parts) + "}\n").encode()


def parquet(export: Provenance) -> bytes:
    """Parquet with the ledger's schema; the manifest is in the file's metadata, under ``yjp``."""
    buffer = io.BytesIO()
    export.ledger.figures.write_parquet(buffer, metadata={METADATA: export.to_json()})
    return buffer.getvalue()


def manifest_of(content: bytes) -> dict[str, object] | None:
    """The manifest that a Parquet file of ours carries, or None."""
    text = pl.read_parquet_metadata(io.BytesIO(content)).get(METADATA)
    return dict(jsons.loads(text)) if text else None


FORMATS: dict[str, Callable[[Provenance], bytes]] = {"csv": csv, "json": json, "parquet": parquet}
