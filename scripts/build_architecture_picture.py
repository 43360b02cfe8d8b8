"""architecture.svg: the layers of the import contract from the lowest to the highest, and how data goes through them.

Rows, the line around children's records and the marks for files and clocks come from ``scripts.architecture``: a layer
added or moved makes the picture stale. Only where the flow of data runs is said here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from scripts.architecture import asking_the_time, kept_from_children, layers, opening_files, seeing_children
from scripts.markdown import ROOT

PICTURE = ROOT / "docs" / "architecture.svg"

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
            shelves[shelf.words] = Box(left=_left(shelf.column), top=top, width=_width(shelf.columns))
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
            units[unit] = Box(left=_left(column), top=top + 3 + line * LINE, width=wide)
        bands.append(Box(left=12, top=top, width=WIDTH - 24, height=lines * LINE))
        top += lines * LINE + GAP
        if number == last:
            inside_bottom = top
            top += 14
    line = Box(
        left=_left(0) - 8,
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


def _left(column: int) -> float:
    return LEFT + column * STEP


def _width(columns: int) -> float:
    return (columns - 1) * STEP + CHIP


STYLE = """
text { font: 12.5px Arial, "Liberation Sans", Helvetica, sans-serif; fill: #1d2433; }
.title { font-size: 17px; font-weight: 600; }
.quiet { fill: #4d586b; }
.mid { text-anchor: middle; }
.end { text-anchor: end; }
.paper { fill: #ffffff; stroke: #c6cdd8; }
.band { fill: #f1f4f8; }
.line { fill: #fdf1e3; stroke: #b4560b; stroke-width: 2; stroke-dasharray: 7 4; }
.warn { fill: #8a3f04; font-weight: 600; }
.unit { fill: #ffffff; stroke: #77839a; }
.unit.seeing { fill: #fbd9b5; stroke: #b4560b; }
.unit.kept { fill: #d9efe9; stroke: #14695a; stroke-width: 1.6; }
.data { fill: #e3e8fb; stroke: #3f55a8; stroke-dasharray: 3 2; }
.flow { fill: none; stroke: #3f55a8; stroke-width: 2; }
.head { fill: #3f55a8; }
.mark { fill: none; stroke: #1d2433; stroke-width: 1.1; }
@media (prefers-color-scheme: dark) {
text { fill: #e8ecf4; }
.quiet { fill: #b4bdcd; }
.paper { fill: #161b25; stroke: #465167; }
.band { fill: #202735; }
.line { fill: #33251a; stroke: #f0a35e; }
.warn { fill: #f7b982; }
.unit { fill: #161b25; stroke: #8e9ab0; }
.unit.seeing { fill: #5c3a1a; stroke: #f0a35e; }
.unit.kept { fill: #17423a; stroke: #58c3ae; }
.data { fill: #27305a; stroke: #9db0f5; }
.flow { stroke: #9db0f5; }
.head { fill: #9db0f5; }
.mark { stroke: #e8ecf4; }
}
"""

TITLE = "How a caseload becomes figures, and what may import what"
RULE = (
    "Data goes down. A layer may import only from those above it. The numbers are the layers, 1 the lowest."
)


def described(drawn: Layout) -> str:
    """What the picture says, for those who do not see it."""
    rows = (
        f"Layer {number}: {', '.join(name_of(unit) for unit in row)}."
        for number, row in enumerate(layers(), 1)
    )
    seeing = ", ".join(name_of(unit) for unit in drawn.units if unit in seeing_children())
    kept = ", ".join(name_of(unit) for unit in drawn.units if unit in kept_from_children())
    return " ".join(
        (
            RULE,
            "The flow: the extract, ingest, store, indicators, compute (where comparators join), the ledger, "
            "disclosure, then charts, narrative and writers, then plan, dashboard and returns, run by the "
            "command line. Rules lead from the store to quality.",
            *rows,
            f"May see children's records: {seeing}.",
            f"Are kept from them by contract: {kept}.",
            f"Ask the time: {', '.join(sorted(name_of(unit) for unit in asking_the_time()))}.",
        )
    )


def drawing() -> str:
    """The picture."""
    drawn = layout()
    below = drawn.bottom + 6
    height = below + LINE + 14
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {_n(height)}" width="{WIDTH}" '
        f'height="{_n(height)}" role="img" aria-labelledby="title desc">',
        "<!-- Generated by scripts/build_docs.py: do not edit. -->",
        f'<title id="title">{escape(TITLE)}</title>',
        f'<desc id="desc">{escape(described(drawn))}</desc>',
        f"<style>{STYLE}</style>",
        _rect("paper", Box(left=1, top=1, width=WIDTH - 2, height=height - 2), radius=10),
        _text("title", 22, 32, TITLE),
        _text("quiet", 22, 54, RULE),
        *_legend(),
        *(_rect("band", band, radius=6) for band in drawn.bands),
        _rect("line", drawn.inside, radius=12),
        *(
            _text("quiet", 25, band.top + 20, str(number), middle=True)
            for number, band in enumerate(drawn.bands, 1)
        ),
        _text("warn", drawn.inside.left + 12, drawn.inside.top + 19, "Inside this line: children's records"),
        *_flows(drawn, below),
        *_units(drawn),
        *(_data(box, words) for words, box in drawn.shelves.items()),
        *_captions(drawn),
        *(_data(Box(left=_left(column), top=below, width=CHIP), words) for words, column in OUTPUTS),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _legend() -> Iterable[str]:
    top = 68
    for left, kind, words in (
        (22, "unit seeing", "may see children's records"),
        (232, "unit kept", "kept from them by contract"),
        (442, "unit", "does not touch them"),
        (610, "data", "data, not code"),
    ):
        yield _rect(kind, Box(left=left, top=top, width=26, height=16), radius=4)
        yield _text("", left + 34, top + 13, words)
    yield _page(22, top + 25)
    yield _text("", 42, top + 37, "opens files itself")
    yield _clock(166, top + 25)
    yield _text("", 186, top + 37, "asks the time itself")
    yield _arrow((330, top + 33), (366, top + 33))
    yield _text("", 376, top + 37, "where the data goes")


def _units(drawn: Layout) -> Iterable[str]:
    files, clocks = opening_files(), asking_the_time()
    seeing, kept = seeing_children(), kept_from_children()
    for unit, box in drawn.units.items():
        kind = " seeing" if unit in seeing else " kept" if unit in kept else ""
        yield _rect(f"unit{kind}", box, radius=5)
        words = name_of(unit)
        if unit == WHOLE_ROW:
            words += ": every command; brings the person, the files and the day, and hands case lists to the dashboard"
        marks = [draw for draw, units in ((_page, files), (_clock, clocks)) if unit in units]
        # A long name gives way to its marks.
        tight = len(words) * WIDE / 2 + 16 * len(marks) > CHIP / 2 and unit != WHOLE_ROW
        shift = 8 * len(marks) if tight else 0
        yield _text("", box.middle - shift, box.top + 16.5, words, middle=True)
        for place, draw in enumerate(marks):
            yield draw(box.right - 16 - place * 16, box.top + 6)


def _captions(drawn: Layout) -> Iterable[str]:
    for row in layers():
        words = next((CAPTIONS[unit] for unit in row if unit in CAPTIONS), None)
        boxes = [drawn.units[unit] for unit in row]
        begins = WIDTH - 26 - len(words or "") * WIDE
        if words and all(box.right < begins for box in boxes if box.top == boxes[0].top):
            yield _text("quiet end", WIDTH - 20, boxes[0].top + 16.5, words)


def _flows(drawn: Layout, below: float) -> Iterable[str]:
    units, shelves = drawn.units, drawn.shelves
    extract, kept, published, ledger = (shelves[shelf.words] for shelf in SHELVES)
    yield _down(extract, units["yjp.ingest"])
    yield _arrow((units["yjp.ingest"].right, _across(units["yjp.ingest"])), _side(units["yjp.store"]))
    yield _arrow((units["yjp.store"].right, _across(units["yjp.store"])), _side(units["yjp.rules"]))
    column = units["yjp.store"].middle
    yield _arrow((column, units["yjp.store"].bottom), (column, kept.top))
    yield _arrow((column, kept.bottom), (column, units["yjp.indicators"].top))
    yield _arrow((column, units["yjp.indicators"].bottom), (column, units["yjp.compute"].top))
    yield _arrow((column, units["yjp.compute"].bottom), (column, ledger.top))
    yield _down(units["yjp.rules"], units["yjp.quality"])
    yield _down(published, units["yjp.comparators"])
    compared, computed = units["yjp.comparators"], units["yjp.compute"]
    yield _path(
        [(compared.middle, compared.bottom), (compared.middle, _across(computed))],
        (computed.right, _across(computed)),
    )
    yield _arrow((column, ledger.bottom), (column, units["yjp.disclosure"].top))
    fan = units["yjp.disclosure"].bottom + (units["yjp.narrative"].top - units["yjp.disclosure"].bottom) / 2
    for unit in ("yjp.charts", "yjp.narrative", "yjp.writers"):
        target = units[unit]
        yield _path(
            [(column, units["yjp.disclosure"].bottom), (column, fan), (target.middle, fan)], _top(target)
        )
    join = units["yjp.narrative"].bottom + (units["yjp.plan"].top - units["yjp.narrative"].bottom) / 2
    ends = [units[unit] for unit in ("yjp.charts", "yjp.narrative", "yjp.writers")]
    yield f'<path class="flow" d="M{_n(ends[0].middle)} {_n(join)}H{_n(ends[2].middle)}"/>'
    for start, end in zip(ends, ("yjp_dashboards", "yjp.plan", "yjp_returns"), strict=True):
        yield _arrow((start.middle, start.bottom), _top(units[end]))
    audited = units["yjp.audit"]
    yield _arrow((_left(AUDITED_COLUMN), _across(audited)), (audited.right, _across(audited)))
    yield _data(Box(left=_left(AUDITED_COLUMN), top=audited.top), AUDITED)
    cli = units[WHOLE_ROW]
    for unit in ("yjp_dashboards", "yjp.plan", "yjp_returns", "yjp.audit"):
        yield _arrow((units[unit].middle, units[unit].bottom), (units[unit].middle, cli.top))
        yield _arrow((units[unit].middle, cli.bottom), (units[unit].middle, below))


def _across(box: Box) -> float:
    return box.top + box.height / 2


def _top(box: Box) -> tuple[float, float]:
    return box.middle, box.top


def _side(box: Box) -> tuple[float, float]:
    return box.left, _across(box)


def _down(start: Box, end: Box) -> str:
    return _arrow((end.middle, start.bottom), _top(end))


def _arrow(start: tuple[float, float], end: tuple[float, float]) -> str:
    return _path([start], end)


def _path(points: Sequence[tuple[float, float]], end: tuple[float, float]) -> str:
    """A line through the points with a head at its end, which is reached straight down or across."""
    (x, y), (from_x, _) = end, points[-1]
    if x == from_x:
        stop, head = (x, y - 5), f"M{_n(x)} {_n(y)}l-4.5 -8h9z"
    else:
        way = 1 if x > from_x else -1
        stop, head = (x - 5 * way, y), f"M{_n(x)} {_n(y)}l{-8 * way} -4.5v9z"
    drawn = "L".join(f"{_n(px)} {_n(py)}" for px, py in (*points, stop))
    return f'<path class="flow" d="M{drawn}"/><path class="head" d="{head}"/>'


def _data(box: Box, words: str) -> str:
    return _rect("data", box, radius=12) + _text("", box.middle, box.top + 16.5, words, middle=True)


def _rect(kind: str, box: Box, *, radius: float) -> str:
    where = f'x="{_n(box.left)}" y="{_n(box.top)}" width="{_n(box.width)}" height="{_n(box.height)}"'
    return f'<rect class="{kind}" {where} rx="{_n(radius)}"/>'


def _text(kind: str, x: float, y: float, words: str, *, middle: bool = False) -> str:
    names = " ".join(name for name in (kind, "mid" if middle else "") if name)
    which = f' class="{names}"' if names else ""
    return f'<text{which} x="{_n(x)}" y="{_n(y)}">{escape(words)}</text>'


def _page(left: float, top: float) -> str:
    return (
        f'<path class="mark" d="M{_n(left + 2)} {_n(top + 1)}h5l3 3v9h-8zM{_n(left + 7)} {_n(top + 1)}v3h3"/>'
    )


def _clock(left: float, top: float) -> str:
    return (
        f'<circle class="mark" cx="{_n(left + 7)}" cy="{_n(top + 7)}" r="6"/>'
        f'<path class="mark" d="M{_n(left + 7)} {_n(top + 3.5)}v3.5l2.5 1.5"/>'
    )


def _n(number: float) -> str:
    return f"{number:g}"


def pages() -> dict[Path, str]:
    """The picture."""
    return {PICTURE: drawing()}
