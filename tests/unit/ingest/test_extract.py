"""Reading an extract: every row is accepted or quarantined with file, row, column and reason."""

import io
import os
import subprocess
import sys
import zipfile
from datetime import date, datetime
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from yjp.errors import UnreadableInput
from yjp.ingest.extract import Import, read_extract

DAY = date(2026, 6, 30)
CHILDREN = "child_id,date_of_birth,sex\nA,2008-01-01,male\nB,2009-02-28,female\n"
OFFENCES = "offence_id,child_id,offence_date\nF1,A,2022-01-01\nF2,B,2022-02-01\n"
OUTCOMES = (
    "outcome_id,offence_id,child_id,outcome_date,outcome_type\n"
    "O1,F1,A,2022-02-01,youth_caution\nO2,F2,B,2022-03-01,referral_order\n"
)


def folder(path: Path, **files: str | bytes) -> Path:
    """An extract in a folder: the three required tables, with those given replaced or added."""
    content: dict[str, str | bytes] = {
        "children": CHILDREN,
        "offences": OFFENCES,
        "outcomes": OUTCOMES,
    } | files
    path.mkdir(exist_ok=True)
    for name, text in content.items():
        (path / f"{name}.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def reasons(result: Import) -> list[tuple[str, int, str | None, str]]:
    """File, row, column and rule of everything that was set aside."""
    return result.quarantine.select("file", "row", "column", "rule").rows()


def test_a_good_extract_is_accepted_whole(tmp_path: Path) -> None:
    result = read_extract([folder(tmp_path)], DAY)
    assert [(c.table, c.read, c.accepted) for c in result.counts] == [
        ("children", 2, 2),
        ("offences", 2, 2),
        ("outcomes", 2, 2),
    ]
    assert result.quarantine.is_empty()
    assert result.notices == ()
    assert result.caseload.tables["children"].get_column("date_of_birth").to_list() == [
        date(2008, 1, 1),
        date(2009, 2, 28),
    ]
    assert result.caseload.tables["children"].get_column("ethnicity").null_count() == 2


@pytest.mark.parametrize(
    ("row", "column", "rule"),
    [
        ("C,2030-01-01,male", "date_of_birth", "in_the_future"),
        ("C,2026-07-01,male", "date_of_birth", "in_the_future"),
        ("C,43466,male", "date_of_birth", "not_a_date"),
        ("C,01/02/2008,male", "date_of_birth", "not_a_date"),
        ("C,2008-02-30,male", "date_of_birth", "not_a_date"),
        ("C,2008-2-3,male", "date_of_birth", "not_a_date"),
        ("C,,male", "date_of_birth", "not_nullable"),
        (",2008-01-01,male", "child_id", "not_nullable"),
        ("C,2008-01-01,boy", "sex", "isin"),
        ("A,2008-01-01,male", "child_id", "copy"),
        ("C,2008-01-01,male,one,two", None, "width"),
    ],
)
def test_a_bad_row_is_quarantined_with_its_place(
    tmp_path: Path, row: str, column: str | None, rule: str
) -> None:
    result = read_extract([folder(tmp_path, children=CHILDREN + row + "\n")], DAY)
    assert reasons(result) == [("children.csv", 4, column, rule)]
    assert (result.counts[0].read, result.counts[0].accepted, result.counts[0].quarantined) == (3, 2, 1)
    assert all(cell in (result.quarantine.item(0, "record") or "") for cell in row.split(",") if cell)


def test_a_child_born_on_the_day_of_the_extract_is_not_in_the_future(tmp_path: Path) -> None:
    assert read_extract(
        [folder(tmp_path, children=CHILDREN + "C,2026-06-30,male\n")], DAY
    ).quarantine.is_empty()


def test_rows_that_share_an_id_but_differ_are_all_quarantined_with_what_hangs_on_them(tmp_path: Path) -> None:
    result = read_extract([folder(tmp_path, children=CHILDREN + "A,2008-01-02,male\n")], DAY)
    assert reasons(result) == [
        ("children.csv", 2, "child_id", "field_uniqueness"),
        ("children.csv", 4, "child_id", "field_uniqueness"),
        ("offences.csv", 2, "child_id", "orphan"),
        ("outcomes.csv", 2, "child_id", "orphan"),
        ("outcomes.csv", 2, "offence_id", "orphan"),
    ]
    assert [(c.read, c.accepted, c.quarantined) for c in result.counts] == [(3, 1, 2), (2, 1, 1), (2, 1, 1)]


def test_one_victim_of_two_children_is_taken_and_one_twice_of_a_child_is_not(tmp_path: Path) -> None:
    victims = (
        "victim_id,child_id,consent_contact\nV1,A,yes\nV1,B,yes\nV2,A,yes\nV2,A,no\nV3,B,yes\nV3,B,yes\n"
    )
    result = read_extract([folder(tmp_path, victims=victims)], DAY)
    assert reasons(result) == [
        ("victims.csv", 4, "victim_id", "multiple_fields_uniqueness"),
        ("victims.csv", 5, "victim_id", "multiple_fields_uniqueness"),
        ("victims.csv", 7, "victim_id", "copy"),
    ]
    why = "stands on more than one row with the same child_id, and the rows differ"
    assert result.quarantine.get_column("reason").to_list()[:2] == [why, why]
    kept = result.caseload.tables["victims"].select("victim_id", "child_id").rows()
    assert kept == [("V1", "A"), ("V1", "B"), ("V3", "B")]


def test_an_unknown_outcome_code_is_quarantined(tmp_path: Path) -> None:
    result = read_extract([folder(tmp_path, outcomes=OUTCOMES + "O3,F1,A,2022-04-01,youth_warning\n")], DAY)
    assert reasons(result) == [("outcomes.csv", 4, "outcome_type", "isin")]


def test_an_outcome_of_another_childs_offence_is_an_orphan(tmp_path: Path) -> None:
    result = read_extract([folder(tmp_path, outcomes=OUTCOMES + "O3,F2,A,2022-04-01,fine\n")], DAY)
    assert reasons(result) == [("outcomes.csv", 4, "offence_id", "orphan")]


def test_planned_ends_may_lie_in_the_future_but_outcomes_may_not(tmp_path: Path) -> None:
    header = "outcome_id,offence_id,child_id,outcome_date,outcome_type,end_date,release_date\n"
    good = "O1,F1,A,2026-06-30,referral_order,2027-06-30,\n"
    bad = "O2,F2,B,2026-07-01,referral_order,,\n"
    assert reasons(read_extract([folder(tmp_path, outcomes=header + good + bad)], DAY)) == [
        ("outcomes.csv", 3, "outcome_date", "in_the_future")
    ]


@pytest.mark.parametrize(
    "content",
    [
        CHILDREN.replace(",", ";").encode(),
        CHILDREN.replace(",", "\t").encode(),
        b"\xef\xbb\xbf" + CHILDREN.encode(),
        CHILDREN.encode("utf-16"),
        CHILDREN.replace("\n", "\r\n").encode(),
        CHILDREN.replace("child_id", " Child_ID ").encode(),
        (CHILDREN + "\n\n").encode(),
        CHILDREN.replace("A,", '"A",').encode(),
    ],
    ids=[
        "semicolons",
        "tabs",
        "byte-order mark",
        "UTF-16",
        "Windows lines",
        "header",
        "blank lines",
        "quotes",
    ],
)
def test_other_ways_to_write_a_csv_are_read_alike(tmp_path: Path, content: bytes) -> None:
    plain = read_extract([folder(tmp_path / "a")], DAY)
    other = read_extract([folder(tmp_path / "b", children=content)], DAY)
    assert other.caseload.tables["children"].equals(plain.caseload.tables["children"])
    assert other.quarantine.is_empty()
    assert other.counts[0].read == 2


def test_what_is_unusual_is_said(tmp_path: Path) -> None:
    content = "child_id;date_of_birth;first_language;shoe\nA;2008-01-01;Français;42\nB;2009-02-28;;\n".encode(
        "cp1252"
    )
    result = read_extract([folder(tmp_path, children=content, notes="x,y\n1,2\n")], DAY)
    assert result.notices == (
        "notes.csv: not a table of the plain extract, left alone.",
        "children.csv: not UTF-8; read as Windows-1252.",
        "children.csv: columns are separated by semicolons; read as such.",
        "children.csv: columns left out, not in the plain extract: shoe.",
    )
    assert result.caseload.tables["children"].item(0, "first_language") == "Français"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "children.csv: the file is empty"),
        ("child_id,date_of_birth\n", "children.csv: has a header but no rows"),
        ("id,date_of_birth\nA,2008-01-01\n", "row 1 has no column 'child_id' (found: id, date_of_birth)"),
        ("child_id,date_of_birth,child_id\nA,2008-01-01,A\n", "the column 'child_id' stands twice"),
        (
            "child_id,date_of_birth\nA,43466\nB,43467\n",
            "none of its 2 rows could be accepted; in 2 of them date_of_birth is not a date: it looks like an Excel",
        ),
        (
            'child_id,date_of_birth\nA,"2008-01-01\nB,2009-01-01\n',
            "a quotation mark is opened and never closed",
        ),
        (b"PK\x03\x04\x00\x00", "this is not a text file"),
    ],
    ids=["nothing", "no rows", "wrong header", "twice", "Excel dates", "open quote", "binary"],
)
def test_what_stops_an_import_is_one_clear_sentence(tmp_path: Path, content: str | bytes, words: str) -> None:
    with pytest.raises(UnreadableInput) as stopped:
        read_extract([folder(tmp_path, children=content)], DAY)
    assert words in str(stopped.value)
    assert stopped.value.exit_code == 3


