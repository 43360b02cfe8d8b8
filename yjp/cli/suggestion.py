"""``yjp import --mapping suggest``: a first mapping, written for a person to read and mend."""

from collections.abc import Sequence
from pathlib import Path

from yjp.cli import output, session
from yjp.errors import UserError, WorkspaceError
from yjp.settings import FILE as SETTINGS

SUGGEST = "suggest"
FILE = "mapping-suggested.toml"
OWN = "our-system"
"""What a service may call its own mapping, in examples."""


def write_suggestion(workspace: Path, paths: Sequence[Path], out: Path | None) -> None:
    """Look at an export, write a first mapping and say how sure it is. Nothing is imported."""
    from yjp.ingest.mapping.suggest import suggest, write
    from yjp.ingest.sheets import read_sheets

    target = out or session.workspace(workspace).path / FILE
    if target.exists():
        raise WorkspaceError(
            f"{target}: a mapping is here already and may hold your work. Rename it, or say --out FILE."
        )
    with session.working("Comparing the export with the model"):
        found = suggest(read_sheets(paths))
    if not found.tables:
        raise UserError(
            "Nothing in the export resembles a table of the model, so there is no mapping to suggest. "
            "Check that it has rows of headings; a mapping can also be written by hand."
        )
    output.write(target, write(found, target.stem).encode())
    lines = [line for guess in found.tables for line in guess.lines]
    words = sum(len(line.unplaced) for line in lines)
    missing = [f"{guess.table}.{column}" for guess in found.tables for column in guess.missing]
    session.say(f"{len(lines):,} columns of {len(found.tables)} tables were placed, {found.unsure:,} unsure.")
    if found.american:
        session.say(
            f"The dates of {', '.join(found.american)} seem to have the month first (American). Save the export again "
            "with British settings: some would be set aside, and the others read as wrong days."
        )
    if missing:
        session.say(f"Not found, and needed: {', '.join(missing)}.")
    if words:
        session.say(f"{words:,} code words have no code yet.")
    day = "" if _day_is_set(workspace) else " --extract-date YYYY-MM-DD"
    session.say(
        f"Wrote {target}. Read it line by line and save it under a name of its own, then: "
        f"{session.in_workspace(workspace)} import --mapping {OWN} {' '.join(map(session.as_typed, paths))}{day}"
    )


def _day_is_set(workspace: Path) -> bool:
    """Whether yjp.toml has the day of the extract; with ``--out`` there need be no workspace yet."""
    return (workspace / SETTINGS).is_file() and session.workspace(workspace).settings.extract_date is not None
