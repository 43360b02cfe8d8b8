"""The tagged PDF: every rule of PDF/UA-1 that a machine can check, and the descriptions of charts in their places."""

import re
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from lxml import etree
from page import validate_pdf_bytes

from tests.unit.plan.publish.plans import entrants, passed, public, section, text, written
from yjp.errors import UnreadableInput
from yjp.plan.draft import draft
from yjp.plan.headings import SETS, HeadingSet
from yjp.plan.publish import pdf
from yjp.plan.publish.contents import numbered
from yjp.plan.publish.mended_pdf import PdfFigures, described
from yjp.plan.publish.parts import Parts
from yjp.plan.publish.pdf import LibreOfficeMissing, PdfFailed, is_working_copy, to_pdf
from yjp.plan.publish.summary import summary


def broken(content: bytes) -> list[str]:
    """The rules that a PDF breaks; all 104 must have been looked at."""
    report = validate_pdf_bytes(content)
    assert report.rules.total == 104
    return [f"{each.rule_id}: {each.message}" for each in report.failures]


@pytest.mark.office
def test_a_plan_with_two_charts() -> None:
    plan = passed(written(entrants, section(public(), "binary_reoffending")))
    made = to_pdf(plan)
    assert broken(made) == []
    with pikepdf.open(BytesIO(made)) as document:
        assert str(document.Root.Lang) == "en-GB"
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        assert str(document.docinfo["/Title"]) == "Plan"
        assert "/Outlines" in document.Root
        told = [str(each) for each in alternatives(document)]
    wanted = [each.get("descr") for each in Parts(plan).root("word/document.xml").iter() if each.get("descr")]
    assert told == wanted
    assert len(told) == 2


def alternatives(document: pikepdf.Pdf) -> list[Any]:
    found: list[Any] = []
    waiting = [document.Root.StructTreeRoot.K]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting += reversed(list(node))
        elif isinstance(node, pikepdf.Dictionary):
            if node.get("/S") == pikepdf.Name.Figure:
                found.append(node.get("/Alt"))
            elif "/K" in node:
                waiting.append(node.K)
    return found


@pytest.mark.office
@pytest.mark.parametrize("headings", SETS, ids=lambda each: str(each.id))
def test_the_whole_draft_under_each_heading_set(headings: HeadingSet) -> None:
    made = to_pdf(draft(public(), headings=headings))
    assert broken(made) == []
    with pikepdf.open(BytesIO(made)) as document:
        pages = outline(document)
    said = subprocess.run(
        ["pdftotext", "-f", "2", "-l", "2", "-layout", "-", "-"], input=made, capture_output=True, check=True
    ).stdout.decode()
    contents = dict(re.findall(r"^\s*(\S.*?)\.{3,}\s*(\d+)$", said, re.MULTILINE))
    assert len(contents) > 20
    assert {title: pages[title] for title in contents} == {t: int(page) for t, page in contents.items()}


@pytest.mark.office
def test_the_summary_is_one_page() -> None:
    made = to_pdf(summary(public()))
    assert broken(made) == []
    with pikepdf.open(BytesIO(made)) as document:
        assert len(document.pages) == 1


def test_other_figures_than_drawings() -> None:
    """No figure may get the description of another."""
    empty = pikepdf.new()
    empty.add_blank_page()
    target = BytesIO()
    empty.save(target)
    with pytest.raises(PdfFigures, match="0 figures where the document has 1 drawings"):
        described(target.getvalue(), Parts(written(entrants)))


def test_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = written(text("Text."))
    monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
    monkeypatch.setattr(Path, "is_file", lambda self: False)
    with pytest.raises(LibreOfficeMissing, match=r"libreoffice\.org"):
        to_pdf(plan)


def test_a_libreoffice_that_makes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*args: object, **kwargs: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(
            args="soffice", returncode=0, stdout="", stderr="Error: no such filter"
        )

    monkeypatch.setattr(pdf, "libreoffice", lambda: Path("soffice"))
    monkeypatch.setattr(pdf.subprocess, "run", run)
    with pytest.raises(PdfFailed, match="no such filter"):
        to_pdf(written(text("Text.")))


def test_a_working_copy_is_told_from_a_clean_one() -> None:
    plan = written(entrants)
    assert is_working_copy(plan)
    assert is_working_copy(written(lambda page: page.prompt("voice", "Write here: voice.", required=True)))
    assert not is_working_copy(passed(plan))


def test_what_is_no_document() -> None:
    with pytest.raises(UnreadableInput):
        to_pdf(b"not a zip")


def outline(document: pikepdf.Pdf) -> dict[str, int]:
    """The page of each heading, as the PDF's own bookmarks say."""
    number = {page.obj.objgen: place for place, page in enumerate(document.pages, start=1)}
    found: dict[str, int] = {}
    with document.open_outline() as tree:
        waiting = list(tree.root)
        while waiting:
            item = waiting.pop()
            waiting += item.children
            found[str(item.title)] = number[item.destination[0].objgen]
    return found


W_HYPERLINK = (
    '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:pPr><w:pStyle w:val="TOC1"/></w:pPr>'
    '<w:hyperlink w:anchor="_Toc_é"><w:r><w:t>Risks 2</w:t></w:r>{rest}</w:hyperlink></w:p>'
)
AS_WORD_LEAVES_IT = (
    '<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    "<w:r><w:instrText>PAGEREF _Toc_é</w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize("rest", ["", AS_WORD_LEAVES_IT], ids=["without a number", "with an old number"])
def test_a_line_of_the_contents_gets_its_page_once(rest: str) -> None:
    parts = Parts(written(text("Text.")))
    parts.root(parts.main)[0].insert(0, etree.fromstring(W_HYPERLINK.format(rest=rest)))
    assert not numbered(parts, {"other": 9})
    assert numbered(parts, {"5FToc5FE9": 12})
    assert not numbered(parts, {"5FToc5FE9": 12})
    line = parts.root(parts.main)[0][0]
    assert "".join(line.itertext()).replace("PAGEREF _Toc_é", "") == "Risks 212"
    assert len(list(line.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tab"))) == 1