def test_a_missing_table_and_a_missing_file_are_named(tmp_path: Path) -> None:
    (folder(tmp_path / "e") / "outcomes.csv").unlink()
    with pytest.raises(UnreadableInput, match="there is no table 'outcomes'"):
        read_extract([tmp_path / "e"], DAY)
    with pytest.raises(UnreadableInput, match=r"there is no such file or folder\. Check the path"):
        read_extract([tmp_path / "nowhere"], DAY)


def test_two_files_for_one_table_are_refused(tmp_path: Path) -> None:
    folder(tmp_path / "e")
    (tmp_path / "e" / "children.txt").write_text(CHILDREN)
    with pytest.raises(UnreadableInput, match=r"the table 'children' is also in children\.csv"):
        read_extract([tmp_path / "e"], DAY)


def test_a_zip_gives_the_same_as_its_folder_whatever_its_names(tmp_path: Path) -> None:
    plain = read_extract([folder(tmp_path / "e")], DAY)
    path = tmp_path / "extract.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted((tmp_path / "e").iterdir()):
            archive.write(file, f"../../{file.name}")
    zipped = read_extract([path], DAY)
    assert all(zipped.caseload.tables[n].equals(plain.caseload.tables[n]) for n in plain.caseload.tables)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["e", "extract.zip"]


