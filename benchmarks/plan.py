"""How long a plan takes: a new draft of one service, a refresh and a check of it, and a refresh with newer figures.

    .venv/bin/python benchmarks/plan.py WORKSPACE [--times 5]

The workspace is one of `yjp demo --no-serve --dir WORKSPACE`. Reading the ledger is not in the times, writing the bytes
is. The newer figures are the same ledger with every count of first time entrants one higher. The bar (issue 5): a draft
in under 2 seconds.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polars as pl

from yjp.cli.plan_material import workspace_material
from yjp.ledger import Ledger
from yjp.plan.bindings import Bindings
from yjp.plan.draft import draft
from yjp.plan.headings import SETS
from yjp.plan.refresh import check, refresh
from yjp.store import Workspace

BAR_S = 2.0


def newer(ledger: Ledger) -> Ledger:
    """One first time entrant more in every window."""
    own = (
        (pl.col("indicator") == "fte_count")
        & (pl.col("area") == ledger.about.area)
        & pl.col("value").is_not_null()
    )
    more = [
        pl.when(own).then(pl.col(each) + 1).otherwise(pl.col(each)).alias(each)
        for each in ("value", "numerator")
    ]
    return replace(ledger, figures=ledger.figures.with_columns(more))


def timed(name: str, times: int, work: Callable[[], object]) -> float:
    """Run it once to warm up, then so often; prints and returns the median in seconds."""
    work()
    took = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
    median = statistics.median(took)
    print(f"{name}: median {median:.2f} s, fastest {min(took):.2f} s")
    return median


def main() -> int:
    """Draft under each set of headings, then refresh."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("workspace", type=Path)
    given.add_argument("--times", type=int, default=5)
    asked = given.parse_args()
    workspace = Workspace(asked.workspace)
    ledger, material = workspace.ledger(), workspace_material(workspace)
    slowest = max(
        timed(
            f"draft, headings of {each.id}",
            asked.times,
            lambda each=each: draft(ledger, material=material, headings=each),  # type: ignore[misc]
        )
        for each in SETS
    )
    content = draft(ledger, material=material)
    same, later = (
        Bindings(ledger=ledger, material=material),
        Bindings(ledger=newer(ledger), material=material),
    )
    timed("refresh, nothing new", asked.times, lambda: refresh(content, same))
    timed("refresh, newer figures", asked.times, lambda: refresh(content, later))
    timed("check", asked.times, lambda: check(content, later))
    print(f"{len(content) / 1024:.0f} kB; the bar is {BAR_S:.0f} s for a draft")
    return 0 if slowest < BAR_S else 1


if __name__ == "__main__":
    raise SystemExit(main())
