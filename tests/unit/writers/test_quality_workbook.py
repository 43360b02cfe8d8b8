"""The workbook: one table a sheet, text that stays text, the same bytes twice, and Excel would open it."""

import io
import zipfile
from pathlib import Path

import fastexcel
import polars as pl
import pytest
from lxml import etree

from tests.tools.ooxml import ValidateOoxml
from tests.unit.writers.reports import clean, empty, full
from yjp.writers import quality_sheets
from yjp.writers.quality_workbook import quality_workbook
from yjp.writers.workbook.cells import MOST_CHARACTERS

SHEETS = ["Summary", "By rule", "By record", "Set aside", "Accepted"]
NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def sheet(content: bytes, name: str) -> pl.DataFrame:
    return fastexcel.read_excel(content).load_sheet(name).to_polars()


def part(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return etree.fromstring(file.read(name))


def test_the_sheets_are_in_order_and_the_bytes_the_same() -> None:
    content = quality_workbook(full())
    assert fastexcel.read_excel(content).sheet_names == SHEETS
    assert content == quality_workbook(full())
    core = part(content, "docProps/core.xml")
    assert set(core.itertext()) >= {
        "2026-06-30T00:00:00Z",
        "Rotherham: data quality of the extract of 2026-06-30",
    }


@pytest.mark.parametrize("place", range(1, 6))
def test_each_sheet_is_one_table_with_one_frozen_heading_row(place: int) -> None:
    content = quality_workbook(full())
    found = part(content, f"xl/worksheets/sheet{place}.xml")
    assert found.findall(".//m:mergeCell", NS) == []
    (pane,) = found.findall(".//m:pane", NS)
    assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
    table = part(content, f"xl/tables/table{place}.xml")
    headings = [c.get("name") for c in table.findall("m:tableColumns/m:tableColumn", NS)]
    assert all(headings)
    assert len(set(headings)) == len(headings)
    assert (table.get("ref") or "").startswith("A1:")
    assert table.find("m:autoFilter", NS) is not None
    widths = found.findall("m:cols/m:col", NS)
    assert all(float(width.get("width") or 0) > 7 for width in widths)
    assert found.findall(".//m:f", NS) == [], "no cell is a formula"


def test_the_summary_says_what_could_move() -> None:
    summary = sheet(quality_workbook(full()), "Summary")
    rows = {row["What"]: row for row in summary.rows(named=True)}
    entrants = rows["First time entrants, Jul 2025 to Jun 2026"]
    # O1 may be wrong, O2 is accepted; the row of no known kind names no child and no date.
    assert (entrants["Lowest"], entrants["Highest"]) == (0, 4)
    assert entrants["In words"] == "2, between 0 and 4 until 3 records are settled"
    assert rows["Rules that could not run"]["Now"] == "1"
    assert rows["Open failures: error"]["Now"] == "1"
    assert rows["Service"]["In words"] == "The children in this example are made up; they stand for nobody."
    assert rows["Rows of outcomes set aside"]["In words"] == "3 rows read = 3 accepted + 0 set aside"


def test_rules_are_ranked_with_their_states_in_words() -> None:
    rules = sheet(quality_workbook(full()), "By rule")
    assert rules.select("Rule", "Severity", "State", "Open", "Accepted").rows() == [
        ("OUT1", "error", "failed", 1, 1),
        ("ETH1", "query", "failed", 3, 0),
        ("EDU1", "error", "could not run", 0, 0),
        ("OK1", "warning", "passed", 0, 0),
    ]
    assert rules.get_column("Could not run because")[2] == "no 'education' table in the extract"
    assert rules.get_column("First time entrants: lowest").to_list() == [1, None, None, None]


def test_records_have_places_ids_dates_and_values() -> None:
    records = sheet(quality_workbook(full()), "By record")
    first = records.row(0, named=True)
    assert (first["Rule"], first["Table"], first["Row in file"], first["Record"]) == (
        "OUT1",
        "outcomes",
        2,
        "O1",
    )
    assert (first["Child"], first["Other ids"]) == ("MARKERCHILD", "offence_id F1")
    assert first["Values to look at"] == "outcome_date 2025-08-01"
    assert first["First date in the row"].isoformat()[:10] == "2025-08-01"
    assert (first["State"], first["Could move"]) == ("open", "First time entrants")
    assert records.filter(pl.col("Record") == "O2").get_column("State").to_list() == ["accepted"]
    assert (
        records.filter(pl.col("Rule") == "ETH1").get_column("Values to look at").to_list()
        == ["ethnicity MARKER-ETH; postcode_district =1+1"] * 3
    )


def test_the_quarantine_shows_the_value_and_the_row_and_cuts_what_excel_cannot_hold() -> None:
    rows = sheet(quality_workbook(full()), "Set aside").rows(named=True)
    assert rows[0]["The row as it came"].startswith("outcome_id MARKERROW; outcome_type a")
    assert rows[1]["The row as it came"] == "MARKERROW; =2+2; http://localhost/x"
    assert rows[2]["Value"].endswith("(cut here; the whole row is in the workspace)")
    assert len(rows[2]["Value"]) < MOST_CHARACTERS + 100


def test_accepted_failures_are_listed_with_reason_and_standing() -> None:
    accepted = sheet(quality_workbook(full()), "Accepted")
    assert accepted.select("Rule", "Record", "Row in file", "Now", "Reason", "Who").rows() == [
        ("OUT1", "O2", 3, "accepted", "MARKERREASON: the court file agrees.", "Ada"),
        ("OUT1", "O9", None, "no longer fails", "MARKERREASON: the court file agrees.", "Ada"),
    ]


def test_a_sheet_that_would_be_too_long_is_cut_and_the_summary_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(quality_sheets, "MOST_ROWS", 2)
    content = quality_workbook(full())
    assert sheet(content, "By record").height == 2
    words = (
        sheet(content, "Summary").filter(pl.col("What") == "Sheet By record is cut").get_column("In words")
    )
    assert words.to_list() == ["The sheet By record has the first 2 of 5 rows; the JSON report has all."]


def test_sheets_with_nothing_say_so() -> None:
    content = quality_workbook(clean())
    firsts = {name: sheet(content, name).row(0)[0] for name in SHEETS[2:]}
    assert firsts == {
        "By record": "No record fails a rule.",
        "Set aside": "Nothing was set aside.",
        "Accepted": "Nothing was accepted.",
    }
    assert sheet(quality_workbook(empty()), "By rule").row(0)[0] == "There are no rules."


@pytest.mark.ooxml
@pytest.mark.parametrize("make", [full, clean])
def test_excel_would_open_it(make: object, tmp_path: Path, validate_ooxml: ValidateOoxml) -> None:
    path = tmp_path / "q.xlsx"
    path.write_bytes(quality_workbook(make()))  # type: ignore[operator]
    assert validate_ooxml(path) == []
