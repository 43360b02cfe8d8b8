"""Reads and validates a plain extract of a million rows: time and peak memory.

    .venv/bin/python benchmarks/intake.py [rows]

The extract is made up, written to a temporary folder, and read in a process of its own, so that the peak is the
import's alone. The bar (issue 3): under 5 seconds and 1 GB.
"""

import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import polars as pl

DAY = date(2026, 6, 30)
SHARES = {
    "children": 0.1,
    "offences": 0.3,
    "outcomes": 0.3,
    "programmes": 0.1,
    "care_status": 0.1,
    "send": 0.1,
}


def write(folder: Path, rows: int) -> None:
    """An extract whose tables add up to so many rows; every thousandth outcome has an unknown code."""
    n = {name: int(rows * share) for name, share in SHARES.items()}
    children = pl.int_range(n["children"], eager=True)
    born = pl.date_range(date(2005, 1, 1), date(2013, 12, 31), eager=True)
    frames = {
        "children": pl.DataFrame({"i": children}).select(
            child_id=pl.format("C{}", "i"),
            date_of_birth=born.gather(children * 7919 % len(born)),
            sex=pl.when(pl.col("i") % 5 == 0).then(pl.lit("female")).otherwise(pl.lit("male")),
            ethnicity=pl.lit("W1"),
        )
    }
    events = pl.DataFrame({"i": pl.int_range(n["offences"], eager=True)}).with_columns(
        child_id=pl.format("C{}", pl.col("i") % n["children"]),
        offence_date=pl.lit(date(2023, 1, 1)) + pl.duration(days=pl.col("i") % 1000),
    )
    frames["offences"] = events.select(
        "child_id",
        "offence_date",
        offence_id=pl.format("F{}", "i"),
        offence_category=pl.lit("public_order"),
        gravity=pl.col("i") % 8 + 1,
        knife=pl.lit("no"),
    )
    frames["outcomes"] = events.select(
        "child_id",
        outcome_id=pl.format("O{}", "i"),
        offence_id=pl.format("F{}", "i"),
        outcome_date=pl.col("offence_date") + pl.duration(days=60),
        outcome_type=pl.when(pl.col("i") % 1000 == 0)
        .then(pl.lit("warning"))
        .otherwise(pl.lit("youth_caution")),
        residence=pl.lit("local"),
    )
    spells = frames["children"].select("child_id", start_date=pl.lit(date(2024, 1, 1)))
    frames["programmes"] = spells.with_columns(
        programme_id=pl.col("child_id").str.replace("C", "P"), disposal_type=pl.lit("prevention")
    )
    frames["care_status"] = spells.with_columns(status=pl.lit("looked_after"))
    frames["send"] = spells.with_columns(category=pl.lit("ehcp"), identified=pl.lit("yes"))
    for name, frame in frames.items():
        frame.write_csv(folder / f"{name}.csv")


def read(folder: Path) -> None:
    """The import itself, in this process, with its time and this process's peak memory."""
    from yjp.ingest.extract import read_extract

    start = time.perf_counter()
    result = read_extract([folder], DAY)
    seconds = time.perf_counter() - start
    rows = sum(c.read for c in result.counts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{rows:,} rows read, {result.quarantine.height:,} set aside: {seconds:.2f} s, peak {peak:,.0f} MB")


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "read":
        read(Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as place:
            write(Path(place), int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
            subprocess.run([sys.executable, __file__, "read", place], check=True)
