"""What a file says of the return in it, so that it is known again: the same lines in every kind of file."""

from collections.abc import Mapping
from typing import Any

from yjp.ledger import About
from yjp.writers.workbook import Column, Sheet
from yjp_returns.definition import Return

RUN = "Run"
WHAT = "What"
STATUTORY = "statutory"
STAMP_FILE = "run.json"
"""What a folder says of the return in it."""


def stamp(
    declared: Return[Any], period: str, about: About, *, failed: int, holds_children: bool
) -> Mapping[str, Any]:
    """Return, period, service, extract, run, and how the checks came out. ``yjp_returns.read_back`` reads it."""
    return {
        "return": declared.id,
        "year": declared.year,
        "period": period,
        "service": about.service,
        "extract_date": about.extract_date.isoformat(),
        "run_id": about.run_id,
        "yjp_version": about.yjp_version,
        "made_up": about.made_up,
        "profile": STATUTORY,
        "holds_children": holds_children,
        "failed_checks": failed,
    }


def run_sheet(stamped: Mapping[str, Any], about: About) -> Sheet:
    """The stamp as the last sheet of a workbook."""
    words = {True: "yes", False: "no"}
    return Sheet(
        name=RUN,
        title="The run that made this return",
        about="Extract, version and run behind the return",
        notes=("The same extract, entries and version give the same return.",),
        columns=(Column(WHAT, 24), Column("Value", 90)),
        rows=[
            *(
                (name, words.get(value, str(value)) if isinstance(value, bool) else str(value))
                for name, value in stamped.items()
            ),
            *(("note", note) for note in about.notes),
        ],
        nothing="Nothing is known of the run.",
    )
