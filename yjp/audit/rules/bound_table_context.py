"""In our own tables the captions, headings and labels around a bound figure must be its own."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from math import inf

from yjp.audit.claims.judgement import Judgement
from yjp.audit.document import Cell, Table
from yjp.audit.finding.flat import flat
from yjp.audit.finding.numbers import in_flat
from yjp.audit.result import Span
from yjp.audit.rules.bound_figures import figures_of, misnamed, period_of
from yjp.audit.rules.rate_base import base_in
from yjp.errors import UserError
from yjp.figures import Facet
from yjp.indicators.groupings import group_label
from yjp.indicators.registry import indicator
from yjp.ledger import Figure, Ledger

_LITTLE = frozenset(
    ["a", "and", "as", "by", "did", "for", "in", "of", "on", "or", "so", "the", "to", "who", "whose"]
)
"""Words that say nothing of a measure."""


def table_context(ledger: Ledger, table: Table) -> Iterator[Judgement]:
    """What a table says around its bound cells that is not true of them."""
    rows = [[(cell, figures_of(ledger, cell.bound)) for cell in row] for row in table.rows]
    if not any(found for row in rows for _, found in row):
        return
    for row in rows:
        figures = [figure for _, found in row for *_, figure in found]
        for cell, found in row:
            if not found and figures:
                yield from _cell(cell, figures)
    yield from _columns(rows)
    for name in _NAMES:
        yield from _labels(rows, name)


def _cell(cell: Cell, figures: list[Figure]) -> Iterator[Judgement]:
    """A period or a base in an unbound cell of a row is that of the row's figures, unless a group's name has it."""
    if any(cell.text.strip().lower() in _group(figure) for figure in figures):
        return
    for token in in_flat(flat(cell.text)):
        span = Span(
            place=cell.place, start=token.start, end=token.end, text=cell.text[token.start : token.end]
        )
        if (
            token.period
            and token.period.months > 1
            and not any(token.period.same(period_of(each)) for each in figures)
        ):
            yield misnamed(
                cell.text,
                span,
                f"{token.text} is not the period of this row's figures",
                period_of(figures[0]).words,
            )
        pers = {each.per for each in figures if each.per and each.per > 100}
        base = base_in(token.text) if token.ignored == "unit base" else None
        if base and pers and base not in pers:
            yield misnamed(
                cell.text,
                span,
                f"{token.text} is not the base of this row's rates",
                f"per {pers.copy().pop():,}",
            )


def _group(figure: Figure) -> str:
    """The name of the figure's group, in small letters: "reprimand or final warning (until 2013)"."""
    if not figure.group or figure.group_value is None:
        return ""
    try:
        return group_label(figure.group, figure.group_value).lower()
    except UserError:
        return ""


def _columns(rows: list[list[tuple[Cell, list[tuple[int, int, Facet, Figure]]]]]) -> Iterator[Judgement]:
    """A period in a header is that of the values bound below it."""
    head = rows[0]
    for column, (cell, found) in enumerate(head):
        tokens = [token for token in in_flat(flat(cell.text)) if token.period and token.period.months > 1]
        if found or len(tokens) != 1 or tokens[0].period is None:
            continue
        below = Counter(
            period_of(figure)
            for row in rows[1:]
            if column < len(row)
            for *_, facet, figure in row[column][1]
            if facet is Facet.VALUE
        )
        if below and not any(tokens[0].period.same(each) for each in below):
            token = tokens[0]
            span = Span(
                place=cell.place, start=token.start, end=token.end, text=cell.text[token.start : token.end]
            )
            yield misnamed(
                cell.text,
                span,
                f"{token.text} is not the period of the values below it",
                below.most_common(1)[0][0].words,
            )


def _area(figure: Figure) -> tuple[str, ...]:
    return (figure.area_name,)


@cache
def _titles(identifier: str) -> tuple[str, ...]:
    try:
        found = indicator(identifier.removesuffix("_change"))
    except UserError:
        return ()
    return (found.title, found.short_title)


def _measure(figure: Figure) -> tuple[str, ...]:
    return _titles(figure.indicator)


_NAMES: tuple[Callable[[Figure], tuple[str, ...]], ...] = (_area, _measure)
"""What a row's label may name, each by the names that it goes by."""


def _labels(
    rows: list[list[tuple[Cell, list[tuple[int, int, Facet, Figure]]]]],
    name: Callable[[Figure], tuple[str, ...]],
) -> Iterator[Judgement]:
    """A row's label names the area, or the measure, of its figures, where other rows are labelled so."""
    named = []
    for row in rows:
        names = {name(figure) for _, found in row for *_, figure in found}
        if len(names) == 1 and not row[0][1] and row[0][0].text.strip():
            named.append((row, names.pop()))
    expected = {each for _, each in named if each}
    if len(expected) < 2:
        return
    for row, own in named:
        label = row[0][0]
        if _said(label.text, own) < max(_said(label.text, other) for other in expected - {own}):
            span = Span(place=label.place, start=0, end=len(label.text), text=label.text)
            yield misnamed(
                " | ".join(cell.text for cell, _ in row),
                span,
                f"the row is labelled \u201c{label.text.strip()}\u201d, but its figures are those of {own[0]}",
                own[0],
            )


def _said(label: str, names: tuple[str, ...]) -> float:
    """How many words of one of the names the label has, by their first seven letters; all of them are the most."""
    said = _words(label)
    return max((inf if said == _words(name) else len(_words(name) & said) for name in names), default=0)


def _words(text: str) -> set[str]:
    return {word[:7] for word in re.findall(r"[a-z0-9]+", text.lower()) if word not in _LITTLE}
