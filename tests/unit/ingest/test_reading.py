"""Reading files of every kind: encodings, hints, blank lines and rows, errors in cells, row numbers that stay true."""

import io
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from yjp.errors import UnreadableInput
from yjp.ingest.extract import read_extract
from yjp.ingest.sheets import Sheet, read_sheets

DAY = date(2026, 6, 30)
TEXT = "Ref,When\nA,2008-01-01\nB,2009-02-28\n"


def sheet(path: Path, content: bytes) -> Sheet:
    path.write_bytes(content)
    (found,) = read_sheets([path]).sheets
    return found


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        ("sep=;\n" + TEXT.replace(",", ";")).encode(),
        TEXT.replace(",", "|").encode(),
        ("\n\n" + TEXT).encode(),
    ],
    ids=[
        "plain",
        "mark",
        "UTF-16",
        "little",
        "big",
        "Windows",
        "old Mac",
        "Excel's hint",
        "bars",
        "blank lines",
    ],
)
def test_every_common_way_to_write_text_gives_the_same_cells(tmp_path: Path, content: bytes) -> None:
    cells = sheet(tmp_path / "a.csv", content).under()
    assert cells.headings == ("Ref", "When")
    assert cells.frame.drop("_row").rows() == [("A", "2008-01-01"), ("B", "2009-02-28")]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (TEXT, [2, 3]),
        ("\n\n" + TEXT, [4, 5]),
        ("sep=,\n" + TEXT, [3, 4]),
        (TEXT.replace("B,", "\n , \nB,"), [2, 5]),
        (TEXT.replace("A,2008-01-01", '"A\nA",2008-01-01'), [2, 3]),
    ],
    ids=["plain", "blank first lines", "hint", "blank rows", "a cell of two lines"],
)
def test_row_numbers_are_those_that_a_spreadsheet_shows(tmp_path: Path, text: str, rows: list[int]) -> None:
    assert sheet(tmp_path / "a.csv", text.encode()).under().frame.get_column("_row").to_list() == rows


def test_repeated_and_blank_headings_get_names_of_their_own(tmp_path: Path) -> None:
    cells = sheet(tmp_path / "a.csv", b"Date,Date,,,_row\n1,2,3,,5\n").under()
    assert cells.headings == ("Date", "Date", "", "_row")
    assert cells.frame.columns == ["_row", "Date", "Date (2)", "column 3", "_row (2)"]


def test_separators_at_the_end_of_a_line_are_no_cells(tmp_path: Path) -> None:
    cells = sheet(
        tmp_path / "a.csv", b"Ref,When\nA,2008-01-01,,\n,,,,\nB,2009-02-28\nC,2009-02-28, ,x\n"
    ).under()
    assert cells.frame.rows() == [(2, "A", "2008-01-01"), (4, "B", "2009-02-28")]
    assert [r.row for r in cells.ragged] == [5]


def workbook(path: Path) -> Path:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
        page = book.add_worksheet("children")
        page.write_row(2, 0, ["child_id", "date_of_birth", "pnc_id"])
        page.write_row(3, 0, ["A"])
        page.write_datetime(3, 1, datetime(2008, 1, 1))  # noqa: DTZ001 - a workbook's time has no zone
        page.write_formula(3, 2, "=NA()", None, "#N/A")
        page.write_row(6, 0, ["B", "soon"])
        page.write_number(7, 1, 1, book.add_format({"num_format": "dd/mm/yyyy"}))
    path.write_bytes(buffer.getvalue())
    return path


def test_a_workbooks_rows_keep_their_numbers_below_blank_ones(tmp_path: Path) -> None:
    (found,) = read_sheets([workbook(tmp_path / "b.xlsx")]).sheets
    cells = found.under()
    assert cells.frame.get_column("_row").to_list() == [4, 7, 8]
    assert cells.frame.get_column("date_of_birth").to_list() == ["2008-01-01", "soon", "1900-01-01"]


def test_cells_that_show_a_formulas_error_are_counted(tmp_path: Path) -> None:
    assert read_sheets([workbook(tmp_path / "b.xlsx")]).notices == (
        "b.xlsx: cells that show a formula's error, read as empty: 1.",
    )


@pytest.mark.parametrize(
    "content",
    [
        "MARKER1,MARKER2\nMARKER3,MARKER4\n",
        "MARKER,MARKER\nA,B\n",
        "MARKER\nMARKER\n",
        'MARKER,"MARK\nER"\n1,2\n',
    ],
    ids=["a record", "a record with one value twice", "one column", "two lines"],
)
def test_a_file_without_headings_does_not_show_its_first_record(tmp_path: Path, content: str) -> None:
    (tmp_path / "children.csv").write_text(content)
    with pytest.raises(UnreadableInput) as stopped:
        read_extract([tmp_path], DAY)
    assert "MARK" not in str(stopped.value)
    assert "children.csv" in str(stopped.value)
