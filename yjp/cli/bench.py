"""``yjp bench``: the national benchmark, and how well the auditor does."""

import os
import platform
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from yjp.errors import EXIT_FINDINGS

if TYPE_CHECKING:
    from yjp.national.bench import Trial

ALONE_FROM = 2.0
"""From this scale on only yjp runs, unless others are asked for: they would hold the whole country in memory."""
_GIGABYTE = 10**9


@click.command()
@click.argument("what", type=click.Choice(["national", "audit"]), default="national")
@click.option(
    "--scale",
    type=click.FloatRange(min=0, min_open=True),
    default=1.0,
    show_default=True,
    help="Million children.",
)
@click.option("--seed", type=int, default=1, show_default=True, help="Another number makes another country.")
@click.option(
    "--dir",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Keep the made-up country here, and use it again. A temporary folder if left out.",
)
@click.option(
    "--times", type=click.IntRange(min=1), default=5, show_default=True, help="Timed runs after a warm-up."
)
@click.option(
    "--against",
    help="Others to compare with: duckdb, pandas, both with a comma between, or none. Both if left out, up to scale 2.",
)
@click.option(
    "--bucket", type=click.IntRange(min=1), default=125_000, show_default=True, help="Children in a part."
)
def bench(
    what: str, scale: float, seed: int, folder: Path | None, times: int, against: str | None, bucket: int
) -> None:
    """Time the national counting, or score the auditor.

    national (the default): makes a country in which nobody is real, computes every indicator for every service, area
    and quarter of twenty years, and does the same with DuckDB and pandas where they are installed. Says whether all
    agree exactly.

    audit: the auditor on the published mistakes and controls that come with the source: precision, recall, seconds.
    """
    if what == "audit":
        _audit()
        return
    rivals = _rivals(against, scale)
    if folder:
        _bench(folder, scale, seed, times, rivals, bucket)
        return
    with TemporaryDirectory(prefix="yjp-bench-") as temporary:
        _bench(Path(temporary) / "country", scale, seed, times, rivals, bucket)


def _audit() -> None:
    import subprocess

    from yjp import resources
    from yjp.errors import UserError

    script = resources.PACKAGE.parent / "benchmarks" / "audit.py"
    if not script.is_file():
        raise UserError(
            "The auditor's cases come with the source, not with the installed yjp: run this in a checkout."
        )
    sys.exit(subprocess.run([sys.executable, str(script)], check=False).returncode)


def _rivals(against: str | None, scale: float) -> list[str]:
    from yjp.national.bench import COMPETITORS

    if against is None:
        return list(COMPETITORS) if scale < ALONE_FROM else []
    names = [name.strip() for name in against.split(",") if name.strip() not in ("", "none")]
    for name in names:
        if name not in COMPETITORS:
            raise click.BadParameter(
                f"{name!r} is not one of {', '.join(COMPETITORS)}, none.", param_hint="--against"
            )
    return names


def _bench(folder: Path, scale: float, seed: int, times: int, rivals: Sequence[str], bucket: int) -> None:
    from yjp.national.bench import compete, differing_rows, made_up_store, why_not
    from yjp.national.trial import OWN

    began = time.perf_counter()
    click.echo("Making the country (nobody in it is real) ...", err=True)
    store = made_up_store(folder, scale, seed, bucket)
    rows = store.about.rows
    click.echo(
        f"Made-up country: {rows['children']:,} children, {rows['offences']:,} offences, "
        f"{rows['outcomes']:,} outcomes in {store.parts} parts ({time.perf_counter() - began:.1f} s to make or find)."
    )
    with TemporaryDirectory(prefix="yjp-bench-") as results:
        trials, different = [], {}
        for engine in (OWN, *rivals):
            if engine != OWN and (reason := why_not(engine)):
                click.echo(f"{engine}: left out, {reason}.")
                continue
            click.echo(f"Timing {engine} ...", err=True)
            trials.append(compete(engine, store, times, Path(results)))
            if engine != OWN:
                different[engine] = differing_rows(trials[0].result, trials[-1].result)
    _print(trials)
    for engine, number in different.items():
        click.echo(
            f"{engine} and yjp agree in every row."
            if not number
            else f"{engine} and yjp differ in {number:,} rows."
        )
    if any(different.values()):
        sys.exit(EXIT_FINDINGS)


def _print(trials: "Sequence[Trial]") -> None:
    """Times, memory, and how many times as much as yjp."""
    own = trials[0]
    click.echo(f"Machine: {_machine()}")
    click.echo(
        f"{'engine':<8} {'version':<16} {'median s':>9} {'fastest s':>10} {'peak MB':>8} {'time x':>7} {'memory x':>9}"
    )
    for trial in trials:
        memory, of_own = "not known", "not known"
        if trial.peak_bytes and own.peak_bytes:
            memory, of_own = f"{trial.peak_bytes / 10**6:,.0f}", f"{trial.peak_bytes / own.peak_bytes:.2f}"
        click.echo(
            f"{trial.engine:<8} {trial.version:<16} {trial.typical:>9.3f} {min(trial.seconds):>10.3f} {memory:>8} "
            f"{trial.typical / own.typical:>7.2f} {of_own:>9}"
        )


def _machine() -> str:
    """Processors, memory, Python: never a name of a machine or a path."""
    facts = [f"{os.cpu_count()} processors", f"Python {platform.python_version()}"]
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / _GIGABYTE
        facts.insert(1, f"{memory:.0f} GB memory")
    if hasattr(os, "getloadavg"):
        facts.append(f"load average {os.getloadavg()[0]:.1f}")
    return ", ".join(facts)
