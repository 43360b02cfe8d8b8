"""The writer: numbers stay numbers, marks and links where they belong, titles tagged, the same bytes twice."""

import io
import zipfile
from datetime import date

import fastexcel
from lxml import etree

from yjp.writers.checker import check_workbook
from yjp.writers.checker.reading import read_workbook
from yjp.writers.workbook import SHORTHAND, Amount, Book, Column, Link, Page, Sheet, publication
from yjp.writers.workbook.shorthand import NOT_AVAILABLE, SUPPRESSED

M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LONG = "Counted from the service's own case records, which the police may never have seen. " * 4


def book() -> Book:
    columns = (
        Column("Area", 20),
        Column("Rate per 100,000", 12, number=True),
        Column("Change, per cent", 12, number=True),
        Column("Day", 12),
        Column("State", 30),
    )
    rows = (
        ("Rotherham", Amount(168.97, 0), Amount(-27.04, 1, signed=True), date(2019, 6, 18), "Estimate [e]"),
        ("=1+1", Amount(0.004, 2), Amount(-0.04, 1, signed=True), date(2019, 6, 18), "Final [low]"),
        ("Leeds", SUPPRESSED, NOT_AVAILABLE, date(2019, 6, 18), LONG),
        ("York", Amount(1234.5, 1), Amount(3.0, 1, signed=True), date(2019, 6, 18), "Final"),
    )
    figures = Sheet("By area", columns, rows, "Nothing.", title="Entrants by area", notes=("Made up.",))
    contents = Sheet(
        "Contents",
        (Column("Sheet", 20), Column("What", 40)),
        ((Link("By area", "By area"), "Entrants"),),
        "",
        title="Contents",
    )
    page = Page("Cover", "Figures", ((None, ("What this is.",)), ("Shorthand", ("One line.", LONG))))
    return Book(
        title="Figures of 2019",
        subject="s",
        author="A service",
        keywords="k",
        day=date(2019, 6, 18),
        sheets=(page, contents, figures),
    )


def part(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return etree.fromstring(file.read(name))


def test_it_keeps_the_guidance_and_gives_the_same_bytes() -> None:
    content = publication(book())
    assert check_workbook(content) == []
    assert content == publication(book())
    core = part(content, "docProps/core.xml")
    assert set(core.itertext()) >= {"Figures of 2019", "A service", "en-GB", "2019-06-18T00:00:00Z"}


def test_numbers_stay_whole_and_text_is_never_a_formula() -> None:
    sheet = fastexcel.read_excel(publication(book())).load_sheet("By area", header_row=5).to_polars()
    assert sheet.columns == ["Area", "Rate per 100,000", "Change, per cent", "Day", "State"]
    assert sheet.get_column("Rate per 100,000").to_list() == ["168.97", "0.004", "[c]", "1234.5"]
    assert sheet.get_column("Area").to_list()[1] == "=1+1"
    found = part(publication(book()), "xl/worksheets/sheet3.xml")
    assert [
        c.get("r") for c in found.iter(f"{M}c") if c.get("t") is None and c.find(f"{M}v") is not None
    ] == [
        *("B7", "C7", "D7", "B8", "C8", "D8", "D9", "B10", "C10", "D10"),
    ]
    assert found.findall(f".//{M}f") == []


def test_numbers_are_shown_at_their_own_decimals() -> None:
    content = publication(book())
    styles, sheet = part(content, "xl/styles.xml"), part(content, "xl/worksheets/sheet3.xml")
    codes = {f.get("numFmtId"): f.get("formatCode") for f in styles.iter(f"{M}numFmt")} | {"3": "#,##0"}
    formats = [codes.get(xf.get("numFmtId")) for xf in styles.findall(f"{M}cellXfs/{M}xf")]
    shown = {c.get("r"): formats[int(c.get("s") or 0)] for c in sheet.iter(f"{M}c")}
    assert (shown["B7"], shown["C7"], shown["B10"]) == ("#,##0", "+#,##0.0;-#,##0.0;0.0", "#,##0.0")
    assert shown["C8"] == "0.0;0.0;0.0", "a change that rounds to nought is shown without a sign"
    assert shown["D7"] == "yyyy-mm-dd"


def test_the_sheet_says_what_its_marks_mean_and_titles_are_tagged() -> None:
    found = {s.name: s for s in read_workbook(publication(book())).sheets}
    above = found["By area"].above()
    assert above[:3] == ["Entrants by area", "This worksheet contains one table.", "Made up."]
    assert above[3].startswith("Shorthand in this table: [c] confidential")
    assert [f"[{x}]" in above[3] for x in ("c", "x", "low", "e", "z", "p", "r")] == [True] * 4 + [False] * 3
    assert all(sheet.cells[1, 1].style.heading for sheet in found.values())
    assert found["Cover"].cells[3, 1].style.heading, "a part of the cover is a heading too"
    assert found["Contents"].links == [("A4", "#'By area'!A1")]


def test_rows_are_as_high_as_their_text() -> None:
    sheet = part(publication(book()), "xl/worksheets/sheet3.xml")
    heights = {row.get("r"): float(row.get("ht") or 0) for row in sheet.iter(f"{M}row")}
    # 332 characters in lines of some 34 are ten or eleven lines of 15.75 points.
    assert 10 * 15.75 <= heights["9"] <= 12 * 15.75
    assert heights["7"] == 0, "a row of one line is left to the program"


def test_it_prints_on_one_page_across_with_its_headings_repeated() -> None:
    content = publication(book())
    sheet = part(content, "xl/worksheets/sheet3.xml")
    setup = sheet.find(f"{M}pageSetup")
    assert setup is not None
    assert (setup.get("orientation"), setup.get("fitToHeight"), setup.get("paperSize")) == (
        "landscape",
        "0",
        "9",
    )
    names = part(content, "xl/workbook.xml").iter(f"{M}definedName")
    assert "'By area'!$6:$6" in {name.text for name in names}


def test_the_marks_are_those_of_the_guidance() -> None:
    assert [s.mark for s in SHORTHAND] == ["[c]", "[x]", "[z]", "[low]", "[p]", "[r]", "[e]"]
    assert [s.mark for s in SHORTHAND if s.instead] == ["[c]", "[x]", "[z]"]
