"""The checker: silent on a sound workbook, and each fault found by its own rule, with its place."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.unit.writers.books import Fault, Made, made
from yjp.errors import UnreadableInput
from yjp.writers.checker import RULES, Finding, check_workbook


def found(content: bytes) -> list[tuple[str, str | None, str | None]]:
    return [(f.rule, f.sheet, f.cell) for f in check_workbook(content)]


def changed(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The same file with one part's bytes replaced: for what no library would write."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            text = before.read(name)
            if name == part:
                assert old in text
                text = text.replace(old, new)
            after.writestr(name, text)
    return target.getvalue()


def test_a_sound_workbook_has_no_findings() -> None:
    assert found(made()) == []


def freeze(m: Made) -> None:
    m.figures.freeze_panes(4, 0)


def filter_(m: Made) -> None:
    m.table["autofilter"] = True


def footer(m: Made) -> None:
    m.figures.set_footer("&P of &N")


def text_box(m: Made) -> None:
    m.figures.insert_textbox("F2", "Mind this.")


def chart(m: Made) -> None:
    shown = m.book.add_chart({"type": "line"})
    shown.add_series({"values": "='Entrants by area'!$B$5:$B$6"})
    m.figures.insert_chart("F2", shown)


def below(m: Made) -> None:
    m.figures.write_string(7, 0, "Source: the case records.")


def another_table(m: Made) -> None:
    m.figures.write_row(7, 0, ("Year", "Sentences"))
    m.figures.write_row(8, 0, (2019, 3))
    columns = [{"header": "Year"}, {"header": "Sentences"}]
    m.figures.add_table(7, 0, 8, 1, {"name": "Sentences", "autofilter": False, "columns": columns})


def hidden_sheet(m: Made) -> None:
    m.figures.hide()


def hidden_row(m: Made) -> None:
    m.figures.set_row(5, None, None, {"hidden": True})


def hidden_column(m: Made) -> None:
    m.figures.set_column(1, 1, 20, None, {"hidden": True})


def blank_sheet(m: Made) -> None:
    m.book.add_worksheet("Left over")


def red_cell(m: Made) -> None:
    m.figures.write(5, 1, 52, m.style(font_color="#B10E1E"))


def filled_cell(m: Made) -> None:
    m.figures.write(5, 1, 52, m.style(bg_color="#F47738"))


def traffic_lights(m: Made) -> None:
    red = m.book.add_format({"bg_color": "#B10E1E"})
    m.figures.conditional_format("B5:B6", {"type": "cell", "criteria": ">", "value": 50, "format": red})


def not_wrapped(m: Made) -> None:
    m.figures.write(4, 2, "Estimate, counted from the service's own case records [e]", m.style())


def small(m: Made) -> None:
    m.figures.write(4, 0, "Rotherham", m.style(font_size=10, text_wrap=True))


def raised(m: Made) -> None:
    m.figures.write(4, 0, "Rotherham", m.style(font_script=1, text_wrap=True))


def plain_title(m: Made) -> None:
    m.figures.write(0, 0, "Children who entered the system", m.style(bold=True))


def default_name(m: Made) -> None:
    m.table["name"] = "Table1"


def cursor(m: Made) -> None:
    m.cover.set_selection("C7")


def second_sheet_first(m: Made) -> None:
    m.figures.activate()


def vague_link(m: Made) -> None:
    m.cover.write_url(2, 0, "internal:'Entrants by area'!A1", None, "Click here")


def bare_address(m: Made) -> None:
    m.cover.write_url(2, 0, "https://www.gov.uk/")


def lost_link(m: Made) -> None:
    m.cover.write_url(2, 0, "internal:'Nowhere'!A1", None, "Sentences by area")


def division(m: Made) -> None:
    m.figures.write_formula(4, 1, "=1/0", m.style(text_wrap=True), "#DIV/0!")


FIGURES, COVER = "Entrants by area", "Cover"
FAULTS: tuple[tuple[Fault, tuple[str, str | None, str | None]], ...] = (
    (freeze, ("frozen_panes", FIGURES, None)),
    (filter_, ("filters", FIGURES, None)),
    (footer, ("headers_and_footers", FIGURES, None)),
    (text_box, ("floating", FIGURES, None)),
    (chart, ("floating", FIGURES, None)),
    (below, ("nothing_below", FIGURES, "A8")),
    (another_table, ("one_table", FIGURES, "A8")),
    (hidden_sheet, ("hidden_sheets", FIGURES, None)),
    (hidden_row, ("hidden_rows_or_columns", FIGURES, "row 6")),
    (hidden_column, ("hidden_rows_or_columns", FIGURES, "column B")),
    (blank_sheet, ("blank_sheets", "Left over", None)),
    (red_cell, ("colour_alone", FIGURES, "B6")),
    (traffic_lights, ("colour_alone", FIGURES, "B5:B6")),
    (not_wrapped, ("wrapped", FIGURES, "C5")),
    (small, ("text_size", FIGURES, "A5")),
    (raised, ("superscript", FIGURES, "A5")),
    (plain_title, ("title_tagged", FIGURES, "A1")),
    (default_name, ("table_names", FIGURES, "A4")),
    (cursor, ("opens_at_start", COVER, "C7")),
    (second_sheet_first, ("opens_at_start", FIGURES, None)),
    (vague_link, ("links", COVER, "A3")),
    (bare_address, ("links", COVER, "A3")),
    (lost_link, ("links", COVER, "A3")),
    (division, ("errors", FIGURES, "B5")),
)


@pytest.mark.parametrize(("fault", "expected"), FAULTS, ids=[f.__name__ for f, _ in FAULTS])
def test_each_fault_is_found_by_its_own_rule_and_no_other(
    fault: Fault, expected: tuple[str, str | None, str | None]
) -> None:
    assert found(made(fault)) == [expected]


def test_a_fill_is_found_and_also_what_it_says_alone() -> None:
    assert found(made(filled_cell)) == [("background", FIGURES, "B6"), ("colour_alone", FIGURES, "B6")]


def test_merged_cells_are_found_where_they_are() -> None:
    content = changed(
        made(),
        "xl/worksheets/sheet2.xml",
        b"<pageMargins",
        b'<mergeCells count="1"><mergeCell ref="A2:C2"/></mergeCells><pageMargins',
    )
    assert found(content) == [("merged", FIGURES, "A2:C2")]


ROTHERHAM, LEEDS = ("Rotherham", 41, "Final"), ("Leeds", 60, "Final")
TABLES: dict[str, tuple[tuple[tuple[object, ...], ...], list[tuple[str, str | None, str | None]]]] = {
    "a blank cell": ((ROTHERHAM, ("Leeds", None, "Final")), [("blank_cells", FIGURES, "B6")]),
    "a blank row": (
        (ROTHERHAM, (None, None, None), LEEDS),
        [("blank_rows", FIGURES, "row 6"), ("blank_cells", FIGURES, "A6")],
    ),
    "a blank column": (
        (("Rotherham", None, "Final"), ("Leeds", None, "Final")),
        [("blank_columns", FIGURES, "column B"), ("blank_cells", FIGURES, "B5")],
    ),
    "numbers as text": (
        (("Rotherham", "1,041", "Final"), ("Leeds", "33.0%", "Final")),
        [("numbers_as_text", FIGURES, "B5")],
    ),
    "one number as text among numbers": (
        (ROTHERHAM, ("Leeds", "60", "Final")),
        [("numbers_as_text", FIGURES, "B6")],
    ),
    "a mark beside a number": (
        (ROTHERHAM, ("Leeds", "60 [e]", "Final")),
        [("one_thing_a_cell", FIGURES, "B6")],
    ),
    "a star beside a number": ((ROTHERHAM, ("Leeds", "60*", "Final")), [("one_thing_a_cell", FIGURES, "B6")]),
    "a symbol": ((ROTHERHAM, ("Leeds", "*", "Final")), [("symbols", FIGURES, "B6")]),
    "not applicable in letters": ((ROTHERHAM, ("Leeds", "N/A", "Final")), [("symbols", FIGURES, "B6")]),
    "shorthand of nobody": ((ROTHERHAM, ("Leeds", "[q]", "Final")), [("unknown_shorthand", FIGURES, "B6")]),
    "shorthand that nothing explains": (
        (ROTHERHAM, ("Leeds", "[c]", "Final")),
        [("explained_shorthand", FIGURES, "B6")],
    ),
    "a note that is not there": (
        (ROTHERHAM, ("Leeds [note 7]", 60, "Final")),
        [("note_markers", FIGURES, "A6")],
    ),
    "codes are no numbers": ((("041", 41, "Final"), ("060", 60, "Final")), []),
    "words with numbers are no numbers": ((("Rotherham", 41, "2 to 4"), ("Leeds", 60, "5 to 9")), []),
}


@pytest.mark.parametrize("case", list(TABLES))
def test_what_is_wrong_inside_a_table(case: str) -> None:
    rows, expected = TABLES[case]
    assert found(made(rows=rows)) == expected


def test_blank_cells_may_stand_where_they_are_explained() -> None:
    def explain(m: Made) -> None:
        m.figures.write_string(1, 0, "Blank cells mean that a service sent nothing.")

    assert found(made(explain, rows=(ROTHERHAM, ("Leeds", None, "Final")))) == []


def test_a_colour_that_words_repeat_is_no_fault() -> None:
    rows = (("Rotherham", 41, "Red"), ("Barnsley", 52, "Green"), ("Leeds", 60, "Red"))

    def red_and_said(m: Made) -> None:
        for line in (4, 6):
            m.figures.write(line, 2, "Red", m.style(font_color="#B10E1E", text_wrap=True))

    assert found(made(red_and_said, rows=rows)) == []


def test_a_table_that_is_not_marked_up() -> None:
    assert found(made(marked_up=False)) == [("marked_up", FIGURES, "A4")]


def test_a_table_away_from_the_left() -> None:
    assert found(made(left=2)) == [("at_the_left", FIGURES, "C4"), ("blank_columns", FIGURES, "column B")]


def test_a_table_without_a_title() -> None:
    content = changed(made(), "xl/worksheets/sheet2.xml", b'<c r="A1"', b'<c r="E1"')
    assert ("title_in_a1", FIGURES, "A1") in found(content)


def test_a_heading_that_is_missing() -> None:
    rules = {rule for rule, _, _ in found(made(headings=("Area", "", "State")))}
    assert "header_row" in rules


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Sheet2", True), ("Entrants #1", True), (" Entrants", True), ("Entrants 2019", False)],
)
def test_names_of_sheets(name: str, expected: bool) -> None:
    content = made(names=("Cover", name))
    assert [f.rule for f in check_workbook(content)] == ["sheet_names"] * expected


def test_a_first_sheet_with_figures_is_no_cover() -> None:
    content = made(lambda m: m.figures.set_first_sheet(), names=("Cover", "Entrants"))
    swapped = changed(content, "xl/workbook.xml", b'name="Cover"', b'name="Sentences"')
    assert found(swapped) == []  # text in column A alone is a cover, whatever it is called

    def two_columns(m: Made) -> None:
        m.cover.write_row(1, 0, ("Year", "Sentences"))
        m.cover.write_row(2, 0, (2019, 3))

    rules = [f.rule for f in check_workbook(made(two_columns, names=("Sentences", "Entrants")))]
    assert rules == ["cover", "marked_up"]


def test_a_document_that_says_nothing_of_itself() -> None:
    content = made(properties={"created": None}, language=False)
    assert [f.rule for f in check_workbook(content)][:3] == [
        "document_title",
        "document_language",
        "document_author",
    ]


def test_several_tables_need_a_list_of_links() -> None:
    def more(m: Made) -> None:
        for name in ("Sentences", "Reoffending"):
            sheet = m.book.add_worksheet(name)
            sheet.write_string(0, 0, name, m.style(font_size=16))
            sheet.write_row(1, 0, ("Year", "Number"))
            sheet.write_row(2, 0, (2019, 3))
            columns = [{"header": "Year"}, {"header": "Number"}]
            sheet.add_table(1, 0, 2, 1, {"name": name, "autofilter": False, "columns": columns})

    assert [f.rule for f in check_workbook(made(more))] == ["contents"]


def test_macros_are_found() -> None:
    content = made()
    target = io.BytesIO(content)
    with zipfile.ZipFile(target, "a") as file:
        file.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    assert found(target.getvalue()) == [("macros", None, None)]


def test_rules_can_be_left_out_and_a_finding_reads_as_a_sentence() -> None:
    content = made(freeze)
    assert check_workbook(content, except_for={"frozen_panes"}) == []
    (finding,) = check_workbook(content)
    assert finding == Finding(
        rule="frozen_panes", essential=False, sheet=FIGURES, cell=None, sentence="Panes are frozen."
    )
    assert str(finding) == "Entrants by area (frozen_panes): Panes are frozen."


def test_every_rule_is_declared_once_with_its_source() -> None:
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids) == 40
    assert all(rule.what and rule.section and "Government Analysis Function" in rule.source for rule in RULES)


BOMB = (
    b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>"""
)


def test_entities_are_refused() -> None:
    content = changed(
        made(), "xl/workbook.xml", b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', BOMB
    )
    with pytest.raises(UnreadableInput, match=r"xl/workbook\.xml declares a document type"):
        check_workbook(content, name="bad.xlsx")


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_workbook_is_said_to_be_none(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "odd.xlsx"
    path.write_bytes(content)
    with pytest.raises(UnreadableInput, match=r"odd\.xlsx"):
        check_workbook(path)


def test_a_bomb_of_zeros_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", b"0" * 5_000_000)
    monkeypatch.setattr("yjp.writers.checker.reading.MOST_BYTES", 1_000_000)
    with pytest.raises(UnreadableInput, match="it unpacks to more than 1 MB"):
        check_workbook(target.getvalue())


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/worksheets/sheet2.xml", b't="s"><v>', b't="s"><v>9999'),
        ("xl/worksheets/sheet2.xml", b"<sheetData>", b"<sheetData"),
        ("xl/styles.xml", b'fontId="', b'fontId="x'),
    ],
)
def test_nonsense_inside_is_one_sentence(part: str, old: bytes, new: bytes) -> None:
    with pytest.raises(UnreadableInput):
        check_workbook(changed(made(), part, old, new))
