"""How long the KPI return of one quarter takes for a large service: `python -m benchmarks.returns` (5,000 children).

The bar is 2 seconds. Measured is the whole command, `yjp return kpi --out F.xlsx`, in a process of its own: starting
Python, reading the workspace, counting this quarter and the one before, the checks, and the workbook. The children are
made up; a fifth of them have an order ending in the quarter, which is more than any service has.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import polars as pl

from benchmarks.caseload import made_up
from yjp.compute import compute, manifest
from yjp.indicators.kpi.cohort import cohort
from yjp.model.caseload import Caseload
from yjp.settings import Settings
from yjp.store import Workspace, about

CHILDREN = 5_000
RUNS = 5
BAR_SECONDS = 2.0
PERIOD, END = "2025Q1", date(2025, 6, 30)
START = date(2025, 1, 1)
ENDING_ONE_IN = 5
COMMAND = """
import sys
from importlib.machinery import PathFinder

class Installed(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        hidden = name.partition(".")[0] in ("pandas", "numpy", "pyarrow")
        return None if hidden else super().find_spec(name, path, target)

if "--all-libraries" in sys.argv:
    sys.argv.remove("--all-libraries")
else:
    sys.meta_path = [Installed if each is PathFinder else each for each in sys.meta_path]
from yjp.cli import main

sys.exit(main())
"""
"""The command as an installation runs it: pandas and numpy are development dependencies, and a library that finds them
takes half a second to load them."""


def busy(caseload: Caseload) -> Caseload:
    """The caseload with one programme in five ending in the quarter, of children of 11 to 16, all at home here."""
    place = pl.int_range(pl.len())
    chosen = place % ENDING_ONE_IN == 0
    programmes = caseload.tables["programmes"].with_columns(
        pl.when(chosen)
        .then(pl.lit(END) - pl.duration(days=place % 90))
        .otherwise("end_date")
        .alias("end_date"),
        pl.when(chosen).then(pl.lit(START)).otherwise("start_date").alias("start_date"),
    )
    born = pl.lit(date(2008, 6, 1)) + pl.duration(days=place % (5 * 365))
    return Caseload(
        {
            **caseload.tables,
            "children": caseload.tables["children"].with_columns(born.alias("date_of_birth")),
            "outcomes": caseload.tables["outcomes"].with_columns(
                residence=pl.lit("local"), appeal_status=pl.lit("none")
            ),
            "programmes": programmes,
        },
        caseload.extract_date,
    )


def workspace(folder: Path, children: int) -> int:
    """Write the workspace; how many children have an order ending in the quarter."""
    caseload, settings = busy(made_up(children)), Settings(service="Rotherham", made_up=True)
    made = manifest(caseload, settings, {}, {})
    space = Workspace.create(folder, settings)
    space.save_import(caseload, pl.DataFrame({"table": []}), compute(caseload, settings, about(made)), made)
    return cohort(caseload, [END]).collect().height


def seconds(folder: Path, out: Path, *extra: str) -> tuple[float, float]:
    """One run of the command: on the clock, and of the processor. A check that fails is no error here."""
    command = [sys.executable, "-c", COMMAND, *extra, "-w", str(folder)]
    command += ["return", "kpi", "--period", PERIOD, "--out", str(out)]
    before, start = _processor(), time.perf_counter()
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    taken = time.perf_counter() - start
    if done.returncode not in (0, 1) or not out.is_file():
        raise SystemExit(done.stderr)
    return taken, _processor() - before


def _processor() -> float:
    """Seconds of processor time of the processes that have ended: on a busy machine the clock says more."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print the times; the exit code is 1 where the median is over the bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--children", type=int, default=CHILDREN)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument(
        "--all-libraries", action="store_true", help="also those of a development environment"
    )
    wanted = parser.parse_args()
    extra = ("--all-libraries",) if wanted.all_libraries else ()
    with tempfile.TemporaryDirectory() as name:
        folder, out = Path(name) / "w", Path(name) / "kpi.xlsx"
        ending = workspace(folder, wanted.children)
        runs = sorted(seconds(folder, out, *extra) for _ in range(wanted.runs))
        median = runs[len(runs) // 2][0]
        print(f"{wanted.children:,} children, {ending:,} with an order ending in {PERIOD}")
        print(f"workbook of {out.stat().st_size:,} bytes")
        print(
            f"seconds: median {median:.2f}, best {runs[0][0]:.2f}, worst {runs[-1][0]:.2f} of {len(runs)} runs"
        )
        processor = sorted(used for _, used in runs)
        print(f"seconds of processor: median {processor[len(runs) // 2]:.2f}")
        print(f"bar of {BAR_SECONDS:g} s: {'met' if median < BAR_SECONDS else 'not met'}")
    sys.exit(median >= BAR_SECONDS)


if __name__ == "__main__":
    main()
