"""The accessibility check: silent on a good document, and one finding for each thing that is wrong in a bad one."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from tests.sample import sample
from yjp.errors import UnreadableInput
from yjp.plan.checker import check
from yjp.plan.draft import draft

GOOD = draft(sample())


def edited(change: object) -> list[str]:
    """The rules that are broken once the good draft has been changed."""
    document = docx.Document(BytesIO(GOOD))
    change(document)  # type: ignore[operator]
    target = BytesIO()
    document.save(target)
    return [finding.rule for finding in check(target.getvalue())]


def test_the_draft_is_clean() -> None:
    assert check(GOOD) == []
    assert edited(lambda document: None) == []


def test_a_document_made_without_care(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Deep", 3)
    document.add_paragraph()
    document.add_table(2, 2)
    path = tmp_path / "bad.docx"
    document.save(str(path))
    rules = [finding.rule for finding in check(path)]
    # Title and language unset, text in US English, level 3 first, table without header, title, description and
    # caption, one empty paragraph and four empty cells, and the blue of python-docx's own heading 3 (4.0 to 1).
    assert rules == [
        "title",
        "language",
        "language",
        "headings",
        "table header",
        "table caption",
        "table description",
        "table caption",
        *["empty paragraphs"] * 5,
        "contrast",
    ]


def drop(document: Document, path: str) -> None:
    element = document.element.body.find(path)
    element.getparent().remove(element)


def test_no_headings_at_all() -> None:
    target = BytesIO()
    docx.Document().save(target)
    assert [f.message for f in check(target.getvalue()) if f.rule == "headings"] == [
        "There are no headings: use the heading styles."
    ]


def test_a_left_out_level() -> None:
    assert edited(lambda d: d.add_heading("Too deep", 3) and d.add_heading("Fine", 1)) == []
    assert edited(lambda d: (d.add_heading("One", 1), d.add_heading("Three", 3))) == ["headings"]


def test_header_row_off() -> None:
    def off(document: Document) -> None:
        document.element.body.find(f".//{qn('w:tblHeader')}").set(qn("w:val"), "0")

    assert edited(off) == ["table header"]
    assert edited(lambda d: drop(d, f".//{qn('w:tblHeader')}")) == ["table header"]


def test_table_properties() -> None:
    assert edited(lambda d: drop(d, f".//{qn('w:tblCaption')}")) == ["table caption"]
    assert edited(lambda d: drop(d, f".//{qn('w:tblDescription')}")) == ["table description"]


def test_a_caption_taken_away() -> None:
    def off(document: Document) -> None:
        caption = next(p for p in document.paragraphs if p.style and p.style.name == "Caption")
        caption._p.getparent().remove(caption._p)

    assert edited(off) == ["table caption"]


def test_merged_cells() -> None:
    def merge(document: Document) -> None:
        cell = document.element.body.find(f".//{qn('w:tcPr')}")
        span = OxmlElement("w:gridSpan")
        span.set(qn("w:val"), "2")
        cell.append(span)

    assert edited(merge) == ["merged cells"]


def test_alternative_text() -> None:
    def clear(document: Document) -> None:
        document.element.body.find(f".//{qn('wp:docPr')}").set("descr", " ")

    assert edited(clear) == ["alternative text"]


def test_two_drawings_with_one_id() -> None:
    def same(document: Document) -> None:
        for each in list(document.element.body.iter(qn("wp:docPr")))[:2]:
            each.set("id", "7")

    assert edited(same) == ["drawing ids", "drawing ids"]


def test_floating_objects() -> None:
    def anchor(document: Document) -> None:
        next(document.element.body.iter(qn("wp:inline"))).tag = qn("wp:anchor")

    assert edited(anchor) == ["floating objects"]

    def frame(document: Document) -> None:
        document.paragraphs[0]._p.get_or_add_pPr().append(OxmlElement("w:framePr"))

    assert edited(frame) == ["floating objects"]


def test_language_and_title() -> None:
    def other(document: Document) -> None:
        next(document.styles.element.iter(qn("w:lang"))).set(qn("w:val"), "en-US")
        document.core_properties.title = ""

    assert edited(other) == ["title", "language"]
    welsh = check(GOOD, language="cy-GB")
    assert [finding.message for finding in welsh] == [
        "The text's language is en-GB, not cy-GB: set it for the whole text."
    ]


def test_empty_paragraphs_also_in_the_footer() -> None:
    assert edited(lambda d: d.add_paragraph("   ")) == ["empty paragraphs"]
    assert edited(lambda d: d.sections[0].footer.add_paragraph()) == ["empty paragraphs"]


def test_a_control_without_a_title() -> None:
    assert edited(lambda d: drop(d, f".//{qn('w:alias')}")) == ["controls"]


def test_a_field_is_not_empty() -> None:
    def field(document: Document) -> None:
        document.add_paragraph()._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "/>'))

    assert edited(field) == []


def test_what_is_no_document(tmp_path: Path) -> None:
    text = tmp_path / "a.docx"
    text.write_text("not a zip")
    with pytest.raises(UnreadableInput, match=r"a\.docx: it is not a Word document"):
        check(text)
    with pytest.raises(UnreadableInput, match="cannot be read"):
        check(tmp_path / "missing.docx")
    with pytest.raises(UnreadableInput, match="not a document"):
        check(empty_zip())


def empty_zip() -> bytes:
    from zipfile import ZipFile

    target = BytesIO()
    ZipFile(target, "w").close()
    return target.getvalue()
