"""How long all rules take, and how much memory: `python -m benchmarks.rules` (10,000 made-up children).

The caseload is written to a temporary folder. A fresh process reads it and runs every rule; its time and its peak
memory are the figures.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import polars as pl

from benchmarks.caseload import CHILDREN, EXTRACT_DATE, made_up
from yjp.model.caseload import Caseload
from yjp.rules.definition import RuleState
from yjp.rules.registry import RULES
from yjp.rules.run import run

RUNS = 5


def _megabytes() -> float:
    """Peak memory of this process; Linux counts kilobytes, macOS bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def measure(folder: Path) -> dict[str, float]:
    """Read the caseload of a folder and run every rule: to be called in a process of its own."""
    tables = {file.stem: pl.read_parquet(file) for file in sorted(folder.glob("*.parquet"))}
    caseload = Caseload(tables, EXTRACT_DATE)
    loaded = _megabytes()
    start = time.perf_counter()
    results = run(caseload, RULES)
    seconds = time.perf_counter() - start
    return {
        "rules": len(results),
        "could not run": sum(r.state is RuleState.COULD_NOT_RUN for r in results),
        "failed": sum(r.state is RuleState.FAILED for r in results),
        "failing rows": sum(r.failures for r in results),
        "rows": sum(frame.height for frame in tables.values()),
        "seconds": seconds,
        "MB with the data loaded": loaded,
        "MB at most": _megabytes(),
    }


def slowest(caseload: Caseload, number: int) -> list[tuple[str, float]]:
    """The rules that take longest one by one, in milliseconds (best of three)."""
    found = []
    for rule in RULES:
        times = []
        for _ in range(3):
            start = time.perf_counter()
            run(caseload, [rule])
            times.append(time.perf_counter() - start)
        found.append((rule.code, 1000 * min(times)))
    return sorted(found, key=lambda entry: -entry[1])[:number]


def main() -> None:
    """Print the figures of some runs, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--children", type=int, default=CHILDREN)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--slowest", type=int, default=0, help="also name so many rules that take longest")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.measure:
        print(json.dumps(measure(wanted.measure)))
        return
    caseload = made_up(wanted.children)
    with tempfile.TemporaryDirectory() as folder:
        for name, frame in caseload.tables.items():
            frame.write_parquet(Path(folder) / f"{name}.parquet")
        command = [sys.executable, "-m", "benchmarks.rules", "--measure", folder]
        runs = [
            json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            for _ in range(wanted.runs)
        ]
    one = runs[0]
    print(f"{wanted.children:,} children, {one['rows']:,} rows in {len(caseload.tables)} tables")
    print(
        f"{one['rules']} rules: {one['failed']} failed ({one['failing rows']:,} rows), "
        f"{one['could not run']} could not run"
    )
    seconds = sorted(r["seconds"] for r in runs)
    print(f"seconds: median {seconds[len(seconds) // 2]:.2f}, worst {seconds[-1]:.2f} of {len(runs)} runs")
    print(
        f"memory: {max(r['MB with the data loaded'] for r in runs):.0f} MB with the data loaded, "
        f"{max(r['MB at most'] for r in runs):.0f} MB at most"
    )
    for code, milliseconds in slowest(caseload, wanted.slowest):
        print(f"  {code} {milliseconds:.0f} ms")


if __name__ == "__main__":
    main()
