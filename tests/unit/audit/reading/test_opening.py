"""Damaged, hostile and wrong files: one sentence each, never a traceback, and never the memory full."""

import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.audit.reading.wordfiles import NAMES, p, tbl, tc, word, zipped
from yjp.audit.document import Document
from yjp.audit.reading import limits, read, read_opened
from yjp.audit.reading.opening import Opened, kind_of
from yjp.audit.reading.text import decoding
from yjp.errors import EXIT_UNREADABLE, UnreadableInput
from yjp.office.package import MAX_PART_BYTES

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
GOOD = word(p("In 2018/19, 41 children entered the justice system.") + tbl(tc("Area") + tc("41")))


def from_bytes(content: bytes, name: str = "plan.docx") -> Document:
    return read_opened(Opened(name=name, content=content, kind=kind_of(name, content)))


def problem(content: bytes, name: str = "plan.docx") -> str:
    with pytest.raises(UnreadableInput) as caught:
        from_bytes(content, name)
    assert caught.value.exit_code == EXIT_UNREADABLE
    said = str(caught.value)
    assert said.startswith(f"{name}: ")
    assert "\n" not in said
    return said.removeprefix(f"{name}: ")


def with_part(name: str, content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        files = {each: archive.read(each) for each in archive.namelist()}
    return zipped({**files, name: content})


def test_what_a_file_is_comes_from_its_content(tmp_path: Path) -> None:
    for name, content, kind in (
        ("plan.txt", GOOD, "docx"),
        ("plan.docx", b"<!DOCTYPE html><p>41 children</p>", "html"),
        ("plan.pdf", b"41 children\n", "txt"),
        ("plan", b"41 children\n", "txt"),
        ("plan.md", b"# 41 children\n", "md"),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        document = read(path)
        assert (document.format, document.name) == (kind, name)


def test_files_that_are_not_there_or_empty(tmp_path: Path) -> None:
    for path, said in (
        (tmp_path / "none.docx", "there is no such file. Check the path."),
        (tmp_path, "this is a folder. Name the files in it."),
    ):
        with pytest.raises(UnreadableInput) as caught:
            read(path)
        assert str(caught.value) == f"{path}: {said}"
    assert problem(b"") == "the file is empty. Give the document itself."
    assert problem(b" \n\0") == "the file is empty. Give the document itself."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "it is protected with a password"),
        (OLE + "WordDocument".encode("utf-16-le"), "this is a document of Word 97 to 2003 (.doc)"),
        (OLE + "Workbook".encode("utf-16-le"), "this is an old Office file that is no Word document"),
        (b"{\\rtf1 41}", "this is a Rich Text document (.rtf)"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "this is a picture, not a document"),
        (zipped({"xl/workbook.xml": b"<x/>"}), "this is a workbook"),
        (zipped({"ppt/presentation.xml": b"<x/>"}), "this is a presentation"),
        (zipped({"content.xml": b"<x/>"}), "this is an OpenDocument file"),
        (zipped({"a.txt": b"x"}), "this is a zip, not a document"),
        (bytes(range(256)) * 20, "this is not a text file"),
    ],
)
def test_files_of_another_kind(content: bytes, said: str) -> None:
    assert problem(content).startswith(f"{said}. ")


def test_truncated_and_damaged_word_files() -> None:
    assert problem(GOOD[:-200]).startswith("the file is damaged or cut short. ")
    assert problem(with_part("word/document.xml", b"<w:document")).startswith(
        "its part word/document.xml is damaged. "
    )
    assert problem(zipped({"word/other.xml": b"<x/>"})).startswith("it is no Word document. ")
    assert problem(word("")).startswith("there is no text in it. ")


def test_two_parts_of_one_name_are_refused() -> None:
    target = io.BytesIO(GOOD)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(target, "a") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert problem(target.getvalue()).startswith("two of its parts have the same name. ")


