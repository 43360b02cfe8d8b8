"""The clean copy: what is taken out, what stands in the way, and that nothing of the editors is left."""

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from tests.tools.ooxml import ValidateOoxml
from tests.unit.plan.publish.plans import (
    AUTHOR,
    cleaned,
    edited,
    entrants,
    kinds,
    paragraphs,
    passed,
    text,
    written,
)
from yjp.charts.spec import Cell, Table
from yjp.errors import UnreadableInput
from yjp.narrative.parts import Span
from yjp.office.container import unzipped, zipped
from yjp.plan.page import Page
from yjp.plan.publish.reasons import Kind
from yjp.plan.tables import columns_of

PLAIN = written(entrants)


def prompt(identifier: str, *, required: bool) -> Any:
    return lambda page: page.prompt(identifier, f"Write here: {identifier}.", required=required)


def heading(words: str, level: int = 1) -> Any:
    return lambda page: page.heading(words, level)


def answered(content: bytes, identifier: str, words: str = "Our answer.") -> bytes:
    """The plan after somebody typed into a prompt, as Word leaves it."""

    def answer(document: Document) -> None:
        for control in document.element.body.iter(qn("w:sdt")):
            properties = control.find(qn("w:sdtPr"))
            if not properties.find(qn("w:tag")).get(qn("w:val")).endswith(f":{identifier}"):
                continue
            mark = properties.find(qn("w:showingPlcHdr"))
            properties.remove(mark)
            run = next(control.iter(qn("w:r")))
            run.remove(run.find(qn("w:rPr")))
            next(run.iter(qn("w:t"))).text = words

    return edited(content, answer)


def test_the_text_stays_and_the_bindings_go() -> None:
    copy = passed(PLAIN)
    assert paragraphs(copy) == paragraphs(PLAIN)
    parts = unzipped(copy)
    assert b"w:sdt" not in parts["word/document.xml"]
    assert b"fte_rate" not in b"".join(parts.values())


def test_a_clean_copy_cleaned_again_is_the_same_file() -> None:
    copy = passed(written(entrants, heading("Voice"), prompt("voice", required=False)))
    result = cleaned(copy)
    assert (result.content == copy, result.messages) == (True, ())


def test_a_required_prompt_stands_in_the_way_until_it_is_answered() -> None:
    content = written(heading("Foreword"), prompt("foreword", required=True))
    result = cleaned(content)
    assert result.content is None
    assert [(each.kind, each.where) for each in result.reasons] == [(Kind.UNANSWERED, "under “Foreword”")]
    assert paragraphs(passed(answered(content, "foreword")))[-2:] == ["Foreword", "Our answer."]


def test_a_prompt_whose_mark_an_editor_dropped_is_still_unanswered() -> None:
    content = written(heading("Foreword"), prompt("foreword", required=True))
    assert kinds(answered(content, "foreword", "Write here: foreword.")) == [Kind.UNANSWERED]
    assert kinds(answered(content, "foreword", " ")) == [Kind.UNANSWERED]


def test_an_optional_prompt_goes_and_takes_its_empty_heading_along() -> None:
    content = written(
        heading("Risks"),
        text("There are risks."),
        heading("Voice"),
        heading("Of children", 2),
        prompt("voice", required=False),
        heading("Of victims", 2),
        prompt("victims", required=False),
    )
    result = cleaned(content)
    assert result.reasons == ()
    assert paragraphs(passed(content))[-2:] == ["Risks", "There are risks."]
    assert [each for each in result.messages if "heading" in each] == [
        "The heading “Of children” was taken out: nothing is left under it.",
        "The heading “Of victims” was taken out: nothing is left under it.",
        "The heading “Voice” was taken out: nothing is left under it.",
    ]
    half = passed(answered(content, "victims"))
    assert paragraphs(half)[-3:] == ["Voice", "Of victims", "Our answer."]


def test_a_heading_that_its_author_left_empty_stays() -> None:
    content = written(heading("Part two"), heading("Risks"), text("There are risks."))
    assert "Part two" in paragraphs(passed(content))


def test_remarks_go() -> None:
    content = written(lambda page: page.remark("ask", [[(Span(text="Ask why it rose."),)]]))
    assert "Ask why it rose." in paragraphs(content)
    assert "Ask why it rose." not in paragraphs(passed(content))


def test_a_remark_and_a_prompt_whose_controls_an_editor_lost() -> None:
    """LibreOffice 7.4 saves controls around whole paragraphs without their names, or not at all."""
    remark = lambda page: page.text("Ask why it rose.", style="Remark")  # noqa: E731
    assert "Ask why it rose." not in paragraphs(passed(written(remark, text("The end."))))
    assert kinds(written(text("Write here: the foreword."))) == [Kind.UNANSWERED]


def rows_of(*rows: tuple[str, ...]) -> Table:
    return Table(
        id="form",
        caption="Actions",
        headers=("Action", "Owner", "When"),
        rows=tuple(
            tuple(Cell(text=f"For instance {i}", tag=f"prompt?:a.{i}") if each == "?" else Cell(text=each)
                  for i, each in enumerate(row, start=10 * number))
            for number, row in enumerate(rows, start=1)
        ),
    )  # fmt: skip


