"""What a mapping does to an export: each rule on the smallest files that show it."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.unit.mapping.small import (
    CHILDREN,
    CODES,
    CRIMES,
    HEAD,
    KIDS,
    OFFENCES,
    OUTCOMES,
    RESULTS,
    WHOLE,
    mapping,
)
from yjp.errors import UnreadableInput
from yjp.ingest.extract import Import, read_extract
from yjp.ingest.mapping import find_mapping

DAY = date(2026, 6, 30)
Write = Callable[..., Path]


def brought_in(folder: Path, text: str = WHOLE) -> Import:
    return read_extract([folder], DAY, mapping(folder.parent, text))


def set_aside(result: Import) -> list[tuple[str, int, str | None, str]]:
    return result.quarantine.select("file", "row", "column", "rule").rows()


def counts(result: Import, table: str) -> tuple[int, int, int, int]:
    """Read, accepted, left out by the mapping, set aside."""
    found = next(c for c in result.counts if c.table == table)
    return (found.read, found.accepted, found.filtered, found.quarantined)


def column(result: Import, table: str, name: str) -> list[object]:
    return result.caseload.tables[table].get_column(name).to_list()


@pytest.fixture
def export(written: Write) -> Path:
    return written(kids__csv=KIDS, crimes__csv=CRIMES, results__csv=RESULTS)


def test_headings_words_and_dates_become_the_models(export: Path) -> None:
    result = brought_in(export)
    assert result.quarantine.is_empty()
    assert result.filtered == ()
    assert column(result, "children", "child_id") == ["1", "2"]
    assert column(result, "children", "date_of_birth") == [date(2008, 2, 1), date(2009, 2, 28)]
    assert column(result, "outcomes", "outcome_type") == ["youth_caution", "referral_order"]
    assert column(result, "outcomes", "_row") == [2, 3]
    assert set(result.hashes) == {"kids.csv", "crimes.csv", "results.csv", "mapping t"}


@pytest.mark.parametrize("heading", ["ref", "REF.", " R e f ", "r-e-f", "Ref"])
def test_headings_are_found_without_regard_to_case_spaces_and_punctuation(
    written: Write, heading: str
) -> None:
    folder = written(kids__csv=KIDS.replace("Ref", heading), crimes__csv=CRIMES, results__csv=RESULTS)
    assert column(brought_in(folder), "children", "child_id") == ["1", "2"]


def test_a_word_without_a_code_sets_its_row_aside_and_never_passes(written: Write) -> None:
    extra = "300,10,1,07/02/2022,Stern talk\n"
    result = brought_in(written(kids__csv=KIDS, crimes__csv=CRIMES, results__csv=RESULTS + extra))
    assert set_aside(result) == [("results.csv", 4, "outcome_type", "unmapped")]
    assert result.quarantine.item(0, "reason") == (
        "is not mapped to a code: write the word in [codes.results.words] of the mapping t"
    )
    record = json.loads(result.quarantine.item(0, "record"))
    assert record["as it came"]["Result"] == "Stern talk"
    assert (record["outcome_id"], record["outcome_date"]) == ("300", "2022-02-07")
    assert record["outcome_type"] == "Stern talk"
    assert counts(result, "outcomes") == (3, 2, 0, 1)


def test_a_default_takes_words_without_a_code_and_an_empty_code_means_unknown(written: Write) -> None:
    lines = (
        'sex = { heading = "Sex", codes = "sex" }\nethnicity = { heading = "Eth", codes = { "?" = "" } }\n'
    )
    codes = '[codes.sex]\ndefault = "unknown"\n[codes.sex.words]\nM = "male"\n'
    kids = "Ref,DOB,Sex,Eth\n1,01/02/2008,m,?\n2,28/02/2009,X,?\n3,28/02/2009,,\n"
    folder = written(kids__csv=kids, crimes__csv=CRIMES, results__csv=RESULTS)
    result = brought_in(folder, HEAD + CHILDREN + lines + OFFENCES + OUTCOMES + CODES + codes)
    assert column(result, "children", "sex") == ["male", "unknown", None]
    assert column(result, "children", "ethnicity") == [None, None, None]
    assert result.quarantine.is_empty()


@pytest.mark.parametrize("word", ["YOUTH_CAUTION", "Youth caution", "youth-caution", " youth  caution "])
def test_by_name_takes_codes_and_labels_however_they_are_written(written: Write, word: str) -> None:
    results = f"Id,No,Ref,Date,Result\n100,10,1,05/02/2022,{word}\n"
    text = HEAD + CHILDREN + OFFENCES + OUTCOMES + "[codes.results]\nby_name = true\n"
    result = brought_in(written(kids__csv=KIDS, crimes__csv=CRIMES, results__csv=results), text)
    assert column(result, "outcomes", "outcome_type") == ["youth_caution"]


def test_a_date_in_no_form_of_the_mapping_is_set_aside_and_open_dates_are_empty(written: Write) -> None:
    text = HEAD + '[dates]\nformats = ["uk"]\nempty = [1900-01-01, "n/a"]\n' + CHILDREN + OFFENCES
    text += OUTCOMES + 'end_date = "End"\nrelease_date = "Out"\n' + CODES
    results = (
        "Id,No,Ref,Date,Result,End,Out\n100,10,1,05/02/2022,YC,01/01/1900 00:00,N/A\n"
        "200,20,2,2022-02-06,YC,,\n300,20,2,31/02/2022,YC,,\n"
    )
    result = brought_in(written(kids__csv=KIDS, crimes__csv=CRIMES, results__csv=results), text)
    assert column(result, "outcomes", "end_date") == [None]
    assert column(result, "outcomes", "release_date") == [None]
    assert set_aside(result) == [
        ("results.csv", 3, "outcome_date", "not_a_date"),
        ("results.csv", 4, "outcome_date", "not_a_date"),
    ]
    said = "is not a date in a form that the mapping allows (uk)"
    assert result.quarantine["reason"].to_list() == [
        f"{said}; it looks like 2019-03-04 (iso): add iso to dates in the mapping",
        said,
    ]


def test_headings_a_row_below_where_the_mapping_looks_are_found_and_said(written: Write) -> None:
    title = "Results of the year,,,,\n"
    folder = written(kids__csv=KIDS, crimes__csv=CRIMES, results__csv=title + RESULTS)
    with pytest.raises(UnreadableInput) as found:
        brought_in(folder)
    assert str(found.value) == (
        "results.csv: no column is headed 'Id' where it was looked for: it stands in row 2, and the mapping has no "
        "header_row. Mend header_row in the mapping."
    )


def test_one_sheet_in_two_folders_is_named_with_its_folder(written: Write, tmp_path: Path) -> None:
    folder = written(kids__csv=KIDS, crimes__csv=CRIMES, results__csv=RESULTS)
    other = tmp_path / "again"
    other.mkdir()
    (other / "results.csv").write_text(RESULTS)
    with pytest.raises(UnreadableInput) as found:
        read_extract([folder, other], DAY, mapping(tmp_path, WHOLE))
    assert str(found.value).startswith(
        f"results.csv in {other}: the mapping asks for one file 'results.csv', and "
    )
    assert f"and results.csv in {folder} fits as well" in str(found.value)


def test_a_mapping_that_an_editor_has_renamed_is_found_and_said(tmp_path: Path) -> None:
    (tmp_path / "our system.toml.txt").write_text("")
    for name in ("our system", "our system.toml"):
        with pytest.raises(UnreadableInput, match=r"our system\.toml\.txt: .*Take \.txt off its name"):
            find_mapping(name, tmp_path)


def test_american_dates_are_said_to_be_american(written: Write) -> None:
    extra = "300,10,1,02/13/2022,YC\n"
    result = brought_in(written(kids__csv=KIDS, crimes__csv=CRIMES, results__csv=RESULTS + extra))
    reason = result.quarantine.item(0, "reason")
    assert reason.endswith(
        "; the month seems to come first (American): save the export again with British settings"
    )


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        ('[[table.drop]]\nheading = "Mark"\nequals = "VOID"\n', ["1", "3", "4"]),
        ('[[table.drop]]\nheading = "Mark"\nin = ["void", "test"]\n', ["1", "3"]),
        ('[[table.drop]]\nheading = "Mark"\nfilled = true\n', ["1"]),
        ('[[table.drop]]\nheading = "Mark"\nempty = true\n', ["2", "3", "4"]),
        ('[[table.drop]]\nheading = "Mark"\nstarts = "te"\n', ["1", "2", "3"]),
        ('[[table.keep]]\nheading = "Mark"\nequals = "live"\n', ["3"]),
        ('[[table.keep]]\nheading = "Mark"\nempty = true\n', ["1"]),
    ],
)
def test_rows_left_out_by_a_rule_are_counted_with_its_reason(
    written: Write, rule: str, kept: list[str]
) -> None:
    kids = "Ref,DOB,Mark\n1,01/02/2008,\n2,01/02/2008,Void\n3,01/02/2008,Live\n4,01/02/2008, test \n"
    crimes, results = (text.splitlines()[0] + "\n" for text in (CRIMES, RESULTS))
    crimes += "".join(f"{k}0,{k},05/01/2022\n" for k in kept)
    results += "".join(f"{k}00,{k}0,{k},05/02/2022,YC\n" for k in kept)
    folder = written(kids__csv=kids, crimes__csv=crimes, results__csv=results)
    text = HEAD + CHILDREN + rule + 'reason = "not a case"\n' + OFFENCES + OUTCOMES + CODES
    result = brought_in(folder, text)
    assert column(result, "children", "child_id") == kept
    assert counts(result, "children") == (4, len(kept), 4 - len(kept), 0)
    assert [(f.table, f.file, f.rows, f.reason) for f in result.filtered] == [
        ("children", "kids.csv", 4 - len(kept), "not a case")
    ]
    assert result.quarantine.is_empty()


JOINED = OUTCOMES.replace('child_id = "Ref"', 'child_id = { heading = "Ref", from = "crimes" }')
JOIN = '[[table.join]]\nname = "crimes"\nfile = "crimes.csv"\non = { "No" = "No" }\n'


def test_a_lookup_brings_columns_of_another_sheet(written: Write) -> None:
    results = "Id,No,Date,Result\n100,10,05/02/2022,YC\n200,20,06/02/2022,YC\n"
    folder = written(kids__csv=KIDS, crimes__csv=CRIMES, results__csv=results)
    result = brought_in(folder, HEAD + CHILDREN + OFFENCES + JOINED + JOIN + CODES)
    assert column(result, "outcomes", "child_id") == ["1", "2"]


def test_a_key_that_is_not_in_the_lookup_sets_its_row_aside(written: Write) -> None:
    results = "Id,No,Date,Result\n100,10,05/02/2022,YC\n200,99,06/02/2022,YC\n300,,06/02/2022,YC\n"
    folder = written(kids__csv=KIDS, crimes__csv=CRIMES, results__csv=results)
    result = brought_in(folder, HEAD + CHILDREN + OFFENCES + JOINED + JOIN + CODES)
    assert set_aside(result) == [
        ("results.csv", 3, "child_id", "not_in_lookup"),
        ("results.csv", 4, "child_id", "not_nullable"),
        ("results.csv", 4, "offence_id", "not_nullable"),
    ]
    assert counts(result, "outcomes") == (3, 1, 0, 2)


def test_a_lookup_with_two_answers_for_a_key_stops_the_import_and_says_where(written: Write) -> None:
    folder = written(kids__csv=KIDS, crimes__csv=CRIMES + "10,2,06/01/2022\n", results__csv=RESULTS)
    with pytest.raises(UnreadableInput, match="rows 2 and 4 have the same 'No' but differ"):
        brought_in(folder, HEAD + CHILDREN + OFFENCES + JOINED + JOIN + CODES)


def test_where_takes_one_of_several_lists_on_a_sheet(written: Write) -> None:
    codes = "List,Code,Text\nSEX,1,Male\nSEX,2,Female\nOTHER,1,Wrong\n"
    kids = "Ref,DOB,Sex\n1,01/02/2008,2\n2,28/02/2009,1\n"
    line = 'sex = { heading = "Text", from = "sexes", codes = { Male = "male", Female = "female" } }\n'
    join = '[[table.join]]\nname = "sexes"\nfile = "codes.csv"\non = { Sex = "Code" }\nwhere = { List = "sex" }\n'
    folder = written(kids__csv=kids, crimes__csv=CRIMES, results__csv=RESULTS, codes__csv=codes)
    result = brought_in(folder, HEAD + CHILDREN + line + join + OFFENCES + OUTCOMES + CODES)
    assert column(result, "children", "sex") == ["female", "male"]


def test_lines_above_the_headings_and_blank_rows_keep_the_row_numbers_right(written: Write) -> None:
    kids = "Report of children\r\nRun 30/06/2026\r\n\r\nRef,DOB\r\n1,01/02/2008\r\n\r\n2,nonsense\r\n"
    text = WHOLE.replace('file = "kids.csv"\n', 'file = "kids.csv"\nheader_row = 4\n')
    result = brought_in(written(kids__csv=kids, crimes__csv=CRIMES, results__csv=RESULTS), text)
    assert set_aside(result)[0] == ("kids.csv", 7, "date_of_birth", "not_a_date")
    assert column(result, "children", "_row") == [5]


def test_headings_in_two_rows_are_read_together(written: Write) -> None:
    crimes = "No,Child,Dates,\n,Ref,Committed,Arrested\n10,1,05/01/2022,06/01/2022\n20,2,06/01/2022,\n"
    offences = OFFENCES.replace('"crimes.csv"\n', '"crimes.csv"\nheader_row = [1, 2]\n')
    offences = offences.replace('"Ref"', '"Child ref"').replace('"Date"', '"Dates committed"')
    text = HEAD + CHILDREN + offences + 'arrest_date = "Dates Arrested"\n' + OUTCOMES + CODES
    result = brought_in(written(kids__csv=KIDS, crimes__csv=crimes, results__csv=RESULTS), text)
    assert column(result, "offences", "arrest_date") == [date(2022, 1, 6), None]
    assert column(result, "offences", "_row") == [3, 4]


def test_several_files_of_one_table_are_counted_on_and_quarantine_names_the_true_place(
    written: Write,
) -> None:
    files = {
        "results_1__csv": RESULTS,
        "results_2__csv": "Id,No,Ref,Date,Result\n300,10,1,05/03/2022,YC\n400,20,2,06/03/2022,Odd\n",
    }
    text = WHOLE.replace('"results.csv"\n', '"results_*.csv"\nseveral = true\n')
    result = brought_in(written(kids__csv=KIDS, crimes__csv=CRIMES, **files), text)
    assert column(result, "outcomes", "_row") == [2, 3, 5]
    assert set_aside(result) == [("results_2.csv", 3, "outcome_type", "unmapped")]
    assert any("its row 2 is row 5 in checks" in notice for notice in result.notices)
    with pytest.raises(
        UnreadableInput, match=r"asks for one file 'results_\*.csv', and results_1.csv fits as well"
    ):
        brought_in(written(kids__csv=KIDS, crimes__csv=CRIMES, **files), text.replace("several = true\n", ""))


def test_one_sheet_may_feed_two_tables_and_repeats_are_left_out_with_the_reason(written: Write) -> None:
    flat = (
        "No,Ref,Date,Id,Given,Result\n10,1,05/01/2022,100,05/02/2022,YC\n10,1,05/01/2022,101,05/02/2022,YC\n"
        "20,2,06/01/2022,200,06/02/2022,YC\n"
    )
    offences = OFFENCES.replace('"crimes.csv"\n', '"flat.csv"\ndistinct = "one row an outcome"\n')
    outcomes = OUTCOMES.replace('"results.csv"', '"flat.csv"').replace('"Date"', '"Given"')
    result = brought_in(
        written(kids__csv=KIDS, flat__csv=flat), HEAD + CHILDREN + offences + outcomes + CODES
    )
    assert counts(result, "offences") == (3, 2, 1, 0)
    assert counts(result, "outcomes") == (3, 3, 0, 0)
    assert [(f.rows, f.reason) for f in result.filtered] == [(1, "one row an outcome")]


def test_constants_ids_put_together_and_outward_postcodes(written: Write) -> None:
    kids = "Team,Ref,DOB,Home\nA,1,01/02/2008,s60 1ck\nB,1,28/02/2009,S651CK\n,3,28/02/2009,S6\n"
    children = CHILDREN.replace('"Ref"', '{ headings = ["Team", "Ref"], between = "-" }')
    children += 'postcode_district = { heading = "Home", part = "outward_postcode" }\nsex = { constant = "unknown" }\n'
    folder = written(
        kids__csv=kids, crimes__csv=CRIMES.replace(",1,", ",A-1,").replace(",2,", ",B-1,"), results__csv=""
    )
    (folder / "results.csv").write_text(RESULTS.replace(",1,", ",A-1,").replace(",2,", ",B-1,"))
    result = brought_in(folder, HEAD + children + OFFENCES + OUTCOMES + CODES)
    assert column(result, "children", "child_id") == ["A-1", "B-1"]
    assert column(result, "children", "postcode_district") == ["S60", "S65"]
    assert column(result, "children", "sex") == ["unknown", "unknown"]
    assert not any("postcode_district" in notice for notice in result.notices)
    assert set_aside(result) == [("kids.csv", 4, "child_id", "not_nullable")]


def test_an_optional_heading_may_be_missing_and_is_said(export: Path) -> None:
    text = HEAD + CHILDREN + 'pnc_id = { heading = "PNC", optional = true }\n' + OFFENCES + OUTCOMES + CODES
    result = brought_in(export, text)
    assert column(result, "children", "pnc_id") == [None, None]
    assert "kids.csv: not there, left empty: PNC." in result.notices


def test_a_missing_heading_stops_the_import_with_the_nearest_one(export: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"kids.csv: no column is headed 'D.O.B. date'\. Check"):
        brought_in(export, WHOLE.replace('"DOB"', '"D.O.B. date"'))
    with pytest.raises(
        UnreadableInput, match=r"results.csv: no column is headed 'Resultt' \(there is 'Result'\)"
    ):
        brought_in(export, WHOLE.replace('"Result"', '"Resultt"'))


def test_a_sheet_that_is_missing_stops_a_required_table_and_is_said_of_another(export: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"file 'gone\.csv': not found for the table 'outcomes'"):
        brought_in(export, WHOLE.replace("results.csv", "gone.csv"))
    care = '[[table]]\ntable = "care_status"\nfile = "care.csv"\n[table.columns]\nchild_id = "A"\nstart_date = "B"\n'
    result = brought_in(export, WHOLE + care)
    assert "file 'care.csv': not found, so nothing of it is in the table 'care_status'." in result.notices
    assert not result.caseload.has("care_status")
    assert result.missing == ("No care_status was read: file 'care.csv' is missing.",)
    (export / "care (2).csv").write_text("A,B\n1,2020-01-01\n")
    near = brought_in(export, WHOLE + care).missing
    assert near == ("No care_status was read: file 'care.csv' is missing (there is 'care (2).csv').",)
    (export / "care.csv").write_text("A,B\n1,2020-01-01\n")
    assert brought_in(export, WHOLE + care).missing == ()


def test_plain_tables_may_lie_beside_an_export_and_other_files_are_named(export: Path) -> None:
    (export / "population.csv").write_text("area,year,population_10_17\nrotherham,2020,24000\n")
    (export / "offences.csv").write_text("offence_id\nX\n")
    (export / "notes.docx").write_bytes(b"no")
    result = brought_in(export)
    assert column(result, "population", "year") == [2020]
    assert column(result, "offences", "offence_id") == ["10", "20"]
    assert {
        "offences.csv: not used by the mapping, left alone.",
        "notes.docx: not used by the mapping, left alone.",
    } <= set(result.notices)


def test_columns_of_the_export_that_are_not_used_are_named(written: Write) -> None:
    folder = written(
        kids__csv="Ref,DOB,Shoe,Hat\n1,01/02/2008,1,2\n2,28/02/2009,1,2\n",
        crimes__csv=CRIMES,
        results__csv=RESULTS,
    )
    assert "kids.csv: columns that the mapping does not use: Shoe, Hat." in brought_in(folder).notices


def test_rows_too_wide_and_copies_keep_their_places(written: Write) -> None:
    kids = KIDS + "3,01/01/2008,more\n2,28/02/2009\n"
    result = brought_in(written(kids__csv=kids, crimes__csv=CRIMES, results__csv=RESULTS))
    assert set_aside(result) == [("kids.csv", 4, None, "width"), ("kids.csv", 5, "child_id", "copy")]
    assert json.loads(result.quarantine.item(0, "record")) == ["3", "01/01/2008", "more"]


def test_a_cell_without_the_part_asked_for_is_left_empty_and_said(written: Write) -> None:
    kids = "Ref,DOB,Home\n1,01/02/2008,none\n2,28/02/2009,S60 1CK\n"
    children = CHILDREN + 'postcode_district = { heading = "Home", part = "outward_postcode" }\n'
    folder = written(kids__csv=kids, crimes__csv=CRIMES, results__csv=RESULTS)
    result = brought_in(folder, HEAD + children + OFFENCES + OUTCOMES + CODES)
    assert column(result, "children", "postcode_district") == [None, "S60"]
    said = "kids.csv: cells with nothing that could be the postcode_district, left empty: 1."
    assert said in result.notices


MARKER = "ZZMARKERZZ"


@pytest.mark.parametrize("place", ["kids__csv", "crimes__csv", "results__csv"])
@pytest.mark.parametrize(
    "line", ["M,M,M,M,M", "1,M,M,M,M", "M,10,1,05/02/2022,M", "M,M,M,M,M,M,M", '"M\nM",M', '"M']
)
def test_no_value_of_a_record_is_in_a_message(written: Write, place: str, line: str) -> None:
    files: dict[str, str | bytes] = {"kids__csv": KIDS, "crimes__csv": CRIMES, "results__csv": RESULTS}
    files[place] = str(files[place]) + line.replace("M", MARKER) + "\n"
    text = HEAD + CHILDREN + OFFENCES + JOINED + JOIN + CODES
    try:
        result = brought_in(written(**files), text)
    except UnreadableInput as stopped:
        said = str(stopped)
    else:
        said = str(result.notices) + str(result.filtered) + str(result.counts)
        said += result.quarantine.drop("record").write_csv()
    assert MARKER not in said


def test_a_file_without_headings_does_not_show_its_first_record(written: Write) -> None:
    kids = f"{MARKER}1,01/02/2008\n{MARKER}2,02/02/2008\n"
    with pytest.raises(UnreadableInput, match="no column is headed 'Ref'") as stopped:
        brought_in(written(kids__csv=kids, crimes__csv=CRIMES, results__csv=RESULTS))
    assert MARKER not in str(stopped.value)
