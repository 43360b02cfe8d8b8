"""How long the KPI return of one quarter takes for a large service: `python -m benchmarks.returns` (5,000 children).

The bar is 2 seconds. Measured is the whole command, `yjp return kpi --out F.xlsx`, in a process of its own: starting
Python, reading the workspace, counting this quarter and the one before, the checks, and the workbook. The children are
made up; a fifth of them have an order ending in the quarter, which is more than any service has.
"""

import argparse
import sys
import tempfile
from datetime import date
from pathlib import Path

import polars as pl

from benchmarks.caseload import made_up
from benchmarks.installed import Took, timed
from yjp.compute import compute, manifest
from yjp.indicators.kpi.cohort import cohort
from yjp.model.caseload import Caseload
from yjp.settings import Settings
from yjp.store import Workspace
from yjp.stored import about

CHILDREN = 5_000
RUNS = 5
BAR_SECONDS = 2.0
PERIOD, END = "2025Q1", date(2025, 6, 30)
START = date(2025, 1, 1)
ENDING_ONE_IN = 5


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


def main() -> None:
    """Print the times; the exit code is 1 where the median is over the bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--children", type=int, default=CHILDREN)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument(
        "--all-libraries", action="store_true", help="also those of a development environment"
    )
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, out = Path(name) / "w", Path(name) / "kpi.xlsx"
        ending = workspace(folder, wanted.children)
        words = ("-w", folder, "return", "kpi", "--period", PERIOD, "--out", out)
        # A check that fails is no error here.
        runs: list[Took] = [timed(*words, all_libraries=wanted.all_libraries) for _ in range(wanted.runs)]
        clock, processor = sorted(each.clock for each in runs), sorted(each.processor for each in runs)
        median = clock[len(runs) // 2]
        print(f"{wanted.children:,} children, {ending:,} with an order ending in {PERIOD}")
        print(f"workbook of {out.stat().st_size:,} bytes")
        print(f"seconds: median {median:.2f}, best {clock[0]:.2f}, worst {clock[-1]:.2f} of {len(runs)} runs")
        print(f"seconds of processor: median {processor[len(runs) // 2]:.2f}")
        print(f"bar of {BAR_SECONDS:g} s: {'met' if median < BAR_SECONDS else 'not met'}")
    sys.exit(median >= BAR_SECONDS)


if __name__ == "__main__":
    main()
