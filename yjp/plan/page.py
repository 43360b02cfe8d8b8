"""Writes one thing after another into a document: headings, sentences, bound tables and charts, prompts, remarks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Length, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from yjp.charts.spec import Chart, Table
from yjp.charts.to_word import add_chart
from yjp.narrative.parts import Sentence, Span
from yjp.plan.controls import Controls, text_run
from yjp.plan.layout import room
from yjp.plan.prompts import Place, prompt_tag
from yjp.plan.rounding import rounding_note
from yjp.plan.tables import Columns, table_element

AFTER_REMARK, AFTER_TABLE, NOTE_AFTER_TABLE = Pt(8), Pt(10), Pt(5)


@dataclass(frozen=True, kw_only=True)
class Outline:
    """A heading that was written: its paragraph, level, text and the bookmark around it."""

    element: BaseOxmlElement
    level: int
    text: str
    bookmark: str


class Page:
    """Appends to the end of a document's body. Captions are numbered by Word fields, tables and figures apart."""

    def __init__(self, document: Document, made_on: date) -> None:
        self._document = document
        self._made_on = made_on
        self._controls = Controls(document)
        self._numbers = {"Table": 0, "Figure": 0}
        self._tags: set[str] = set()
        self._holds: dict[str, bool] = {}
        self._style_ids: dict[str, str | None] = {}
        self.outline: list[Outline] = []
        self.room = room(document)

    @property
    def body_text(self) -> str:
        """What the document says so far, remarks left out."""
        body = self._document.element.body
        inside = "ancestor::w:sdt[w:sdtPr/w:tag[starts-with(@w:val, 'remark:')]]"
        return " ".join(body.xpath(f".//w:t[not({inside})]/text()"))

    def heading(self, text: str, level: int, *, new_page: bool = False) -> None:
        """A true heading of that level, with a bookmark for the contents."""
        paragraph = self._paragraph(text, style=f"Heading {level}")
        self._hold(paragraph, f"Heading {level}")
        if new_page:
            paragraph.paragraph_format.page_break_before = True
            paragraph.paragraph_format.space_before = 0
        bookmark = _bookmark(paragraph, len(self.outline))
        self.outline.append(Outline(element=paragraph._p, level=level, text=text, bookmark=bookmark))

    def text(self, text: str, style: str = "Normal") -> None:
        """A paragraph without bindings."""
        self._spaced(self._paragraph(text, style=style))

    def lead(self, text: str) -> None:
        """A paragraph without bindings that stays with what follows."""
        self._spaced(self._paragraph(text)).paragraph_format.keep_with_next = True

    def bullets(self, sentences: Sequence[Sentence]) -> None:
        """A list, with some room below it."""
        paragraph = None
        for each in sentences:
            paragraph = self._paragraph(style="List Bullet")
            self._fill(paragraph, [each])
        if paragraph is not None:
            paragraph.paragraph_format.space_after = AFTER_TABLE

    def sentences(self, sentences: Sequence[Sentence], style: str = "Normal") -> None:
        """One paragraph of sentences; every bound span becomes a content control."""
        self._fill(self._spaced(self._paragraph(style=style)), sentences)

    def table(
        self, table: Table, columns: Columns, *, first_row_stands_out: bool = False, note: str = ""
    ) -> None:
        """A caption and, kept with it, the table in a control of its own; below it the note, and that on rounding.

        A second table of the same tag is not written: a reader finds the first by its number.
        """
        if table.id in self._tags:
            return
        self._tags.add(table.id)
        element = self._captioned(table, columns, first_row_stands_out=first_row_stands_out)
        self._append(self._controls.block(table.id, element))
        rows = [table.headers, *([cell.text for cell in row] for row in table.rows)]
        if said := " ".join(each for each in (note, rounding_note(rows)) if each):
            self.text(said, style="Note")

    def form(self, table: Table, columns: Columns) -> None:
        """A table that is bound to nothing: people fill it in, or its words are always the same.

        A prompt in front of it stays with it.
        """
        before = self._document.paragraphs[-1] if self._document.paragraphs else None
        if before is not None and before._p.find(qn("w:sdt")) is not None:
            before.paragraph_format.keep_with_next = True
        self._append(self._captioned(table, columns))

    def chart(self, chart: Chart, height: Length) -> None:
        """A caption and, kept with it, the chart in a control of its own, as wide as the text."""
        self._caption("Figure", chart.brief_caption)
        paragraph = self._paragraph(style="Figure")
        # The style holds on to a note below it. Here the next thing is a heading, which would go along to a new page.
        paragraph.paragraph_format.keep_with_next = False
        paragraph._p.append(
            add_chart(self._document, chart, width=Cm(self.room.width), height=height, made_on=self._made_on)
        )
        # The control takes the paragraph's place in the body.
        self._append(self._controls.block(chart.id, paragraph._p))

    def prompt(self, identifier: str, text: str, *, required: bool) -> None:
        """A place where only a person can write; the text shows until somebody does."""
        tag = prompt_tag(identifier, Place.REQUIRED if required else Place.OPTIONAL)
        paragraph = self._paragraph()
        paragraph._p.append(self._controls.prompt(tag, text, plain_text=False))
        self._spaced(paragraph)

    def remark(self, identifier: str, paragraphs: Sequence[Sequence[Sentence]]) -> None:
        """Words to the author, each paragraph in a control that no published copy has.

        The control is inside the paragraph, as a prompt's is: LibreOffice loses text of controls around paragraphs.
        """
        paragraph = None
        for number, sentences in enumerate(paragraphs, start=1):
            paragraph = self._spaced(self._paragraph(style="Remark"))
            name = identifier if number == 1 else f"{identifier}.{number}"
            runs = list(self._runs(sentences))
            paragraph._p.append(self._controls.rich(prompt_tag(name, Place.REMARK), runs))
        if paragraph is not None:
            paragraph.paragraph_format.space_after = AFTER_REMARK
            # A heading holds on to its remark. If that held on, too, both would drag a whole table to the next page.
            paragraph.paragraph_format.keep_with_next = False

    def _paragraph(self, text: str = "", style: str | None = None) -> Paragraph:
        """A new paragraph at the end; each style is looked up once, for python-docx goes through all of them."""
        paragraph: Paragraph = self._document.add_paragraph(text)
        if style is not None:
            if style not in self._style_ids:
                found = self._document.part.get_style_id(style, WD_STYLE_TYPE.PARAGRAPH)  # type: ignore[no-untyped-call]
                self._style_ids[style] = found
            paragraph._p.style = self._style_ids[style]
        return paragraph

    def _hold(self, paragraph: Paragraph, style: str) -> None:
        """Keep it with what follows, where the style of a council's own template does not."""
        if style not in self._holds:
            found = self._document.styles[style]
            self._holds[style] = isinstance(found, ParagraphStyle) and bool(
                found.paragraph_format.keep_with_next
            )
        if not self._holds[style]:
            paragraph.paragraph_format.keep_with_next = True

    def _spaced(self, paragraph: Paragraph) -> Paragraph:
        """The paragraph with some room above it if a table stands there: a table has no space of its own below it."""
        if _is_table(paragraph._p.getprevious()):
            style = paragraph.style.name if paragraph.style is not None else ""
            if style in _CLOSE:
                paragraph.paragraph_format.space_before = NOTE_AFTER_TABLE if style == "Note" else AFTER_TABLE
        return paragraph

    def _append(self, element: BaseOxmlElement) -> None:
        self._document.element.body.get_or_add_sectPr().addprevious(element)

    def _captioned(
        self, table: Table, columns: Columns, *, first_row_stands_out: bool = False
    ) -> BaseOxmlElement:
        self._caption("Table", table.brief_caption)
        return table_element(
            table,
            columns.fitted(self.room.width),
            self._controls,
            first_row_stands_out=first_row_stands_out,
        )

    def _fill(self, paragraph: Paragraph, sentences: Sequence[Sentence]) -> None:
        paragraph._p.extend(self._runs(sentences))

    def _runs(self, sentences: Sequence[Sentence]) -> Iterator[BaseOxmlElement]:
        for index, sentence in enumerate(sentences):
            for span in (Span(text=" "), *sentence) if index else sentence:
                yield self._controls.inline(span.tag, span.text) if span.tag else text_run(span.text)

    def _caption(self, kind: str, text: str) -> None:
        self._numbers[kind] += 1
        paragraph = self._paragraph(style="Caption")
        self._hold(paragraph, "Caption")
        field = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" SEQ {kind} \\* ARABIC "/>')
        field.append(text_run(str(self._numbers[kind])))
        paragraph._p.extend([text_run(f"{kind} "), field, text_run(f": {text}")])


_CLOSE = ("Normal", "Note", "List Bullet", "Remark")
"""Styles without room of their own above."""


def _is_table(element: BaseOxmlElement | None) -> bool:
    """Is it a table, or a control around one?"""
    if element is None:
        return False
    return element.tag == qn("w:tbl") or element.find(f"{qn('w:sdtContent')}/{qn('w:tbl')}") is not None


def _bookmark(paragraph: Paragraph, number: int) -> str:
    """A bookmark around the words of a heading, as Word makes them for its contents."""
    name = f"_Toc{number + 1:08d}"
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for each in (start, end):
        each.set(qn("w:id"), str(number + 1))
    start.set(qn("w:name"), name)
    properties = paragraph._p.get_or_add_pPr()
    properties.addnext(start)
    paragraph._p.append(end)
    return name
