"""Puts what a reader finds in order: numbers blocks and tables, keeps the heading, and holds the limits."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from yjp.audit.document import Block, Bound, Cell, Chart, Document, Item, Kind, Part, Place, Series, Table
from yjp.audit.reading.limits import MAX_CELLS, MAX_CHARACTERS
from yjp.errors import UnreadableInput


@dataclass(frozen=True, kw_only=True)
class RawCell:
    """A cell before it has its place."""

    text: str
    header: bool = False
    span: int = 1
    down: int = 1
    bound: Bound = ()
    line: int | None = None


class Assembly:
    """Collects the items of one document. ``UnreadableInput`` once there is more than any plan holds."""

    def __init__(self, name: str, format_: str) -> None:
        self._name, self._format = name, format_
        # Only a text has lines that a reader can count to.
        self._has_lines = format_ in ("txt", "md")
        self._items: list[Item] = []
        self._notes: list[str] = []
        self._blocks: Counter[Part] = Counter()
        self._headings: dict[Part, str] = {}
        self._tables = self._cells = self._characters = 0

    def block(
        self,
        text: str,
        kind: Kind = Kind.PARAGRAPH,
        *,
        part: Part = Part.BODY,
        level: int | None = None,
        page: int | None = None,
        line: int | None = None,
        bound: Bound = (),
    ) -> Block:
        """Add running text; a heading becomes the heading of what follows in its part."""
        self._count(len(text))
        heading = self._headings.get(part, "")
        if kind is Kind.HEADING:
            self._headings[part] = text
        place = Place(part=part, block=self._next(part), page=page, line=line if self._has_lines else None)
        made = Block(text=text, place=place, kind=kind, level=level, heading=heading, bound=bound)
        self._items.append(made)
        return made

    def table(
        self,
        rows: Sequence[Sequence[RawCell]],
        *,
        part: Part = Part.BODY,
        caption: str = "",
        sure: bool = True,
        page: int | None = None,
        line: int | None = None,
        tag: str = "",
    ) -> Table:
        """Add a table; columns follow from the cells' spans. Without a caption, one that stands right before it."""
        self._tables += 1
        self._cells += sum(
            cell.span * min(cell.down, len(rows) - above) for above, row in enumerate(rows) for cell in row
        )
        self._count(sum(len(cell.text) for row in rows for cell in row))
        before = self._items[-1] if self._items else None
        if not caption and isinstance(before, Block) and before.kind is Kind.CAPTION:
            caption = before.text
        block, number, taken = self._next(part), self._tables, set[tuple[int, int]]()
        placed: list[tuple[Cell, ...]] = []
        for row_number, row in enumerate(rows, start=1):
            cells, column = [], 1
            for raw in row:
                while (row_number, column) in taken:
                    column += 1
                if raw.down > 1:
                    taken |= {
                        (below, across)
                        for below in range(row_number + 1, min(row_number + raw.down, len(rows) + 1))
                        for across in range(column, column + raw.span)
                    }
                place = Place(
                    part=part,
                    block=block,
                    page=page,
                    table=number,
                    row=row_number,
                    column=column,
                    line=raw.line if self._has_lines else None,
                )
                cells.append(
                    Cell(
                        text=raw.text,
                        place=place,
                        header=raw.header,
                        span=raw.span,
                        down=raw.down,
                        bound=raw.bound,
                    )
                )
                column += raw.span
            placed.append(tuple(cells))
        made = Table(
            rows=tuple(placed),
            place=Place(
                part=part,
                block=block,
                page=page,
                table=number,
                line=line if self._has_lines else None,
            ),
            caption=caption,
            heading=self._headings.get(part, ""),
            sure=sure,
            tag=tag,
        )
        self._items.append(made)
        return made

    def chart(
        self,
        *,
        title: str,
        categories: tuple[str, ...],
        series: tuple[Series, ...],
        description: str,
        page: int | None = None,
        tag: str = "",
    ) -> Chart:
        """Add a chart; it stands in the body's order under the body's heading."""
        self._count(len(title) + len(description) + sum(map(len, categories)))
        place = Place(part=Part.CHART, block=self._next(Part.CHART), page=page)
        heading = self._headings.get(Part.BODY, "")
        made = Chart(
            title=title,
            categories=categories,
            series=series,
            place=place,
            description=description,
            heading=heading,
            tag=tag,
        )
        self._items.append(made)
        return made

    def note(self, sentence: str) -> None:
        """Something that could not be read, said once."""
        if sentence not in self._notes:
            self._notes.append(sentence)

    def expect(self, cells: int) -> None:
        """Refuse so many cells before they are read."""
        if cells > MAX_CELLS:
            self._cells = cells
            self._count(0)

    def document(self) -> Document:
        """What was collected; ``UnreadableInput`` where there is no text at all."""
        if not self._items:
            raise UnreadableInput(
                self._name,
                "there is no text in it",
                "If it is a scan, only pictures of text are in it: give the original document.",
            )
        return Document(
            name=PurePath(self._name).name,
            format=self._format,
            items=tuple(self._items),
            notes=tuple(self._notes),
        )

    def _next(self, part: Part) -> int:
        self._blocks[part] += 1
        return self._blocks[part]

    def _count(self, characters: int) -> None:
        self._characters += characters
        if self._characters > MAX_CHARACTERS or self._cells > MAX_CELLS:
            what = (
                f"more than {MAX_CELLS:,} cells in its tables"
                if self._cells > MAX_CELLS
                else f"more than {MAX_CHARACTERS:,} characters of text"
            )
            raise UnreadableInput(self._name, f"it has {what}", "Give a single document: no plan is so long.")
