"""Comments in a copy of the Word document: at the very characters, sound for Word, and nothing else changed."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pdfplumber
import pytest
from lxml import etree

from tests.sample import sample
from tests.tools.office import DocxToPdf
from tests.tools.ooxml import ValidateOoxml
from tests.unit.audit.reading.wordfiles import NAMES, p, r, tbl, tc, word, zipped
from yjp.audit.document import Block, Cell, Document, Part
from yjp.audit.reading import read_opened
from yjp.audit.reading.opening import Opened
from yjp.audit.reports.comments import AUTHOR, with_comments
from yjp.audit.result import Audit, Finding, Span, Verdict
from yjp.errors import UserError
from yjp.office.names import W
from yjp.plan.draft import draft


def document(content: bytes) -> Document:
    return read_opened(Opened(name="plan.docx", content=content, kind="office"))


def holders(read: Document) -> list[Block | Cell]:
    found: list[Block | Cell] = []
    for item in read.items:
        found += [item] if isinstance(item, Block) else [c for row in getattr(item, "rows", ()) for c in row]
    return found


def spans(content: bytes, *parts: str) -> list[Span]:
    """Where these texts stand first."""
    found = []
    for part in parts:
        holder = next(each for each in holders(document(content)) if part in each.text)
        start = holder.text.index(part)
        found.append(Span(place=holder.place, start=start, end=start + len(part), text=part))
    return found


def audited(*findings: tuple[Span, ...], verdict: Verdict = Verdict.CONTRADICTED) -> Audit:
    return Audit(
        name="plan.docx",
        format="docx",
        fates=(),
        claims=(),
        findings=tuple(
            Finding(
                rule="share",
                verdict=verdict,
                spans=each,
                quote="",
                sentence=f"Finding {number} & more.",
                follows="a < b",
                correction="It would be 12.6%.",
            )
            for number, each in enumerate(findings, start=1)
        ),
    )


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def commented(content: bytes) -> dict[str, str]:
    """The text between the anchors of each comment, by id."""
    root = etree.fromstring(parts_of(content)["word/document.xml"])
    found: dict[str, str] = {}
    for start in root.iter(f"{W}commentRangeStart"):
        identifier, text, inside = start.get(f"{W}id"), "", False
        for element in root.iter():
            if element is start:
                inside = True
            elif element.tag == f"{W}commentRangeEnd" and element.get(f"{W}id") == identifier:
                break
            elif inside and element.tag == f"{W}t":
                text += element.text or ""
        found[identifier] = text
    return found


def said(content: bytes) -> dict[str, list[str]]:
    """The paragraphs of each comment, by id."""
    name = next(each for each in parts_of(content) if each.startswith("word/comments"))
    root = etree.fromstring(parts_of(content)[name])
    return {
        comment.get(f"{W}id"): ["".join(t.text for t in each.iter(f"{W}t")) for each in comment.iter(f"{W}p")]
        for comment in root.iter(f"{W}comment")
    }


BODY = (
    p(r("In 2018/19 2.6%", "<w:b/>"), " (13 young", " people) had a plan.")
    + p('<w:r><w:t>41</w:t><w:tab/><w:t xml:space="preserve">of 103 </w:t><w:br/><w:t>children</w:t></w:r>')
    + f"<w:sdt><w:sdtContent>{tbl(tc('Area') + tc('Rate'))}</w:sdtContent></w:sdt>"
    + tbl(
        tc("Region", "of 77 wards") + tc(p("a ", "<w:hyperlink><w:r><w:t>site 5</w:t></w:r></w:hyperlink>"))
    )
    + '<w:p><w:r><w:t xml:space="preserve">Bound </w:t></w:r>'
    '<w:sdt><w:sdtPr><w:tag w:val="a#value"/><w:text/></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>169 per 100,000</w:t></w:r></w:sdtContent></w:sdt></w:p>"
)


@pytest.mark.parametrize(
    ("asked", "covered"),
    [
        ("2.6%", "2.6%"),
        ("2.6% (13", "2.6% (13"),
        ("13", "13"),
        ("41", "41"),
        ("103", "103"),
        ("children", "children"),
        ("77", "77"),
        ("5", "5"),
        # LibreOffice loses the text of a controlled table's first cell if it holds a comment.
        ("Ar", "Rate"),
        # A plain-text control may hold nothing but its text: the comment goes around it.
        ("100,000", "169 per 100,000"),
        ("Bound 169", "Bound 169 per 100,000"),
    ],
)
def test_the_anchors_stand_exactly_at_the_span(asked: str, covered: str) -> None:
    content = word(BODY)
    copy = with_comments(content, "plan.docx", audited(tuple(spans(content, asked))))
    assert commented(copy) == {"0": covered}
    assert [each.text for each in holders(document(copy))] == [
        each.text for each in holders(document(content))
    ]


def test_comments_over_one_another_in_one_paragraph() -> None:
    content = word(BODY)
    whole, number, people, site = spans(
        content, "2018/19 2.6% (13 young people)", "2.6%", "13 young", "site 5"
    )
    copy = with_comments(content, "plan.docx", audited((whole,), (number,), (people, site), (number,)))
    assert commented(copy) == {
        "0": "2018/19 2.6% (13 young people)",
        "1": "2.6%",
        "2": "13 young",
        "3": "2.6%",
    }
    assert [each.text for each in holders(document(copy))] == [
        each.text for each in holders(document(content))
    ]
    assert [each.bound for each in holders(document(copy))] == [
        each.bound for each in holders(document(content))
    ]
    assert said(copy)["2"] == [
        "Contradicted: Finding 3 & more.",
        "a < b",
        "Correction: It would be 12.6%.",
        "See also: table 2, row 1, column 2.",
        "Rule: share",
    ]


def test_the_look_of_divided_runs_stays() -> None:
    content = word(BODY)
    copy = with_comments(content, "plan.docx", audited(tuple(spans(content, "18/19"))))
    root = etree.fromstring(parts_of(copy)["word/document.xml"])
    bold = [
        "".join(t.text for t in run.iter(f"{W}t"))
        for run in root.iter(f"{W}r")
        if run.find(f"{W}rPr/{W}b") is not None
    ]
    assert bold == ["In 20", "18/19", " 2.6%"]


def test_what_stands_outside_the_body_is_said_at_a_paragraph_of_it() -> None:
    header = f"<w:hdr {NAMES}>{p('Plan for 1999')}</w:hdr>"
    content = word(p("Body text."), parts={"rId1": ("header", header)})
    copy = with_comments(content, "plan.docx", audited(tuple(spans(content, "1999")), ()))
    assert commented(copy) == {"0": "Body text.", "1": "Body text."}
    assert "It stands in: header, paragraph 1." in said(copy)["0"]
    assert parts_of(copy)["word/headerrId1.xml"] == parts_of(content)["word/headerrId1.xml"]


def test_comments_that_are_there_already_stay() -> None:
    old = (
        f'<w:comments {NAMES}><w:comment w:id="7" w:author="A."><w:p><w:r><w:t>Mine</w:t></w:r></w:p></w:comment>'
        "</w:comments>"
    )
    body = p('<w:commentRangeStart w:id="7"/>', "41", '<w:commentRangeEnd w:id="7"/>', " children")
    content = word(body, parts={"rId1": ("comments", old)})
    copy = with_comments(content, "plan.docx", audited(tuple(spans(content, "41"))))
    assert commented(copy) == {"7": "41", "8": "41"}
    assert said(copy)["7"] == ["Mine"]
    assert set(parts_of(copy)) == set(parts_of(content))


def test_everything_else_stays_byte_for_byte_and_the_copy_is_always_the_same() -> None:
    content = draft(sample())
    audit = audited(tuple(spans(content, "33.0%")))
    copy = with_comments(content, "plan.docx", audit)
    assert copy == with_comments(content, "plan.docx", audit)
    before, after = parts_of(content), parts_of(copy)
    changed = {name for name in after if before.get(name) != after[name]}
    assert changed == {
        "word/document.xml",
        "word/comments.xml",
        "word/_rels/document.xml.rels",
        "[Content_Types].xml",
    }


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda files: {**files, "_xmlsignatures/sig1.xml": b"<x/>"}, "digitally signed"),
        (
            lambda files: {
                **files,
                "word/document.xml": files["word/document.xml"].replace(
                    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
                ),
            },
            "Strict Open XML",
        ),
    ],
)
def test_what_a_comment_would_break_is_refused(
    change: Callable[[dict[str, bytes]], dict[str, bytes]], reason: str
) -> None:
    content = zipped(change(parts_of(word(BODY))))
    with pytest.raises(UserError, match=reason):
        with_comments(content, "plan.docx", audited())


def everywhere() -> bytes:
    """Our own plan with comments in text, tables, controls and at charts."""
    content = draft(sample())
    read = document(content)
    found: list[tuple[Span, ...]] = []
    for each in holders(read):
        text = each.text
        for start, end in (
            (0, min(4, len(text))),
            (len(text) // 2, len(text)),
            *((s, t) for s, t, _ in each.bound),
        ):
            if start < end:
                found.append((Span(place=each.place, start=start, end=end, text=text[start:end]),))
    found += [
        (Span(place=item.place, start=0, end=0, text=""),)
        for item in read.items
        if item.place.part is Part.CHART
    ]
    assert len(found) > 200
    return with_comments(content, "plan.docx", audited(*found))


@pytest.mark.ooxml
def test_word_finds_nothing_to_repair(tmp_path: Path, validate_ooxml: ValidateOoxml) -> None:
    copy = tmp_path / "copy.docx"
    copy.write_bytes(everywhere())
    assert validate_ooxml(copy) == []


@pytest.mark.office
def test_it_opens_in_libreoffice_with_its_text(tmp_path: Path, docx_pdf: DocxToPdf) -> None:
    copy = tmp_path / "copy.docx"
    copy.write_bytes(everywhere())
    with pdfplumber.open(docx_pdf(copy)) as pages:
        shown = "".join("".join(page.extract_text().split()) for page in pages.pages)
    starts = [
        "".join(each.text.split())[:25]
        for each in holders(document(draft(sample())))
        if isinstance(each, Block) and each.place.part is Part.BODY
    ]
    assert len(starts) > 60
    assert [start for start in starts if start not in shown] == []
    assert shown.count("Area") >= 4


def test_python_docx_reads_the_comments() -> None:
    opened: Any = docx.Document(io.BytesIO(everywhere()))
    comments = list(opened.comments)
    assert len(comments) > 200
    assert {comment.author for comment in comments} == {AUTHOR}
