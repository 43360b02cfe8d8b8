"""Writes one thing after another into a document: headings, sentences, bound tables and charts with their captions."""

from datetime import date

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Length
from docx.text.paragraph import Paragraph

from yjp.charts.spec import Chart, Table
from yjp.charts.to_word import add_chart
from yjp.narrative.parts import Sentence, Span
from yjp.plan.controls import Controls, text_run
from yjp.plan.layout import room
from yjp.plan.tables import Columns, table_element


class Page:
    """Appends to the end of a document's body. Captions are numbered by Word fields, tables and figures apart."""

    def __init__(self, document: Document, made_on: date) -> None:
        self._document = document
        self._made_on = made_on
        self._controls = Controls(document)
        self._numbers = {"Table": 0, "Figure": 0}
        self.room = room(document)

    def heading(self, text: str, level: int, *, new_page: bool = False) -> None:
        """A true heading of that level."""
        paragraph = self._document.add_paragraph(text, style=f"Heading {level}")
        if new_page:
            paragraph.paragraph_format.page_break_before = True
            paragraph.paragraph_format.space_before = 0

    def text(self, text: str, style: str = "Normal") -> None:
        """A paragraph without bindings."""
        self._document.add_paragraph(text, style=style)

    def sentences(self, sentences: list[Sentence]) -> None:
        """One paragraph of sentences; every bound span becomes a content control."""
        paragraph = self._document.add_paragraph()
        for index, sentence in enumerate(sentences):
            for span in (Span(text=" "), *sentence) if index else sentence:
                paragraph._p.append(
                    self._controls.inline(span.tag, span.text) if span.tag else text_run(span.text)
                )

    def table(self, table: Table, columns: Columns, *, first_row_stands_out: bool = False) -> None:
        """A caption and, kept with it, the table in a control of its own."""
        self._caption("Table", table.caption)
        fitted = columns.fitted(self.room.width)
        element = table_element(table, fitted, self._controls, first_row_stands_out=first_row_stands_out)
        self._append(self._controls.block(table.id, element))

    def chart(self, chart: Chart, height: Length) -> None:
        """A caption and, kept with it, the chart in a control of its own, as wide as the text."""
        self._caption("Figure", chart.caption)
        paragraph: Paragraph = self._document.add_paragraph(style="Figure")
        paragraph._p.append(
            add_chart(self._document, chart, width=Cm(self.room.width), height=height, made_on=self._made_on)
        )
        # The control takes the paragraph's place in the body.
        self._append(self._controls.block(chart.id, paragraph._p))

    def _append(self, element: BaseOxmlElement) -> None:
        self._document.element.body.get_or_add_sectPr().addprevious(element)

    def _caption(self, kind: str, text: str) -> None:
        self._numbers[kind] += 1
        paragraph = self._document.add_paragraph(style="Caption")
        field = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" SEQ {kind} \\* ARABIC "/>')
        field.append(text_run(str(self._numbers[kind])))
        paragraph._p.extend([text_run(f"{kind} "), field, text_run(f": {text}")])
