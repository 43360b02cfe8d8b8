"""The national XML, read by its element names: what ties items together, the latest return, files that mean harm."""

import time
from datetime import date
from pathlib import Path

import pytest

from yjp.errors import UnreadableInput
from yjp.ingest.extract import EXPERIMENTAL, Import, read_extract
from yjp.ingest.sheets import read_sheets

DAY = date(2026, 6, 30)
PERSON = "<person_details><dateOfBirth>2008-02-01</dateOfBirth><sex>1</sex></person_details>"
OFFENCE = (
    "<offence><offenceID>F1</offenceID><offenceDate>2022-01-05</offenceDate>"
    "<yjboffenceCategory>DRUGS</yjboffenceCategory><yjbseriousnessScore>4</yjbseriousnessScore>"
    "<offenceLegalOutcome><legalOutcome>YOUTH_CAUTION</legalOutcome><outcomeDate>2022-02-05</outcomeDate>"
    "<outcomeEndDate>1900-01-01</outcomeEndDate>"
    "<residenceOnLegalOutcomeDate>LOCAL</residenceOnLegalOutcomeDate></offenceLegalOutcome></offence>"
)


def child(*items: str, ypid: str = "Y1", **header: str) -> str:
    fields = "".join(f"<{name}>{value}</{name}>" for name, value in header.items())
    return f"<child><header><ypid>{ypid}</ypid>{fields}</header>{''.join(items)}</child>"


def file(folder: Path, *children: str, name: str = "return.xml") -> Path:
    path = folder / name
    path.write_text(f"<returns>{''.join(children)}</returns>", encoding="utf-8")
    return path


def rows(result: Import, table: str, *columns: str) -> list[tuple[object, ...]]:
    return result.caseload.tables[table].select(*columns).rows()


def test_items_become_tables_with_the_ids_of_what_they_lie_in(tmp_path: Path) -> None:
    result = read_extract([file(tmp_path, child(PERSON, OFFENCE))], DAY)
    assert rows(result, "children", "child_id", "date_of_birth", "sex") == [("Y1", date(2008, 2, 1), "male")]
    assert rows(result, "offences", "offence_id", "child_id", "offence_category", "gravity") == [
        ("F1", "Y1", "drugs", 4)
    ]
    assert rows(
        result, "outcomes", "outcome_id", "offence_id", "child_id", "outcome_type", "residence", "end_date"
    ) == [("F1/YOUTH_CAUTION/2022-02-05", "F1", "Y1", "youth_caution", "local", None)]
    assert result.quarantine.is_empty()
    assert result.notices[0] == EXPERIMENTAL


def test_namespaces_case_wrappers_and_attributes_make_no_difference(tmp_path: Path) -> None:
    plain = read_extract([file(tmp_path, child(PERSON, OFFENCE))], DAY)
    odd = (
        '<r:returns xmlns:r="urn:x"><r:Child><r:personDetails ypid="Y1" dateOfBirth="2008-02-01"><r:sex>1</r:sex>'
        "</r:personDetails><r:offences>"
        + OFFENCE.replace("<offenceLegalOutcome>", "<outcomes><OffenceLegalOutcome>").replace(
            "</offenceLegalOutcome>", "</OffenceLegalOutcome></outcomes>"
        )
        + "</r:offences></r:Child></r:returns>"
    )
    path = tmp_path / "odd.xml"
    path.write_text(odd)
    other = read_extract([path], DAY)
    for table in ("children", "offences", "outcomes"):
        assert other.caseload.tables[table].equals(plain.caseload.tables[table])


def test_two_children_in_one_container_do_not_lend_one_another_their_ids(tmp_path: Path) -> None:
    people = "".join(
        f"<person_details><ypid>{y}</ypid><dateOfBirth>2008-02-01</dateOfBirth></person_details>"
        for y in "AB"
    )
    mine = OFFENCE.replace("<offence>", "<offence><ypid>B</ypid>")
    stray = OFFENCE.replace("F1", "F2")
    result = read_extract([file(tmp_path, people + mine + stray)], DAY)
    assert rows(result, "offences", "offence_id", "child_id") == [("F1", "B")]
    assert result.quarantine.select("file", "row", "column", "rule").rows() == [
        ("return.xml[offence]", 2, "child_id", "not_nullable"),
        ("return.xml[offenceLegalOutcome]", 2, "child_id", "not_nullable"),
    ]


