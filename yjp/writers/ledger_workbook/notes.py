"""Numbered notes: a text once, and a marker wherever it applies.

The guidance wants a marker such as ``[note 3]`` in a column of its own, never in a cell with a number, and the texts
together on one sheet.
"""

from yjp.writers.workbook import Cell, Column, Sheet

NAME = "Notes"
COLUMN = Column("Note", 10)
BLANKS = (
    "Blank cells in the column Note mean that there is no note on the row. All notes are on the sheet Notes."
)


class Notebook:
    """Texts in the order in which they are first needed."""

    def __init__(self) -> None:
        self._texts: dict[str, int] = {}

    def marker(self, text: str | None) -> Cell:
        """``[note 3]``, or an empty cell where there is nothing to say."""
        if not text:
            return None
        return f"[note {self._texts.setdefault(text, len(self._texts) + 1)}]"

    def sheet(self) -> Sheet:
        """The notes, in the order of their numbers."""
        return Sheet(
            name=NAME,
            title="Notes on the figures",
            about="The texts that the markers in square brackets stand for",
            columns=(COLUMN, Column("What it says", 110)),
            rows=[(f"[note {number}]", _sentence(text)) for text, number in self._texts.items()],
            nothing="There are no notes.",
        )


def _sentence(text: str) -> str:
    """Capital and full stop, which the ledger's short remarks do without."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")
