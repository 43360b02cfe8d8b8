"""Each rule of the document checker, with a smallest document that breaks it and one that does not."""

from collections.abc import Callable
from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import RGBColor

from yjp.plan.checker import accessibility
from yjp.plan.document import opened


def rules(write: Callable[[Document], object]) -> list[str]:
    """The rules that a document of the house style breaks, but for title and language of the file."""
    document = opened()
    document.core_properties.title, document.core_properties.language = "Plan", "en-GB"
    for section in document.sections:
        for part in (section.header, section.footer):
            for paragraph in part.paragraphs:
                paragraph.runs[0].text = "Plan"
    document.add_heading("Plan", 1)
    write(document)
    target = BytesIO()
    document.save(target)
    return [finding.rule for finding in accessibility(target.getvalue())]


def paragraph(text: str, style: str = "Normal") -> Callable[[Document], object]:
    return lambda document: document.add_paragraph(text, style=style)


def test_the_smallest_document_is_fine() -> None:
    assert rules(paragraph("Text.")) == []


def test_headings() -> None:
    assert rules(lambda d: d.add_heading("Deeper", 3)) == ["headings"]
    assert (
        rules(lambda d: (d.add_heading("Two", 2), d.add_heading("Three", 3), d.add_heading("One", 1))) == []
    )
    # A heading without words is an empty paragraph too.
    assert rules(lambda d: d.add_heading(" ", 2)) == ["headings", "empty paragraphs"]


@pytest.mark.parametrize("text", ["• Milk", "- Milk", "– Milk", "*\tMilk"])
def test_a_typed_bullet(text: str) -> None:
    assert rules(paragraph(text)) == ["lists"]


def test_lists_that_are_lists() -> None:
    assert rules(paragraph("Milk", "List Bullet")) == []
    assert rules(paragraph("–27% is a fall.")) == []
    assert rules(paragraph("1. is not a list of one.")) == []


def test_typed_numbers_in_a_row() -> None:
    assert rules(lambda d: [d.add_paragraph(f"{n}. Step") for n in (1, 2, 3)]) == ["lists", "lists"]


def link(text: str) -> Callable[[Document], object]:
    def write(document: Document) -> None:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        identifier = document.part.relate_to("https://www.gov.uk/yjb", kind, is_external=True)
        document.add_paragraph("See ")._p.append(
            parse_xml(
                f'<w:hyperlink {nsdecls("w", "r")} r:id="{identifier}"><w:r><w:t>{text}</w:t></w:r></w:hyperlink>'
            )
        )

    return write


def test_links() -> None:
    assert rules(link("click here")) == ["link text"]
    assert rules(link("https://www.gov.uk/yjb")) == ["link text"]
    assert rules(link("the Youth Justice Board")) == []


def coloured(colour: str, fill: str | None = None) -> Callable[[Document], object]:
    def write(document: Document) -> None:
        run = document.add_paragraph().add_run("Text")
        run.font.color.rgb = RGBColor.from_string(colour)
        if fill:
            run._r.get_or_add_rPr().append(
                parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>')
            )

    return write


def test_contrast() -> None:
    """#767676 on white is 4.54 to 1, the lightest grey that passes; #777777 is 4.48 (WCAG's own examples)."""
    assert rules(coloured("767676")) == []
    assert rules(coloured("777777")) == ["contrast"]
    assert rules(coloured("FFFFFF", "12436D")) == []
    assert rules(coloured("FFFFFF", "FFF6E0")) == ["contrast"]


def test_large_text_may_be_lighter() -> None:
    def title(document: Document) -> None:
        run = document.add_heading("", 1).add_run("Large and bold")
        run.font.color.rgb = RGBColor.from_string("888888")

    assert rules(title) == []


def test_a_chart_without_its_caption() -> None:
    drawing = (
        f"<w:r {nsdecls('w')}><w:drawing><wp:inline {nsdecls('wp', 'a', 'r')}>"
        '<wp:docPr id="9" name="c" descr="It fell."/>'
        '<a:graphic><a:graphicData><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="x"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )

    def bare(document: Document) -> None:
        document.add_paragraph("Text.")
        document.add_paragraph()._p.append(parse_xml(drawing))

    def captioned(document: Document) -> None:
        document.add_paragraph("Figure 1: it fell", style="Caption")
        document.add_paragraph()._p.append(parse_xml(drawing))

    assert rules(bare) == ["chart caption"]
    assert rules(captioned) == []


def test_a_decorative_picture_needs_no_words() -> None:
    decorative = (
        "<a:extLst><a:ext><d:decorative val='1' xmlns:d='http://schemas.microsoft.com/office/drawing/2017/decorative'/>"
        "</a:ext></a:extLst>"
    )

    def picture(inside: str) -> Callable[[Document], object]:
        xml = (
            f"<w:r {nsdecls('w')}><w:drawing><wp:inline {nsdecls('wp', 'a')}>"
            f'<wp:docPr id="9" name="c">{inside}</wp:docPr>'
            "</wp:inline></w:drawing></w:r>"
        )
        return lambda document: document.add_paragraph()._p.append(parse_xml(xml))

    assert rules(picture("")) == ["alternative text"]
    assert rules(picture(decorative)) == []


def test_the_separators_of_footnotes_are_no_empty_paragraphs() -> None:
    def separated(document: Document) -> None:
        document.add_paragraph()._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:separator/></w:r>"))

    assert rules(separated) == []
    assert rules(paragraph("")) == ["empty paragraphs"]


def test_a_table_with_and_without_what_it_needs() -> None:
    def table(document: Document, *, full: bool) -> None:
        if full:
            document.add_paragraph("Table 1: Children", style="Caption")
        made = document.add_table(2, 1, style="YJP Table")
        for cell in made.column_cells(0):
            cell.text = "Children"
        if full:
            made.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
            for name in ("tblCaption", "tblDescription"):
                made._tbl.tblPr.append(parse_xml(f'<w:{name} {nsdecls("w")} w:val="Children"/>'))

    assert rules(lambda d: table(d, full=True)) == []
    assert rules(lambda d: table(d, full=False)) == [
        *("table header", "table caption", "table description", "table caption")
    ]


def test_the_file_of_python_docx_names_neither_title_nor_language() -> None:
    target = BytesIO()
    document = docx.Document()
    document.add_heading("Plan", 1)
    next(document.styles.element.iter(qn("w:lang"))).set(qn("w:val"), "en-GB")
    document.save(target)
    found = [finding.rule for finding in accessibility(target.getvalue())]
    assert found[:2] == ["title", "language"]