def form(*rows: tuple[str, ...]) -> Any:
    def write(page: Page) -> None:
        page.heading("Actions", 1)
        table = rows_of(*rows)
        page.form(table, columns_of(table))
        page.text("The end.")

    return write


def test_rows_of_a_form_that_nobody_filled_in_go() -> None:
    content = written(form(("Meet", "?", "May"), ("Police", "?", "?"), ("Visit", "Head", "June")))
    assert paragraphs(passed(content))[-11:] == [
        *("Table 1: Actions", "Action", "Owner", "When", "Meet", "–", "May", "Visit", "Head", "June"),
        "The end.",
    ]


def test_a_form_that_nobody_filled_in_goes_with_its_caption_and_the_next_is_numbered_anew() -> None:
    content = written(form(("Police", "?", "?")), form(("Meet", "?", "May")))
    copy = passed(content)
    assert [each for each in paragraphs(copy) if "Table" in each] == ["Table 1: Actions"]
    assert "Taken out: “Table 1: Actions”, in which nobody has written." in cleaned(content).messages


def test_tracked_changes_stand_in_the_way() -> None:
    def change(document: Document) -> None:
        paragraph = document.paragraphs[-1]._p
        made = f'{nsdecls("w")} w:id="1" w:author="{AUTHOR}" w:date="2019-01-01T00:00:00Z"'
        paragraph.append(parse_xml(f"<w:ins {made}><w:r><w:t>new words</w:t></w:r></w:ins>"))
        paragraph.append(parse_xml(f"<w:del {made}><w:r><w:delText>old</w:delText></w:r></w:del>"))

    result = cleaned(edited(written(), change))
    assert [each.kind for each in result.reasons] == [Kind.CHANGE]
    assert result.reasons[0].where == "under “What we do”"
    assert result.reasons[0].message == (
        "2 tracked changes wait to be accepted or rejected (inserted “new words”; deleted “old”): "
        "decide on them in Word (Review)."
    )


def signed(content: bytes) -> bytes:
    """The plan with its author's name wherever Word writes it, and more that should not leave."""

    def sign(document: Document) -> None:
        core = document.core_properties
        core.author = core.last_modified_by = core.keywords = core.category = AUTHOR
        paragraph = document.paragraphs[-1]
        document.add_comment(paragraph.runs, text="Is that so?", author=AUTHOR, initials="JP")
        paragraph._p.append(parse_xml(f'<w:permStart {nsdecls("w")} w:id="5" w:ed="{AUTHOR}"/>'))
        paragraph._p.append(parse_xml(f'<w:permEnd {nsdecls("w")} w:id="5"/>'))
        paragraph._p.append(
            parse_xml(f"<w:r {nsdecls('w')}><w:rPr><w:vanish/></w:rPr><w:t>{AUTHOR} says no</w:t></w:r>")
        )
        variables = f'<w:docVars {nsdecls("w")}><w:docVar w:name="a" w:val="{AUTHOR}"/></w:docVars>'
        document.settings.element.append(parse_xml(variables))

    parts = unzipped(edited(content, sign))
    parts["docProps/app.xml"] = parts["docProps/app.xml"].replace(
        b"</Properties>", f"<Company>{AUTHOR}</Company><Manager>{AUTHOR}</Manager></Properties>".encode()
    )
    parts["docProps/custom.xml"] = f"<Properties>{AUTHOR}</Properties>".encode()
    parts["word/people.xml"] = f"<people>{AUTHOR}</people>".encode()
    parts["customXml/item1.xml"] = f"<memory>{AUTHOR}</memory>".encode()
    types = parts["[Content_Types].xml"].decode()
    for name in ("docProps/custom.xml", "word/people.xml"):
        types = types.replace(
            "</Types>", f'<Override PartName="/{name}" ContentType="application/xml"/></Types>'
        )
    parts["[Content_Types].xml"] = types.encode()
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    for rels, target, kind in (
        ("_rels/.rels", "docProps/custom.xml", f"{base}/custom-properties"),
        (
            "word/_rels/document.xml.rels",
            "people.xml",
            "http://schemas.microsoft.com/office/2011/relationships/people",
        ),
        ("word/_rels/document.xml.rels", "../customXml/item1.xml", f"{base}/customXml"),
    ):
        link = f'<Relationship Id="x{len(target)}" Type="{kind}" Target="{target}"/></Relationships>'
        parts[rels] = parts[rels].replace(b"</Relationships>", link.encode())
    return zipped(parts)


def test_no_part_names_the_author() -> None:
    content = signed(PLAIN)
    named = [name for name, part in unzipped(content).items() if AUTHOR.encode() in part]
    assert len(named) == 8
    parts = unzipped(passed(content))
    assert [name for name, part in parts.items() if AUTHOR.encode() in part] == []
    assert "word/comments.xml" not in parts
    assert b"comment" not in parts["word/document.xml"]
    assert not {"docProps/custom.xml", "word/people.xml", "customXml/item1.xml"} & set(parts)