def test_a_zip_bomb_stops_at_the_limit_of_a_part() -> None:
    content = with_part("word/document.xml", b" " * (MAX_PART_BYTES + 1000))
    assert len(content) < 100_000
    tracemalloc.start()
    said = problem(content)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert said.startswith("it unpacks to more than 64 MB. ")
    assert peak < 3 * MAX_PART_BYTES


def test_a_bomb_of_many_parts_stops_at_the_limit_of_all() -> None:
    from yjp.office.package import Package

    package = Package("plan.docx", with_part("word/big.xml", b" " * 3_000_000), limit=5_000_000)
    package.read("word/big.xml")
    with pytest.raises(UnreadableInput, match="it unpacks to more than"):
        package.read("word/big.xml")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_entity_bomb_is_refused_before_anything_grows(encoding: str) -> None:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY a0 "41 children">{levels}]>'
        f"<w:document {NAMES}><w:body>{p('&a11;')}</w:body></w:document>"
    )
    said = problem(with_part("word/document.xml", bomb.encode(encoding)))
    assert said.startswith("its part word/document.xml declares a document type, as no Office file does. ")


def test_files_outside_are_never_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("MARKER")
    uri = secret.as_uri()
    xml = f'<!DOCTYPE d [<!ENTITY e SYSTEM "{uri}">]><w:document {NAMES}><w:body>{p("&e;")}</w:body></w:document>'
    assert "MARKER" not in problem(with_part("word/document.xml", xml.encode()))
    page = f'<!DOCTYPE html [<!ENTITY e SYSTEM "{uri}">]><html><body><p>41 &e;</p></body></html>'
    assert "MARKER" not in str(from_bytes(page.encode(), "plan.html").items)


def test_tables_within_tables_without_end_are_refused() -> None:
    inside = p("x")
    for _ in range(45):
        inside = f"<w:tbl><w:tr><w:tc>{inside}{p('y')}</w:tc></w:tr></w:tbl>"
    assert problem(word(inside)).startswith("its tables are nested too deep. ")
    deeper = with_part("word/document.xml", f"<w:d {NAMES}>{'<w:x>' * 5000}{'</w:x>' * 5000}</w:d>".encode())
    assert problem(deeper).startswith("its part word/document.xml is damaged. ")
    page = b"<!doctype html><html><body>" + b"<b>" * 300 + b"41" + b"</b>" * 300
    assert "too deep" in problem(page, "plan.html") or "no web page" in problem(page, "plan.html")


def test_more_than_any_plan_holds_is_refused() -> None:
    rows = "1,234\t5,678\t9,012\n" * 600_000
    assert len(rows) > 10_000_000
    for name, content in (
        ("plan.txt", rows.encode()),
        ("plan.md", ("| 1,234 | 5,678 |\n" * 600_000).encode()),
        (
            "plan.html",
            b"<!doctype html><table>" + b"<tr><td>1,234</td><td>5</td></tr>" * 320_000 + b"</table>",
        ),
        ("plan.docx", word(tbl(*[tc("1,234") + tc("5")] * 110_000))),
    ):
        said = problem(content, name)
        assert said.startswith(("it has more than 200,000 cells", "it has more than 5,000,000 characters"))
    assert problem(b"a" * (limits.MAX_TEXT_BYTES + 1), "plan.txt").startswith(
        "it is a text of more than 20 MB. "
    )


def test_one_huge_line_is_read_in_time() -> None:
    document = from_bytes(b"41 of 103 children. " * 50_000, "plan.txt")
    assert len(document.items) == 1
    assert len(from_bytes(b"9" * 1_000_000, "plan.txt").items) == 1
    assert len(from_bytes(b"**_[`" * 200_000, "plan.md").items) == 1


