"""A first mapping: how much is right, that it says what it is unsure of, that no value of a record is in it."""

import re
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.tools.tree import ROOT
from tests.unit.mapping.measuring import Measure, measure
from yjp.ingest.extract import read_extract
from yjp.ingest.mapping import find_mapping, read_mapping
from yjp.ingest.mapping.suggest import suggest, write
from yjp.ingest.mapping.suggest.guess import Suggestion
from yjp.ingest.sheets import Sheets, read_sheets

Write = Callable[..., Path]
EXTRACT = date(2019, 6, 18)
SYSTEMS = ("case_system_a", "case_system_b")


@pytest.fixture(scope="module")
def suggested(exports: dict[str, Path]) -> dict[str, tuple[Sheets, Suggestion]]:
    sheets = {name: read_sheets([folder]) for name, folder in exports.items()}
    return {name: (found, suggest(found)) for name, found in sheets.items()}


@pytest.fixture(scope="module")
def measured(suggested: dict[str, tuple[Sheets, Suggestion]]) -> dict[str, Measure]:
    return {name: measure(made, find_mapping(name), sheets) for name, (sheets, made) in suggested.items()}


@pytest.mark.parametrize("system", [*SYSTEMS, "national_case_level"])
def test_at_least_85_of_100_columns_are_placed_right_without_help(
    measured: dict[str, Measure], system: str
) -> None:
    assert measured[system].columns >= 40
    assert measured[system].share >= 0.85


@pytest.mark.parametrize("system", SYSTEMS)
def test_it_says_what_it_is_unsure_of_and_what_it_is_sure_of_is_right(
    measured: dict[str, Measure], system: str
) -> None:
    assert measured[system].unsure >= 1
    assert measured[system].wrong_but_sure == 0
    assert measured[system].words_wrong == 0
    assert measured[system].words_right >= 0.85 * measured[system].words


def test_the_figures_in_the_docs_are_those_measured(measured: dict[str, Measure]) -> None:
    rows = [
        f"| `{name}` | {m.columns} | {m.right} ({m.share:.0%}) | {m.wrong} | {m.unsure} | "
        f"{m.words_right} of {m.words} |"
        for name, m in sorted(measured.items())
    ]
    text = (ROOT / "docs" / "how_to" / "map_an_export.md").read_text(encoding="utf-8")
    assert [row for row in rows if row not in text] == []


@pytest.mark.parametrize("system", SYSTEMS)
def test_what_is_written_is_a_mapping_that_imports(
    exports: dict[str, Path],
    suggested: dict[str, tuple[Sheets, Suggestion]],
    tmp_path: Path,
    system: str,
) -> None:
    path = tmp_path / "first.toml"
    path.write_text(write(suggested[system][1], "first"), encoding="utf-8")
    result = read_extract([exports[system]], EXTRACT, read_mapping(path))
    assert result.quarantine.is_empty()
    accepted = {c.table: c.accepted for c in result.counts}
    packaged = read_extract([exports[system]], EXTRACT, find_mapping(system))
    wanted = {c.table: c.accepted for c in packaged.counts}
    # Rows marked as deleted are only left out once a person has agreed.
    assert accepted == wanted | ({"offences": wanted["offences"] + 8} if system == "case_system_a" else {})


def test_a_column_that_nothing_speaks_for_is_listed_and_one_that_is_needed_is_named(written: Write) -> None:
    kids = "Child ref,Gender,Qwerty,Shoe\n" + "".join(f"K{n},M,0{n % 9 + 1}/02/2008,x\n" for n in range(30))
    crimes = "Offence ref,Child ref,Offence date\n" + "".join(f"F{n},K{n},05/01/2022\n" for n in range(30))
    text = write(suggest(read_sheets([written(children_list__csv=kids, offences_list__csv=crimes)])), "x")
    assert "# children: no heading was found for date_of_birth, which it needs" in text
    assert '# children_list.csv: "Qwerty", looks like "99/99/9999"' in text
    assert '# children_list.csv: "Shoe", looks like "a"' in text
    assert 'child_id = "Child ref"' in text


def test_a_sheet_without_headings_is_not_used_and_not_shown(written: Write) -> None:
    rows = "".join(f"ZZMARKER{n},Anna Marker,0{n % 9 + 1}/02/2008\n" for n in range(30))
    folder = written(children__csv=rows, notes__csv="only one line\n")
    text = write(suggest(read_sheets([folder])), "x")
    assert "# children.csv: not used, no row of it looks like headings" in text
    assert "arker" not in text.lower()


def test_words_without_a_code_are_shown_by_shape_and_place_only(written: Write) -> None:
    outcomes = "Outcome ref,Offence ref,Child ref,Outcome date,Outcome\n" + "".join(
        f"O{n},F{n},K{n},05/02/2022,{word}\n" for n, word in enumerate(["YC", "YCC", "RO", "Jane Q 12"] * 10)
    )
    text = write(suggest(read_sheets([written(outcomes__csv=outcomes)])), "x")
    assert (
        '# NOT PLACED for outcomes.outcome_type: a word shaped "Aaaa A 99" (10 rows, first in row 5)' in text
    )
    assert "Jane" not in text
    assert '"YC" = "youth_caution"  # 1.00' in text


def test_a_mark_of_deleted_rows_is_offered_and_not_taken(
    suggested: dict[str, tuple[Sheets, Suggestion]],
) -> None:
    text = write(suggested["case_system_a"][1], "x")
    assert '# [[table.drop]]\n# heading = "Deleted"' in text
    assert "drop" not in str(tomllib.loads(text))


