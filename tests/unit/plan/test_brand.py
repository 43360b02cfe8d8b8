"""A council's own template: what it lacks is named, and a copy gets it without losing the council's looks."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import RGBColor

from tests.sample import sample
from tests.tools.ooxml import ValidateOoxml
from yjp.errors import UnreadableInput
from yjp.plan.brand import missing_styles, with_styles
from yjp.plan.checker import check
from yjp.plan.draft import draft
from yjp.plan.styles import PURPOSES


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """A template as python-docx makes it, with a look of its own and none of our own styles."""
    document = docx.Document()
    document.styles["Heading 1"].font.color.rgb = RGBColor(0x80, 0, 0x40)
    document.core_properties.language = "en-GB"
    path = tmp_path / "council.docx"
    document.save(str(path))
    return path


def test_what_is_missing_is_named_with_what_it_is_for(council: Path) -> None:
    with pytest.raises(UnreadableInput) as refused:
        draft(sample(), council)
    words = str(refused.value)
    assert "Notice (warnings such as that the children are made up)" in words
    assert "Placeholder Text (the prompts that a person answers)" in words
    assert "let yjp plan styles write a copy that has ours" in words


def test_a_copy_has_every_style_and_keeps_the_councils_looks(council: Path) -> None:
    before = council.read_bytes()
    content, added = with_styles(council)
    assert council.read_bytes() == before
    document = docx.Document(BytesIO(content))
    assert missing_styles(document) == []
    assert "Notice" in added
    assert "heading 1" not in added
    assert document.styles["Heading 1"].font.color.rgb == RGBColor(0x80, 0, 0x40)


def test_a_draft_in_the_copy_is_sound(council: Path, tmp_path: Path) -> None:
    content, _ = with_styles(council)
    path = tmp_path / "ready.docx"
    path.write_bytes(content)
    made = draft(sample(), path)
    # The council's own language and colours are its own matter.
    assert {finding.rule for finding in check(made)} <= {"language", "contrast"}
    document = docx.Document(BytesIO(made))
    tables = [
        each.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}") for each in document.element.body.iter(qn("w:tbl"))
    ]
    table_style = next(style for style in document.styles if style.name == "YJP Table")
    assert {each.get(qn("w:val")) for each in tables} == {table_style.style_id}


def test_a_template_in_another_language_is_mapped_by_name(tmp_path: Path) -> None:
    """Word translates the ids of its own styles: a Danish heading 1 has the id Overskrift1 and its English name."""
    content, _ = with_styles(saved(tmp_path))
    document = docx.Document(BytesIO(content))
    style = document.styles["Heading 1"].element
    for each in document.styles.element.iter(qn("w:basedOn"), qn("w:next"), qn("w:link")):
        if each.get(qn("w:val")) == "Heading1":
            each.set(qn("w:val"), "Overskrift1")
    style.set(qn("w:styleId"), "Overskrift1")
    path = tmp_path / "dansk.docx"
    document.save(str(path))
    made = docx.Document(BytesIO(draft(sample(), path)))
    first = next(p for p in made.paragraphs if p.style and p.style.style_id == "Overskrift1")
    assert first.text == "How to read this plan"


def saved(folder: Path) -> Path:
    path = folder / "plain.docx"
    docx.Document().save(str(path))
    return path


def test_bullets_come_with_a_numbering_of_their_own(tmp_path: Path) -> None:
    document = docx.Document()
    style = document.styles["List Bullet"].element
    style.getparent().remove(style)
    path = tmp_path / "no bullets.docx"
    document.save(str(path))
    theirs = {each.get(qn("w:numId")) for each in document.part.numbering_part.element.iter(qn("w:num"))}
    content, added = with_styles(path)
    assert "List Bullet" in added
    copy = docx.Document(BytesIO(content))
    number = copy.styles["List Bullet"].element.find(f".//{qn('w:numId')}").get(qn("w:val"))
    assert number not in theirs
    assert number in {each.get(qn("w:numId")) for each in copy.part.numbering_part.element.iter(qn("w:num"))}


@pytest.mark.ooxml
def test_word_would_open_the_copy_and_a_draft_in_it(
    council: Path, tmp_path: Path, validate_ooxml: ValidateOoxml
) -> None:
    content, _ = with_styles(council)
    ready, made = tmp_path / "ready.docx", tmp_path / "made.docx"
    ready.write_bytes(content)
    made.write_bytes(draft(sample(), ready))
    assert validate_ooxml(ready) == []
    assert validate_ooxml(made) == []


def test_every_style_says_what_it_is_for() -> None:
    assert all(PURPOSES.values())
    assert len(PURPOSES) > 20
