"""The facts of a table: measure, area, period and group from the header, the label, the caption or the heading."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yjp.audit.claims.fact import Fact, bound_to, qualifiers
from yjp.audit.claims.matrix import matrix
from yjp.audit.claims.quantities import column_name
from yjp.audit.finding import groups, vocabulary
from yjp.audit.finding.grid import Grid
from yjp.audit.finding.numbers import in_flat
from yjp.audit.finding.periods import Period
from yjp.audit.finding.tokens import Kind, Token

_RATE = re.compile(r"\brates?\b|\bper (?:10|1,0)|\bper 1,?000", re.IGNORECASE)
_NUMBER = re.compile(r"\bnumbers?\b|\bno\.|\bcount\b|\bactual\b|#", re.IGNORECASE)
_CHANGE = re.compile(
    r"\bchange|\bdifference|\bvariance|\breduction|\bincrease|\bdecrease|\btarget|\+/-|\bforecast",
    re.IGNORECASE,
)
_COUNTED = ("cohort", "reoffenders", "reoffences")
"""Counts beside a reoffending rate, each of which is a fact of its own."""


def of_grid(grid: Grid) -> Iterator[Fact]:
    """The facts of a table, cell by cell, except for changes and targets."""
    made = matrix(grid)
    corner = " ".join(grid.columns[: grid.first_value])
    caption = " ".join(part for part in (corner, grid.table.caption) if part)
    heads = [_named(head) for head in grid.columns]
    labels = [_named(label) for label in grid.labels]
    around, section = _named(caption), _named(grid.table.heading)
    rows = [_group(label, found, corner, grid) for label, found in zip(grid.labels, labels, strict=True)]
    columns = [groups.of_label(head, corner) for head in grid.columns]
    for (row, column), entry in sorted(made.entries.items()):
        head, label = heads[column], labels[row]
        measure = head.measure or label.measure or around.measure or section.measure
        beside = f"{grid.columns[column]} {grid.labels[row]}"
        if measure is None or _CHANGE.search(beside):
            continue
        own = {each for each in (rows[row], columns[column]) if each}
        words = [
            text
            for text, group in ((grid.columns[column], columns[column]), (grid.labels[row], rows[row]))
            if not group
        ]
        cell = grid.cell(row, column)
        yield Fact(
            measure=measure,
            area=head.area or label.area or around.area,
            period=head.period or label.period or around.period,
            form=_form(entry.token, measure, beside, caption),
            token=entry.token,
            span=entry.span,
            order=grid.order,
            section=grid.section,
            table=grid,
            words=made.words(row, column),
            quote=f"{made.words(row, column)}: {entry.span.text}",
            qualifiers=qualifiers(" ".join([*words, caption])) | own,
            bound=bound_to(cell.source.bound, entry.span.start, entry.span.end) if cell else None,
        )


def _group(label: str, found: "_Names", corner: str, grid: Grid) -> str | None:
    """The group that a row is of: by the words of its label, or since it is a part of a total and nothing else."""
    named = groups.of_label(label, corner)
    if named or not grid.total_rows or label in {grid.labels[row] for row in grid.total_rows}:
        return named
    return None if found.measure or found.area or found.period or not label else f"{corner}: {label}".lower()


@dataclass(frozen=True, slots=True)
class _Names:
    measure: str | None
    area: str | None
    period: Period | None


def _named(text: str) -> _Names:
    measures = {mention.id for mention in vocabulary.measures(text)}
    areas = [mention.id for mention in vocabulary.areas(text)]
    periods = [token.period for token in in_flat(text) if token.period and token.period.form != "date"]
    return _Names(
        measures.pop() if len(measures) == 1 else None,
        areas[0] if len(set(areas)) == 1 or (areas and areas[-1] == "pcc") else None,
        periods[0] if len(set(periods)) == 1 else None,
    )


def _form(token: Token, measure: str, near: str, far: str) -> str | None:
    quantity = column_name(near) if token.kind is Kind.COUNT else None
    if measure in ("binary", "per_child", "per_reoffender") and quantity in _COUNTED:
        return quantity
    if token.kind is Kind.PERCENT or measure == "binary":
        return (
            "percent"
            if token.kind in (Kind.PERCENT, Kind.DECIMAL, Kind.COUNT) and not _NUMBER.search(near)
            else "number"
        )
    if measure in ("per_child", "per_reoffender"):
        return "ratio" if token.kind is Kind.DECIMAL else None
    if token.kind is Kind.DECIMAL:
        return "rate"
    for text in (near, far):
        number, rate = bool(_NUMBER.search(text)), bool(_RATE.search(text))
        if number != rate:
            return "number" if number else "rate"
    return None
