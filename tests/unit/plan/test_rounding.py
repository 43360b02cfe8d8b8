"""The note on rounding: under tables whose shown numbers miss each other, and under no others."""

from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from tests.sample import sample
from yjp.charts.spec import Cell, Table
from yjp.plan.bindings import Bindings
from yjp.plan.document import opened, to_bytes
from yjp.plan.material import Material
from yjp.plan.page import Page
from yjp.plan.refresh import State, record, refresh
from yjp.plan.rounding import NOTES, SHARES, rounding_note
from yjp.plan.tables import columns_of

CHANGES = NOTES[1]
HEAD = ("Area", "2018", "2017", "Change", "Verdict")


def of_shares(*shares: str, total: str = "100%", label: str = "All") -> str:
    rows = [("Group", "Number", "Share of all"), *(("A", "1", each) for each in shares), (label, "9", total)]
    return rounding_note(rows)


@pytest.mark.parametrize(
    ("shares", "note"),
    [
        (
            ("85.4%", "9.8%", "4.9%"),
            SHARES,
        ),  # 100.1: Rotherham's first time entrants of 2018, 35, 4 and 2 of 41
        (("39.0%", "58.5%", "2.4%"), SHARES),  # 99.9: 16, 24 and 1 of 41
        (("80.5%", "19.5%"), ""),  # 100
        (("33%", "33%", "33%"), SHARES),  # 99, whole percentages
        (("33.3%", "33.3%", "33.3%", "0.0%"), SHARES),
        (("40.0%", "40.0%"), ""),  # 80: more than rounding explains
        (("85.4%", "not shown", "4.9%"), ""),  # a part is hidden: it must not be worked out
        (("100.1%",), ""),  # one part is no sum
    ],
)
def test_shares_that_miss_the_whole(shares: tuple[str, ...], note: str) -> None:
    assert of_shares(*shares) == note


def test_percentages_that_are_no_parts_of_a_whole() -> None:
    """Reoffending by group: the last row is a percentage of its own."""
    assert of_shares("16.5%", "16.5%", total="33.1%") == ""
    assert of_shares("85.4%", "9.8%", "4.9%", label="Not known") == ""


@pytest.mark.parametrize(
    ("row", "note"),
    [
        # 30 of 91 and 32 of 116 children: 32.967% less 27.586% is 5.381, while 33.0 less 27.6 is 5.4.
        (("33.0%", "27.6%", "+5.4 percentage points"), ""),
        (("33.0%", "27.5%", "+5.4 percentage points"), CHANGES),  # 5.5 by what is shown
        (("33.0%", "27.5%", "+5.5 percentage points"), ""),
        (("169", "232", "−27.0%"), CHANGES),  # 63 of 232 is 27.2%
        (("3.47", "2.77", "+25.3%"), ""),  # 0.70 of 2.77 is 25.3%
        (("0.12", "0.41", "−0.29"), ""),
        (("1,240", "1,000", "+24.0%"), ""),
        (("169", "232", "−20.0%"), ""),  # more than rounding explains: another basis, not a rounding
        (("169", "not held", "−27.0%"), ""),
        (("169", "232", "not available"), ""),
        (("5", "0", "+100.0%"), ""),
    ],
)
def test_changes_that_miss_the_figures_beside_them(row: tuple[str, ...], note: str) -> None:
    assert rounding_note([HEAD, ("Rotherham", *row, "No clear change")]) == note


def test_a_table_without_parts_or_changes() -> None:
    assert rounding_note([("Need", "Share"), ("Housing", "33.3%"), ("School", "50.0%")]) == ""
    assert rounding_note([("Term", "Meaning")]) == ""
    assert rounding_note([("Indicator", "Change"), ("A", "+1.0%")]) == ""


def groups(*shares: str) -> Table:
    rows = [(Cell(text=f"Group {number}"), Cell(text=text)) for number, text in enumerate(shares)]
    return Table(
        id="groups.2019#table",
        caption="Groups",
        headers=("Group", "Share of all"),
        rows=(*rows, (Cell(text="All"), Cell(text="100%"))),
    )


ROUNDED, WHOLE = groups("85.4%", "9.8%", "4.9%"), groups("85.4%", "9.8%", "4.8%")


def bindings(table: Table) -> Bindings:
    return Bindings(ledger=sample(), material=Material(tables={table.id: table}))


def plan(table: Table, note: str = "") -> bytes:
    document = opened()
    page = Page(document, sample().about.extract_date)
    page.table(table, columns_of(table), note=note)
    page.text("We help children.")
    return record(to_bytes(document), bindings(table))


def below(content: bytes) -> list[str]:
    """The paragraphs of notes."""
    found = docx.Document(BytesIO(content)).paragraphs
    return [each.text for each in found if each._p.pPr is not None and each.style.name == "Note"]  # type: ignore[union-attr]


def test_it_stands_below_the_table_after_its_other_note() -> None:
    assert below(plan(ROUNDED)) == [SHARES]
    assert below(plan(ROUNDED, "Source: records.")) == [f"Source: records. {SHARES}"]
    assert below(plan(WHOLE, "Source: records.")) == ["Source: records."]
    assert below(plan(WHOLE)) == []


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (ROUNDED, WHOLE, [f"Take out below it: {SHARES}"]),
        (WHOLE, ROUNDED, [f"Write below it: {SHARES}"]),
        (ROUNDED, ROUNDED, []),
        (WHOLE, WHOLE, []),
    ],
)
def test_a_refresh_says_where_it_fits_no_more(before: Table, after: Table, said: list[str]) -> None:
    done = refresh(plan(before), bindings(after))
    assert [each.note for each in done.report.of(State.FLAGGED)] == said
    assert refresh(done.content, bindings(after)).report.of(State.FLAGGED) == []
    body = docx.Document(BytesIO(done.content)).element.body
    cells = ["".join(t.text or "" for t in each.iter(qn("w:t"))) for each in body.iter(qn("w:tc"))]
    assert cells[7] == after.rows[2][1].text
