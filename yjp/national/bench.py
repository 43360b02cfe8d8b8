"""The national benchmark: a made-up country, every engine in a process of its own, and whether they agree."""

import importlib.util
import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import polars as pl

from yjp import resources
from yjp.errors import Refused
from yjp.national.areas import areas, made_up_families, populations
from yjp.national.store import MANIFEST, CountryStore, open_store
from yjp.national.table import COLUMNS
from yjp.national.trial import OWN
from yjp.national.writing import write_store
from yjp.numbers import plain
from yjp.synthetic.country import BUCKET, country
from yjp.synthetic.country_places import EXTRACT_DATE, FIRST_DAY

COMPETITORS = ("duckdb", "pandas")
_MEGABYTES_OF_ONE = 150
"""Room on disk for a country of scale 1, with something to spare."""


@dataclass(frozen=True, kw_only=True)
class Trial:
    """What an engine took."""

    engine: str
    version: str
    seconds: tuple[float, ...]
    peak_bytes: int | None
    result: Path

    @property
    def typical(self) -> float:
        """The median time in seconds."""
        return median(self.seconds)


def made_up_store(folder: Path, scale: float, seed: int, bucket: int = BUCKET) -> CountryStore:
    """The made-up country of that scale and seed: the one that lies in the folder, or a new one.

    ``Refused`` where the folder holds something else, or the disk has too little room.
    """
    made_from = {"scale": str(scale), "seed": str(seed), "bucket": str(bucket)}
    if (folder / MANIFEST).exists():
        found = open_store(folder)
        if found.about.made_from == made_from:
            return found
        raise Refused(f"{folder}: another country lies here; name a new folder.")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if shutil.disk_usage(folder).free < scale * _MEGABYTES_OF_ONE * 10**6:
        raise Refused(
            f"{folder}: a country of this scale needs {plain(scale * _MEGABYTES_OF_ONE, 0)} MB of free disk."
        )
    held = populations()
    return write_store(
        folder,
        country(scale, seed, bucket),
        areas=areas(made_up_families(held)),
        populations=held,
        first_day=FIRST_DAY,
        extract_date=EXTRACT_DATE,
        made_up=True,
        made_from=made_from,
    )


def why_not(engine: str) -> str | None:
    """Why a competitor cannot run here; none if it can."""
    if importlib.util.find_spec(engine) is None:
        return f"{engine} is not installed"
    if not _query(engine).is_file():
        return f"its query, benchmarks/{_query(engine).name}, comes with the source and is not here"
    return None


def _query(engine: str) -> Path:
    return resources.PACKAGE.parent / "benchmarks" / f"national_{engine}.py"


def compete(engine: str, store: CountryStore, times: int, results: Path) -> Trial:
    """Run an engine in a process of its own and keep its table in the folder ``results``."""
    result = results / f"{engine}.parquet"
    source = OWN if engine == OWN else str(_query(engine))
    command = [sys.executable, "-m", "yjp.national.trial", source, str(store.folder), str(times), str(result)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found = json.loads(done.stdout)
    return Trial(
        engine=engine,
        version=found["version"],
        seconds=tuple(found["seconds"]),
        peak_bytes=found["peak_bytes"],
        result=result,
    )


def differing_rows(one: Path, other: Path) -> int:
    """In how many rows two tables differ, exactly: a row that only one has counts, and so does a value's last digit."""
    tables = [pl.read_parquet(path).select(COLUMNS) for path in (one, other)]
    first, second = (table.cast(tables[0].schema).sort(COLUMNS[:5]) for table in tables)
    if first.equals(second):
        return 0
    return max(
        first.join(second, on=COLUMNS, how="anti", nulls_equal=True).height,
        second.join(first, on=COLUMNS, how="anti", nulls_equal=True).height,
    )
