"""A Word document straight from its parts, in the order of reading, with the way back to the XML."""

from dataclasses import dataclass

from yjp.audit.document import Document, Kind, Part, Place
from yjp.audit.reading.assembly import Assembly
from yjp.audit.reading.word.cell import WordCell
from yjp.audit.reading.word.charts import read_chart
from yjp.audit.reading.word.passage import Inline, Passage, Piece
from yjp.audit.reading.word.structure import (
    blocks,
    diagram_texts,
    is_header,
    property_of,
    row_cells,
    skipped,
    table_rows,
    whole_number,
)
from yjp.audit.reading.word.styles import Styles
from yjp.errors import UnreadableInput
from yjp.office.names import W
from yjp.office.package import Package, Relation
from yjp.office.word import main_part
from yjp.office.xml import SAVE_IN_WORD, Node

_DEEPEST = 40
"""Tables within tables within controls: nobody nests deeper, and Python's own stack ends at 1,000."""


@dataclass(frozen=True, kw_only=True)
class Located:
    """Where the text of a place stands in the XML; ``anchor`` is its paragraph, or that which holds its drawing.

    Who divides an element keeps ``pieces`` true.
    """

    pieces: list[Piece]
    anchor: Node


@dataclass(frozen=True, kw_only=True)
class WordReading:
    """The document, and for the body's places (text boxes and charts too) where they stand in ``root``."""

    document: Document
    package: Package
    main: str
    root: Node
    located: dict[Place, Located]


def read_word(package: Package) -> WordReading:
    """Read it; ``UnreadableInput`` where it is no Word document, damaged or too large."""
    return _Reader(package, main_part(package)).read()


