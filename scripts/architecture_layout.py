"""Where everything stands on the picture of the architecture: declared places, and the boxes that follow from them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scripts.architecture import layers, seeing_children

WIDTH = 900
COLUMNS = 6
INSIDE = 4
"""How many of the columns are inside the line around children's records."""
LEFT, STEP, CHIP = 48, 140, 132
"""Where the columns begin, how far they are apart, and how wide a unit is drawn."""
HEIGHT, LINE = 25, 31
"""How high a unit is, and from one line of units to the next."""
GAP = 6
"""Between two layers."""
WIDE = 6.6
"""How wide a letter is at most, taken over a line, in the fonts of the picture."""

PLACES = {
    "yjp.ingest": 0,
    "yjp.store": 1,
    "yjp.rules": 2,
    "yjp.indicators": 1,
    "yjp.comparators": 4,
    "yjp.compute": 1,
    "yjp.quality": 2,
    "yjp.disclosure": 1,
    "yjp.charts": 0,
    "yjp.narrative": 1,
    "yjp.writers": 2,
    "yjp.plan": 1,
    "yjp.audit": 3,
    "yjp_dashboards": 0,
    "yjp_returns": 2,
}
"""In which column the units stand through which the flow of data runs; the others fill what is free."""
LANES = (("yjp.store", "yjp.disclosure"), ("yjp.rules", "yjp.quality"), ("yjp.charts", "yjp_dashboards"))
"""Flows down a column past layers between: that column is kept free there."""
FANNED, FAN = {"yjp.charts", "yjp.plan"}, 9
"""Above their layers the flow parts or joins, which takes room."""
WHOLE_ROW = "yjp.cli"


@dataclass(frozen=True, kw_only=True)
class Box:
    """Where something is drawn, from its upper left corner."""

    left: float
    top: float
    width: float = CHIP
    height: float = HEIGHT

    @property
    def middle(self) -> float:
        """Across."""
        return self.left + self.width / 2

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """Data, not code: what lies between two layers. ``column`` and ``columns`` say how much of the width it takes."""

    before: str
    column: int
    columns: int
    words: str


SHELVES = (
    Shelf(before="yjp.ingest", column=0, columns=1, words="the extract"),
    Shelf(before="yjp.indicators", column=0, columns=2, words="workspace: caseload, rows set aside"),
    Shelf(before="yjp.indicators", column=4, columns=2, words="datasets/: published statistics"),
    Shelf(
        before="yjp.disclosure",
        column=0,
        columns=6,
        words="THE LEDGER: one row a figure, and no child. Charts, sentences and files only read it.",
    ),
)
AUDITED, AUDITED_COLUMN = "any plan or report", 4
"""What the auditor reads, and where that stands in its row."""
OUTPUTS = (("dashboard", 0), ("plan, board paper", 1), ("returns, exports", 2), ("findings", 3))
CAPTIONS = {
    "yjp.errors": "what a user can get wrong, a sentence each",
    "yjp.actions": "what the service itself writes down",
    "yjp.figures": "the columns of the ledger, and the ids of figures",
    "yjp.ledger": "look a figure up, follow it, put it into words",
    "yjp.indicators": "who is counted, and who is not",
    "yjp.compute": "where a ledger is made",
    "yjp.quality": "what a failed rule could move",
    "yjp.reconcile": "uses of the records beside the figures",
    "yjp.disclosure": "small numbers made safe, before anything leaves",
    "yjp.charts": "charts, sentences and files from figures",
    "yjp_returns": "returns are fed from the store as well",
}
"""What a layer is for, by one of its units: said at the right, where there is room."""


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Where everything is: the band of each layer, the units, the shelves by their words, and the line's corners."""

    bands: tuple[Box, ...]
    units: dict[str, Box]
    shelves: dict[str, Box]
    inside: Box
    bottom: float


def name_of(unit: str) -> str:
    """What a unit is called on the picture."""
    return unit.removeprefix("yjp.")


def layout() -> Layout:
    """The whole picture in numbers."""
    seeing = seeing_children() - {"yjp_returns", WHOLE_ROW}
    rows = layers()
    level = {unit: number for number, row in enumerate(rows) for unit in row}
    first, last = min(level[unit] for unit in seeing), max(level[unit] for unit in seeing)
    units: dict[str, Box] = {}
    shelves: dict[str, Box] = {}
    bands: list[Box] = []
    inside_top = inside_bottom = 0.0
    top = 126.0
    for number, row in enumerate(rows):
        if number == first:
            inside_top, top = top, top + 28
        here = [shelf for shelf in SHELVES if level[shelf.before] == number]
        for shelf in here:
            shelves[shelf.words] = Box(left=left_of(shelf.column), top=top, width=_width(shelf.columns))
        top += LINE + 6 if here else 0
        top += FAN if FANNED & set(row) else 0
        past = {PLACES[start] for start, end in LANES if level[start] < number < level[end]}
        begun = {PLACES[start] for start, _ in LANES if level[start] == number}
        taken = {(column, line) for line in range(len(row)) for column in (past | begun if line else past)}
        taken |= {(AUDITED_COLUMN, 0)} if "yjp.audit" in row else set()
        placed = dict(_placed(row, taken, split=first <= number <= last, seeing=seeing))
        lines = max(line for _, line in placed.values()) + 1
        for unit, (column, line) in placed.items():
            wide = _width(COLUMNS) if unit == WHOLE_ROW else CHIP
            units[unit] = Box(left=left_of(column), top=top + 3 + line * LINE, width=wide)
        bands.append(Box(left=12, top=top, width=WIDTH - 24, height=lines * LINE))
        top += lines * LINE + GAP
        if number == last:
            inside_bottom = top
            top += 14
    line = Box(
        left=left_of(0) - 8,
        top=inside_top,
        width=_width(INSIDE) + 12,
        height=inside_bottom - inside_top,
    )
    return Layout(bands=tuple(bands), units=units, shelves=shelves, inside=line, bottom=top)


def _placed(
    row: Sequence[str], taken: set[tuple[int, int]], *, split: bool, seeing: Iterable[str]
) -> Iterable[tuple[str, tuple[int, int]]]:
    """Column and line of each unit of a layer: those of the flow where they belong, the others where there is room."""
    taken = taken | {(PLACES[unit], 0) for unit in row if unit in PLACES}
    for unit in row:
        if unit in PLACES:
            yield unit, (PLACES[unit], 0)
            continue
        free = range(INSIDE, COLUMNS) if split and unit not in seeing else range(INSIDE if split else COLUMNS)
        where = next(
            (column, line) for line in range(len(row)) for column in free if (column, line) not in taken
        )
        taken.add(where)
        yield unit, where


def left_of(column: int) -> float:
    """Where a column begins."""
    return LEFT + column * STEP


def _width(columns: int) -> float:
    return (columns - 1) * STEP + CHIP
