"""A cell of a Word table while the table is read: its paragraphs become the lines of one text."""

from collections.abc import Iterator

from yjp.audit.reading.assembly import RawCell
from yjp.audit.reading.word.passage import Passage, Piece
from yjp.office.xml import Node


class WordCell:
    """A cell while its table is read."""

    def __init__(self, *, span: int, header: bool = False, merge: str = "") -> None:
        self.span, self.header, self.merge, self.down = span, header, merge, 1
        self.passages: list[Passage] = []
        self.nested: list[tuple[Node, str]] = []

    def _shown(self) -> Iterator[tuple[int, Passage]]:
        """Paragraphs with text, each with where it starts in the cell's text."""
        start = 0
        for passage in self.passages:
            if passage.text.strip():
                yield start, passage
                start += len(passage.text) + 1

    def raw(self) -> RawCell:
        """Paragraphs become lines."""
        shown = list(self._shown())
        return RawCell(
            text="\n".join(passage.text for _, passage in shown),
            header=self.header,
            span=self.span,
            down=self.down,
            bound=tuple(
                (start + first, start + last, tag)
                for start, passage in shown
                for first, last, tag in passage.bound
            ),
        )

    def pieces(self) -> Iterator[Piece]:
        """The pieces of all paragraphs, counted in the cell's text."""
        for start, passage in self._shown():
            for piece in passage.pieces:
                yield Piece(start=start + piece.start, end=start + piece.end, element=piece.element)