def test_title_language_and_the_notice_of_made_up_children_stay() -> None:
    core = unzipped(passed(signed(PLAIN)))["docProps/core.xml"].decode()
    assert core.count("<dc:") == 3
    assert "<dc:title>Plan</dc:title>" in core
    assert "<dc:language>en-GB</dc:language>" in core
    assert "made up" in core


def test_an_open_comment_of_a_refresh_stands_in_the_way() -> None:
    def flag(document: Document) -> None:
        document.add_comment(document.paragraphs[-1].runs, text="Does “rose” still fit?", author="yjp")

    result = cleaned(edited(written(), flag))
    assert [(each.kind, "still fit" in each.message) for each in result.reasons] == [(Kind.STALE, True)]


def test_the_word_draft_goes() -> None:
    def title(document: Document) -> None:
        document.core_properties.title = "Plan (draft)"
        document.paragraphs[0].add_run(" (draft)")

    content = edited(
        written(text("Status: draft for the management board"), text("A draft is not a plan.")), title
    )
    copy = passed(content)
    assert paragraphs(copy) == [
        "Plan",
        "What we do",
        "We help children to stay out of trouble.",
        "A draft is not a plan.",
    ]
    parts = unzipped(copy)
    assert b"<dc:title>Plan</dc:title>" in parts["docProps/core.xml"]
    assert b"Draft" not in parts["word/footer1.xml"]


def test_an_embedded_file_stands_in_the_way() -> None:
    parts = unzipped(written())
    link = (
        '<Relationship Id="rIdX" Target="embeddings/cases.xlsx" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/package"/></Relationships>'
    )
    rels = "word/_rels/document.xml.rels"
    parts[rels] = parts[rels].replace(b"</Relationships>", link.encode())
    parts["word/embeddings/cases.xlsx"] = b"names of children"
    assert kinds(zipped(parts)) == [Kind.UNCHECKED]


def test_a_link_to_a_file_on_a_computer_stands_in_the_way() -> None:
    parts = unzipped(written())
    link = (
        '<Relationship Id="rIdX" TargetMode="External" Target="file:///C:/cases.xlsx" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/></Relationships>'
    )
    rels = "word/_rels/document.xml.rels"
    parts[rels] = parts[rels].replace(b"</Relationships>", link.encode())
    assert kinds(zipped(parts)) == [Kind.UNCHECKED]


def test_what_is_no_document() -> None:
    with pytest.raises(UnreadableInput):
        cleaned(b"not a zip")
    target = BytesIO()
    ZipFile(target, "w").close()
    with pytest.raises(UnreadableInput):
        cleaned(target.getvalue())


@pytest.mark.ooxml
def test_word_would_open_the_clean_copy(tmp_path: Path, validate_ooxml: ValidateOoxml) -> None:
    content = signed(
        written(entrants, heading("Voice"), prompt("voice", required=False), form(("Meet", "?", "May")))
    )
    path = tmp_path / "clean.docx"
    path.write_bytes(passed(content))
    assert validate_ooxml(path) == []


def test_what_the_audit_contradicts_stands_in_the_way_until_somebody_has_read_it() -> None:
    wrong = written(entrants, lambda page: page.text("The number of reoffences fell from 40 to 52."))
    result = cleaned(wrong)
    assert [each.kind for each in result.reasons] == [Kind.CONTRADICTED]
    assert "fell from 40 to 52" in result.reasons[0].message
    read = cleaned(wrong, audited=True)
    assert read.content is not None
    assert any(each.startswith("Published although contradicted") for each in read.messages)


def test_a_staffing_table_with_a_single_person_is_to_be_read_again() -> None:
    table = Table(
        id="staffing_people.2019#table",
        caption="Staffing by gender and ethnicity (B8), 2019/20",
        headers=("Ethnicity", "Men", "Women"),
        rows=(
            (Cell(text="White"), Cell(text="7"), Cell(text="9")),
            (Cell(text="Asian"), Cell(text="1"), Cell(text="0")),
        ),
    )
    content = written(entrants, heading("Staff"), lambda page: page.table(table, columns_of(table)))
    said = [each for each in cleaned(content).messages if "one member of staff" in each]
    assert len(said) == 1
    assert "Staffing by gender and ethnicity (B8), 2019/20” again" in said[0]


def test_a_column_in_which_nobody_has_written_goes() -> None:
    from yjp.plan.prompts import Place, prompt_tag

    def form(page: Page) -> None:
        def blank(name: str) -> Cell:
            return Cell(text="Chair here", tag=prompt_tag(name, Place.OPTIONAL))

        rows = tuple(
            (Cell(text=body), Cell(text="Decides"), blank(f"map.{body}")) for body in ("Cabinet", "Council")
        )
        table = Table(id="map", caption="Who decides what", headers=("Body", "What", "Chair"), rows=rows)
        page.form(table, columns_of(table))

    result = cleaned(written(heading("Map"), form))
    assert result.content is not None
    assert "Taken out: the column “Chair”, in which nobody has written." in result.messages
    assert b"Chair" not in unzipped(result.content)["word/document.xml"]