def test_a_cell_may_not_claim_millions_of_columns() -> None:
    page = b'<!doctype html><table><tr><td colspan="999999999" rowspan="99999">1</td></tr><tr><td>2</td></tr></table>'
    (table,) = from_bytes(page, "plan.html").items
    assert table.rows[0][0].span <= limits.MAX_SPAN  # type: ignore[union-attr]
    wide = tbl(tc("1", properties='<w:gridSpan w:val="999999"/>') + tc("2"))
    (table,) = from_bytes(word(wide)).items
    assert table.rows[0][1].place.column <= limits.MAX_SPAN + 1  # type: ignore[union-attr,operator]


def read_or_refused(content: bytes, name: str) -> None:
    try:
        document = from_bytes(content, name)
    except UnreadableInput:
        # What it says is the other tests' matter; anything else that is raised fails the test.
        return
    assert document.items


@settings(max_examples=200)
@given(st.binary(max_size=400), st.sampled_from(["a.docx", "a.txt", "a.md", "a.html", "a.pdf"]))
def test_any_bytes_are_read_or_refused(content: bytes, name: str) -> None:
    read_or_refused(content, name)


@settings(max_examples=150)
@given(st.text(max_size=300), st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_any_text_is_read_or_refused(text: str, name: str) -> None:
    read_or_refused(text.encode("utf-8", errors="surrogatepass"), name)


LINES = st.lists(
    st.sampled_from(
        [
            "",
            "Rotherham 27.5 33.0",
            " 40,000 5,000",
            "Total  1 2",
            "Page 3",
            "Apr 14-",
            "12",
            "Local",
            "• one",
            "\f",
            "\t",
            "A | B",
            "--|--",
            "Table 1: x",
            "ends here.",
            "National   0.1   0.2",
            "P",
            "age 12",
            "- 1.5% (3)",
            "a" * 90,
        ]
    ),
    max_size=40,
)


@settings(max_examples=200)
@given(LINES)
def test_any_order_of_lines_is_read_whole(rows: list[str]) -> None:
    """No word is lost or read twice, whatever is made of the lines."""
    text = "\n".join(rows)
    try:
        document = from_bytes(text.encode(), "a.txt")
    except UnreadableInput:
        return
    found: list[str] = []
    for item in document.items:
        cells = [cell.text for row in item.rows for cell in row] if hasattr(item, "rows") else [item.text]  # type: ignore[union-attr]
        found += [word for cell in cells for word in cell.split()]

    def counted(words: list[str]) -> str:
        # A hyphen at a line's end joins words, and bullets and rulers of tables go.
        return "".join(sorted("".join(words).replace("•", "").replace("|", "").replace("-", "")))

    assert counted(found) == counted(text.replace("P\nage", "Page").split())


@settings(max_examples=100)
@given(st.integers(0, len(GOOD)), st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_a_truncated_or_changed_word_file_is_read_or_refused(cut: int, place: int, value: int) -> None:
    changed = bytearray(GOOD)
    changed[place] = value
    read_or_refused(bytes(changed), "a.docx")
    read_or_refused(GOOD[:cut], "a.docx")


@settings(max_examples=150)
@given(st.data())
def test_word_xml_with_anything_in_any_place_is_read_or_refused(data: st.DataObject) -> None:
    """Elements in places where no schema has them."""
    names = (
        "p",
        "r",
        "t",
        "tbl",
        "tr",
        "tc",
        "sdt",
        "sdtContent",
        "sdtPr",
        "tcPr",
        "gridSpan",
        "vMerge",
        "pPr",
        "fldChar",
    )
    values = st.sampled_from(["", "0", "1", "restart", "begin", "-3", "99999999999", "x"])

    def element(depth: int) -> str:
        name = data.draw(st.sampled_from(names))
        inside = "".join(element(depth - 1) for _ in range(data.draw(st.integers(0, 3)))) if depth else "41"
        return f'<w:{name} w:val="{data.draw(values)}" w:fldCharType="begin">{inside}</w:{name}>'

    read_or_refused(word(element(3) + element(2)), "a.docx")


def test_control_characters_go_and_text_stays() -> None:
    assert decoding.decode("a.txt", b"41\x08 children " + b"and more text. " * 50).startswith("41 children")
