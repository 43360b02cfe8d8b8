"""A mapping is read strictly: what is wrong is named with file, section and key."""

from pathlib import Path

import pytest

from tests.unit.mapping.small import CHILDREN, CODES, HEAD, OFFENCES, OUTCOMES, WHOLE, mapping
from yjp.errors import UnknownName
from yjp.ingest.mapping import MappingError, find_mapping, packaged_names, read_mapping
from yjp.ingest.mapping.catalogue import PACKAGED
from yjp.ingest.mapping.definition import Test as Asks
from yjp.synthetic.suppliers import SUPPLIERS


def test_a_mapping_says_what_it_is_for(tmp_path: Path) -> None:
    found = mapping(tmp_path, WHOLE)
    assert (found.name, found.supplier, found.version) == ("t", "T", "1")
    assert found.names == ("children", "offences", "outcomes")
    assert found.date_formats == ("iso", "uk", "text", "excel")
    result = found.tables[2].columns[4]
    assert result.codes is not None
    assert result.codes.words == {"yc": "youth_caution", "referral order": "referral_order"}


def test_a_mapping_that_notepad_saved_is_read_and_found(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text("\ufeff" + WHOLE, encoding="utf-8")
    assert find_mapping("ours", tmp_path).names == ("children", "offences", "outcomes")
    with pytest.raises(UnknownName, match="ours"):
        find_mapping("theirs", tmp_path)


def test_every_part_may_carry_its_reason(tmp_path: Path) -> None:
    text = WHOLE.replace('"1"\n', '"1"\nreason = "r1"\n', 1)
    text = text.replace('file = "kids.csv"\n', 'file = "kids.csv"\nreason = "r2"\n')
    text = text.replace('child_id = "Ref"\ndate', 'child_id = { heading = "Ref", reason = "r3" }\ndate')
    text = text.replace('"YC" = "youth_caution"', '"YC" = { code = "youth_caution", reason = "r4" }')
    text = text.replace("[codes.results.words]", '[codes.results]\nreason = "r5"\n[codes.results.words]')
    found = mapping(tmp_path, text)
    first = found.tables[0]
    codes = found.tables[2].columns[4].codes
    assert codes is not None
    assert (found.reason, first.reason, first.columns[0].reason, codes.reason) == ("r1", "r2", "r3", "r5")
    assert codes.words["yc"] == "youth_caution"


def test_a_filter_is_read_with_its_reason(tmp_path: Path) -> None:
    drop = '[[table.drop]]\nheading = "Status"\nin = ["Void", "Test"]\nreason = "not real"\n'
    (rule,) = mapping(tmp_path, HEAD + CHILDREN + drop).tables[0].filters
    assert (rule.heading, rule.keep, rule.test, rule.values, rule.reason) == (
        "Status",
        False,
        Asks.IN,
        ("Void", "Test"),
        "not real",
    )


JOIN = '[[table.join]]\nname = "j"\nfile = "l.csv"\non = { "A" = "B" }\n'
DROP = '[[table.drop]]\nheading = "H"\nequals = "x"\nreason = "r"\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name = ", "the file: is not valid TOML"),
        (HEAD, "the file: has no [[table]] section"),
        (HEAD.replace("name", "nam") + CHILDREN, '[mapping]: name is missing, e.g. name = "our_system"'),
        (HEAD + "x = 1\n" + CHILDREN, "[mapping]: 'x' is not known here; known are"),
        ("y = 1\n" + HEAD + CHILDREN, "the file: 'y' is not known here"),
        (HEAD + '[dates]\nformats = ["us"]\n' + CHILDREN, "[dates]: formats has 'us'; known are iso, uk"),
        (HEAD + "[dates]\nempty = 1900-01-01\n" + CHILDREN, "[dates]: empty should be a list of dates and"),
        (HEAD + CHILDREN.replace('"children"', '"kids"'), "[[table]] 1: table is 'kids'; known are children"),
        (HEAD + CHILDREN.replace('file = "kids.csv"\n', ""), "[[table]] 1 (children): file or sheet is miss"),
        (HEAD + CHILDREN.replace("child_id", "id"), "(children), columns: 'id' is no column of children"),
        (HEAD + CHILDREN.replace('date_of_birth = "DOB"\n', ""), "date_of_birth is missing; children needs"),
        (HEAD + CHILDREN.replace('"DOB"', "1"), "columns, date_of_birth: should be a section with keys"),
        (HEAD + CHILDREN.replace('"DOB"', '""'), "columns, date_of_birth: heading is blank"),
        (HEAD + CHILDREN.replace('"DOB"', "{}"), "date_of_birth: it needs a heading or a constant, and not"),
        (HEAD + CHILDREN.replace('"DOB"', '{ heading = "D", as = "x" }'), "'as' is not known here"),
        (HEAD + CHILDREN.replace('"DOB"', '{ heading = "D", from = "j" }'), "the join 'j', which this table"),
        (HEAD + CHILDREN.replace('"DOB"', '{ heading = "D", codes = { a = "b" } }'), "cannot be given for a"),
        (HEAD + CHILDREN + 'sex = { constant = "x" }\n', "constant is 'x', which is no code of children.sex"),
        (
            HEAD + CHILDREN + 'sex = { heading = "S", codes = { M = "man" } }\n',
            "gives 'man', which is no cod",
        ),
        (HEAD + CHILDREN + 'sex = { heading = "S", codes = "c" }\n', "sex: codes has 'c'; known are"),
        (HEAD + CHILDREN + 'sex = { heading = "S", dates = ["uk"] }\n', "dates is for date columns only"),
        (
            HEAD + CHILDREN + 'pnc_id = { heading = "P", part = "half" }\n',
            "part has 'half'; known are outwar",
        ),
        (
            HEAD + CHILDREN.replace("[table.c", "header_row = [4, 3]\n[table.c"),
            "header_row should be a row nu",
        ),
        (
            HEAD + CHILDREN.replace("[table.c", "header_row = 0\n[table.c"),
            "header_row should be a row number",
        ),
        (
            HEAD + CHILDREN.replace("[table.c", "header_row = true\n[table.c"),
            "header_row should be a row num",
        ),
        (HEAD + CHILDREN + JOIN, "no column is taken from the join 'j'"),
        (HEAD + CHILDREN + JOIN.replace('on = { "A" = "B" }\n', ""), "join 1: on is missing"),
        (HEAD + CHILDREN + JOIN + 'missing = "skip"\n', 'missing should be "quarantine" or "empty"'),
        (HEAD + CHILDREN + DROP.replace('reason = "r"\n', ""), "drop 1: reason is missing"),
        (HEAD + CHILDREN + DROP + "empty = true\n", "needs one of equals, in, starts, empty, filled"),
        (HEAD + CHILDREN + DROP.replace('"x"', '""'), "equals needs a value; for empty cells use empty ="),
        (
            WHOLE.replace('"youth_caution"', '"caution"'),
            "gives 'caution', which is no code of outcomes.outcom",
        ),
        (WHOLE + '"yc" = "referral_order"\n', "[codes.results]: 'yc' stands twice, with different codes"),
        (WHOLE + '[codes.spare.words]\nA = "b"\n', "[codes.spare]: is used by no column"),
        (WHOLE + "[codes.spare]\n", "[codes.spare]: words is missing, and by_name is not set"),
        (
            WHOLE.replace("[codes.results.w", '[codes.results]\nunmapped = "drop"\n[codes.results.w'),
            "unmapped can",
        ),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(MappingError) as wrong:
        mapping(tmp_path, text)
    assert words in str(wrong.value)
    assert str(tmp_path / "mapping.toml") in str(wrong.value)
    assert wrong.value.exit_code == 2


def test_a_required_column_of_every_table_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(MappingError, match=r"\(outcomes\), columns: child_id is missing"):
        mapping(tmp_path, HEAD + OUTCOMES.replace('child_id = "Ref"\n', "") + CODES)
    with pytest.raises(MappingError, match=r"\(offences\), columns: offence_date is missing"):
        mapping(tmp_path, HEAD + OFFENCES.replace('offence_date = "Date"\n', ""))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(MappingError, match="nowhere"):
        read_mapping(tmp_path / "nowhere.toml")


def test_every_packaged_mapping_is_valid_and_has_its_export() -> None:
    assert packaged_names() == sorted(SUPPLIERS)
    for name in packaged_names():
        found = read_mapping(PACKAGED / f"{name}.toml")
        assert found.name == name
        assert {"children", "offences", "outcomes"} <= set(found.names)


def test_a_mapping_is_looked_for_as_a_file_in_the_workspace_and_among_those_packaged(tmp_path: Path) -> None:
    mine = tmp_path / "ours.toml"
    mine.write_text(WHOLE)
    assert find_mapping(str(mine)).name == "ours"
    assert find_mapping("ours", tmp_path).name == "ours"
    assert find_mapping("case_system_a", tmp_path).name == "case_system_a"
    with pytest.raises(UnknownName, match="case_system_b"):
        find_mapping("theirs", tmp_path)
