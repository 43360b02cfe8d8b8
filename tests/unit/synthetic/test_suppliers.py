"""The made-up exports: the same bytes every time, and as messy as they say."""

from pathlib import Path

import fastexcel
import pytest

from yjp.errors import UnknownName
from yjp.synthetic import tables
from yjp.synthetic.suppliers import SUPPLIERS, write_export


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("suppliers")
    for name in SUPPLIERS:
        write_export(name, tables("rotherham_2019"), folder / name)
    return folder


@pytest.mark.parametrize("name", SUPPLIERS)
def test_the_same_bytes_come_out_again(folder: Path, tmp_path: Path, name: str) -> None:
    again = write_export(name, tables("rotherham_2019"), tmp_path)
    assert {p.name for p in again} == {p.name for p in (folder / name).iterdir()}
    assert [p.read_bytes() == (folder / name / p.name).read_bytes() for p in again] == [True] * len(again)


def test_system_a_is_a_folder_of_reports_of_many_habits(folder: Path) -> None:
    a = folder / "case_system_a"
    with pytest.raises(UnicodeDecodeError):
        (a / "YP_Details_20190618.csv").read_text(encoding="utf-8")
    assert (
        (a / "YP_Details_20190618.csv")
        .read_text(encoding="cp1252")
        .splitlines()[1]
        .endswith("17/06/2019 16:42")
    )
    offences = (a / "Offence_List_20190618.csv").read_text().splitlines()
    assert offences[0].count(";") == 7
    assert sum(line.endswith(";Yes") for line in offences) == 8
    assert "YP Ref" not in (a / "Disposals_20190618.csv").read_text().splitlines()[0]
    assert (
        (a / "SEN_History_20190618.csv").read_text().startswith("SEN History\nRun 18/06/2019 07:15\nYP Ref")
    )


def test_no_postcode_of_system_a_can_be_a_real_one(folder: Path) -> None:
    lines = (folder / "case_system_a" / "YP_Details_20190618.csv").read_text(encoding="cp1252").splitlines()
    inward = {line.split(",")[6].split(" ")[1] for line in lines[1:]}
    assert inward == {"1CK"}


def test_system_b_has_titles_merged_headings_mixed_dates_and_totals(folder: Path) -> None:
    book = fastexcel.read_excel(folder / "case_system_b" / "Caseload export.xlsx")
    assert book.sheet_names[:3] == ["Young People", "Offences", "Outcomes & Sentences"]
    grid = book.load_sheet("Offences", header_row=None, skip_rows=0, dtypes="string").to_polars().rows()
    assert grid[0][0] == "Offences"
    assert grid[2][:6] == ("Offence Id", "Person Id", "Dates", None, "Category", None)
    assert grid[3][:6] == (None, None, "Committed", "Arrested", "Code", "Gravity")
    days = [row[2] for row in grid[4:] if row[2]]
    assert {len(day.split("-")) for day in days} == {1, 3}
    assert any(day.isdecimal() for day in days)
    assert any("/" in day for day in days)
    assert any(day.endswith(" 09:00:00") for day in days)
    assert grid[-1][0] == "Total: 3,089 rows"
    assert any(not any(row) for row in grid[4:-2])


def test_a_system_that_nobody_made_up_is_named_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="case_system_a"):
        write_export("case_system_c", {}, tmp_path)