def test_a_damaged_zip_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "extract.zip"
    path.write_bytes(b"PK\x03\x04 not really")
    with pytest.raises(UnreadableInput, match="the zip is damaged or encrypted"):
        read_extract([path], DAY)


def test_a_workbook_with_true_dates_gives_the_same_as_the_folder(tmp_path: Path) -> None:
    plain = read_extract([folder(tmp_path / "e")], DAY)
    path = tmp_path / "extract.xlsx"
    path.write_bytes(
        workbook({"Children": CHILDREN, "offences": OFFENCES, "outcomes": OUTCOMES, "Readme": "a\nb\n"})
    )
    read = read_extract([path], DAY)
    assert all(read.caseload.tables[n].equals(plain.caseload.tables[n]) for n in plain.caseload.tables)
    assert read.counts[0].file == "extract.xlsx[Children]"
    assert read.notices == ("extract.xlsx, sheet 'Readme': not a table of the plain extract, left alone.",)


def workbook(sheets: dict[str, str]) -> bytes:
    """A workbook whose date cells are true dates."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    for name, text in sheets.items():
        sheet = book.add_worksheet(name)
        for r, line in enumerate(text.strip().split("\n")):
            for c, cell in enumerate(line.split(",")):
                if len(cell) == 10 and cell[4] == "-":
                    sheet.write_datetime(r, c, datetime.fromisoformat(cell))
                else:
                    sheet.write(r, c, cell)
    book.close()
    return buffer.getvalue()


def test_a_workbook_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "extract.xlsx"
    path.write_bytes(b"nothing of the kind")
    with pytest.raises(UnreadableInput, match="this is not a workbook that can be read"):
        read_extract([path], DAY)


def test_validation_switched_off_by_the_environment_is_refused(tmp_path: Path) -> None:
    code = (
        "import sys; from datetime import date; from pathlib import Path\n"
        "from yjp.errors import UserError; from yjp.ingest.extract import read_extract\n"
        "try: read_extract([Path(sys.argv[1])], date(2026, 6, 30))\n"
        "except UserError as refused: print(refused)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(folder(tmp_path))],
        env=os.environ | {"PANDERA_VALIDATION_ENABLED": "False"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.startswith("Validation is switched off")


def test_no_value_of_a_record_is_in_a_message(tmp_path: Path) -> None:
    marker = "ZZMARKERZZ"
    children = CHILDREN + f"{marker},{marker},{marker}\n"
    result = read_extract([folder(tmp_path, children=children)], DAY)
    said = result.quarantine.drop("record").with_columns(pl.all().cast(pl.String))
    assert not said.select(pl.any_horizontal(pl.all().str.contains(marker, literal=True))).to_series().any()
    assert marker in (result.quarantine.item(0, "record") or "")
    with pytest.raises(UnreadableInput) as stopped:
        read_extract([folder(tmp_path, children=f"child_id,date_of_birth\n{marker},{marker}\n")], DAY)
    assert marker not in str(stopped.value)


@pytest.mark.parametrize(
    ("hours", "accepted"),
    [("25", 25.0), ("12.5", 12.5), ("1,200", 1200.0), ("", None), ("-1", "x"), ("nan", "x"), ("ten", "x")],
)
def test_numbers_are_read_strictly(tmp_path: Path, hours: str, accepted: float | str | None) -> None:
    education = f'child_id,start_date,hours_offered\nA,2024-01-01,"{hours}"\n'
    result = read_extract([folder(tmp_path, education=education)], DAY)
    found = result.caseload.tables["education"].get_column("hours_offered").to_list()
    assert found == ([] if accepted == "x" else [accepted])
    assert result.quarantine.height == (accepted == "x")


@pytest.mark.parametrize("name", ["export.csv", "export.xlsx", "export.xml"])
def test_an_empty_file_is_called_empty(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    with pytest.raises(UnreadableInput, match=r"the file is empty \(0 bytes\)\. Export it again"):
        read_extract([tmp_path / name], date(2026, 6, 30))


def test_the_lock_file_of_an_open_workbook_is_named(tmp_path: Path) -> None:
    path = tmp_path / "~$Caseload.xlsx"
    path.write_bytes(b"A. Analyst")
    with pytest.raises(
        UnreadableInput, match=r"Excel's own lock file\. Close the workbook and choose Caseload\.xlsx"
    ):
        read_extract([path], date(2026, 6, 30))