def test_days_that_stand_for_no_date_are_found(
    suggested: dict[str, tuple[Sheets, Suggestion]],
) -> None:
    found = tomllib.loads(write(suggested["case_system_b"][1], "x"))
    assert found["dates"]["empty"] == [date(1900, 1, 1)]


def test_american_dates_are_unsure_and_counted(written: Write) -> None:
    # Of 30 days from 1 January, month first, the first twelve could be British.
    kids = "Child ref,Gender,Date of birth\n" + "".join(f"K{n},M,1/{n + 1}/2008\n" for n in range(30))
    made = suggest(read_sheets([written(children_list__csv=kids)]))
    assert made.american == ("children.date_of_birth",)
    text = write(made, "x")
    assert "# 18 of the 30 dates of date_of_birth are no British date; the month seems to come first" in text
    assert re.search(r"^date_of_birth = .* # 1\.00 UNSURE", text, re.MULTILINE)


def test_one_mistyped_british_date_does_not_make_a_column_american(written: Write) -> None:
    kids = "Child ref,Gender,Date of birth\n" + "".join(f"K{n},M,{n + 1}/1/2008\n" for n in range(30))
    made = suggest(read_sheets([written(children_list__csv=kids + "K99,M,1/30/2008\n")]))
    assert made.american == ()


def test_true_dates_of_a_workbook_may_have_text_among_them_later(
    suggested: dict[str, tuple[Sheets, Suggestion]],
) -> None:
    assert 'date_of_birth = { heading = "Birth date", dates = ["iso", "uk"] }' in write(
        suggested["case_system_b"][1], "x"
    )


def test_words_of_the_exports_own_list_that_are_not_used_yet_are_mapped_too(
    suggested: dict[str, tuple[Sheets, Suggestion]], written: Write
) -> None:
    text = write(suggested["case_system_b"][1], "x")
    codes = tomllib.loads(text)["codes"]
    assert '# Not used yet, and on the export\'s own list:\n"Compensation Order" =' in text
    assert codes["programmes_disposal_type"]["words"]["Fine"] == "fine"
    # Words that stand in the column as they are, with a list beside them that explains more of them.
    outcomes = "Outcome ref,Offence ref,Child ref,Outcome date,Outcome\n" + "".join(
        f"O{n},F{n},K{n},05/02/2022,{word}\n" for n, word in enumerate(["YC", "YCC", "RO"] * 10)
    )
    lists = "Code,Description\nYC,Youth Caution\nYCC,Youth Conditional Caution\nRO,Referral Order\n"
    lists += "FIN,Fine\nZZ,Jane Marker\n"
    text = write(suggest(read_sheets([written(outcomes__csv=outcomes, code_list__csv=lists)])), "x")
    assert tomllib.loads(text)["codes"]["outcomes_outcome_type"]["words"] == {
        "YC": "youth_caution",
        "YCC": "youth_conditional_caution",
        "RO": "referral_order",
        "FIN": "fine",
    }
    assert "Jane" not in text


def test_plain_tables_need_no_mapping(written: Write) -> None:
    folder = written(children__csv="child_id,date_of_birth\nA,2008-01-01\n")
    found = suggest(read_sheets([folder]))
    assert found.tables == ()
    assert [sheet.label for sheet in found.plain] == ["children.csv"]


MARKER = re.compile("marker", re.IGNORECASE)


@pytest.mark.parametrize("system", SYSTEMS)
def test_no_value_of_a_record_is_in_the_suggestion(
    suggested: dict[str, tuple[Sheets, Suggestion]], system: str
) -> None:
    """Every id, date, free text and place of the export is looked for in the file."""
    sheets, made = suggested[system]
    text = re.sub(r"looks like .*", "", write(made, "x"))
    code_words = {
        line.split('"')[1] for line in text.splitlines() if re.match(r'^"[^"]*" = "[^"]*"  # ', line)
    }
    headings = {name for sheet in sheets.sheets for row in sheet.top(5) for name in row}
    shown = set(re.findall(r'"((?:[^"\\]|\\.)*)"', text))
    values = {
        value
        for sheet in sheets.sheets
        if sheet.name != "Lists"
        for row in sheet.top(100_000)[5:]
        for value in row
        if value
    }
    assert len(values) > 10_000
    assert shown & values - code_words - headings <= {"Yes"}
    long_values = {value for value in values if len(value) >= 6} - code_words - headings
    assert {value for value in long_values if value in text} <= {"English", "1900-01-01"}


def test_planted_markers_are_nowhere(written: Write) -> None:
    """In ids, names, free text, code columns, dates: in cells of every kind."""
    header = "Child ref,Surname,Date of birth,Gender,Ethnicity,First language,Postcode,PNC,Notes\n"
    rows = "".join(
        f"MARKER{n},Marker{n},0{n % 9 + 1}/02/2008,{'MF'[n % 2]},{'W1' if n % 3 else 'Marker'},"
        f"Marker{n % 3},MA1 1KR,MARKER/{n},marker said {n}\n"
        for n in range(60)
    )
    rows += "MARKERX,Marker,marker,Marker,Marker,Marker,Marker,Marker,Marker\nTotal marker,,,,,,,,\n"
    folder = written(young_people__csv=header + rows)
    text = write(suggest(read_sheets([folder])), "x")
    assert MARKER.findall(text) == []
    assert 'starts = "Total"' in text
    assert 'date_of_birth = { heading = "Date of birth"' in text
