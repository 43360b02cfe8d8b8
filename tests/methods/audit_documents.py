"""Builds documents for the auditor from paragraphs and tables, and evaluates it on the published cases."""

import csv
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from yjp.audit.check import audit
from yjp.audit.document import Block, Cell, Document, Item, Kind, Place, Table
from yjp.audit.result import CONTRADICTIONS, Finding

DATA = Path(__file__).parent / "data"
ITEMS = Sequence[str | list[list[str]]]


def document(items: ITEMS, name: str = "case") -> Document:
    """Paragraphs and tables in order; a line without a full stop is a heading, the first row of a table its header."""
    made: list[Item] = []
    heading, tables = "", 0
    for number, item in enumerate(items, 1):
        if isinstance(item, str):
            headed = not item.endswith(".")
            heading = item if headed else heading
            made.append(
                Block(
                    text=item,
                    place=Place(block=number),
                    kind=Kind.HEADING if headed else Kind.PARAGRAPH,
                    heading="" if headed else heading,
                )
            )
        else:
            tables += 1
            made.append(_table(item, number, tables, heading))
    return Document(name=name, format="test", items=tuple(made))


def _table(rows: list[list[str]], number: int, table: int, heading: str) -> Table:
    return Table(
        rows=tuple(
            tuple(
                Cell(
                    text=text, place=Place(block=number, table=table, row=row, column=column), header=row == 1
                )
                for column, text in enumerate(cells, 1)
            )
            for row, cells in enumerate(rows, 1)
        ),
        place=Place(block=number, table=table),
        heading=heading,
    )


@cache
def phrasings() -> dict[str, list[str | list[list[str]]]]:
    """Right and wrong sentences and tables."""
    return tomllib.loads((DATA / "audit_phrasings.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, kw_only=True)
class Case:
    """A published case: what class of mistake, the rules that give the right reason, and what was found."""

    id: str
    error_class: str
    accepts: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def control(self) -> bool:
        """Must nothing be found?"""
        return not self.accepts

    @property
    def caught(self) -> bool:
        """Was it found, for the right reason?"""
        return any(finding.rule in self.accepts for finding in self.findings)

    @property
    def others(self) -> tuple[Finding, ...]:
        """Contradictions reported beside the right reason."""
        return tuple(
            finding
            for finding in self.findings
            if finding.rule not in self.accepts and finding.verdict in CONTRADICTIONS
        )


@cache
def classes() -> dict[str, str]:
    """The class of each case, from the list of published cases; the rest are the mistakes of the Rotherham plan."""
    with (DATA / "audit_cases.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["error_class"] for row in csv.DictReader(file)}


@cache
def evaluated() -> tuple[Case, ...]:
    """Every case audited."""
    cases = tomllib.loads((DATA / "audit_documents.toml").read_text(encoding="utf-8"))
    return tuple(
        Case(
            id=identifier,
            error_class=classes().get(identifier, "the Rotherham plan"),
            accepts=tuple(case["accepts"]),
            findings=audit(document(case["items"], identifier)).findings,
        )
        for identifier, case in cases.items()
    )
