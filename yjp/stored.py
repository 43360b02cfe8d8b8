"""What a workspace keeps, as the bytes of its files: caseload, quarantine and ledger, and a ledger read back."""

import io
from pathlib import Path

import polars as pl

from yjp import figures
from yjp.ledger import About, Ledger
from yjp.manifest import Manifest
from yjp.model.caseload import Caseload

MANIFEST = "manifest.json"
LEDGER_FRAMES = {
    "figures": figures.SCHEMA,
    "comparisons": figures.COMPARISONS,
    "ratings": figures.RATINGS,
    "control": figures.CONTROL,
    "funnel": figures.FUNNEL,
    "curves": figures.CURVES,
}
"""The frames of a ledger, each kept as a file of its name."""


def caseload_files(caseload: Caseload, manifest: Manifest) -> dict[str, bytes]:
    """A caseload as the files of its folder, by name."""
    tables = {f"{name}.parquet": _parquet(frame) for name, frame in caseload.tables.items()}
    return tables | {MANIFEST: manifest.to_json().encode()}


def quarantine_files(quarantine: pl.DataFrame) -> dict[str, bytes]:
    """A quarantine as the file of its folder."""
    return {"quarantine.parquet": _parquet(quarantine)}


def about(manifest: Manifest) -> About:
    """What a ledger's readers are told of its run."""
    return About(
        service=manifest.service,
        area=manifest.area,
        extract_date=manifest.extract_date,
        made_up=manifest.made_up,
        yjp_version=manifest.yjp_version,
        run_id=manifest.run_id,
        notes=manifest.notes,
        measures=manifest.measures,
    )


def ledger_files(ledger: Ledger, manifest: Manifest) -> dict[str, bytes]:
    """A ledger as the files of its folder, by name."""
    return {
        **{f"{name}.parquet": _parquet(getattr(ledger, name)) for name in LEDGER_FRAMES},
        MANIFEST: manifest.to_json().encode(),
    }


def read_ledger(folder: Path, manifest: Manifest) -> Ledger:
    """The ledger in a folder of such files."""
    return Ledger(about=about(manifest), **{n: _frame(folder / f"{n}.parquet", n) for n in LEDGER_FRAMES})


def _frame(path: Path, name: str) -> pl.DataFrame:
    """A frame of a saved ledger in today's schema: what an older yjp did not write is empty."""
    schema = LEDGER_FRAMES[name]
    found = pl.read_parquet(path) if path.is_file() else figures.empty(schema)
    return found.select(
        (pl.col(column) if column in found.columns else pl.lit(None)).cast(kind).alias(column)
        for column, kind in schema.items()
    )


def _parquet(frame: pl.DataFrame) -> bytes:
    buffer = io.BytesIO()
    frame.write_parquet(buffer)
    return buffer.getvalue()