class _Reader:
    """Reads one document from front to back."""

    def __init__(self, package: Package, main: str) -> None:
        self._package, self._main = package, main
        self._root = package.xml(main)
        self._relations = package.relations(main)
        self._styles = Styles(self._other("styles"))
        self._made = Assembly(package.name, "docx")
        self._inline = Inline()
        self._located: dict[Place, Located] = {}
        # Word notes where pages broke when it last laid the text out. Without one mark nothing is known.
        self._page = 1 if next(self._root.iter(f"{W}lastRenderedPageBreak"), None) is not None else None
        self._changes = self._pictures = 0

    def read(self) -> WordReading:
        """Body first, then notes, then headers and footers."""
        body = self._root.find(f"{W}body")
        if body is None:
            raise UnreadableInput(self._package.name, "it has no Word text in it", SAVE_IN_WORD)
        self._made.expect(sum(1 for _ in body.iter(f"{W}tc")))
        self._story(body, Part.BODY, self._relations, located=True)
        self._page = None
        for kind in ("footnotes", "endnotes"):
            self._notes_part(kind)
        seen: set[str] = set()
        for kind, part in (("header", Part.HEADER), ("footer", Part.FOOTER)):
            for relation in self._relations.values():
                if relation.kind == kind and relation.target in self._package and relation.target not in seen:
                    seen.add(relation.target)
                    self._inline = Inline()
                    root = self._package.xml(relation.target)
                    self._story(root, part, self._package.relations(relation.target), located=False)
        self._say_what_is_missing()
        return WordReading(
            document=self._made.document(),
            package=self._package,
            main=self._main,
            root=self._root,
            located=self._located,
        )

    def _other(self, kind: str) -> Node | None:
        relation = next((each for each in self._relations.values() if each.kind == kind), None)
        if relation is None or relation.target not in self._package:
            return None
        return self._package.xml(relation.target)

    def _notes_part(self, kind: str) -> None:
        relation = next((each for each in self._relations.values() if each.kind == kind), None)
        if relation is None or relation.target not in self._package:
            return
        self._inline = Inline()
        for note in self._package.xml(relation.target):
            if note.get(f"{W}type", "normal") == "normal":
                self._story(note, Part.FOOTNOTE, self._package.relations(relation.target), located=False)

    def _story(self, parent: Node, part: Part, relations: dict[str, Relation], *, located: bool) -> None:
        for element, tag in blocks(parent):
            if element.tag == f"{W}p":
                self._paragraph(element, tag, part, relations, located=located)
            elif element.tag == f"{W}tbl":
                self._table(element, tag, part, relations, located=located, depth=0)
            else:
                self._made.note("A file that is put in as a whole (altChunk) was not read.")

    def _paragraph(
        self, paragraph: Node, tag: str, part: Part, relations: dict[str, Relation], *, located: bool
    ) -> None:
        passage = self._read_passage(paragraph)
        if self._page is not None:
            self._page += passage.pages_before
        if passage.text.strip():
            kind, level = self._styles.kind(paragraph.find(f"{W}pPr"))
            bound = tuple(passage.bound)
            if tag and not bound:
                bound = ((0, len(passage.text), tag),)
            block = self._made.block(passage.text, kind, part=part, level=level, page=self._page, bound=bound)
            self._locate(block.place, passage, located=located)
        self._hanging(passage, part, relations, located=located, tag=tag)
        if self._page is not None:
            self._page += passage.pages - passage.pages_before

    def _read_passage(self, paragraph: Node) -> Passage:
        passage = self._inline.passage(paragraph)
        self._changes += passage.changes
        self._pictures += passage.pictures
        return passage

    def _locate(self, place: Place, passage: Passage, *, located: bool) -> None:
        if located:
            self._located[place] = Located(pieces=list(passage.pieces), anchor=passage.paragraph)

    def _hanging(
        self,
        passage: Passage,
        part: Part,
        relations: dict[str, Relation],
        *,
        located: bool,
        tag: str = "",
    ) -> None:
        """Alternative texts, charts, diagrams and text boxes, after the paragraph that they hang on."""
        for text in passage.descriptions:
            block = self._made.block(text, Kind.DESCRIPTION, part=part, page=self._page)
            self._anchor(block.place, passage, located=located)
        for identifier, description in passage.charts:
            relation = relations.get(identifier)
            if relation is None or relation.target not in self._package:
                self._made.note("A chart is missing from the file.")
                continue
            read = read_chart(self._package, relation.target)
            if read.problem:
                self._made.note(read.problem)
            chart = self._made.chart(
                title=read.title,
                categories=read.categories,
                series=read.series,
                description=description,
                page=self._page,
                tag=tag,
            )
            self._anchor(chart.place, passage, located=located)
        for identifier in passage.diagrams:
            relation = relations.get(identifier)
            if relation is not None and relation.target in self._package:
                for text in diagram_texts(self._package.xml(relation.target)):
                    block = self._made.block(text, part=Part.TEXT_BOX, page=self._page)
                    self._anchor(block.place, passage, located=located)
        if passage.newer_charts:
            self._made.note(
                "A chart of a newer kind (waterfall, funnel, map …) was not read: check its numbers by eye."
            )
        for box in passage.boxes:
            # A box in a header stays part of the header: it is on every page.
            inside = Part.TEXT_BOX if part is Part.BODY else part
            for element, inner in blocks(box):
                if element.tag == f"{W}p":
                    self._paragraph(element, inner, inside, relations, located=located)
                elif element.tag == f"{W}tbl":
                    self._table(element, inner, inside, relations, located=located, depth=0)

    def _anchor(self, place: Place, passage: Passage, *, located: bool) -> None:
        if located:
            self._located[place] = Located(pieces=[], anchor=passage.paragraph)

    def _table(
        self,
        table: Node,
        tag: str,
        part: Part,
        relations: dict[str, Relation],
        *,
        located: bool,
        depth: int,
    ) -> None:
        """A table; what hangs on its cells, and tables within them, come after it."""
        if depth > _DEEPEST:
            raise UnreadableInput(self._package.name, "its tables are nested too deep", SAVE_IN_WORD)
        page = self._page
        rows: list[list[WordCell]] = []
        open_: dict[int, WordCell] = {}
        for row in table_rows(table):
            column, cells = skipped(row, "gridBefore"), list[WordCell]()
            header = is_header(row)
            if column:
                cells.append(WordCell(span=column))
            for element, cell_tag in row_cells(row):
                cell = self._cell(element, cell_tag, header=header)
                if cell.merge == "continue" and column in open_ and open_[column].span == cell.span:
                    open_[column].down += 1
                    open_[column].passages += [each for each in cell.passages if each.text.strip()]
                else:
                    if cell.merge == "restart":
                        open_[column] = cell
                    else:
                        open_.pop(column, None)
                    cells.append(cell)
                column += cell.span
            rows.append(cells)
        if rows:
            made = self._made.table(
                [[cell.raw() for cell in row] for row in rows],
                part=part,
                caption=property_of(table, "tblCaption"),
                page=page,
                tag=tag,
            )
            for row, placed in zip(rows, made.rows, strict=True):
                for cell, finished in zip(row, placed, strict=True):
                    if located and cell.passages:
                        self._located[finished.place] = Located(
                            pieces=list(cell.pieces()), anchor=cell.passages[0].paragraph
                        )
        for cell in (cell for row in rows for cell in row):
            for passage in cell.passages:
                self._hanging(passage, part, relations, located=located)
            for nested, nested_tag in cell.nested:
                self._table(nested, nested_tag, part, relations, located=located, depth=depth + 1)

    def _cell(self, element: Node, tag: str, *, header: bool) -> WordCell:
        properties = element.find(f"{W}tcPr")
        merge = properties.find(f"{W}vMerge") if properties is not None else None
        cell = WordCell(
            span=whole_number(property_of(element, "gridSpan", "tcPr"), 1),
            header=header,
            merge="" if merge is None else merge.get(f"{W}val", "continue"),
        )
        for inside, inner_tag in blocks(element, tag):
            if inside.tag == f"{W}p":
                passage = self._read_passage(inside)
                if inner_tag and not passage.bound and passage.text.strip():
                    passage.bound.append((0, len(passage.text), inner_tag))
                cell.passages.append(passage)
                if self._page is not None:
                    self._page += passage.pages
            elif inside.tag == f"{W}tbl":
                cell.nested.append((inside, inner_tag))
        return cell

    def _say_what_is_missing(self) -> None:
        if self._changes:
            self._made.note(
                f"The document has {self._changes:,} tracked changes: insertions were read, deletions were not."
            )
        if self._pictures:
            what = "1 picture" if self._pictures == 1 else f"{self._pictures:,} pictures"
            self._made.note(f"The document has {what}: numbers inside a picture cannot be read.")
        if any(each.kind == "comments" for each in self._relations.values()):
            self._made.note("Comments in the margin were not read.")
