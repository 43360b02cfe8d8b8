"""The list of contents of a return's workbook."""

from collections.abc import Sequence

from yjp.writers.workbook import Column, Link, Sheet
from yjp.writers.workbook.book import CONTENTS


def contents(sheets: Sequence[Sheet]) -> Sheet:
    """Every sheet with a link to it, and how many rows it has."""
    return Sheet(
        name=CONTENTS,
        title="Contents",
        about="Every sheet of this workbook",
        columns=(Column("Sheet", 30), Column("What it shows", 80), Column("Rows", 10, number=True)),
        rows=[(Link(s.name, s.name), s.about, len(s.rows)) for s in sheets],
        nothing="There are no other sheets.",
    )