def test_of_several_returns_only_the_childs_latest_counts_also_across_files(tmp_path: Path) -> None:
    old = child(
        PERSON, OFFENCE, return_start_date="2022-01-01", return_end_date="2022-03-31", source_return_id="9"
    )
    new = child(
        PERSON,
        OFFENCE.replace("YOUTH_CAUTION", "REFERRAL_ORDER"),
        return_start_date="2022-04-01",
        return_end_date="2022-06-30",
        source_return_id="10",
    )
    file(tmp_path, old, name="a.xml")
    file(tmp_path, new, name="b.xml")
    result = read_extract([tmp_path], DAY)
    assert rows(result, "outcomes", "outcome_type") == [("referral_order",)]
    assert [(f.table, f.file, f.rows) for f in result.filtered] == [
        ("children", "a.xml[person_details]", 1),
        ("offences", "a.xml[offence]", 1),
        ("outcomes", "a.xml[offenceLegalOutcome]", 1),
    ]
    assert [(c.read, c.accepted, c.filtered, c.quarantined) for c in result.counts] == [(2, 1, 1, 0)] * 3


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        ({"return_start_date": "2022-04-01"}, {"return_start_date": "2022-01-01"}, "first"),
        (
            {"return_start_date": "2022-01-01", "return_end_date": "2022-03-31"},
            {"return_start_date": "2022-01-01", "return_end_date": "2022-06-30"},
            "second",
        ),
        (
            {"return_start_date": "2022-01-01", "sign_off_date": "2022-05-01"},
            {"return_start_date": "2022-01-01", "sign_off_date": "2022-04-01"},
            "first",
        ),
        (
            {"return_start_date": "2022-01-01", "source_return_id": "9"},
            {"return_start_date": "2022-01-01", "source_return_id": "10"},
            "second",
        ),
        (
            {"return_start_date": "2022-04-01", "deleted": "true"},
            {"return_start_date": "2022-01-01"},
            "second",
        ),
    ],
    ids=["start", "end", "sign-off", "id as a number", "deleted"],
)
def test_the_latest_return_is_by_start_end_sign_off_and_id(
    tmp_path: Path, first: dict[str, str], second: dict[str, str], kept: str
) -> None:
    other = OFFENCE.replace("YOUTH_CAUTION", "FINE")
    result = read_extract(
        [file(tmp_path, child(PERSON, OFFENCE, **first), child(PERSON, other, **second))], DAY
    )
    wanted = "youth_caution" if kept == "first" else "fine"
    assert rows(result, "outcomes", "outcome_type") == [(wanted,)]


def test_the_first_hearing_comes_from_hearings_linked_to_the_offence(tmp_path: Path) -> None:
    hearings = "".join(
        f"<hearing><hearingID>H{n}</hearingID><hearingDate>2022-01-{day}</hearingDate></hearing>"
        f"<link_hearing_offence><hearingID>H{n}</hearingID><offenceID>F1</offenceID></link_hearing_offence>"
        for n, day in ((1, 20), (2, 12))
    )
    result = read_extract([file(tmp_path, child(PERSON, OFFENCE, hearings))], DAY)
    assert rows(result, "outcomes", "first_hearing_date") == [(date(2022, 1, 12),)]


def test_a_word_that_is_no_code_is_set_aside_with_the_place_of_its_item(tmp_path: Path) -> None:
    other = OFFENCE.replace("F1", "F2").replace("YOUTH_CAUTION", "TEMP_CODE")
    result = read_extract([file(tmp_path, child(PERSON, OFFENCE, other))], DAY)
    assert result.quarantine.select("file", "row", "column", "rule").rows() == [
        ("return.xml[offenceLegalOutcome]", 2, "outcome_type", "unmapped")
    ]


LAUGHS = '<!ENTITY l0 "ha">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
UNSAFE = "this is not XML that can be read safely"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (f"<!DOCTYPE r [{LAUGHS}]><r><offence><plea>&l9;</plea></offence></r>", UNSAFE),
        (f'<!DOCTYPE r [{LAUGHS}]><r><offence plea="&l9;"/></r>', UNSAFE),
        ('<!DOCTYPE r [<!ENTITY x "ha">]><r><offence><plea>&x;</plea></offence></r>', "DOCTYPE"),
        (
            '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r><offence><plea>&x;</plea></offence></r>',
            "DOCTYPE",
        ),
        ('<!DOCTYPE r SYSTEM "http://localhost:1/x.dtd"><r><offence><plea>a</plea></offence></r>', "DOCTYPE"),
        ("<r><offence>", f"{UNSAFE} (line 1)"),
        ("<a>" * 5000 + "</a>" * 5000, UNSAFE),
        ("<r><offence><plea>&marker;</plea></offence></r>", UNSAFE),
        ("", "the file is empty (0 bytes)"),
        ("<r><else/></r>", "none of the items of the national return are in it"),
    ],
    ids=[
        "laughs",
        "laughs in an attribute",
        "a laugh",
        "a file",
        "a network",
        "cut off",
        "deep",
        "entity",
        "empty",
        "other",
    ],
)
def test_a_file_that_means_harm_is_one_clear_sentence(tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "return.xml"
    path.write_text(content)
    begun = time.monotonic()
    with pytest.raises(UnreadableInput) as stopped:
        read_sheets([path])
    assert time.monotonic() - begun < 5
    assert words in str(stopped.value)
    assert str(stopped.value).startswith("return.xml: ")
    assert "root:" not in str(stopped.value)
    assert stopped.value.exit_code == 3
