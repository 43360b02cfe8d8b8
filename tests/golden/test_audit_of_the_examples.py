"""The auditor on our own drafts of both packaged examples: nothing false is found, and what is planted is."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from yjp.audit.check import audit
from yjp.audit.document import Block, Cell, Document, Table
from yjp.audit.reading import read
from yjp.audit.result import CONTRADICTIONS, Finding
from yjp.cli.plan_material import material
from yjp.compute import compute, manifest
from yjp.disclosure import profile, protect
from yjp.ingest.extract import read_extract
from yjp.ledger import Ledger
from yjp.plan.draft import draft
from yjp.plan.headings import heading_set
from yjp.settings import Settings
from yjp.stored import about
from yjp.synthetic import EXAMPLES, write_example

SETS = {"rotherham_2019": "2022", "rotherham_2025": "2021"}


@dataclass(frozen=True)
class Ours:
    """A draft as the auditor reads it, and the ledger that it was written from."""

    document: Document
    ledger: Ledger


@cache
def drafts(example: str) -> dict[str, Ours]:
    """The service's own draft of an example, and the public's."""
    made = EXAMPLES[example]
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_example(made.name, folder)
        result = read_extract([folder], made.extract_date)
        settings = Settings(
            service=made.service, made_up=True, complete_since=made.complete_since, published=made.published
        )
        own = compute(
            result.caseload, settings, about(manifest(result.caseload, settings, result.hashes, {}))
        )
        found = {}
        for readers, ledger in (("own", own), ("public", protect(own, profile("public")))):
            file = folder / f"{readers}.docx"
            file.write_bytes(
                draft(ledger, material=material(result.caseload), headings=heading_set(SETS[example]))
            )
            found[readers] = Ours(read(file), ledger)
    return found


def unbound(document: Document) -> Document:
    """The document as it reads once its content controls are taken away."""
    items = tuple(
        replace(
            item,
            rows=tuple(tuple(replace(cell, bound=()) for cell in row) for row in item.rows),
        )
        if isinstance(item, Table)
        else replace(item, bound=())
        if isinstance(item, Block)
        else item
        for item in document.items
    )
    return replace(document, items=items)


@pytest.mark.parametrize("readers", ["own", "public"])
@pytest.mark.parametrize("example", SETS)
def test_nothing_is_held_against_a_draft_of_ours(example: str, readers: str) -> None:
    """With its ledger, without it, and with no content controls."""
    ours = drafts(example)[readers]
    for found in (
        audit(ours.document, ledger=ours.ledger),
        audit(ours.document),
        audit(unbound(ours.document)),
        audit(unbound(ours.document), ledger=ours.ledger),
    ):
        assert [each.sentence for each in found.findings] == []


@dataclass(frozen=True, kw_only=True)
class Planted:
    """A cell of the first table whose caption has the words, by the labels of its row and its column."""

    caption: str
    row: str
    column: str
    text: str
    rule: str
    bound: bool = False
    ledger: bool = False


PLANTED = (
    # The parts of a breakdown and its total.
    Planted(caption="by sex", row="All", column="Number", text="44", rule="casting"),
    Planted(caption="by ethnic group", row="White", column="Number", text="36", rule="casting"),
    Planted(caption="by care status", row="All", column="Reoffended", text="31", rule="casting"),
    Planted(caption="by gender and ethnicity", row="Total", column="Total M", text="17", rule="casting"),
    # A share that is not the count's.
    Planted(caption="by sex", row="Male", column="Share of all", text="88%", rule="table-share"),
    Planted(caption="by age", row="10 to 14", column="Share of all", text="93%", rule="table-share"),
    Planted(caption="by age", row="All", column="Share of all", text="109%", rule="table-share"),
    Planted(
        caption="by care status", row="Looked after", column="Percentage", text="21.1%", rule="table-share"
    ),
    # A bound number edited by hand: against the ledger, and against the same figure elsewhere.
    Planted(
        caption="by care status",
        row="All",
        column="Percentage",
        text="38.0%",
        rule="ledger",
        bound=True,
        ledger=True,
    ),
    Planted(
        caption="by care status", row="All", column="Percentage", text="38.0%", rule="one-fact", bound=True
    ),
    # The same group of the same children in two places, unbound.
    Planted(caption="by care status", row="All", column="Percentage", text="38.0%", rule="one-fact"),
)


def changed(document: Document, planted: Planted) -> Document:
    """The document with the planted text in its cell, inside the content control where there is one."""

    def cell(table: Table) -> tuple[int, int]:
        columns = [head.text for head in table.rows[0]]
        rows = [row[0].text for row in table.rows]
        return rows.index(planted.row), columns.index(planted.column)

    return _in_table(document, planted.caption, lambda table: (*cell(table), planted.text))


def _in_table(document: Document, caption: str, where: Callable[[Table], tuple[int, int, str]]) -> Document:
    place, table = next(
        (place, item)
        for place, item in enumerate(document.items)
        if isinstance(item, Table) and caption in item.caption
    )
    row, column, text = where(table)
    old: Cell = table.rows[row][column]
    assert old.text != text
    new = replace(old, text=text, bound=tuple((0, len(text), tag) for *_, tag in old.bound))
    rows = [list(each) for each in table.rows]
    rows[row][column] = new
    items = list(document.items)
    items[place] = replace(table, rows=tuple(map(tuple, rows)))
    return replace(document, items=tuple(items))


def found(ours: Ours, planted: Planted) -> tuple[Finding, ...]:
    document = changed(ours.document if planted.bound else unbound(ours.document), planted)
    return audit(document, ledger=ours.ledger if planted.ledger else None).findings


@pytest.mark.parametrize("planted", PLANTED, ids=str)
def test_a_number_planted_in_a_breakdown_is_found(planted: Planted) -> None:
    findings = found(drafts("rotherham_2019")["own"], planted)
    assert planted.rule in {each.rule for each in findings if each.verdict in CONTRADICTIONS}
    assert any(planted.text in each.sentence for each in findings)


def test_parts_that_are_shown_are_never_more_than_the_total() -> None:
    planted = Planted(
        caption="entrants by ethnic group", row="White", column="Number", text="45", rule="casting"
    )
    findings = found(drafts("rotherham_2019")["public"], planted)
    assert "The parts shown of the column \u201cNumber\u201d add up to 45, but 41 is printed." in {
        each.sentence for each in findings
    }


CONTEXT = (
    ("by outcome and care status", 3, 0, "Reprimand or final warning, 2013/14", "2013/14 is not the period"),
    (
        "Rotherham and its comparators",
        0,
        1,
        "Jan 2015 to Dec 2015",
        "is not the period of the values below it",
    ),
    (
        "Remands to custody",
        3,
        0,
        "Remanded, outcome awaited",
        "but its figures are those of Children whose remand",
    ),
)


@pytest.mark.parametrize(("caption", "row", "column", "text", "sentence"), CONTEXT)
def test_wrong_words_around_a_bound_figure_are_found(
    caption: str, row: int, column: int, text: str, sentence: str
) -> None:
    ours = drafts("rotherham_2019")["own"]
    document = _in_table(ours.document, caption, lambda _: (row, column, text))
    findings = audit(document, ledger=ours.ledger).findings
    assert any(each.rule == "ledger-context" and sentence in each.sentence for each in findings)
