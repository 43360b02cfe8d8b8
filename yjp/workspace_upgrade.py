"""From an older workspace format to this one, step by step, with a copy kept.

Each step is written once and names files as its format had them: it must go on working when the code around it changes.
A step may be run again over what it has done already, so an upgrade that was killed is finished by running it again.
"""

import io
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from yjp import files, workspace_db
from yjp.workspace_format import DATABASE, FORMAT, Marker, read_marker, write_marker

COPIES: Final = "backups"
_COPIED: Final = (
    "yjp.toml",
    "current.json",
    "workspace.json",
    DATABASE,
    "imports",
    "caseload",
    "quarantine",
    "ledger",
)


@dataclass(frozen=True, kw_only=True)
class Step:
    """From format ``since`` to the next: what it does, said to people, and what does it."""

    since: int
    title: str
    run: Callable[[Path], None]


def upgrade(workspace: Path) -> Iterator[str]:
    """Bring a workspace to this format; says each thing as it is done, nothing where there is nothing to do.

    The caller holds the workspace's lock. The figures that earlier formats lack are computed when they are next read.
    """
    found = read_marker(workspace)
    if found.format >= FORMAT and found.upgrading_from is None:
        return
    began = found.upgrading_from or found.format
    if found.upgrading_from is None:
        yield f"Kept a copy in {_keep_copy(workspace, began)}."
    for step in STEPS[found.format - 1 :]:
        write_marker(workspace, Marker(format=step.since, upgrading_from=began))
        step.run(workspace)
        yield f"Format {step.since} to {step.since + 1}: {step.title}."
    write_marker(workspace, Marker(format=FORMAT))


def _keep_copy(workspace: Path, found: int) -> Path:
    """A copy of all that the steps may touch, whole before anything is changed."""
    kept = workspace / COPIES / f"format-{found}"
    if kept.exists():
        # The copy of an earlier upgrade from this format: the workspace was put back since, and may have grown.
        numbers = [p.name.removeprefix(f"{kept.name}-") for p in kept.parent.iterdir()]
        kept = kept.with_name(f"{kept.name}-{max((int(n) for n in numbers if n.isdigit()), default=1) + 1}")
    kept.parent.mkdir(mode=0o700, exist_ok=True)
    unfinished = kept.with_name(f"{kept.name}.tmp")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    for name in _COPIED:
        if (workspace / name).is_dir():
            shutil.copytree(workspace / name, unfinished / name)
        elif (workspace / name).is_file():
            shutil.copy2(workspace / name, unfinished / name)
    unfinished.rename(kept)
    files.sync_folder(kept.parent)
    return kept


def _remember_the_import(workspace: Path) -> None:
    """Format 1 kept no list of imports, and rows did not know their row in the file."""
    pointers = workspace / "current.json"
    if pointers.is_file():
        versions = json.loads(pointers.read_text(encoding="utf-8"))
        _number_rows(
            workspace / "caseload" / versions["caseload"], workspace / "quarantine" / versions["quarantine"]
        )
        (workspace / "imports").mkdir(mode=0o700, exist_ok=True)
        # Last: a workspace with a list of imports is of format 2.
        if not any((workspace / "imports").glob("[0-9]*.json")):
            files.replace(workspace / "imports" / "000001.json", pointers.read_bytes())


def _number_rows(caseload: Path, quarantine: Path) -> None:
    """Give every accepted row the number that it had in its file: the numbers that were not set aside, in order."""
    aside = pl.read_parquet(quarantine / "quarantine.parquet")
    for path in sorted(caseload.glob("*.parquet")):
        frame = pl.read_parquet(path)
        if "_row" in frame.columns:
            continue
        taken = set(aside.filter(pl.col("table") == path.stem).get_column("row"))
        free = [n for n in range(2, frame.height + len(taken) + 2) if n not in taken][: frame.height]
        numbered = frame.insert_column(0, pl.Series("_row", free, dtype=pl.Int64))
        content = io.BytesIO()
        numbered.write_parquet(content)
        files.replace(path, content.getvalue())


def _nothing_to_rewrite(workspace: Path) -> None:
    """Only the ledger changed, and that is computed anew from the caseload when it is next read."""


STEPS: Final = (
    Step(since=1, title="the import is listed and its rows are numbered", run=_remember_the_import),
    Step(since=2, title="ratings and charts over time join the figures", run=_nothing_to_rewrite),
    Step(
        since=3, title="key performance indicators and the tracker join the figures", run=_nothing_to_rewrite
    ),
    Step(since=4, title="what people decided has one version", run=workspace_db.upgrade),
)
"""Every step there ever was, oldest first; a test holds them against ``FORMAT``."""
