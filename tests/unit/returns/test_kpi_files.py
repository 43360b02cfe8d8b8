"""The workbook, CSV and JSON: the template's words, numbers worked by hand, nothing empty that reads as nought."""

import json
from collections.abc import Callable
from pathlib import Path

import fastexcel
import polars as pl
import pytest

from tests.unit.returns.small import END, POPULATION, caseload, entry, told
from yjp.indicators.kpi.declared.registry import KPIS_2023
from yjp.writers.checker import check_workbook
from yjp_returns.kpi.make import KpiReturn, make
from yjp_returns.kpi.tidy import CELL_COLUMNS, HOLDS_CHILDREN, cell_frame, members_csv, to_csv, to_json
from yjp_returns.kpi.workbook import kpi_workbook
from yjp_returns.read_back import read_return

ENTRIES = (entry("8/senior/senior_other_attended", 1), entry("3/identified/ro_total", 3, computed=2))


def made(*, members: bool = False) -> KpiReturn:
    found = caseload()
    return make(found, told(found), POPULATION, ENTRIES, END, with_members=members)


@pytest.fixture(scope="module")
def content() -> bytes:
    return kpi_workbook(made())


def rows(content: bytes, sheet: str, first: str) -> list[dict[str, str | None]]:
    """A sheet's table by its headings: text as it stands in the cells."""
    found = (
        fastexcel.read_excel(content).load_sheet(sheet, header_row=None, dtypes="string").to_polars().rows()
    )
    top = next(place for place, row in enumerate(found) if row[0] == first)
    return [dict(zip(found[top], row, strict=True)) for row in found[top + 1 :]]


@pytest.mark.parametrize("number", range(1, 11))
def test_each_table_has_the_templates_own_words(content: bytes, number: int) -> None:
    table = KPIS_2023.table(number)
    found = rows(content, f"KPI {number}", "description")
    assert [row["description"] for row in found] == [row.label for row in table.rows if row.in_template]
    headings = [
        h for h in found[0] if h not in ("description", "section", "entered by hand", "why cells are empty")
    ]
    assert headings == [column.template for column in table.columns]


def test_odd_spaces_are_kept(content: bytes) -> None:
    labels = {r["description"] for n in (2, 3, 10) for r in rows(content, f"KPI {n}", "description")}
    assert "Number of children in full time ETE with an order closing in the period " in labels
    assert "Number of  children with an order ending in the period" in labels
    assert "Total number of victims " in labels


def test_numbers_are_those_worked_by_hand(content: bytes) -> None:
    accommodation = {r["description"]: r for r in rows(content, "KPI 1", "description")}
    parents, street = accommodation["Living with parent(s)"], accommodation["No fixed abode"]
    assert (parents["ro_total"], parents["ro_end_yes"], parents["ycc_end_yes"]) == ("1", "1", "1")
    assert (street["ro_end_no"], street["ro_end_yes"]) == ("1", "0")
    assert accommodation["Unknown"]["ro_total"] == "1", "C has no record"
    send = {r["description"]: r for r in rows(content, "KPI 3", "description")}
    ending = send["Number of  children with an order ending in the period"]
    assert [ending[c] for c in ("ns", "yjs", "ycc", "ro", "yro", "cust")] == ["0", "0", "1", "3", "0", "0"]
    violence = [r["age10to15"] for r in rows(content, "KPI 9", "description")]
    # One robbery of gravity 5 was given a caution in the quarter; A's order was given in January.
    assert violence == ["0", "1", "0", "1"]


def test_a_number_entered_by_hand_is_shown_as_such(content: bytes) -> None:
    send = {r["description"]: r for r in rows(content, "KPI 3", "description")}
    identified = send["Number with an identified SEND/ALN"]
    assert (identified["ro"], identified["entered by hand"]) == ("3", "ro")
    by_hand = {r["Cell"]: r for r in rows(content, "Entered by hand", "Cell")}
    assert by_hand["3/identified/ro_total"]["Counted now"] == "2"
    assert by_hand["3/identified/ro_total"]["Who"] == "A. Analyst"
    assert by_hand["8/senior/senior_other_attended"]["Counted now"] == "[x]"


