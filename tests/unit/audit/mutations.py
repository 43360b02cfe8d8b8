"""Random damage to a document: one digit, sign, unit or direction changed, or two rows of a table exchanged."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from yjp.audit.document import Block, Cell, Chart, Document, Item, Table

Bound = tuple[tuple[int, int, str], ...]
_SIGNS = "+-\N{MINUS SIGN}"
_OPPOSITE = {
    "rose": "fell",
    "fell": "rose",
    "lower": "higher",
    "higher": "lower",
    "Lower": "Higher",
    "Higher": "Lower",
    "better": "worse",
    "worse": "better",
    "more": "fewer",
}


def mutants(document: Document, seed: int, count: int) -> Iterator[tuple[str, Document]]:
    """``count`` damaged copies with what was done; the kinds come in turn, everything else by chance of the seed."""
    chance = random.Random(seed)
    kinds: tuple[Callable[[random.Random, Document], tuple[str, Document]], ...] = (
        _digit,
        _sign,
        _unit,
        _direction,
        _rows,
    )
    for place in range(count):
        yield kinds[place % len(kinds)](chance, document)


def _put(document: Document, place: int, item: Item) -> Document:
    return replace(document, items=(*document.items[:place], item, *document.items[place + 1 :]))


def _parts(document: Document) -> list[tuple[int, tuple[int, int] | None, str, Bound]]:
    """Every text with bound parts: its item, its row and column, the text and the parts."""
    found: list[tuple[int, tuple[int, int] | None, str, Bound]] = []
    for place, item in enumerate(document.items):
        if isinstance(item, Block) and item.bound:
            found.append((place, None, item.text, item.bound))
        elif isinstance(item, Table):
            for row, cells in enumerate(item.rows):
                found += [
                    (place, (row, column), cell.text, cell.bound)
                    for column, cell in enumerate(cells)
                    if cell.bound
                ]
    return found


def _rewritten(
    document: Document, place: int, at: tuple[int, int] | None, text: str, bound: Bound
) -> Document:
    item = document.items[place]
    if at is None:
        assert isinstance(item, Block)
        return _put(document, place, replace(item, text=text, bound=bound))
    assert isinstance(item, Table)
    cells = list(item.rows[at[0]])
    cells[at[1]] = replace(cells[at[1]], text=text, bound=bound)
    rows = (*item.rows[: at[0]], tuple(cells), *item.rows[at[0] + 1 :])
    return _put(document, place, replace(item, rows=rows))


def _changed(
    document: Document, chance: random.Random, change: Callable[[str], str | None]
) -> tuple[str, Document]:
    """Change one bound part that the change applies to."""
    options = []
    for place, at, text, bound in _parts(document):
        for index, (start, end, _) in enumerate(bound):
            if (new := change(text[start:end])) is not None and new != text[start:end]:
                options.append((place, at, text, bound, index, new))
    place, at, text, bound, index, new = chance.choice(options)
    start, end, tag = bound[index]
    longer = len(new) - (end - start)
    parts = tuple((a + longer * (a >= end), b + longer * (b >= end), name) for a, b, name in bound)
    return f"{text[start:end]!r} to {new!r} ({tag})", _rewritten(
        document, place, at, text[:start] + new + text[end:], parts
    )


def _digit(chance: random.Random, document: Document) -> tuple[str, Document]:
    charts = [(place, item) for place, item in enumerate(document.items) if isinstance(item, Chart)]
    if charts and chance.random() < 0.15:
        return _chart(chance, document, *chance.choice(charts))

    def change(text: str) -> str | None:
        places = [place for place, char in enumerate(text) if char.isdigit()]
        if not places:
            return None
        place = chance.choice(places)
        return text[:place] + chance.choice([d for d in "0123456789" if d != text[place]]) + text[place + 1 :]

    return _changed(document, chance, change)


def _chart(chance: random.Random, document: Document, place: int, chart: Chart) -> tuple[str, Document]:
    index = chance.randrange(len(chart.series))
    series = chart.series[index]
    points = [point for point, value in enumerate(series.shown) if value is not None]
    point = chance.choice(points)
    shown = list(series.shown)
    value = shown[point]
    assert value is not None
    shown[point] = float(f"{value:g}") + chance.choice((-1, 1)) * 10.0 ** chance.choice((0, -1, -2))
    changed = replace(series, shown=tuple(shown))
    every = (*chart.series[:index], changed, *chart.series[index + 1 :])
    return f"chart {chart.title}: {value} to {shown[point]}", _put(
        document, place, replace(chart, series=every)
    )


def _sign(chance: random.Random, document: Document) -> tuple[str, Document]:
    def change(text: str) -> str | None:
        if text[:1] in _SIGNS and text[1:2].isdigit():
            return ("+" if text[0] != "+" else "\N{MINUS SIGN}") + text[1:]
        return f"\N{MINUS SIGN}{text}" if re.fullmatch(r"[\d.,]+%?", text) else None

    return _changed(document, chance, change)


def _unit(chance: random.Random, document: Document) -> tuple[str, Document]:
    if chance.random() < 0.3:
        return _base(chance, document)

    def change(text: str) -> str | None:
        if "percentage points" in text:
            return text.replace(" percentage points", "%")
        if " points" in text:
            return text.replace(" points", "%")
        if "%" in text:
            return text.replace("%", chance.choice(("", " percentage points", " per 1,000")))
        return f"{text}%" if re.fullmatch(r"[\d.,]+", text) else None

    return _changed(document, chance, change)


def _base(chance: random.Random, document: Document) -> tuple[str, Document]:
    """``per 100,000`` in the words around bound figures."""
    options = [
        (place, item)
        for place, item in enumerate(document.items)
        if isinstance(item, Block) and item.bound and re.search(r"per.1(?:00)?,000", item.text)
    ]
    place, block = chance.choice(options)
    matches = list(re.finditer(r"per.1(?:00)?,000", block.text))
    match = chance.choice(matches)
    new = "per\N{NO-BREAK SPACE}10,000"
    longer = len(new) - len(match[0])
    bound = tuple(
        (a + longer * (a >= match.end()), b + longer * (b >= match.end()), tag) for a, b, tag in block.bound
    )
    text = block.text[: match.start()] + new + block.text[match.end() :]
    return f"{match[0]!r} to {new!r}", _put(document, place, replace(block, text=text, bound=bound))


def _direction(chance: random.Random, document: Document) -> tuple[str, Document]:
    words = re.compile(rf"\b(?:{'|'.join(_OPPOSITE)})\b")

    def change(text: str) -> str | None:
        match = words.search(text)
        return text[: match.start()] + _OPPOSITE[match[0]] + text[match.end() :] if match else None

    return _changed(document, chance, change)


def _rows(chance: random.Random, document: Document) -> tuple[str, Document]:
    """Exchange two rows' figures, with their bindings or only as printed, or their labels."""
    tables = [
        (place, item)
        for place, item in enumerate(document.items)
        if isinstance(item, Table) and sum(any(cell.bound for cell in row) for row in item.rows) > 1
    ]
    while True:
        place, table = chance.choice(tables)
        rows = [row for row, cells in enumerate(table.rows) if any(cell.bound for cell in cells)]
        one, other = chance.sample(rows, 2)
        how = chance.choice(("figures", "print", "labels"))
        first, second = _swapped(table.rows[one], table.rows[other], how)
        if [cell.text for cell in first] == [cell.text for cell in table.rows[one]]:
            continue
        new = list(table.rows)
        new[one], new[other] = first, second
        what = f"{how} of {table.rows[one][0].text!r} and {table.rows[other][0].text!r}"
        return what, _put(document, place, replace(table, rows=tuple(new)))


def _swapped(
    one: tuple[Cell, ...], other: tuple[Cell, ...], how: str
) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
    def take(own: Cell, theirs: Cell, column: int) -> Cell:
        if (how == "labels") != (column == 0):
            return own
        if how == "figures":
            return replace(own, text=theirs.text, bound=theirs.bound)
        if how == "print":
            if not (own.bound and theirs.bound):
                return own
            return replace(own, text=theirs.text, bound=((0, len(theirs.text), own.bound[0][2]),))
        return replace(own, text=theirs.text)

    pairs = list(zip(one, other, strict=True))
    return (
        tuple(take(a, b, column) for column, (a, b) in enumerate(pairs)),
        tuple(take(b, a, column) for column, (a, b) in enumerate(pairs)),
    )
