"""Holding a workbook against every rule."""

from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

from yjp.writers.checker.reading import read_workbook
from yjp.writers.checker.rules import RULES


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One place that breaks a rule: where it is, and one sentence that says what is wrong there."""

    rule: str
    essential: bool
    sheet: str | None
    cell: str | None
    sentence: str

    def __str__(self) -> str:
        """``Quarters, B7 (blank_cells): A cell of the table is blank``; the whole document has no place."""
        place = ", ".join(part for part in (self.sheet, self.cell) if part) or "Document"
        return f"{place} ({self.rule}): {self.sentence}"


def check_workbook(
    workbook: bytes | Path, *, except_for: Container[str] = frozenset(), name: str = "workbook"
) -> list[Finding]:
    """What breaks the guidance in an .xlsx file, rule by rule; empty where nothing does.

    ``except_for`` names rules that the workbook need not keep. ``UnreadableInput`` for what is no workbook.
    """
    if isinstance(workbook, Path):
        name, workbook = str(workbook), workbook.read_bytes()
    book = read_workbook(workbook, name)
    return [
        Finding(rule=rule.id, essential=rule.essential, sheet=sheet, cell=cell, sentence=sentence)
        for rule in RULES
        if rule.id not in except_for
        for sheet, cell, sentence in rule.look(book)
    ]
