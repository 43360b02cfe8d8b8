"""Where counts for pooling come from: files that yjp.toml names, then what ships with yjp."""

from pathlib import Path

import polars as pl

from yjp import reference
from yjp.comparators.counts_file import read_counts
from yjp.comparators.pool import COUNTS
from yjp.settings import Settings

DATASET = "published_counts_2019"


def known_counts(settings: Settings) -> pl.DataFrame:
    """Counts in the schema ``pool.COUNTS``; a file of the service's own comes before what ships with yjp.

    ``UnreadableInput`` for a file with a mistake.
    """
    folder = settings.folder or Path()
    own = [read_counts(folder / name) for name in settings.counts]
    return pl.concat([*own, packaged_counts()]).unique(
        subset=["indicator", "window", "area", "state"], keep="first", maintain_order=True
    )


def packaged_counts() -> pl.DataFrame:
    """Counts behind published rates that ship with yjp, of services and of larger areas, by slug."""
    # Each row is of its own edition: most are of plans of 2019, but not all.
    shipped = reference.dataset(DATASET).rename({"source": "source_ref", "published": "vintage"})
    return shipped.select(
        (pl.col(name) if name in shipped.columns else pl.lit(None)).cast(kind).alias(name)
        for name, kind in COUNTS.items()
    )