def test_what_was_not_counted_is_never_nought_and_says_why(content: bytes) -> None:
    for row in rows(content, "KPI 10", "description"):
        assert row["total"] == "[x]"
        assert row["why cells are empty"] == "total: the extract has no victims table."
    treated = rows(content, "KPI 4", "description")[1]
    assert (treated["ro_start"], treated["ro_end"]) == ("[x]", "[z]")
    empty = cell_frame(made()).filter(pl.col("value").is_null())
    assert empty.filter(pl.col("why_empty").is_null()).is_empty()
    assert empty.height > 1_000


def test_children_are_in_the_file_only_where_they_were_asked_for(content: bytes) -> None:
    assert "Who counts" not in fastexcel.read_excel(content).sheet_names
    assert b"members" not in to_json(made())
    whole = kpi_workbook(made(members=True))
    lines = (
        fastexcel.read_excel(whole)
        .load_sheet("Who counts", header_row=None)
        .to_polars()
        .to_series(0)
        .to_list()
    )
    assert HOLDS_CHILDREN in lines
    cover = (
        fastexcel.read_excel(whole).load_sheet("Cover", header_row=None).to_polars().to_series(0).to_list()
    )
    assert HOLDS_CHILDREN in cover
    ending = [
        r["Child"]
        for r in rows(whole, "Who counts", "KPI")
        if (r["KPI"], r["Row"], r["Column"]) == ("KPI 3", "ending", "ro_total")
    ]
    assert ending == ["A", "B", "C"]
    plain = json.loads(to_json(made(members=True)))
    assert plain["members_notice"] == HOLDS_CHILDREN
    assert len(plain["members"]) == pl.read_csv(members_csv(made(members=True))).height


def test_all_formats_read_back_as_the_same_return(tmp_path: Path, content: bytes) -> None:
    found = made()
    values = {}
    for name, written in (("k.xlsx", content), ("k.json", to_json(found)), ("k.csv", to_csv(found))):
        (tmp_path / name).write_bytes(written)
        back = read_return(tmp_path / name)
        assert (back.name, back.period, back.service) == ("kpi", "2024Q1", "Rotherham")
        values[name] = {cell: value for cell, value in back.values.items() if value is not None}
    assert values["k.xlsx"] == values["k.json"] == values["k.csv"]
    assert values["k.csv"] == {a.name: h.value for a, h in found.cells.held.items() if h.value is not None}
    assert read_return(tmp_path / "k.json").failed == 0
    assert read_return(tmp_path / "k.csv").failed is None


def test_the_csv_has_its_declared_columns() -> None:
    frame = pl.read_csv(to_csv(made()), schema=CELL_COLUMNS)
    assert frame.filter(cell="3/identified/ro_total").select("value", "counted", "state").row(0) == (
        3,
        2,
        "entered by hand",
    )


def test_the_checker_of_workbooks_finds_nothing(content: bytes) -> None:
    bare = caseload(send="child_id | identified\nA |", accommodation="child_id | suitability\nA |")
    for each in (
        content,
        kpi_workbook(made(members=True)),
        kpi_workbook(make(bare, told(bare), POPULATION, [], END)),
    ):
        assert [str(finding) for finding in check_workbook(each)] == []


def test_the_same_return_gives_the_same_bytes(content: bytes) -> None:
    assert kpi_workbook(made()) == content


@pytest.mark.ooxml
def test_excel_would_open_it(
    tmp_path: Path, content: bytes, validate_ooxml: Callable[[Path], list[str]]
) -> None:
    path = tmp_path / "kpi.xlsx"
    path.write_bytes(content)
    assert validate_ooxml(path) == []


@pytest.mark.office
def test_libreoffice_opens_it(tmp_path: Path, content: bytes, docx_pdf: Callable[[Path], Path]) -> None:
    path = tmp_path / "kpi.xlsx"
    path.write_bytes(content)
    assert docx_pdf(path).read_bytes().startswith(b"%PDF")
