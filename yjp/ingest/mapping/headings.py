"""Finds columns by their headings, without regard to case, spaces and punctuation."""

import re
import unicodedata
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from yjp.errors import UnreadableInput
from yjp.ingest.raw import Cells
from yjp.model.caseload import ROW

NEAR = 80
"""How alike (of 100) a heading must be to be named as the likely one: less alike, it might be a child's value."""


def key(heading: str) -> str:
    """A heading without accents, case, spaces and punctuation; ``%`` and the like are all that some headings have."""
    letters = unicodedata.normalize("NFKD", heading).casefold()
    return re.sub(r"[^a-z0-9]", "", letters) or letters.strip()


@dataclass(frozen=True)
class Headings:
    """The columns of a sheet by heading."""

    cells: Cells

    def find(self, heading: str) -> str | None:
        """The name of the column under the heading, or nothing."""
        names = [name for name in self.cells.frame.columns if name != ROW]
        if heading in names:
            return heading
        return next((name for name in names if key(name) == key(heading)), None)

    def column(self, heading: str) -> str:
        """The name of the column; ``UnreadableInput`` where there is none, with the nearest heading if it is near."""
        found = self.find(heading)
        if found is None:
            names = {name: key(name) for name in self.cells.frame.columns if name != ROW}
            near = process.extractOne(key(heading), names, scorer=fuzz.ratio, score_cutoff=NEAR)
            raise UnreadableInput(
                self.cells.file,
                f"no column is headed {heading!r}" + (f" (there is {near[2]!r})" if near else ""),
                "Check the heading, and header_row, in the mapping.",
            )
        return found
