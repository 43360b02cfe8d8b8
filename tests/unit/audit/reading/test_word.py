"""Word documents: what is shown is read once, in order, with its place; what is not shown is not read."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from tests.sample import sample
from tests.unit.audit.reading.wordfiles import NAMES, links, p, r, tbl, tc, word, zipped
from yjp.audit.document import Block, Chart, Document, Kind, Part, Table
from yjp.audit.reading import read_opened
from yjp.audit.reading.opening import Opened
from yjp.plan.draft import draft
from yjp.plan.prompts import place_of


def document(content: bytes) -> Document:
    return read_opened(Opened(name="plan.docx", content=content, kind="office"))


def blocks(content: bytes) -> list[Block]:
    return [item for item in document(content).items if isinstance(item, Block)]


def texts(body: str) -> list[str]:
    return [block.text for block in blocks(word(body))]


def only_table(body: str) -> Table:
    (found,) = [item for item in document(word(body)).items if isinstance(item, Table)]
    return found


def test_kinds_come_from_the_styles_and_what_they_are_based_on() -> None:
    numbered = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>'
    body = "".join(
        [
            p("Performance", style="Heading1"),
            p("Our service", style="Council"),
            p("Third level", style="Outlined"),
            p("By hand", properties='<w:outlineLvl w:val="1"/>'),
            p("One", style="Bullets"),
            p("Two", properties=numbered),
            p("Not a list", properties='<w:numPr><w:numId w:val="0"/></w:numPr>'),
            p("Table 1: Rates", style="Caption"),
            p("Performance", "<w:r><w:tab/></w:r>", "9", style="TOC1"),
        ]
    )
    found = blocks(word(body))
    assert [(block.kind, block.level) for block in found] == [
        (Kind.HEADING, 1),
        (Kind.HEADING, 1),
        (Kind.HEADING, 3),
        (Kind.HEADING, 2),
        (Kind.LIST_ITEM, 1),
        (Kind.LIST_ITEM, 2),
        (Kind.PARAGRAPH, None),
        (Kind.CAPTION, None),
        (Kind.CONTENTS, None),
    ]
    assert [block.heading for block in found][-2:] == ["By hand", "By hand"]
    assert found[-1].text == "Performance\t9"
    assert [block.place.words for block in found][:2] == ["paragraph 1", "paragraph 2"]


def test_only_what_is_shown_is_read() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DOCPROPERTY x </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>77</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:instrText> = 1 "a" "b" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>38</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert texts(p("There were ", field, " children")) == ["There were 38 children"]
    assert texts(p("a", r("hidden", "<w:vanish/>"), r("shown", '<w:vanish w:val="0"/>'))) == ["ashown"]
    assert texts(p('<w:fldSimple w:instr="PAGE"><w:r><w:t>4</w:t></w:r></w:fldSimple>')) == ["4"]
    assert texts(p(" ") + p() + p("x")) == ["x"]


def test_tracked_insertions_count_and_deletions_do_not() -> None:
    changed = p(
        "fell to ",
        '<w:del w:id="1" w:author="x"><w:r><w:delText>44</w:delText></w:r></w:del>',
        '<w:ins w:id="2" w:author="x"><w:r><w:t>41</w:t></w:r></w:ins>',
    )
    row = '<w:tr><w:trPr><w:del w:id="3" w:author="x"/></w:trPr><w:tc><w:p><w:r><w:t>9</w:t></w:r></w:p></w:tc></w:tr>'
    table = f"<w:tbl><w:tr>{tc('7')}</w:tr>{row}</w:tbl>"
    read = document(word(changed + table))
    assert isinstance(read.items[0], Block)
    assert read.items[0].text == "fell to 41"
    assert isinstance(read.items[1], Table)
    assert [[cell.text for cell in row] for row in read.items[1].rows] == [["7"]]
    assert read.notes == ("The document has 2 tracked changes: insertions were read, deletions were not.",)


def test_breaks_hyphens_symbols_and_raised_digits() -> None:
    inside = (
        "<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t><w:softHyphen/><w:t>3</w:t><w:tab/><w:t>4</w:t><w:br/></w:r>"
        '<w:r><w:sym w:font="Symbol" w:char="F0B1"/><w:t>5</w:t></w:r>'
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>12</w:t></w:r>'
    )
    assert texts(p(inside)) == ["1\u201123\t4\n±5¹²"]


def test_a_text_box_is_read_once_after_its_paragraph_with_the_tables_in_it() -> None:
    box = f"<w:txbxContent>{p('41 children')}{tbl(tc('a') + tc('5'))}</w:txbxContent>"
    drawing = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:docPr id="1" name="b"/>'
        f"<a:graphic><a:graphicData><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    read = document(word(p("Before ", drawing, "after") + p("Next")))
    said = [(item.place.part, getattr(item, "text", "table")) for item in read.items]
    assert said == [
        (Part.BODY, "Before after"),
        (Part.TEXT_BOX, "41 children"),
        (Part.TEXT_BOX, "table"),
        (Part.BODY, "Next"),
    ]


def test_content_controls_bind_spans_cells_and_tables() -> None:
    def control(tag: str, inside: str) -> str:
        return (
            f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>'
        )

    body = p("Rate ", control("a#value", r("169")), " of ", control("b#value", r("24,260"))) + control(
        "t#table", tbl(tc(p(control("c#value", r("7")))) + control("d#value", tc("8")))
    )
    read = document(word(body))
    block, table = read.items
    assert isinstance(block, Block)
    assert isinstance(table, Table)
    assert block.text == "Rate 169 of 24,260"
    assert block.bound == ((5, 8, "a#value"), (12, 18, "b#value"))
    assert table.tag == "t#table"
    assert [cell.bound for cell in table.rows[0]] == [((0, 1, "c#value"),), ((0, 1, "d#value"),)]


def test_merged_cells_stand_once_and_the_grid_covers_them() -> None:
    first = tc("Area", properties='<w:vMerge w:val="restart"/>') + tc(
        "2019", properties='<w:gridSpan w:val="2"/>'
    )
    second = tc("", properties="<w:vMerge/>") + tc("Number") + tc("Rate")
    third = tc("Rotherham") + tc("41") + tc("169")
    table = only_table(tbl(first, second, third))
    assert [[(c.text, c.place.column, c.span, c.down) for c in row] for row in table.rows] == [
        [("Area", 1, 1, 2), ("2019", 2, 2, 1)],
        [("Number", 2, 1, 1), ("Rate", 3, 1, 1)],
        [("Rotherham", 1, 1, 1), ("41", 2, 1, 1), ("169", 3, 1, 1)],
    ]
    assert [[cell.text if cell else None for cell in row] for row in table.grid()] == [
        ["Area", "2019", "2019"],
        ["Area", "Number", "Rate"],
        ["Rotherham", "41", "169"],
    ]
    assert table.rows[2][1].place.words == "table 1, row 3, column 2"


def test_a_cell_has_a_line_for_each_paragraph_and_a_nested_table_comes_after() -> None:
    inner = tbl(tc("inside"))
    read = document(word(tbl(tc(p("one"), p(), p("two"), inner, p()) + tc("x"))))
    outer, nested = read.items
    assert isinstance(outer, Table)
    assert isinstance(nested, Table)
    assert [cell.text for cell in outer.rows[0]] == ["one\ntwo", "x"]
    assert nested.rows[0][0].text == "inside"
    assert (outer.place.table, nested.place.table) == (1, 2)


def test_headers_footers_and_notes_are_parts_of_their_own() -> None:
    parts: dict[str, tuple[str, str | bytes]] = {
        "rId1": ("header", f"<w:hdr {NAMES}>{p('Plan 2019')}</w:hdr>"),
        "rId2": ("footer", f"<w:ftr {NAMES}>{p('Page 1')}</w:ftr>"),
        "rId3": (
            "footnotes",
            f'<w:footnotes {NAMES}><w:footnote w:type="separator" w:id="-1">{p("no")}</w:footnote>'
            f'<w:footnote w:id="1">{p("Of 103 children.")}</w:footnote></w:footnotes>',
        ),
    }
    found = blocks(word(p("Body", '<w:r><w:footnoteReference w:id="1"/></w:r>'), parts=parts))
    assert [(block.place.part, block.text) for block in found] == [
        (Part.BODY, "Body"),
        (Part.FOOTNOTE, "Of 103 children."),
        (Part.HEADER, "Plan 2019"),
        (Part.FOOTER, "Page 1"),
    ]
    assert found[1].place.words == "footnote, paragraph 1"


def test_pages_are_known_only_where_word_noted_them() -> None:
    hint = "<w:r><w:lastRenderedPageBreak/></w:r>"
    body = p("one") + p("begins on one ", hint, "ends on two") + p(hint, "three") + tbl(tc(p(hint, "four")))
    assert [block.place.page for block in blocks(word(body))] == [1, 1, 3]
    assert only_table(body).place.page == 3
    assert [block.place.page for block in blocks(word(p("one")))] == [None]


WORKBOOK = zipped(
    {
        "_rels/.rels": links(
            '<Relationship Id="r1" Target="xl/workbook.xml" Type="http://example.org/officeDocument"/>'
        ),
        "xl/workbook.xml": (
            b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
            b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            b'<sheets><sheet name="Our data" sheetId="1" r:id="r1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": links(
            '<Relationship Id="r1" Target="worksheets/sheet1.xml" Type="http://example.org/worksheet"/>'
            '<Relationship Id="r2" Target="sharedStrings.xml" Type="http://example.org/sharedStrings"/>'
        ),
        "xl/sharedStrings.xml": (
            b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            b"<si><t>Rate</t></si></sst>"
        ),
        "xl/worksheets/sheet1.xml": (
            b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
            b'<row r="1"><c r="B1" t="s"><v>0</v></c></row><row r="2"><c r="B2"><v>27.5</v></c></row>'
            b'<row r="3"><c r="B3"><f>B2+1</f><v>33.9</v></c></row></sheetData></worksheet>'
        ),
    }
)
CHART = f"""<c:chartSpace {NAMES}><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Reoff</a:t></a:r><a:r><a:t>ending</a:t>
</a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:lineChart><c:ser>
<c:tx><c:strRef><c:f>'Our data'!$B$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>Rate</c:v></c:pt>
</c:strCache></c:strRef></c:tx>
<c:cat><c:strLit><c:ptCount val="3"/><c:pt idx="0"><c:v>2016</c:v></c:pt>
<c:pt idx="2"><c:v>2018</c:v></c:pt></c:strLit></c:cat>
<c:val><c:numRef><c:f>'Our data'!$B$2:$B$4</c:f><c:numCache><c:formatCode>0.0</c:formatCode><c:ptCount val="3"/>
<c:pt idx="0"><c:v>27.5</c:v></c:pt><c:pt idx="1"><c:v>33</c:v></c:pt></c:numCache></c:numRef></c:val>
</c:ser></c:lineChart></c:plotArea></c:chart><c:externalData r:id="rId1"/></c:chartSpace>"""
DRAWING = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="c" descr="It rose to 33%."/><a:graphic><a:graphicData>'
    '<c:chart r:id="rIdChart"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)


def chart_of(workbook: bytes) -> tuple[Chart, Document]:
    content = word(
        p("Reoffending", style="Heading1") + p(DRAWING),
        parts={"rIdChart": ("chart", CHART)},
        others={
            "word/_rels/chartrIdChart.xml.rels": links(
                '<Relationship Id="rId1" Target="embeddings/book.xlsx" Type="http://example.org/package"/>'
            ),
            "word/embeddings/book.xlsx": workbook,
        },
    )
    read = document(content)
    (chart,) = [item for item in read.items if isinstance(item, Chart)]
    return chart, read


def test_a_chart_shows_its_cache_and_its_workbook_says_what_it_holds() -> None:
    chart, read = chart_of(WORKBOOK)
    assert chart.title == "Reoffending"
    assert chart.categories == ("2016", "", "2018")
    assert chart.description == "It rose to 33%."
    assert chart.heading == "Reoffending"
    (series,) = chart.series
    assert (series.name, series.workbook_name, series.format) == ("Rate", "Rate", "0.0")
    assert series.shown == (27.5, 33.0, None)
    assert series.workbook == (27.5, 33.9, None)
    assert chart.place.words == "chart 1"
    assert read.notes == ()


def test_a_damaged_workbook_leaves_the_chart_readable() -> None:
    chart, read = chart_of(WORKBOOK[: len(WORKBOOK) // 2])
    assert chart.series[0].shown == (27.5, 33.0, None)
    assert chart.series[0].workbook is None
    assert read.notes == ("The workbook of a chart cannot be read: only what the chart shows was read.",)


def test_pictures_are_described_and_said_not_to_be_read() -> None:
    picture = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="c" descr="Map of 3 wards"/><a:graphic><a:graphicData>'
        '<a:blip r:embed="rId9"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
    read = document(word(p(picture)))
    assert [(item.kind, item.text) for item in read.items if isinstance(item, Block)] == [
        (Kind.DESCRIPTION, "Map of 3 wards")
    ]
    assert read.notes == ("The document has 1 picture: numbers inside a picture cannot be read.",)


def test_strict_documents_read_the_same() -> None:
    with zipfile.ZipFile(io.BytesIO(word(p("In 2018/19, 41 children")))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["word/document.xml"] = files["word/document.xml"].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert [block.text for block in blocks(zipped(files))] == ["In 2018/19, 41 children"]


def test_our_own_plan_is_read_whole(tmp_path: Path) -> None:
    """Every bound value and chart of the draft comes back with the text it is shown with."""
    path = tmp_path / "plan.docx"
    path.write_bytes(draft(sample()))
    read = document(path.read_bytes())
    shown = {
        (
            control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")),
            "".join(t.text for t in control.iter(qn("w:t"))),
        )
        for control in docx.Document(str(path)).element.body.iter(qn("w:sdt"))
        if control.getparent().tag == qn("w:p")
    }
    shown = {(tag, text) for tag, text in shown if place_of(tag) is None}
    bound = set()
    for item in read.items:
        for holder in (
            (item,) if isinstance(item, Block) else (c for row in getattr(item, "rows", ()) for c in row)
        ):
            bound |= {
                (tag, holder.text[start:end]) for start, end, tag in holder.bound if place_of(tag) is None
            }
    assert bound == shown
    assert len(bound) > 40
    charts = [item for item in read.items if isinstance(item, Chart)]
    assert [len(chart.categories) for chart in charts] == [4, 2, 2, 5]
    for series in (series for chart in charts for series in chart.series):
        assert series.workbook is not None
        assert series.workbook == pytest.approx(series.shown)
        assert series.workbook_name == series.name
    assert all(chart.tag.endswith("#chart") for chart in charts)
